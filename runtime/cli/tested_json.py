"""What came of scenarios, for programs: one JSON object.

`{scenarios, passed, failed, coverage: {steps: [n, of], exits: [n, of], options: [n, of], languages: [n, of]},
failures: […], mistakes: […]}`, and with `--coverage` also `never: {steps: […], …}`. A scenario counts once for each
medium it is run on.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from runtime.cli.centres import located
from runtime.rehearsal.scenarios import Failure, Heard, Mistake, Outcome
from runtime.rehearsal.scenarios_words import line_in, mistake_in, phrase_in

if TYPE_CHECKING:
    from runtime.cli.tested import Tested, TestedFile

KINDS = ("steps", "exits", "options", "languages")


def as_data(every: list[Tested], arguments: argparse.Namespace) -> str:
    """The whole as JSON."""
    outcomes = [outcome for one in every for file in one.files for outcome in file.outcomes]
    failed = sum(bool(one.failures) for one in outcomes)
    data: dict[str, Any] = {
        "scenarios": len(outcomes),
        "passed": len(outcomes) - failed,
        "failed": failed,
        "coverage": {kind: counts(every, kind) for kind in KINDS},
        "failures": [
            failure(one, file, (outcome, found), arguments.language)
            for one in every
            for file in one.files
            for outcome in file.outcomes
            for found in outcome.failures
        ],
        "mistakes": [
            {"path": file.path, **placed(wrong, arguments.language)}
            for one in every
            for file in one.files
            for wrong in file.mistakes
        ],
    }
    if arguments.coverage:
        data["taken"] = [{"centre": one.folder, "states": one.taken} for one in every]
        data["never"] = {kind: [never for one in every for never in nevers(one, kind)] for kind in KINDS}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def counts(every: list[Tested], kind: str) -> list[int]:
    """How many were taken, of how many, in all centres together."""
    shares = [one.shares[kind] for one in every if kind in one.shares]
    return [sum(one.taken for one in shares), sum(one.of for one in shares)]


def nevers(one: Tested, kind: str) -> list[dict[str, Any]]:
    """What was never taken, with where it was written."""
    found = one.shares[kind].never if kind in one.shares else ()
    return [{"name": name, "exit": exit, **place(one, name)} for name, exit in found]


def place(one: Tested, state: str) -> dict[str, Any]:
    """Where a state was written, or nothing."""
    found = one.compiled.sources.get(state)
    return {"path": located(one.folder, found.path), "line": found.span.line} if found else {}


def failure(one: Tested, file: TestedFile, why: tuple[Outcome, Failure], language: str) -> dict[str, Any]:
    """Why one scenario failed."""
    outcome, found = why
    step = found.step
    data: dict[str, Any] = {
        "path": file.path,
        "line": step.line if step else outcome.scenario.line,
        "column": step.column if step else 1,
        "scenario": outcome.scenario.name,
        "medium": outcome.medium,
        "step": f"{step.keyword} {step.text}" if step else "",
    }
    if found.mistake is not None:
        data |= {"message": mistake_in(found.mistake, language), "near": list(found.mistake.near)}
    if found.expected is not None and found.came is not None:
        data |= {"expected": phrase_in(found.expected, language), "came": phrase_in(found.came, language)}
    data["transcript"] = [heard_line(one, heard, language) for heard in found.transcript]
    return data


def heard_line(one: Tested, heard: Heard, language: str) -> dict[str, Any]:
    """One line of a transcript; `at` in microseconds since the call began."""
    text = line_in(heard.kind, heard.text, language)
    return {"at": heard.at, "kind": heard.kind, "text": text, "state": heard.state, **place(one, heard.state)}


def placed(wrong: Mistake, language: str) -> dict[str, Any]:
    """A mistake with its place."""
    return {"line": wrong.line, "column": wrong.column, "message": mistake_in(wrong, language)}
