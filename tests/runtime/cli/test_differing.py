"""`flowlang diff`: what changes for callers, as text and as JSON; and drawings of it and of what was taken."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from cli_centres import UNKNOWN_STEP, centre
from rehearsal_walks import FLOWS

from runtime.cli import main

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


def versions(here: Path, *edits: tuple[str, str, str]) -> None:
    """The sample in `old`, and as edited in `new`."""
    for name in ("old", "new"):
        shutil.copytree(FLOWS, here / name, ignore=shutil.ignore_patterns(".*"))
    for path, old, new in edits:
        file = here / "new" / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


HOURS = ("centre.yaml", "08:30-18:00", "09:00-18:00")


def test_where_nothing_changes(here: Path, capsys: Captured) -> None:
    versions(here)
    assert main(["diff", "old", "new", "--json"]) == 0
    assert capsys.readouterr() == ("[]\n", "")
    assert main(["diff", "old", "new"]) == 0
    assert capsys.readouterr() == ("nothing changes for callers\n", "")


def test_a_step_that_was_renamed_is_no_change(here: Path, capsys: Captured) -> None:
    versions(here, ("main.flow", "opening_hours\n", "our_hours\n"), ("main.flow", "say our_hours", "say opening_hours"))
    assert main(["diff", "old", "new", "--json"]) == 0
    assert capsys.readouterr().out == "[]\n"


def test_a_change_has_a_call_that_shows_it(here: Path, capsys: Captured) -> None:
    versions(here, HOURS)
    assert main(["diff", "old", "new", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert set(one) == {"what", "flow", "old", "new", "witness"}
    assert one["flow"] == "main"
    assert one["old"]["path"] == "old/main.flow" and one["new"]["path"] == "new/main.flow"
    assert one["witness"] == {"at": "2026-03-02T08:30+01:00", "medium": "voice", "line": "main", "lines": ["press 1"]}


def test_a_witness_can_be_played(here: Path, capsys: Captured) -> None:
    versions(here, HOURS)
    main(["diff", "old", "new", "--json"])
    (one,) = json.loads(capsys.readouterr().out)
    (here / "call").write_text("\n".join([*one["witness"]["lines"], "hang up", "reply ok"]) + "\n", encoding="utf-8")
    heard = []
    for version in ("old", "new"):
        assert main(["simulate", version, "--script", "call", "--at", one["witness"]["at"]]) == 0
        heard.append(capsys.readouterr().out)
    assert "For your bill" in heard[0] and "Our office is closed" in heard[1]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "1 change for callers"), ("it", "1 cambiamento per chi chiama")]
)
def test_as_text(here: Path, capsys: Captured, language: str, words: str) -> None:
    versions(here, HOURS)
    assert main(["diff", "old/main.flow", "new", "--language", language]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == words and "[new/main.flow:" in lines[2]


def test_several_centres_each_for_itself(here: Path, capsys: Captured) -> None:
    for name in ("old/a", "old/gone", "new/a", "new/come"):
        centre(here / name)
    assert main(["diff", "old", "new", "--json"]) == 0
    assert [one["what"] for one in json.loads(capsys.readouterr().out)] == [
        "the centre old/gone is no longer there",
        "the centre new/come is new",
    ]


def test_a_version_with_faults(here: Path, capsys: Captured) -> None:
    centre(here / "old")
    centre(here / "new", UNKNOWN_STEP)
    assert main(["diff", "old", "new", "--json"]) == 1
    told = capsys.readouterr()
    assert told.out == "" and "F201" in told.err and "new/main.flow" in told.err


def test_a_folder_without_a_centre(here: Path, capsys: Captured) -> None:
    centre(here / "old")
    (here / "new").mkdir()
    assert main(["diff", "old", "new"]) == 2
    complaint = "flowlang: there is no centre.yaml in `new` nor below it: name a centre's folder\n"
    assert capsys.readouterr() == ("", complaint)


# --- drawings ---------------------------------------------------------------------------------------------------------


def test_what_changed_is_drawn(here: Path) -> None:
    versions(here, ("main.flow", "step apology", "step sorry"), ("main.flow", "-> apology", "-> sorry"))
    assert main(["draw", "new", "-o", "x.dot", "--against", "old"]) == 0
    drawn = (here / "x.dot").read_text(encoding="utf-8")
    assert 'class="step added"' in drawn and 'class="step removed"' in drawn
    assert main(["draw", "new", "-o", "x.mmd", "--against", "old", "--flow", "main"]) == 0
    assert "+ sorry" in (here / "x.mmd").read_text(encoding="utf-8")


def test_an_older_version_with_faults(here: Path, capsys: Captured) -> None:
    centre(here / "old", UNKNOWN_STEP)
    centre(here / "new")
    assert main(["draw", "new", "-o", "x.dot", "--against", "old"]) == 1
    assert "F201" in capsys.readouterr().out
    assert not (here / "x.dot").exists()


def test_what_scenarios_took_is_drawn(here: Path, capsys: Captured) -> None:
    versions(here)
    assert main(["test", "old/fault_desk.feature", "--coverage", "--json"]) == 0
    told = capsys.readouterr().out
    (here / "taken.json").write_text(told, encoding="utf-8")
    states = json.loads(told)["taken"][0]["states"]
    assert set(states["fault_desk/explain/transfer"]) == {"ended", "busy", "no answer", "failed"}
    assert main(["draw", "old", "-o", "x.dot", "--coverage", "taken.json"]) == 0
    drawn = (here / "x.dot").read_text(encoding="utf-8")
    assert all(f'class="step {mark}"' in drawn for mark in ("taken", "partly", "never"))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "`taken.json` cannot be read: No such file or directory"),
        ("{", "`taken.json` is no JSON: let `flowlang test … --coverage --json` write it"),
        ("[]", "says nothing of `old`"),
        ('{"taken": 5}', "says nothing of `old`"),
        ('{"taken": [{"centre": "a"}, {"centre": "b"}]}', "says nothing of `old`"),
        ('{"taken": [{"centre": "old", "states": {"a": 1}}]}', "says nothing of `old`"),
    ],
)
def test_a_file_that_does_not_say_what_was_taken(
    here: Path, capsys: Captured, content: str | None, complaint: str
) -> None:
    centre(here / "old")
    if content is not None:
        (here / "taken.json").write_text(content, encoding="utf-8")
    assert main(["draw", "old", "-o", "x.dot", "--coverage", "taken.json"]) == 2
    assert complaint in capsys.readouterr().err


def test_one_or_the_other(here: Path, capsys: Captured) -> None:
    centre(here / "old")
    assert main(["draw", "old", "-o", "x.dot", "--coverage", "a", "--against", "b"]) == 2
    assert "not allowed with" in capsys.readouterr().err
