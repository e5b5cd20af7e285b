"""The tree builder's functions for promises: what holds of every call."""

from __future__ import annotations

from flowlang import syntax as s
from flowlang.source import Span
from flowlang.tokens import Token
from flowlang.tree_actions import ActionBuilder
from flowlang.tree_parts import Broken, Fault, only

KINDS = {"MENU": "menu", "QUESTION": "question", "TRANSFER": "transfer", "RECORDING": "recording"}
Required = tuple[str, int | None, s.Happening]
"""What is required: `always`, `never` or `at most`, how often, and of what."""


class PromiseBuilder(ActionBuilder):
    """The functions for promises; the others are inherited."""

    def promise(self, span: Span, text: s.TextLiteral, *rules: s.PromiseRule | Broken) -> s.Promise:
        """`promise "Whoever said fraud passes at most two more menus"`."""
        self.plain_word(text.span, text, ("F130", ""))
        return s.Promise(span=span, text=text, rules=only(s.PromiseRule, rules))

    def promised(
        self,
        span: Span,
        condition: s.Expression | None,
        scope: tuple[str, s.Happening] | None,
        required: Required,
    ) -> s.PromiseRule:
        """`when not open(office), always say opening_hours`."""
        where, mark = scope or ("", None)
        must, most, what = required
        return s.PromiseRule(
            span=span, condition=condition, scope=where, mark=mark, must=must, most=most, happening=what
        )

    def after_happening(self, span: Span, happening: s.Happening) -> tuple[str, s.Happening]:
        """`after fraud_desk`."""
        return "after", happening

    def before_happening(self, span: Span, happening: s.Happening) -> tuple[str, s.Happening]:
        """`before operators`."""
        return "before", happening

    def always(self, span: Span, happening: s.Happening) -> Required:
        """`always say opening_hours`."""
        return "always", None, happening

    def never(self, span: Span, happening: s.Happening) -> Required:
        """`never any recording`."""
        return "never", None, happening

    def at_most_times(self, span: Span, times: int | Token, happening: s.Happening) -> Required:
        """`at most twice options`, `at most 2 menus`."""
        return "at most", self.count_(span, times) if isinstance(times, Token) else times, happening

    def named_happening(self, span: Span, name: s.Identifier, outcome: s.Identifier | None) -> s.Happening:
        """`fraud_desk`, `verify_account.verified`."""
        return s.Happening(span=span, form="named", name=name, outcome=outcome)

    def said_happening(self, span: Span, name: s.Identifier) -> s.Happening:
        """`say opening_hours`."""
        return s.Happening(span=span, form="say", name=name)

    def chosen_happening(self, span: Span, text: s.TextLiteral) -> s.Happening:
        """`"fraud"`, chosen by the caller."""
        word = self.plain_word(span, text)
        return s.Happening(span=span, form="choice", name=s.Identifier(span=span, text=word))

    def end_happening(self, span: Span) -> s.Happening:
        """`end`."""
        return s.Happening(span=span, form="end")

    def kind_happening(self, span: Span, word: Token) -> s.Happening:
        """`any menu`, `menus`."""
        return s.Happening(span=span, form=KINDS[word.kind.removeprefix("ANY_").removesuffix("S")])

    def plain_word(self, span: Span, text: s.TextLiteral, fault: tuple[str, str] = ("F117", "word")) -> str:
        """A text that is words alone, as those of options are; where it is not, the fault (code, variant) is told."""
        runs = [part for part in text.parts if isinstance(part, s.TextRun)]
        word = "".join(run.text for run in runs)
        if len(runs) != len(text.parts) or not word.strip():
            self.faults.append(Fault(fault[0], span, fault[1]))
        return word
