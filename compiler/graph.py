"""The checked state-machine graph of a centre: a value, frozen, with a hash of its meaning.

A `State` has an id (a path of names, never a line or number of the source), one operation (`does`), and exits:
transitions by name to other states of the same flow. The engine needs nothing but this; spans and notes ride beside, in
`SourceMap`.

Exits by operation (those in brackets exist where the flow handles them; `runtime.engine.advance` says what they mean):

    Enter, Say, Play, Assign, Repeat   next
    Question                one exit for each option, by `Option.exit`; `collected` for a shape; `no input`, `no match`
    Ladder                  `1`, `2`, …, `then`        (the n-th time on this line of the question)
    Count                   `again`, `then`            (the first `times` times, and after)
    Branch                  one for each branch, by `Case.exit`; `else`
    Fetch                   `ok`, [`not found`], [`failed`]
    Store                   `ok`, [further answers the operation declares], [`failed`]
    Record                  `recorded`, `silence`, [`failed`]
    Transfer                `ended`, `busy`, `no answer`, [`failed`]
    Do                      one for each outcome of the flow, [`failed`]
    Give, End               none

Where `failed` has no transition the failure goes to `on failure` of this flow or of the flow that did it.
"""

from __future__ import annotations

import hashlib

from compiler.types import Type
from flowlang.source import Location
from flowlang.values import TaggedValue, Value, canonical_json

GRAPH_VERSION = 1

# --- expressions ----------------------------------------------------------------------------------------------------


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


# --- operations -----------------------------------------------------------------------------------------------------


class Does(TaggedValue, frozen=True):
    """What a state does."""


class Enter(Does, frozen=True):
    """The beginning of a step, menu or queue: nothing to do, a name to stand for it."""


class Say(Does, frozen=True):
    """Speaks or shows, and goes on when it has been heard or delivered."""

    speech: Speech


class Play(Does, frozen=True):
    """Plays a sound to its end."""

    speech: Speech


class Option(Value, frozen=True):
    """One option: its exit, the keys (each a string of 0-9, * and #), and the words by language."""

    exit: str
    keys: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = {}


class Shape(Value, frozen=True):
    """What is collected: its type, the variable it fills, and the key that ends it (`#`, `*` or empty)."""

    type: Type
    variable: str
    ending_on: str = ""


class Question(Does, frozen=True):
    """Asks, and waits for keys, words or silence.

    Args:
        form: menu, collect or confirm.
        prompt: What is said first, as one prompt.
        options: The options, in order; `confirm` has `yes` and `no`.
        shape: For collect: what fills the variable, exit `collected`.
        no_input_after: Length of silence by medium (voice, video, chat, message, email), microseconds; media without
            one wait for ever.
        accepts_anywhere: Whether the flows' `anywhere` options hold here too (their keys do not while digits are
            collected).
    """

    form: str
    prompt: tuple[Speech, ...]
    options: tuple[Option, ...] = ()
    shape: Shape | None = None
    no_input_after: dict[str, int] = {}
    accepts_anywhere: bool = True


class Ladder(Does, frozen=True):
    """Chooses by how often this line of the question was reached since the question was entered."""

    rungs: int


class Count(Does, frozen=True):
    """Goes `again` the first `times` times and `then` after.

    Counted since the question was entered, or in the whole run of the flow.
    """

    times: int
    scope: str  # question or flow


class Repeat(Does, frozen=True):
    """Asks the question again, prompt and listening, without forgetting its counts."""


class Branch(Does, frozen=True):
    """Takes the first case whose condition holds, else `else`."""

    cases: tuple[Case, ...]


class Case(Value, frozen=True):
    """One condition of a `Branch` and the exit it opens."""

    condition: AnyExpression
    exit: str


class Assign(Does, frozen=True):
    """Sets a variable (scope flow, interaction or customer), or the language (scope language)."""

    variable: str
    scope: str
    value: AnyExpression


class Argument(Value, frozen=True):
    """A named argument."""

    name: str
    value: AnyExpression


class Fetch(Does, frozen=True):
    """Asks a connector's operation and fills a variable."""

    connector: str
    operation: str
    arguments: tuple[Argument, ...]
    variable: str
    within: int  # microseconds
    meanwhile: Speech | None = None


class Store(Does, frozen=True):
    """Changes something through a connector's operation."""

    connector: str
    operation: str
    arguments: tuple[Argument, ...]
    within: int
    meanwhile: Speech | None = None


class Record(Does, frozen=True):
    """Records the customer; fills `message`."""

    at_most: int  # microseconds
    ending_on: str = ""


class Transfer(Does, frozen=True):
    """Connects the customer to a number (E.164), behind the outbound gate.

    `within` is how long it may ring, `at_most` the longest conversation, microseconds; none is without limit of the
    flow's.
    """

    number: AnyExpression
    within: int
    at_most: int | None = None


class Do(Does, frozen=True):
    """Runs a sub-flow; each outcome is an exit whose `binds` take the results."""

    flow: str
    arguments: tuple[Argument, ...]


class Give(Does, frozen=True):
    """Ends a sub-flow with an outcome and its results, in the order declared."""

    outcome: str
    results: tuple[AnyExpression, ...]


class End(Does, frozen=True):
    """Ends the run."""


AnyDoes = (
    Enter
    | Say
    | Play
    | Question
    | Ladder
    | Count
    | Repeat
    | Branch
    | Assign
    | Fetch
    | Store
    | Record
    | Transfer
    | Do
    | Give
    | End
)


class Transition(Value, frozen=True):
    """Where an exit leads: a state of the same flow; `binds` are the variables that take an outcome's results."""

    exit: str
    to: str
    binds: tuple[str, ...] = ()


class State(Value, frozen=True):
    """One state. Its id is `flow/step/what` as in `main/options/no-input.2`."""

    id: str
    does: AnyDoes
    exits: tuple[Transition, ...] = ()


# --- flows and the centre -------------------------------------------------------------------------------------------


class Slot(Value, frozen=True):
    """A variable, parameter or result: name, type, first value; `scope` is flow, interaction or customer."""

    name: str
    type: Type
    first: AnyExpression | None = None
    scope: str = "flow"


class Outcome(Value, frozen=True):
    """A named outcome of a sub-flow with its results."""

    name: str
    results: tuple[Slot, ...] = ()


class FlowGraph(Value, frozen=True):
    """One flow: its states in source order, the first of them where a run enters.

    `silences` are the flow's own lengths of silence by medium, microseconds: a question without one of its own takes
    its flow's, else those of the flow that did this one. `anywhere` are options that hold in every question of this
    flow and of those it does, with exits in `anywhere_exits`; `at_most` is the flow's own time in microseconds and the
    state it leads to; `on_hang_up`, `on_failure` are state ids.
    """

    name: str
    title: str
    media: tuple[str, ...]
    languages: tuple[str, ...]
    parameters: tuple[Slot, ...]
    variables: tuple[Slot, ...]
    outcomes: tuple[Outcome, ...]
    states: tuple[State, ...]
    entry: str
    silences: dict[str, int] = {}
    anywhere: tuple[Option, ...] = ()
    anywhere_exits: tuple[Transition, ...] = ()
    at_most: int | None = None
    at_most_to: str | None = None
    on_hang_up: str | None = None
    on_failure: str | None = None
    is_sub: bool = False


class Interval(Value, frozen=True):
    """Minutes of a day, `[start, end)`, 0 to 1440."""

    start: int
    end: int


class Calendar(Value, frozen=True):
    """Named states by rules; the first that fits wins: special date, public holiday, weekly hours, else `otherwise`.

    Args:
        zone: An IANA name.
        weekly: For each of the seven days from Monday, state name -> intervals.
        dates: ISO date -> state name -> intervals; a day named here has nothing else.
        holidays: ISO dates of public holidays, written out for the years the compiler covers.
        holiday_state: What those days are (`holiday` unless the calendar says otherwise).
        otherwise: The state of every other minute (`closed`).
    """

    zone: str
    weekly: tuple[dict[str, tuple[Interval, ...]], ...]
    dates: dict[str, dict[str, tuple[Interval, ...]]] = {}
    holidays: tuple[str, ...] = ()
    holiday_state: str = "holiday"
    otherwise: str = "closed"


class OperationGraph(Value, frozen=True):
    """What a connector's operation takes and gives, and its further answers. Addresses are not in the graph."""

    takes: tuple[Slot, ...]
    gives: Type | None
    answers: tuple[str, ...] = ("not found",)
    honours_keys: bool = False


class Service(Value, frozen=True):
    """What a line leads to."""

    flow: str
    media: tuple[str, ...]
    hours: str | None = None


class Outbound(Value, frozen=True):
    """The gate for numbers the centre calls: prefixes allowed and refused, ceiling of calls an hour."""

    allow: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    per_hour: int = 60


class Graph(Value, frozen=True):
    """A whole centre as far as decisions depend on it: no people, presence, secrets or addresses."""

    name: str
    languages: tuple[str, ...]
    currency: str
    zone: str
    flows: dict[str, FlowGraph]
    services: dict[str, Service]
    lines: dict[str, str]  # line name -> service name
    calendars: dict[str, Calendar]
    records: dict[str, tuple[Slot, ...]]
    connectors: dict[str, dict[str, OperationGraph]]
    outbound: Outbound = Outbound()
    version: int = GRAPH_VERSION


SourceMap = dict[str, Location]
"""State id -> where it was written."""


def graph_hash(graph: Graph) -> str:
    """SHA-256 over the canonical JSON of the graph: 64 hexadecimal digits. Layout and comments do not change it."""
    return hashlib.sha256(canonical_json(graph)).hexdigest()
