"""The host's side of a media worker: starts the process or attaches to one that lives, watches it, starts it again.

Theory of operation. A worker outlives its host, so the host first tries the socket of the state folder: whoever
answers there is attached to, and tells what happened in between. Nobody there: a new process is started. When the
connection ends the host tries the socket once more; a worker that does not answer is dead, its calls are lost, and
the next one is started, later and later if it does not come up.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import runtime
from flowlang.values import replace, to_json
from runtime.clock import Clock
from runtime.media.protocol import (
    AnyOrder,
    Attach,
    Attached,
    Beat,
    Finish,
    OrderFrame,
    ReportFrame,
    Seen,
    Trust,
    WorkerSettings,
    encode,
)
from runtime.media.worker_link import SILENT_FOR, WorkerLink

START_WITHIN = 15.0
FAREWELL = 4.0
_PAUSES = (0.05, 0.2, 0.5, 1.0, 2.0, 5.0)
_LOG_LIMIT = 1_000_000
_CREDENTIALS = struct.Struct("iii")


class Listener(Protocol):
    """Who wants to know what a worker tells."""

    def attached(self, report: Attached) -> None:
        """A worker answers; these calls live in it."""

    def reported(self, frame: ReportFrame) -> None:
        """It tells something."""

    def died(self) -> None:
        """It is dead, and every call it had with it."""


class WorkerProcess:
    """One worker, kept alive.

    Args:
        settings: What it is told at its start; `worker` is the stem of its names.
        clock: The host's.
        listener: Takes what it tells.
    """

    def __init__(self, settings: WorkerSettings, clock: Clock, listener: Listener) -> None:
        self._settings, self._clock, self._listener = settings, clock, listener
        self._link: WorkerLink | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._worker = ""
        self._seen = self._settled = self._told_seen = 0
        self._is_closing = self._is_elsewhere = False
        self.pid = 0

    @property
    def is_attached(self) -> bool:
        """Whether it is there and listens."""
        return self._link is not None and self._link.is_attached

    async def start(self) -> None:
        """Attaches to a worker, or starts one.

        Raises:
            OSError: It does not come up; the text says why.
        """
        await self._connect_or_spawn()
        self._keeper = asyncio.create_task(self._keep())

    def send(self, interaction: str, order: AnyOrder) -> None:
        """Sends an order; nothing happens while no worker is there."""
        if self._link is not None:
            self._link.write(encode(OrderFrame(self._worker, 0, self._clock.now(), interaction, order)))

    def trust(self, networks: tuple[str, ...]) -> None:
        """Takes calls from these networks from now on."""
        self._settings = replace(self._settings, trunks=networks)
        self.send("", Trust(networks=networks))

    def pause(self, is_paused: bool) -> None:
        """Stops or goes on reading what it tells, so that nothing piles up here."""
        if self._link is not None:
            self._link.pause(is_paused)

    async def aclose(self) -> None:
        """Ends its calls and the process."""
        self._is_closing = True
        self.send("", Finish())
        if self._link is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._link.closed.wait(), FAREWELL)
        if self._keeper is not None:
            self._keeper.cancel()
            with suppress(asyncio.CancelledError):
                await self._keeper
        await self._end_process()

    # what the link tells

    def take(self, frame: ReportFrame) -> None:
        """A frame came."""
        if isinstance(frame.message, Attached):
            self._take_attached(frame.worker, frame.message)
        elif frame.sequence > self._seen:
            self._seen = frame.sequence
            self._listener.reported(frame)
        if isinstance(frame.message, Beat):
            self._acknowledge()

    def _acknowledge(self) -> None:
        """What was there at the beat before this one has surely been dealt with; the worker may forget it."""
        if self._settled > self._told_seen:
            self._told_seen = self._settled
            self.send("", Seen(upto=self._settled))
        self._settled = self._seen

    def _take_attached(self, worker: str, report: Attached) -> None:
        self._worker = worker
        self._is_elsewhere = (report.sip, report.media) != (self._settings.sip, self._settings.media)
        if self._is_elsewhere:
            return
        self.send("", Trust(networks=self._settings.trunks))
        self._listener.attached(report)

    # the process

    async def _keep(self) -> None:
        while True:
            link = self._link
            if link is not None:
                await link.closed.wait()
            if self._is_closing:
                return
            await self._connect_again()

    async def _connect_again(self) -> None:
        worker = self._worker
        if await self._connect() and self._worker == worker:
            return
        self._listener.died()
        for pause in (*_PAUSES, *[_PAUSES[-1]] * 1_000_000):
            with suppress(OSError):
                await self._connect_or_spawn()
                return
            await asyncio.sleep(pause)

    async def _connect_or_spawn(self) -> None:
        if self.is_attached or await self._connect():
            return
        await self._end_process()
        self._process = _spawn(self._settings)
        self._seen = self._settled = self._told_seen = 0
        until = asyncio.get_running_loop().time() + START_WITHIN
        while asyncio.get_running_loop().time() < until:
            if await self._connect():
                return
            if self._process.poll() is not None:
                raise OSError(_last_words(self._settings))
            await asyncio.sleep(0.02)
        await self._end_process()
        raise OSError("the media worker does not come up")

    async def _connect(self) -> bool:
        try:
            connected = _connected(self._settings)
        except OSError:
            return False
        self.pid = _pid(connected)
        link = WorkerLink(self.take, self.pid)
        await asyncio.get_running_loop().create_unix_connection(lambda: link, sock=connected)
        seen = self._seen
        self._link = link
        self.send("", Attach(seen=seen, now=self._clock.now()))
        with suppress(TimeoutError):
            await asyncio.wait_for(link.answered.wait(), SILENT_FOR)
        if link.is_attached and self._is_elsewhere:
            await self._end_it(link)
        elif not link.is_attached:
            link.close()
        return link.is_attached

    async def _end_it(self, link: WorkerLink) -> None:
        """Ends a worker that a host before this started for another address."""
        self.send("", Finish())
        with suppress(TimeoutError):
            await asyncio.wait_for(link.closed.wait(), FAREWELL)
        link.close()
        link.is_attached = False

    async def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError):
            if process.poll() is None:
                process.kill()
        await asyncio.to_thread(process.wait)


def _connected(settings: WorkerSettings) -> socket.socket:
    """A connection to the worker's socket, whose whole path may be longer than a socket's address can hold."""
    folder = os.open(settings.folder, os.O_RDONLY | os.O_DIRECTORY)
    client = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        client.connect(f"/proc/self/fd/{folder}/{settings.socket}")
    except OSError:
        client.close()
        raise
    finally:
        os.close(folder)
    client.setblocking(False)
    return client


def _pid(connected: socket.socket) -> int:
    credentials = connected.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    pid: int = _CREDENTIALS.unpack(credentials)[0]
    return pid


def _spawn(settings: WorkerSettings) -> subprocess.Popen[bytes]:
    named = replace(settings, worker=f"{settings.worker}.{secrets.token_hex(4)}")
    root = str(Path(runtime.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": root}
    log_file = _log(settings)
    log_file.touch(mode=0o600)
    with log_file.open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "runtime.media.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=log,
            env=environment,
            start_new_session=True,
        )
    assert process.stdin is not None
    process.stdin.write(to_json(named) + b"\n")
    process.stdin.close()
    return process


def _log(settings: WorkerSettings) -> Path:
    log = Path(settings.folder) / f"{settings.worker}.log"
    if log.exists() and log.stat().st_size > _LOG_LIMIT:
        log.unlink()
    return log


def _last_words(settings: WorkerSettings) -> str:
    words = _log(settings).read_text(errors="replace").strip().splitlines()
    host, port = settings.sip
    return words[-1] if words else f"the media worker does not come up on {host}:{port}"
