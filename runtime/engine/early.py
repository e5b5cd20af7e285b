"""Early media: calls that a flow takes by itself, with `answer`, or refuses with `reject`.

A call is taken when it begins, unless the flow it comes to, or one that it leads to, says `answer` or `reject`. Then
it rings on: what is said and played is early media, and the first thing that needs the call takes it, if no `answer`
came before. As long as it was not taken the mark `early` stands among the timers, so that runs which stand alike agree
on it.
"""

from __future__ import annotations

from compiler.graph import Question, Queue, Record, RecordConversation, Transfer, Wait
from compiler.graph import Reject as RejectDoes
from runtime.engine.commands import Accept, Reject
from runtime.engine.endings import end_turn, finish
from runtime.engine.prepared import Prepared, PreparedFlow
from runtime.engine.walk import EARLY, REJECTED, Walk

NEEDS_THE_CALL = frozenset((Question, Record, Transfer, Queue, RecordConversation))
"""What takes a call that was not taken before; a `wait for beep` does too."""


def begin_call(walk: Walk, flow: PreparedFlow) -> None:
    """Takes the call, or lets it ring on where the flow takes it."""
    if flow.answers:
        walk.looks()
        walk.timers = {**walk.timers, EARLY: walk.at}
        walk.is_early = True
    else:
        walk.emit(Accept(key=walk.key()))


def needs_call(state: Prepared) -> bool:
    """Whether what a state does cannot be done before the call is taken."""
    does = state.does
    return state.kind in NEEDS_THE_CALL or (isinstance(does, Wait) and does.beep)


def take_call(walk: Walk) -> None:
    """Takes the call, if it was not taken before."""
    if walk.is_early:
        walk.is_early = False
        walk.forget_timer(EARLY)
        walk.emit(Accept(key=walk.key()))


def answer(walk: Walk, state: Prepared) -> Prepared | None:
    """Takes the call; on written media there is nothing to take."""
    take_call(walk)
    return walk.take("next")


def reject(walk: Walk, state: Prepared) -> Prepared | None:
    """Refuses the call, and the run is over; one that was taken, and whatever is written, is closed."""
    does = state.does
    assert isinstance(does, RejectDoes)
    if walk.is_gone:
        return end_turn(walk)
    if not walk.is_early:
        return finish(walk, "end")
    walk.emit(Reject(key=walk.key(), reason=does.reason))
    return finish(walk, REJECTED)
