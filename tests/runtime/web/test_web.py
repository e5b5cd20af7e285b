"""The web side of a running centre, over real connections: pages, signs of life, figures, and what strangers get."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from html.parser import HTMLParser

import pytest
from host_world import World

from runtime.connectors.connectors import Answer
from runtime.web.app import make_app
from runtime.web.guard import LARGEST_BODY
from runtime.web.page import language_of
from runtime.web.server import WebServer, bind
from runtime.web.standing import Standing


class Web:
    """A centre with its web listener."""

    def __init__(self) -> None:
        self.world = World()
        bound = bind("127.0.0.1", 0)
        self.port = bound.getsockname()[1]
        self.server = WebServer(bound)
        self.standing = Standing(self.world.host, self.world.clock, self.server.is_ready, "the-token")

    async def get(
        self, path: str, method: str = "GET", body: bytes = b"", host: str = "localhost:8080", **headers: str
    ) -> tuple[int, dict[str, str], str]:
        """Status, headers (lower case) and body of a request."""
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", "Connection: close", f"Content-Length: {len(body)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        answer = await asyncio.wait_for(reader.read(), 10)
        writer.close()
        head, _, content = answer.partition(b"\r\n\r\n")
        first, *rest = head.decode().split("\r\n")
        return int(first.split()[1]), dict(line.lower().split(": ", 1) for line in rest), content.decode()


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    web = Web()
    await web.world.host.start()
    await web.server.start(make_app(web.standing, "1.2.3"))
    yield web
    web.world.connectors.answers = {"note": Answer("ok")}
    await web.world.host.aclose()
    await web.server.aclose()


async def test_the_first_page_says_where_to_go(web: Web) -> None:
    status, headers, page = await web.get("/")
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    for expected in ("<h1>Test</h1>", "+390299900", "open at any hour", "takes calls", "1.2.3", 'href="/healthz"'):
        assert expected in page


async def test_the_first_page_speaks_italian(web: Web) -> None:
    asked = (await web.get("/?language=it"))[2]
    preferred = (await web.get("/", Accept_Language="fr, it;q=0.8"))[2]
    assert asked == preferred
    assert '<html lang="it">' in asked
    assert "riceve chiamate" in asked


class Structure(HTMLParser):
    """What a reader of screens needs: a language, one first heading, labelled sections, nothing executable."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("language", ["en", "it"])
async def test_the_first_page_can_be_read_aloud_and_runs_nothing(web: Web, language: str) -> None:
    page = Structure((await web.get(f"/?language={language}"))[2])
    assert page.named("html") == [{"lang": language}]
    assert len(page.named("h1")) == len(page.named("main")) == 1
    identifiers = {attributes.get("id") for _, attributes in page.tags}
    assert all(section["aria-labelledby"] in identifiers for section in page.named("section"))
    assert not page.named("script")
    assert not any(
        "style" in attributes or any(name.startswith("on") for name in attributes) for _, attributes in page.tags
    )


@pytest.mark.parametrize("path", ["/", "/healthz", "/nothing", "/api/v1/version", "/style.css"])
async def test_every_answer_keeps_a_browser_safe(web: Web, path: str) -> None:
    headers = (await web.get(path))[1]
    assert "script-src" not in headers["content-security-policy"]
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers


async def test_it_is_alive_and_ready_while_every_listener_takes_work(web: Web) -> None:
    assert (await web.get("/healthz"))[0] == 200
    assert (await web.get("/readyz"))[0] == 200
    web.world.channel.is_draining = True
    assert (await web.get("/readyz"))[0] == 503
    assert (await web.get("/healthz"))[0] == 200
    assert "takes no calls" in (await web.get("/"))[2]


async def test_a_draining_centre_is_not_ready(web: Web) -> None:
    await web.world.host.drain(0.01)
    web.world.channel.is_draining = False
    assert (await web.get("/readyz"))[0] == 503


async def test_the_figures_count(web: Web) -> None:
    await web.world.call()
    web.world.channel.tell_refused()
    await web.world.settle()
    status, _, text = await web.get("/metrics")
    assert status == 200
    for line in ("flowlang_started_total 1.0", 'flowlang_refused_total{reason="no free leg"} 1.0', "flowlang_live 1.0"):
        assert line in text
    assert 'flowlang_channel_ready{channel="hand"} 1.0' in text
    assert "process_resident_memory_bytes" in text


async def test_the_figures_are_for_this_machine_or_for_the_token(web: Web) -> None:
    behind_a_proxy = await web.get("/metrics", X_Forwarded_For="203.0.113.5")
    assert behind_a_proxy[0] == 403
    assert (await web.get("/metrics", X_Forwarded_For="203.0.113.5", Authorization="Bearer the-token"))[0] == 200
    assert (await web.get("/metrics", X_Forwarded_For="203.0.113.5", Authorization="Bearer other"))[0] == 403


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1:8080", 200), ("[::1]:8080", 200), ("localhost", 200), ("rebound.example:8080", 403), ("[::1", 403)],
)
async def test_a_page_whose_name_was_led_here_gets_no_figures(web: Web, host: str, status: int) -> None:
    assert (await web.get("/metrics", host=host))[0] == status


async def test_no_answer_leads_to_a_host_the_request_named(web: Web) -> None:
    status, headers, text = await web.get("/healthz/", host="elsewhere.example")
    assert status == 404
    assert "location" not in headers
    assert "elsewhere" not in text


async def test_the_interface_is_described_with_full_paths(web: Web) -> None:
    status, _, text = await web.get("/api/openapi.json")
    described = json.loads(text)
    assert status == 200
    assert {"/api/v1/version", "/healthz", "/readyz", "/metrics"} <= described["paths"].keys()
    assert json.loads((await web.get("/api/v1/version"))[2]) == {"api": 1, "program": "1.2.3"}


@pytest.mark.parametrize("path", ["/phonebar", "/studio", "/console", "/widget.js", "/docs", "/../etc/passwd"])
async def test_what_is_not_built_says_so(web: Web, path: str) -> None:
    status, _, text = await web.get(path)
    assert status == 404
    assert "not built yet" in text
    page = await web.get(path, Accept="text/html", Accept_Language="it")
    assert "non c'è nulla" in page[2]


async def test_an_unknown_address_of_the_interface_answers_json(web: Web) -> None:
    status, _, text = await web.get("/api/v1/interactions")
    assert (status, json.loads(text)) == (
        404,
        {"error": "there is nothing at this address; perhaps it is not built yet"},
    )


async def test_another_method_is_refused(web: Web) -> None:
    assert (await web.get("/healthz", method="POST"))[0] == 405


async def test_more_than_any_page_takes_is_refused(web: Web) -> None:
    assert (await web.get("/healthz", method="POST", body=b"x" * (LARGEST_BODY + 1)))[0] == 413


@pytest.mark.parametrize(
    ("asked", "accepted", "language"),
    [("it", "en", "it"), ("xx", "it-IT,it;q=0.9", "it"), ("", "de,en;q=0.5", "en"), ("", "", "en"), ("", ",;,", "en")],
)
def test_the_language_of_the_page(asked: str, accepted: str, language: str) -> None:
    assert language_of(asked, accepted) == language


def test_a_taken_address_is_an_error_at_once() -> None:
    first = bind("127.0.0.1", 0)
    first.listen()
    with pytest.raises(OSError, match="in use"):
        bind("127.0.0.1", first.getsockname()[1])
    first.close()


async def test_a_body_without_an_announced_end_is_cut_off(web: Web) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", web.port)
    writer.write(b"POST /api/v1/version HTTP/1.1\r\nHost: centre\r\nTransfer-Encoding: chunked\r\n\r\n")
    chunk = b"2000\r\n" + b"x" * 0x2000 + b"\r\n"
    try:
        for _ in range(40):
            writer.write(chunk)
            await writer.drain()
    except OSError:
        pass
    answer = await asyncio.wait_for(reader.read(200), 10)
    assert answer.split()[1] in (b"405", b"413")
    writer.close()
    assert (await web.get("/healthz"))[0] == 200
