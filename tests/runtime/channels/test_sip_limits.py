"""What a telephone call can be asked for over SIP, and what is answered to the rest."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from host_world import HandClock

from runtime.channels.channel import Happened
from runtime.channels.sip import SipChannel
from runtime.channels.sip_call import SipCall
from runtime.channels.sip_limits import CARRIES, lacking
from runtime.channels.sip_settings import SipSettings
from runtime.engine.commands import Accept, AwaitBeep, CallBack, Connect, Deliver, Enqueue, Piece, Reject, Speak
from runtime.engine.events import Replied
from runtime.media.protocol import Answer, HangUp, Refuse

CALL = "01a2121a-0000-7000-8000-000000000001"


class Worker:
    """Remembers what it is told."""

    def __init__(self) -> None:
        self.sent: list[Any] = []

    def send(self, interaction: str, order: Any) -> None:
        self.sent.append(order)


def channel(folder: Path) -> tuple[SipChannel, Worker]:
    settings = SipSettings(state=folder, listen=("127.0.0.1", 5999), media="127.0.0.1", ports=(20000, 20010))
    made, worker = SipChannel(settings, HandClock()), Worker()
    made._worker = worker  # type: ignore[assignment]
    made._calls[CALL] = SipCall(CALL)
    return made, worker


async def test_a_call_is_refused_with_the_status_that_fits(tmp_path: Path) -> None:
    for number, (reason, code) in enumerate({"busy": 486, "declined": 603, "not found": 404, "": 603}.items()):
        made, worker = channel(tmp_path / str(number))
        await made.perform(CALL, Reject(key="r:1:0", reason=reason))
        assert worker.sent == [Refuse(code=code)]
        assert made.living() == ()


async def test_a_call_that_was_taken_is_hung_up(tmp_path: Path) -> None:
    made, worker = channel(tmp_path)
    await made.perform(CALL, Accept(key="r:1:0"))
    await made.perform(CALL, Reject(key="r:1:1", reason="busy"))
    assert worker.sent == [Answer(), HangUp()]


async def test_early_media_takes_the_call_first_and_only_once(tmp_path: Path) -> None:
    made, worker = channel(tmp_path)
    await made.perform(CALL, Speak(key="r:1:0", language="en", pieces=(), early=True))
    await made.perform(CALL, Accept(key="r:2:0"))
    await asyncio.sleep(0)
    assert worker.sent == [Answer()]


@pytest.mark.parametrize(
    "more", [{"to": "operator"}, {"to": "room"}, {"blind": True}, {"accept_key": "1"}, {"whisper": (Piece("a card"),)}]
)
async def test_who_cannot_be_called_has_failed_at_once(tmp_path: Path, more: dict[str, Any]) -> None:
    made, worker = channel(tmp_path)
    command = Connect(key="r:1:0", number="+390299911", within=20_000_000, **more)
    assert lacking(command)
    await made.perform(CALL, command)
    assert worker.sent == []
    told = made._queue.get_nowait()
    assert isinstance(told, Happened)
    assert isinstance(told.event, Replied)
    assert told.event.outcome == "failed"


def test_a_number_is_called_and_what_needs_more_is_the_hosts_to_answer() -> None:
    assert lacking(Connect(key="r:1:0", number="+390299911", within=1)) == ""
    assert CARRIES.isdisjoint((Deliver, CallBack, AwaitBeep, Enqueue))
