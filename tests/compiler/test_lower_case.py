"""`case`: a value, a calendar's state, chance; what is missing, there twice, or never taken."""

from __future__ import annotations

import pytest
from compiling import codes, codes_of, compiled, flow, states_of

from compiler.graph import Branch, Chance, Constant, InState, Operation, Share, State, Variable
from compiler.types import Type

TIER = Type("choice", choices=("gold", "silver"))
VAR = "var tier : one of gold, silver = gold"
MAYBE = "var tier : one of gold, silver or nothing"


def case_of(body: str, head: str = "") -> State:
    """The state of the `case` that a step begins with."""
    return states_of(compiled(flow(body, head)))["main/start/case"]


def exits_of(state: State) -> dict[str, str]:
    return {exit.exit: exit.to for exit in state.exits}


def test_a_value_is_compared_line_by_line() -> None:
    asked = case_of("case tier\n  gold   -> goodbye\n  else   say welcome, -> goodbye", VAR)
    does = asked.does
    assert isinstance(does, Branch)
    assert does.cases[0].condition == Operation("=", (Variable("tier"), Constant("gold", TIER)))
    assert exits_of(asked) == {"1": "main/goodbye", "else": "main/start/case/else/say-welcome"}


def test_several_values_share_a_line_and_a_case_that_names_them_all_needs_no_else() -> None:
    asked = case_of("case tier\n  gold, silver   -> goodbye", VAR)
    does = asked.does
    assert isinstance(does, Branch)
    assert isinstance(does.cases[0].condition, Operation)
    assert does.cases[0].condition.operator == "or"
    assert exits_of(asked) == {"1": "main/goodbye"}


def test_a_calendar_is_asked_for_its_states() -> None:
    asked = case_of("case office\n  open              -> goodbye\n  closed, holiday   say welcome, -> goodbye")
    does = asked.does
    assert isinstance(does, Branch)
    assert does.cases[0].condition == InState("office", "open")


def test_hours_are_those_of_the_services_that_lead_here() -> None:
    assert codes_of("case hours\n  open   -> goodbye\n-> goodbye") == ["F404.several"]
    assert codes_of("case hours\n  open                -> goodbye\n  closed, holiday     say welcome, -> goodbye") == []


def test_a_variable_hides_a_calendar_of_its_name() -> None:
    head = "var office : one of here, there = here"
    assert codes_of("case office\n  here   -> goodbye\n  there   say welcome, -> goodbye", head) == []


def test_without_else_what_has_no_end_of_values_goes_on_below() -> None:
    asked = case_of("case n\n  1, 2   -> goodbye\nsay welcome\n-> goodbye", "var n : number = 1")
    assert exits_of(asked)["else"] == "main/start/say-welcome"


@pytest.mark.parametrize(
    ("lines", "head", "expected"),
    [
        ("case tier\n  gold   -> goodbye\n-> goodbye", VAR, ["F404"]),
        ("case tier\n  gold     -> goodbye\n  silver   say welcome, -> goodbye\n-> goodbye", MAYBE, ["F404"]),
        ("case tier\n  gold, silver   -> goodbye\n  nothing   say welcome, -> goodbye", MAYBE, []),
        ("case sure\n  yes   -> goodbye\n-> goodbye", "var sure : yes_no = yes", ["F404"]),
        ("case sure\n  yes   -> goodbye\n  no    say welcome, -> goodbye", "var sure : yes_no = yes", []),
        ("case language\n  en   -> goodbye", "", []),
        ("case medium\n  voice   -> goodbye", "", []),
        ("case tier\n  gold, gold   -> goodbye\n  else   -> goodbye", VAR, ["F405"]),
        ("case n\n  1   -> goodbye\n  1.0   say welcome, -> goodbye\n-> goodbye", "var n : number = 1", ["F405"]),
        ("case n\n  -1   -> goodbye\n-> goodbye", "var n : number = 1", []),
        ("case d\n  30s   -> goodbye\n  30s   say welcome, -> goodbye\n-> goodbye", "var d : duration = 30s", ["F405"]),
        ('case t\n  "a"   -> goodbye\n  "b"   say welcome, -> goodbye\n-> goodbye', 'var t : text = "a"', []),
        ("case tier\n  gold   -> goodbye\n  else   -> goodbye\n  silver   -> goodbye", VAR, ["F405.after"]),
        ("case tier\n  golt   -> goodbye\n  else   say welcome, -> goodbye", VAR, ["F203.choice"]),
        ('case n\n  "a"   -> goodbye\n-> goodbye', "var n : number = 1", ["F303.text"]),
        ("case office\n  opn   -> goodbye\n  else   -> goodbye", "", ["F215.state"]),
        ("case nobody\n  1   -> goodbye\n-> goodbye", "", ["F203"]),
    ],
)
def test_what_a_case_of_values_is_told(lines: str, head: str, expected: list[str]) -> None:
    assert codes_of(lines, head) == expected


def test_behind_a_line_only_its_values_are_possible() -> None:
    recorded = "record message\n      silence   -> goodbye\n    -> goodbye"
    body = f"case medium\n  chat   -> goodbye\n  voice\n    {recorded}"
    text = flow(body).replace("media      voice", "media      voice, chat")
    assert codes(compiled(text)) == []


def test_a_line_that_cannot_be_read_is_told_alone() -> None:
    told = codes_of("case tier\n  gold   say (welcome, -> goodbye\n  silver   -> goodbye", VAR)
    assert [code[:2] for code in told] == ["F1"]


def test_a_line_that_names_the_value_knows_it() -> None:
    body = 'case tier\n  gold   say "{tier}", -> goodbye\n  else   -> goodbye'
    assert codes_of(body, MAYBE) == []


# --- chance ---------------------------------------------------------------------------------------------------------


def test_chance_has_shares_in_millionths() -> None:
    asked = case_of("case by chance\n  12.5%   -> goodbye\n  else    say welcome, -> goodbye")
    assert asked.does == Chance((Share(125_000, "1"),))
    assert exits_of(asked) == {"1": "main/goodbye", "else": "main/start/case/else/say-welcome"}


def test_what_no_share_takes_goes_on_below() -> None:
    asked = case_of("case by chance\n  10%   -> goodbye\nsay welcome\n-> goodbye")
    assert exits_of(asked)["else"] == "main/start/say-welcome"


def test_shares_of_a_hundred_need_no_else() -> None:
    asked = case_of("case by chance\n  40%   -> goodbye\n  60%   say welcome, -> goodbye")
    assert list(exits_of(asked)) == ["1", "2"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("case by chance\n  60%   -> goodbye\n  50%   say welcome, -> goodbye", ["F406"]),
        ("case by chance\n  0%   -> goodbye\n-> goodbye", ["F406.none"]),
        ("case by chance\n  gold   -> goodbye\n-> goodbye", ["F406.value"]),
        ("case by chance\n  100%   -> goodbye\n  else   say welcome, -> goodbye", ["F405.else"]),
    ],
)
def test_what_a_case_by_chance_is_told(lines: str, expected: list[str]) -> None:
    assert codes_of(lines) == expected


def test_a_share_below_a_value_is_told() -> None:
    assert codes_of("case tier\n  10%   -> goodbye\n  else   -> goodbye", VAR) == ["F406.percent"]
