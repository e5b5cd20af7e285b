"""The worker's end of the Unix socket: one host at a time, reports kept until it has seen them."""

from __future__ import annotations

import os
import socket
from collections import deque
from collections.abc import Callable

from flowlang.values import MalformedError
from runtime.media.protocol import (
    PROTOCOL_VERSION,
    AnyReport,
    Declined,
    OrderFrame,
    OtherVersionError,
    ReportFrame,
    Splitter,
    decode_order,
    encode,
)

MOST_KEPT = 10_000
_CHUNK = 65_536


class HostLink:
    """Orders in, reports out.

    A host that connects takes the place of the one before. Numbered reports leave only after it has attached
    (`resume`), and stay kept until it says it has seen them.

    Args:
        worker: The worker's name, for the envelopes.
        path: Where to listen; the socket has mode 0600.
        now: The instant for the envelopes.
    """

    def __init__(self, worker: str, path: str, now: Callable[[], int]) -> None:
        self._worker, self._path, self._now = worker, path, now
        self._listener = _listen(path)
        self._connection: socket.socket | None = None
        self._splitter = Splitter()
        self._out = bytearray()
        self._kept: deque[tuple[int, bytes]] = deque()
        self._cursor: int | None = (
            None  # the number of the last kept report that was written; none before a host attached
        )
        self.last = 0

    @property
    def has_host(self) -> bool:
        """Whether a host has attached and is there."""
        return self._cursor is not None

    @property
    def is_full(self) -> bool:
        """Whether so many reports wait that no host can be there any more."""
        return len(self._kept) >= MOST_KEPT

    def report(self, interaction: str, message: AnyReport) -> None:
        """Numbers a report, keeps it and sends it as soon as it can."""
        self.last += 1
        self._kept.append((self.last, self._encoded(self.last, interaction, message)))

    def remark(self, message: AnyReport) -> None:
        """Sends something that needs no repeat, to the host that is connected."""
        if self._connection is not None:
            self._out += self._encoded(0, "", message)

    def resume(self, seen: int) -> None:
        """A host has attached: it gets what came after `seen`."""
        self.forget(seen)
        self._cursor = seen

    def forget(self, upto: int) -> None:
        """The host has seen the reports up to this number."""
        while self._kept and self._kept[0][0] <= upto:
            self._kept.popleft()

    def poll(self) -> list[OrderFrame]:
        """Takes what came and writes what waits, without waiting itself."""
        self._take_host()
        orders = self._read()
        self._write()
        return orders

    def close(self) -> None:
        """Writes what it can and gives the socket up."""
        self.poll()
        self._drop_host()
        self._listener.close()
        os.unlink(self._path)  # noqa: PTH108

    def _encoded(self, number: int, interaction: str, message: AnyReport) -> bytes:
        return encode(ReportFrame(self._worker, number, self._now(), interaction, message))

    def _take_host(self) -> None:
        try:
            connection, _ = self._listener.accept()
        except BlockingIOError:
            return
        connection.setblocking(False)
        self._drop_host()
        self._connection = connection

    def _drop_host(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection, self._cursor = None, None
        self._splitter, self._out = Splitter(), bytearray()

    def _read(self) -> list[OrderFrame]:
        if self._connection is None:
            return []
        try:
            data = self._connection.recv(_CHUNK)
        except BlockingIOError:
            return []
        except OSError:
            data = b""
        if not data:
            self._drop_host()
            return []
        return self._decoded(data)

    def _decoded(self, data: bytes) -> list[OrderFrame]:
        try:
            return [decode_order(body) for body in self._splitter.feed(data)]
        except OtherVersionError:
            self._out.clear()
            self.remark(Declined(reason=f"this worker speaks version {PROTOCOL_VERSION} of the worker protocol"))
            self._write()
        except MalformedError:
            pass
        self._drop_host()
        return []

    def _write(self) -> None:
        if self._connection is None:
            return
        self._fill()
        try:
            while self._out:
                del self._out[: self._connection.send(self._out)]
        except BlockingIOError:
            return
        except OSError:
            self._drop_host()

    def _fill(self) -> None:
        if self._cursor is None or len(self._out) > _CHUNK:
            return
        for number, frame in self._kept:
            if number > self._cursor:
                self._out += frame
                self._cursor = number


def _listen(path: str) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.setblocking(False)
    if os.path.exists(path):  # noqa: PTH110  a socket left by a worker that was killed
        os.unlink(path)  # noqa: PTH108
    mask = os.umask(0o177)
    try:
        listener.bind(path)
    finally:
        os.umask(mask)
    listener.listen(4)
    return listener
