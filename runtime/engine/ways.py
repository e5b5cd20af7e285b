"""Ways that are known: what the same event came to for every run that stood alike.

`advance` is pure, and most events look at nothing but where a run stands (`Stand`): its states, phase, language,
medium, the names of its timers. They look at no value, no count, no instant. What such an event came to once is
remembered by the graph that was made ready, as a `Way`: the stand it led to, and its commands but for their keys and
instants. The next run that stands alike goes the same way without a walk.

A walk says itself whether it may be remembered: it entered no state but of the kinds in `ALIKE`, nobody called
`Walk.looks`, and what is the run's own is as it was. All else that it may have depended on is in the stand and in the
event's sign (`sign_of`); but at one branch that asks nothing but calendars a way may turn, and is known for each exit
apart. A test goes random walks on random graphs with and without what is remembered, and wants the same of both.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from compiler.graph import Branch, End, Enter, Play, Question, Repeat, Say
from runtime.engine.commands import Accept, AnyCommand, CancelTimer, Close, Finished, SetTimer, Silence, Speak
from runtime.engine.events import AnyEvent, HungUp, Key, Said, Started
from runtime.engine.machine import MOST_STANDS, Way
from runtime.engine.operators import BrokenError
from runtime.engine.prepared import BranchState
from runtime.engine.standing import NONE, Advanced, Frame, Position, Who
from runtime.engine.walk import OVER, Walk

MOST_SIGNS = 64
"""How many ways are remembered from one stand."""

ALIKE = frozenset((Enter, Say, Play, Question, Repeat, End, Branch))
"""What a state may do on a way that is remembered. None of these looks at values, counts or time; a branch that does
says so.
"""

NO_FRAME = Frame("", "", NONE, NONE, NONE)

MOST_NUMBERED = 256
FIRST, SECOND = ([f":{sequence}:{place}" for sequence in range(MOST_NUMBERED)] for place in (0, 1))
"""How the keys of an event's first two commands end, by its sequence number: most ways have no more."""

KEPT, NOTHING = -1, -2
"""What is awaited after a way, where it is none of its commands: what was before, or nothing."""


def sign_of(position: Position, event: AnyEvent) -> object:
    """All that a way may depend on beside the stand where it begins; none where it depends on more."""
    kind: Any = type(event)  # asked of the type: `isinstance` of what it is not takes longer than all the rest
    given: Any = event
    if kind is Said:
        return Said if given.command == position.awaiting else None
    if kind is Key:
        return given.key
    if kind is Started:
        return None if given.attempt else (given.line, given.service, given.medium)
    return HungUp if kind is HungUp else None


def remember(walk: Walk, sign: object, came_to: Advanced) -> None:
    """Remembers the way that a walk went, if every run that stands alike goes the same."""
    begins = not walk.start.frames
    if sign is None or not walk.is_alike or not _kept_its_own(walk) or begins != isinstance(sign, tuple):
        return
    known = _known(walk)
    if (sign in known or len(known) < MOST_SIGNS) and all(type(command) in MAKERS for command in walk.commands):
        way = way_of(walk, came_to)
        way = _beginning(walk, way) if begins else way
        known[sign] = way if walk.turned is None else _turning(known.get(sign), *walk.turned, way)


def _known(walk: Walk) -> dict[object, Way]:
    """The ways known from the stand where the walk began; of too many stands nothing is remembered."""
    ways, stand = walk.machine.ways, walk.start.stand
    return ways.setdefault(stand, {}) if stand in ways or len(ways) < MOST_STANDS else {}


def _kept_its_own(walk: Walk) -> bool:
    """Whether the run went on, and its values, counts and keys are what they were."""
    start = walk.start
    if start.ending == OVER or start.keys or walk.kept is not start.kept:
        return False
    frame = start.frames[-1] if start.frames else NO_FRAME
    keeps_counts = walk.forgets_counts or walk.question_counts is frame.question_counts
    is_same = walk.values is frame.values and walk.counts is frame.counts and keeps_counts
    return is_same or walk.ending == OVER


def _turning(known: Way | None, branch: BranchState, exit: str, way: Way) -> Way:
    """A way that turns where a branch asks calendars: known for the exits that were taken, none for the others."""
    if isinstance(known, _Turning):
        known.ways[exit] = way
        return known
    return _Turning(branch, {exit: way})


class _Turning:
    __slots__ = ("branch", "ways")

    def __init__(self, branch: BranchState, ways: dict[str, Way]) -> None:
        self.branch = branch
        self.ways = ways

    def __call__(self, start: Position, event: AnyEvent) -> Advanced | None:
        try:
            way = self.ways.get(self.branch.exit(event))  # type: ignore[arg-type]
        except BrokenError:
            return None
        return None if way is None else way(start, event)


def _beginning(walk: Walk, way: Way) -> Way:
    """The way of a run that begins: whose run it is comes with the event."""
    line, service = walk.who.line, walk.who.service

    def go(start: Position, event: Any) -> Advanced | None:
        who = Who(start.who.run, start.who.graph, line, service, event.number)
        return way(Position(who, start.sequence, start.stand, (), (), "", "", start.kept), event)

    return go


def way_of(walk: Walk, came_to: Advanced) -> Way:
    """The way that a walk went."""
    makers: list[Any] = [MAKERS[type(command)](command, walk.at) for command in walk.commands]
    count, first, second = len(makers), *(*makers, None, None)[:2]
    origins, taken, secret = came_to.origins, came_to.taken, came_to.secret
    stand, keys, alone = came_to.position.stand, came_to.position.keys, _alone(walk)
    here, moved, timed, awaited = _here(walk), _moved(walk, alone), _timed(walk), _awaited(walk)

    def go(start: Position, event: AnyEvent) -> Advanced:
        at, who, sequence = event.at, start.who, start.sequence + 1
        run = who.run
        if count == 1 and sequence < MOST_NUMBERED:
            commands: tuple[Any, ...] = (first(run + FIRST[sequence], start, at),)
        elif count == 2 and sequence < MOST_NUMBERED:
            commands = (first(run + FIRST[sequence], start, at), second(run + SECOND[sequence], start, at))
        else:
            commands = tuple([make(f"{run}:{sequence}:{place}", start, at) for place, make in enumerate(makers)])
        return Advanced(
            Position(
                who,
                sequence,
                stand,
                alone if start.frames is here else moved(start.frames),
                timed(start.timer_dues, at) if timed else (),
                commands[awaited].key if awaited >= 0 else start.awaiting if awaited == KEPT else "",
                keys,
                start.kept,
            ),
            commands,
            origins,
            taken,
            secret,
        )

    return go


def _awaited(walk: Walk) -> int:
    """The place of the command whose answer is awaited, `KEPT` or `NOTHING`."""
    for place, command in enumerate(walk.commands):
        if command.key == walk.awaiting:
            return place
    return KEPT if walk.awaiting else NOTHING


# --- where it leads ---------------------------------------------------------------------------------------------------

Frames = tuple[Frame, ...]


def _here(walk: Walk) -> Frames:
    """The frames of a run that begins this way and has nothing of its own."""
    frames = walk.start.frames
    return walk.machine.flows[frames[-1].flow].states[frames[-1].state].alone if frames else ()


def _alone(walk: Walk) -> Frames:
    """Those it has then."""
    return () if walk.ending == OVER else walk.state.alone


def _moved(walk: Walk, alone: Frames) -> Callable[[Frames], Frames]:
    """What becomes of other frames: the innermost one stands elsewhere, with its values."""
    if walk.ending == OVER or not walk.start.frames:
        return lambda frames: alone
    flow, state, forgets = walk.flow.name, walk.state.id, walk.forgets_counts

    def move(frames: Frames) -> Frames:
        frame = frames[-1]
        question_counts = NONE if forgets else frame.question_counts
        if len(frames) == 1 and not (frame.values or question_counts or frame.counts):
            return alone
        return (*frames[:-1], Frame(flow, state, frame.values, question_counts, frame.counts))

    return move


Timed = Callable[[tuple[int, ...], int], tuple[int, ...]]


def _timed(walk: Walk) -> Timed | None:
    """What becomes of the timers' instants: those set on the way are as much later than the event as they were."""
    fresh = {command.timer: command.due - walk.at for command in walk.commands if isinstance(command, SetTimer)}
    before = walk.start.stand.timer_names
    sources = [(None, fresh[name]) if name in fresh else (before.index(name), 0) for name in walk.timers]
    if not sources:
        return None
    if sources == [(place, 0) for place in range(len(before))]:
        return lambda dues, at: dues
    if len(sources) == 1 and fresh:
        after = sources[0][1]
        return lambda dues, at: (at + after,)
    return lambda dues, at: tuple([at + after if place is None else dues[place] for place, after in sources])


# --- commands ---------------------------------------------------------------------------------------------------------

Make = Callable[[str, Position, int], AnyCommand]
"""Makes a command anew, from its key, the position before, and the event's instant."""


def _again_speak(command: Speak, _at: int) -> Make:
    language, pieces, prompt, options = command.language, command.pieces, command.prompt, command.options
    expects, personal = command.expects, command.personal
    repeats, early = command.repeats, command.early
    return lambda key, start, at: Speak(key, language, pieces, prompt, options, expects, personal, repeats, early)


def _again_silence(_command: Silence, _at: int) -> Make:
    return lambda key, start, at: Silence(key, start.awaiting)


def _again_set(command: SetTimer, at: int) -> Make:
    timer, after = command.timer, command.due - at
    return lambda key, start, at: SetTimer(key, timer, at + after)


def _again_cancel(command: CancelTimer, _at: int) -> Make:
    timer = command.timer
    return lambda key, start, at: CancelTimer(key, timer)


def _again_finished(command: Finished, _at: int) -> Make:
    cause, reason = command.cause, command.reason
    return lambda key, start, at: Finished(key, cause, reason)


def _again_bare(command: Accept | Close, _at: int) -> Make:
    kind = type(command)
    return lambda key, start, at: kind(key)


MAKERS: dict[type, Callable[[Any, int], Make]] = {
    Accept: _again_bare,
    Speak: _again_speak,
    Silence: _again_silence,
    SetTimer: _again_set,
    CancelTimer: _again_cancel,
    Close: _again_bare,
    Finished: _again_finished,
}
"""The commands that a remembered way may have -> what makes them anew."""
