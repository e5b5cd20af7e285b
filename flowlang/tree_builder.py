"""From what the grammar recognises to the syntax tree: one small function for each rule that has a name.

A function is called with where its words stand and with what the rule's parts became, in the rule's order; what is left
out of square brackets in the grammar is none. `Broken` stands for lines that could not be read; it is left out of
every list, and `Flow.unreadable` says where.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any, get_args

from flowlang import syntax as s
from flowlang.source import Span
from flowlang.tokens import Token
from flowlang.tree_parts import Broken, Fault, only, readable
from flowlang.tree_promises import PromiseBuilder

ORDINALS = ("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH")
HEAD_LINES = get_args(s.HeadLine)


def touches(span: Span, lines: Sequence[int]) -> bool:
    """Whether any of the lines, which are in order, lies within a stretch of the text."""
    return bisect_left(lines, span.line) < bisect_right(lines, span.end_line)


class TreeBuilder(PromiseBuilder):
    """The functions for questions, exits, options, queues, blocks and flows; the others are inherited."""

    # --- questions, exits, options -----------------------------------------------------------------------------------

    def response_block(self, span: Span, *items: s.Statement | s.Rung | Broken) -> s.Body | s.Ladder:
        """What stands below an exit: a ladder of rungs, or what is done."""
        rungs = only(s.Rung, items)
        if not rungs:
            return self.block_body(span, *items)  # type: ignore[arg-type]
        for item in items:
            if not isinstance(item, s.Rung | Broken):
                self.faults.append(Fault("F121", item.span))
        if not only(Broken, items):  # the rung that seems to be missing may stand there
            self.check_rungs(rungs)
        return s.Ladder(span=span, rungs=rungs)

    def check_rungs(self, rungs: tuple[s.Rung, ...]) -> None:
        """`first`, `second`, … in this order, each once, then `then`."""
        for place, rung in enumerate(rungs, start=1):
            last = place == len(rungs)
            if rung.number != place and not (rung.number is None and last):
                self.faults.append(Fault("F121", rung.span, "order"))
                return

    def rung(self, span: Span, number: int | None, body: s.Body) -> s.Rung:
        """`first …`."""
        return s.Rung(span=span, number=number, body=body)

    def ordinal(self, span: Span, word: Token) -> int | None:
        """`first` is 1; `then` has no number."""
        return None if word.kind == "LAST" else ORDINALS.index(word.kind) + 1

    def exit(self, span: Span, *parts: Any) -> s.Exit:
        """`no input, no match -> goodbye`."""
        return s.Exit(span=span, labels=tuple(parts[:-1]), response=parts[-1])

    def label(self, span: Span, text: str) -> s.ExitLabel:
        """One of the language's own exits."""
        return s.ExitLabel(span=span, name=s.Identifier(span=span, text=text))

    def no_input(self, span: Span, times: tuple[s.TimeOn, ...] | None) -> s.ExitLabel:
        """`no input after 5s`."""
        return s.ExitLabel(span=span, name=s.Identifier(span=span, text="no input"), after=times or ())

    def no_match(self, span: Span) -> s.ExitLabel:
        """`no match`."""
        return self.label(span, "no match")

    def not_found(self, span: Span) -> s.ExitLabel:
        """`not found`."""
        return self.label(span, "not found")

    def no_answer(self, span: Span) -> s.ExitLabel:
        """`no answer`."""
        return self.label(span, "no answer")

    def no_beep(self, span: Span) -> s.ExitLabel:
        """`no beep`."""
        return self.label(span, "no beep")

    def yes(self, span: Span) -> s.ExitLabel:
        """`yes`."""
        return self.label(span, "yes")

    def no(self, span: Span) -> s.ExitLabel:
        """`no`."""
        return self.label(span, "no")

    def after(self, span: Span, duration: s.Duration) -> s.ExitLabel:
        """`after 6m`, of a queue."""
        time = s.TimeOn(span=duration.span, duration=duration)
        return s.ExitLabel(span=span, name=s.Identifier(span=span, text="after"), after=(time,))

    def named_exit(self, span: Span, name: s.Identifier, *bindings: s.Identifier | None) -> s.ExitLabel:
        """`verified (account, customer)`."""
        return s.ExitLabel(span=span, name=name, bindings=only(s.Identifier, bindings))

    def option(self, span: Span, *parts: Any) -> s.Option:
        """`1, "billing" -> billing`."""
        return s.Option(span=span, labels=tuple(parts[:-1]), body=parts[-1])

    def word_label(self, span: Span, text: s.TextLiteral) -> s.WordLabel:
        """`"billing"`."""
        return s.WordLabel(span=span, text=self.plain_word(span, text))

    def shape_label(self, span: Span, type: s.TypeExpression, variable: s.Identifier) -> s.ShapeLabel:
        """`digits(4) as extension`."""
        self.given.append(variable)
        return s.ShapeLabel(span=span, type=type, variable=variable)

    # --- queues ------------------------------------------------------------------------------------------------------

    def priority(self, span: Span, *cases: s.PriorityCase | None) -> s.Priority:
        """`priority 9 if customer.vip, else 5`."""
        return s.Priority(span=span, cases=only(s.PriorityCase, cases))

    def priority_case(self, span: Span, value: s.Expression, condition: s.Expression | None) -> s.PriorityCase:
        """`9 if customer.vip`."""
        return s.PriorityCase(span=span, value=value, condition=condition)

    def priority_else(self, span: Span, value: s.Expression) -> s.PriorityCase:
        """`else 5`."""
        return s.PriorityCase(span=span, value=value, condition=None)

    def needs(self, span: Span, skill: s.Identifier, sign: Token, level: Token, *relaxations: s.Relaxation) -> s.Needs:
        """`needs language >= 2`."""
        return s.Needs(span=span, skill=skill, level=self.level(level), relaxations=relaxations)

    def level(self, token: Token) -> int:
        """The level of a skill."""
        if not token.text.isdecimal() or len(token.text) > 4:
            self.faults.append(Fault("F118", token.span, facts={"written": token.text[:20]}))
            return 0
        return int(token.text)

    def relaxed(self, span: Span, level: Token, after: s.Duration) -> s.Relaxation:
        """`relaxed to 1 after 2m`."""
        return s.Relaxation(span=span, level=self.level(level), after=after)

    def ignored(self, span: Span, after: s.Duration) -> s.Relaxation:
        """`ignored after 5m`."""
        return s.Relaxation(span=span, level=None, after=after)

    def also_in(self, span: Span, queue: s.Identifier, after: s.Duration | None) -> s.AlsoIn:
        """`also in back_office after 3m`."""
        return s.AlsoIn(span=span, queue=queue, after=after)

    def answer_within(self, span: Span, within: s.Duration, calendar: s.Identifier | None) -> s.AnswerWithin:
        """`answer within 4h of office`."""
        return s.AnswerWithin(span=span, within=within, calendar=calendar)

    def before_answer(self, span: Span, say: s.Say) -> s.BeforeAnswer:
        """`before answer say "…"`."""
        return s.BeforeAnswer(span=span, say=say)

    def whisper(self, span: Span, what: s.Identifier | s.TextLiteral) -> s.Whisper:
        """`whisper "…"`."""
        return s.Whisper(span=span, say=s.Say(span=what.span, what=what))

    def every(self, span: Span, period: s.Duration, body: s.Body) -> s.Every:
        """`every 30s say "…"`."""
        return s.Every(span=span, period=period, body=body)

    def while_waiting(self, span: Span, *items: object) -> s.WhileWaiting:
        """What the customer hears and may choose while waiting."""
        plays = only(s.Play, items)
        for more in plays[1:]:
            self.faults.append(Fault("F120", more.span))
        return s.WhileWaiting(
            span=span,
            play=plays[0] if plays else None,
            says=only(s.Say, items),
            every=only(s.Every, items),
            options=only(s.Option, items),
        )

    # --- blocks and flows --------------------------------------------------------------------------------------------

    def step(self, span: Span, name: s.Identifier, *statements: s.Statement | Broken) -> s.Step:
        """`step balance`."""
        self.given.append(name)
        return s.Step(span=span, name=name, statements=readable(statements))  # type: ignore[arg-type]

    def menu(self, span: Span, name: s.Identifier, *items: object) -> s.Menu:
        """`menu options`."""
        self.given.append(name)
        return s.Menu(
            span=span, name=name, says=only(s.Say, items), options=only(s.Option, items), exits=only(s.Exit, items)
        )

    def queue(self, span: Span, name: s.Identifier, queue: s.Identifier, *items: object) -> s.QueueBlock:
        """`queue operators in customer_care`."""
        self.given.append(name)
        settings = tuple(item for item in items if not isinstance(item, s.Exit | Broken))
        return s.QueueBlock(span=span, name=name, queue=queue, settings=settings, exits=only(s.Exit, items))  # type: ignore[arg-type]

    def languages(self, span: Span, *languages: s.Identifier) -> s.Languages:
        """`languages en, it`."""
        return s.Languages(span=span, languages=languages)

    def media(self, span: Span, *media: s.Identifier) -> s.Media:
        """`media voice, chat`."""
        return s.Media(span=span, media=media)

    def variable(
        self,
        span: Span,
        name: s.Identifier,
        type: s.TypeExpression,
        value: s.Expression | None,
        kept_with: s.Identifier | None,
    ) -> s.Variable:
        """`var account : digits(6) or nothing`."""
        self.given.append(name)
        return s.Variable(span=span, name=name, type=type, value=value, kept_with=kept_with)

    def silence(self, span: Span, times: tuple[s.TimeOn, ...]) -> s.Silence:
        """`no input after 6s`, of a flow."""
        return s.Silence(span=span, times=times)

    def at_most(self, span: Span, duration: s.Duration, body: s.Body) -> s.AtMost:
        """`at most 20m -> goodbye`."""
        return s.AtMost(span=span, duration=duration, body=body)

    def on_hang_up(self, span: Span, body: s.Body) -> s.OnHangUp:
        """`on hang up -> closing`."""
        return s.OnHangUp(span=span, body=body)

    def on_failure(self, span: Span, body: s.Body) -> s.OnFailure:
        """`on failure -> apology`."""
        return s.OnFailure(span=span, body=body)

    def anywhere(self, span: Span, option: s.Option) -> s.Anywhere:
        """`anywhere 0, "operator" -> operators`."""
        return s.Anywhere(span=span, option=option)

    def outcome_declaration(
        self, span: Span, name: s.Identifier, results: tuple[s.Parameter, ...] | None
    ) -> s.OutcomeDeclaration:
        """`outcome given_up`."""
        self.given.append(name)
        return s.OutcomeDeclaration(span=span, name=name, results=results or ())

    def flow(
        self,
        span: Span,
        name: s.Identifier,
        parameters: tuple[s.Parameter, ...] | None,
        title: s.TextLiteral | None,
        *items: object,
    ) -> s.Flow:
        """`flow main "Acme Energia"`."""
        self.given.append(name)
        blocks: tuple[s.Block, ...] = tuple(item for item in items if isinstance(item, s.Step | s.Menu | s.QueueBlock))
        head: tuple[s.HeadLine, ...] = only(HEAD_LINES, items)
        for line in head:
            if blocks and line.span.line > blocks[0].span.line:
                self.faults.append(Fault("F122", line.span))
        return s.Flow(
            span=span,
            name=name,
            title=title,
            parameters=parameters,
            head=head,
            blocks=blocks,
            unreadable=self.unreadable(span, blocks),
        )

    def unreadable(self, span: Span, blocks: tuple[s.Block, ...]) -> tuple[s.Identifier, ...]:
        """The names of blocks with lines that could not be read, and the names such lines would have declared."""
        lines = [line for line in sorted(self.broken_lines) if span.line <= line <= span.end_line]
        hurt = [block.name for block in blocks if touches(block.span, lines)]
        return tuple(hurt + [name for line in lines for name in self.broken_lines[line]])

    def start(self, span: Span, *flows: s.Flow | Broken) -> tuple[s.Flow, ...]:
        """All flows of a file."""
        return only(s.Flow, flows)

    # --- lines that could not be read --------------------------------------------------------------------------------

    def broken(self, span: Span, *parts: object) -> Broken:
        """A line that could not be read, with those below it."""
        return Broken(span=span)

    broken_line = broken
