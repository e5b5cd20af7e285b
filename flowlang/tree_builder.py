"""From what the grammar recognises to the syntax tree: one small function for each rule that has a name.

A function is called with where its words stand and with what the rule's parts became, in the rule's order; what is left
out of square brackets in the grammar is none. `Broken` stands for lines that could not be read; it is left out of
every list, and `Flow.unreadable` says where.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias, TypeVar, get_args

from flowlang import syntax as s
from flowlang.placeholders import Mistake, composed, read_text
from flowlang.source import Span
from flowlang.tokens import Token
from flowlang.values import Value, replace

MICROSECONDS = {
    "ms": 1_000,
    "s": 1_000_000,
    "m": 60_000_000,
    "h": 3_600_000_000,
    "d": 86_400_000_000,
    "w": 604_800_000_000,
}
LONGEST_NUMBER = 9  # digits of a length of time: more are a slip of the finger
KEYS = {"STAR": "*", "HASH": "#"}
ORDINALS = ("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH")
COMPARISONS = {
    "EQUAL": "=",
    "UNEQUAL": "!=",
    "LESS": "<",
    "LESS_EQUAL": "<=",
    "MORE": ">",
    "MORE_EQUAL": ">=",
    "CONTAINS": "contains",
    "AMONG": "in",
    "STARTS_WITH": "starts_with",
}

HEAD_LINES = get_args(s.HeadLine)

T = TypeVar("T")
Arguments: TypeAlias = tuple[s.Expression, ...]


class Broken(Value, frozen=True):
    """A line that could not be read, and those below it; `names` are the names it would have declared."""

    span: Span


class Clause(Value, frozen=True):
    """Part of an action that is put where it belongs when the action is complete."""

    field: str
    value: Any


class Fault(Value, frozen=True):
    """Something the grammar lets pass and the language does not; `variant` and `code` choose the message."""

    code: str
    span: Span
    variant: str = ""
    facts: dict[str, str] = {}


def only(kind: type[T] | tuple[type[T], ...], items: Iterable[object]) -> tuple[T, ...]:
    """Those of the items that are of this kind, in order."""
    return tuple(item for item in items if isinstance(item, kind))


def readable(items: Iterable[T]) -> tuple[T, ...]:
    """The items without those that could not be read."""
    return tuple(item for item in items if not isinstance(item, Broken))


def touches(span: Span, lines: Sequence[int]) -> bool:
    """Whether any of the lines, which are in order, lies within a stretch of the text."""
    return bisect_left(lines, span.line) < bisect_right(lines, span.end_line)


class TreeBuilder:
    """The functions, and what they find on the way.

    `faults` and `mistakes` are what is wrong, `given` the names that the author gave, `targets` the names behind `->`.
    `broken_lines` holds the numbers of the lines that could not be read, with the names they would have declared; the
    reader adds to it.
    """

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.mistakes: list[Mistake] = []
        self.given: list[s.Identifier] = []
        self.targets: list[s.Identifier] = []
        self.broken_lines: dict[int, tuple[s.Identifier, ...]] = {}

    def remember(self) -> tuple[int, ...]:
        """How much was found so far, to come back to."""
        return len(self.faults), len(self.mistakes), len(self.given), len(self.targets)

    def come_back(self, remembered: tuple[int, ...]) -> None:
        """Forget what was found since."""
        for found, length in zip((self.faults, self.mistakes, self.given, self.targets), remembered, strict=True):
            del found[length:]  # type: ignore[attr-defined]

    # --- words -------------------------------------------------------------------------------------------------------

    def token(self, token: Token) -> object:
        """What a token that leaves a trace becomes."""
        if token.kind == "NAME":
            return s.Identifier(span=token.span, text=composed(token.text))
        return token

    def text(self, span: Span, token: Token) -> s.TextLiteral:
        """`"Sorry?"`."""
        return read_text(token, self.mistakes)

    def duration(self, span: Span, token: Token) -> s.Duration:
        """`6s`."""
        digits = token.text.rstrip("mshdw")
        if len(digits) > LONGEST_NUMBER:
            self.faults.append(Fault("F115", span, "huge"))
            return s.Duration(span=span, microseconds=MICROSECONDS["d"], written="1d")
        return s.Duration(
            span=span, microseconds=int(digits) * MICROSECONDS[token.text[len(digits) :]], written=token.text
        )

    def time_on(self, span: Span, duration: s.Duration, *media: s.Identifier | None) -> s.TimeOn:
        """`3m on chat`."""
        return s.TimeOn(span=span, duration=duration, media=only(s.Identifier, media))

    def times(self, span: Span, *times: s.TimeOn) -> tuple[s.TimeOn, ...]:
        """`6s, 3m on chat`."""
        return times

    def end_key(self, span: Span, key: Token) -> s.Identifier:
        """`hash` or `star`, whatever the author's spelling."""
        return s.Identifier(span=span, text=key.kind.lower())

    def key(self, span: Span, key: Token) -> s.KeyLabel:
        """`1`, `star`."""
        if not key.text.isascii() or "." in key.text:
            self.faults.append(Fault("F117", span, facts={"written": key.text}))
        return s.KeyLabel(span=span, key=KEYS.get(key.kind, key.text))

    # --- types -------------------------------------------------------------------------------------------------------

    def markers(self, span: Span, *markers: Token) -> frozenset[str]:
        """`secret`, `personal`."""
        return frozenset(marker.kind for marker in markers)

    def type(
        self, span: Span, markers: frozenset[str], base: s.TypeExpression, or_nothing: Token | None
    ) -> s.TypeExpression:
        """A type with its markers."""
        return replace(
            base,
            span=span,
            secret="SECRET" in markers,
            personal="PERSONAL" in markers,
            or_nothing=or_nothing is not None,
        )

    def shape_type(self, span: Span, name: s.Identifier, low: Token | None, high: Token | None) -> s.TypeExpression:
        """`digits(13..19)`."""
        first = self.length(low)
        return s.TypeExpression(span=span, name=name, low=first, high=first if high is None else self.length(high))

    def length(self, token: Token | None) -> int | None:
        """A length in brackets."""
        if token is None:
            return None
        if not token.text.isdecimal() or len(token.text) > 4:
            self.faults.append(Fault("F118", token.span, facts={"written": token.text[:20]}))
            return None
        return int(token.text)

    def list_type(self, span: Span, word: Token, element: s.TypeExpression) -> s.TypeExpression:
        """`list of Bill`."""
        return s.TypeExpression(span=span, name=s.Identifier(span=word.span, text="list"), element=element)

    def one_of_type(self, span: Span, word: Token, *choices: s.Identifier) -> s.TypeExpression:
        """`one of gold, silver`."""
        return s.TypeExpression(span=span, name=s.Identifier(span=word.span, text="one_of"), choices=choices)

    def parameter(self, span: Span, name: s.Identifier, type: s.TypeExpression) -> s.Parameter:
        """`account : digits(6)`."""
        self.given.append(name)
        return s.Parameter(span=span, name=name, type=type)

    def parameters(self, span: Span, *parameters: s.Parameter | None) -> tuple[s.Parameter, ...]:
        """What stands in a flow's or an outcome's brackets."""
        return only(s.Parameter, parameters)

    # --- expressions -------------------------------------------------------------------------------------------------

    def number(self, span: Span, token: Token) -> s.NumberLiteral:
        """`12`."""
        return s.NumberLiteral(span=span, text=token.text)

    def duration_value(self, span: Span, duration: s.Duration) -> s.DurationLiteral:
        """`6s` as a value."""
        return s.DurationLiteral(span=span, duration=duration)

    def yes_value(self, span: Span) -> s.YesNoLiteral:
        """`yes`."""
        return s.YesNoLiteral(span=span, value=True)

    def no_value(self, span: Span) -> s.YesNoLiteral:
        """`no`."""
        return s.YesNoLiteral(span=span, value=False)

    def nothing(self, span: Span, word: Token) -> s.NothingLiteral:
        """`nothing`."""
        return s.NothingLiteral(span=span)

    def name(self, span: Span, name: s.Identifier) -> s.Name:
        """A name used as a value."""
        return s.Name(span=span, text=name.text)

    def field(self, span: Span, value: s.Expression, field: s.Identifier) -> s.Field:
        """`customer.vip`."""
        return s.Field(span=span, value=value, field=field)

    def call(self, span: Span, function: s.Identifier, arguments: Arguments) -> s.Call:
        """`open(office)`."""
        return s.Call(span=span, function=function, arguments=arguments)

    def arguments(self, span: Span, *values: s.Expression | None) -> Arguments:
        """What stands in a call's brackets."""
        return tuple(value for value in values if value is not None)

    def list_value(self, span: Span, *items: s.Expression | None) -> s.ListLiteral:
        """`[1, 2]`."""
        return s.ListLiteral(span=span, items=tuple(item for item in items if item is not None))

    def bracketed(self, span: Span, value: s.Expression) -> s.Expression:
        """`(a or b)`: the brackets leave no trace but the order of the tree."""
        return value

    def either(self, span: Span, left: s.Expression, right: s.Expression) -> s.Binary:
        """`X or Y`."""
        return s.Binary(span=span, operator="or", left=left, right=right)

    def both(self, span: Span, left: s.Expression, right: s.Expression) -> s.Binary:
        """`X and Y`."""
        return s.Binary(span=span, operator="and", left=left, right=right)

    def not_(self, span: Span, value: s.Expression) -> s.Not:
        """`not X`."""
        return s.Not(span=span, value=value)

    def negative(self, span: Span, sign: Token, value: s.Expression) -> s.Negative:
        """`-X`."""
        return s.Negative(span=span, value=value)

    def compare(self, span: Span, operator: Token) -> str:
        """A comparison, by its meaning."""
        return COMPARISONS[operator.kind]

    def compared(self, span: Span, left: s.Expression, operator: str, right: s.Expression) -> s.Binary:
        """`X = Y`."""
        return s.Binary(span=span, operator=operator, left=left, right=right)

    def binary(self, span: Span, left: s.Expression, operator: Token, right: s.Expression) -> s.Binary:
        """`X + Y`."""
        return s.Binary(span=span, operator=operator.text, left=left, right=right)

    def is_known(self, span: Span, value: s.Expression) -> s.IsKnown:
        """`X is known`."""
        return s.IsKnown(span=span, value=value)

    # --- actions -----------------------------------------------------------------------------------------------------

    def say(self, span: Span, what: s.Identifier | s.TextLiteral, to_the_end: Token | None) -> s.Say:
        """`say welcome`."""
        return s.Say(span=span, what=what, to_the_end=to_the_end is not None)

    def play(self, span: Span, what: s.Identifier) -> s.Play:
        """`play music`."""
        return s.Play(span=span, what=what)

    def send(
        self, span: Span, what: s.Identifier | s.TextLiteral, to: s.Expression | None, by: s.Identifier | None
    ) -> s.Send:
        """`send receipt to customer.email by email`."""
        return s.Send(span=span, what=what, to=to, by=by)

    def show(
        self,
        span: Span,
        what: s.Identifier,
        content: s.Identifier | s.TextLiteral | None,
        arguments: Arguments | None,
    ) -> s.Show:
        """`show card (account)`."""
        return s.Show(span=span, what=what, content=content, arguments=arguments or ())

    def record_message(self, span: Span, at_most: s.Duration | None, ending_on: s.Identifier | None) -> s.RecordMessage:
        """`record message at most 2m, ending on hash`."""
        return s.RecordMessage(span=span, at_most=at_most, ending_on=ending_on)

    def record_conversation(self, span: Span, switch: Token) -> s.RecordConversation:
        """`record conversation on`."""
        return s.RecordConversation(span=span, on=switch.kind == "SWITCHED_ON")

    def deliver(self, span: Span, what: s.Identifier, to: s.Identifier) -> s.Deliver:
        """`deliver message to customer_care`."""
        return s.Deliver(span=span, what=what, to=to)

    def wait(self, span: Span, duration: s.Duration) -> s.Wait:
        """`wait 2d`."""
        return s.Wait(span=span, duration=duration)

    def wait_until(self, span: Span, until: s.Expression) -> s.Wait:
        """`wait until open(office)`."""
        return s.Wait(span=span, until=until)

    def wait_for_beep(self, span: Span) -> s.Wait:
        """`wait for beep`."""
        return s.Wait(span=span, beep=True)

    def meanwhile(self, span: Span, say: s.Say | s.Play) -> s.Meanwhile:
        """`meanwhile say one_moment`."""
        return s.Meanwhile(span=span, say=say)

    def fetch(
        self,
        span: Span,
        variable: s.Identifier,
        connector: s.Identifier,
        operation: s.Identifier,
        arguments: Arguments,
        *rest: Any,
    ) -> s.Fetch:
        """`fetch bill from crm.last_bill(account) within 3s`."""
        within, meanwhile = rest
        self.given.append(variable)
        return s.Fetch(
            span=span,
            variable=variable,
            connector=connector,
            operation=operation,
            arguments=arguments,
            within=within,
            meanwhile=meanwhile,
        )

    def store(
        self, span: Span, connector: s.Identifier, operation: s.Identifier, arguments: Arguments, *rest: Any
    ) -> s.Store:
        """`store bank.block(pan) within 5s`."""
        within, meanwhile = rest
        return s.Store(
            span=span,
            connector=connector,
            operation=operation,
            arguments=arguments,
            within=within,
            meanwhile=meanwhile,
        )

    def answer(self, span: Span) -> s.Answer:
        """`answer`."""
        return s.Answer(span=span)

    def reject(self, span: Span, reason: s.Identifier | None) -> s.Reject:
        """`reject busy`."""
        return s.Reject(span=span, reason=reason)

    def transfer(self, span: Span, to: s.Identifier, target: s.Expression, *rest: Any) -> s.Transfer:
        """`transfer to number "+39…" warm within 30s, accept on 1, at most 30m`."""
        manner, within, *clauses = rest
        word = s.Identifier(span=manner.span, text=manner.kind.lower()) if manner else None
        fields = self.clauses(clauses)
        return s.Transfer(span=span, to=to, target=target, manner=word, within=within, **fields)

    def clauses(self, clauses: Sequence[tuple[Span, Clause]]) -> dict[str, Any]:
        """The clauses behind an action as fields; one that stands twice is a fault."""
        fields: dict[str, Any] = {}
        for span, clause in clauses:
            if clause.field in fields:
                self.faults.append(Fault("F120", span))
            fields[clause.field] = clause.value
        return fields

    def accept_on(self, span: Span, key: s.KeyLabel) -> tuple[Span, Clause]:
        """`accept on 1`."""
        return span, Clause("accept_key", key.key)

    def transfer_whisper(self, span: Span, what: s.Identifier | s.TextLiteral) -> tuple[Span, Clause]:
        """`whisper "A fault."`."""
        return span, Clause("whisper", s.Say(span=what.span, what=what))

    def transfer_at_most(self, span: Span, duration: s.Duration) -> tuple[Span, Clause]:
        """`at most 30m`."""
        return span, Clause("at_most", duration)

    def call_back(
        self, span: Span, number: s.Expression | None, at: s.Expression | None, keeping: Token | None
    ) -> s.CallBack:
        """`call back at tomorrow_noon, keeping place`."""
        return s.CallBack(span=span, number=number, at=at, keeping_place=keeping is not None)

    def do(self, span: Span, flow: s.Identifier, arguments: Arguments) -> s.Do:
        """`do verify_account()`."""
        return s.Do(span=span, flow=flow, arguments=arguments)

    def set_(self, span: Span, target: s.Name | s.Field, value: s.Expression) -> s.Set:
        """`set language to it`."""
        return s.Set(span=span, target=target, value=value)

    def mark(self, span: Span, outcome: s.Identifier, retry: s.Retry | None) -> s.Mark:
        """`mark attempt as promised and retry in 2h`."""
        return s.Mark(span=span, outcome=outcome, retry=retry)

    def retry_at(self, span: Span, day: s.Identifier, at: Token) -> s.Retry:
        """`tomorrow at 18:00`."""
        hour, minute = at.text.split(":")
        if int(hour) > 23 or int(minute) > 59:
            self.faults.append(Fault("F115", at.span, "clock", {"written": at.text}))
        return s.Retry(span=span, day=day, at=at.text)

    def retry_in(self, span: Span, after: s.Duration) -> s.Retry:
        """`in 2h`."""
        return s.Retry(span=span, after=after)

    def collect(
        self, span: Span, variable: s.Identifier, type: s.TypeExpression, ending_on: s.Identifier | None
    ) -> s.Collect:
        """`collect account as digits(6)`."""
        self.given.append(variable)
        return s.Collect(span=span, variable=variable, type=type, ending_on=ending_on)

    def confirm(self, span: Span) -> s.Confirm:
        """`confirm`."""
        return s.Confirm(span=span)

    def wrap_up(self, span: Span, *codes: s.Identifier) -> s.WrapUp:
        """`wrap up billing, complaint`."""
        return s.WrapUp(span=span, codes=codes)

    def with_exits(self, span: Span, action: Any, *exits: Any) -> Any:
        """An action and the exits below it."""
        below = only(s.Exit, exits)
        return replace(action, exits=below) if below else action

    def with_question(self, span: Span, question: Any, *items: Any) -> Any:
        """A question with the lines below it."""
        says, exits = only(s.Say, items), only(s.Exit, items)
        return replace(question, says=says, exits=exits) if says or exits else question

    # --- decisions ---------------------------------------------------------------------------------------------------

    def if_(self, span: Span, condition: s.Expression, body: s.Body, *more: s.Condition | None) -> s.If:
        """`if … else if … else …`."""
        first = s.Condition(span=condition.span.to(body.span), condition=condition, body=body)
        return s.If(span=span, branches=(first, *only(s.Condition, more)))

    def else_if(self, span: Span, condition: s.Expression, body: s.Body) -> s.Condition:
        """`else if …`."""
        return s.Condition(span=span, condition=condition, body=body)

    def else_(self, span: Span, body: s.Body) -> s.Condition:
        """`else …`."""
        return s.Condition(span=span, condition=None, body=body)

    def case(self, span: Span, value: s.Expression | Token, *branches: s.When | Broken) -> s.Case:
        """`case attempt.answered_by`."""
        return s.Case(span=span, value=None if isinstance(value, Token) else value, branches=readable(branches))  # type: ignore[arg-type]

    def when(self, span: Span, *parts: Any) -> s.When:
        """`person, machine -> greet`."""
        return s.When(span=span, values=tuple(parts[:-1]), body=parts[-1])

    def when_chance(self, span: Span, percent: Token, body: s.Body) -> s.When:
        """`10% -> survey`."""
        return s.When(span=span, percent=percent.text.removesuffix("%"), body=body)

    def when_else(self, span: Span, body: s.Body) -> s.When:
        """`else -> …`."""
        return s.When(span=span, body=body)

    # --- ways to go --------------------------------------------------------------------------------------------------

    def goto(self, span: Span, target: s.Identifier, times: int | None, then: s.Body | None) -> s.Goto:
        """`-> ask again twice, then end`."""
        self.targets.append(target)
        return s.Goto(span=span, target=target, times=times, then=then)

    def again(self, span: Span, times: int | None, then: s.Body | None) -> s.Again:
        """`again twice, then end`."""
        return s.Again(span=span, times=times, then=then)

    def count_(self, span: Span, times: Token) -> int:
        """`once`, `twice`, `3 times`."""
        if times.kind != "NUMBER":
            return 1 if times.kind == "ONCE" else 2
        if not times.text.isdecimal() or not 1 <= int(times.text[:4]) <= 999 or len(times.text) > 3:
            self.faults.append(Fault("F118", times.span, "count", {"written": times.text[:20]}))
            return 1
        return int(times.text)

    def go_on(self, span: Span) -> s.GoOn:
        """`go on`."""
        return s.GoOn(span=span)

    def end(self, span: Span) -> s.End:
        """`end`."""
        return s.End(span=span)

    def hand_to(self, span: Span, flow: s.Identifier, arguments: Arguments | None) -> s.HandTo:
        """`hand to billing (account)`."""
        return s.HandTo(span=span, flow=flow, arguments=arguments or ())

    def give_outcome(self, span: Span, name: s.Identifier, arguments: Arguments | None) -> s.GiveOutcome:
        """`outcome verified (account)`."""
        return s.GiveOutcome(span=span, name=name, arguments=arguments or ())

    def inline(self, span: Span, *statements: s.Statement) -> s.Body:
        """What stands on a line."""
        return s.Body(span=span, statements=statements, inline=True)

    def inline_body(self, span: Span, body: s.Body) -> s.Body:
        """What stands on a line, to its end."""
        return body

    def block_body(self, span: Span, *statements: s.Statement | Broken) -> s.Body:
        """What stands indented below."""
        return s.Body(span=span, statements=readable(statements), inline=False)  # type: ignore[arg-type]

    # --- questions, exits, options -----------------------------------------------------------------------------------

    def response_block(self, span: Span, *items: s.Statement | s.Rung | Broken) -> s.Body | s.Ladder:
        """What stands below an exit: a ladder of rungs, or what is done."""
        rungs = only(s.Rung, items)
        if not rungs:
            return self.block_body(span, *items)  # type: ignore[arg-type]
        for item in items:
            if not isinstance(item, s.Rung | Broken):
                self.faults.append(Fault("F121", item.span))
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
        runs = [part for part in text.parts if isinstance(part, s.TextRun)]
        if len(runs) != len(text.parts) or not "".join(run.text for run in runs).strip():
            self.faults.append(Fault("F117", span, "word"))
        return s.WordLabel(span=span, text="".join(run.text for run in runs))

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


Make: TypeAlias = Callable[..., object]
