from __future__ import annotations

from pathlib import Path

import pytest
import tones

from runtime.channels.sip_recordings import forget_recording, recording_name, save_unfinished


@pytest.mark.parametrize(
    ("key", "name"),
    [("run:12:0", "12-0.wav"), ("run", "message.wav"), ("run:../..:x", "message.wav"), ("", "message.wav")],
)
def test_a_recording_is_named_by_its_place_in_the_run(key: str, name: str) -> None:
    assert recording_name("call", key) == f"recordings/call/{name}"


def test_what_a_dead_worker_had_written_can_be_heard(tmp_path: Path) -> None:
    path = tones.write_wav(tmp_path / "recordings" / "call" / "5-0.wav.part.wav", tones.tone(440, 1))
    data = path.read_bytes()
    path.write_bytes(data[:4] + bytes(4) + data[8:40] + bytes(4) + data[44:])
    save_unfinished(tmp_path, "call")
    assert tones.length_of(tones.read_wav(path.with_name("5-0.wav")), 440) > 0.95
    assert not path.exists()


def test_a_recording_that_had_not_begun_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "recordings" / "call"
    folder.mkdir(parents=True)
    (folder / "5-0.wav.part.wav").write_bytes(bytes(44))
    save_unfinished(tmp_path, "call")
    save_unfinished(tmp_path, "nobody")
    assert list(folder.iterdir()) == []


def test_silence_leaves_neither_file_nor_folder(tmp_path: Path) -> None:
    path = tones.write_wav(tmp_path / "recordings" / "call" / "5-0.wav", tones.silence(1))
    forget_recording(tmp_path, "recordings/call/5-0.wav")
    forget_recording(tmp_path, "recordings/call/5-0.wav")
    assert not path.parent.exists()
