"""The steps of flowlang for pytest-bdd, so that programmers can run scenarios among their tests and add steps.

In a test module or `conftest.py`:

    from runtime.rehearsal.scenarios_pytest import *
    from pytest_bdd import scenarios, then

    scenarios("../flows")

    @then("the call has taken less than a minute")
    def _(flowlang_caller):
        assert flowlang_caller.run.clock.now() - flowlang_caller.at < 60_000_000

The fixtures `flowlang_folder` (where the centre is) and `flowlang_medium` may be overridden. Owner of pytest-bdd.
"""

from __future__ import annotations

import asyncio
from functools import lru_cache
from pathlib import Path

import pytest
from pytest_bdd import step
from pytest_bdd.parsers import StepParser

from runtime.centre_folder import compile_folder
from runtime.rehearsal.scenarios import FailedError, Step, WrongStepError
from runtime.rehearsal.scenarios_caller import Caller
from runtime.rehearsal.scenarios_known import Known
from runtime.rehearsal.scenarios_run import mistake_of
from runtime.rehearsal.scenarios_spelling import Language, spelled
from runtime.rehearsal.scenarios_steps import LANGUAGES, bind
from runtime.rehearsal.scenarios_words import mistake_in, phrase_in


class OwnStep(StepParser):
    """Knows every step that `flowlang test` knows, in every language."""

    def is_matching(self, name: str) -> bool:
        """Whether a text is one of them."""
        return language_of(name) is not None

    def parse_arguments(self, name: str) -> dict[str, object] | None:
        """The whole text: the step reads it by itself."""
        return {"flowlang_step": name} if self.is_matching(name) else None


def language_of(text: str) -> Language | None:
    """The language in which a text is a step, or none."""
    for language in LANGUAGES.values():
        try:
            spelled(text, language)
        except WrongStepError:
            continue
        return language
    return None


@lru_cache(maxsize=16)
def known_in(folder: Path) -> Known:
    """The centre in a folder, compiled once."""
    compiled = compile_folder(folder)
    if compiled.graph is None or compiled.catalogue is None:
        raise AssertionError(f"the centre in {folder} has faults: `flowlang check {folder}` lists them")
    return Known(compiled.graph, compiled.catalogue)


@pytest.fixture
def flowlang_folder() -> Path:
    """Where the centre is."""
    return Path("flows")


@pytest.fixture
def flowlang_medium() -> str:
    """The medium that customers use."""
    return "voice"


@pytest.fixture
def flowlang_caller(flowlang_folder: Path, flowlang_medium: str) -> Caller:
    """The customer of one scenario; `run` is the simulation, `transcript` what was heard."""
    return Caller(known_in(flowlang_folder).graph, flowlang_medium)


@step(OwnStep("any step of flowlang"))
def flowlang_carries_out(
    flowlang_step: str,
    flowlang_caller: Caller,
    flowlang_folder: Path,
    datatable: list[list[str]] | None = None,
    docstring: str | None = None,
) -> None:
    """Carries out one step."""
    language = language_of(flowlang_step)
    assert language is not None
    table = tuple(map(tuple, datatable or ()))
    written = Step("", flowlang_step, 0, 0, table, docstring)
    try:
        asyncio.run(_done(written, language, flowlang_folder, flowlang_caller))
    except WrongStepError as error:
        raise AssertionError(mistake_in(mistake_of(error, written), "en")) from None
    except FailedError as error:
        came = phrase_in(error.came, "en")
        raise AssertionError(f"expected {phrase_in(error.expected, 'en')}, but: {came}") from None


async def _done(written: Step, language: Language, folder: Path, caller: Caller) -> None:
    await bind(written, language, known_in(folder))(caller)
