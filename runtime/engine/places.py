"""The place that a run holds in a queue: what is remembered of it, and the giving up of it.

It stands among what is kept, under a name that no author can write, so that it is stored with the position and is there
for whatever is done beside the queue, in whichever flow. There is one at a time.
"""

from __future__ import annotations

from typing import NamedTuple

from runtime.engine.commands import Dequeue, Silence
from runtime.engine.standing import HELD, NONE
from runtime.engine.walk import CONNECTED, Walk

AFTER_TIMER = "after"
EVERY_TIMER = "every."
"""The timers of a queue: its own time, and each line of `every`, by its exit."""


class HeldPlace(NamedTuple):
    """A place in a queue.

    Args:
        enqueue: The key of the `Enqueue`.
        state: The id of the state that waits. depth: How many flows do each other outside its flow.
        place, wait: Where the customer stands, and how long it may take, microseconds; none where nobody has said.
        music: The key of the `Speak` that repeats, or empty.
        beside: The exit that led to what is done beside the queue now; empty where nothing is.
        found: Whether an operator is reserved or talks.
        left: How much of the queue's own time was left when the operator took over, microseconds.
        said: What each line of `every` wrote last, by its state, as a digest.
    """

    enqueue: str
    state: str
    depth: int
    place: int | None = None
    wait: int | None = None
    music: str = ""
    beside: str = ""
    found: bool = False
    left: int | None = None
    said: dict[str, str] = NONE


def held(walk: Walk) -> HeldPlace | None:
    """The place that is held, or none."""
    found = walk.kept.get(HELD)
    return None if found is None else HeldPlace(*found)


def holding(walk: Walk) -> HeldPlace:
    """The place that is held, where it is known that one is."""
    return HeldPlace(*walk.kept[HELD])


def hold(walk: Walk, place: HeldPlace) -> HeldPlace:
    """Remembers a place."""
    walk.keep(HELD, list(place))
    return place


def forget(walk: Walk) -> None:
    """The place is no longer held; the timers of the queue are called off."""
    walk.unkeep(HELD)
    cancel_queue_timers(walk)


def cancel_queue_timers(walk: Walk) -> None:
    """The timers of the queue are called off."""
    for name in [one for one in walk.timers if is_queue_timer(one)]:
        walk.cancel_timer(name)


def is_queue_timer(name: str) -> bool:
    """Whether this is a timer of a queue."""
    return name == AFTER_TIMER or is_every(name)


def is_every(name: str) -> bool:
    """Whether this is the timer of a line of `every`, which changes nothing about the waiting."""
    return name.startswith(EVERY_TIMER)


def quiet(walk: Walk, place: HeldPlace) -> HeldPlace:
    """The place without its music, which is stopped."""
    if place.music and not walk.is_gone:
        walk.emit(Silence(key=walk.key(), speak=place.music))
    return hold(walk, place._replace(music=""))


def hush(walk: Walk) -> None:
    """The music of a queue, if any plays, makes room for what is said or asked beside it."""
    place = held(walk)
    if place is not None:
        quiet(walk, place)


def give_up(walk: Walk) -> None:
    """The place, if one is held, is given up: the music stops, and whoever was found is free again.

    Of a conversation with an operator nothing is left to give up.
    """
    place = held(walk)
    if place is None:
        return
    walk.looks()
    if walk.phase != CONNECTED or place.beside:
        quiet(walk, place)
        walk.emit(Dequeue(key=walk.key(), enqueue=place.enqueue))
    forget(walk)


def give_up_from(walk: Walk, depth: int) -> None:
    """As `give_up`, where the flow that waits is so deep or deeper: it is being left."""
    place = held(walk)
    if place is not None and place.depth >= depth:
        give_up(walk)
