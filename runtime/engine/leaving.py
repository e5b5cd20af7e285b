"""What is left behind for others, or for later: messages, calls back, marks of attempts, wrap-up codes, recordings."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from compiler.calendar_time import EPOCH, local_time, zone_of
from compiler.graph import CallBack, Deliver, Mark, RecordConversation, WrapUp
from compiler.outbound_gate import refusal
from runtime.engine import commands
from runtime.engine.operators import BrokenError
from runtime.engine.places import forget, held, quiet
from runtime.engine.prepared import CallBackState, Prepared, ValueState
from runtime.engine.walk import GUARD_TIMER, REQUESTING, Walk

ANSWERED_WITHIN = 30_000_000
"""How long, in microseconds, a delivery or an arrangement may take before it counts as failed."""

MICROSECOND = timedelta(microseconds=1)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def deliver(walk: Walk, state: ValueState) -> Prepared | None:
    """Hands a message on, and waits until somebody has it."""
    does = state.does
    assert isinstance(does, Deliver)
    message = state.value(walk)
    if not isinstance(message, str) or not message:
        raise BrokenError("there is no message")
    key = walk.key()
    walk.emit(commands.Deliver(key=key, message=message, to=does.to, into=does.into))
    return _until_answered(walk, key)


def _until_answered(walk: Walk, key: str) -> Prepared | None:
    walk.set_timer(GUARD_TIMER, walk.at + ANSWERED_WITHIN)
    walk.wait(REQUESTING, key)
    return None


# --- call back --------------------------------------------------------------------------------------------------------


def call_back(walk: Walk, state: CallBackState) -> Prepared | None:
    """Arranges a call to the number that was given, else to the caller's own; both pass the gate."""
    does = state.does
    assert isinstance(does, CallBack)
    number = state.number(walk) if state.number else walk.number
    refused = refusal(walk.machine.graph.outbound, number if isinstance(number, str) else "")
    if refused or not isinstance(number, str):
        raise BrokenError(f"this number may not be called: {refused}")
    place = held(walk) if does.keeping_place else None
    if does.keeping_place and place is None:
        raise BrokenError("there is no place to keep")
    at = _at(walk, state)
    key = walk.key()
    walk.emit(commands.CallBack(key=key, number=number, at=at, place_of=place.enqueue if place else ""))
    return _until_answered(walk, key)


def _at(walk: Walk, state: CallBackState) -> int | None:
    """The next time that it is that late."""
    if state.at is None:
        return None
    clock = state.at(walk)
    if not isinstance(clock, time):
        raise BrokenError("the time to call back is empty")
    return next_at(walk.machine.graph.zone, walk.at, "today", clock)


def arranged(walk: Walk) -> None:
    """The call back has the place now: the run no longer holds it."""
    does, place = walk.state.does, held(walk)
    if isinstance(does, CallBack) and does.keeping_place and place is not None:
        quiet(walk, place)
        forget(walk)


# --- attempts, operators ----------------------------------------------------------------------------------------------


def mark(walk: Walk, state: Prepared) -> Prepared | None:
    """Gives the attempt its outcome; without an attempt nobody heeds it."""
    does = state.does
    assert isinstance(does, Mark)
    retry_at = walk.at + does.after if does.after is not None else None
    if does.day:
        retry_at = next_at(walk.machine.graph.zone, walk.at, does.day, time.fromisoformat(does.at.zfill(5)))
    walk.emit(commands.Mark(key=walk.key(), outcome=does.outcome, retry_at=retry_at))
    return walk.take("next")


def next_at(zone: str, now: int, day: str, clock: time) -> int:
    """The instant of a time of a day, by the clock of a zone: `today` is tomorrow where that time is over.

    A weekday is the next one, never today.
    """
    today = local_time(zone, now).date()
    found = _instant(zone, today + timedelta(days=_days_ahead(day, today)), clock)
    if day == "today" and found <= now:
        return _instant(zone, today + timedelta(days=1), clock)
    return found


def _days_ahead(day: str, today: date) -> int:
    if day in WEEKDAYS:
        return (WEEKDAYS.index(day) - today.weekday() - 1) % 7 + 1
    return 1 if day == "tomorrow" else 0


def _instant(zone: str, day: date, clock: time) -> int:
    return (datetime.combine(day, clock, zone_of(zone)) - EPOCH) // MICROSECOND


def wrap_up(walk: Walk, state: Prepared) -> Prepared | None:
    """Says which codes the operator may choose from afterwards."""
    assert isinstance(state.does, WrapUp)
    walk.emit(commands.WrapUp(key=walk.key(), codes=state.does.codes))
    return walk.take("next")


def record_conversation(walk: Walk, state: Prepared) -> Prepared | None:
    """Begins or stops recording; when the customer has left nothing is said any more."""
    assert isinstance(state.does, RecordConversation)
    if not walk.is_gone:
        walk.emit(commands.RecordConversation(key=walk.key(), on=state.does.on))
    return walk.take("next")
