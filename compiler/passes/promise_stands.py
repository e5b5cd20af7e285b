"""Where a call stands while promises are proved; how flows are left at once: failures, `anywhere`, `at most`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from compiler.graph import Do, FlowGraph, Graph, HandTo, Question
from compiler.passes.analyse_outline import step_of
from compiler.passes.promise_counting import Counts


class Frame(NamedTuple):
    """One flow of a call: the state it stands in, whether its own time was up, and what was counted (exactly)."""

    flow: str
    state: str
    timed: bool = False
    asked: Counts = ()
    counts: Counts = ()


class Stand(NamedTuple):
    """Where a call stands: its flows, whether a failure was handled, the queue it waits in beside (depth and state)."""

    frames: tuple[Frame, ...]
    failing: bool = False
    held: tuple[int, str] | None = None


class Move(NamedTuple):
    """One way on: the exit that is taken, where the call stands then (none: it has ended), the state that begins.

    `excused`: something broke or took too long, so that the call owes nothing any more.
    """

    state: str
    exit: str
    to: Stand | None
    entered: str = ""
    excused: bool = False


class Unwinding:
    """A graph, and how flows of it are left at once.

    Args:
        graph: The centre.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.states = {state.id: state for one in graph.flows.values() for state in one.states}
        self.exits = {id: {exit.exit: exit.to for exit in state.exits} for id, state in self.states.items()}

    def standing(self, frames: tuple[Frame, ...], state: str) -> tuple[Frame, ...]:
        """The flows, the innermost in another state: what was counted of a question is forgotten behind it."""
        frame = frames[-1]
        keeps = step_of(frame.state) == step_of(state) and not isinstance(self.states[state].does, Question)
        return (*frames[:-1], Frame(frame.flow, state, frame.timed, frame.asked if keeps else (), frame.counts))

    def fails(self, stand: Stand, source: str) -> Iterator[Move]:
        """Where a failure leads that no exit takes; a second one ends the call."""
        frames = stand.frames
        while frames and not stand.failing:
            target = self.graph.flows[frames[-1].flow].on_failure
            if target is not None:
                to = Stand(self.standing(frames, target), True, still(stand, frames))
                yield Move(source, "failed", to, target, excused=True)
                return
            frames = frames[:-1]
            target = self.exits[frames[-1].state].get("failed") if frames else None
            if target is not None:
                yield Move(source, "failed", Stand(self.standing(frames, target), False, still(stand, frames)), target)
                return

    def anywhere(self, stand: Stand, source: str) -> Iterator[Move]:
        """Where the options lead that hold in every question."""
        for depth in range(len(stand.frames), 0, -1):
            frames = stand.frames[:depth]
            for exit in self.graph.flows[frames[-1].flow].anywhere_exits:
                to = Stand(self.standing(frames, exit.to), stand.failing, still(stand, frames))
                yield Move(source, exit.exit, to, exit.to)

    def time_is_up(self, stand: Stand, source: str) -> Iterator[Move]:
        """Where the own times of flows lead, each once."""
        for depth in range(len(stand.frames), 0, -1):
            frames = stand.frames[:depth]
            target = self.graph.flows[frames[-1].flow].at_most_to
            if target is not None and not frames[-1].timed:
                timed = self.standing((*frames[:-1], frames[-1]._replace(timed=True)), target)
                to = Stand(timed, stand.failing, still(stand, frames))
                yield Move(source, "at most", to, target, excused=True)


def still(stand: Stand, frames: tuple[Frame, ...]) -> tuple[int, str] | None:
    """The queue that the call still waits in, when only so many flows are left: leaving a flow leaves its queue."""
    return stand.held if stand.held is not None and stand.held[0] < len(frames) else None


def is_whole(graph: Graph, flow: FlowGraph) -> bool:
    """Whether every way from a flow on leads somewhere, as in a centre without errors."""
    waiting, seen = [flow.name], {flow.name}
    for name in waiting:  # grows while it is walked
        one = graph.flows.get(name)
        if one is None or not one.states or one.states[0].id != one.entry:
            return False
        ids = {state.id for state in one.states}
        heads = (one.on_failure, one.at_most_to, *(exit.to for exit in one.anywhere_exits))
        ways = (exit.to for state in one.states for exit in state.exits)
        if not ids.issuperset(to for to in (*ways, *heads) if to is not None):
            return False
        called = (state.does.flow for state in one.states if isinstance(state.does, Do | HandTo))
        fresh = [other for other in dict.fromkeys(called) if other not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return True
