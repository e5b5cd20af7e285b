"""Real SIPp calls to the sample centre, run by `flowlang run`, from a machine of their own where there can be one."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
import sipp
import tones
from netns import Namespace
from rtp_peer import RtpPeer
from running_centre import LINE, RunningCentre, caller_at

from runtime.engine.commands import Piece
from runtime.speech.render import Speaker

pytestmark = [
    pytest.mark.interop,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not sipp.PROGRAM, reason="SIPp is not installed"),
]


def spoken(folder: Path, language: str, text: str) -> tones.Samples:
    async def render() -> list[Path]:
        return await Speaker(folder / "expected", folder).render(language, (Piece(text),))

    (file,) = asyncio.run(render())
    return tones.read_wav(file)


def test_english_balance_code_balance_spoken_and_goodbye(
    centre: RunningCentre, namespace: Namespace, far: RtpPeer, tmp_path: Path
) -> None:
    number = len(centre.calls())
    with caller_at(centre, far, tmp_path, namespace) as one:
        call = centre.call(number)
        centre.wait_said(call, "choose_language")
        far.press("1")
        centre.wait_said(call, "main_menu")
        far.press("1")
        centre.wait_said(call, "enter_code")
        far.press("123456")
        centre.wait_said(call, "You owe")
        centre.wait_said(call, "anything_else")
        far.press("2")
        one.wait(40)
    record = centre.wait_ended(call)
    assert (record.cause, record.line, record.called) == ("end", "main", LINE)
    balance = next(text for text in centre.said(call) if "You owe" in text)
    assert "92 euros and 40 cents" in balance and "15" in balance
    heard = far.heard()
    begin = next(at for at in range(0, len(heard), 160) if tones.share(heard[at : at + 160], 440) > 0.7)
    assert min(tones.by_second(heard[begin : begin + 15_900], 440)) > 0.95
    assert abs(tones.length_of(heard, 440) - 4.0) < 0.3
    assert tones.likeness(heard, spoken(tmp_path, "en", balance)) > 0.9
    assert tones.likeness(heard, spoken(tmp_path, "en", "You owe 17 euros, due 1 January.")) < 0.7
    assert far.remote is not None and far.remote[0] == namespace.here
    assert far.lost() == 0


def test_silence_wrong_keys_and_the_ladders_end(
    centre: RunningCentre, namespace: Namespace, far: RtpPeer, tmp_path: Path
) -> None:
    number = len(centre.calls())
    with caller_at(centre, far, tmp_path, namespace) as one:
        call = centre.call(number)
        centre.wait_said(call, "choose_language")
        far.press("1")
        centre.wait_said(call, "main_menu")
        far.press("9")
        centre.wait_said(call, "Sorry?")
        centre.wait_said(call, "main_menu", times=2)
        far.press("8")
        centre.wait_said(call, "Press 1 for your bill")
        centre.wait_said(call, "main_menu", times=3)
        far.press("*")
        centre.wait_said(call, "main_menu", times=4)
        centre.wait_said(call, "main_menu", times=5, seconds=60)  # nothing is pressed: asked once more
        far.press("7")
        centre.wait_said(call, "leave_a_message")
        centre.wait_said(call, "beep")
        centre.wait(lambda: "StartRecording" in centre.kinds(call))
        one.wait(40)
    assert centre.wait_ended(call).cause == "end"
    assert [row.data["outcome"] for row in centre.journal(call) if row.kind == "Replied"] == ["silence"]
    assert not (centre.state / "recordings" / call).exists()


def test_a_message_is_kept_with_what_was_said(
    centre: RunningCentre, namespace: Namespace, far: RtpPeer, tmp_path: Path
) -> None:
    number = len(centre.calls())
    with caller_at(centre, far, tmp_path, namespace) as one:
        call = centre.call(number)
        centre.wait_said(call, "choose_language")
        far.press("1")
        centre.wait_said(call, "main_menu")
        far.press("4")
        centre.wait(lambda: "StartRecording" in centre.kinds(call))
        far.say(tones.tone(715, 2))
        far.press("#")
        centre.wait_said(call, "message_kept")
        one.wait(40)
    assert centre.wait_ended(call).cause == "end"
    folder, message = centre.state / "recordings" / call, tmp_path / "message.wav"
    centre.wait(lambda: [one.suffix for one in folder.iterdir()] == [".sealed"])
    assert centre.tell("recording", call, "-o", str(message)) == 0
    assert abs(tones.length_of(tones.read_wav(message), 715) - 2.0) < 0.2


STEPS: dict[str, tuple[tuple[str, str], ...]] = {
    "the greeting": (("welcome", ""),),
    "choose_language": (("choose_language", ""),),
    "options": (("choose_language", "1"), ("main_menu", "")),
    "the code": (("choose_language", "1"), ("main_menu", "1"), ("enter_code", "12")),
    "the balance": (("choose_language", "1"), ("main_menu", "1"), ("enter_code", "123456"), ("You owe", "")),
    "anything_else": (("choose_language", "1"), ("main_menu", "3"), ("anything_else", "")),
    "fault": (("choose_language", "1"), ("main_menu", "2"), ("fault_safety", "")),
    "voicemail": (("choose_language", "1"), ("main_menu", "4"), ("leave_a_message", "")),
    "recording": (("choose_language", "1"), ("main_menu", "4"), ("beep", "")),
    "goodbye": (("choose_language", "1"), ("main_menu", "3"), ("anything_else", "2"), ("goodbye", "")),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_caller_hangs_up_in_each_step(
    centre: RunningCentre, namespace: Namespace, far: RtpPeer, tmp_path: Path, step: str
) -> None:
    number = len(centre.calls())
    with caller_at(centre, far, tmp_path, namespace) as one:
        call = centre.call(number)
        for prompt, keys in STEPS[step]:
            centre.wait_said(call, prompt)
            far.press(keys)
        if step == "recording":
            centre.wait(lambda: "StartRecording" in centre.kinds(call))
            far.say(tones.tone(715, 3))
            time.sleep(1.5)
        one.hang_up()
        one.wait(20)
    record = centre.wait_ended(call)
    assert record.cause == "hang up"
    kinds = centre.kinds(call)
    assert kinds.count("HungUp") == 1
    last_words = [row for row in centre.journal(call) if row.kind == "Request" and row.data["operation"] == "note_call"]
    assert len(last_words) == 1
    kept = list((centre.state / "recordings" / call).glob("*.wav*"))
    assert len(kept) == (1 if step == "recording" else 0)
