"""What the log of a running centre says of errors: type and place, never a customer's words."""

from __future__ import annotations

import asyncio
import gc
import json
import logging

import pytest

from runtime.cli.running_log import JsonLines, PlainLines, tell_untaken

WORDS = "+393331234567"


class Customer:
    def __repr__(self) -> str:
        return WORDS


async def test_errors_that_nobody_took_show_no_arguments(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(tell_untaken)

    def breaks(customer: Customer) -> None:
        raise ValueError(WORDS)

    async def breaks_later() -> None:
        raise KeyError(WORDS)

    loop.call_soon(breaks, Customer())
    task = asyncio.create_task(breaks_later())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    gc.collect()
    loop.call_exception_handler({"message": f"Something odd about it({WORDS})"})
    lines = caplog.records
    texts = [form.format(record) for record in lines for form in (JsonLines(), PlainLines())]
    assert not any(WORDS in text for text in texts)
    said = [json.loads(JsonLines().format(record))["text"] for record in lines if record.name == "flowlang.run"]
    assert [text.partition(" at ")[0] for text in said] == [
        "an error that nobody took (ValueError",
        "an error that nobody took (KeyError",
        "Something odd about it",
    ]


def test_a_line_stays_a_line() -> None:
    record = logging.LogRecord("room", logging.INFO, "", 0, "one\ntwo\x1b[31m %s", ("\r\nthree",), None)
    assert len(JsonLines().format(record).splitlines()) == len(PlainLines().format(record).splitlines()) == 1
    assert "\x1b" not in PlainLines().format(record)
