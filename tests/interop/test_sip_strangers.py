"""What comes from outside is hostile: no trunk, too many, no SIP, keys of somebody else, calls sent elsewhere."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import socket
from contextlib import ExitStack
from pathlib import Path

import pytest
import sipp
import tones
from rtp_peer import RtpPeer
from scripted_host import LINE, ScriptedHost, caller, ended, running, settings, until
from sipp import Sipp

from runtime.channels.sip_settings import SipTrunk
from runtime.engine.commands import Piece
from runtime.engine.events import HungUp, Key, Replied, Said

pytestmark = [pytest.mark.interop, pytest.mark.skipif(not sipp.PROGRAM, reason="SIPp is not installed")]

TONE = Piece(file="tone.wav")


async def test_a_source_that_is_no_trunk_is_forbidden(folder: Path) -> None:
    trunk = SipTrunk(name="carrier", networks=("198.51.100.0/24",))
    async with running(settings(folder, trunks=(trunk,))) as host:
        with Sipp(folder, sipp.refused(403), remote=host.settings.listen) as one:
            await ended(one)
        await until(lambda: len(host.refusals) == 1)
        assert host.offers == []
        assert (host.refusals[0].reason, host.refusals[0].answer) == ("no trunk of this centre", "403")
        assert (host.refusals[0].called, host.refusals[0].caller) == (LINE, "+393331112223")
        host.channel.change((SipTrunk(name="local", networks=("127.0.0.1",)),), "", (LINE,))
        with Sipp(folder, sipp.call(("127.0.0.1", 9), 100), remote=host.settings.listen) as one:
            await host.offered()
            await ended(one)


async def test_a_fourth_caller_is_refused_each_time_while_three_are_held(host: ScriptedHost) -> None:
    held = [RtpPeer() for _ in range(3)]
    callers = [caller(host, one) for one in held]
    try:
        await host.offered(2)
        for number in range(1, 6):
            with Sipp(host.settings.centre, sipp.refused(486), remote=host.settings.listen) as one:
                await ended(one)
            await until(lambda expected=number: len(host.refusals) == expected)  # type: ignore[misc]
        assert {(one.reason, one.answer) for one in host.refusals} == {("no free leg", "486")}
        assert len({one.interaction for one in host.refusals}) == 5
        await host.close(host.offers[0].interaction)
        await until(lambda: sum(one.is_over for one in callers) == 1)
        with RtpPeer() as peer, caller(host, peer, 300) as one:
            await host.event(await host.offered(3), HungUp)
            await ended(one)
        for offer in host.offers[1:3]:
            await host.close(offer.interaction)
        for one in callers[1:]:
            await ended(one)
    finally:
        for one in callers:
            one.__exit__()


async def test_a_transfer_that_finds_no_free_leg_fails(host: ScriptedHost) -> None:
    held = [RtpPeer() for _ in range(3)]
    callers = [caller(host, one) for one in held]
    try:
        await host.offered(2)
        call = host.offers[0].interaction
        await host.connect(call)
        reply = await host.event(call, Replied)
        assert (reply.outcome, reply.reason) == ("failed", "no free leg")
        for offer in host.offers:
            await host.close(offer.interaction)
        for one in callers:
            await ended(one)
    finally:
        for one in callers:
            one.__exit__()


async def test_what_is_not_sip_changes_nothing(host: ScriptedHost, peer: RtpPeer) -> None:
    chance = random.Random(7)
    invite = sipp.call(("127.0.0.1", 9)).partition("CDATA[\n")[2].partition("]]>")[0].replace("\n", "\r\n").encode()
    pieces = [b"", b"\0" * 4, b"GET / HTTP/1.1\r\n\r\n", b"INVITE\r\n\r\n", b"\xff" * 1400, b"SIP/2.0 200 OK\r\n\r\n"]
    pieces += [chance.randbytes(chance.randrange(1, 1400)) for _ in range(200)]
    for _ in range(200):
        broken = bytearray(invite)
        for _ in range(chance.randrange(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        pieces.append(bytes(broken))
    pid = host.channel.worker_pid
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        for at, piece in enumerate(pieces):
            stranger.sendto(piece, host.settings.listen)
            if at % 20 == 0:
                await asyncio.sleep(0.01)
    with caller(host, peer) as one:
        call = await host.offered(len(host.offers), 40)
        await host.say(call, TONE)
        await host.event(call, Said)
        await host.close(call)
        await ended(one)
    assert host.channel.worker_pid == pid


async def test_keys_of_somebody_else_do_not_count(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer) as one:
        call = await host.offered()
        await asyncio.to_thread(peer.wait_for_sound)
        peer.press("1")
        await host.event(call, Key)
        assert peer.remote is not None
        with RtpPeer() as thief:
            thief.remote = peer.remote
            thief.press("9999")
            await asyncio.sleep(1.0)
            peer.press("2")
            await host.event(call, Key, 1)
            peer.is_muted = True  # a caller who sends nothing for a while loses the call to nobody
            thief.press("999999")
            await asyncio.sleep(1.5)
            peer.is_muted = False
            peer.press("3")
            await asyncio.sleep(1.0)
            assert "9" not in "".join(key.key for key in host.events(call, Key))
        await host.close(call)
        await ended(one)


async def test_nobody_outside_sends_a_call_elsewhere(folder: Path, peer: RtpPeer) -> None:
    with Sipp(folder, sipp.callee(("127.0.0.1", 9))) as desk:
        trunk = SipTrunk(name="local", networks=("127.0.0.0/8",), address=f"127.0.0.1:{desk.port}", caller=LINE)
        async with running(settings(folder, trunks=(trunk,))) as host:
            scenario = sipp.refers((peer.address, peer.port), f"sip:+39899123@127.0.0.1:{desk.port}")
            with Sipp(folder, scenario, remote=host.settings.listen) as one:
                call = await host.offered()
                await host.event(call, HungUp)
                await ended(one)
        assert "INVITE" not in desk.messages()


async def test_a_call_without_sound_addresses_is_answered_or_refused_and_nothing_dies(host: ScriptedHost) -> None:
    scenario = sipp.call(("127.0.0.1", 9), 100).replace("m=audio 9 RTP/AVP 0 101", "m=video 9 RTP/AVP 99")
    pid = host.channel.worker_pid
    with Sipp(host.settings.centre, scenario, remote=host.settings.listen) as one:
        await until(lambda: one.is_over, 20)
    with RtpPeer() as peer, caller(host, peer, 200) as one:
        await ended(one)
    assert host.channel.worker_pid == pid
    assert host.channel.living() == ()


async def test_a_flood_of_strangers_is_told_within_bounds(folder: Path) -> None:
    trunk = SipTrunk(name="carrier", networks=("198.51.100.0/24",))
    async with running(settings(folder, trunks=(trunk,))) as host:
        more = ("-r", "15", "-m", "45")
        with Sipp(folder, sipp.refused(403), remote=host.settings.listen, calls=45, more=more[:2]) as one:
            await ended(one)
        assert len(host.refusals) <= 45
        assert host.channel.is_ready()


def test_tones_tell_apart() -> None:
    assert tones.share(tones.tone(440, 1), 440) > 0.99
    assert tones.share(tones.tone(440, 1), 715) < 0.01
    assert tones.share(tones.from_ulaw(tones.to_ulaw(tones.tone(440, 1))), 440) > 0.99
    assert tones.share(tones.silence(1), 440) == 0


async def test_the_sound_of_a_call_is_not_taken_over(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer) as one:
        call = await host.offered()
        await asyncio.to_thread(peer.wait_for_sound)
        await asyncio.sleep(1.0)
        assert peer.remote is not None
        peer.is_muted = True  # a caller who sends nothing for a while
        with RtpPeer() as thief:
            thief.remote = peer.remote
            thief.say(tones.tone(715, 2))
            await asyncio.sleep(1.0)
            recording = await host.record(call, 1.0)
            await host.say(call, TONE)
            await host.event(call, Said)
            assert len(thief.heard()) == 0
        assert tones.length_of(peer.heard(), 440) > 3.8
        reply = await host.event(call, Replied)
        assert (reply.command, reply.outcome) == (recording, "silence")
        await host.close(call)
        await ended(one)


async def test_callers_who_come_all_at_once_above_capacity_have_a_row_each(host: ScriptedHost) -> None:
    """When two come in the same moment the library refuses the second by itself; that counts as well."""
    with ExitStack() as here:
        callers = []
        for place in range(3):
            callers.append(here.enter_context(caller(host, here.enter_context(RtpPeer()))))
            await host.offered(place)
        os.kill(host.channel.worker_pid, signal.SIGSTOP)
        scenario, folder = sipp.refused(486), host.settings.centre
        more = [here.enter_context(Sipp(folder, scenario, remote=host.settings.listen)) for _ in range(3)]
        await asyncio.sleep(0.3)
        os.kill(host.channel.worker_pid, signal.SIGCONT)
        for one in more:
            await ended(one)
        await until(lambda: len(host.refusals) == 3)
        assert {(one.reason, one.answer, one.called) for one in host.refusals} == {("no free leg", "486", LINE)}
        for one in callers:
            one.hang_up()
            await ended(one)


async def test_a_caller_who_vanishes_without_a_word_harms_nobody(host: ScriptedHost) -> None:
    """Nobody hangs up, and what is sent to them comes back as unreachable."""
    pid = host.channel.worker_pid
    with RtpPeer() as gone, caller(host, gone) as one:
        call = await host.offered()
        await asyncio.to_thread(gone.wait_for_sound)
        await asyncio.sleep(0.3)
        await host.say(call, TONE)
        one.kill()
    with RtpPeer() as peer, caller(host, peer) as one:
        second = await host.offered(1)
        await host.say(second, TONE)
        await host.event(second, Said)
        await host.close(second)
        await ended(one)
        assert tones.length_of(peer.heard(), 440) > 3.8
        assert peer.lost() == 0
    await host.event(call, Said)
    assert host.channel.worker_pid == pid
