"""The web listener, inside the host's own loop."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Iterator
from functools import partial

import uvicorn
from starlette.types import ASGIApp

from runtime.web.connections import Connection, Connections

MOST_WAITING = 64  # connections that the system keeps for us until we take them
LAST_WORDS = 3  # seconds that requests under way have when it ends
LONGEST_HANDSHAKE = 5.0  # seconds that TLS may take to begin
LARGEST_HEAD = 16 * 1024  # bytes of a request's first line and headers


class _QuietServer(uvicorn.Server):
    """Signals are the host's business, and connections are counted."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.open = Connections()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await self.lifespan.startup()
        config, state = self.config, self.server_state
        make = partial(Connection, self.open, config=config, server_state=state, app_state=self.lifespan.state)
        handshake = LONGEST_HANDSHAKE if config.ssl else None
        create = partial(asyncio.get_running_loop().create_server, backlog=MOST_WAITING, ssl=config.ssl)
        self.servers = [await create(make, sock=one, ssl_handshake_timeout=handshake) for one in sockets or []]
        self.started = True


class WebServer:
    """Serves an application on a bound socket; with `tls` over HTTPS."""

    def __init__(self, bound: socket.socket, tls: ssl.SSLContext | None = None) -> None:
        self._socket = bound
        self._tls = tls
        self._server: _QuietServer | None = None
        self._task: asyncio.Task[None] | None = None

    async def start(self, app: ASGIApp) -> None:
        """Begins to serve.

        Raises:
            OSError: The address was taken in the meantime.
        """
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            http="h11",
            h11_max_incomplete_event_size=LARGEST_HEAD,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=LAST_WORDS,
            ssl_context_factory=None if self._tls is None else self._prepared,
        )
        config.load()
        self._server = _QuietServer(config)
        self._task = asyncio.create_task(self._server.serve(sockets=[self._socket]), name="web")
        while not self._server.started and not self._task.done():
            await asyncio.sleep(0.005)
        if self._task.done():
            self._task.result()

    def _prepared(self, *_: object) -> ssl.SSLContext:
        assert self._tls is not None
        return self._tls

    def is_ready(self) -> bool:
        """Whether it takes requests."""
        return self._server is not None and self._server.started and not self._server.should_exit

    async def aclose(self) -> None:
        """Ends, and gives the socket back."""
        if self._server is not None and self._task is not None:
            self._server.should_exit = True
            await asyncio.gather(self._task, return_exceptions=True)
        self._socket.close()


def bind(host: str, port: int) -> socket.socket:
    """A listening address for the web, bound at once so that a taken one is known before anything starts.

    Raises:
        OSError: It is taken, or not an address of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(MOST_WAITING)  # only a listening socket keeps others from this address
    except OSError:
        bound.close()
        raise
    return bound


def tls_of(certificate: str, key: str) -> ssl.SSLContext:
    """TLS with a certificate and key, read now: later the program may be a user who cannot read the key.

    Raises:
        OSError: They cannot be read, or do not belong together.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate, key)
    return context
