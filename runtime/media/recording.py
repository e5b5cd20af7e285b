"""Recording a caller: from the start to a whole file, with an ear for silence."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from runtime.media.protocol import AnyReport, Record, Recorded
from runtime.media.sip_endpoint import CallError, PhoneCall, SoundRecorder, join, part

LOUD = 11
"""Loudness from which we take it that somebody speaks: about -36 dB of full scale."""
_LOUD_TICKS = 8
_HEADER = 44
_WHOLE_WITHIN = 0.5


class Recording:
    """A recording under way; it writes beside the file asked for and moves it there when it is whole.

    Args:
        order: What was asked.
        call: Whom to record.
        report: Takes `Recorded`.
    """

    def __init__(self, order: Record, call: PhoneCall, report: Callable[[AnyReport], None]) -> None:
        self._order, self._call, self._report = order, call, report
        self._unfinished = f"{order.file}.part.wav"
        self._begun = self._last_loud = _milliseconds()
        self._loud_ticks = 0
        self.is_over = False
        self._recorder: SoundRecorder | None = None
        try:
            os.makedirs(os.path.dirname(order.file), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
            self._recorder = SoundRecorder(self._unfinished)
        except (OSError, CallError) as error:
            self._finish(Recorded(key=order.key, heard=False, failure=f"the recording could not be written: {error}"))
        self.rejoin()

    def rejoin(self) -> None:
        """Joins the caller's sound again, after it has changed."""
        if self._recorder is not None:
            join(self._call, self._recorder)

    def ends_on(self, key: str) -> bool:
        """Ends it where the key is the one that does; then the key was meant for it alone."""
        if self.is_over or key != self._order.ending_on:
            return False
        self.end()
        return True

    def tick(self, now: int) -> None:
        """Listens, and ends it when its time or the caller's silence is over."""
        if self.is_over:
            return
        if self._call.loudness() >= LOUD:
            self._last_loud, self._loud_ticks = now, self._loud_ticks + 1
        quiet_for = self._order.quiet_then if self._is_heard else self._order.quiet_first
        if now - self._last_loud >= quiet_for or now - self._begun >= self._order.at_most:
            self.end()

    def end(self) -> None:
        """Closes the file, makes sure that it is whole, and reports it."""
        if self.is_over:
            return
        part(self._call, self._recorder)
        length = _milliseconds() - self._begun
        self._recorder = None
        try:
            _wait_until_whole(self._unfinished)
            os.replace(self._unfinished, self._order.file)  # noqa: PTH105
        except OSError as error:
            self._finish(Recorded(key=self._order.key, heard=False, failure=f"the recording is lost: {error.strerror}"))
            return
        self._finish(Recorded(key=self._order.key, heard=self._is_heard, length=length))

    @property
    def _is_heard(self) -> bool:
        return self._loud_ticks >= _LOUD_TICKS

    def _finish(self, message: Recorded) -> None:
        self.is_over = True
        self._report(message)


def _milliseconds() -> int:
    return time.monotonic_ns() // 1_000_000


def _wait_until_whole(file: str) -> None:
    """The bridge lets a recorder go at its next beat: wait for its header, some 20 ms."""
    until = time.monotonic() + _WHOLE_WITHIN
    while time.monotonic() < until and not _is_whole(file):
        time.sleep(0.005)


def _is_whole(file: str) -> bool:
    with open(file, "rb") as stream:  # noqa: PTH123
        header = stream.read(_HEADER)
        size = stream.seek(0, os.SEEK_END)
    return len(header) == _HEADER and int.from_bytes(header[40:44], "little") == size - _HEADER
