"""Queues: waiting, what is heard and chosen meanwhile, the operator who is found, and the way on.

A run that waits stands in its `Queue` state and holds a place (`places`), which it keeps while something is done beside
the queue: a line of `every`, an option, the flows that these do.

    phase       waits for
    waiting     the queue; `awaiting` is what is said on entering, while that is said, and music is no answer
    admitting   what the customer hears before the operator (`awaiting`), then the operator
    connected   the end of the operator's part

Nothing is heard before the queue has given its first answer, so that nobody hears music who is turned away. An
operator who was found lets the sentence end, whichever it is, and takes over before the next (`take_over`): from what
is done beside the queue too, which is left. Time with an operator counts neither for the flows nor for the queue.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from compiler.graph import Queue
from runtime.engine.commands import Admit, Enqueue, Fault, Needed, Piece, Speak
from runtime.engine.deadlines import deadline
from runtime.engine.endings import fail, lead_away, leave_flow, stop
from runtime.engine.events import Connected, Found, OperatorLost, Placed, Replied, SayFailed
from runtime.engine.operators import BrokenError
from runtime.engine.places import (
    AFTER_TIMER,
    EVERY_TIMER,
    HeldPlace,
    cancel_queue_timers,
    forget,
    give_up,
    held,
    hold,
    holding,
    quiet,
)
from runtime.engine.prepared import Prepared, PreparedSpeech, QueueState
from runtime.engine.standing import OPERATOR
from runtime.engine.timers import pause
from runtime.engine.walk import (
    ADMITTING,
    COLLECTING,
    CONNECTED,
    LISTENING,
    WAITING,
    Walk,
)
from runtime.interaction import WRITTEN_WAITS

LEAST_WRITTEN = 60_000_000
"""The least time between two lines of `every` on written media, microseconds."""

MOST_NAME = 200
HIGHEST = 1_000_000
"""The highest priority; the lowest is as far below nothing."""

TURNED_AWAY = ("full", "unstaffed")


# --- in and out -------------------------------------------------------------------------------------------------------


def enter_queue(walk: Walk, state: QueueState) -> Prepared | None:
    """Takes a place; the queue's own times begin."""
    if walk.is_gone:
        raise BrokenError("nobody is left to wait")
    give_up(walk)
    does = state.does
    assert isinstance(does, Queue)
    walk.keys = ""
    priority, due, whisper = _priority(walk, state), _due(walk, does), _pieces(walk, state.whisper)
    key = walk.key()
    walk.emit(
        Enqueue(
            key=key,
            queue=does.queue,
            priority=priority,
            needs=tuple(Needed(one.skill, one.level, one.relaxed) for one in does.needs),
            also_in=tuple((one.queue, one.after) for one in does.also_in),
            due=due,
            language=walk.language,
            whisper=whisper,
            waits_out=_waits_out(walk, state),
        )
    )
    walk.unkeep(OPERATOR)
    hold(walk, HeldPlace(key, state.id, walk.depth))
    _start_timers(walk, state, does.at_most)
    walk.wait(WAITING)
    return None


def _priority(walk: Walk, state: QueueState) -> int:
    """The first case that holds; none holds is 0."""
    for value, condition in state.priority:
        if condition is None or condition(walk) is True:
            found = value(walk)
            if found is None:
                raise BrokenError("the priority is empty")
            return max(-HIGHEST, min(HIGHEST, int(found)))
    return 0


def _due(walk: Walk, does: Queue) -> int | None:
    """When an operator should have answered."""
    if does.answer_within is None:
        return None
    graph = walk.machine.graph
    service = graph.services.get(walk.service)
    name = (service.hours if service else None) if does.calendar == "hours" else does.calendar
    if not name:
        return walk.at + does.answer_within
    return deadline(graph.calendars[name], walk.at, does.answer_within)


def _waits_out(walk: Walk, state: QueueState) -> tuple[str, ...]:
    """On media where that makes sense a customer whom no line turns away waits."""
    return tuple(one for one in TURNED_AWAY if one not in state.exits) if walk.medium in WRITTEN_WAITS else ()


def _start_timers(walk: Walk, state: QueueState, left: int | None) -> None:
    assert isinstance(state.does, Queue)
    if left is not None:
        walk.set_timer(AFTER_TIMER, walk.at + max(left, 0))
    for one in state.does.every:
        walk.set_timer(timer_of(one.exit), walk.at + period(walk, one.period))


def timer_of(exit: str) -> str:
    return exit if exit.startswith(EVERY_TIMER) else EVERY_TIMER + exit


def period(walk: Walk, period: int) -> int:
    return period if walk.is_voice else max(period, LEAST_WRITTEN)


def _pieces(walk: Walk, speech: PreparedSpeech | None) -> tuple[Piece, ...]:
    return speech.pieces(walk) if speech else ()


def resume(walk: Walk, state: Prepared) -> Prepared | None:
    """What was done beside the queue is over: the customer waits on."""
    queue = walk.take("next")
    assert isinstance(queue, QueueState)
    walk.state = queue
    walk.keys = ""
    place = hold(walk, holding(walk)._replace(beside=""))
    walk.wait(WAITING)
    if not place.found and not place.music:
        _play_music(walk, queue)
    return None


def leave(walk: Walk, state: Prepared) -> Prepared | None:
    """The place is given up."""
    give_up(walk)
    return walk.take("next")


def state_of(walk: Walk, place: HeldPlace) -> QueueState:
    """The state that waits."""
    state = walk.machine.flows[place.state.partition("/")[0]].states[place.state]
    assert isinstance(state, QueueState)
    return state


def back(walk: Walk, place: HeldPlace) -> QueueState:
    """Back in the state that waits, from whatever is done beside it; what is being said is stopped."""
    stop(walk)
    while walk.depth > place.depth:
        leave_flow(walk)
    walk.state = state = state_of(walk, place)
    walk.keys = ""
    return state


# --- what the customer hears ------------------------------------------------------------------------------------------


def _speak(walk: Walk, state: QueueState, speech: PreparedSpeech, pieces: tuple[Piece, ...], repeats: bool) -> str:
    key = walk.key()
    labels = state.labels(walk.language) if speech is state.waiting else ()
    walk.emit(
        Speak(
            key=key,
            language=walk.language,
            pieces=pieces,
            prompt=speech.name,
            options=labels,
            personal=speech.is_personal,
            repeats=repeats,
        )
    )
    return key


def _begin_waiting(walk: Walk, state: QueueState) -> None:
    """What is said on entering, and then the music."""
    pieces = _pieces(walk, state.waiting)
    if state.waiting and pieces:
        walk.wait(WAITING, _speak(walk, state, state.waiting, pieces, repeats=False))
    else:
        _play_music(walk, state)


def _play_music(walk: Walk, state: QueueState) -> None:
    walk.wait(WAITING)
    pieces = _pieces(walk, state.music) if walk.is_voice else ()
    if state.music and pieces:
        hold(walk, holding(walk)._replace(music=_speak(walk, state, state.music, pieces, repeats=True)))


def said_in_queue(walk: Walk) -> Prepared | None:
    """What was being said in the queue itself has been heard."""
    place, state = holding(walk), walk.state
    assert isinstance(state, QueueState)
    if walk.phase == ADMITTING:
        return _admit(walk, place)
    walk.wait(WAITING)
    if not place.found:
        _play_music(walk, state)
    return None


def say_failed_in_queue(walk: Walk, event: SayFailed) -> Prepared | None:
    """A sound or sentence of the queue could not be spoken: the place is worth more, so the customer waits on."""
    place = held(walk)
    if place is None or event.command not in (walk.awaiting, place.music):
        return None
    walk.emit(Fault(key=walk.key(), state=place.state, reason=event.reason[:MOST_NAME]))
    if event.command == place.music:
        hold(walk, place._replace(music=""))
        return None
    return said_in_queue(walk) if walk.phase in (WAITING, ADMITTING) else None


def passes_over(walk: Walk, state: Prepared, pieces: tuple[Piece, ...]) -> bool:
    """Whether something said beside a queue is passed over: written again and again it is sent only when it changed.

    What is said takes the place of the music.
    """
    place = holding(walk)
    if walk.is_voice:
        quiet(walk, place)
        return False
    if not is_every(walk, place):
        return False
    text = sha256("\n".join(piece.text or piece.file for piece in pieces).encode()).hexdigest()[:16]
    if place.said.get(state.id) == text:
        return True
    hold(walk, place._replace(said={**place.said, state.id: text}))
    return False


def is_every(walk: Walk, place: HeldPlace) -> bool:
    """Whether the run stands in a line of `every` of the queue."""
    return place.beside.startswith(EVERY_TIMER) and walk.depth == place.depth


# --- what the queue tells ---------------------------------------------------------------------------------------------


def _mine(walk: Walk, command: str) -> HeldPlace | None:
    """The place that is held, where something concerns it."""
    place = held(walk)
    return place if place is not None and place.enqueue == command else None


def placed(walk: Walk, event: Placed) -> Prepared | None:
    """Where the customer stands; the first time the customer begins to wait."""
    place = _mine(walk, event.command)
    if place is None:
        return None
    is_first, state = place.place is None, walk.state
    place = hold(walk, place._replace(place=max(1, event.place), wait=event.expected_wait))
    is_idle = walk.phase == WAITING and not walk.awaiting and not place.music and not place.found
    if is_first and is_idle and isinstance(state, QueueState):
        _begin_waiting(walk, state)
    return None


def found(walk: Walk, event: Found) -> Prepared | None:
    """An operator is there. Who stands where nothing is being said is taken over at once (`advance`)."""
    place = _mine(walk, event.command)
    if place is None or place.found:
        return None
    walk.keep(OPERATOR, {"name": str(event.operator.get("name", ""))[:MOST_NAME]})
    hold(walk, place._replace(found=True))
    return None


def is_found(walk: Walk) -> bool:
    """Whether an operator is there for whoever does something beside the queue."""
    walk.looks()
    return holding(walk).found


def may_take_over(walk: Walk) -> bool:
    """Whether an operator was found and nothing is being said, so that the conversation may begin."""
    if not is_found(walk) or walk.is_gone:
        return False
    return walk.phase in (LISTENING, COLLECTING) or (walk.phase == WAITING and not walk.awaiting)


def take_over(walk: Walk, _about: Any) -> Prepared | None:
    """The operator is next: what is done beside the queue is left, and the customer hears what comes before."""
    place = holding(walk)
    state = back(walk, place)
    place = quiet(walk, place._replace(beside=""))
    walk.wait(ADMITTING)
    pieces = _pieces(walk, state.before_answer)
    if state.before_answer and pieces:
        walk.wait(ADMITTING, _speak(walk, state, state.before_answer, pieces, repeats=False))
        return None
    return _admit(walk, place)


def _admit(walk: Walk, place: HeldPlace) -> Prepared | None:
    walk.emit(Admit(key=walk.key(), enqueue=place.enqueue))
    walk.wait(ADMITTING)
    return None


def connected_to_operator(walk: Walk, event: Connected) -> Prepared | None:
    """The conversation with the operator begins."""
    place = _mine(walk, event.command)
    if place is None or walk.phase != ADMITTING:
        return None
    due = walk.timers.get(AFTER_TIMER)
    hold(walk, place._replace(left=None if due is None else due - walk.at))
    cancel_queue_timers(walk)
    pause(walk)
    walk.wait(CONNECTED)
    return None


def operator_lost(walk: Walk, event: OperatorLost) -> Prepared | None:
    """The operator is gone: the customer waits on."""
    place = _mine(walk, event.command)
    if place is None or not place.found:
        return None
    was_talking, left, state = walk.phase == CONNECTED, place.left, walk.state
    walk.unkeep(OPERATOR)
    place = hold(walk, place._replace(found=False, left=None))
    if not isinstance(state, QueueState) or (walk.phase == WAITING and walk.awaiting):
        return None  # whoever hears or does something else has not noticed
    stop(walk)
    walk.wait(WAITING)
    if was_talking:
        _start_timers(walk, state, left)  # from where they were
    due = walk.timers.get(AFTER_TIMER)
    if due is not None and due <= walk.at:
        return leave_late(walk, place)
    _play_music(walk, state)
    return None


def replied_by_queue(walk: Walk, event: Replied) -> Prepared | None:
    """The queue is over for this customer: served, turned away, or broken."""
    place = _mine(walk, event.command)
    if place is None or (event.outcome in TURNED_AWAY and walk.phase in (ADMITTING, CONNECTED)):
        return None
    if event.outcome in TURNED_AWAY and event.outcome in _waits_out(walk, state_of(walk, place)):
        return None
    state = back(walk, place)
    quiet(walk, place)
    forget(walk)
    if event.outcome != "failed":
        return walk.take(event.outcome)
    if "failed" in state.exits:
        return lead_away(walk, event.reason)
    return fail(walk, event.reason or "the queue could not be used")


def leave_late(walk: Walk, place: HeldPlace) -> Prepared | None:
    """The customer has waited as long as the queue lets them."""
    back(walk, place)
    give_up(walk)
    return walk.take("after")
