"""Runs scenarios: each on the media that its flow works on, or that its tags choose."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from compiler.media import MEDIA
from runtime.rehearsal.scenarios import FailedError, Failure, Feature, Mistake, Outcome, Scenario, Step, WrongStepError
from runtime.rehearsal.scenarios_caller import Caller
from runtime.rehearsal.scenarios_coverage import Coverage
from runtime.rehearsal.scenarios_known import Known
from runtime.rehearsal.scenarios_said import Doing
from runtime.rehearsal.scenarios_spelling import Language
from runtime.rehearsal.scenarios_steps import LANGUAGES, bind, flow_of


class Features:
    """Runs files of scenarios against one centre.

    Args:
        known: The centre.
        medium: Runs everything on this one alone, whatever the tags say.
    """

    def __init__(self, known: Known, medium: str | None = None) -> None:
        self.known = known
        self.medium = medium
        self.coverage = Coverage(known.graph)

    def run(self, feature: Feature) -> list[Outcome]:
        """What came of every scenario of a file. A scenario with a mistake in it does not run, and has failed."""
        return [outcome for scenario in feature.scenarios for outcome in self._outcomes(feature, scenario)]

    def _outcomes(self, feature: Feature, scenario: Scenario) -> Iterator[Outcome]:
        language = LANGUAGES[feature.language]
        doings, failures = understood(scenario, language, self.known)
        media = () if failures else self._media(scenario, language, failures)
        if failures:
            yield Outcome(scenario, self.medium or "", tuple(failures))
        for medium in media:
            yield asyncio.run(self._played(scenario, medium, doings))

    def _media(self, scenario: Scenario, language: Language, failures: list[Failure]) -> tuple[str, ...]:
        try:
            flow = flow_of(scenario, language, self.known)
        except WrongStepError as error:
            failures.append(Failure(mistake=Mistake(scenario.line, 1, error.message, error.facts)))
            return ()
        able = self.known.media_of(flow)
        media = media_of(scenario, able, self.medium)
        if not media and self.medium is None:
            facts = {"flow": flow, "media": ", ".join(able)}
            failures.append(Failure(mistake=Mistake(scenario.line, 1, "no medium", facts)))
        return media

    async def _played(self, scenario: Scenario, medium: str, doings: list[Doing]) -> Outcome:
        caller = Caller(self.known.graph, medium)
        failure = None
        for step, does in zip(scenario.steps, doings, strict=True):
            failure = await carried_out(caller, step, does)
            if failure is not None:
                break
        if failure is None and caller.simulation is not None:
            failure = await carried_out(caller, scenario.steps[-1], Caller.settle)
        self.coverage.add(caller)
        return Outcome(scenario, medium, (failure,) if failure else ())


def understood(scenario: Scenario, language: Language, known: Known) -> tuple[list[Doing], list[Failure]]:
    """What each step does, and every mistake in them."""
    doings: list[Doing] = []
    failures: list[Failure] = []
    if not scenario.steps:
        failures.append(Failure(mistake=Mistake(scenario.line, 1, "no steps")))
    for step in scenario.steps:
        try:
            doings.append(bind(step, language, known))
        except WrongStepError as error:
            failures.append(Failure(step, mistake=mistake_of(error, step)))
    return doings, failures


async def carried_out(caller: Caller, step: Step, does: Doing) -> Failure | None:
    """Carries out one step: why it does not hold, or none."""
    try:
        await does(caller)
    except FailedError as error:
        return Failure(step, error.expected, error.came, transcript=tuple(caller.transcript.heard))
    except WrongStepError as error:
        return Failure(step, mistake=mistake_of(error, step), transcript=tuple(caller.transcript.heard))
    return None


def mistake_of(error: WrongStepError, step: Step) -> Mistake:
    """The mistake, at the place of its step."""
    return Mistake(step.line, step.column, error.message, error.facts, error.near)


def media_of(scenario: Scenario, able: tuple[str, ...], chosen: str | None) -> tuple[str, ...]:
    """The media a scenario is run on: the chosen one, else those of its tags, else those its flow works on.

    Nothing where its flow does not work on the chosen one.
    """
    if chosen is not None:
        return (chosen,) if chosen in able else ()
    tagged = tuple(one for one in MEDIA if one in scenario.tags)
    return tuple(one for one in tagged if one in able) if tagged else able
