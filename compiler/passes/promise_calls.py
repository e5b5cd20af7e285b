"""The ways a call may go, state by state, with the flows it does: what promises are proved along.

A call stands in a state of each flow it is in, outermost first; the outermost is the flow whose promise is looked at.
Where that one is left the ways end. `on failure`, `at most` and `anywhere` unwind flows as the engine does. What breaks
though no exit names it is not looked at, nor what is done when the caller has left.

Looked at coarsely, a count may go either way. Exactly, counts are part of where a call stands (`promise_counting`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from compiler.graph import (
    Answer,
    AnyExpression,
    Assign,
    Branch,
    Chance,
    Count,
    Do,
    End,
    Enter,
    Give,
    Graph,
    HandTo,
    Ladder,
    Leave,
    Mark,
    Operation,
    Question,
    Queue,
    RecordConversation,
    Reject,
    Repeat,
    Resume,
    Show,
    State,
    Transfer,
    WrapUp,
)
from compiler.passes.analyse_assumed import CONNECTIVES, World, connected, decide
from compiler.passes.analyse_outline import MAY_FAIL
from compiler.passes.promise_counting import compare, counted, counters, moved, with_count, within
from compiler.passes.promise_filling import asked, filled, is_filled, key_of
from compiler.passes.promise_stands import Frame, Move, Stand, Unwinding, still

AT_ONCE = frozenset(
    (
        *(Enter, Branch, Assign, Chance, Count, Ladder, Repeat, Do, HandTo, Give, End, Answer, Reject, Show, Mark),
        *(WrapUp, RecordConversation, Resume, Leave),
    )
)
"""Operations that no event comes between: in all others the call waits, and a flow's own time may be up."""

ENDS = "end"
"""The exit of a call that the flow ends."""


class Calls(Unwinding):
    """The ways of every call that comes to a flow, in one world.

    Args:
        graph: The centre.
        flow: The flow.
        world: What is supposed.
        exact: Whether counts are followed.
    """

    def __init__(self, graph: Graph, flow: str, world: World, exact: bool = False) -> None:
        super().__init__(graph)
        self.flow = flow
        self.world = world
        self.exact = exact
        self.counters = {name: counters(one) if exact else {} for name, one in graph.flows.items()}
        self.asked = {name: asked(one) if exact else {} for name, one in graph.flows.items()}
        self.known: dict[Stand, list[Move]] = {}

    def begin(self) -> Stand:
        """Where a call stands that comes to the flow."""
        return Stand((self.first(self.flow),))

    def first(self, name: str) -> Frame:
        """A flow as it begins."""
        counts = [(one, counter.first) for one, counter in self.counters[name].items()]
        counts += [(key_of(one), value) for one, value in self.asked[name].items()]
        return Frame(name, self.graph.flows[name].entry, counts=tuple(sorted(counts)))

    def moves(self, stand: Stand) -> list[Move]:
        """Every way on from there."""
        found = self.known.get(stand)
        if found is None:
            found = self.known[stand] = list(self._moves(stand))
        return found

    def _moves(self, stand: Stand) -> Iterator[Move]:
        state = self.states.get(stand.frames[-1].state)
        if state is None:
            return
        kind = type(state.does)
        yield from MOVES.get(kind, _plain)(self, stand, state)
        if isinstance(state.does, MAY_FAIL) and "failed" not in self.exits[state.id]:
            yield from self.fails(stand, state.id)
        if isinstance(state.does, Question) and state.does.accepts_anywhere:
            yield from self.anywhere(stand, state.id)
        if kind not in AT_ONCE:
            yield from self.time_is_up(stand, state.id)
            if stand.held is not None:
                depth, queue = stand.held
                back = Stand(self.standing(stand.frames[: depth + 1], queue), stand.failing)
                yield Move(state.id, "found", back)

    # --- ways of one state

    def on(self, stand: Stand, state: State, exit: str, frame: Frame | None = None) -> Move:
        """The way through one exit; `frame` is what the innermost flow has counted, where that changes."""
        target = self.exits[state.id][exit]
        frame = self.filling(frame or stand.frames[-1], state, exit)
        frames = (*stand.frames[:-1], frame)
        return Move(state.id, exit, stand._replace(frames=self.standing(frames, target)), target)

    def filling(self, frame: Frame, state: State, exit: str) -> Frame:
        """A flow with what is known of its variables behind an exit."""
        names = self.asked[frame.flow]
        return frame._replace(counts=filled(self.graph, state, exit, frame.counts, names)) if names else frame

    def decided(self, stand: Stand, condition: AnyExpression) -> bool | None:
        """Whether a condition holds; none where it may or may not."""
        frame = stand.frames[-1]
        if isinstance(condition, Operation) and condition.operator in CONNECTIVES:
            return connected(condition, [self.decided(stand, one) for one in condition.arguments])
        found = compare(condition, frame.counts, self.counters[frame.flow])
        found = is_filled(condition, frame.counts, self.asked[frame.flow]) if found is None else found
        is_own = len(stand.frames) == 1 and frame.flow == self.flow
        return decide(condition, self.world, is_own) if found is None else found


Moves = Callable[[Calls, Stand, State], Iterator[Move]]


def _plain(calls: Calls, stand: Stand, state: State) -> Iterator[Move]:
    for exit in state.exits:
        yield calls.on(stand, state, exit.exit)


def _back(calls: Calls, stand: Stand, state: State) -> Iterator[Move]:
    """`again`, or back to the queue: what is gone back to does not begin anew."""
    for move in _plain(calls, stand, state):
        assert move.to is not None
        asked = stand.frames[-1].asked
        frames = (*move.to.frames[:-1], move.to.frames[-1]._replace(asked=asked))
        yield move._replace(to=move.to._replace(frames=frames), entered="")


def _resume(calls: Calls, stand: Stand, state: State) -> Iterator[Move]:
    yield from _back(calls, stand._replace(held=None), state)


def _branch(calls: Calls, stand: Stand, state: State) -> Iterator[Move]:
    assert isinstance(state.does, Branch)
    for case in state.does.cases:
        holds = calls.decided(stand, case.condition)
        if holds is not False:
            yield calls.on(stand, state, case.exit)
        if holds:
            return
    yield calls.on(stand, state, "else")


def _count(calls: Calls, stand: Stand, state: State) -> Iterator[Move]:
    does, frame = state.does, stand.frames[-1]
    assert isinstance(does, Count)
    if not calls.exact:
        yield from _plain(calls, stand, state)
        return
    counts = frame.asked if does.scope == "question" else frame.counts
    before = counted(counts, state.id)
    if before >= does.times:
        yield calls.on(stand, state, "then")
        return
    after = with_count(counts, state.id, before + 1)
    is_asked = does.scope == "question"
    yield calls.on(stand, state, "again", frame._replace(asked=after) if is_asked else frame._replace(counts=after))


def _ladder(calls: Calls, stand: Stand, state: State) -> Iterator[Move]:
    does, frame = state.does, stand.frames[-1]
    assert isinstance(does, Ladder)
    if not calls.exact:
        yield from _plain(calls, stand, state)
        return
    before = counted(frame.asked, state.id)
    exit = str(before + 1) if before < does.rungs else "then"
    asked = with_count(frame.asked, state.id, before + 1) if before < does.rungs else frame.asked
    yield calls.on(stand, state, exit, frame._replace(asked=asked))


def _assign(calls: Calls, stand: Stand, state: State) -> Iterator[Move]:
    does, frame = state.does, stand.frames[-1]
    assert isinstance(does, Assign)
    counter = calls.counters[frame.flow].get(does.variable) if does.scope == "flow" else None
    if counter is not None:
        value = moved(does.value, does.variable, counted(frame.counts, does.variable))
        assert value is not None
        frame = frame._replace(counts=with_count(frame.counts, does.variable, within(counter, value)))
    yield calls.on(stand, state, "next", frame)


def _do(calls: Calls, stand: Stand, state: State) -> Iterator[Move]:
    does = state.does
    assert isinstance(does, Do)
    first = calls.first(does.flow)
    yield Move(state.id, "", stand._replace(frames=(*stand.frames, first)), first.state)


def _hand_to(calls: Calls, stand: Stand, state: State) -> Iterator[Move]:
    does = state.does
    assert isinstance(does, HandTo)
    first = calls.first(does.flow)
    yield Move(state.id, "", Stand((first,), stand.failing), first.state)


def _give(calls: Calls, stand: Stand, state: State) -> Iterator[Move]:
    does = state.does
    assert isinstance(does, Give)
    frames = stand.frames[:-1]
    if not frames:
        yield Move(state.id, ENDS, None)
        return
    done = frames[-1].state
    target = calls.exits[done].get(does.outcome)
    if target is not None:
        frames = (*frames[:-1], calls.filling(frames[-1], calls.states[done], does.outcome))
        to = Stand(calls.standing(frames, target), stand.failing, still(stand, frames))
        yield Move(done, does.outcome, to, target)


def _end(calls: Calls, stand: Stand, state: State) -> Iterator[Move]:
    yield Move(state.id, ENDS, None)


def _transfer(calls: Calls, stand: Stand, state: State) -> Iterator[Move]:
    yield from _plain(calls, stand, state)
    assert isinstance(state.does, Transfer)
    if state.does.is_blind:
        yield Move(state.id, ENDS, None)


def _queue(calls: Calls, stand: Stand, state: State) -> Iterator[Move]:
    does = state.does
    assert isinstance(does, Queue)
    beside = {*(one.exit for one in does.options), *(one.exit for one in does.every)}
    for move in _plain(calls, stand._replace(held=None), state):
        assert move.to is not None
        is_beside = move.exit in beside
        yield move._replace(to=move.to._replace(held=(len(stand.frames) - 1, state.id))) if is_beside else move


def _leave(calls: Calls, stand: Stand, state: State) -> Iterator[Move]:
    yield from _plain(calls, stand._replace(held=None), state)


MOVES: dict[type, Moves] = {
    Repeat: _back,
    Resume: _resume,
    Branch: _branch,
    Count: _count,
    Ladder: _ladder,
    Assign: _assign,
    Do: _do,
    HandTo: _hand_to,
    Give: _give,
    End: _end,
    Reject: _end,
    Transfer: _transfer,
    Queue: _queue,
    Leave: _leave,
}
"""What a state does -> the ways on from it; of all others every exit."""
