"""`flowlang check`: every fault of what the paths name, under the names that the reader knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_centres import UNKNOWN_STEP, centre
from message_cases import default

from runtime.cli import checking, main

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test stands in a folder of its own, and speaks English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


def heads(text: str) -> list[str]:
    """The files and places that messages speak of, in order."""
    return [line.strip()[3:] for line in text.splitlines() if line.lstrip().startswith("┌─")]


@pytest.mark.parametrize("path", ["flows", "flows/", "./flows", "flows/../flows"])
def test_a_centre_without_faults(here: Path, capsys: Captured, path: str) -> None:
    centre(here / "flows")
    assert main(["check", path]) == 0
    assert capsys.readouterr() == ("no errors in 2 files\n", "")


def test_a_fault_is_shown_as_an_author_reads_it(here: Path, capsys: Captured) -> None:
    (centre(here / "flows") / "main.flow").write_bytes(default("main.flow").encode() + b"# perch\xe9\n")
    assert main(["check", "flows"]) == 1
    assert capsys.readouterr() == (
        "error[F991]: this text is not written in UTF-8\n"
        "   ┌─ flows/main.flow:16:8\n"
        "   │\n"
        "16 │ # perch\N{REPLACEMENT CHARACTER}\n"
        "   │        ^ this is no character of UTF-8\n"
        "\n"
        "Every computer must read a text alike, so flows and catalogues are kept in UTF-8, the usual form.\n"
        "\n"
        "Hint: open the file in your editor and save it again with the encoding UTF-8.\n"
        "\n"
        "1 error in 1 file\n",
        "",
    )


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("flows", "flows/main.flow:11:8"),
        ("./flows", "flows/main.flow:11:8"),
        ("flows/main.flow", "flows/main.flow:11:8"),
    ],
)
def test_paths_are_shown_as_the_reader_knows_them(here: Path, capsys: Captured, path: str, shown: str) -> None:
    centre(here / "flows", UNKNOWN_STEP)
    assert main(["check", path]) == 1
    assert heads(capsys.readouterr().out) == [shown]


def test_from_within_the_folder(here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(centre(here / "flows", UNKNOWN_STEP))
    assert main(["check", "."]) == 1
    assert main(["check", "main.flow"]) == 1
    assert heads(capsys.readouterr().out) == ["main.flow:11:8", "main.flow:11:8"]


def test_by_its_whole_path(here: Path, capsys: Captured) -> None:
    centre(here / "flows", UNKNOWN_STEP)
    assert main(["check", str(here / "flows")]) == 1
    assert main(["check", str(here / "flows/main.flow")]) == 1
    assert heads(capsys.readouterr().out) == [f"{here}/flows/main.flow:11:8"] * 2


def test_each_centre_below_is_checked_for_itself(here: Path, capsys: Captured) -> None:
    centre(here / "flows")
    centre(here / "flows/other", UNKNOWN_STEP)
    centre(here / "third", UNKNOWN_STEP)
    assert main(["check", "."]) == 1
    shown = capsys.readouterr().out
    assert heads(shown) == ["flows/other/main.flow:11:8", "third/main.flow:11:8"]
    assert shown.endswith("\n2 errors in 2 files\n")


def test_of_a_single_flow_only_its_own_messages_are_shown(here: Path, capsys: Captured) -> None:
    folder = centre(here / "flows", UNKNOWN_STEP)
    (folder / "other.flow").write_text(
        "flow other ()\n  step start\n    outcome done\n  outcome done\n", encoding="utf-8"
    )
    (folder / "deep").mkdir()
    (folder / "deep/good.flow").write_text(
        "flow good ()\n  outcome done\n\n  step start\n    outcome done\n", encoding="utf-8"
    )
    assert main(["check", "flows/deep/good.flow"]) == 0
    assert capsys.readouterr().out == "no errors in 1 file\n"
    assert main(["check", "flows/main.flow", "flows/deep/good.flow"]) == 1
    assert heads(capsys.readouterr().out) == ["flows/main.flow:11:8"]


def test_a_centre_named_twice_is_checked_once(here: Path, capsys: Captured) -> None:
    centre(here / "flows", UNKNOWN_STEP)
    for paths in (["flows", "flows/main.flow"], ["flows/main.flow", "flows"], ["flows/main.flow"] * 2, ["flows"] * 2):
        assert main(["check", *paths]) == 1
        assert capsys.readouterr().out.endswith("\n1 error in 1 file\n")


def test_the_catalogue_alone(here: Path, capsys: Captured) -> None:
    centre(here / "flows", UNKNOWN_STEP)
    assert main(["check", "flows/centre.yaml"]) == 0
    assert capsys.readouterr().out == "no errors in 1 file\n"


def test_messages_in_italian(here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    centre(here / "flows", UNKNOWN_STEP)
    centre(here / "good")
    assert main(["check", "flows", "--language", "it"]) == 1
    assert capsys.readouterr().out.endswith("\n1 errore in 1 file\n")
    monkeypatch.setenv("LC_ALL", "it_IT.UTF-8")
    assert main(["check", "good"]) == 0
    assert capsys.readouterr().out == "nessun errore in 2 file\n"


def test_messages_for_programs(here: Path, capsys: Captured) -> None:
    (centre(here / "flows") / "main.flow").write_bytes(default("main.flow").encode() + b"# perch\xe9\n")
    assert main(["check", "flows", "--json"]) == 1
    shown, complaint = capsys.readouterr()
    assert complaint == ""
    assert json.loads(shown) == [
        {
            "code": "F991",
            "severity": "error",
            "message": "this text is not written in UTF-8",
            "hint": "open the file in your editor and save it again with the encoding UTF-8.",
            "path": "flows/main.flow",
            "line": 16,
            "column": 8,
            "end_line": 16,
            "end_column": 9,
        }
    ]


def test_no_messages_for_programs(here: Path, capsys: Captured) -> None:
    centre(here / "flows")
    assert main(["check", "flows", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_warning_alone_is_shown_and_is_no_fault(here: Path, capsys: Captured) -> None:
    flow = default("main.flow").replace("  no input", "  var unused : number = 0\n  no input")
    centre(here / "flows", flow)
    assert main(["check", "flows"]) == 0
    assert capsys.readouterr().out.endswith("\n1 warning in 1 file\n")


def test_colours_on_a_terminal(here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    centre(here / "flows", UNKNOWN_STEP)
    monkeypatch.setattr(checking, "coloured", lambda stream: True)
    assert main(["check", "flows"]) == 1
    assert capsys.readouterr().out.startswith("\x1b[1;31merror[")


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("nowhere", "there is no file or folder `nowhere`"),
        ("", "there is no file or folder ``"),
        ("empty", "there is no centre.yaml in `empty` nor below it: write one, or name another folder"),
        ("notes.txt", "`notes.txt` is no flow: name a folder, a centre.yaml or a file that ends in .flow"),
        ("main.flow", "`main.flow` belongs to no centre: there is no centre.yaml beside it nor in a folder above"),
    ],
)
def test_what_cannot_be_checked(here: Path, capsys: Captured, path: str, complaint: str) -> None:
    centre(here / "flows", UNKNOWN_STEP)
    (here / "empty").mkdir()
    (here / "notes.txt").touch()
    (here / "main.flow").touch()
    assert main(["check", "flows", path]) == 2
    assert capsys.readouterr() == ("", f"flowlang: {complaint}\n")


def test_a_whole_disk_is_not_looked_through(here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    centre(here / "flows")
    monkeypatch.setattr("runtime.centre_folder.MOST_ENTRIES", 1)
    assert main(["check", "."]) == 2
    assert capsys.readouterr() == ("", "flowlang: `.` holds more than 1 folders: name the centre's own\n")
