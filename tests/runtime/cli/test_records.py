"""`flowlang interactions` and `flowlang journal`: told for people and for programs."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from host_world import CALLER, NUMBER, World

from runtime.cli import main
from runtime.cli.records_telling import the_one
from runtime.cli.terminal import CannotError
from runtime.connectors.connectors import Answer
from runtime.engine.events import HungUp
from runtime.store.records import InteractionRecord
from runtime.store.sqlite import SqliteStore


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The state folder of a centre that had three visitors, and their ids: one hung up, one lives, one was refused."""
    state = tmp_path_factory.mktemp("state")
    return state, asyncio.run(three_visitors(state))


async def three_visitors(state: Path) -> list[str]:
    world = World(SqliteStore(state / "centre.db"))
    world.connectors.answers["note"] = Answer("ok")
    await world.host.start()
    gone = await world.call()
    await world.press(gone, "1")
    world.clock.push(4_200_000)
    world.channel.tell(gone, HungUp)
    await world.settle()
    lives = await world.call()
    refused = world.channel.tell_refused()
    await world.settle()
    await world.store.aclose()  # as if the process had gone: nothing is closed
    return [gone, lives, refused]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_the_table_has_a_line_for_each(kept: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    state, identifiers = kept
    code, out, _ = run(capsys, "interactions", "--state", str(state))
    assert code == 0
    head, *lines = out.splitlines()
    assert head.split() == ["STARTED", "LENGTH", "LINE", "MEDIUM", "END", "ID"]
    by_id = {line.split()[-1]: line for line in lines}
    assert by_id.keys() == set(identifiers)
    assert "0:04    main  voice   hang up" in by_id[identifiers[0]]
    assert "lives" in by_id[identifiers[1]]
    assert "refused: no free leg (486)" in by_id[identifiers[2]]
    assert CALLER not in out


def test_programs_get_a_list(kept: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    state, identifiers = kept
    found = json.loads(run(capsys, "interactions", "--state", str(state), "--json")[1])
    assert {one["id"] for one in found} == set(identifiers)
    gone = next(one for one in found if one["id"] == identifiers[0])
    assert {"id", "line", "service", "medium", "started", "ended", "cause", "segments"} <= gone.keys()
    assert gone["ended"] - gone["started"] == 4_200_000
    assert gone["segments"] == [{"kind": "flow", "who": "main", "started": gone["started"], "ended": gone["ended"]}]
    lives = next(one for one in found if one["id"] == identifiers[1])
    assert (lives["ended"], lives["cause"]) == (None, None)
    assert CALLER not in str(found)


def test_who_called_is_shown_when_asked_for(kept: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    state, _ = kept
    assert CALLER in run(capsys, "interactions", "--state", str(state), "--personal")[1]
    found = json.loads(run(capsys, "interactions", "--state", str(state), "--personal", "--json")[1])
    assert {one["caller"] for one in found} == {CALLER}


def test_a_journal_shows_every_row_with_its_place(
    kept: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    state, identifiers = kept
    code, out, _ = run(capsys, "journal", identifiers[0], "--state", str(state))
    assert code == 0
    assert "voice on line main" in out
    assert "hang up" in out.splitlines()[0]
    assert "flow main: +0.000 to +4.200" in out
    lines = [line.split() for line in out.splitlines()]
    assert ["Speak", "main/hello", "main.flow:2"] in [line[:3] for line in lines]
    assert ["+4.200", "HungUp"] in [line[:2] for line in lines]
    assert "key (personal)" in out
    assert CALLER not in out
    assert NUMBER not in out


def test_a_journal_shows_what_is_personal_when_asked_for(
    kept: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    state, identifiers = kept
    out = run(capsys, "journal", identifiers[0], "--state", str(state), "--personal")[1]
    assert "key 1" in out
    assert f"number {CALLER}" in out


def test_a_journal_for_programs(kept: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    state, identifiers = kept
    rows = json.loads(run(capsys, "journal", identifiers[0], "--state", str(state), "--json")[1])
    assert [row["kind"] for row in rows][:3] == ["Started", "Accept", "Speak"]
    fields = {"run", "sequence", "place", "at", "kind", "data", "state", "file", "line", "graph"}
    assert all(row.keys() == fields for row in rows)
    assert isinstance(rows[0]["at"], int)
    assert rows[0]["data"]["number"] == {"personal": "1:0"}


def test_the_end_of_an_id_is_enough(kept: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    state, identifiers = kept
    assert run(capsys, "journal", identifiers[2][-12:], "--state", str(state))[0] == 0


@pytest.mark.parametrize(("name", "words"), [("nobody", "there is no interaction"), ("", "there is no interaction")])
def test_an_id_that_is_none(
    kept: tuple[Path, list[str]], capsys: pytest.CaptureFixture[str], name: str, words: str
) -> None:
    code, out, err = run(capsys, "journal", name, "--state", str(kept[0]))
    assert (code, out) == (2, "")
    assert words in err


def test_an_id_that_fits_several() -> None:
    found = [InteractionRecord(id=one, channel="sip", medium="voice", started=1) for one in ("a1", "b1", "c2")]
    assert the_one(found, "C2").id == "c2"
    with pytest.raises(CannotError, match="2 interactions end with `1`"):
        the_one(found, "1")


def test_a_state_folder_that_has_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "interactions", "--state", str(tmp_path))
    assert code == 2
    assert "there is nothing here yet" in err


async def test_nobody_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = SqliteStore(tmp_path / "centre.db")
    await store.aclose()
    assert run(capsys, "interactions", "--state", str(tmp_path))[1] == "Nobody has been in touch yet.\n"
    assert json.loads(run(capsys, "interactions", "--state", str(tmp_path), "--json")[1]) == []
