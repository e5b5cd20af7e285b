"""Which UDP ports a new worker may use for sound: not those to which callers of a worker that died still send.

Such a caller has not been told that the call is over. Its sound would come first to whoever is given that port next, be
taken for the new caller's, and the new caller would hear nothing.
"""

from __future__ import annotations

import secrets
import select
import socket
from contextlib import ExitStack

_LISTENS_FOR = 0.12  # seconds: six packets of a caller who sends every 20 ms
_AT_MOST = 400  # ports looked at; more sockets than that a process may not have


def first_port(address: str, ports: tuple[int, int], needed: int) -> int:
    """An even port with `needed` ports behind it that are free and to which nobody sends, chosen by chance.

    Args:
        address: Where the sound will be received.
        ports: First and last UDP port that may be used.
        needed: How many ports at least must follow one another; the sound takes each second one.

    Returns:
        The port; where no stretch is quiet, one of the range all the same: a port that is in use is passed by later.
    """
    low, high = ports[0] + ports[0] % 2, ports[1]
    starts = range(low, max(low, high - needed) + 1, 2)
    begin = secrets.choice(starts[: max(1, len(starts) - _AT_MOST)])
    quiet = quiet_of(address, range(begin, min(high + 1, begin + 2 * _AT_MOST), 2))
    fitting = [one for one in starts if quiet.issuperset(range(one, one + needed, 2))]
    return secrets.choice(fitting or starts)


def quiet_of(address: str, ports: range) -> set[int]:
    """Those of the ports that can be had and at which nothing arrives for a moment."""
    with ExitStack() as held:
        sockets = {one: port for port in ports if (one := _bound(address, port)) is not None}
        for one in sockets:
            held.enter_context(one)
        select.select([], [], [], _LISTENS_FOR)
        noisy, _, _ = select.select(list(sockets), [], [], 0) if sockets else ([], [], [])
        return set(sockets.values()) - {sockets[one] for one in noisy}


def _bound(address: str, port: int) -> socket.socket | None:
    one = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM)
    try:
        one.bind((address, port))
    except OSError:
        one.close()
        return None
    return one
