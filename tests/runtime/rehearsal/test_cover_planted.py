"""Faults planted in the sample are found by the callers that were written for it when it was well."""

from __future__ import annotations

from functools import lru_cache

from planted_faults import Planted, planted
from scenario_centres import FLOWS, sample

from runtime.centre_folder import read_centre
from runtime.rehearsal.cover import cover
from runtime.rehearsal.gherkin import read_feature
from runtime.rehearsal.scenarios import Feature
from runtime.rehearsal.scenarios_run import Features

NOT_FOUND = {
    "a cut of what is heard to its end": "no caller of cover's presses a key while something is being said",
    "within 30s": "whoever does not answer does so for as long as the flow lets it ring",
    "within 3s": "a connector of a scenario answers at once, or fails",
    "at most 2m": "the message is ended by its key",
    "var customer": "a variable that is filled before it is used means nothing by its declaration",
    '2, "italiano"': "whoever is not understood is served in Italian too; on Sunday only one of the languages is tried",
    "no input, no match": "on Sunday only one of the languages is tried",
    "set topic to": "the topic is set anew before anybody hangs up",
    "go on": "when the caller has left, a note that cannot be written is the end either way",
}
"""What is not found, by a part of its kind or line, and why."""


@lru_cache(maxsize=1)
def faults() -> list[Planted]:
    found = read_centre(FLOWS)
    return planted(found.texts, tuple(found.files))


@lru_cache(maxsize=1)
def callers() -> Feature:
    feature = read_feature(cover(sample()).text, "cover.feature").feature
    assert feature is not None
    return feature


def is_found(one: Planted) -> bool:
    return any(outcome.failures for outcome in Features(one.known).run(callers()))


def reason(one: Planted) -> str | None:
    return next((why for part, why in NOT_FOUND.items() if part in f"{one.kind} {one.text}"), None)


def test_there_are_enough_of_every_kind() -> None:
    kinds = {one.kind for one in faults()}
    assert len(faults()) >= 100
    assert kinds >= {
        "a dropped line",
        "swapped options",
        "swapped branches",
        "a lost timer",
        "another count",
        "another time",
        "a wrong way",
    }


def test_the_callers_find_them() -> None:
    missed = [one for one in faults() if not is_found(one)]
    assert [one.name for one in missed if reason(one) is None] == []
    assert len(missed) <= len(faults()) // 9
