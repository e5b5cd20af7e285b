"""A copy of the sample centre, run by `flowlang run` as a process of its own, with its look-up server."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import leftovers
import sipp
import tones
from netns import Namespace
from rtp_peer import RtpPeer
from scripted_host import free_ports
from sipp import Sipp
from store_reading import read_store

from runtime.cli.records_telling import with_personal
from runtime.store.sqlite_reader import SqliteReader

ROOT = Path(__file__).parents[2]
LINE = "+390299900"
WORKING_HOUR = "2026-11-25T10:00"
TONE = {
    "welcome:\n    en: Welcome to Acme Energia.\n    it: Benvenuti in Acme Energia. Per l'italiano, prema 2.": (
        "welcome: {sound: sounds/tone.wav}"
    )
}
"""A change of the sample: it greets with a tone of 440 Hz for two seconds, twice."""


class RunningCentre:
    """As a context manager: starts it and waits until it is ready; ends it with SIGTERM, which must go well.

    Args:
        folder: An empty folder.
        address: Where SIP and sound are.
        callers: Network calls are taken from, beside loopback.
        at: Where its clock starts.
        changes: Texts of centre.yaml and what takes their place.
        desk: Where calls that go out are sent.
        with_lookup: Whether the look-up server runs.
        main_flow: What callers meet instead of the sample's main flow.
    """

    def __init__(
        self,
        folder: Path,
        *,
        address: str = "127.0.0.1",
        callers: str = "",
        at: str = WORKING_HOUR,
        changes: dict[str, str] | None = None,
        desk: str = "127.0.0.1:9",
        with_lookup: bool = True,
        main_flow: str = "",
    ) -> None:
        self.folder = folder / "centre"
        self.state = folder / "state"
        low, high = free_ports(80)
        self.sip = (address, low)
        self.web, self.lookup, self._media = low + 1, low + 2, f"{address}:{low + 4}-{high}"
        self.desk = desk
        self._at, self._with_lookup = at, with_lookup
        self._copy(callers, desk, changes or {})
        if main_flow:
            (self.folder / "main.flow").write_text(main_flow)
        self._processes: list[subprocess.Popen[bytes]] = []
        self.log = folder / "run.log"

    def _copy(self, callers: str, desk: str, changes: dict[str, str]) -> None:
        shutil.copytree(ROOT / "flows", self.folder, ignore=shutil.ignore_patterns(".flowlang", "__pycache__"))
        tones.write_wav(self.folder / "sounds" / "tone.wav", tones.tone(440, 2))
        catalogue = self.folder / "centre.yaml"
        text = catalogue.read_text()
        given = {
            "from: [127.0.0.0/8]": f"from: [{', '.join(filter(None, ('127.0.0.0/8', callers)))}]",
            'address: "127.0.0.1:5070"': f'address: "{desk}"',
            "http://127.0.0.1:8099": f"http://127.0.0.1:{self.lookup}",
            **changes,
        }
        for before, after in given.items():
            assert before in text, f"the sample has no {before!r} any more"
            text = text.replace(before, after)
        catalogue.write_text(text)

    def __enter__(self) -> RunningCentre:
        if self._with_lookup:
            self._start([sys.executable, str(self.folder / "lookup_server.py"), "--port", str(self.lookup)])
        try:
            self.start_host()
        except AssertionError:
            self.__exit__(AssertionError)
            raise
        return self

    def start_host(self) -> None:
        """Starts `flowlang run` and waits until it is ready."""
        host, port = self.sip
        addresses = ["--sip", f"{host}:{port}", "--web", f"127.0.0.1:{self.web}", "--media", self._media]
        options = [*addresses, "--state", str(self.state), "--at", self._at]
        self._start([sys.executable, "-m", "runtime", "run", str(self.folder), *options])
        self.wait(self.is_ready, 40)

    def kill_host(self) -> None:
        """Ends `flowlang run` by SIGKILL; what it had started lives."""
        host = self._processes.pop()
        host.kill()
        host.wait()

    def __exit__(self, failed: object = None, *_: object) -> None:
        for process in reversed(self._processes):
            process.send_signal(signal.SIGTERM)
            if failed is not None:
                process.send_signal(signal.SIGTERM)
            try:
                process.wait(90)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start(self, command: list[str]) -> None:
        settings = str(self.folder.parent / "settings")
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": settings}
        with self.log.open("ab") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=self.folder.parent)
        self._processes.append(process)

    @property
    def pid(self) -> int:
        """The host's process."""
        return self._processes[-1].pid

    @property
    def worker(self) -> int:
        """The media worker's process."""
        (found,) = [one for one in leftovers.children(self.pid) if b"media.worker" in leftovers.command_of(one)]
        return found

    def is_ready(self) -> bool:
        if self._processes[-1].poll() is not None:
            raise AssertionError(f"it ended:\n{self.log.read_text()}")
        try:
            with socket.create_connection(("127.0.0.1", self.web), 1) as web:
                web.sendall(b"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                return web.recv(64).split()[1] == b"200"
        except (OSError, IndexError):
            return False

    def wait(self, condition: Callable[[], Any], seconds: float = 20.0) -> Any:
        until = time.monotonic() + seconds
        while not (found := condition()):
            assert time.monotonic() < until, f"it did not come about in time\n{self.log.read_text()}\n{self.trace()}"
            time.sleep(0.05)
        return found

    def records(self) -> list[Any]:
        """Every interaction's record, oldest first."""
        return read_store(self.state, lambda store: store.interactions())

    def calls(self) -> list[Any]:
        """The records of those who were not refused."""
        return [one for one in self.records() if not (one.cause or "").startswith("refused")]

    def refusals(self) -> list[Any]:
        """The records of those who were."""
        return [one for one in self.records() if (one.cause or "").startswith("refused")]

    def tell(self, command: str, *arguments: str) -> int:
        """Runs another command on the centre's state; its exit code."""
        named = ["--state", str(self.state), "--key", str(self.folder.parent / "settings" / "flowlang/recordings.key")]
        return subprocess.run([sys.executable, "-m", "runtime", command, *arguments, *named], cwd=ROOT).returncode

    def journal(self, interaction: str) -> list[Any]:
        return read_store(self.state, lambda store: store.journal(interaction))

    def told(self, interaction: str) -> list[Any]:
        """The journal with what is personal in its place, as `flowlang journal --personal` shows it."""

        def read(store: SqliteReader) -> list[Any]:
            personal = store.personal(interaction)
            return [with_personal(row, personal) for row in store.journal(interaction)]

        return read_store(self.state, read)

    def call(self, number: int = 0, seconds: float = 20.0) -> str:
        """The id of the n-th call."""
        self.wait(lambda: len(self.calls()) > number, seconds)
        return str(self.calls()[number].id)

    def said(self, interaction: str) -> list[str]:
        """The prompts and texts that were begun, in order."""
        rows = [one.data for one in self.told(interaction) if one.kind == "Speak"]
        return [data["prompt"] or _text_of(data["pieces"]) for data in rows]

    def wait_said(self, interaction: str, what: str, times: int = 1, seconds: float = 40.0) -> None:
        """Waits until something was begun to be said so often."""
        self.wait(lambda: sum(what in one for one in self.said(interaction)) >= times, seconds)

    def wait_ended(self, interaction: str, seconds: float = 40.0) -> Any:
        """The record of a call that is over."""
        return self.wait(
            lambda: next((one for one in self.records() if one.id == interaction and one.ended is not None), None),
            seconds,
        )

    def kinds(self, interaction: str) -> list[str]:
        return [one.kind for one in self.journal(interaction)]

    def trace(self) -> str:
        """The journals, for whoever reads a failure."""
        rows = [
            f"{one.sequence}.{one.place} {one.kind} {one.state} {one.data}"
            for record in self.records()[-1:]
            for one in [*self.journal(record.id)]
        ]
        return "\n".join([*(str(record) for record in self.records()[-1:]), *rows])


def _text_of(pieces: Any) -> str:
    return " ".join(piece["text"] or piece["file"] for piece in pieces)


def caller_at(
    centre: RunningCentre, peer: RtpPeer, folder: Path, namespace: Namespace | None = None, scenario: str = ""
) -> Sipp:
    """SIPp calls the centre, from the namespace if there is one; it waits for the other side to hang up."""
    chosen = scenario or sipp.call((peer.address, peer.port))
    if namespace is None:
        return Sipp(folder, chosen, remote=centre.sip)
    there = (namespace.there, namespace.free_port())
    return Sipp(folder, chosen, remote=centre.sip, local=there, before=namespace.prefix)
