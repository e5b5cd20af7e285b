"""The sample centre when something breaks: the customer system, a sound, a worker, a number, too many callers."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import sipp
import tones
from netns import Namespace
from rtp_peer import RtpPeer
from running_centre import TONE, RunningCentre, caller_at
from sipp import Sipp

pytestmark = [
    pytest.mark.interop,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not sipp.PROGRAM, reason="SIPp is not installed"),
]

QUIET = {
    "    en: Welcome to Acme Energia.": "    en: Welcome.",
    "    it: Benvenuti in Acme Energia. Per l'italiano, prema 2.": "    it: Benvenuti.",
}


@pytest.fixture(scope="module")
def near(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    """A centre on loopback that calls its fault desk at a port of its own."""
    desk = f"127.0.0.1:{sipp.free_port()}"
    with RunningCentre(tmp_path_factory.mktemp("centre"), changes=QUIET, desk=desk) as one:
        yield one


def walk(centre: RunningCentre, call: str, peer: RtpPeer, *steps: tuple[str, str]) -> None:
    for prompt, keys in steps:
        centre.wait_said(call, prompt)
        peer.press(keys)


def desk_of(centre: RunningCentre, folder: Path, scenario: str) -> Sipp:
    host, _, port = centre.desk.partition(":")
    return Sipp(folder, scenario, local=(host, int(port)))


def test_the_fault_desk_answers_and_both_hear_each_other(
    near: RunningCentre, peer: RtpPeer, other: RtpPeer, tmp_path: Path
) -> None:
    number = len(near.calls())
    answered = sipp.callee((other.address, other.port), rings=200, hang_up_after=5_000)
    with desk_of(near, tmp_path, answered) as desk, caller_at(near, peer, tmp_path) as one:
        call = near.call(number)
        walk(near, call, peer, ("choose_language", "1"), ("main_menu", "2"))
        near.wait(lambda: "Connected" in near.kinds(call), 40)
        time.sleep(0.3)
        peer.reset()
        peer.wait_for_sound()
        peer.say(tones.tone(440, 2))
        other.say(tones.tone(715, 2))
        other.wait_for_tone(440, 10, 1.5)
        peer.wait_for_tone(715, 10, 1.5)
        desk.wait(20)
        near.wait_said(call, "goodbye")
        one.wait(30)
    assert "INVITE sip:+390299911@" in desk.messages()
    assert near.wait_ended(call).cause == "end"
    assert [segment.kind for segment in near.wait_ended(call).segments] == ["flow", "transfer", "flow"]
    assert tones.length_of(other.heard(), 715) == tones.length_of(peer.heard(), 440) == 0


def test_a_busy_fault_desk_leads_to_a_message(near: RunningCentre, peer: RtpPeer, tmp_path: Path) -> None:
    number = len(near.calls())
    busy = sipp.callee(("127.0.0.1", 9), answers=486)
    with desk_of(near, tmp_path, busy) as desk, caller_at(near, peer, tmp_path) as one:
        call = near.call(number)
        walk(near, call, peer, ("choose_language", "1"), ("main_menu", "2"))
        near.wait_said(call, "nobody_free")
        desk.wait(20)
        near.wait_said(call, "leave_your_number")
        one.hang_up()
        one.wait(20)
    assert near.wait_ended(call).cause == "hang up"
    assert "busy" in [row.data.get("outcome") for row in near.journal(call) if row.kind == "Replied"]


def test_a_transfer_that_finds_no_free_leg_takes_its_failed_exit(near: RunningCentre, tmp_path: Path) -> None:
    number = len(near.calls())
    with ExitStack() as held:
        peers = [held.enter_context(RtpPeer()) for _ in range(3)]
        callers = []
        for place, peer in enumerate(peers):
            callers.append(held.enter_context(caller_at(near, peer, tmp_path)))
            near.call(number + place)
        call = near.call(number)
        walk(near, call, peers[0], ("choose_language", "1"), ("main_menu", "2"))
        near.wait_said(call, "nobody_free")
        assert "no free leg" in [row.data.get("reason") for row in near.journal(call) if row.kind == "Replied"]
        for one in callers:
            one.hang_up()
            one.wait(20)


def test_a_fourth_caller_is_refused_again_and_again_each_with_a_row(near: RunningCentre, tmp_path: Path) -> None:
    number, refused = len(near.calls()), len(near.refusals())
    with ExitStack() as held:
        callers = []
        for place in range(3):
            callers.append(held.enter_context(caller_at(near, held.enter_context(RtpPeer()), tmp_path)))
            near.call(number + place)
        with caller_at(near, RtpPeer(), tmp_path, scenario=sipp.refused(486)) as fourth:
            fourth.wait(20)
        with Sipp(tmp_path, sipp.refused(486), remote=near.sip, calls=9, more=("-l", "1")) as again:
            again.wait(30)
        near.wait(lambda: len(near.refusals()) == refused + 10)
        for one in callers:
            one.hang_up()
            one.wait(20)
    for record in near.refusals()[refused:]:
        assert record.cause == "refused: no free leg (486)"
        (row,) = near.journal(record.id)
        assert (row.kind, row.data["reason"], row.data["answer"]) == ("Refused", "no free leg", "486")
    assert len(near.calls()) == number + 3


def test_a_line_that_nobody_has_is_not_found(near: RunningCentre, tmp_path: Path) -> None:
    refused = len(near.refusals())
    with Sipp(tmp_path, sipp.refused(404), remote=near.sip, service="+390299999") as one:
        one.wait(20)
    near.wait(lambda: len(near.refusals()) == refused + 1)
    assert near.refusals()[-1].cause == "refused: unknown line"


def test_a_sound_that_is_gone_leads_to_the_apology(near: RunningCentre, peer: RtpPeer, tmp_path: Path) -> None:
    number = len(near.calls())
    beep = near.folder / "sounds" / "beep.wav"
    kept = beep.read_bytes()
    beep.unlink()
    try:
        with caller_at(near, peer, tmp_path) as one:
            call = near.call(number)
            walk(near, call, peer, ("choose_language", "1"), ("main_menu", "4"))
            near.wait_said(call, "apology")
            one.wait(30)
    finally:
        beep.write_bytes(kept)
    assert near.wait_ended(call).cause in ("failure", "end")
    (fault,) = [row for row in near.journal(call) if row.kind == "Fault"]
    assert "prompt file gone" in fault.data["reason"]
    source = (near.folder / "main.flow").read_text().splitlines()
    assert fault.file.endswith("main.flow") and "play beep" in source[fault.line - 1]


def test_a_worker_killed_during_a_call_closes_its_record_and_the_next_call_is_answered(
    near: RunningCentre, peer: RtpPeer, tmp_path: Path
) -> None:
    number, worker = len(near.calls()), near.worker
    with caller_at(near, peer, tmp_path) as one:
        call = near.call(number)
        near.wait_said(call, "choose_language")
        os.kill(worker, signal.SIGKILL)
        record = near.wait_ended(call)
        one.kill()
    assert (record.cause, "Lost" in near.kinds(call)) == ("lost", True)
    near.wait(near.is_ready)
    assert near.worker != worker
    with RtpPeer() as second, caller_at(near, second, tmp_path) as one:
        call = near.call(number + 1)
        walk(near, call, second, ("choose_language", "1"), ("main_menu", "3"), ("anything_else", "2"))
        one.wait(60)
    assert near.wait_ended(call).cause == "end"


def test_a_customer_system_that_is_down_leads_to_the_apology(tmp_path: Path, peer: RtpPeer) -> None:
    with RunningCentre(tmp_path, changes=QUIET, with_lookup=False) as centre, caller_at(centre, peer, tmp_path) as one:
        call = centre.call()
        walk(centre, call, peer, ("choose_language", "1"), ("main_menu", "1"), ("enter_code", "123456"))
        centre.wait_said(call, "apology")
        one.wait(30)
        (fault,) = [row for row in centre.journal(call) if row.kind == "Fault"]
        source = (centre.folder / "verify_account.flow").read_text().splitlines()
        assert fault.file.endswith("verify_account.flow") and "fetch customer" in source[fault.line - 1]
        assert centre.wait_ended(call).cause in ("failure", "end")


def test_outside_hours_the_office_is_closed(tmp_path: Path, peer: RtpPeer) -> None:
    with RunningCentre(tmp_path, changes=QUIET, at="2026-11-25T22:00") as centre:
        with caller_at(centre, peer, tmp_path) as one:
            call = centre.call()
            walk(centre, call, peer, ("choose_language", "2"), ("closed_office", ""))
            one.hang_up()
            one.wait(20)
        assert "main_menu" not in centre.said(call)


def test_a_caller_whose_machine_is_no_trunk_is_forbidden(
    namespace: Namespace, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with RunningCentre(tmp_path, address=namespace.here, changes=TONE) as centre:
        scenario = sipp.refused(403, (namespace.there, 9))
        with caller_at(centre, RtpPeer(), tmp_path, namespace, scenario) as one:
            one.wait(20)
        centre.wait(lambda: len(centre.refusals()) == 1)
        assert centre.refusals()[0].cause == "refused: no trunk of this centre (403)"
        assert centre.calls() == []


def test_a_host_that_is_killed_comes_back_to_its_call(tmp_path: Path, peer: RtpPeer) -> None:
    with RunningCentre(tmp_path, changes=QUIET) as centre, caller_at(centre, peer, tmp_path) as one:
        call = centre.call()
        walk(centre, call, peer, ("choose_language", "1"), ("main_menu", ""))
        centre.kill_host()
        centre.start_host()
        peer.press("3")
        walk(centre, call, peer, ("opening_hours", ""), ("anything_else", "2"))
        one.wait(60)
        assert centre.wait_ended(call).cause == "end"
