"""`docs/scenarios.md`: its examples hold, and it tells of every step in both languages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

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


def test_the_example_for_programmers_runs(tmp_path: Path) -> None:
    """As it stands: a module of tests in a folder beside `flows`, run by pytest from above."""
    (code,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    shutil.copytree(
        FLOWS, tmp_path / "flows", ignore=shutil.ignore_patterns(".*", "fault_desk.feature", "main.feature")
    )
    added = "Feature: x\n  Scenario: y\n    When the caller calls\n    And she presses 1\n    Then nothing broke\n"
    (tmp_path / "flows" / "added.feature").write_text(added, encoding="utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_scenarios.py").write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", ".", "tests"]
    environment = {**os.environ, "PYTHONPATH": str(FLOWS.parent)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0 and " passed" in done.stdout, done.stdout
