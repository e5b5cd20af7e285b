"""Connectors against real servers: what they ask, and what they make of every answer, the hostile ones above all."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from connectors_server import Server, reply

from compiler.catalogue import Catalogue, Connector, ConnectorOperation, Record, RecordField
from compiler.types import AMOUNT, DATE, TEXT, Type
from flowlang.source import NOWHERE
from runtime.connectors.http import LARGEST_BODY, HttpConnectors
from runtime.engine.commands import Request

CODE = Type("digits", low=6, high=6)
BILL = Type("record", record="Bill")
NOTE = {"topic": TEXT, "account": Type("digits", low=6, high=6, optional=True)}


def fields(**kinds: Type) -> tuple[RecordField, ...]:
    return tuple(RecordField(name=name, span=NOWHERE, type=kind) for name, kind in kinds.items())


def operation(name: str, method: str, path: str, gives: Type | None = None, /, **takes: Type) -> ConnectorOperation:
    return ConnectorOperation(
        name=name,
        span=NOWHERE,
        method=method,
        path=path,
        takes=fields(**takes),
        gives=gives,
        answers={"not found": (404,)},
        within=3_000_000,
    )


OPERATIONS = (
    operation("bill", "GET", "/bills/{code}", BILL, code=CODE),
    operation("any", "GET", "/any/{name}", BILL, name=TEXT),
    operation("search", "GET", "/search", BILL, text=TEXT, code=Type("digits", optional=True)),
    operation("note", "POST", "/notes", None, **NOTE),
)


def connectors(base: str, *networks: str, headers: dict[str, str] | None = None, **secrets: str) -> HttpConnectors:
    connector = Connector(
        name="crm", span=NOWHERE, base=base, networks=networks, operations=OPERATIONS, headers=headers or {}
    )
    bill = Record(name="Bill", span=NOWHERE, fields=fields(amount=AMOUNT, due=DATE))
    catalogue = Catalogue(
        path="centre.yaml",
        name="Test",
        languages=("en",),
        currency="EUR",
        zone="UTC",
        records={"Bill": bill},
        connectors={"crm": connector},
    )
    return HttpConnectors(catalogue, secrets)


def request(operation: str = "bill", within: int = 3_000_000, **arguments: Any) -> Request:
    return Request(
        key="run:4:1", connector="crm", operation=operation, arguments=arguments or {"code": "123456"}, within=within
    )


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server(
        {"/bills/123456": lambda handler: reply(handler, 200, b'{"amount": 92.40, "due": "2026-12-01", "more": 1}')}
    )
    yield server
    server.close()


@pytest.fixture
async def crm(server: Server) -> AsyncIterator[HttpConnectors]:
    crm = connectors(f"http://127.0.0.1:{server.port}", "127.0.0.0/8")
    yield crm
    await crm.aclose()


async def test_an_answer_comes_in_stored_form(server: Server, crm: HttpConnectors) -> None:
    answer = await crm.ask(request())
    assert (answer.outcome, answer.data) == ("ok", {"amount": "92.40", "due": "2026-12-01"})
    headers = server.asked[0].headers
    assert headers["Idempotency-Key"] == "run:4:1"
    assert headers["Host"] == f"127.0.0.1:{server.port}"
    assert headers["Accept-Encoding"] == "identity"


async def test_a_status_may_be_an_answer(crm: HttpConnectors) -> None:
    assert (await crm.ask(request(code="999999"))).outcome == "not found"


async def test_another_status_fails(server: Server, crm: HttpConnectors) -> None:
    server.answers["/bills/123456"] = lambda handler: reply(handler, 500, b"{}")
    answer = await crm.ask(request())
    assert (answer.outcome, answer.reason) == ("failed", "status 500")


async def test_values_are_encoded_into_the_path(server: Server, crm: HttpConnectors) -> None:
    await crm.ask(request("any", name="../a?b=c&d/è%"))
    assert server.asked[0].target == "/any/..%2Fa%3Fb%3Dc%26d%2F%C3%A8%25"


@pytest.mark.parametrize("value", ["..", ".", ""])
async def test_a_value_that_would_lead_elsewhere_is_not_sent(server: Server, crm: HttpConnectors, value: str) -> None:
    answer = await crm.ask(request("any", name=value))
    assert answer.outcome == "failed"
    assert "cannot stand in the path" in answer.reason
    assert server.asked == []


async def test_values_are_encoded_into_the_query_and_empty_ones_left_out(server: Server, crm: HttpConnectors) -> None:
    await crm.ask(request("search", text="a&b=c d", code=None))
    assert server.asked[0].target == "/search?text=a%26b%3Dc%20d"


async def test_a_change_sends_json(server: Server, crm: HttpConnectors) -> None:
    server.answers["/notes"] = lambda handler: reply(handler, 204)
    answer = await crm.ask(request("note", topic='fault "x"', account=None))
    assert (answer.outcome, answer.data) == ("ok", None)
    assert server.asked[0].body == b'{"topic": "fault \\"x\\"", "account": null}'
    assert server.asked[0].headers["Content-Type"] == "application/json"


BAD_BODIES = {
    b"<html>": "the answer is not JSON",
    b"[" * 100_000: "the answer is not JSON",
    b'{"amount": NaN, "due": "2026-12-01"}': "the answer is not JSON",
    b"[]": "the answer: expected Bill",
    b'{"amount": "x", "due": "2026-12-01"}': "amount: expected amount",
    b'{"amount": 1}': "due: expected date",
    b'{"amount": 1, "due": "2026-13-01"}': "due: expected date",
    b'\xff\xfe{"amount": 1}': "the answer is not JSON",
}


@pytest.mark.parametrize("body", BAD_BODIES, ids=range(len(BAD_BODIES)))
async def test_a_wrong_answer_fails_with_its_reason(server: Server, crm: HttpConnectors, body: bytes) -> None:
    server.answers["/bills/123456"] = lambda handler: reply(handler, 200, body)
    answer = await crm.ask(request())
    assert (answer.outcome, answer.reason, answer.data) == ("failed", BAD_BODIES[body], None)


async def test_a_slow_answer_is_too_late(server: Server, crm: HttpConnectors) -> None:
    go_on = threading.Event()
    server.answers["/bills/123456"] = lambda handler: (go_on.wait(10), None)[1]
    answer = await crm.ask(request(within=200_000))
    go_on.set()
    assert (answer.outcome, answer.reason) == ("failed", "too late")


async def test_an_answer_that_trickles_is_too_late_in_total(server: Server, crm: HttpConnectors) -> None:
    go_on = threading.Event()

    def trickle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        with contextlib.suppress(OSError):
            while not go_on.wait(0.02):
                handler.wfile.write(b" ")
        handler.close_connection = True

    server.answers["/bills/123456"] = trickle
    answer = await crm.ask(request(within=300_000))
    go_on.set()
    assert answer.reason == "too late"


async def test_a_body_of_a_gigabyte_is_cut_off(server: Server, crm: HttpConnectors) -> None:
    sent = 0

    def flood(handler: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        handler.send_response(200)
        handler.send_header("Content-Length", str(1 << 30))
        handler.end_headers()
        with contextlib.suppress(OSError):
            while sent < 1 << 30:
                sent += handler.wfile.write(b"x" * 65536)
        handler.close_connection = True

    server.answers["/bills/123456"] = flood
    answer = await crm.ask(request(within=20_000_000))
    assert (answer.outcome, answer.reason) == ("failed", f"the answer is larger than {LARGEST_BODY // 1024} KiB")
    assert sent < 1 << 26


async def test_a_compressed_body_is_not_taken(server: Server, crm: HttpConnectors) -> None:
    server.answers["/bills/123456"] = lambda handler: reply(handler, 200, b"x", Content_Encoding="gzip")
    assert "compressed" in (await crm.ask(request())).reason


async def test_a_redirect_is_not_followed(server: Server, crm: HttpConnectors) -> None:
    target = f"http://127.0.0.1:{server.port}/bills/999999"
    server.answers["/bills/123456"] = lambda handler: reply(handler, 302, Location=target)
    answer = await crm.ask(request())
    assert (answer.outcome, answer.reason) == ("failed", "status 302")
    assert len(server.asked) == 1


async def test_this_machine_is_refused_unless_listed(server: Server) -> None:
    crm = connectors(f"http://127.0.0.1:{server.port}")
    answer = await crm.ask(request())
    assert answer.outcome == "failed"
    assert "not one this centre may reach" in answer.reason
    assert server.asked == []
    await crm.aclose()


@pytest.mark.parametrize(
    "base", ["http://169.254.169.254/latest", "http://[fe80::1]/", "http://10.0.0.1", "http://[::ffff:127.0.0.1]"]
)
async def test_addresses_inside_are_refused(base: str) -> None:
    crm = connectors(base)
    assert "not one this centre may reach" in (await crm.ask(request())).reason
    await crm.aclose()


async def test_a_name_is_resolved_once_and_its_checked_address_is_used(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolved: list[str] = []

    async def lookup(self: object, host: str, port: int, **rest: object) -> list[Any]:
        resolved.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("169.254.169.254", "127.0.0.1")
        ]

    monkeypatch.setattr(asyncio.base_events.BaseEventLoop, "getaddrinfo", lookup)
    crm = connectors(f"http://crm.test:{server.port}", "127.0.0.0/8")
    assert (await crm.ask(request())).outcome == "ok"
    assert [host for host in resolved if host == "crm.test"] == ["crm.test"]
    assert server.asked[0].headers["Host"] == f"crm.test:{server.port}"
    await crm.aclose()


async def test_nobody_listening_fails(crm: HttpConnectors, server: Server) -> None:
    server.close()
    free = socket.create_server(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    other = connectors(f"http://127.0.0.1:{port}", "127.0.0.0/8")
    answer = await other.ask(request())
    assert (answer.outcome, answer.reason) == ("failed", "no answer: ConnectError")
    await other.aclose()


async def test_secrets_go_into_headers(server: Server) -> None:
    crm = connectors(
        f"http://127.0.0.1:{server.port}",
        "127.0.0.0/8",
        headers={"Authorization": "Bearer {secret crm_key}"},
        crm_key="abc",
    )
    await crm.ask(request())
    assert server.asked[0].headers["Authorization"] == "Bearer abc"
    await crm.aclose()


@pytest.mark.parametrize("secrets", [{}, {"crm_key": "a\r\nX: y"}])
async def test_a_secret_that_is_not_set_or_no_header_fails(server: Server, secrets: dict[str, str]) -> None:
    crm = connectors(
        f"http://127.0.0.1:{server.port}", "127.0.0.0/8", headers={"Authorization": "{secret crm_key}"}, **secrets
    )
    assert (await crm.ask(request())).reason == "the secret crm_key is not set"
    assert server.asked == []
    await crm.aclose()


async def test_an_operation_nobody_declared_fails(crm: HttpConnectors) -> None:
    assert (await crm.ask(request("nothing"))).outcome == "failed"


@pytest.mark.parametrize("base", ["ftp://x/", "http://user:pass@127.0.0.1/", "nonsense"])
async def test_a_base_that_is_no_plain_address_fails(base: str) -> None:
    crm = connectors(base, "127.0.0.0/8")
    assert "base address" in (await crm.ask(request())).reason
    await crm.aclose()


async def test_many_at_once_all_get_their_answer(crm: HttpConnectors) -> None:
    answers = await asyncio.gather(*[crm.ask(request(within=20_000_000)) for _ in range(80)])
    assert {answer.outcome for answer in answers} == {"ok"}


@pytest.fixture(autouse=True)
def server_is_closed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test may close the server itself; closing it again does nothing."""
    close = Server.close
    closed: set[int] = set()

    def once(server: Server) -> None:
        if id(server) not in closed:
            closed.add(id(server))
            close(server)

    monkeypatch.setattr(Server, "close", once)
