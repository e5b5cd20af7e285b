"""`flowlang recording`: what a caller has recorded comes back, for whoever has the key."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from host_world import World

from runtime.cli import main
from runtime.store.sealing import Sealer, make_key
from runtime.store.sqlite import SqliteStore


class Kept:
    """A state folder with one interaction, and a key elsewhere."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.state, self.key = folder, folder / "state", folder / "settings" / "recordings.key"
        self.state.mkdir()
        self.interaction = asyncio.run(self._visitor())
        self.sealer = Sealer(make_key(self.key))

    async def _visitor(self) -> str:
        world = World(SqliteStore(self.state / "centre.db"))
        await world.host.start()
        interaction = await world.call()
        await world.store.aclose()
        return interaction

    def record(self, place: str, sound: bytes, is_sealed: bool = True) -> None:
        name = f"recordings/{self.interaction}/{place}.wav"
        (self.state / name).parent.mkdir(parents=True, exist_ok=True)
        (self.state / name).write_bytes(sound)
        if is_sealed:
            self.sealer.seal(self.state, name)

    def ask(self, *options: str, key: Path | None = None) -> int:
        output = ["-o", str(self.folder / "out.wav"), "--state", str(self.state), "--key", str(key or self.key)]
        return main(["recording", self.interaction[-8:], *output, *options])

    @property
    def out(self) -> bytes:
        return (self.folder / "out.wav").read_bytes()


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def test_it_comes_back_for_its_owner_alone(kept: Kept) -> None:
    kept.record("3-0", b"a caller's words")
    assert kept.ask() == 0
    assert kept.out == b"a caller's words"
    assert (kept.folder / "out.wav").stat().st_mode & 0o777 == 0o600


def test_several_are_named_by_their_order(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    kept.record("10-0", b"second")
    kept.record("9-0", b"first")
    kept.record("11-0", b"not sealed yet", is_sealed=False)
    kept.record("12-0.wav.part", b"being made", is_sealed=False)
    assert kept.ask() == 2
    assert "has 3 recordings: name one with --which 1 to 3" in capsys.readouterr().err
    told = []
    for which in ("1", "2", "3"):
        assert kept.ask("--which", which) == 0
        told.append(kept.out)
    assert told == [b"first", b"second", b"not sealed yet"]
    assert kept.ask("--which", "4") == kept.ask("--which", "0") == 2


def test_where_nothing_was_recorded_it_says_so(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    assert kept.ask() == 2
    assert "nothing was recorded" in capsys.readouterr().err


def test_without_the_key_nothing_is_written(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    kept.record("3-0", b"a caller's words")
    other = kept.folder / "other.key"
    make_key(other)
    for key, words in ((other, "sealed with another key"), (kept.folder / "none.key", "cannot be read")):
        assert kept.ask(key=key) == 2
        err = capsys.readouterr().err
        assert words in err
        assert err.count("\n") == 1
    assert not (kept.folder / "out.wav").exists()
    assert not (kept.folder / "out.wav.new").exists()


def test_where_it_cannot_be_written_it_says_so(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    kept.record("3-0", b"a caller's words")
    (kept.folder / "out.wav").mkdir()
    assert kept.ask() == 2
    assert "directory" in capsys.readouterr().err
