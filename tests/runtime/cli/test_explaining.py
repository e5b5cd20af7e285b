"""`flowlang explain`."""

from __future__ import annotations

import pytest

from flowlang.explain import codes
from runtime.cli import explaining, main


@pytest.mark.parametrize("code", ["F991", "f991"])
def test_a_code_is_explained(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", code, "--language", "en"]) == 0
    shown, complaint = capsys.readouterr()
    assert shown.startswith("# F991: Texts are written in UTF-8\n\n## What\n\n")
    assert "## Instead" in shown
    assert complaint == ""


def test_a_code_is_explained_in_italian(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "F991", "--language", "it"]) == 0
    assert capsys.readouterr().out.startswith("# F991: I testi sono scritti in UTF-8\n\n## Che cosa\n\n")


def test_headings_are_strong_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explaining, "coloured", lambda stream: True)
    assert main(["explain", "F991", "--language", "en"]) == 0
    assert capsys.readouterr().out.startswith(
        "\x1b[1m# F991: Texts are written in UTF-8\x1b[0m\n\n\x1b[1m## What\x1b[0m\n"
    )


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("XF991", "flowlang: no message has the code `XF991`; the nearest is F991\n"),
        ("billing", "flowlang: no message has the code `billing`; `flowlang explain` lists them all\n"),
        ("../en/F991", "flowlang: no message has the code `../en/F991`; `flowlang explain` lists them all\n"),
    ],
)
def test_an_unknown_code_is_answered_with_the_nearest(
    code: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", code]) == 2
    assert capsys.readouterr() == ("", complaint)


def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition("  ")[0] for line in lines] == list(codes())
    assert "F991  Texts are written in UTF-8" in lines
