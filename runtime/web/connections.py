"""How many connections the web listener holds, and for how long: strangers who open one and say nothing are let go.

uvicorn bounds requests, not connections, and knows no time limit before the first request is there. Here a connection
lives for a bounded time whatever it does, and where too many are open the oldest gives way to the newest: whoever asks
and is answered at once needs no old one.
"""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

MOST_CONNECTIONS = 100
LONGEST_LIFE = 20.0  # seconds: every page is small, and a browser opens another connection where it needs one


class Connections:
    """Those that are open, oldest first."""

    def __init__(self) -> None:
        self._open: dict[Connection, asyncio.TimerHandle] = {}

    def __len__(self) -> int:
        return len(self._open)

    def add(self, connection: Connection) -> None:
        """One more; it is let go when its time is over, or when it is the oldest of too many."""
        self._open[connection] = asyncio.get_running_loop().call_later(LONGEST_LIFE, connection.let_go)
        if len(self._open) > MOST_CONNECTIONS:
            next(iter(self._open)).let_go()

    def remove(self, connection: Connection) -> None:
        """It is closed."""
        timer = self._open.pop(connection, None)
        if timer is not None:
            timer.cancel()


class Connection(H11Protocol):
    """One connection: what uvicorn makes of it, counted among the others."""

    def __init__(self, others: Connections, **settings: Any) -> None:
        super().__init__(**settings)
        self._others = others

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The loop's call."""
        super().connection_made(cast("asyncio.Transport", transport))
        self._others.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """The loop's call."""
        self._others.remove(self)
        super().connection_lost(exc)

    def let_go(self) -> None:
        """Ends it at once."""
        self._others.remove(self)
        self.transport.abort()
