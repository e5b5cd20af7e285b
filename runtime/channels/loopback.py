"""The channel that goes nowhere: customers are method calls. For tests and rehearsals, on any medium.

It keeps the rules of all channels and does everything a telephone can, in the time its clock says: what is said takes
time, one thing after the other; written media deliver at once. Twice: a key it has seen is ignored.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from typing import Any

from compiler.media import VOICE_MEDIA
from runtime.channels.channel import Happened, Incoming, Offered, Refusal
from runtime.channels.loopback_leg import LoopbackLeg
from runtime.clock import Clock, uuid7
from runtime.engine.commands import Accept, AnyCommand, Close, Connect, Silence, Speak, StartRecording
from runtime.engine.events import AnyEvent, Connected, HungUp, Key, Lost, Replied, Said, SayFailed, Text

PER_CHARACTER = 60_000
PER_SOUND = 2_000_000
NOBODY_SPEAKS = 5_000_000


def talking_time(command: Speak) -> int:
    """How long something takes to say, in microseconds: about as long as a voice needs."""
    return sum(PER_SOUND if piece.file else len(piece.text) * PER_CHARACTER for piece in command.pieces)


class LoopbackChannel:
    """An adapter to customers in the same program.

    Args:
        clock: When things happen.
        talks_for: How long a `Speak` takes, microseconds.
        missing: Sound files that are not there: a `Speak` of one fails.
        new_id: Makes ids of instants.
    """

    name = "loopback"

    def __init__(
        self,
        clock: Clock,
        talks_for: Callable[[Speak], int] = talking_time,
        missing: Collection[str] = (),
        new_id: Callable[[int], str] = uuid7,
    ) -> None:
        self.clock = clock
        self.talks_for = talks_for
        self.missing = missing
        self.new_id = new_id
        self.legs: dict[str, LoopbackLeg] = {}
        self.performed: dict[str, list[AnyCommand]] = {}
        self.refused: dict[str, Refusal] = {}
        self._queue: asyncio.Queue[Incoming | None] = asyncio.Queue()
        self._takes_work = False

    # --- a channel

    async def start(self) -> None:
        """Begins to take work."""
        self._takes_work = True

    async def events(self) -> AsyncIterator[Incoming]:
        """Everything that happens, in order, until `aclose`."""
        while (one := await self._queue.get()) is not None:
            yield one

    def pending(self) -> list[Incoming]:
        """What has happened and was not read yet, for who does not iterate `events`."""
        waiting = (self._queue.get_nowait() for _ in range(self._queue.qsize()))
        return [one for one in waiting if one is not None]

    def is_ready(self) -> bool:
        """Whether it takes new interactions now."""
        return self._takes_work

    async def perform(self, interaction: str, command: AnyCommand) -> None:
        """Begins to carry out a command, once for each key."""
        leg = self.legs.get(interaction)
        if leg is None or not leg.is_new(command.key):
            return
        self.performed[interaction].append(command)
        does = DOES.get(type(command))
        if does:
            does(self, leg, command)

    async def refuse(self, interaction: str, why: Refusal) -> None:
        """Turns away what was offered."""
        if self.legs.pop(interaction, None) is not None:
            self.refused[interaction] = why

    async def drain(self) -> None:
        """Takes no new interactions."""
        self._takes_work = False

    async def aclose(self) -> None:
        """Ends every interaction."""
        self._takes_work = False
        for interaction in list(self.legs):
            self._drop(interaction)
        self._queue.put_nowait(None)

    # --- customers

    def call(self, called: str, caller: str = "", medium: str = "voice") -> str:
        """Somebody reaches the centre: their interaction's id.

        Raises:
            ConnectionRefusedError: The channel takes no work.
        """
        if not self._takes_work:
            raise ConnectionRefusedError("this channel takes nobody now")
        at = self.clock.now()
        interaction = self.new_id(at)
        self.legs[interaction] = LoopbackLeg(interaction, medium)
        self.performed[interaction] = []
        self._put(Offered(interaction=interaction, medium=medium, called=called, caller=caller, at=at))
        return interaction

    def press(self, interaction: str, keys: str) -> None:
        """The customer presses keys."""
        for key in keys:
            self._tell(interaction, Key, key=key)
            leg = self.legs.get(interaction)
            if leg is not None and leg.recording is not None and key == leg.recording.ending_on:
                self._end_recording(leg)

    def write(self, interaction: str, text: str) -> None:
        """The customer writes, or says, some words; while a recording is made they are on it."""
        leg = self.legs.get(interaction)
        if leg is not None and leg.recording is not None:
            leg.has_spoken = True
        else:
            self._tell(interaction, Text, text=text)

    def hang_up(self, interaction: str) -> None:
        """The customer leaves."""
        self._tell(interaction, HungUp)
        self._drop(interaction)

    def lose(self, interaction: str, reason: str = "network broke") -> None:
        """The customer's leg is gone without their doing."""
        self._tell(interaction, Lost, reason=reason)
        self._drop(interaction)

    # --- the other leg of a transfer

    def pick_up(self, interaction: str) -> None:
        """Whoever is being called answers."""
        leg = self.legs.get(interaction)
        if leg is not None and leg.connecting is not None:
            leg.stop_waiting()
            self._tell(interaction, Connected, command=leg.connecting.key)
            if leg.connecting.at_most is not None:
                self._later(leg, leg.connecting.at_most, lambda: self._end_connect(leg, "ended"))

    def end_other(self, interaction: str, outcome: str = "ended") -> None:
        """The other leg is over: `ended`, or `busy` or `failed` before it was answered."""
        leg = self.legs.get(interaction)
        if leg is not None and leg.connecting is not None:
            self._end_connect(leg, outcome)

    # --- commands

    def _speak(self, leg: LoopbackLeg, command: Speak) -> None:
        leg.queue.append(command)
        if len(leg.queue) == 1:
            self._say_next(leg)

    def _say_next(self, leg: LoopbackLeg) -> None:
        if not leg.queue:
            return
        command = leg.queue[0]
        length = self.talks_for(command) if leg.medium in VOICE_MEDIA else 0
        leg.saying = self.clock.call_at(self.clock.now() + length, lambda: self._said(leg, command))

    def _said(self, leg: LoopbackLeg, command: Speak) -> None:
        leg.queue.popleft()
        gone = next((piece.file for piece in command.pieces if piece.file in self.missing), None)
        if gone is None:
            self._tell(leg.interaction, Said, command=command.key)
        else:
            self._tell(leg.interaction, SayFailed, command=command.key, reason="prompt file gone")
        self._say_next(leg)

    def _silence(self, leg: LoopbackLeg, command: Silence) -> None:
        if leg.forget_until(command.speak):
            self._say_next(leg)

    def _record(self, leg: LoopbackLeg, command: StartRecording) -> None:
        leg.recording, leg.has_spoken = command, False
        length = min(command.at_most, NOBODY_SPEAKS)
        self._later(leg, length, lambda: self._nobody_spoke(leg, command.at_most - length))

    def _nobody_spoke(self, leg: LoopbackLeg, rest: int) -> None:
        if leg.has_spoken and rest:
            self._later(leg, rest, lambda: self._end_recording(leg))
        else:
            self._end_recording(leg)

    def _end_recording(self, leg: LoopbackLeg) -> None:
        command, leg.recording = leg.recording, None
        leg.stop_waiting()
        if command is not None:
            outcome, data = ("recorded", f"recordings/{command.key}") if leg.has_spoken else ("silence", None)
            self._tell(leg.interaction, Replied, command=command.key, outcome=outcome, data=data)

    def _connect(self, leg: LoopbackLeg, command: Connect) -> None:
        leg.connecting = command
        self._later(leg, command.within, lambda: self._end_connect(leg, "no answer"))

    def _end_connect(self, leg: LoopbackLeg, outcome: str) -> None:
        command, leg.connecting = leg.connecting, None
        leg.stop_waiting()
        if command is not None:
            self._tell(leg.interaction, Replied, command=command.key, outcome=outcome)

    def _later(self, leg: LoopbackLeg, length: int, call: Callable[[], None]) -> None:
        leg.stop_waiting()
        leg.waiting = self.clock.call_at(self.clock.now() + length, call)

    def _close(self, leg: LoopbackLeg, _command: Close) -> None:
        self._drop(leg.interaction)

    def _accept(self, leg: LoopbackLeg, _command: Accept) -> None:
        leg.is_accepted = True

    def _drop(self, interaction: str) -> None:
        leg = self.legs.pop(interaction, None)
        if leg is not None:
            leg.stop()

    # --- events

    def _tell(self, interaction: str, kind: type[AnyEvent], **fields: Any) -> None:
        if interaction in self.legs:
            at = self.clock.now()
            self._put(Happened(interaction=interaction, event=kind(id=self.new_id(at), at=at, **fields)))

    def _put(self, one: Incoming) -> None:
        self._queue.put_nowait(one)


DOES: dict[type, Callable[[LoopbackChannel, LoopbackLeg, Any], None]] = {
    Accept: LoopbackChannel._accept,
    Speak: LoopbackChannel._speak,
    Silence: LoopbackChannel._silence,
    StartRecording: LoopbackChannel._record,
    Connect: LoopbackChannel._connect,
    Close: LoopbackChannel._close,
}
"""What a run asks for -> what does it."""
