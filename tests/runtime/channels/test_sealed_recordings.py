"""Recordings are sealed once they are whole, those of a centre before this one too, and none that is being made."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest

from runtime.channels.sealed_recordings import SealedRecordings
from runtime.channels.sip_recordings import forget_recording
from runtime.store.sealing import Sealer, sealed_path

KEY = bytes(range(32))


def recorded(state: Path, name: str, sound: bytes = b"sound") -> Path:
    path = state / "recordings" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sound)
    return path


def names(state: Path) -> list[str]:
    return sorted(path.relative_to(state / "recordings").as_posix() for path in (state / "recordings").glob("*/*"))


async def until(state: Path, expected: list[str]) -> None:
    async with asyncio.timeout(20):
        while names(state) != expected:
            await asyncio.sleep(0.01)


async def test_what_is_whole_is_sealed_and_what_is_being_made_is_not(tmp_path: Path) -> None:
    recorded(tmp_path, "a/3-0.wav", b"left before")
    recorded(tmp_path, "b/3-0.wav.part.wav")
    (tmp_path / "recordings" / "b" / "link.wav").symlink_to(tmp_path / "nowhere")
    recordings = SealedRecordings(tmp_path, Sealer(KEY))
    recordings.start()
    await until(tmp_path, ["a/3-0.wav.sealed", "b/3-0.wav.part.wav", "b/link.wav"])
    recorded(tmp_path, "a/4-0.wav")
    recordings.start()
    await until(tmp_path, ["a/3-0.wav.sealed", "a/4-0.wav.sealed", "b/3-0.wav.part.wav", "b/link.wav"])
    into = io.BytesIO()
    Sealer(KEY).open(tmp_path, "recordings/a/3-0.wav", into)
    assert into.getvalue() == b"left before"
    await recordings.aclose()


async def test_closing_seals_what_is_left(tmp_path: Path) -> None:
    recordings = SealedRecordings(tmp_path, Sealer(KEY))
    for number in range(5):
        recorded(tmp_path, f"a/{number}.wav")
        recordings.start()
    await recordings.aclose()
    assert names(tmp_path) == [f"a/{number}.wav.sealed" for number in range(5)]


async def test_one_that_cannot_be_sealed_keeps_nobody_from_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    recorded(tmp_path, "a/1.wav")
    recorded(tmp_path, "b/1.wav")
    (tmp_path / "recordings" / "a" / "1.wav.sealed.new").mkdir()
    recordings = SealedRecordings(tmp_path, Sealer(KEY))
    await recordings.aclose()
    assert "stays unsealed for now" in caplog.text
    assert "b/1.wav.sealed" in names(tmp_path)
    assert "a/1.wav" in names(tmp_path)


async def test_nothing_is_there_to_be_sealed(tmp_path: Path) -> None:
    await SealedRecordings(tmp_path, Sealer(KEY)).aclose()
    assert list(tmp_path.iterdir()) == []


def test_one_that_is_forgotten_is_forgotten_sealed_too(tmp_path: Path) -> None:
    recorded(tmp_path, "a/1.wav")
    Sealer(KEY).seal(tmp_path, "recordings/a/1.wav")
    forget_recording(tmp_path, "recordings/a/1.wav")
    assert not sealed_path(tmp_path, "recordings/a/1.wav").parent.exists()
