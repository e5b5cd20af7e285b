"""The host's end of the socket: bytes to frames, and a watch for signs of life."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import cast

from flowlang.values import MalformedError
from runtime.media.protocol import Attached, Declined, OtherVersionError, ReportFrame, Splitter, decode_report

SILENT_FOR = 10.0
"""A worker that gives no sign of life for so long, seconds, is ended: it hangs."""


class WorkerLink(asyncio.Protocol):
    """One connection to a worker.

    Args:
        take: Is given every frame.
        pid: The worker's process, which is ended when it gives no sign of life.
    """

    def __init__(self, take: Callable[[ReportFrame], None], pid: int) -> None:
        self._take, self._pid, self._splitter = take, pid, Splitter()
        self._transport: asyncio.Transport | None = None
        self._watch: asyncio.TimerHandle | None = None
        self._is_paused = False
        self.answered, self.closed = asyncio.Event(), asyncio.Event()
        self.is_attached = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The loop's call."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's own class is no sub-class of it
        self._sign_of_life()

    def data_received(self, data: bytes) -> None:
        """The loop's call."""
        self._sign_of_life()
        try:
            for body in self._splitter.feed(data):
                self._take_frame(decode_report(body))
        except (OtherVersionError, MalformedError):
            self.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """The loop's call."""
        self.is_attached = False
        if self._watch is not None:
            self._watch.cancel()
        self.answered.set()
        self.closed.set()

    def write(self, data: bytes) -> None:
        """Sends, unless it is closed."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)

    def pause(self, is_paused: bool) -> None:
        """Stops or goes on reading."""
        if self._transport is None or is_paused == self._is_paused or self._transport.is_closing():
            return
        self._is_paused = is_paused
        if is_paused:
            self._transport.pause_reading()
        else:
            self._transport.resume_reading()

    def close(self) -> None:
        """Ends the connection; the worker goes on."""
        if self._transport is not None:
            self._transport.abort()

    def _take_frame(self, frame: ReportFrame) -> None:
        if isinstance(frame.message, Declined):
            self.close()
            return
        if isinstance(frame.message, Attached):
            self.is_attached = True
        self._take(frame)
        if self.is_attached:
            self.answered.set()

    def _sign_of_life(self) -> None:
        if self._watch is not None:
            self._watch.cancel()
        self._watch = asyncio.get_running_loop().call_later(SILENT_FOR, self._end_silent)

    def _end_silent(self) -> None:
        if self._is_paused:
            self._sign_of_life()
            return
        with suppress(ProcessLookupError, PermissionError):
            os.kill(self._pid, signal.SIGKILL)
        self.close()
