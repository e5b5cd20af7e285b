"""A centre run as a process of its own, for tests of the command line: a folder, free ports, its words, its end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

CENTRE = """\
centre: 1
name: Test
languages: [en]
currency: EUR
zone: Europe/Rome
lines:
  main: {NUMBER, service: care}
services:
  care: {flow: main, media: [voice], hours: office}
trunks:
  local: {from: [127.0.0.0/8]}
calendars:
  office:
    open: {mon-fri: "09:00-18:00"}
    otherwise: closed
prompts:
  hello: {en: Hello.}
connectors:
  elsewhere: {base: "https://elsewhere.test", operations: {ping: {post: /ping}}}
"""

FLOW = """\
flow main "Test"
  languages en
  media     voice

  step start
    say hello
    end
"""


def write_centre(folder: Path, flow: str = FLOW, telephone: bool = False) -> Path:
    """A small centre; without a telephone its line is one that no channel serves."""
    folder.mkdir(exist_ok=True)
    number = 'number: "+390299900"' if telephone else "connector: elsewhere"
    (folder / "centre.yaml").write_text(CENTRE.replace("NUMBER", number))
    (folder / "main.flow").write_text(flow)
    return folder


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    with socket.socket(socket.AF_INET, kind) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Running:
    """`flowlang run` on a folder."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.web = free_port()
        self.state = folder / ".flowlang"
        command = [sys.executable, "-m", "runtime", "run", str(folder), "--web", f"127.0.0.1:{self.web}", *options]
        self.process = subprocess.Popen(
            command,
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "LANG": "en_GB.UTF-8", "XDG_CONFIG_HOME": str(folder / ".settings")},
        )

    def get(self, path: str) -> tuple[int, str]:
        """Status and body; 0 while nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.web}{path}", timeout=5) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def wait_until(self, path: str, status: int, words: str = "", within: float = 30.0) -> str:
        """Asks until a page answers so."""
        until = time.monotonic() + within
        while time.monotonic() < until and self.process.poll() is None:
            got, body = self.get(path)
            if got == status and words in body:
                return body
            time.sleep(0.05)
        raise AssertionError(f"{path} never answered {status}: {self.end()}")

    def end(self, number: int = signal.SIGTERM) -> tuple[int, str, str]:
        """Ends it; exit code, output, errors."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err

    def end_by_itself(self) -> tuple[int, str, str]:
        """Waits until it has ended; exit code, output, errors."""
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out, err
