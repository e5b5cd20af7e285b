"""`flowlang fmt`: the one layout, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_centres import centre
from message_cases import default

from runtime.cli import main, writing

Captured = pytest.CaptureFixture[str]
UNTIDY = default("main.flow").replace("  step goodbye\n    say", "  step   goodbye\n    say ")
FAULTY = UNTIDY + "\n  stpe x\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return tmp_path


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_flow_is_put_into_the_one_layout(here: Path, capsys: Captured) -> None:
    folder = centre(here / "flows", UNTIDY)
    assert main(["fmt", "flows"]) == 0
    assert capsys.readouterr() == ("changed flows/main.flow\n", "")
    tidy = text(folder / "main.flow")
    assert "\n  step goodbye\n    say goodbye\n" in tidy
    assert main(["fmt", "flows/main.flow"]) == 0
    assert capsys.readouterr() == ("", "")
    assert text(folder / "main.flow") == tidy


def test_check_changes_nothing(here: Path, capsys: Captured) -> None:
    folder = centre(here / "flows", UNTIDY)
    assert main(["fmt", "--check", "flows"]) == 1
    assert capsys.readouterr() == ("would change flows/main.flow\n", "")
    assert text(folder / "main.flow") == UNTIDY


def test_check_of_the_one_layout(here: Path, capsys: Captured) -> None:
    centre(here / "flows", UNTIDY)
    main(["fmt", "flows"])
    capsys.readouterr()
    assert main(["fmt", "--check", "flows"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_flow_with_faults_stays_as_it_is(here: Path, capsys: Captured) -> None:
    folder = centre(here / "flows", FAULTY)
    (folder / "other.flow").write_text(UNTIDY.replace("flow main", "flow other"), encoding="utf-8")
    assert main(["fmt", "flows"]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith("changed flows/other.flow\nerror[F1")
    assert "┌─ flows/main.flow:17:" in shown
    assert text(folder / "main.flow") == FAULTY


def test_a_flow_that_is_not_utf_8_stays_as_it_is(here: Path, capsys: Captured) -> None:
    folder = centre(here / "flows")
    (folder / "main.flow").write_bytes(UNTIDY.encode() + b"# \xe9\n")
    assert main(["fmt", "flows/main.flow"]) == 1
    assert capsys.readouterr().out.startswith("error[F991]")
    assert (folder / "main.flow").read_bytes() == UNTIDY.encode() + b"# \xe9\n"


def test_a_flow_that_cannot_be_read_is_named(here: Path, capsys: Captured) -> None:
    (here / "circle.flow").symlink_to("circle.flow")
    assert main(["fmt", "circle.flow"]) == 1
    assert capsys.readouterr().out.startswith(
        "error[F990]: `circle.flow` cannot be read: Too many levels of symbolic links\n  ┌─ circle.flow\n\n"
    )


def test_a_folder_means_every_flow_in_it_and_below(here: Path, capsys: Captured) -> None:
    centre(here / "flows/other", UNTIDY)
    centre(here / "flows", UNTIDY)
    assert main(["fmt", "flows", "flows/main.flow"]) == 0
    assert capsys.readouterr().out == "changed flows/main.flow\nchanged flows/other/main.flow\n"


def test_permissions_and_links_stay(here: Path) -> None:
    folder = centre(here / "flows", UNTIDY)
    (folder / "main.flow").chmod(0o640)
    (here / "link.flow").symlink_to("flows/main.flow")
    assert main(["fmt", "link.flow"]) == 0
    assert (here / "link.flow").is_symlink()
    assert (folder / "main.flow").stat().st_mode & 0o777 == 0o640
    assert text(folder / "main.flow") != UNTIDY
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_a_file_that_cannot_be_written_stays_whole(
    here: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **settings: object) -> None:
        raise OSError(28, "No space left on device")

    folder = centre(here / "flows", UNTIDY)
    monkeypatch.setattr(writing.os, "fdopen", refuse)
    assert main(["fmt", "flows"]) == 2
    monkeypatch.undo()
    monkeypatch.chdir(here)
    assert capsys.readouterr() == ("", "flowlang: cannot write `flows/main.flow`: No space left on device\n")
    assert text(folder / "main.flow") == UNTIDY
    assert sorted(path.name for path in folder.iterdir()) == ["centre.yaml", "main.flow"]


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("nowhere.flow", "there is no file or folder `nowhere.flow`"),
        ("empty", "there is no flow in `empty` nor below it"),
        ("notes.txt", "`notes.txt` is no flow: its name does not end in .flow"),
    ],
)
def test_what_cannot_be_formatted(here: Path, capsys: Captured, path: str, complaint: str) -> None:
    centre(here / "flows", UNTIDY)
    (here / "empty").mkdir()
    (here / "notes.txt").touch()
    assert main(["fmt", "flows", path]) == 2
    assert capsys.readouterr() == ("", f"flowlang: {complaint}\n")
    assert text(here / "flows/main.flow") == UNTIDY
