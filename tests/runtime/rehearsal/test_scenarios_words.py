"""Every message about scenarios has its words, in every language, with the same facts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from runtime.rehearsal import scenarios_words
from runtime.rehearsal.scenarios import Mistake, Phrase
from runtime.rehearsal.scenarios_words import line_in, mistake_in, phrase_in

SOURCES = sorted(Path(scenarios_words.__file__).parent.glob("*.py"))
TABLES = {"MISTAKES", "PHRASES", "DOES", "HAPPENS"}


def called(names: set[str]) -> Iterator[str]:
    """The texts that stand first in the calls of these names, wherever in the code; f-strings are left out."""
    for path in SOURCES:
        if not re.match(r"scenarios|gherkin", path.name):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_call = isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in names
            if is_call and node.args and isinstance(node.args[0], ast.Constant):  # type: ignore[attr-defined]
                yield node.args[0].value  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_language_says_the_same_of_the_same(name: str) -> None:
    table: dict[str, dict[str, str]] = getattr(scenarios_words, name)
    assert list(table) == ["en", "it"]
    assert list(table["en"]) == list(table["it"])
    for one in table["en"]:
        english, italian = (sorted({part[1] for part in Formatter().parse(table[x][one]) if part[1]}) for x in table)
        assert english == italian, one


def test_every_message_that_is_raised_has_words() -> None:
    assert set(called({"WrongStepError"})) <= set(scenarios_words.MISTAKES["en"])
    assert set(called({"Phrase"})) <= set(scenarios_words.PHRASES["en"])
    for kind in called({"missing"}):
        assert {f"no {kind}", f"no {kind} meant"} <= set(scenarios_words.MISTAKES["en"])


def test_a_language_that_is_not_known_gets_english() -> None:
    assert phrase_in(Phrase("silence"), "de") == "to hear nothing"
    assert phrase_in(Phrase("silence"), "it") == "di non sentire niente"
    assert mistake_in(Mistake(1, 1, "no tag"), "it").startswith("le etichette")


def test_lines_of_a_transcript() -> None:
    assert line_in("does", "presses\n1", "en") == "> presses 1"
    assert line_in("does", "leaves a message\n", "it") == "> lascia un messaggio"
    assert line_in("ends", "end", "en") == "is over (end)"
    assert line_in("says", "Hello {x}", "en") == "Hello {x}"
