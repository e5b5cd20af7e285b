"""Running scenarios: which media they are run on, and what they took of all there is."""

from __future__ import annotations

import asyncio

from engine_graphs import centre, flow, menu, option, state
from scenario_centres import by_hand, faults, feature, known, outcomes, sample

from compiler.centre import compile_centre
from compiler.graph import End, Transition
from runtime.rehearsal.gherkin import read_feature
from runtime.rehearsal.scenarios import Mistake, Step, WrongStepError
from runtime.rehearsal.scenarios_caller import Caller
from runtime.rehearsal.scenarios_coverage import Share
from runtime.rehearsal.scenarios_known import Known
from runtime.rehearsal.scenarios_run import Features, carried_out

PRICE = """Given shop.price answers {"amount": 9.5, "valid": "2026-12-01", "sale": true}
    And shop.log answers
    """
BUYS = f"""{PRICE}When the customer calls
    And she presses 1
    Then she hears "It costs {{9.5 as money}}…{{2026-12-01 as date}}"
    """


def media(text: str, medium: str | None = None) -> list[str]:
    found = outcomes(text, medium=medium)
    assert not any(one.failures for one in found)
    return [one.medium for one in found]


def test_the_same_text_runs_on_every_medium_of_its_flow() -> None:
    assert media(feature(BUYS)) == ["voice", "chat", "message", "email"]


def test_tags_choose_and_the_command_overrides() -> None:
    tagged = feature(BUYS).replace("  Scenario", "  @chat @email @urgent\n  Scenario")
    assert media(tagged) == ["chat", "email"]
    assert media("@voice\n" + tagged) == ["voice", "chat", "email"]
    assert media(tagged, "message") == ["message"]
    assert media(tagged.replace("@chat @email", "")) == ["voice", "chat", "message", "email"]


def test_the_flow_that_is_entered_decides_which_media_there_are() -> None:
    assert media(feature("When the caller calls desk")) == ["voice"]
    assert media(feature("When the caller calls +390299902")) == ["voice"]
    assert media(feature("When the caller enters the flow desk")) == ["voice"]
    assert media(feature("Given it is Sunday")) == ["voice", "chat", "message", "email"]
    assert media(feature("When the caller calls desk"), "chat") == []


def test_tags_of_which_the_flow_has_none_are_a_mistake() -> None:
    found = outcomes("@chat\n" + feature("When the caller calls desk"))
    assert [one.mistake.message for one in found[0].failures if one.mistake] == ["no medium"]
    assert found[0].failures[0].step is None


def test_a_scenario_with_a_mistake_does_not_run_and_fails_once() -> None:
    found = outcomes(feature("When the caller calls\nAnd she dances"))
    assert [(one.medium, len(one.failures)) for one in found] == [("", 1)]


def test_a_scenario_without_steps_says_nothing() -> None:
    (found,) = outcomes("Feature: x\n  Background:\n    Given it is Sunday\n  Scenario: y\n", medium="voice")
    assert [(one.step, one.mistake) for one in found.failures] == [(None, Mistake(4, 1, "no steps"))]


def test_after_a_step_that_does_not_hold_there_are_no_more() -> None:
    found = faults("When the caller calls\nThen the call ends\nAnd she hears nothing")
    assert len(found) == 1


def test_the_transcript_says_what_happened_and_where() -> None:
    (outcome,) = outcomes(feature("When the caller calls\nAnd she presses 2\nThen the call goes on"), medium="voice")
    lines = [(one.kind, one.text, one.state) for one in outcome.failures[0].transcript]
    assert lines == [
        ("does", "calls\nshop", ""),
        ("says", "Hello.", "main/start/say-hello"),
        ("says", "For the price, 1. To leave, 2.", "main/choose"),
        ("does", "presses\n2", ""),
        ("says", "Goodbye.", "main/goodbye/say-goodbye"),
        ("ends", "end", "main/goodbye/end"),
    ]
    assert outcome.failures[0].transcript[2].at == 360_000  # as long as it takes to say hello


def test_the_transcript_ends_where_nothing_was_said_of_a_connector() -> None:
    (outcome,) = outcomes(feature("When the caller calls\nAnd she presses 1\nThen the call ends"), medium="voice")
    assert [one.kind for one in outcome.failures[0].transcript][-1] == "asks"


def test_what_a_step_finds_out_only_while_it_runs_is_a_mistake_too() -> None:
    async def does(caller: Caller) -> None:
        raise WrongStepError("no keys")

    found = asyncio.run(carried_out(Caller(known().graph, "voice"), Step("When", "x", 3, 7), does))
    assert found is not None and found.mistake == Mistake(3, 7, "no keys")


# --- coverage


def shares(text: str, centre: Known) -> dict[str, Share]:
    features = Features(centre, "voice")
    read = read_feature(text, "a.feature")
    assert read.feature is not None
    assert not any(one.failures for one in features.run(read.feature))
    return features.coverage.shares()


def test_what_was_taken_of_all_there_is() -> None:
    found = shares(feature(BUYS), known())
    assert (found["steps"].taken, found["steps"].of) == (4, 6)
    assert found["steps"].never == (("desk/start", ""), ("desk/goodbye", ""))
    assert found["options"] == Share(1, 2, (("main/choose", "2"),))
    assert found["languages"] == Share(1, 1)
    assert ("main/choose", "no input") in found["exits"].never
    assert ("main", "on failure") in found["exits"].never and ("desk", "on failure") in found["exits"].never
    assert found["exits"].taken + len(found["exits"].never) == found["exits"].of


def test_nothing_at_all() -> None:
    found = shares("Feature: nothing\n", known())
    assert [one.taken for one in found.values()] == [0, 0, 0, 0]


def test_a_failure_takes_the_flow_s_own_way() -> None:
    broken = feature(
        "Given shop.price fails\nWhen the caller calls\nAnd she presses 1\nThen the call takes the step goodbye"
    )
    assert ("main", "on failure") not in shares(broken, known())["exits"].never


def test_a_language_counts_where_a_question_was_asked_in_it() -> None:
    """The sample greets everyone in both languages, and asks for one in English."""
    calls = "When the caller calls\n"
    assert shares(feature(calls), sample())["languages"] == Share(1, 2, (("it", ""),))
    assert shares(feature(calls + "And she presses 2"), sample())["languages"] == Share(2, 2)


def test_a_centre_that_asks_nothing_speaks_its_language_by_saying_anything() -> None:
    found = shares(feature("When the caller calls"), quiet())
    assert found["languages"] == Share(1, 1) and found["options"] == Share(0, 0)


def test_what_holds_anywhere_is_an_exit_and_an_option() -> None:
    graph = by_hand(
        centre(
            flow(
                "main",
                state("ask", menu("well?", option("1", "1")), _1="ask", no_input="end"),
                state("end", End()),
                anywhere=(option("0", "0"),),
                anywhere_exits=(Transition("0", "main/end"),),
            )
        )
    )
    found = shares(feature("When the caller calls\nAnd she presses 0\nThen the call ends"), graph)
    assert found["options"] == Share(1, 2, (("main/ask", "1"),))
    assert ("main/anywhere", "0") not in found["exits"].never
    assert ("main/anywhere", "0") in shares(feature("When the caller calls"), graph)["options"].never


def quiet() -> Known:
    catalogue = """centre: 1
name: Quiet
languages: [en]
zone: Europe/Rome
lines:
  main: {number: "+390299901", service: main}
services:
  main: {flow: main, media: [voice]}
prompts:
  goodbye: {en: Goodbye.}
"""
    text = "flow main\n  languages  en\n  media      voice\n\n  step start\n    say goodbye\n    end\n"
    compiled = compile_centre({"centre.yaml": catalogue, "main.flow": text})
    assert compiled.graph is not None and compiled.catalogue is not None, compiled.diagnostics
    return Known(compiled.graph, compiled.catalogue)
