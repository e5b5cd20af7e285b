"""`docs/scenarios.md`: its examples hold, and it tells of every step in both languages."""

from __future__ import annotations

import re

import pytest
from scenario_centres import FLOWS, outcomes, sample

from runtime.rehearsal.scenarios_spelling import spelled
from runtime.rehearsal.scenarios_steps import LANGUAGES

PAGE = (FLOWS.parent / "docs" / "scenarios.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```gherkin\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
ROWS = re.findall(r"^\| `(.+?)` \| `(.+?)` \|", PAGE, re.MULTILINE)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: next(re.finditer(r": (.*)", block))[1])
def test_an_example_holds(block: str) -> None:
    found = outcomes(block, sample())
    assert found
    assert [one.failures for one in found if one.failures] == []


@pytest.mark.parametrize(("english", "italian"), ROWS)
def test_a_row_says_the_same_in_both_languages(english: str, italian: str) -> None:
    assert spelled(english, LANGUAGES["en"]).step == spelled(italian, LANGUAGES["it"]).step


def test_every_step_has_its_row() -> None:
    assert {one for row in ROWS for one in row} == {one.example for found in LANGUAGES.values() for one in found.steps}


def test_there_are_examples() -> None:
    assert len(BLOCKS) >= 5
