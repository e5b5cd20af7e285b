"""Values in the graph: expressions, and what is said."""

from __future__ import annotations

from compiler.types import Type
from flowlang.values import TaggedValue, Value


class Expression(TaggedValue, frozen=True):
    """Something with a value. Types were checked; evaluation has a cost limit."""


class Constant(Expression, frozen=True):
    """A value in stored form, with its type."""

    value: str | int | bool | None
    type: Type


class Variable(Expression, frozen=True):
    """A variable or parameter of this flow."""

    name: str


class Kept(Expression, frozen=True):
    """A variable kept with the interaction or the customer."""

    name: str
    scope: str


class BuiltIn(Expression, frozen=True):
    """A value the runtime gives: `language`, `medium`, `interaction.number`, `interaction.line`, `message`, …"""

    name: str


class FieldOf(Expression, frozen=True):
    """One field of a record."""

    value: AnyExpression
    field: str


class Operation(Expression, frozen=True):
    """and, or, not, =, !=, <, <=, >, >=, +, -, *, /, negative, contains, in, starts_with, known; arguments in order."""

    operator: str
    arguments: tuple[AnyExpression, ...]


class InState(Expression, frozen=True):
    """Whether a calendar is in one of its named states now; `hours` is the service's own calendar."""

    calendar: str
    state: str


class TextOf(Expression, frozen=True):
    """A text with values in it."""

    parts: tuple[AnyPart, ...]


class ListOf(Expression, frozen=True):
    """A list of values."""

    items: tuple[AnyExpression, ...]


AnyExpression = Constant | Variable | Kept | BuiltIn | FieldOf | Operation | InState | TextOf | ListOf

# --- what is said ---------------------------------------------------------------------------------------------------


class Part(TaggedValue, frozen=True):
    """A piece of something said."""


class Words(Part, frozen=True):
    """Text as it stands."""

    text: str


class Spoken(Part, frozen=True):
    """A value in a spoken form: money, date, time, duration, ordinal, characters, phone, or plain."""

    value: AnyExpression
    form: str
    type: Type


class Sound(Part, frozen=True):
    """A sound file of the centre, its path relative to the centre's folder."""

    file: str


AnyPart = Words | Spoken | Sound


class Speech(Value, frozen=True):
    """One `say`: its parts for each language, or for a language and medium (`it`, `it/chat`).

    `prompt` is the prompt's name, if it is one.
    """

    variants: dict[str, tuple[AnyPart, ...]]
    prompt: str | None = None
    to_the_end: bool = False
