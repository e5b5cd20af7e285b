"""What stands before every page, with applications that read what is sent."""

from __future__ import annotations

from typing import Any

from runtime.web.guard import LARGEST_BODY, Guard


async def exchange(chunks: list[bytes], answers_first: bool = False, kind: str = "http") -> list[dict[str, Any]]:
    """What an application that reads all of `chunks` sends through the guard."""
    sent: list[dict[str, Any]] = []
    waiting = [{"type": "http.request", "body": chunk, "more_body": True} for chunk in chunks]
    start = {"type": "http.response.start", "status": 200, "headers": [(b"cache-control", b"max-age=300")]}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if answers_first:
            await send(dict(start))
        for _ in chunks:
            await receive()
        if not answers_first:
            await send(dict(start))

    async def receive() -> Any:
        return waiting.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    await Guard(app)({"type": kind, "headers": []}, receive, send)
    return sent


async def test_what_fits_is_passed_on_and_a_pages_own_headers_stay() -> None:
    (message,) = await exchange([b"x" * LARGEST_BODY])
    headers = message["headers"]
    assert message["status"] == 200
    assert (b"cache-control", b"max-age=300") in headers
    assert (b"cache-control", b"no-store") not in headers
    assert any(name == b"content-security-policy" for name, _ in headers)


async def test_more_than_that_is_refused_however_it_comes() -> None:
    sent = await exchange([b"x" * LARGEST_BODY, b"x"])
    assert [message.get("status") for message in sent] == [413, None]


async def test_an_answer_that_has_begun_is_left_alone() -> None:
    sent = await exchange([b"x" * LARGEST_BODY, b"x"], answers_first=True)
    assert [message["status"] for message in sent] == [200]


async def test_only_http_is_served() -> None:
    assert await exchange([], kind="websocket") == []
