"""From the text of a step to what it does: which step it is, what it names, and the function that carries it out.

What a step names is looked up before anything runs, so that every mistake of a file is told at once.
"""

from __future__ import annotations

from runtime.rehearsal.scenarios import Scenario, Step
from runtime.rehearsal.scenarios_actions import ACTIONS
from runtime.rehearsal.scenarios_checks import CHECKS
from runtime.rehearsal.scenarios_english import ENGLISH
from runtime.rehearsal.scenarios_given import GIVEN
from runtime.rehearsal.scenarios_hearing import HEARING
from runtime.rehearsal.scenarios_italian import ITALIAN
from runtime.rehearsal.scenarios_known import Known
from runtime.rehearsal.scenarios_queues import QUEUES
from runtime.rehearsal.scenarios_said import Bind, Doing, Said
from runtime.rehearsal.scenarios_spelling import Language, spelled
from runtime.rehearsal.scenarios_words_of_calls import WORDS_OF_CALLS

LANGUAGES: dict[str, Language] = {"en": ENGLISH, "it": ITALIAN}

BINDERS: dict[str, Bind] = {**GIVEN, **ACTIONS, **HEARING, **CHECKS, **QUEUES, **WORDS_OF_CALLS}
"""Every step by its name in the tables of spellings."""


def bind(step: Step, language: Language, known: Known) -> Doing:
    """What a step does.

    Raises:
        WrongStepError: It is no step, or names what is not there.
    """
    found = spelled(step.text, language)
    return BINDERS[found.step](known, Said(found.words, language, step.table, step.below or ""))


def flow_of(scenario: Scenario, language: Language, known: Known) -> str:
    """The flow that a scenario begins in: that of the line it calls, or the one it enters.

    Raises:
        WrongStepError: A step of it is wrong, or the centre has no line.
    """
    for step in scenario.steps:
        found = spelled(step.text, language)
        if found.step == "enters":
            return known.flow(found.words["name"]).name
        if found.step == "calls":
            return known.graph.services[known.line(found.words.get("line"))[0]].flow
    return known.graph.services[known.line(None)[0]].flow
