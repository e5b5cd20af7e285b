"""Real SIPp calls against the SIP channel and its worker, driven by a host without flows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import sipp
import tones
from rtp_peer import RtpPeer
from scripted_host import LINE, ScriptedHost, running, settings
from sipp import Sipp

from runtime.channels.channel import Refusal
from runtime.engine.commands import Piece
from runtime.engine.events import HungUp, Key, Replied, Said, SayFailed

pytestmark = [pytest.mark.interop, pytest.mark.skipif(not sipp.PROGRAM, reason="SIPp is not installed")]

TONE = Piece(file="tone.wav")


@pytest.fixture
def peer() -> Iterator[RtpPeer]:
    with RtpPeer() as one:
        yield one


@pytest.fixture
async def host(tmp_path: Path) -> AsyncIterator[ScriptedHost]:
    tones.write_wav(tmp_path / "tone.wav", tones.tone(440, 4))
    async with running(settings(tmp_path)) as one:
        yield one


def caller(host: ScriptedHost, folder: Path, peer: RtpPeer, hang_up_after: int | None = None, **more: object) -> Sipp:
    scenario = sipp.call((peer.address, peer.port), hang_up_after, **more)  # type: ignore[arg-type]
    return Sipp(folder, scenario, remote=host.settings.listen)


async def ended(one: Sipp, seconds: float = 20.0) -> None:
    await asyncio.to_thread(one.wait, seconds)


async def test_a_caller_hears_the_whole_tone_and_is_hung_up(host: ScriptedHost, tmp_path: Path, peer: RtpPeer) -> None:
    with caller(host, tmp_path, peer) as one:
        call = await host.offered()
        key = await host.say(call, TONE)
        assert (await host.event(call, Said)).command == key
        await host.close(call)
        await ended(one)
    heard = peer.heard()
    assert abs(tones.length_of(heard, 440) - 4.0) < 0.15
    begin = next(at for at in range(0, len(heard), 160) if tones.share(heard[at : at + 160], 440) > 0.7)
    assert min(tones.by_second(heard[begin : begin + 31_000], 440)) > 0.95
    assert (peer.lost(), peer.longest_gap() < 0.2) == (0, True)
    assert host.offers[0].called == LINE
    assert host.offers[0].caller == "+393331112223"
