"""What happens beside a queue while a customer waits: its times, and the keys and words that choose an option."""

from __future__ import annotations

from compiler.graph import Queue
from runtime.engine.collector import Chosen, Wait, choose
from runtime.engine.places import AFTER_TIMER, HeldPlace, give_up, held, hold, holding, quiet
from runtime.engine.prepared import Choice, Prepared, QueueState
from runtime.engine.questions import anywhere_flows, follow, keys_of
from runtime.engine.queues import back, is_every, leave_late, period, state_of, timer_of
from runtime.engine.timers import cancel_waits
from runtime.engine.understanding import recognise
from runtime.engine.walk import KEYS_TIMER, SPEAKING, WAITING, Walk

# --- time -------------------------------------------------------------------------------------------------------------


def queue_timer(walk: Walk, name: str) -> Prepared | None:
    """The queue's own time is up, or a line of `every` has its turn."""
    place = held(walk)
    if place is None:
        return None
    if name == AFTER_TIMER:
        return None if place.found else leave_late(walk, place)
    return _every(walk, state_of(walk, place), place, name)


def _every(walk: Walk, state: QueueState, place: HeldPlace, name: str) -> Prepared | None:
    """Says the line, unless the customer hears or does something else; then it is skipped."""
    assert isinstance(state.does, Queue)
    line = next((one for one in state.does.every if timer_of(one.exit) == name), None)
    if line is None:
        return None
    walk.set_timer(name, walk.at + period(walk, line.period))
    is_idle = walk.phase == WAITING and walk.state is state and not (walk.awaiting or walk.keys)
    if not is_idle or place.found or place.place is None:
        return None
    hold(walk, place._replace(beside=timer_of(line.exit)))
    walk.wait("")
    return walk.take(line.exit)


# --- keys and words ---------------------------------------------------------------------------------------------------


def hears_options(walk: Walk) -> bool:
    """Whether the queue's options hold: while the customer waits, and while a line of `every` is said."""
    if walk.phase == WAITING:
        return True
    place = holding(walk)
    walk.looks()
    return walk.phase == SPEAKING and is_every(walk, place) and not place.found


def key_in_queue(walk: Walk, key: str) -> Prepared | None:
    """A key while waiting: an option, or nothing."""
    walk.looks()
    return _judge(walk, state_of(walk, holding(walk)), walk.keys + key, is_late=False)


def keys_in_queue_are_late(walk: Walk) -> Prepared | None:
    """No further key came."""
    walk.forget_timer(KEYS_TIMER)
    place = held(walk)
    return None if place is None else _judge(walk, state_of(walk, place), walk.keys, is_late=True)


def _judge(walk: Walk, state: QueueState, typed: str, is_late: bool) -> Prepared | None:
    verdict = choose(keys_of(walk, state), typed, is_late)
    if isinstance(verdict, Wait):
        walk.keys = typed
        walk.set_timer(KEYS_TIMER, walk.at + verdict.length)
        return None
    walk.keys = ""
    walk.cancel_timer(KEYS_TIMER)
    return _choose(walk, verdict.option) if isinstance(verdict, Chosen) else None


def text_in_queue(walk: Walk, text: str) -> Prepared | None:
    """Words while waiting: an option, or something for the operator to read later."""
    walk.looks()
    state = state_of(walk, holding(walk))
    choice = recognise(state.words(walk.language, anywhere_flows(walk, state)), text)
    return _choose(walk, choice) if isinstance(choice, Choice) else None


def _choose(walk: Walk, choice: Choice) -> Prepared | None:
    place = holding(walk)
    back(walk, place)
    if choice.flow:
        give_up(walk)
        return follow(walk, choice)
    quiet(walk, place._replace(beside=choice.exit))
    cancel_waits(walk)
    walk.wait("")
    return walk.take(choice.exit)
