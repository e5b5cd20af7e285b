"""Real SIPp calls against the SIP channel and its worker, driven by a host without flows."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import sipp
import tones
from rtp_peer import RtpPeer
from scripted_host import LINE, ScriptedHost, caller, ended, running, settings, until
from sipp import Sipp

from runtime.channels.channel import Refusal
from runtime.engine.commands import Piece, Speak
from runtime.engine.events import HungUp, Key, Said, SayFailed

pytestmark = [pytest.mark.interop, pytest.mark.skipif(not sipp.PROGRAM, reason="SIPp is not installed")]

TONE = Piece(file="tone.wav")


async def test_a_caller_hears_the_whole_tone_and_is_hung_up(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer) as one:
        call = await host.offered()
        key = await host.say(call, TONE)
        assert (await host.event(call, Said)).command == key
        await host.close(call)
        await ended(one)
    heard = peer.heard()
    assert abs(tones.length_of(heard, 440) - 4.0) < 0.15
    begin = next(at for at in range(0, len(heard), 160) if tones.share(heard[at : at + 160], 440) > 0.7)
    assert min(tones.by_second(heard[begin : begin + 31_000], 440)) > 0.95
    assert peer.lost() == 0
    assert (host.offers[0].called, host.offers[0].caller) == (LINE, "+393331112223")


async def test_what_is_said_is_heard_in_order_and_words_become_speech(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer) as one:
        call = await host.offered()
        keys = [await host.say(call, Piece("Welcome to Acme."), TONE), await host.say(call, Piece("Goodbye."))]
        await host.event(call, Said, 1)
        assert [said.command for said in host.events(call, Said)] == keys
        await host.close(call)
        await ended(one)
    heard = peer.heard()
    tone_at = next(at for at in range(0, len(heard), 160) if tones.share(heard[at : at + 160], 440) > 0.9)
    speech = heard[:tone_at].astype(float)
    assert 0.8 < tone_at / tones.RATE < 4 and (speech**2).mean() > 10_000
    assert (heard[tone_at + 33_000 :].astype(float) ** 2).mean() > 10_000


async def test_keys_of_rfc_4733_come_once_each_in_order(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer) as one:
        call = await host.offered()
        await asyncio.to_thread(peer.wait_for_sound)
        peer.press("1203456789*#ABCD9911")
        await host.event(call, Key, 19)
        await asyncio.sleep(0.3)
        assert "".join(key.key for key in host.events(call, Key)) == "1203456789*#ABCD9911"
        await host.close(call)
        await ended(one)


async def test_keys_of_sip_info_come_in_both_forms(host: ScriptedHost, peer: RtpPeer) -> None:
    infos = [
        (300, "application/dtmf-relay", "Signal=5\nDuration=160\n"),
        (100, "application/dtmf", "7\n"),
        (100, "application/dtmf-relay", "Signal=#\nDuration=160\n"),
    ]
    with caller(host, peer, 300, infos=infos) as one:
        call = await host.offered()
        await host.event(call, HungUp)
        assert "".join(key.key for key in host.events(call, Key)) == "57#"
        await ended(one)


async def test_a_key_cuts_the_prompt_short(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer) as one:
        call = await host.offered()
        key = await host.say(call, TONE)
        await asyncio.to_thread(peer.wait_for_tone, 440)
        peer.press("1")
        await host.event(call, Key)
        await host.silence(call, key)
        await host.say(call, Piece("Thank you."))
        await host.event(call, Said)
        await host.close(call)
        await ended(one)
    assert 0.4 < tones.length_of(peer.heard(), 440) < 2.5
    assert host.events(call, SayFailed) == []


async def test_the_same_key_twice_is_heard_once(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer) as one:
        call = await host.offered()
        for _ in range(3):
            await host.channel.perform(call, Speak(key="k:1:0", language="en", pieces=(TONE,)))
        await host.event(call, Said)
        await asyncio.sleep(0.5)
        assert len(host.events(call, Said)) == 1
        await host.close(call)
        await ended(one)
    assert tones.length_of(peer.heard(), 440) < 4.2


async def test_a_caller_who_hangs_up_is_told_of_once_and_nothing_after(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer, 700) as one:
        call = await host.offered()
        await host.say(call, TONE)
        await host.event(call, HungUp)
        await ended(one)
    told = len(host.incoming)
    await host.say(call, TONE)
    await host.close(call)
    await asyncio.sleep(0.3)
    assert len(host.incoming) == told
    assert host.channel.living() == ()


async def test_a_prompt_that_is_gone_is_told(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer) as one:
        call = await host.offered()
        gone = await host.say(call, Piece(file="no_such.wav"))
        failed = await host.event(call, SayFailed)
        assert (failed.command, failed.reason) == (gone, "prompt file gone: no_such.wav")
        await host.say(call, Piece("Still here."))
        await host.event(call, Said)
        await host.close(call)
        await ended(one)


async def test_what_speaks_of_a_customer_is_not_kept(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer) as one:
        call = await host.offered()
        await host.say(call, Piece("Thank you, Ada."), personal=True)
        await host.event(call, Said)
        await host.say(call, Piece("You owe nothing at all, Ada, and this is a long sentence."), personal=True)
        await host.close(call)
        await ended(one)
    speech = host.settings.state / "speech"
    await until(lambda: not list((speech / "personal").iterdir()))
    assert list(speech.glob("*.wav")) == []


@pytest.mark.parametrize(
    ("why", "code"), [(Refusal.UNKNOWN_LINE, 404), (Refusal.NOT_THIS_MEDIUM, 488), (Refusal.NOT_READY, 503)]
)
async def test_a_refused_call_gets_the_answer_that_fits(folder: Path, why: Refusal, code: int) -> None:
    async with running(settings(folder), answers=False) as host:
        scenario = sipp.refused(code)
        with Sipp(folder, scenario, remote=host.settings.listen, service="00390299000") as one:
            call = await host.offered()
            assert host.offers[0].called == "+390299000"
            await host.channel.refuse(call, why)
            await ended(one)
            assert ("Retry-After: 5" in one.messages()) == (code == 503)
        assert host.channel.living() == ()


async def test_a_caller_who_leaves_while_it_rings(folder: Path, peer: RtpPeer) -> None:
    async with running(settings(folder), answers=False) as host:
        scenario = sipp.abandons(300, (peer.address, peer.port))
        with Sipp(folder, scenario, remote=host.settings.listen) as one:
            call = await host.offered()
            await host.event(call, HungUp)
            await ended(one)


async def test_a_hidden_caller_has_no_number(host: ScriptedHost, peer: RtpPeer) -> None:
    with caller(host, peer, 200, caller="anonymous") as one:
        call = await host.offered()
        await host.event(call, HungUp)
        await ended(one)
    assert host.offers[0].caller == ""


async def test_a_caller_whose_sound_moves_is_followed(host: ScriptedHost, peer: RtpPeer, other: RtpPeer) -> None:
    scenario = sipp.moves((peer.address, peer.port), (other.address, other.port))
    with Sipp(host.settings.centre, scenario, remote=host.settings.listen) as one:
        call = await host.offered()
        await asyncio.to_thread(peer.wait_for_sound)
        peer.press("1")
        await host.event(call, Key)
        await host.say(call, TONE)
        await asyncio.to_thread(other.wait_for_sound)
        peer.is_muted = True
        await asyncio.to_thread(other.wait_for_tone, 440)
        other.press("2")
        await host.event(call, Key, 1)
        peer.is_muted = False
        await host.event(call, Said)
        peer.press("3")  # where it was before, nobody is listened to any more
        await asyncio.sleep(0.5)
        assert [key.key for key in host.events(call, Key)] == ["1", "2"]
        await host.close(call)
        await ended(one)
    assert tones.length_of(peer.heard(), 440) + tones.length_of(other.heard(), 440) > 3.6
