"""Ways that are known: what the same event came to for every run that stood alike.

`advance` is pure, and most events look at nothing but where a run stands (`Stand`): its states, phase, language,
medium, the names of its timers. They look at no value, no count, no instant. What such an event came to once is
remembered by the graph that was made ready, as a `Way`: the stand it led to, and its commands but for their keys and
instants. The next run that stands alike goes the same way without a walk.

A walk says itself whether it may be remembered: it entered no state but of the kinds in `ALIKE`, nobody called
`Walk.looks`, and what is the run's own is as it was. All else that it may have depended on is in the stand and in the
event's sign (`sign_of`). A test goes random walks on random graphs with and without what is remembered, and wants the
same of both.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from compiler.graph import End, Enter, Play, Question, Repeat, Say
from runtime.engine.commands import (
    AnyCommand,
    CancelTimer,
    Close,
    Finished,
    SetTimer,
    Silence,
    Speak,
)
from runtime.engine.events import AnyEvent, HungUp, Key, Said
from runtime.engine.machine import Way
from runtime.engine.standing import NONE, Advanced, Frame, Position
from runtime.engine.walk import OVER, Walk

MOST_SIGNS = 64
"""How many ways are remembered from one stand."""

ALIKE = frozenset((Enter, Say, Play, Question, Repeat, End))
"""What a state may do on a way that is remembered: none of these looks at values, counts or time."""


def sign_of(position: Position, event: AnyEvent) -> object:
    """All that a way may depend on beside the stand where it begins; none where it depends on more."""
    kind = type(event)
    if kind is Said:
        return Said if event.command == position.awaiting else None  # type: ignore[union-attr]
    if kind is Key:
        return event.key  # type: ignore[union-attr]
    return HungUp if kind is HungUp else None


def may_be_remembered(walk: Walk) -> bool:
    """Whether every run that stands alike goes the same way."""
    start = walk.start
    return (
        walk.is_alike
        and not start.keys
        and bool(start.frames)
        and walk.kept is start.kept
        and (walk.ending == OVER or _kept_its_own(walk, start.frames[-1]))
        and len(walk.machine.ways.get(start.stand, ())) < MOST_SIGNS
        and all(type(command) in MAKERS for command in walk.commands)
    )


def _kept_its_own(walk: Walk, frame: Frame) -> bool:
    keeps_counts = walk.forgets_counts or walk.question_counts is frame.question_counts
    return walk.values is frame.values and walk.counts is frame.counts and keeps_counts


def way_of(walk: Walk, came_to: Advanced) -> Way:
    """The way that a walk went."""
    commands, moved, timed = _commands(walk), _frames(walk), _dues(walk)
    origins, taken, secret = came_to.origins, came_to.taken, came_to.secret
    stand, keys = came_to.position.stand, came_to.position.keys
    awaited, awaits_the_same = _awaited(walk)

    def go(start: Position, at: int) -> Advanced:
        who, sequence = start.who, start.sequence + 1
        made = commands(f"{who.run}:{sequence}:", start, at)
        awaiting = made[awaited].key if awaited is not None else start.awaiting if awaits_the_same else ""
        frames, dues = moved(start.frames), timed(start.timer_dues, at)
        position = Position(who, sequence, stand, frames, dues, awaiting, keys, start.kept)
        return Advanced(position, made, origins, taken, secret)

    return go


def _awaited(walk: Walk) -> tuple[int | None, bool]:
    """The place of the command whose answer is awaited, or whether the one before still is."""
    awaiting = walk.awaiting
    places = [place for place, command in enumerate(walk.commands) if command.key == awaiting]
    return (places[0] if places else None), awaiting == walk.start.awaiting


# --- where it leads ---------------------------------------------------------------------------------------------------


def _frames(walk: Walk) -> Callable[[tuple[Frame, ...]], tuple[Frame, ...]]:
    """What becomes of the frames: the innermost one stands elsewhere, with its values."""
    if walk.ending == OVER:
        return lambda frames: ()
    flow, state, forgets = walk.flow.name, walk.state.id, walk.forgets_counts
    before, alone = walk.machine.alone(walk.start.frames[-1]), walk.state.alone

    def move(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
        if frames is before:
            return alone
        frame = frames[-1]
        question_counts = NONE if forgets else frame.question_counts
        if len(frames) == 1 and not (frame.values or question_counts or frame.counts):
            return alone
        return (*frames[:-1], Frame(flow, state, frame.values, question_counts, frame.counts))

    return move


# --- timers -----------------------------------------------------------------------------------------------------------

Dues = Callable[[tuple[int, ...], int], tuple[int, ...]]


def _dues(walk: Walk) -> Dues:
    """What becomes of the timers' instants: those set on the way are as much later than the event as they were."""
    fresh = {command.timer: command.due - walk.at for command in walk.commands if isinstance(command, SetTimer)}
    before = walk.start.stand.timer_names
    sources = [(None, fresh[name]) if name in fresh else (before.index(name), 0) for name in walk.timers]
    if not sources:
        return lambda dues, at: ()
    if sources == [(place, 0) for place in range(len(before))]:
        return lambda dues, at: dues
    if len(sources) == 1 and fresh:
        after = sources[0][1]
        return lambda dues, at: (at + after,)
    return lambda dues, at: tuple([at + after if place is None else dues[place] for place, after in sources])


# --- commands ---------------------------------------------------------------------------------------------------------

Make = Callable[[str, Position, int], AnyCommand]


def _commands(walk: Walk) -> Callable[[str, Position, int], tuple[AnyCommand, ...]]:
    """Makes the commands anew, from the beginning of their keys, the position before, and the instant."""
    made = [MAKERS[type(command)](command, str(place), walk.at) for place, command in enumerate(walk.commands)]
    if not made:
        return lambda key, start, at: ()
    if len(made) == 1:
        (only,) = made
        return lambda key, start, at: (only(key, start, at),)
    if len(made) == 2:
        one, other = made
        return lambda key, start, at: (one(key, start, at), other(key, start, at))
    return lambda key, start, at: tuple([make(key, start, at) for make in made])


def _again_speak(command: Speak, place: str) -> Make:
    language, pieces, prompt, options = command.language, command.pieces, command.prompt, command.options
    expects, personal = command.expects, command.personal
    return lambda key, start, at: Speak(key + place, language, pieces, prompt, options, expects, personal)


def _again_silence(place: str) -> Make:
    return lambda key, start, at: Silence(key + place, start.awaiting)


def _again_set(command: SetTimer, place: str, at: int) -> Make:
    timer, after = command.timer, command.due - at
    return lambda key, start, at: SetTimer(key + place, timer, at + after)


def _again_cancel(command: CancelTimer, place: str) -> Make:
    timer = command.timer
    return lambda key, start, at: CancelTimer(key + place, timer)


def _again_finished(command: Finished, place: str) -> Make:
    cause, reason = command.cause, command.reason
    return lambda key, start, at: Finished(key + place, cause, reason)


MAKERS: dict[type, Callable[[Any, str, int], Make]] = {
    Speak: lambda command, place, at: _again_speak(command, place),
    Silence: lambda command, place, at: _again_silence(place),
    SetTimer: _again_set,
    CancelTimer: lambda command, place, at: _again_cancel(command, place),
    Close: lambda command, place, at: lambda key, start, at: Close(key + place),
    Finished: lambda command, place, at: _again_finished(command, place),
}
"""The commands of a way that is remembered -> what makes them anew."""
