"""`flowlang cover`: callers who take every way, in a file or in the terminal, and what nobody takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_centres import UNKNOWN_STEP, centre

from runtime.cli import main

Captured = pytest.CaptureFixture[str]
NEVER = """\
flow main
  languages en
  media voice
  var size : number = 1
  step start
    if size > 3 -> goodbye
    say "Hello."
    end
  step goodbye
    say "Goodbye."
    end
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


def test_what_is_written_holds(here: Path, capsys: Captured) -> None:
    folder = centre(here / "flows")
    assert main(["cover", "flows", "-o", "flows/every_way.feature"]) == 0
    told = capsys.readouterr()
    assert "exits\n" in told.out and told.err == ""
    assert main(["test", "flows"]) == 0
    assert (folder / "every_way.feature").read_text(encoding="utf-8").startswith("Feature: Every way through ")


def test_in_the_terminal_what_is_told_stands_beside(here: Path, capsys: Captured) -> None:
    centre(here / "flows")
    assert main(["cover", "flows/main.flow"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("Feature: ")
    assert "exits\n" in told.err


def test_what_nobody_takes_is_told_with_its_place(here: Path, capsys: Captured) -> None:
    folder = centre(here / "flows")
    (folder / "main.flow").write_text(NEVER, encoding="utf-8")
    assert main(["cover", "flows", "-o", "x.feature"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1 caller takes 3 of 6 exits",
        "Nobody takes:",
        "  flows/main.flow:6  main/start/if, 1: nothing that a scenario can say leads this way",
        "  flows/main.flow:9  main/goodbye, next: no caller comes to this place",
        "  flows/main.flow:10  main/goodbye/say, next: no caller comes to this place",
    ]


def test_as_json(here: Path, capsys: Captured) -> None:
    folder = centre(here / "flows")
    (folder / "main.flow").write_text(NEVER, encoding="utf-8")
    assert main(["cover", "flows", "--json", "--language", "it"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["exits"] == [3, 6]
    assert data["never"][0]["line"] == 6 and data["never"][0]["exit"] == "1"
    assert data["feature"].startswith("# language: it\n") and len(data["scenarios"]) == 1


def test_a_centre_with_faults(here: Path, capsys: Captured) -> None:
    centre(here / "flows", UNKNOWN_STEP)
    assert main(["cover", "flows", "-o", "x.feature"]) == 1
    told = capsys.readouterr()
    assert told.out == "" and "F201" in told.err
    assert not (here / "x.feature").exists()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["flows", "--flow", "mian"], "there is no flow `mian`; did you mean `main`?"),
        (["nowhere"], "there is no file or folder `nowhere`"),
        (["flows", "-o", "nowhere/x"], "cannot write `nowhere/x`: No such file or directory"),
    ],
)
def test_what_cannot_be_done(here: Path, capsys: Captured, arguments: list[str], complaint: str) -> None:
    centre(here / "flows")
    assert main(["cover", *arguments]) == 2
    assert capsys.readouterr() == ("", f"flowlang: {complaint}\n")
