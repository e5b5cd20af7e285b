"""What the checks on paths walk over: each flow's states as numbers, and what flows do to each other.

A graph may come from a centre with faults. A state whose exit leads nowhere (its name was not known, and that has
been said) is `loose`: it might lead anywhere, so no check says anything that depends on where.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from compiler.graph import (
    AnyDoes,
    CallBack,
    Deliver,
    Do,
    End,
    Fetch,
    FlowGraph,
    Give,
    Graph,
    HandTo,
    Queue,
    Record,
    Reject,
    Send,
    SourceMap,
    State,
    Store,
    Transfer,
)
from compiler.topology import backwards, in_order, knots, reachable
from flowlang.source import NOWHERE, Location
from flowlang.values import Value

MAY_FAIL = (Fetch, Store, Record, Transfer, Queue, Send, Deliver, CallBack)
LEADING_NOWHERE = (End, Give, HandTo, Reject)
"""Operations behind which nothing comes in this flow."""
NO_STATE = -1


class Outline(Value, frozen=True):
    """One flow as numbers.

    Args:
        flow: The flow; a number is a place in its `states`.
        numbers: State id -> number.
        links: Every transition of every state, in the order of its exits.
        loose: States of which an exit leads to no state there is, or which do a flow there is not.
        reached: 1 for each state that some call can come to.
        dos: The states that do a sub-flow.
        kinds: The states by operation, ascending, so that a check need not look at those it has no business with.
        unreached: States that no call comes to.
        passed_over: Those, and those that stand for an unknown name.
        doubtful: Whether parts of this flow could not be read, so that what is missing proves nothing.
    """

    flow: FlowGraph
    numbers: dict[str, int]
    links: list[list[int]]
    loose: frozenset[int]
    reached: bytearray
    dos: Sequence[int]
    kinds: dict[type, list[int]]
    unreached: list[int]
    passed_over: list[int]
    doubtful: bool = False

    def id_of(self, number: int) -> str:
        """The id of a state."""
        return self.flow.states[number].id

    def does(self, number: int) -> AnyDoes:
        """What a state does."""
        return self.flow.states[number].does

    def gives(self) -> frozenset[str]:
        """The outcomes that some call can end this flow with."""
        given = (self.flow.states[number].does for number in self.of(Give) if self.reached[number])
        return frozenset(does.outcome for does in given if isinstance(does, Give))

    def of(self, *kinds: type) -> list[int]:
        """The states of these operations, each kind's in ascending order."""
        return [number for kind in kinds for number in self.kinds.get(kind, ())]


class Map(Value, frozen=True):
    """The flows of a centre and how they do each other.

    Args:
        graph: The centre.
        sources: Where each state was written.
        outlines: By the flow's name, in the graph's order.
        callers: Flow -> the flows that do it.
        inner_first: Every flow's name, those it does before it (flows that do each other in any order).
        circles: Groups of flows that do each other.
        gives: Flow -> outcomes it can end with.
        ends: Flows in which a call may end for good.
        left_by_anywhere: Flows that a flow outside them does, straight or through others, which has an `anywhere`.
        handed: Flow -> the flows that hand to it.
    """

    graph: Graph
    sources: SourceMap
    outlines: dict[str, Outline]
    callers: dict[str, frozenset[str]]
    inner_first: tuple[str, ...]
    circles: tuple[tuple[str, ...], ...]
    gives: dict[str, frozenset[str]]
    ends: frozenset[str]
    left_by_anywhere: frozenset[str]
    handed: dict[str, frozenset[str]]

    def place(self, state_id: str) -> Location:
        """Where a state was written, or else its step or its flow."""
        parts = state_id.split("/")
        for length in range(len(parts), 0, -1):
            found = self.sources.get("/".join(parts[:length]))
            if found:
                return found
        return Location("", NOWHERE)

    def flow_place(self, name: str) -> Location:
        """Where a flow was written: its name, or else its first state."""
        return self.sources.get(name) or self.place(self.graph.flows[name].entry)


def step_of(state_id: str) -> str:
    """The name of the step, menu or queue that a state belongs to."""
    return state_id.split("/", 2)[1] if "/" in state_id else ""


def is_block(state_id: str) -> bool:
    """Whether a step, menu or queue begins with this state."""
    return state_id.count("/") == 1


def is_reportable(state_id: str) -> bool:
    """Whether a state stands for something written: those that stand for an unknown name (`main/?…`) do not."""
    return step_of(state_id) != "?"


def survey(graph: Graph, sources: SourceMap, doubtful: Collection[str] = ()) -> Map:
    """Numbers the states of every flow, and finds out how flows do each other."""
    outlines = {name: outline(graph, flow, name in doubtful) for name, flow in graph.flows.items()}
    calls = {name: called_by(one) for name, one in outlines.items()}
    names = list(outlines)
    links = [[names.index(called) for called in calls[name]] for name in names]
    handed = {name: handed_by(one, graph) for name, one in outlines.items()}
    return Map(
        graph=graph,
        sources=sources,
        outlines=outlines,
        callers=callers_of(names, calls),
        inner_first=inner_first(names, links),
        circles=tuple(tuple(names[number] for number in knot) for knot in knots(links)),
        gives={name: one.gives() for name, one in outlines.items()},
        ends=ending_flows(outlines, names, _with(links, names, handed)),
        left_by_anywhere=inside_anywhere(graph, names, links),
        handed=callers_of(names, handed),
    )


def handed_by(one: Outline, graph: Graph) -> list[str]:
    """The flows that a flow hands to, each once, in order; those there are not left out."""
    handed = (one.does(number) for number in one.of(HandTo))
    return list(
        dict.fromkeys(does.flow for does in handed if isinstance(does, HandTo) and does.flow in graph.flows)
    )


def _with(links: list[list[int]], names: list[str], handed: dict[str, list[str]]) -> list[list[int]]:
    """The links between flows, those of `hand to` with them."""
    if not any(handed.values()):
        return links
    return [[*links[number], *map(names.index, handed[name])] for number, name in enumerate(names)]


def called_by(one: Outline) -> list[str]:
    """The flows that a flow does, each once, in order; those there are not left out."""
    done = (one.flow.states[number] for number in one.dos if number not in one.loose)
    return list(dict.fromkeys(state.does.flow for state in done if isinstance(state.does, Do)))


def callers_of(names: Iterable[str], calls: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """For each flow those that do it."""
    found: dict[str, set[str]] = {name: set() for name in names}
    for caller, called in calls.items():
        for name in called:
            found[name].add(caller)
    return {name: frozenset(one) for name, one in found.items()}


def inner_first(names: list[str], links: list[list[int]]) -> tuple[str, ...]:
    """The flows so that each comes after those it does, as far as there is such an order."""
    outer_first = in_order(links)
    left = set(range(len(names))).difference(outer_first)
    return tuple(names[number] for number in [*sorted(left), *reversed(outer_first)])


def ending_flows(outlines: dict[str, Outline], names: list[str], links: list[list[int]]) -> frozenset[str]:
    """The flows in which a call may end for good, or in one they do."""
    ends = [number for number, name in enumerate(names) if may_end(outlines[name])]
    reached = reachable(backwards(links), ends)
    return frozenset(name for name, yes in zip(names, reached, strict=True) if yes)


def inside_anywhere(graph: Graph, names: list[str], links: list[list[int]]) -> frozenset[str]:
    """The flows that one with an `anywhere` does, or that those do."""
    done = [
        called for name, targets in zip(names, links, strict=True) if graph.flows[name].anywhere for called in targets
    ]
    return frozenset(name for name, yes in zip(names, reachable(links, done), strict=True) if yes)


def may_end(one: Outline) -> bool:
    """Whether a call can end in this flow itself, as far as can be known."""
    known = any(one.reached[number] for number in one.of(End, Reject))
    return known or one.doubtful or any(one.reached[number] for number in one.loose)


def outline(graph: Graph, flow: FlowGraph, doubtful: bool) -> Outline:
    """One flow as numbers."""
    states = flow.states
    numbers = {state.id: number for number, state in enumerate(states)}
    find = numbers.get
    links = [  # most states have one exit, and a loop within the loop is dear
        [find(exits[0].to, NO_STATE)] if len(exits) == 1 else [find(exit.to, NO_STATE) for exit in exits]
        for exits in [state.exits for state in states]
    ]
    kinds = by_kind(states)
    loose = {number for number, targets in enumerate(links) if not targets or NO_STATE in targets}
    loose -= {number for kind in (*LEADING_NOWHERE, Do) for number in kinds.get(kind, ()) if not links[number]}
    dos = kinds.get(Do, [])
    loose.update(number for number in dos if called(states[number]) not in graph.flows)
    for number in loose:
        links[number] = [target for target in links[number] if target != NO_STATE]
    reached = reachable(links, roots(flow, numbers))
    unreached = without(reached)
    return Outline(
        flow=flow,
        numbers=numbers,
        links=links,
        loose=frozenset(loose),
        reached=reached,
        dos=dos,
        kinds=kinds,
        unreached=unreached,
        passed_over=[*unreached, *stand_ins(flow, numbers)],
        doubtful=doubtful,
    )


def by_kind(states: Iterable[State]) -> dict[type, list[int]]:
    """The numbers of states by what they do."""
    kinds: dict[type, list[int]] = {}
    for number, state in enumerate(states):
        kind = type(state.does)
        if kind in kinds:
            kinds[kind].append(number)
        else:
            kinds[kind] = [number]
    return kinds


def called(state: State) -> str:
    """The flow that a state does; empty where it does none."""
    return state.does.flow if isinstance(state.does, Do) else ""


def handed_to(state: State) -> str:
    """The flow that a state hands to; empty where it hands to none."""
    return state.does.flow if isinstance(state.does, HandTo) else ""


def without(reached: bytearray) -> list[int]:
    """The numbers that were not reached."""
    return [number for number, yes in enumerate(reached) if not yes] if 0 in reached else []


def stand_ins(flow: FlowGraph, numbers: dict[str, int]) -> list[int]:
    """The states that stand for an unknown name."""
    unknown = f"{flow.name}/?"
    if unknown not in "\n".join(numbers):
        return []
    return [number for id, number in numbers.items() if id.startswith(unknown)]


def roots(flow: FlowGraph, numbers: dict[str, int]) -> list[int]:
    """Where a flow can be entered: its beginning, and wherever its head leads to."""
    heads = [flow.entry, flow.on_hang_up, flow.on_failure, flow.at_most_to, *(one.to for one in flow.anywhere_exits)]
    return [numbers[one] for one in heads if one in numbers]
