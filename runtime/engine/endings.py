"""How runs fail and how they end.

A failure goes to the state's `failed`, else to `on failure` of its flow, else to the flow that did it, and so on
outwards; past the outermost the run ends. A failure after one that went to an `on failure` ends the run. One that may
not be handled (too many states without waiting) passes every `failed` by: a line there could lead back into the same.

When the customer has left, each flow's `on hang up` is run, innermost first, once. A flow whose turn has come carries
a mark among its counts. Its part ends with `end`, with an outcome, or with a failure; then it is left and the next
flow outwards has its turn.
"""

from __future__ import annotations

from runtime.engine.commands import Close, Fault, Finished, Silence
from runtime.engine.places import give_up, give_up_from, held
from runtime.engine.prepared import Prepared
from runtime.engine.standing import HELD, NONE
from runtime.engine.timers import cancel_all, cancel_waits, leave_time
from runtime.engine.walk import ADMITTING, FAILURE, GONE, OVER, SPEAKING, WAITING, Walk

TURN = "on hang up"
"""The mark of a flow whose `on hang up` has begun; no state has this id."""

MOST_REASON = 200
SAYING = (SPEAKING, WAITING, ADMITTING)
"""Phases in which what is awaited is the end of something said."""


def fail(walk: Walk, reason: str, may_be_handled: bool = True) -> Prepared | None:
    """Something broke in the present state: where the run goes on, or none where it has ended."""
    reason = reason[:MOST_REASON]
    walk.emit(Fault(key=walk.key(), state=walk.state.id, reason=reason))
    return lead_away(walk, reason, may_be_handled)


def lead_away(walk: Walk, reason: str, may_be_handled: bool = True) -> Prepared | None:
    """As `fail`, for a failure that is already in the record."""
    stop(walk)
    if HELD in walk.kept:
        _leave_failed_queue(walk)
    if may_be_handled and "failed" in walk.state.exits:
        return walk.take("failed")
    if walk.ending in GONE:
        return end_turn(walk)
    if walk.ending == FAILURE:
        return finish(walk, FAILURE, reason)
    return _to_on_failure(walk, reason, may_be_handled)


def _leave_failed_queue(walk: Walk) -> None:
    place = held(walk)
    if place is not None and place.state == walk.state.id and place.depth == walk.depth:
        give_up(walk)


def _to_on_failure(walk: Walk, reason: str, may_be_handled: bool) -> Prepared | None:
    while walk.flow.on_failure is None:
        if not walk.outer:
            return finish(walk, FAILURE, reason)
        leave_flow(walk)
        if may_be_handled and "failed" in walk.state.exits:
            return walk.take("failed")
    give_up_from(walk, walk.depth)
    walk.ending = FAILURE
    walk.taken.append((walk.state.id, "failed"))
    return walk.flow.on_failure


def stop(walk: Walk) -> None:
    """Whatever the present state has under way no longer matters."""
    if walk.phase in SAYING and walk.is_voice and walk.awaiting:
        walk.emit(Silence(key=walk.key(), speak=walk.awaiting))
    cancel_waits(walk)
    walk.wait("")


def leave_flow(walk: Walk) -> None:
    """Back to the flow that did the innermost one, which stands in its `Do`."""
    walk.looks()
    give_up_from(walk, walk.depth)
    leave_time(walk)
    frame = walk.outer[-1]
    walk.outer = walk.outer[:-1]
    walk.open(frame)


def customer_left(walk: Walk, cause: str) -> Prepared | None:
    """The customer is gone: the first `on hang up`, or none where nothing is left to do."""
    walk.ending = cause
    give_up(walk)
    cancel_all(walk)
    walk.wait("")
    walk.keys = ""
    return next_turn(walk)


def next_turn(walk: Walk) -> Prepared | None:
    """The next `on hang up`, from the innermost flow outwards; none where all have had their turn."""
    while walk.flow.on_hang_up is None or TURN in walk.counts:
        if not walk.outer:
            return finish(walk, walk.ending)
        leave_flow(walk)
    walk.counts = {**walk.counts, TURN: 1}
    walk.taken.append((walk.state.id, walk.ending))
    return walk.flow.on_hang_up


def end_turn(walk: Walk) -> Prepared | None:
    """The flow whose turn it was has done what it wanted; the next one has its turn."""
    while TURN not in walk.counts and walk.outer:
        leave_flow(walk)
    return next_turn(walk)


def finish(walk: Walk, cause: str, reason: str = "") -> Prepared | None:
    """The run is over; nothing more will come of it."""
    if HELD in walk.kept:
        give_up(walk)
    if cause not in GONE:
        walk.emit(Close(key=walk.key()))
    walk.emit(Finished(key=walk.key(), cause=cause, reason=reason))
    walk.wait("")
    walk.keys = ""
    walk.timers = NONE
    walk.ending = OVER
    return None
