"""Looks for every way that a caller can make a centre take: the places of a call, and what leads from each to which.

Places at which a call stands alike, and knows the same of what decides anything, are one. What takes a way that none
took before is gone on with first; so the far ends of a large centre are reached too before the search is at its bound.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from compiler.calendar_time import state_at
from compiler.graph import Do, Graph, HandTo
from runtime.engine.commands import Speak
from runtime.rehearsal.scenarios_caller import CALLER, HIDDEN
from runtime.rehearsal.scenarios_coverage import Coverage
from runtime.rehearsal.walking import Act, Came, Entry, Exit, World, act, enter, graph_for
from runtime.rehearsal.walking_acts import Acts
from runtime.rehearsal.walking_looks import Looks
from runtime.rehearsal.walking_moments import calendars_asked, moments
from runtime.rehearsal.walking_values import Samples

MOST_PLACES = 6_000
ENOUGH_PLACES = 1_500
MOST_ENTRIES = 120
MOST_CHANCES = 24
MINUTE = 60_000_000
LATE_HASH = "late hash"


class Edge:
    """An act, and the place it leads to; `taken` are the exits on the way, `lasts` how long it takes."""

    __slots__ = ("act", "lasts", "taken", "to")

    def __init__(self, act: Act, to: Place, taken: frozenset[Exit], lasts: int) -> None:
        self.act, self.to, self.taken, self.lasts = act, to, taken, lasts


class Place:
    """Somewhere a call may stand. `edges` is empty until it was gone on from, and where the call is over."""

    __slots__ = ("edges", "number", "world")

    def __init__(self, number: int, world: World) -> None:
        self.number, self.world = number, world
        self.edges: list[Edge] = []


class Way:
    """How a call begins: an entry, the place it leads to, and the exits taken on the way there."""

    __slots__ = ("entry", "taken", "to")

    def __init__(self, entry: Entry, to: Place, taken: frozenset[Exit]) -> None:
        self.entry, self.to, self.taken = entry, to, taken


class Search:
    """Searches a graph.

    Args:
        graph: The centre.
        most: How many places are gone on from.
    """

    def __init__(self, graph: Graph, most: int = MOST_PLACES) -> None:
        self.graph = graph
        self.most = most
        self.looks = Looks((graph,))
        self.samples = Samples(graph, self.looks)
        self.ways: list[Way] = []
        self.taken: set[Exit] = set()
        self.is_complete = True
        self._coverage = Coverage(graph)
        self._calendars = calendars_asked(graph, self.looks)
        self._places: dict[Any, Place] = {}
        self._acts: dict[int, Acts] = {}
        self._fresh: deque[Place] = deque()
        self._known: deque[Place] = deque()

    @property
    def targets(self) -> frozenset[Exit]:
        """Everything there is to take: exits, and `("", language)` for each language."""
        return frozenset((*self._coverage.exits, *(("", one) for one in self.graph.languages)))

    @property
    def places(self) -> list[Place]:
        """Every place that was found."""
        return list(self._places.values())

    def run(self, targets: frozenset[Exit] = frozenset()) -> None:
        """Goes everywhere, until its bound; it may stop earlier once every target was taken."""
        graphs: dict[tuple[str, str], Graph] = {}
        for entry in entries(self.graph, self.looks):
            key = (entry.flow, entry.medium if entry.flow else "")
            if key not in graphs:
                graphs[key] = graph_for(self.graph, entry)
            came = enter(graphs[key], entry)
            self.ways.append(Way(entry, self._place(came), self._took(came)))
        gone = 0
        while self._fresh or self._known:
            place = self._fresh.popleft() if self._fresh else self._known.popleft()
            self._go_on(place)
            gone += 1
            if gone >= self.most:
                self.is_complete = False
                return
            if gone >= ENOUGH_PLACES and targets and targets <= self.taken:
                return

    def _go_on(self, place: Place) -> None:
        graph = place.world.graph
        if id(graph) not in self._acts:
            self._acts[id(graph)] = Acts(graph, self.samples)
        for one in self._acts[id(graph)].at(place.world):
            came = act(place.world, one)
            lasts = came.world.now - place.world.now
            place.edges.append(Edge(one, self._place(came), self._took(came), lasts))

    def _place(self, came: Came) -> Place:
        run = came.world.position.run if self.looks.has_chance else ""
        key = (place_key(came.world, self.looks.names), self._hours(came.world), run)
        took = self._took(came)
        is_new = not took <= self.taken
        self.taken |= took
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = Place(len(self._places), came.world)
            (self._fresh if is_new else self._known).append(found)
        return found

    def _took(self, came: Came) -> frozenset[Exit]:
        """The exits taken, as they are counted; a question asked in a language counts too."""
        asked = {
            ("", command.language)
            for command, state in came.commands
            if isinstance(command, Speak) and (state in self._coverage.questions or not self._coverage.questions)
        }
        return frozenset(asked.union(map(self._coverage.exit_of, came.taken)))

    def _hours(self, world: World) -> tuple[str, ...]:
        """What the calendars say now that some condition asks."""
        return () if world.cause else tuple(state_at(one, world.now) for one in self._calendars)


def place_key(world: World, names: set[str]) -> Any:
    """What tells two places apart."""
    position = world.position
    stand = position.stand
    if world.cause:
        return world.cause
    return (
        id(world.graph),
        *stand.states,
        stand.phase,
        stand.language,
        stand.medium,
        stand.ending,
        tuple(one for one in stand.timer_names if one != LATE_HASH),
        position.keys,
        repr([(sorted(one.question_counts.items()), sorted(one.counts.items())) for one in position.frames]),
        repr([_deciding(one.values, names) for one in position.frames]),
        repr(_deciding(position.kept, names)),
    )


def _deciding(values: dict[str, Any], names: set[str]) -> list[tuple[str, Any]]:
    """Of values, those that decide something: of records their fields that do."""
    found = []
    for name, value in sorted(values.items()):
        if isinstance(value, dict):
            found += [(f"{name}.{field}", one) for field, one in sorted(value.items()) if field in names]
            found.append((name, name in names))
        elif name.rpartition(" ")[2] in names:
            found.append((name, value))
    return found


# --- how a call may begin ---------------------------------------------------------------------------------------------


def entries(graph: Graph, looks: Looks) -> list[Entry]:
    """Every line on every medium, at every moment and from every number that decides something; other flows alone."""
    instants = moments((graph,), looks)
    starts = [*_lines(graph), *_flows_alone(graph)]
    numbers = numbers_worth_calling_from(looks)
    ordinary = [Entry(line, flow, medium, instants[0], numbers[0]) for line, flow, medium in starts]
    more = [
        Entry(line, flow, medium, instant, number)
        for instant in instants
        for number in numbers
        for line, flow, medium in starts
    ]
    if looks.has_chance:  # it falls otherwise at another instant
        more += [one._replace(at=one.at + MINUTE * later) for later in range(1, MOST_CHANCES) for one in ordinary]
    return list(dict.fromkeys((*ordinary, *more)))[:MOST_ENTRIES]


def numbers_worth_calling_from(looks: Looks) -> list[str]:
    """The caller's numbers on which something depends: one that nobody has, and where asked for others and none."""
    if "interaction.number" not in looks.names:
        return [CALLER]
    compared = sorted(str(one) for one in looks.compared.get("interaction.number", ()) if one)
    return list(dict.fromkeys((CALLER, HIDDEN, *(one for one in compared if one.startswith("+")))))


def _lines(graph: Graph) -> Iterator[tuple[str, str, str]]:
    for line, name in graph.lines.items():
        service = graph.services[name]
        for medium in service.media or graph.flows[service.flow].media or ("voice",):
            yield line, "", medium


def _flows_alone(graph: Graph) -> Iterator[tuple[str, str, str]]:
    """Flows that no line leads to and that need nothing to begin."""
    reached = reached_flows(graph, {one.flow for one in graph.services.values() if one.flow in graph.flows})
    for name, flow in graph.flows.items():
        if name not in reached and not flow.parameters:
            yield from (("", name, medium) for medium in flow.media or ("voice",))


def reached_flows(graph: Graph, start: set[str]) -> set[str]:
    """The flows that these do, or hand to, and they themselves."""
    reached, waiting = set(start), list(start)
    while waiting:
        for state in graph.flows[waiting.pop()].states:
            if isinstance(state.does, Do | HandTo) and state.does.flow not in reached:
                reached.add(state.does.flow)
                waiting.append(state.does.flow)
    return reached
