"""Answers from elsewhere: what a request, a recording or another leg came to."""

from __future__ import annotations

from typing import Any

from compiler.graph import Wait
from runtime.engine.endings import fail, finish, lead_away, leave_flow, stop
from runtime.engine.events import Connected, Replied
from runtime.engine.leaving import arranged
from runtime.engine.operations import GRACE
from runtime.engine.operators import BrokenError
from runtime.engine.places import give_up_from
from runtime.engine.prepared import Prepared, RequestState
from runtime.engine.queues import connected_to_operator, is_found, replied_by_queue, take_over
from runtime.engine.standing import HELD
from runtime.engine.timers import cancel_waits, overdue, pause
from runtime.engine.transfers import is_taken
from runtime.engine.values import UnfitError, fitted
from runtime.engine.walk import CONNECTED, CONNECTING, GUARD_TIMER, MOST_TIMER, RECORDING, REQUESTING, TRANSFERRED, Walk

INSTEAD: dict[type, str] = {Wait: "no beep"}
"""What has no failure of its own -> the exit that is taken then."""


def time_is_up(walk: Walk) -> Prepared | None:
    """Where the own time of a flow leads once it is up, the outermost first; none where none is."""
    depth = overdue(walk)
    if depth is None:
        return None
    walk.taken.append((walk.state.id, "at most"))
    stop(walk)
    while walk.depth > depth:
        leave_flow(walk)
    walk.forget_timer(f"{MOST_TIMER}{depth}")
    give_up_from(walk, depth)
    walk.keys = ""
    return walk.flow.at_most_to


def replied(walk: Walk, event: Replied) -> Prepared | None:
    """A request, a recording or another leg has its answer; one that nobody waits for is ignored."""
    if event.command != walk.awaiting or walk.phase not in (REQUESTING, RECORDING, CONNECTING, CONNECTED):
        return _replied_by_queue(walk, event) if HELD in walk.kept else None
    may_be_late = walk.phase != REQUESTING
    cancel_waits(walk)
    walk.wait("")
    target = _take_reply(walk, event)
    if may_be_late and target is not None and not walk.is_gone:
        target = time_is_up(walk) or target
    return take_over(walk, event) if HELD in walk.kept and is_found(walk) else target


def _replied_by_queue(walk: Walk, event: Replied) -> Prepared | None:
    target = replied_by_queue(walk, event)
    return time_is_up(walk) or target if target is not None else None


def _take_reply(walk: Walk, event: Replied) -> Prepared | None:
    state = walk.state
    if event.outcome == "failed":
        return _failed_reply(walk, event.reason)
    if is_taken(state, event.outcome):
        return finish(walk, TRANSFERRED)
    if event.outcome == "arranged":
        arranged(walk)
    if isinstance(state, RequestState) and event.outcome == "ok":
        _take_answer(walk, state, event.data)
    if event.outcome == "recorded":
        walk.assign("message", event.data if isinstance(event.data, str) else event.command)
    return walk.take(event.outcome)


def no_answer(walk: Walk) -> Prepared | None:
    """What was waited for did not come in time."""
    instead = INSTEAD.get(walk.state.kind)
    if instead is None:
        return fail(walk, "no answer in time")
    stop(walk)
    return walk.take(instead)


def _failed_reply(walk: Walk, reason: str) -> Prepared | None:
    """A failure that the flow takes is in the journal with its event; one that it does not take has its own line."""
    if walk.state.kind in INSTEAD:
        return walk.take(INSTEAD[walk.state.kind])
    if "failed" in walk.state.exits:
        return lead_away(walk, reason)
    return fail(walk, reason or "it failed")


def _take_answer(walk: Walk, state: RequestState, data: Any) -> None:
    walk.secret = state.gives_secret
    if state.gives is None:
        return
    try:
        walk.assign(state.variable, fitted(state.gives, data, walk.machine.graph.records))
    except UnfitError as error:
        raise BrokenError(f"the answer does not fit its type: {error}") from None


def connected(walk: Walk, event: Connected) -> Prepared | None:
    """The other leg has answered: while they talk the flows' own times do not count."""
    if walk.phase != CONNECTING or event.command != walk.awaiting:
        return connected_to_operator(walk, event) if HELD in walk.kept else None
    cancel_waits(walk)
    at_most = walk.state.does.at_most  # type: ignore[union-attr]
    if at_most is not None:
        walk.set_timer(GUARD_TIMER, walk.at + at_most + GRACE)
    pause(walk)
    walk.wait(CONNECTED, event.command)
    return None
