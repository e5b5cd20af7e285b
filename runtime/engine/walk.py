"""The working copy of a position while one event is being consumed: commands gather here, and the new position comes
of it.

A walk lives for one call of `advance` and is seen by nobody else. Dicts that come from the position are never changed
in place.
"""

from __future__ import annotations

from typing import Any

from compiler.graph import Enter
from flowlang.values import Value, replace
from runtime.engine.commands import AnyCommand, CancelTimer, SetTimer
from runtime.engine.events import Started
from runtime.engine.machine import Machine
from runtime.engine.operators import BrokenError
from runtime.engine.position import Frame, Position
from runtime.engine.prepared import Prepared, PreparedFlow
from runtime.interaction import VOICE_MEDIA

SPEAKING, LISTENING, COLLECTING = "speaking", "listening", "collecting"
REQUESTING, RECORDING, CONNECTING, CONNECTED = "requesting", "recording", "connecting", "connected"

HANG_UP, LOST, FAILURE, OVER = "hang up", "lost", "failure", "over"
GONE = (HANG_UP, LOST)

SILENCE_TIMER, KEYS_TIMER, GUARD_TIMER = "silence", "keys", "guard"
MOST_TIMER = "most."
PAUSED, LATE_HASH = "paused", "late hash"
MARKS = (PAUSED, LATE_HASH)
"""No timers, though they stand among them: the instant at which the flows' own times stopped counting, and the one
until which a `#` belongs to the number typed before it."""

NONE: dict[str, Any] = {}
"""The empty dict that every position shares; nobody changes it."""


NO_FLOW = PreparedFlow("", {})
NO_STATE = Prepared("", Enter(), NO_FLOW)
"""Where a run stands that has not begun."""


class Advanced(Value, frozen=True, gc=False):
    """What came of an event.

    Args:
        position: Where the run stands now.
        commands: What the world is asked to do, in order.
        origins: For each command the id of the state it comes from; empty where none was entered.
        taken: State id and exit, for each exit taken, in order.
        secret: Whether the event held a secret: its payload is not to be kept.
    """

    position: Position
    commands: tuple[AnyCommand, ...] = ()
    origins: tuple[str, ...] = ()
    taken: tuple[tuple[str, str], ...] = ()
    secret: bool = False


class Walk:
    """A position being changed. `flow`, `state`, `values` and the counts are those of the innermost flow.

    A walk is made for every event, so what seldom changes begins as an attribute of the class, and what never does
    is read from the position it began with.
    """

    secret = False
    passes_over = False
    outer: tuple[Frame, ...] = ()
    values = question_counts = counts = NONE
    flow = NO_FLOW
    state = NO_STATE

    def __init__(self, machine: Machine, position: Position, at: int) -> None:
        self.machine = machine
        self.start = position
        self.at = at
        self.timers = position.timers
        self.awaiting = position.awaiting
        self.phase = position.phase
        self.keys = position.keys
        self.language = position.language
        self.medium = medium = position.medium
        self.is_voice = medium == "voice" or medium == "video"
        self.kept = position.kept
        self.ending = position.ending
        self.commands: list[AnyCommand] = []
        self.origins: list[str] = []
        self.taken: list[tuple[str, str]] = []
        frames = position.frames
        if frames:
            if len(frames) > 1:
                self.outer = frames[:-1]
                for frame in self.outer:  # so that none turns out to be unknown later
                    self.open(frame)
            self.open(frames[-1])

    def open(self, frame: Frame) -> None:
        """Makes a frame the innermost one.

        Raises:
            KeyError: The graph has no such flow or state.
        """
        self.flow = self.machine.flows[frame.flow]
        self.state = self.flow.states[frame.state]
        self.values = frame.values
        self.question_counts = frame.question_counts
        self.counts = frame.counts

    def frame(self) -> Frame:
        """The innermost frame as it is now."""
        return Frame(self.flow.name, self.state.id, self.values, self.question_counts, self.counts)

    @property
    def depth(self) -> int:
        """How many flows do each other outside the innermost one."""
        return len(self.outer)

    @property
    def is_gone(self) -> bool:
        """Whether the customer has left."""
        return self.ending in GONE

    @property
    def line(self) -> str:
        """The line that was reached, or nothing."""
        return self.start.line

    @property
    def number(self) -> str:
        """Who calls, or nothing."""
        return self.start.number

    @property
    def service(self) -> str:
        """The service that was reached: its own, or that of the line."""
        return self.start.service or self.machine.graph.lines.get(self.start.line, "")

    def begin(self, event: Started) -> None:
        """Takes over what is known of the interaction."""
        is_usual = self.machine.graph.lines.get(event.line) == event.service
        service = "" if is_usual else event.service
        self.start = replace(self.start, line=event.line, service=service, number=event.number)
        self.medium = event.medium
        self.is_voice = event.medium in VOICE_MEDIA

    # --- commands

    def key(self) -> str:
        """The key of the next command."""
        start = self.start
        return f"{start.run}:{start.sequence + 1}:{len(self.commands)}"

    def emit(self, command: AnyCommand) -> None:
        """One more command, from the state the walk stands in."""
        self.commands.append(command)
        self.origins.append(self.state.id)

    def set_timer(self, name: str, due: int) -> None:
        """Sets or moves a timer."""
        self.timers = {**self.timers, name: due}
        self.emit(SetTimer(key=self.key(), timer=name, due=due))

    def cancel_timer(self, name: str) -> None:
        """Calls a timer off, if it is set."""
        if name in self.timers:
            self.forget_timer(name)
            self.emit(CancelTimer(key=self.key(), timer=name))

    def forget_timer(self, name: str) -> None:
        """Forgets a timer that has fired."""
        left = self.timers.copy()
        del left[name]
        self.timers = left or NONE

    # --- ways on

    def take(self, exit: str) -> Prepared:
        """The state an exit of this one leads to.

        Raises:
            BrokenError: There is no such exit.
        """
        found = self.state.exits.get(exit)
        if found is None:
            raise BrokenError(f"nothing takes the answer `{exit}`")
        self.taken.append((self.state.id, exit))
        return found.target

    def assign(self, name: str, value: Any) -> None:
        """Gives a variable of this flow a value in stored form; nothing empties it."""
        if value is not None:
            self.values = {**self.values, name: value}
        elif name in self.values:
            self.values = {other: one for other, one in self.values.items() if other != name}

    def keep(self, key: str, value: Any) -> None:
        """Keeps a value with the interaction or the customer."""
        self.kept = {**self.kept, key: value}

    def wait(self, phase: str, awaiting: str = "") -> None:
        """From here on the run waits."""
        self.phase = phase
        self.awaiting = awaiting

    def result(self) -> Advanced:
        """What came of the event."""
        start = self.start
        has_none = self.ending == OVER or self.state is NO_STATE
        position = Position(
            start.run,
            start.graph,
            start.sequence + 1,
            () if has_none else (*self.outer, self._innermost()),
            self.timers,
            self.awaiting,
            self.phase,
            self.keys,
            self.language,
            self.medium,
            start.line,
            start.service,
            start.number,
            self.kept,
            self.ending,
        )
        return Advanced(position, tuple(self.commands), tuple(self.origins), tuple(self.taken), self.secret)

    def _innermost(self) -> Frame:
        old = self.start.frames[-1] if self.start.frames else None
        if (
            old is not None
            and old.state == self.state.id
            and old.values is self.values
            and old.question_counts is self.question_counts
            and old.counts is self.counts
        ):
            return old
        return self.frame()
