"""`wait`: so long, until a calendar's state holds, or for an answering machine's beep.

A run that waits holds a timer and nothing else, so it outlives restarts. Where it waits for a calendar it looks for
the next minute that fits, a week ahead at most, and asks anew when that comes: the calendar may be another by then.
Digits that a caller presses meanwhile, and the last thing that a customer writes, are kept for the next question.
"""

from __future__ import annotations

from typing import NamedTuple

from compiler.calendar_next import next_time
from compiler.graph import Wait
from runtime.engine.commands import AwaitBeep
from runtime.engine.operators import BrokenError
from runtime.engine.prepared import Prepared, WaitState
from runtime.engine.standing import WRITTEN
from runtime.engine.walk import GUARD_TIMER, REQUESTING, SLEEPING, WAIT_TIMER, Walk

WEEK = 7 * 86_400_000_000
"""How far ahead a calendar is looked at, and so how long a run sleeps at most before it asks again."""

BEEP_WITHIN = 30_000_000
"""How long a beep may take: longer greetings are rare."""

GRACE = 10_000_000
MOST_WRITTEN = 2_000


class Moment(NamedTuple):
    """An instant at which a calendar is asked, for a call of this service."""

    at: int
    service: str


def enter_wait(walk: Walk, state: WaitState) -> Prepared | None:
    """Begins to wait."""
    does = state.does
    assert isinstance(does, Wait)
    if walk.is_gone:
        raise BrokenError("nobody is left to wait with")
    if does.beep:
        return _await_beep(walk)
    if state.until is not None:
        return _until(walk, state)
    return _sleep(walk, walk.at + (does.duration or 0))


def _await_beep(walk: Walk) -> Prepared | None:
    key = walk.key()
    walk.emit(AwaitBeep(key=key, at_most=BEEP_WITHIN))
    walk.set_timer(GUARD_TIMER, walk.at + BEEP_WITHIN + GRACE)
    walk.wait(REQUESTING, key)
    return None


def _sleep(walk: Walk, due: int) -> Prepared | None:
    walk.set_timer(WAIT_TIMER, due)
    walk.wait(SLEEPING)
    return None


def _until(walk: Walk, state: WaitState) -> Prepared | None:
    """Goes on where it holds now; else sleeps until it may."""
    service, until = walk.service, state.until
    assert until is not None

    def holds(at: int) -> bool:
        return until(Moment(at, service)) is True  # type: ignore[arg-type]

    if holds(walk.at):
        return walk.take("over")
    latest = walk.at + WEEK
    due = next_time(holds, state.calendars(service), walk.at, latest)
    return _sleep(walk, latest if due is None else due)


def woken(walk: Walk) -> Prepared | None:
    """The time has come."""
    walk.forget_timer(WAIT_TIMER)
    walk.wait("")
    state = walk.state
    if isinstance(state, WaitState) and state.until is not None:
        return _until(walk, state)
    return walk.take("over")


def keep_text(walk: Walk, text: str) -> Prepared | None:
    """Keeps what was written meanwhile for the next question; a secret may be in it where secrets are asked for."""
    if not walk.is_voice and not walk.machine.asks_secrets:
        walk.keep(WRITTEN, text[:MOST_WRITTEN])
    return None
