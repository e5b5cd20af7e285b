"""pytest-bdd carries the steps: the sample's own scenarios as tests, and a step that a programmer adds."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_bdd import scenarios, then
from scenario_centres import FLOWS

from runtime.rehearsal.scenarios_caller import Caller
from runtime.rehearsal.scenarios_pytest import *  # noqa: F403
from runtime.rehearsal.scenarios_pytest import OwnStep, flowlang_carries_out, known_in

HERE = Path(__file__).parent / "test_scenarios_pytest"
scenarios(str(HERE / "added.feature"))


@pytest.fixture
def flowlang_folder() -> Path:
    return FLOWS


@then("nothing broke")
def nothing_broke(flowlang_caller: Caller) -> None:
    assert flowlang_caller.run.is_over and not flowlang_caller.faults


def carry_out(text: str, caller: Caller | None = None) -> None:
    flowlang_carries_out(text, caller or Caller(known_in(FLOWS).graph, "voice"), FLOWS)


def test_a_step_that_does_not_hold_fails_the_test() -> None:
    with pytest.raises(AssertionError, match="expected somebody who has called, but: nobody has called yet"):
        carry_out("she presses 1")


def test_a_mistake_fails_the_test() -> None:
    with pytest.raises(AssertionError, match="did you mean `welcome`"):
        carry_out("sente il messaggio welcom")


def test_which_texts_are_steps() -> None:
    own = OwnStep("any")
    assert own.is_matching("she presses 1") and own.is_matching("preme 1")
    assert not own.is_matching("nothing broke") and own.parse_arguments("nothing broke") is None


def test_a_centre_with_faults_is_told(tmp_path: Path) -> None:
    (tmp_path / "centre.yaml").write_text("centre: 2\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="has faults"):
        known_in(tmp_path)
