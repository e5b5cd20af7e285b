"""The timers of a run, by name; each is an absolute instant in the position.

    silence    nobody answers a question
    keys       between keys
    guard      an answer from elsewhere (connector, recording, other leg) does not come
    wait       a `wait` is over, or the calendar is to be asked again
    most.N     the own time (`at most`) of the N-th flow, counted from the outermost, 0

`at most` does not count time in conversation nor time waiting for a written answer: while that lasts, `paused` holds
the instant at which it began and the `most` timers do not fire; afterwards they are moved by as long. While a
recording is made or another leg rings they do not fire either, but do count: both have limits of their own, and what
is overdue is judged when they end. `early` stands there while a call was not taken yet (`runtime.engine.early`).

Who types as many digits as are asked for often presses `#` after them. Until `late hash` such a `#` is ignored.
"""

from __future__ import annotations

from runtime.engine.commands import CancelTimer
from runtime.engine.standing import NONE, Position
from runtime.engine.walk import GUARD_TIMER, KEYS_TIMER, MARKS, MOST_TIMER, PAUSED, SILENCE_TIMER, WAIT_TIMER, Walk

EARLY = 50_000
"""How much too early, in microseconds, a timer may fire and still counts: clocks round. Earlier it is one that was
moved since.
"""


def is_due(walk: Walk, name: str) -> bool:
    """Whether a timer that fired is one the run still waits for."""
    due = walk.timers.get(name)
    return due is not None and walk.at >= due - EARLY


def running(position: Position) -> dict[str, int]:
    """The timers that must be set again for a run that was stored: name -> instant."""
    return {name: due for name, due in position.timers.items() if name in _set(position.timers)}


def _set(timers: dict[str, int]) -> list[str]:
    is_paused = PAUSED in timers
    return [name for name in timers if name not in MARKS and not (is_paused and is_most(name))]


def is_most(name: str) -> bool:
    """Whether this is the own time of a flow."""
    return name.startswith(MOST_TIMER)


def cancel_waits(walk: Walk) -> None:
    """The timers of the present state are called off; those of the flows count again."""
    if not walk.timers:
        return
    for name in (SILENCE_TIMER, KEYS_TIMER, GUARD_TIMER, WAIT_TIMER):
        if name in walk.timers:
            walk.cancel_timer(name)
    resume(walk)


def cancel_all(walk: Walk) -> None:
    """Every timer is called off."""
    for name in _set(walk.timers):
        walk.emit(CancelTimer(key=walk.key(), timer=name))
    walk.timers = NONE
    walk.is_early = False


def start_time(walk: Walk) -> None:
    """The own time of the flow just entered begins."""
    if walk.flow.at_most is not None and walk.flow.at_most_to is not None and not walk.is_gone:
        walk.set_timer(f"{MOST_TIMER}{walk.depth}", walk.at + walk.flow.at_most)


def leave_time(walk: Walk) -> None:
    """The own time of the innermost flow no longer matters."""
    walk.cancel_timer(f"{MOST_TIMER}{walk.depth}")


def cancel_most(walk: Walk) -> None:
    """The own times of all flows no longer matter."""
    for name in [name for name in walk.timers if is_most(name)]:
        walk.cancel_timer(name)


def pause(walk: Walk) -> None:
    """The flows' own times stop counting."""
    most = [name for name in walk.timers if is_most(name)]
    if not most or PAUSED in walk.timers:
        return
    walk.looks()
    for name in most:
        walk.emit(CancelTimer(key=walk.key(), timer=name))
    walk.timers = {**walk.timers, PAUSED: walk.at}


def resume(walk: Walk) -> None:
    """The flows' own times count again, if they had stopped."""
    since = walk.timers.get(PAUSED)
    if since is None:
        return
    walk.looks()
    walk.forget_timer(PAUSED)
    for name, due in walk.timers.items():
        if is_most(name):
            walk.set_timer(name, due + walk.at - since)


def overdue(walk: Walk) -> int | None:
    """The outermost flow whose own time is up, by its depth; none where there is none."""
    depths = (
        int(name.removeprefix(MOST_TIMER)) for name, due in walk.timers.items() if is_most(name) and due <= walk.at
    )
    return min(depths, default=None)
