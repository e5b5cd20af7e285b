from __future__ import annotations

import asyncio
import os
import shutil
import stat
from pathlib import Path

import pytest
import tones

from compiler.graph import AnyPart, Constant, FlowGraph, Graph, Say, Spoken, State, Words
from compiler.graph import Sound as SoundPart
from compiler.graph import Speech as SaidInGraph
from compiler.types import NUMBER
from runtime.engine.commands import Piece
from runtime.speech import render as render_module
from runtime.speech import voice
from runtime.speech.render import Speaker, SpeechError
from runtime.speech.waves import Sound

pytestmark = pytest.mark.skipif(shutil.which(voice.PROGRAM) is None, reason="espeak-ng is not installed")


@pytest.fixture
def centre(tmp_path: Path) -> Path:
    folder = tmp_path / "centre"
    tones.write_wav(folder / "sounds" / "tone.wav", tones.tone(440, 0.5))
    tones.write_wav(folder / "sounds" / "high.wav", tones.tone(440, 0.5, rate=16000), rate=16000)
    return folder


@pytest.fixture
def speaker(tmp_path: Path, centre: Path) -> Speaker:
    return Speaker(tmp_path / "speech", centre)


async def test_words_become_speech_the_worker_can_play(speaker: Speaker) -> None:
    (file,) = await speaker.render("en", (Piece("Welcome to Acme Energia."),))
    samples = tones.read_wav(file)
    assert 0.8 < len(samples) / tones.RATE < 3
    assert (samples.astype(float) ** 2).mean() > 10_000
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_the_same_words_are_the_same_file_and_others_are_not(speaker: Speaker) -> None:
    (once,) = await speaker.render("it", (Piece("Buongiorno a tutti."),))
    made = once.stat().st_ino
    (again,) = await speaker.render("it", (Piece("  Buongiorno \n a tutti. "),))
    (english,) = await speaker.render("en", (Piece("Buongiorno a tutti."),))
    assert again == once and again.stat().st_ino == made
    assert english != once and english.read_bytes() != once.read_bytes()


async def test_sentences_are_found_again_wherever_they_stand(speaker: Speaker) -> None:
    first, second = await speaker.render("en", (Piece("For English, press 1. For Italian, press 2."),))
    assert await speaker.render("en", (Piece("For Italian, press 2."),)) == [second]
    assert await speaker.render("en", (Piece("For English, press 1."), Piece("You owe 3.50 euros."))) != [first]


async def test_sounds_of_the_centre_come_at_the_rate_of_the_telephone(speaker: Speaker) -> None:
    files = await speaker.render("en", (Piece(file="sounds/tone.wav"), Piece("and"), Piece(file="sounds/high.wav")))
    for file in (files[0], files[2]):
        samples = tones.read_wav(file)
        assert abs(len(samples) - 4000) <= 1 and tones.share(samples, 440) > 0.99


async def test_what_is_wrong_with_a_sound_is_told(speaker: Speaker, centre: Path) -> None:
    (centre / "text.wav").write_text("not a sound")
    (centre.parent / "secret.wav").write_bytes((centre / "sounds" / "tone.wav").read_bytes())
    (centre / "link.wav").symlink_to(centre.parent / "secret.wav")
    reasons = {
        "gone.wav": "prompt file gone: gone.wav",
        "sounds": "prompt file gone: sounds",
        "text.wav": "prompt file text.wav cannot be played: it is not a WAV file of plain PCM",
        "../secret.wav": "prompt file outside the centre's folder",
        "link.wav": "prompt file outside the centre's folder",
    }
    for name, reason in reasons.items():
        with pytest.raises(SpeechError) as told:
            await speaker.render("en", (Piece(file=name),))
        assert str(told.value) == reason


async def test_a_sound_that_was_changed_is_heard_as_it_is_now(speaker: Speaker, centre: Path) -> None:
    before = await speaker.render("en", (Piece(file="sounds/tone.wav"),))
    tones.write_wav(centre / "sounds" / "tone.wav", tones.tone(715, 0.5))
    (after,) = await speaker.render("en", (Piece(file="sounds/tone.wav"),))
    assert [after] != before and tones.share(tones.read_wav(after), 715) > 0.99


async def test_what_is_personal_is_gone_once_forgotten(speaker: Speaker, tmp_path: Path) -> None:
    files = await speaker.render("en", (Piece("Thank you, Ada."), Piece(file="sounds/tone.wav")), is_personal=True)
    assert files[0].parent == tmp_path / "speech" / "personal"
    speaker.forget(files)
    assert not files[0].exists() and files[1].exists()


async def test_what_a_process_before_left_behind_is_removed(speaker: Speaker, tmp_path: Path, centre: Path) -> None:
    (file,) = await speaker.render("en", (Piece("Thank you, Ada."),), is_personal=True)
    Speaker(tmp_path / "speech", centre)
    assert not file.exists()


async def test_what_was_made_for_a_caller_who_has_gone_is_removed(
    speaker: Speaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(text: str, language: str) -> Sound:
        if "second" in text:
            begun.set()
            await go_on.wait()
        return Sound(b"\0\0" * 800, 8000)

    monkeypatch.setattr(render_module, "speak", slow)
    task = asyncio.create_task(speaker.render("en", (Piece("The first one. The second one."),), True))
    await begun.wait()
    assert len(list((tmp_path / "speech" / "personal").iterdir())) == 1
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    go_on.set()
    async with asyncio.timeout(20):
        while asyncio.all_tasks() != {asyncio.current_task()}:
            await asyncio.sleep(0.01)
    assert list((tmp_path / "speech" / "personal").iterdir()) == []


async def test_a_disk_that_takes_nothing_more_is_told(speaker: Speaker, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "speech")
    for is_personal in (False, True):
        with pytest.raises(SpeechError, match="cannot be kept"):
            await speaker.render("en", (Piece("Hello."),), is_personal)


async def test_what_a_power_cut_has_left_empty_is_made_anew(speaker: Speaker) -> None:
    for piece in (Piece("Hello."), Piece(file="sounds/tone.wav")):
        (file,) = await speaker.render("en", (piece,))
        file.write_bytes(b"")
        assert await speaker.render("en", (piece,)) == [file]
        assert file.stat().st_size > 1000


async def test_many_who_want_the_same_wait_for_one_voice(speaker: Speaker, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []

    async def counted(text: str, language: str):  # type: ignore[no-untyped-def]
        spoken.append(text)
        return await voice.speak(text, language)

    monkeypatch.setattr(render_module, "speak", counted)
    made = await asyncio.gather(*(speaker.render("en", (Piece("Goodbye everybody."),)) for _ in range(8)))
    assert spoken == ["Goodbye everybody."] and len({tuple(files) for files in made}) == 1


async def test_what_is_kept_is_bounded_and_the_oldest_goes(tmp_path: Path, centre: Path) -> None:
    speaker = Speaker(tmp_path / "speech", centre, most_bytes=100_000)
    (first,) = await speaker.render("en", (Piece("The very first of all the sentences."),))
    os.utime(first, (1, 1))
    for number in range(6):
        await speaker.render("en", (Piece(f"Sentence with the number {number}."),))
    assert sum(one.stat().st_size for one in (tmp_path / "speech").glob("*.wav")) <= 100_000
    assert not first.exists()


@pytest.mark.parametrize("language", ["zz", "", "en -w /tmp/x", "../en", "EN;ls", "english"])
async def test_a_language_without_a_voice_is_told(speaker: Speaker, language: str) -> None:
    with pytest.raises(SpeechError, match="no voice for this language"):
        await speaker.render(language, (Piece("Hello there."),))


async def test_text_is_never_an_option_or_a_command(speaker: Speaker, tmp_path: Path) -> None:
    for text in ("--help", "-w /tmp/flowlang-should-not-exist.wav", "$(touch x)", "[[k'Id]]", "\x00\x1b[31m", "\ud800"):
        for file in await speaker.render("en", (Piece(text),)):
            assert tones.read_wav(file).size
    assert not Path("/tmp/flowlang-should-not-exist.wav").exists()


async def test_bounds(speaker: Speaker) -> None:
    with pytest.raises(SpeechError, match="longest is 2000"):
        await speaker.render("en", (Piece("a" * 2_001),))
    with pytest.raises(SpeechError, match="most is 200"):
        await speaker.render("en", (Piece("a"),) * 201)
    assert await speaker.render("en", (Piece("  "),)) == []
    assert await speaker.render("en", ()) == []


async def test_a_voice_that_hangs_is_ended(speaker: Speaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sleeper = tmp_path / "sleeper"
    sleeper.write_text("#!/bin/sh\nexec sleep 60\n")
    sleeper.chmod(0o755)
    monkeypatch.setattr(voice, "program", lambda: str(sleeper))
    monkeypatch.setattr(voice, "_WITHIN", 0.2)
    with pytest.raises(SpeechError, match="too long"):
        await speaker.render("en", (Piece("Hello there."),))


async def test_a_missing_voice_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice.shutil, "which", lambda _: None)
    voice.program.cache_clear()
    try:
        with pytest.raises(SpeechError, match="apt-get install espeak-ng"):
            voice.program()
    finally:
        voice.program.cache_clear()


def graph_saying(*variants: dict[str, tuple[AnyPart, ...]]) -> Graph:
    """A centre of one flow that says these."""
    states = tuple(
        State(f"main/step/say.{place}", Say(SaidInGraph(variants=one))) for place, one in enumerate(variants)
    )
    flow = FlowGraph(
        name="main",
        title="",
        media=("voice",),
        languages=("en", "it"),
        parameters=(),
        variables=(),
        outcomes=(),
        states=states,
        entry=states[0].id,
    )
    return Graph(
        name="Acme",
        languages=("en", "it"),
        currency="EUR",
        zone="Europe/Rome",
        flows={"main": flow},
        services={},
        lines={},
        calendars={},
        records={},
        connectors={},
    )


async def test_what_is_said_word_for_word_is_made_before_anybody_calls(
    speaker: Speaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = graph_saying(
        {"en": (Words("Good morning everybody."),), "it": (Words("Buongiorno a tutti."),)},
        {"en": (SoundPart("sounds/tone.wav"),), "it": (SoundPart("sounds/gone.wav"),)},
        {"en/chat": (Words("This is only written."),)},
        {"en": (Words("You owe "), Spoken(Constant(3, NUMBER), "plain", NUMBER))},
    )
    assert await speaker.warm(graph) == ["sounds/gone.wav (it): prompt file gone: sounds/gone.wav"]
    assert len(list((tmp_path / "speech").glob("*.wav"))) == 3

    async def nobody(text: str, language: str) -> Sound:
        raise AssertionError("it was made already")

    monkeypatch.setattr(render_module, "speak", nobody)
    for language, text in (("en", "Good morning everybody."), ("it", "Buongiorno a tutti.")):
        await speaker.render(language, (Piece(text),))
