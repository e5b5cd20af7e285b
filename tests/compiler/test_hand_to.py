"""`hand to`: the flow that goes on, what it must be able to do, and circles of flows."""

from __future__ import annotations

import pytest
from compiling import codes, codes_of, compiled, flow, states_of

from compiler.graph import Argument, Constant, HandTo
from compiler.passes.analyse_figures import figures
from compiler.types import Type

BILLING = """flow billing (account : digits(4))
  languages en
  media voice

  step start
    say "{account}"
    end
"""
MENU = """flow other
  no input after 6s

  menu start
    say main_menu
    1                    -> start
    no input, no match   hand to main
"""


def test_it_has_the_flow_and_its_arguments() -> None:
    found = compiled(flow('hand to billing ("1234")'), billing=BILLING)
    state = states_of(found)["main/start/hand-to-billing"]
    digits = Type("digits", low=4, high=4)
    assert state.does == HandTo("billing", (Argument("account", Constant("1234", digits)),))
    assert state.exits == ()
    assert codes(found) == []


@pytest.mark.parametrize(
    ("body", "other", "expected"),
    [
        ("hand to billing", BILLING, ["F306"]),
        ('hand to billing ("abc")', BILLING, ["F301.text"]),
        ('hand to biling ("1234")', BILLING, ["F205.did_you_mean"]),
        ('hand to nowhere ("1234")', "", ["F205"]),
        ("hand to billing", "flow billing\n  outcome done\n\n  step a\n    outcome done\n", ["F417", "F230"]),
        ('hand to billing ("1234")', BILLING.replace("voice", "chat"), ["F513.media"]),
        ('hand to billing ("1234")', BILLING.replace("languages en", "languages it"), ["F513"]),
        ('hand to billing ("1234")', BILLING.replace("    end", "    hand to main"), ["F412.flows"]),
        ("hand to main", "", ["F412.flows"]),
    ],
)
def test_what_it_is_told(body: str, other: str, expected: list[str]) -> None:
    others = {"billing": other} if other else {}
    assert codes_of(body, **others) == expected


def test_what_goes_on_takes_over_media_and_hours_but_no_silence() -> None:
    other = "flow other\n  step start\n    if open(hours) -> ask\n    -> ask\n\n  menu ask\n    say main_menu\n"
    other += "    1                    end\n    no input, no match   end\n"
    assert codes_of("hand to other", other=other) == ["F505"]


def test_failures_are_its_own() -> None:
    other = 'flow other\n  step start\n    store crm.note_call("x")\n    end\n'
    assert codes_of("hand to other", other=other) == ["F402"]


def test_a_flow_with_brackets_that_is_handed_to_stands_alone() -> None:
    other = "flow other (topic : text)\n  step start\n    store crm.note_call(topic)\n    end\n"
    assert codes_of('hand to other ("x")', other=other) == ["F402"]


def test_flows_that_only_lead_to_each_other_never_end() -> None:
    text = flow("hand to other").replace("  on failure -> goodbye\n", "")
    assert codes(compiled(text, other=MENU)) == ["F411.flows", "F416.flows", "F410"]


def test_a_caller_who_never_answers_is_handed_round() -> None:
    other = MENU.replace("-> start", "end")
    assert "F416.flows" in codes_of("hand to other", other=other)


def test_a_circle_through_a_flow_that_is_done_is_found() -> None:
    other = "flow other\n  outcome done\n\n  step start\n    if open(office) outcome done\n    hand to main\n"
    assert codes_of("do other()\n  done   -> goodbye", other=other) == ["F412.flows"]


def test_prompts_are_counted_on_into_the_flow_that_goes_on() -> None:
    says = "\n".join(["say welcome"] * 4)
    other = "flow other\n  step start\n" + "    say welcome\n" * 5 + "    end\n"
    found = compiled(flow(f"{says}\nhand to other"), other=other)
    assert found.graph is not None
    assert figures(found.graph)["main"].prompts.value == 9


def test_a_hang_up_hands_to_nobody() -> None:
    head = "on hang up -> note"
    other = "flow other\n  step start\n    end\n"
    body = "step start\n  -> goodbye\n\nstep note\n  hand to other"
    assert codes_of(body, head, other=other) == ["F510"]
