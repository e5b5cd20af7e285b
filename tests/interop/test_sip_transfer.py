"""A caller is connected to a number: a second leg through a trunk, joined both ways."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import sipp
import tones
from rtp_peer import RtpPeer
from scripted_host import LINE, caller, ended, running, settings
from sipp import Sipp

from runtime.channels.sip_settings import SipTrunk
from runtime.engine.commands import Piece
from runtime.engine.events import Connected, HungUp, Replied, Said

pytestmark = [pytest.mark.interop, pytest.mark.skipif(not sipp.PROGRAM, reason="SIPp is not installed")]


def callee(folder: Path, scenario: str) -> Sipp:
    return Sipp(folder, scenario)


def towards(folder: Path, one: Sipp):  # type: ignore[no-untyped-def]
    trunk = SipTrunk(name="local", networks=("127.0.0.0/8",), address=f"{one.address}:{one.port}", caller=LINE)
    return running(settings(folder, trunks=(trunk,), outbound="local"))


async def test_both_hear_each_other_and_not_themselves(folder: Path, peer: RtpPeer, other: RtpPeer) -> None:
    with callee(folder, sipp.callee((other.address, other.port), rings=300)) as desk:
        async with towards(folder, desk) as host:
            with caller(host, peer) as one:
                call = await host.offered()
                key = await host.connect(call)
                assert (await host.event(call, Connected)).command == key
                await asyncio.to_thread(other.wait_for_sound)
                await asyncio.sleep(0.3)  # what rang has faded
                peer.reset()
                await asyncio.to_thread(peer.wait_for_sound)
                peer.say(tones.tone(440, 3))
                other.say(tones.tone(715, 3))
                await asyncio.to_thread(other.wait_for_tone, 440, 10, 1.9)
                await asyncio.to_thread(peer.wait_for_tone, 715, 10, 1.9)
                peer.press("7")
                await asyncio.to_thread(other.wait, lambda: other.keys == ["7"], 5)
                await host.close(call)
                await ended(one)
                await ended(desk)
    assert "INVITE sip:+390212345@" in desk.messages()
    assert f"From: <sip:{LINE}@" in desk.messages() or f"From: sip:{LINE}@" in desk.messages()
    assert tones.length_of(other.heard(), 715) == tones.length_of(peer.heard(), 440) == 0
    assert tones.length_of(other.heard(), 440) > 2.8 and tones.length_of(peer.heard(), 715) > 2.8


async def test_a_waiting_caller_hears_that_it_rings(folder: Path, peer: RtpPeer, other: RtpPeer) -> None:
    with callee(folder, sipp.callee((other.address, other.port), rings=1_500)) as desk:
        async with towards(folder, desk) as host:
            with caller(host, peer) as one:
                call = await host.offered()
                await host.connect(call)
                await host.event(call, Connected)
                await host.close(call)
                await ended(one)
    assert tones.length_of(peer.heard(), 425) > 0.7


async def test_the_called_side_hangs_up_and_the_caller_stays(folder: Path, peer: RtpPeer, other: RtpPeer) -> None:
    with callee(folder, sipp.callee((other.address, other.port), hang_up_after=600)) as desk:
        async with towards(folder, desk) as host:
            with caller(host, peer) as one:
                call = await host.offered()
                key = await host.connect(call)
                reply = await host.event(call, Replied)
                assert (reply.command, reply.outcome) == (key, "ended")
                await ended(desk)
                await host.say(call, Piece("Goodbye."))
                await host.event(call, Said)
                await host.close(call)
                await ended(one)


async def test_the_caller_hangs_up_and_the_called_side_with_them(folder: Path, peer: RtpPeer, other: RtpPeer) -> None:
    with callee(folder, sipp.callee((other.address, other.port))) as desk:
        async with towards(folder, desk) as host:
            with caller(host, peer, 1_500) as one:
                call = await host.offered()
                await host.connect(call)
                await host.event(call, HungUp)
                await ended(one)
                await ended(desk)
                assert host.events(call, Replied) == []


@pytest.mark.parametrize(("code", "outcome"), [(486, "busy"), (480, "no answer"), (404, "failed"), (603, "busy")])
async def test_who_does_not_take_it(folder: Path, peer: RtpPeer, code: int, outcome: str) -> None:
    with callee(folder, sipp.callee(("127.0.0.1", 9), answers=code)) as desk:
        async with towards(folder, desk) as host:
            with caller(host, peer) as one:
                call = await host.offered()
                await host.connect(call)
                assert (await host.event(call, Replied)).outcome == outcome
                await ended(desk)
                await host.close(call)
                await ended(one)


async def test_who_lets_it_ring(folder: Path, peer: RtpPeer) -> None:
    with callee(folder, sipp.never_answers()) as desk:
        async with towards(folder, desk) as host:
            with caller(host, peer) as one:
                call = await host.offered()
                await host.connect(call, within=1.0)
                assert (await host.event(call, Replied)).outcome == "no answer"
                await ended(desk)
                await host.close(call)
                await ended(one)


async def test_a_conversation_ends_when_its_time_is_over(folder: Path, peer: RtpPeer, other: RtpPeer) -> None:
    with callee(folder, sipp.callee((other.address, other.port))) as desk:
        async with towards(folder, desk) as host:
            with caller(host, peer) as one:
                call = await host.offered()
                await host.connect(call, at_most=800_000)
                await host.event(call, Connected)
                assert (await host.event(call, Replied)).outcome == "ended"
                await ended(desk)
                await host.close(call)
                await ended(one)


async def test_without_a_trunk_to_call_out_by_it_fails(folder: Path, peer: RtpPeer) -> None:
    trunk = SipTrunk(name="local", networks=("127.0.0.0/8",))
    async with running(settings(folder, trunks=(trunk,))) as host:
        with caller(host, peer) as one:
            call = await host.offered()
            await host.connect(call)
            reply = await host.event(call, Replied)
            assert (reply.outcome, reply.reason) == ("failed", "no trunk to call out by")
            await host.close(call)
            await ended(one)
