"""The scenarios of the sample centre hold, and leave nothing of it out."""

from __future__ import annotations

import pytest
from scenario_centres import FLOWS, sample

from runtime.rehearsal.gherkin import read_feature
from runtime.rehearsal.scenarios import Feature
from runtime.rehearsal.scenarios_run import Features


def features() -> list[Feature]:
    found = []
    for path in sorted(FLOWS.glob("*.feature")):
        read = read_feature(path.read_text(encoding="utf-8"), path.name)
        assert read.feature is not None, read.mistakes
        found.append(read.feature)
    return found


FEATURES = features()


def test_they_take_everything() -> None:
    run = Features(sample(), "voice")
    failed = [one.scenario.name for feature in FEATURES for one in run.run(feature) if one.failures]
    assert failed == []
    assert {kind: share.never for kind, share in run.coverage.shares().items()} == {
        "steps": (),
        "exits": (),
        "options": (),
        "languages": (),
    }


def test_they_are_in_both_languages() -> None:
    assert {one.language for one in FEATURES} == {"en", "it"}


@pytest.mark.parametrize("medium", ["chat", "message", "email"])
def test_there_is_nothing_to_run_on_media_the_sample_does_not_have(medium: str) -> None:
    run = Features(sample(), medium)
    assert [run.run(one) for one in FEATURES] == [[] for _ in FEATURES]
