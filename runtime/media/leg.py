"""One caller's leg in a worker: what it plays, what it records, whom it is joined with."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable

from runtime.media.dialled import DialledLeg
from runtime.media.protocol import AnyReport, Gone, Play, Played, Pressed, Record, Stop
from runtime.media.recording import Recording
from runtime.media.sip_endpoint import CallError, End, PhoneCall, Signals, SoundPlayer, join, part

MOST_WAITING = 16
_KEYS_REMEMBERED = 256
_NORMAL_ENDS = (200, 487)


class Leg:
    """A caller.

    Args:
        call: The library's call.
        interaction: Its id.
        called: User part of the address reached, as it came.
        caller: User part of the caller's address, as it came.
        report: Takes what is to be told to the host of this interaction.
        signals: Where callbacks of players go.
    """

    def __init__(
        self,
        call: PhoneCall,
        interaction: str,
        numbers: tuple[str, str],
        report: Callable[[str, AnyReport], None],
        signals: Signals,
    ) -> None:
        self.call, self.interaction = call, interaction
        self.called, self.caller = numbers
        self.is_answered = self.is_confirmed = self.is_closing = False
        self.dialled: DialledLeg | None = None
        self._report_to, self._signals = report, signals
        self._waiting: deque[Play] = deque()
        self._playing: tuple[Play, SoundPlayer] | None = None
        self._recording: Recording | None = None
        self._keys: deque[str] = deque(maxlen=_KEYS_REMEMBERED)

    def report(self, message: AnyReport) -> None:
        """Tells the host, unless it has closed this interaction."""
        if not self.is_closing:
            self._report_to(self.interaction, message)

    def is_new(self, key: str) -> bool:
        """Whether a command's key comes for the first time."""
        if key in self._keys:
            return False
        self._keys.append(key)
        return True

    # orders

    def answer(self) -> None:
        """Takes the call, once."""
        if not self.is_answered:
            self.is_answered = True
            self.call.answer_with(200)

    def play(self, order: Play) -> None:
        """Plays after what plays now."""
        if not self.is_new(order.key):
            return
        if len(self._waiting) >= MOST_WAITING:
            self.report(Played(key=order.key, failure="too much waits to be played"))
            return
        self._waiting.append(order)
        self._play_next()

    def stop(self, order: Stop) -> None:
        """Stops what plays, or takes it from what waits."""
        self._waiting = deque(one for one in self._waiting if one.key != order.key)
        if self._playing is not None and self._playing[0].key == order.key:
            part(self._playing[1], self.call)
            self._playing = None
            self._play_next()

    def record(self, order: Record) -> None:
        """Records the caller; a second recording ends the first."""
        if self.is_new(order.key):
            self.end_recording()
            self._recording = Recording(order, self.call, self.report)

    def hang_up(self) -> None:
        """Ends this leg and the one it is joined with; nothing more is told of it."""
        self.end_recording()
        self.is_closing = True
        self._give_back()
        self.call.hang_up()

    # what the library tells

    def confirmed(self) -> None:
        """The caller's side has our answer: sound may flow."""
        self.is_confirmed = True
        self._play_next()

    def media_changed(self) -> None:
        """The call's sound is new (answer, hold, another address): what was joined is joined again."""
        self.call.unlatch()
        if self._playing is not None:
            join(self._playing[1], self.call)
        if self._recording is not None:
            self._recording.rejoin()
        if self.dialled is not None:
            self.dialled.rejoin()
        self._play_next()

    def pressed(self, key: str) -> None:
        """A key came."""
        if self._recording is not None and self._recording.ends_on(key):
            return
        if self.dialled is not None:
            self.dialled.send_key(key)
        self.report(Pressed(key=key))

    def played(self, player: SoundPlayer) -> None:
        """A player has come to its end."""
        if self._playing is not None and self._playing[1] is player:
            order = self._playing[0]
            part(player, self.call)
            self._playing = None
            self.report(Played(key=order.key))
            self._play_next()

    def over(self, end: End) -> None:
        """The call is gone: whole recordings first, then the news."""
        self.end_recording()
        self.report(Gone(reason="" if end.code in _NORMAL_ENDS else f"the network ended it (SIP {end.code})"))
        self.is_closing = True
        self._give_back()

    def tick(self, now: int) -> None:
        """Time has passed; `now` in milliseconds of the monotonic clock."""
        self.call.latch()
        if self._recording is not None:
            self._recording.tick(now)
            if self._recording.is_over:
                self._recording = None
        if self.dialled is not None:
            self.dialled.tick(now)

    def end_recording(self) -> None:
        """Makes the recording's file whole and reports it."""
        if self._recording is not None:
            self._recording.end()
            self._recording = None

    def _play_next(self) -> None:
        while self._playing is None and self._waiting and self.is_confirmed and self.call.sound() is not None:
            order = self._waiting.popleft()
            try:
                player = self._player(order)
            except CallError as error:
                self.report(Played(key=order.key, failure=str(error)))
                continue
            self._playing = (order, player)
            join(player, self.call)

    def _player(self, order: Play) -> SoundPlayer:
        for file in order.files:
            if not os.path.isfile(file):  # noqa: PTH113
                raise CallError("prompt file gone")
        return SoundPlayer(order.files, self._signals)

    def _give_back(self) -> None:
        self._waiting.clear()
        if self._playing is not None:
            part(self._playing[1], self.call)
        self._playing = None
        if self.dialled is not None:
            self.dialled.hang_up()
            self.dialled = None
