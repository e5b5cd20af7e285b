"""`flowlang` itself: finding commands, help, and ending with the right code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from runtime.cli import GROUPS, main

ROOT = Path(__file__).parent.parent.parent.parent


def test_help_shows_every_command_in_its_group(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown, complaint = capsys.readouterr()
    assert shown.startswith(
        "flowlang: a contact centre whose behaviour is written down\n\nUsage: flowlang COMMAND …\n\nWrite flows:\n"
    )
    assert "  check " in shown
    assert complaint == ""


@pytest.mark.parametrize("name", ["check", "explain", "fmt", "compile", "draw"])
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"usage: flowlang {name} ")


def test_without_a_command_help_is_shown_and_nothing_was_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "Usage: flowlang COMMAND" in capsys.readouterr().out


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("flowlang ")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["chek"], "flowlang: there is no command `chek`; did you mean `check`?\n"),
        (["frobnicate"], "flowlang: there is no command `frobnicate`; `flowlang --help` lists them\n"),
        (["\x1b[2J"], "flowlang: there is no command `␛[2J`; `flowlang --help` lists them\n"),
        (
            ["check"],
            "flowlang check: the following arguments are required: PATH;"
            " `flowlang check --help` shows how it is used\n",
        ),
        (
            ["check", "--jso", "x"],
            "flowlang: `flowlang check` does not know `--jso`; `flowlang check --help` shows how it is used\n",
        ),
        (
            ["check", "x", "--language", "de"],
            "flowlang check: argument --language: invalid choice: 'de' (choose from 'en', 'it');"
            " `flowlang check --help` shows how it is used\n",
        ),
    ],
)
def test_a_mistake_is_answered_in_one_line(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr() == ("", complaint)


def test_a_command_whose_module_is_missing_breaks_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = GROUPS["Write flows"]["check"]
    monkeypatch.setitem(GROUPS, "Later", {"dream": type(command)("dreaming", "dreams")})
    assert main(["--help"]) == 0
    assert "dream" not in capsys.readouterr().out
    assert main(["dream"]) == 2
    assert main(["explain", "F991"]) == 0


def test_interrupting_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("runtime.cli.dispatch", interrupt)
    assert main(["check"]) == 2
    assert capsys.readouterr() == ("", "")


def program(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs the program on its own."""
    return subprocess.run(
        [sys.executable, "-m", "runtime", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", **settings},
    )


def test_the_program_runs_as_a_module() -> None:
    assert program("explain", "F991").stdout.startswith("# F991: Texts are written in UTF-8\n")
    assert program("nonsense").returncode == 2


def test_nobody_reading_is_no_fault_of_ours() -> None:
    command = f"{sys.executable} -m runtime explain; echo $? >&2"
    ended = subprocess.run(["bash", "-c", f"{{ {command}; }} | true"], cwd=ROOT, capture_output=True, text=True)
    assert ended.stderr in ("0\n", "2\n")


def test_a_terminal_that_knows_few_characters_ends_no_program() -> None:
    ended = program("explain", "F991", PYTHONIOENCODING="ascii")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "\\xe9 no?" in ended.stdout


HEAVY = {"networkx", "lark", "fastapi", "uvicorn", "numpy", "asyncio", "babel", "holidays", "watchfiles", "sqlite3"}


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["--help"], set()),
        (["explain", "F991"], set()),
        (["fmt", "flows", "--check"], set()),
        (["check", "flows"], {"holidays"}),
    ],
)
def test_a_command_loads_only_what_it_needs(arguments: list[str], allowed: set[str]) -> None:
    script = f"import sys; from runtime.cli import main; main({arguments!r}); print(*sys.modules, file=sys.stderr)"
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert HEAVY & set(ended.stderr.split()) <= allowed
