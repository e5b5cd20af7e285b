"""Where a flow stands in an SCXML document. A flow that others do is written once for each place that does it.

Each place has a depth: the outermost flow is 0. What a flow keeps stands in the data model under its depth: its values in
`f0`, its counts in `c0`, those of its present question in `q0`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from compiler.graph import AnyDoes, Do, Fetch, FlowGraph, Graph, Question, Record, State
from compiler.scxml_elements import (
    Content,
    Names,
    assign,
    cancel,
    choose,
    command,
    entry,
    event_name,
    leaf,
    raising,
    timer_until,
    transition,
)
from compiler.scxml_expressions import Terms, literal
from compiler.types import MESSAGE, Type
from flowlang.values import Value

OVER = "over"
MOST_PLACES = 400
MOST_AGAIN = 3
"""How often a flow that does itself, perhaps through others, is written within itself."""


class Form(NamedTuple):
    """What keys of a type look like: patterns for what fits so far, what is complete, and what cannot go on."""

    partly: str
    wholly: str
    finally_: str


class Habits(NamedTuple):
    """What the engine does that the graph does not say; lengths in milliseconds.

    Args:
        between_keys, after_the_last: How long a further key is waited for.
        grace: How much later than its own limit an answer from elsewhere is given up.
        asks_ahead: The states a key may cut short, since a question lies ahead.
        answers: What is always taken for yes and for no in a language.
        digits: What the ten digits are called, by language.
        form: What keys of a type look like; none where they mean nothing.
    """

    between_keys: int
    after_the_last: int
    grace: int
    asks_ahead: frozenset[str]
    answers: Callable[[str], tuple[tuple[str, ...], tuple[str, ...]]]
    digits: Mapping[str, tuple[str, ...]]
    form: Callable[[Type], Form | None]


class Lost(Value, frozen=True):
    """Something that the document does not carry over, and where: a state's id, or a flow's name."""

    state: str
    what: str


class TooLargeError(ValueError):
    """The document would be too large: flows that do flows that do flows."""


class Sheet:
    """A document being written."""

    def __init__(self, graph: Graph, habits: Habits) -> None:
        self.graph = graph
        self.habits = habits
        self.names = Names()
        self.names.fresh(OVER)
        self.lost: dict[Lost, None] = {}
        self.questions: dict[str, object] = {}
        self.roots: dict[str, Place] = {}
        self.waiting: list[Place] = []
        self.places = 0
        self.deepest = 0

    def lose(self, state: str, what: str) -> None:
        """Notes what is not carried over; once for each place in the flows."""
        self.lost[Lost(state, what)] = None

    def root(self, flow: str) -> Place:
        """The place of a flow that nothing does."""
        if flow not in self.roots:
            self.roots[flow] = Place(self, self.graph.flows[flow])
            self.waiting.append(self.roots[flow])
        return self.roots[flow]


class Place:
    """One flow in one place of the document."""

    def __init__(self, sheet: Sheet, flow: FlowGraph, outer: Place | None = None, do: State | None = None) -> None:
        sheet.places += 1
        if sheet.places > MOST_PLACES:
            raise TooLargeError(f"more than {MOST_PLACES} copies of flows: export one flow alone with --flow")
        self.sheet, self.flow, self.outer, self.do = sheet, flow, outer, do
        self.depth: int = outer.depth + 1 if outer else 0
        sheet.deepest = max(sheet.deepest, self.depth)
        before = f"{outer.id(do.id)}." if outer and do else ""
        self.own_id = sheet.names.fresh(before + flow.name)
        self.ids = {state.id: sheet.names.fresh(before + state.id) for state in flow.states}
        self.states = {state.id: state for state in flow.states}
        self.after_hang_up = _reachable(flow)
        self.extra: list[Element] = []
        self.frame, self.counts, self.asked = (f"{letter}{self.depth}" for letter in "fcq")
        self.types = types_of(sheet.graph, flow)

    def id(self, state: str) -> str:
        """A state of this flow, as it is called in the document."""
        return self.ids[state]

    def terms(self, state: str) -> Terms:
        """What writes the expressions of a state."""
        return Terms(self.sheet.graph, self.types, self.frame, lambda what: self.sheet.lose(state, what))

    def chain(self) -> Iterator[Place]:
        """This place and those outside it, innermost first."""
        place: Place | None = self
        while place:
            yield place
            place = place.outer

    @property
    def timed(self) -> list[int]:
        """The depths of the flows here that have a time of their own, outermost first."""
        return sorted(one.depth for one in self.chain() if one.has_time)

    @property
    def has_time(self) -> bool:
        """Whether this flow has a time of its own."""
        return self.flow.at_most is not None and self.flow.at_most_to is not None

    def may_be_gone(self, state: str) -> bool:
        """Whether the customer may have left when this state is entered."""
        outside = self.outer is not None and self.do is not None and self.outer.may_be_gone(self.do.id)
        return outside or state in self.after_hang_up

    def target(self, state: State, exit: str) -> str:
        """Where an exit leads; one that nothing takes leads to a failure."""
        found = next((one.to for one in state.exits if one.exit == exit), None)
        return self.id(found) if found is not None else self._untaken(state)

    def _untaken(self, state: State) -> str:
        id = self.sheet.names.fresh(f"{self.id(state.id)}..untaken")
        ways = [transition(self.target(state, "failed"), event="failed")] if has_exit(state, "failed") else []
        self.extra.append(leaf(id, *entry([fault(state), raising("failed")]), *ways))
        return id

    def phase(self, state: State, name: str) -> str:
        """A part of a state that waits for several things in turn."""
        return f"{self.id(state.id)}..{name}"

    # --- content that many states share

    def resume(self) -> Content:
        """The flows' own times count again, if they had stopped."""
        if not self.timed:
            return []
        again = [
            choose(f"due[{depth}] != null", timer_until(f"most.{depth}", "timer.most", f"due[{depth}]"))
            for depth in self.timed
        ]
        moved = [assign("due", "later(due, at - paused)"), assign("paused", "null")]
        return [choose("paused != null", *moved, *again)]

    def pause(self) -> Content:
        """The flows' own times stop counting."""
        if not self.timed:
            return []
        calls_off = [cancel(f"most.{depth}") for depth in self.timed]
        return [choose("paused == null", *calls_off, assign("paused", "at"))]

    def end_time(self) -> Content:
        """This flow's own time no longer matters."""
        if not self.has_time:
            return []
        return [cancel(f"most.{self.depth}"), assign("due", f"moved(due, {self.depth}, null)")]

    def failing(
        self, state: State, event: str, cond: str | None = None, before: Content | None = None, told: bool = True
    ) -> Element:
        """A way on where something fails: to `failed` of this state, else to whatever takes failures outside."""
        content = [*(before or []), *([fault(state)] if told else [])]
        if has_exit(state, "failed"):
            return transition(self.target(state, "failed"), event, cond, content)
        return transition(None, event, cond, [*content, raising("failed")])


def fault(state: State) -> Element:
    """The line for the journal."""
    return command("fault", state.id)


def has_exit(state: State, exit: str) -> bool:
    """Whether a state has an exit."""
    return any(one.exit == exit for one in state.exits)


def replied(outcome: str) -> str:
    """The event of an answer."""
    return f"replied.{event_name(outcome)}"


NEXT = assign("way", "'next'")
PASSED = "way == 'next'"
"""What a state decides on entering, and the way it then takes."""

CUT = assign("passes_over", "false")
"""What is said from here on is heard: a key has cut short only what came at once."""

SPOKEN = "_event.data.command == speaking"
"""Whether what was heard to its end is what is being said."""

LATE = "late_hash != null && _event.data.at <= late_hash"
LATE_HASH = transition(None, "key.hash", LATE, [assign("late_hash", "null")])
"""A `#` that belongs to the number that was complete before it."""

ANSWERED = "_event.data.command == awaiting"
"""Whether an answer is the one that is waited for."""


def keep_key() -> Element:
    """A digit is kept for the next question."""
    fits = "/^[0-9]$/.test(_event.data.key) && keys.length < 32"
    return choose(fits, assign("keys", "keys + _event.data.key"))


def silence() -> Content:
    """What is being said is cut short."""
    stop = command("silence", "", speak="speaking")
    return [choose("speaking && voice", stop), assign("speaking", "0")]


def finishing(cause: str, closes: bool = True) -> Content:
    """The run is over; `cause` is a script."""
    close = [command("close", "")] if closes else []
    return [*close, command("finished", "", cause=cause)]


def _reachable(flow: FlowGraph) -> frozenset[str]:
    leads = {state.id: [exit.to for exit in state.exits] for state in flow.states}
    found: set[str] = set()
    waiting = [flow.on_hang_up] if flow.on_hang_up else []
    while waiting:
        state = waiting.pop()
        if state not in found:
            found.add(state)
            waiting += leads.get(state, ())
    return frozenset(found)


def types_of(graph: Graph, flow: FlowGraph) -> dict[str, Type]:
    """The types of every name of a flow: declared, or given by the action that fills it."""
    names = {slot.name: slot.type for slot in (*flow.parameters, *flow.variables)}
    for state in flow.states:
        for name, kind in _filled(graph, state):
            names.setdefault(name, kind)
    return names


def _filled(graph: Graph, state: State) -> list[tuple[str, Type]]:
    does: AnyDoes = state.does
    if isinstance(does, Question) and does.shape:
        return [(does.shape.variable, does.shape.type)]
    if isinstance(does, Fetch):
        gives = graph.connectors[does.connector][does.operation].gives
        return [(does.variable, gives)] if gives else []
    if isinstance(does, Do):
        results = {one.name: one.results for one in graph.flows[does.flow].outcomes}
        pairs = (zip(exit.binds, results.get(exit.exit, ()), strict=False) for exit in state.exits)
        return [(name, slot.type) for one in pairs for name, slot in one]
    return [("message", MESSAGE)] if isinstance(does, Record) else []
