"""The web listener, inside the host's own loop."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

MOST_CONNECTIONS = 200
MOST_WAITING = 64
LAST_WORDS = 3  # seconds that requests under way have when it ends


class _QuietServer(uvicorn.Server):
    """Signals are the host's business."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class WebServer:
    """Serves an application on a bound socket; with `tls` (certificate and key files) over HTTPS."""

    def __init__(self, bound: socket.socket, tls: tuple[str, str] | None = None) -> None:
        self._socket = bound
        self._tls = tls
        self._server: _QuietServer | None = None
        self._task: asyncio.Task[None] | None = None

    async def start(self, app: ASGIApp) -> None:
        """Begins to serve.

        Raises:
            OSError: The certificate or key cannot be read.
        """
        certificate, key = self._tls or (None, None)
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            proxy_headers=False,
            server_header=False,
            limit_concurrency=MOST_CONNECTIONS,
            backlog=MOST_WAITING,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=LAST_WORDS,
            ssl_certfile=certificate,
            ssl_keyfile=key,
        )
        config.load()
        self._server = _QuietServer(config)
        self._task = asyncio.create_task(self._server.serve(sockets=[self._socket]), name="web")
        while not self._server.started and not self._task.done():
            await asyncio.sleep(0.005)

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
    except OSError:
        bound.close()
        raise
    return bound
