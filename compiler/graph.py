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
    Transfer                to a number or operator: `ended` (not where it is blind), `busy`, `no answer`,
                            [`failed`]; to a queue: `served`, `full`, `unstaffed`; to a room: `ended`, `full`,
                            [`failed`]
    Queue                   `served`, [`full`], [`unstaffed`], [`after`] (its own time), [`failed`], one for each option
                            of `while waiting` by `Option.exit`, one for each line of `every` by `Every.exit`
    Resume                  next                       (back to the queue the customer waits in, place kept)
    Leave                   next                       (the place in the queue is given up)
    Send                    `sent`, [`failed`]
    Show, RecordConversation, Mark, WrapUp, Answer     next
    Deliver                 `delivered`, [`failed`]
    Wait                    `over`; for a beep `heard`, `no beep`
    CallBack                `arranged`, [`failed`]
    Chance                  one for each share, by `Share.exit`; `else`
    Do                      one for each outcome of the flow, [`failed`]
    HandTo, Reject          none
    Give, End               none

Where `failed` has no transition the failure goes to `on failure` of this flow or of the flow that did it.
"""

from __future__ import annotations

import hashlib

from compiler.graph_steps import (
    Also,
    Answer,
    AnyDoes,
    Argument,
    Assign,
    Branch,
    CallBack,
    Case,
    Chance,
    Count,
    Deliver,
    Do,
    Does,
    End,
    Enter,
    Every,
    Fetch,
    Give,
    HandTo,
    Ladder,
    Leave,
    Mark,
    Need,
    Option,
    Play,
    PriorityCase,
    Question,
    Queue,
    Record,
    RecordConversation,
    Reject,
    Repeat,
    Resume,
    Say,
    Send,
    Shape,
    Share,
    Show,
    Store,
    Transfer,
    Wait,
    WrapUp,
)
from compiler.graph_values import (
    AnyExpression,
    AnyPart,
    BuiltIn,
    Constant,
    Expression,
    FieldOf,
    InState,
    Kept,
    ListOf,
    Operation,
    Part,
    Sound,
    Speech,
    Spoken,
    TextOf,
    Variable,
    Words,
)
from compiler.types import Type
from flowlang.source import Location
from flowlang.values import Value, canonical_json

__all__ = [
    "GRAPH_VERSION",
    "Also",
    "Answer",
    "AnyDoes",
    "AnyExpression",
    "AnyPart",
    "Argument",
    "Assign",
    "Branch",
    "BuiltIn",
    "Calendar",
    "CallBack",
    "Case",
    "Chance",
    "Constant",
    "Count",
    "Deliver",
    "Do",
    "Does",
    "End",
    "Enter",
    "Every",
    "Expression",
    "Fetch",
    "FieldOf",
    "FlowGraph",
    "Give",
    "Graph",
    "HandTo",
    "InState",
    "Interval",
    "Kept",
    "Ladder",
    "Leave",
    "ListOf",
    "Mark",
    "Need",
    "Operation",
    "OperationGraph",
    "Option",
    "Outbound",
    "Outcome",
    "Part",
    "Play",
    "PriorityCase",
    "Question",
    "Queue",
    "Record",
    "RecordConversation",
    "Reject",
    "Repeat",
    "Resume",
    "Say",
    "Send",
    "Service",
    "Shape",
    "Share",
    "Show",
    "Slot",
    "Sound",
    "SourceMap",
    "Speech",
    "Spoken",
    "State",
    "Store",
    "TextOf",
    "Transfer",
    "Transition",
    "Variable",
    "Wait",
    "Words",
    "WrapUp",
    "graph_hash",
]

GRAPH_VERSION = 1


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
