"""Strangers who open connections and say nothing, or say it slowly, keep nobody out."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from runtime.web import connections
from runtime.web.server import LARGEST_HEAD, WebServer, bind, tls_of

REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


async def application(scope: object, receive: object, send: object) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})  # type: ignore[operator]
    await send({"type": "http.response.body", "body": b"here"})  # type: ignore[operator]


class Listening:
    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        bound = bind("127.0.0.1", 0)
        self.port = bound.getsockname()[1]
        self.server = WebServer(bound, tls)

    async def open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.port)

    async def ask(self, request: bytes = REQUEST) -> bytes:
        reader, writer = await self.open()
        writer.write(request)
        answer = await asyncio.wait_for(reader.read(), 10)
        writer.close()
        return answer


@pytest.fixture
async def listening() -> AsyncIterator[Listening]:
    one = Listening()
    await one.server.start(application)
    yield one
    await one.server.aclose()


async def test_idle_connections_give_way_oldest_first(listening: Listening) -> None:
    idle = [await listening.open() for _ in range(connections.MOST_CONNECTIONS + 40)]
    assert b"here" in await listening.ask()
    assert [await asyncio.wait_for(_ended(reader), 10) for reader, _ in idle[:40]] == [True] * 40
    assert not idle[-1][0].at_eof()
    for _, writer in idle:
        writer.close()


async def _ended(reader: asyncio.StreamReader) -> bool:
    try:
        return await reader.read() == b""
    except ConnectionError:
        return True


async def test_who_says_it_slowly_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "LONGEST_LIFE", 0.2)
    one = Listening()
    await one.server.start(application)
    reader, writer = await one.open()
    writer.write(b"GET / HTTP/1.1\r\n")
    assert await asyncio.wait_for(_ended(reader), 10)
    writer.close()
    await one.server.aclose()


async def test_headers_without_end_are_refused(listening: Listening) -> None:
    answer = await listening.ask(b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + b"x" * (LARGEST_HEAD + 1))
    assert b" 400 " in answer.splitlines()[0]
    assert b"here" in await listening.ask()


@pytest.mark.parametrize("noise", [b"\0" * 100, b"\x16\x03\x01\x02\x00", b"GET\r\n\r\n"])
async def test_noise_is_refused(listening: Listening, noise: bytes) -> None:
    reader, writer = await listening.open()
    writer.write(noise)
    writer.write_eof()
    assert b"200" not in await asyncio.wait_for(reader.read(), 10)
    writer.close()
    assert b"here" in await listening.ask()


async def test_it_speaks_tls_with_a_key_read_beforehand(tmp_path: Path) -> None:
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "2",
    ]
    files = ["-keyout", str(key), "-out", str(certificate), "-subj", "/CN=localhost"]
    subprocess.run([*command, *files], check=True, capture_output=True)
    tls = tls_of(str(certificate), str(key))
    key.unlink()
    one = Listening(tls)
    await one.server.start(application)
    trusting = ssl.create_default_context(cafile=str(certificate))
    reader, writer = await asyncio.open_connection("127.0.0.1", one.port, ssl=trusting, server_hostname="localhost")
    writer.write(REQUEST)
    assert b"here" in await asyncio.wait_for(reader.read(), 10)
    writer.close()
    await one.server.aclose()
