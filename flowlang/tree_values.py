"""The tree builder's functions for what stands within a line: words, types, values."""

from __future__ import annotations

from typing import TypeAlias

from flowlang import syntax as s
from flowlang.durations import MICROSECONDS
from flowlang.placeholders import Mistake, composed, read_text
from flowlang.source import Span
from flowlang.tokens import Token
from flowlang.tree_parts import Fault, only
from flowlang.values import replace

LONGEST_NUMBER = 9  # digits of a length of time: more are a slip of the finger
KEYS = {"STAR": "*", "HASH": "#"}
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

Arguments: TypeAlias = tuple[s.Expression, ...]


class ValueBuilder:
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
