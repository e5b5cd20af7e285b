"""Sound is taken from one source alone: the first that sends. The kernel drops the rest.

The telephony library follows whoever sends ten packets while the caller is silent: sound and keys of a stranger
    would count, and
the stranger would hear the call. A UDP socket that is connected receives from its peer only, and the library, which
names the receiver of every packet, does not notice.
"""

from __future__ import annotations

import ctypes
import socket
from contextlib import suppress
from pathlib import Path

_UNSPECIFIED = bytes(16)  # a sockaddr of the family AF_UNSPEC: connecting to it undoes a connection


def latch(port: int, source: str) -> bool:
    """Lets the UDP port of this process receive from `source` (`192.0.2.1:4000`) only; false where that cannot be."""
    host, _, remote = source.rpartition(":")
    if not remote.isdigit() or int(remote) == 0:
        return False
    found = _socket_at(port)
    if found is None:
        return False
    try:
        found.connect((host.strip("[]"), int(remote)))
    except OSError:
        return False
    finally:
        found.detach()
    return True


def unlatch(port: int) -> None:
    """Lets the port receive from everybody again."""
    found = _socket_at(port)
    if found is not None:
        ctypes.CDLL(None).connect(found.fileno(), _UNSPECIFIED, len(_UNSPECIFIED))
        found.detach()


def _socket_at(port: int) -> socket.socket | None:
    """The socket bound to a UDP port; it belongs to the library, so it is given back with `detach`."""
    for name in Path("/proc/self/fd").iterdir():
        with suppress(OSError, ValueError):
            if not str(name.readlink()).startswith("socket:"):
                continue
            one = socket.socket(fileno=int(name.name))
            if one.type == socket.SOCK_DGRAM and one.family == socket.AF_INET and one.getsockname()[1] == port:
                return one
            one.detach()
    return None
