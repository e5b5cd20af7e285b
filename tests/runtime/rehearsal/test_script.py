"""Scripts: every line there is, and every mistake, located."""

from __future__ import annotations

import pytest

from runtime.rehearsal.script import MOST_LINES, Line, length_of, read_script
from runtime.rehearsal.script_words import MISTAKES, mistake


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("press 1", Line(1, "press", "1")),
        ("  Press 12 3#*a ", Line(1, "press", "123#*A")),
        ("say billing", Line(1, "say", "billing")),
        ("type some words", Line(1, "type", "some words")),
        ("wait 6s", Line(1, "wait", length=6_000_000)),
        ("listen 500ms", Line(1, "listen", length=500_000)),
        ("HANG  UP", Line(1, "hang up")),
        ("no answer", Line(1, "no answer")),
        ("busy", Line(1, "busy")),
        ("answered", Line(1, "answered")),
        ("ended", Line(1, "ended")),
        ("reply ok", Line(1, "reply", "ok")),
        ("reply Not  Found", Line(1, "reply", "not found")),
        ('reply ok {"amount": "92.40"}', Line(1, "reply", "ok", data={"amount": "92.40"})),
    ],
)
def test_lines(text: str, line: Line) -> None:
    script = read_script(text)
    assert script.lines == (line,) and script.mistakes == ()


@pytest.mark.parametrize("text", ["", "   ", "# a note", "\ufeff# with a mark"])
def test_what_says_nothing(text: str) -> None:
    assert read_script(text) == read_script("\n")


@pytest.mark.parametrize(
    ("text", "column", "message", "facts"),
    [
        ("prss 1", 1, "unknown meant", {"meant": "press"}),
        ("hang upp", 1, "unknown meant", {"meant": "hang up"}),
        ("  xyzzy", 3, "unknown", {}),
        ("press", 1, "no keys", {}),
        ("press x", 1, "no keys", {}),
        ("say", 1, "no words", {"line": "say"}),
        ("wait", 1, "no length", {"line": "wait"}),
        ("wait 6", 1, "no length", {"line": "wait"}),
        ("wait 9999d", 1, "no length", {"line": "wait"}),
        ("listen soon", 1, "no length", {"line": "listen"}),
        ("reply", 1, "no outcome", {}),
        ('reply {"a": 1}', 1, "no outcome", {}),
        ("reply ok {a}", 1, "no data", {}),
        ("say " + "x" * 3000, 1, "line too long", {"most": "2000"}),
    ],
)
def test_mistakes(text: str, column: int, message: str, facts: dict[str, str]) -> None:
    script = read_script("press 1\n" + text)
    assert [(one.number, one.column, one.message, one.facts) for one in script.mistakes] == [
        (2, column, message, facts)
    ]
    assert len(script.lines) == 1


def test_every_mistake_is_found() -> None:
    assert [one.number for one in read_script("x1\npress 1\ny2").mistakes] == [1, 3]


def test_a_script_is_not_endless() -> None:
    script = read_script("press 1\n" * (MOST_LINES + 5))
    assert len(script.lines) == MOST_LINES and script.mistakes[0].message == "too long"


@pytest.mark.parametrize(
    ("text", "length"),
    [("1m 30s", 90_000_000), ("1h", 3_600_000_000), ("1d", 86_400_000_000), ("1x", None), ("", None)],
)
def test_lengths(text: str, length: int | None) -> None:
    assert length_of(text) == length


def test_every_mistake_has_its_words_in_every_language() -> None:
    assert set(MISTAKES["en"]) == set(MISTAKES["it"])
    facts = {"meant": "press", "line": "wait", "most": "5", "reason": "end"}
    for language in MISTAKES:
        for name in MISTAKES[language]:
            assert "{" not in mistake(name, facts, language).replace('{"amount"', "")
    assert mistake("no keys", {}, "de") == mistake("no keys", {}, "en")
