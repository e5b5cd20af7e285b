"""A worker that is killed, a host that goes away, a host that comes back."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
import sipp
import tones
from rtp_peer import RtpPeer
from scripted_host import ScriptedHost, caller, ended, running, settings, until

from runtime.engine.commands import Piece
from runtime.engine.events import HungUp, Key, Lost, Replied, Said

pytestmark = [pytest.mark.interop, pytest.mark.skipif(not sipp.PROGRAM, reason="SIPp is not installed")]

TONE = Piece(file="tone.wav")


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def test_a_killed_worker_loses_its_calls_and_the_next_one_answers(host: ScriptedHost, peer: RtpPeer) -> None:
    pid = host.channel.worker_pid
    with caller(host, peer) as one:
        call = await host.offered()
        await host.say(call, TONE)
        await asyncio.to_thread(peer.wait_for_tone, 440)
        os.kill(pid, signal.SIGKILL)
        lost = await host.event(call, Lost)
        assert lost.reason == "media worker died"
        one.kill()
    assert host.channel.living() == ()
    await until(host.channel.is_ready)
    assert host.channel.worker_pid != pid
    assert not is_alive(pid)
    with RtpPeer() as second, caller(host, second) as one:
        call = await host.offered(1)
        await host.say(call, TONE)
        await host.event(call, Said)
        await host.close(call)
        await ended(one)
        assert tones.length_of(second.heard(), 440) > 3.8


async def test_a_stopped_worker_is_ended_and_replaced(host: ScriptedHost, monkeypatch: pytest.MonkeyPatch) -> None:
    pid = host.channel.worker_pid
    monkeypatch.setattr("runtime.media.worker_link.SILENT_FOR", 2.0)
    os.kill(pid, signal.SIGSTOP)
    await until(lambda: host.channel.is_ready() and host.channel.worker_pid != pid, 40)
    assert not is_alive(pid)


async def test_without_a_host_a_worker_ends_its_calls_and_itself(folder: Path, peer: RtpPeer) -> None:
    chosen = settings(folder, patience=1_500)
    host = ScriptedHost(chosen)
    await host.start()
    pid = host.channel.worker_pid
    with caller(host, peer) as one:
        await host.offered()
        await asyncio.to_thread(peer.wait_for_sound)
        await host.abandon()
        begun = time.monotonic()
        await ended(one)
        assert time.monotonic() - begun > 1.0
    await until(lambda: not is_alive(pid))


async def test_a_worker_without_a_host_turns_callers_away_for_now(folder: Path) -> None:
    host = ScriptedHost(settings(folder, patience=4_000))
    await host.start()
    pid = host.channel.worker_pid
    await host.abandon()
    await asyncio.sleep(0.2)
    with sipp.Sipp(folder, sipp.refused(503), remote=host.settings.listen) as one:
        await ended(one)
        assert "Retry-After: 5" in one.messages()
    await until(lambda: not is_alive(pid))


async def test_the_next_host_takes_up_a_call_with_what_happened_meanwhile(folder: Path, peer: RtpPeer) -> None:
    first = ScriptedHost(settings(folder))
    await first.start()
    pid = first.channel.worker_pid
    with caller(first, peer) as one:
        call = await first.offered()
        key = await first.say(call, TONE)
        recording = await first.record(call, 60, ending_on="#")
        await asyncio.to_thread(peer.wait_for_tone, 440)
        await first.abandon()
        peer.press("5")
        peer.say(tones.tone(440, 1))
        peer.press("#")
        await asyncio.sleep(4)
        async with running(first.settings) as second:
            assert second.channel.worker_pid == pid
            assert second.channel.living() == (call,)
            await second.channel.settle((call,))
            reply = await second.event(call, Replied)
            assert (reply.command, reply.outcome) == (recording, "recorded")
            assert tones.length_of(tones.read_wav(first.settings.state / str(reply.data)), 440) > 0.8
            assert [said.command for said in second.events(call, Said)] == [key]
            assert [pressed.key for pressed in second.events(call, Key)] == ["5"]
            await second.say(call, TONE)
            await second.event(call, Said, 1)
            await second.close(call)
            await ended(one)
    await until(lambda: not is_alive(pid))
    assert tones.length_of(peer.heard(), 440) > 7.6


async def test_calls_that_the_next_host_does_not_know_are_ended(folder: Path, peer: RtpPeer) -> None:
    first = ScriptedHost(settings(folder))
    await first.start()
    with caller(first, peer) as one:
        await first.offered()
        await asyncio.to_thread(peer.wait_for_sound)
        await first.abandon()
        async with running(first.settings) as second:
            await second.channel.settle(())
            await ended(one)
            assert second.channel.living() == ()


async def test_draining_turns_new_callers_away_and_keeps_those_who_are_here(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer) as one:
        call = await host.offered()
        await host.channel.drain()
        assert not host.channel.is_ready()
        with sipp.Sipp(host.settings.centre, sipp.refused(503), remote=host.settings.listen) as turned_away:
            await ended(turned_away)
        await host.say(call, Piece("Still here."))
        await host.event(call, Said)
        await host.close(call)
        await ended(one)


async def test_closing_ends_every_call_and_leaves_nothing(folder: Path, peer: RtpPeer) -> None:
    host = ScriptedHost(settings(folder))
    await host.start()
    pid = host.channel.worker_pid
    with caller(host, peer) as one:
        await host.offered()
        await host.aclose()
        await ended(one)
    assert not is_alive(pid)


async def test_a_port_that_is_taken_is_told(folder: Path, host: ScriptedHost) -> None:
    second = ScriptedHost(settings(folder, state=folder / "other", listen=host.settings.listen))
    with pytest.raises(OSError, match="cannot"):
        await second.start()


async def test_the_socket_is_for_its_owner_alone(host: ScriptedHost) -> None:
    found = list(host.settings.state.glob("*.sock"))
    assert [one.stat().st_mode & 0o777 for one in found] == [0o600]
    assert host.settings.state.stat().st_mode & 0o777 == 0o700


async def test_a_caller_hangs_up_while_no_host_is_there(folder: Path, peer: RtpPeer) -> None:
    first = ScriptedHost(settings(folder))
    await first.start()
    with caller(first, peer, 1_500) as one:
        await first.offered()
        await asyncio.to_thread(peer.wait_for_sound)
        await first.abandon()
        await ended(one)
        async with running(first.settings) as second:
            assert second.channel.living() == ()
            assert second.events("", HungUp) == []


async def test_a_caller_who_comes_as_another_leaves_gets_their_place(host: ScriptedHost) -> None:
    """The library gives the place of a call that ended to the next at once, while the old one is still being let go."""
    with ExitStack() as here:
        callers = []
        for place in range(3):
            callers.append(here.enter_context(caller(host, here.enter_context(RtpPeer()))))
            await host.offered(place)
        with sipp.Sipp(host.settings.centre, sipp.refused(486), remote=host.settings.listen) as fourth:
            await ended(fourth)
        os.kill(host.channel.worker_pid, signal.SIGSTOP)
        callers[2].hang_up()
        await asyncio.sleep(0.3)
        next_peer = here.enter_context(RtpPeer())
        next_caller = here.enter_context(caller(host, next_peer))
        await asyncio.sleep(0.3)
        os.kill(host.channel.worker_pid, signal.SIGCONT)
        call = await host.offered(3)
        await host.say(call, TONE)
        await host.event(call, Said)
        await host.close(call)
        await ended(next_caller)
        for one in callers[:2]:
            one.hang_up()
            await ended(one)


async def test_a_host_that_wants_another_address_starts_its_own_worker(folder: Path, peer: RtpPeer) -> None:
    first = ScriptedHost(settings(folder))
    await first.start()
    pid = first.channel.worker_pid
    await first.abandon()
    async with running(settings(folder)) as second:
        assert second.settings.listen != first.settings.listen
        assert second.channel.worker_pid != pid
        await until(lambda: not is_alive(pid))
        with caller(second, peer) as one:
            call = await second.offered()
            await second.say(call, Piece("Hello."))
            await second.event(call, Said)
            await second.close(call)
            await ended(one)
