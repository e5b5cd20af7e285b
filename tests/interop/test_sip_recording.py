"""Recording a caller: what they say is found in the file, second by second."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
from pathlib import Path

import pytest
import sipp
import tones
from rtp_peer import RtpPeer
from scripted_host import ScriptedHost, caller, ended

from runtime.engine.events import HungUp, Key, Lost, Replied

pytestmark = [pytest.mark.interop, pytest.mark.skipif(not sipp.PROGRAM, reason="SIPp is not installed")]


def recorded(host: ScriptedHost, reply: Replied) -> Path:
    assert (reply.outcome, reply.reason) == ("recorded", "")
    return host.settings.state / str(reply.data)


async def test_a_tone_is_recorded_until_the_key(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer) as one:
        call = await host.offered()
        await asyncio.to_thread(peer.wait_for_sound)
        key = await host.record(call, 60, ending_on="#")
        await asyncio.sleep(0.3)
        peer.say(tones.tone(440, 3))
        peer.press("5#1")
        reply = await host.event(call, Replied)
        assert reply.command == key
        await host.event(call, Key, 1)
        assert [pressed.key for pressed in host.events(call, Key)] == ["5", "1"]
        await host.close(call)
        await ended(one)
    file = recorded(host, reply)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert list(file.parent.iterdir()) == [file]
    samples = tones.read_wav(file)
    assert abs(tones.length_of(samples, 440) - 3.0) < 0.2
    pieces = [tones.share(samples[at : at + 160], 440) > 0.9 for at in range(0, len(samples) - 159, 160)]
    begin, end = pieces.index(True), len(pieces) - pieces[::-1].index(True)
    assert sum(pieces[begin:end]) > 0.9 * (end - begin)  # a caller on a busy machine sends some pieces late


async def test_it_ends_after_the_time_allowed(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer) as one:
        call = await host.offered()
        await asyncio.to_thread(peer.wait_for_sound)
        peer.say(tones.tone(440, 4))
        await host.record(call, 1.5)
        reply = await host.event(call, Replied)
        await host.close(call)
        await ended(one)
    assert 1.2 < len(tones.read_wav(recorded(host, reply))) / tones.RATE < 2.0


async def test_who_says_nothing_leaves_no_file(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer) as one:
        call = await host.offered()
        await asyncio.to_thread(peer.wait_for_sound)
        await host.record(call, 1.0)
        reply = await host.event(call, Replied)
        assert (reply.outcome, reply.data) == ("silence", None)
        await host.close(call)
        await ended(one)
    assert list((host.settings.state / "recordings").rglob("*.wav")) == []


async def test_silence_ends_it_without_waiting_for_the_time_allowed(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer) as one:
        call = await host.offered()
        await asyncio.to_thread(peer.wait_for_sound)
        await host.record(call, 60)
        peer.say(tones.tone(440, 1))
        reply = await host.event(call, Replied)
        await host.close(call)
        await ended(one)
    assert 5 < len(tones.read_wav(recorded(host, reply))) / tones.RATE < 8


async def test_a_caller_who_hangs_up_leaves_what_was_recorded(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer, 2_000) as one:
        call = await host.offered()
        await asyncio.to_thread(peer.wait_for_sound)
        await host.record(call, 60)
        peer.say(tones.tone(440, 4))
        await host.event(call, HungUp)
        reply = host.events(call, Replied)[0]
        await ended(one)
    assert tones.length_of(tones.read_wav(recorded(host, reply)), 440) > 1.0


async def test_what_was_said_before_the_worker_was_killed_is_kept(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer) as one:
        call = await host.offered()
        await asyncio.to_thread(peer.wait_for_sound)
        await host.record(call, 60)
        peer.say(tones.tone(440, 5))
        await asyncio.sleep(3)
        os.kill(host.channel.worker_pid, signal.SIGKILL)
        await host.event(call, Lost)
        one.kill()
    (file,) = (host.settings.state / "recordings" / call).iterdir()
    assert tones.length_of(tones.read_wav(file), 440) > 1.0
