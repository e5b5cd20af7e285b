"""Sealed recordings: opened with their key and whole, or not at all."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from runtime.store import sealing
from runtime.store.sealing import Sealer, SealingError, key_path, make_key, read_key, sealed_path

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
NAME = "recordings/a/3.wav"


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "PIECE", 10)


def sealed(folder: Path, sound: bytes, name: str = NAME) -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(sound)
    Sealer(KEY).seal(folder, name)
    return sealed_path(folder, name)


def opened(folder: Path, name: str = NAME, key: bytes = KEY) -> bytes:
    into = io.BytesIO()
    Sealer(key).open(folder, name, into)
    return into.getvalue()


@pytest.mark.parametrize("length", [0, 1, 9, 10, 11, 20, 25])
def test_what_is_sealed_comes_back_and_nothing_open_stays(tmp_path: Path, length: int) -> None:
    sound = b"words of a caller, at length"[:length]
    path = sealed(tmp_path, sound)
    assert opened(tmp_path) == sound
    assert [one.name for one in path.parent.iterdir()] == ["3.wav.sealed"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert length < 5 or sound not in path.read_bytes()


def test_the_same_sound_never_looks_the_same(tmp_path: Path) -> None:
    assert sealed(tmp_path, b"hello").read_bytes() != sealed(tmp_path, b"hello").read_bytes()


def test_another_key_opens_nothing_and_says_so(tmp_path: Path) -> None:
    sealed(tmp_path, b"hello")
    with pytest.raises(SealingError, match="sealed with another key; name its file with --key"):
        opened(tmp_path, key=OTHER_KEY)


def test_every_byte_that_changes_is_noticed(tmp_path: Path) -> None:
    path = sealed(tmp_path, b"words of a caller, at")
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(SealingError):
            opened(tmp_path)


def test_what_is_cut_off_added_or_moved_is_noticed(tmp_path: Path) -> None:
    path = sealed(tmp_path, b"words of a caller, at length!")
    whole, head, piece = path.read_bytes(), 21, 26
    first, second = whole[head : head + piece], whole[head + piece : head + 2 * piece]
    rest = whole[head + 2 * piece :]
    for changed in (*(whole[:end] for end in range(len(whole))), whole + b"x", whole[:head] + second + first + rest):
        path.write_bytes(changed)
        with pytest.raises(SealingError):
            opened(tmp_path)


def test_one_recording_does_not_pass_for_another(tmp_path: Path) -> None:
    path = sealed(tmp_path, b"hello")
    path.rename(sealed_path(tmp_path, "recordings/a/4.wav"))
    with pytest.raises(SealingError, match="damaged"):
        opened(tmp_path, "recordings/a/4.wav")


def test_where_it_cannot_be_written_the_open_one_stays(tmp_path: Path) -> None:
    (tmp_path / "recordings" / "a" / "3.wav.sealed.new").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        sealed(tmp_path, b"hello")
    assert (tmp_path / NAME).read_bytes() == b"hello"


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings" / "recordings.key"
    key = make_key(path)
    assert len(key) == 32
    assert make_key(path) == read_key(path) == key
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "recordings.key"
    make_key(path)
    path.chmod(0o640)
    with pytest.raises(SealingError, match="chmod 600"):
        make_key(path)


@pytest.mark.parametrize("content", [b"", b"00", b"x" * 64, b"\xff" * 64])
def test_what_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "recordings.key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(SealingError, match="it holds no key") as caught:
        read_key(path)
    assert "\n" not in str(caught.value)


def test_a_key_that_cannot_be_made_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SealingError, match="name a file for it with --key"):
        make_key(tmp_path / "file" / "recordings.key")


def test_where_the_key_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/settings")
    assert key_path(None) == Path("/settings/flowlang/recordings.key")
    assert key_path("elsewhere") == Path("elsewhere")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", "/home/of/somebody")
    assert key_path(None) == Path("/home/of/somebody/.config/flowlang/recordings.key")
