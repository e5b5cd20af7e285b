"""Scenarios as they were read, mistakes in them, and what came of running them.

A scenario is written in Gherkin, in English or Italian, beside the flows. It is text all the way down to here; what its
steps mean is in `scenarios_spelling` and the modules it names.
"""

from __future__ import annotations

from flowlang.values import Value

MOST_BYTES = 1_000_000  # of one file
MOST_SCENARIOS = 5_000  # of one file, each row of examples counted
MOST_STEPS = 500  # of one scenario
MOST_CHARACTERS = 2_000  # of one step


class Mistake(Value, frozen=True):
    """Something in a file that cannot be read or does not fit: the place, and which message fits (`scenarios_words`).

    Line and column count from 1. `near` are spellings that may have been meant.
    """

    line: int
    column: int
    message: str
    facts: dict[str, str] = {}
    near: tuple[str, ...] = ()


class WrongStepError(Exception):
    """A step cannot be understood, or names what is not there."""

    def __init__(self, message: str, near: tuple[str, ...] = (), **facts: str) -> None:
        super().__init__(message)
        self.message, self.near, self.facts = message, near, facts


class FailedError(Exception):
    """A step does not hold: what was expected and what came, each the name of a phrase with its facts."""

    def __init__(self, expected: Phrase, came: Phrase) -> None:
        super().__init__(expected.name)
        self.expected, self.came = expected, came


class Phrase(Value, frozen=True):
    """A phrase of `scenarios_words`, by its name, and what stands in it."""

    name: str
    facts: dict[str, str] = {}


class Step(Value, frozen=True):
    """One step as it stands: its keyword without the blank, its text, and the table or text below it."""

    keyword: str
    text: str
    line: int
    column: int
    table: tuple[tuple[str, ...], ...] = ()
    below: str | None = None


class Scenario(Value, frozen=True):
    """One scenario, those of the background first among its steps; of an outline, one row of its examples."""

    name: str
    line: int
    steps: tuple[Step, ...]
    tags: tuple[str, ...] = ()


class Feature(Value, frozen=True):
    """One file of scenarios; `language` is the one it is written in."""

    path: str
    name: str
    language: str
    scenarios: tuple[Scenario, ...]


class ReadFeature(Value, frozen=True):
    """A file that was read: what it holds, or what is wrong with it."""

    feature: Feature | None
    mistakes: tuple[Mistake, ...] = ()


class Heard(Value, frozen=True):
    """A line of the transcript.

    Args:
        at: Microseconds since the call began.
        kind: does (the customer), says, asks, answers, calls, records, breaks or ends.
        text: What was done or said.
        state: The id of the state it comes from, or empty.
        prompt: The prompt's name, of what is said.
    """

    at: int
    kind: str
    text: str
    state: str = ""
    prompt: str = ""


class Failure(Value, frozen=True):
    """Why a scenario failed: the step, what was expected and came, or the mistake; and what happened until then."""

    step: Step | None = None
    expected: Phrase | None = None
    came: Phrase | None = None
    mistake: Mistake | None = None
    transcript: tuple[Heard, ...] = ()


class Outcome(Value, frozen=True):
    """What came of one scenario on one medium: nothing where it holds; where it has mistakes, all of them."""

    scenario: Scenario
    medium: str
    failures: tuple[Failure, ...] = ()
