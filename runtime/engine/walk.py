"""The working copy of a position while one event is being consumed: commands gather here, and the new position comes
of it.

A walk lives for one call of `advance` and is seen by nobody else. Dicts that come from the position are never changed
in place.
"""

from __future__ import annotations

from typing import Any

from compiler.graph import Enter
from compiler.media import VOICE_MEDIA
from runtime.engine.commands import AnyCommand, CancelTimer, SetTimer
from runtime.engine.events import Started
from runtime.engine.machine import Machine
from runtime.engine.operators import BrokenError
from runtime.engine.prepared import BranchState, Prepared, PreparedFlow
from runtime.engine.standing import NONE, Advanced, Frame, Position, Stand, Who

SPEAKING, LISTENING, COLLECTING = "speaking", "listening", "collecting"
REQUESTING, RECORDING, CONNECTING, CONNECTED = "requesting", "recording", "connecting", "connected"
WAITING, ADMITTING = "waiting", "admitting"

HANG_UP, LOST, FAILURE, OVER = "hang up", "lost", "failure", "over"
GONE = (HANG_UP, LOST)

SILENCE_TIMER, KEYS_TIMER, GUARD_TIMER = "silence", "keys", "guard"
MOST_TIMER = "most."
PAUSED, LATE_HASH = "paused", "late hash"
MARKS = (PAUSED, LATE_HASH)
"""No timers, though they stand among them: the instant at which the flows' own times stopped counting, and the one
until which a `#` belongs to the number typed before it."""

NO_FLOW = PreparedFlow("", {})
NO_STATE = Prepared("", Enter(), NO_FLOW)
"""Where a run stands that has not begun."""


class Walk:
    """A position being changed. `flow`, `state`, `values` and the counts are those of the innermost flow.

    A walk is made for every event, so what seldom changes begins as an attribute of the class, and what never does
    is read from the position it began with.
    """

    secret = False
    passes_over = False
    is_alike = True
    turned: tuple[BranchState, str] | None = None
    forgets_counts = False
    outer: tuple[Frame, ...] = ()
    values = question_counts = counts = NONE
    flow = NO_FLOW
    state = NO_STATE

    def __init__(self, machine: Machine, position: Position, at: int) -> None:
        self.machine = machine
        self.start = position
        self.at = at
        self.who = position.who
        stand = position.stand
        self.timers = position.timers if stand.timer_names else NONE
        self.awaiting = position.awaiting
        self.phase = stand.phase
        self.keys = position.keys
        self.language = stand.language
        self.medium = medium = stand.medium
        self.is_voice = medium == "voice" or medium == "video"
        self.kept = position.kept
        self.ending = stand.ending
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
        return self.who.line

    @property
    def number(self) -> str:
        """Who calls, or nothing."""
        return self.who.number

    @property
    def service(self) -> str:
        """The service that was reached: its own, or that of the line."""
        return self.who.service or self.machine.graph.lines.get(self.who.line, "")

    def begin(self, event: Started) -> None:
        """Takes over what is known of the interaction."""
        is_usual = self.machine.graph.lines.get(event.line) == event.service
        service = "" if is_usual else event.service
        self.who = Who(self.who.run, self.who.graph, event.line, service, event.number)
        self.medium = event.medium
        self.is_voice = event.medium in VOICE_MEDIA

    def looks(self) -> None:
        """Something was looked at in which runs that stand alike may differ: this walk is not to be remembered."""
        self.is_alike = False

    def turn(self, branch: BranchState, exit: str) -> None:
        """A branch was decided; where it asked more than calendars, or is not the first, that is a look."""
        if self.turned is None and branch.asks_calendars:
            self.turned = branch, exit
        else:
            self.looks()

    # --- commands

    def key(self) -> str:
        """The key of the next command."""
        return f"{self.who.run}:{self.start.sequence + 1}:{len(self.commands)}"

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

    def unkeep(self, key: str) -> None:
        """Forgets a value that was kept."""
        if key in self.kept:
            self.kept = {name: one for name, one in self.kept.items() if name != key} or NONE

    def wait(self, phase: str, awaiting: str = "") -> None:
        """From here on the run waits."""
        self.phase = phase
        self.awaiting = awaiting

    def result(self) -> Advanced:
        """What came of the event."""
        frames = self._frames()
        position = Position(
            self.who,
            self.start.sequence + 1,
            self.machine.stand(self._stand(frames)),
            frames,
            tuple(self.timers.values()),
            self.awaiting,
            self.keys,
            self.kept,
        )
        return Advanced(position, tuple(self.commands), tuple(self.origins), tuple(self.taken), self.secret)

    def _stand(self, frames: tuple[Frame, ...]) -> Stand:
        states = tuple([frame.state for frame in frames])
        return Stand(states, self.phase, tuple(self.timers), self.language, self.medium, self.ending)

    def _frames(self) -> tuple[Frame, ...]:
        if self.ending == OVER or self.state is NO_STATE:
            return ()
        if not (self.outer or self.values or self.question_counts or self.counts):
            return self.state.alone
        return (*self.outer, self.frame())
