"""A caller's machine of its own: a network namespace joined to this one by a pair of virtual cables. Needs root."""

from __future__ import annotations

import ctypes
import os
import secrets
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_CLONE_NEWNET = 0x40000000


class CannotMakeNamespaceError(RuntimeError):
    """Namespaces cannot be made here; the text is what the system said."""


class Namespace:
    """As a context manager: `here` is this machine's address on the cable, `there` the caller's."""

    def __init__(self) -> None:
        token = secrets.token_hex(3)
        self.name = f"flowlang-{token}"
        self._cable = f"fl{token}"
        net = f"10.{200 + secrets.randbelow(50)}.{secrets.randbelow(250)}"
        self.here, self.there = f"{net}.1", f"{net}.2"

    def __enter__(self) -> Namespace:
        if shutil.which("ip") is None:
            raise CannotMakeNamespaceError("the program `ip` is missing")
        try:
            self._ip("netns", "add", self.name)
            self._ip("link", "add", self._cable, "type", "veth", "peer", "name", "cable", "netns", self.name)
            self._ip("addr", "add", f"{self.here}/24", "dev", self._cable)
            self._ip("link", "set", self._cable, "up")
            for words in (("addr", "add", f"{self.there}/24", "dev", "cable"), ("link", "set", "cable", "up")):
                self._ip("-n", self.name, *words)
        except CannotMakeNamespaceError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run(["ip", "netns", "del", self.name], capture_output=True, check=False)
        subprocess.run(["ip", "link", "del", self._cable], capture_output=True, check=False)

    @property
    def prefix(self) -> tuple[str, ...]:
        """In front of a command that is to run over there."""
        return ("ip", "netns", "exec", self.name)

    def udp_socket(self, port: int = 0) -> socket.socket:
        """A socket over there."""

        def make() -> socket.socket:
            made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            made.bind((self.there, port))
            return made

        return self._over_there(make)

    def free_port(self) -> int:
        with self.udp_socket() as probe:
            return int(probe.getsockname()[1])

    def _over_there(self, make: Callable[[], T]) -> T:
        """Runs in a thread that has moved there, which then ends."""
        made: list[T] = []

        def move_and_make() -> None:
            libc = ctypes.CDLL(None, use_errno=True)
            handle = os.open(f"/run/netns/{self.name}", os.O_RDONLY)
            try:
                if libc.setns(handle, _CLONE_NEWNET) == 0:
                    made.append(make())
            finally:
                os.close(handle)

        thread = threading.Thread(target=move_and_make)
        thread.start()
        thread.join()
        if not made:
            raise CannotMakeNamespaceError("a thread cannot move into the namespace")
        return made[0]

    @staticmethod
    def _ip(*words: str) -> None:
        done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise CannotMakeNamespaceError(done.stderr.strip() or f"ip {words[0]} failed")
