"""Values that go somewhere: into variables, brackets, results; and names that were taken before."""

from __future__ import annotations

import pytest
from compiling import codes_of

SUB = "flow ask ()\n  outcome told (reason : {})\n\n  step start\n    say welcome\n    outcome told ({})\n"
DO = "do ask()\n  told (reason)   -> later\n\nstep later\n  if reason is known -> goodbye\n  say welcome\n  -> goodbye"

ASKED = """collect {0} as {1}
  say enter_code
  no input, no match   -> goodbye
if {0} is known -> goodbye
say welcome
-> goodbye"""


def of(body: str, head: str = "", **others: str) -> list[str]:
    return codes_of(
        "step start\n  " + body.split("\n\n")[0].replace("\n", "\n  ") + "\n\n" + body.split("\n\n")[1], head, **others
    )


def test_what_an_outcome_gives_fits_the_variable_that_takes_it() -> None:
    assert of(DO, "var reason : text or nothing", ask=SUB.format("text", '"bill"')) == []
    assert of(DO, "var reason : amount or nothing", ask=SUB.format("text", '"bill"')) == ["F301"]


def test_what_a_question_fills_fits_its_variable() -> None:
    body = ASKED.format("code", "digits(6)")
    assert codes_of(body, "var code : digits(4..8) or nothing") == []
    assert codes_of(body, "var code : text or nothing") == []
    assert codes_of(body, "var code : digits(4) or nothing") == ["F301"]
    assert codes_of(body, "var code : date or nothing") == ["F301"]


def test_a_secret_goes_into_a_secret_variable() -> None:
    body = ASKED.format("pin", "secret digits(4)")
    assert codes_of(body, "var pin : secret digits(4) or nothing") == []
    assert codes_of(body, "var pin : digits(4) or nothing") == ["F802"]


def test_an_outcome_gives_no_secret_that_it_does_not_declare() -> None:
    ask = """flow ask ()
  outcome told (reason : {}digits(4))

  step start
    collect pin as secret digits(4)
      say enter_code
      no input, no match   outcome told ("1234")
    outcome told (pin)
"""
    assert "F802" in of(DO, "var reason : secret digits(4) or nothing", ask=ask.format(""))
    assert of(DO, "var reason : secret digits(4) or nothing", ask=ask.format("secret ")) == []


HEADS = {
    "a variable twice": ("var x : number = 1\nvar x : text or nothing", ["F217", "F202"]),
    "media twice": ("media voice\nmedia voice", ["F202.head", "F202.head"]),
}


@pytest.mark.parametrize("name", HEADS)
def test_names_and_lines_of_the_head_stand_once(name: str) -> None:
    head, wanted = HEADS[name]
    assert codes_of("if open(office) -> goodbye\nsay welcome\n-> goodbye", head)[: len(wanted)] == wanted


def test_results_of_an_outcome_have_names_of_their_own() -> None:
    ask = SUB.format("text, reason : text", '"x", "y"')
    assert codes_of("do ask()\n  told (b, c)   -> goodbye", ask=ask) == ["F202"]


@pytest.mark.parametrize("field", ["interaction.colour", "interaction.numbr", "centre.name"])
def test_a_built_in_value_has_its_own_fields(field: str) -> None:
    wanted = "F208.did_you_mean" if field.endswith("numbr") else "F208"
    assert codes_of(f"if {field} is known -> goodbye\nsay welcome\n-> goodbye") == [wanted]


def test_what_the_call_came_by_is_a_choice_of_the_catalogue() -> None:
    assert codes_of("if interaction.line = main and interaction.service = customer_care say welcome\n-> goodbye") == []
    assert codes_of("if interaction.line = mian say welcome\n-> goodbye") == ["F203.choice"]


def test_a_list_holds_one_type_and_fits_a_list_of_it() -> None:
    body = "set x to [{}]\nif x contains {} -> goodbye\nsay welcome\n-> goodbye"
    head = "var x : list of digits(2) or nothing"
    assert codes_of(body.format('"12", "34"', '"12"'), head) == []
    assert codes_of(body.format('"12", 5', '"12"'), head) == ["F301"]
    nested = "set x to y\nif x contains 1 -> goodbye\nsay welcome\n-> goodbye"
    assert codes_of(nested, "var x : list of amount or nothing\nvar y : list of number = [1]") == []
    assert codes_of(nested, 'var x : list of amount or nothing\nvar y : list of text = ["a"]') == ["F301"]


def test_a_choice_fits_a_wider_one() -> None:
    body = "set x to y\nif x = gold -> goodbye\nsay welcome\n-> goodbye"
    assert codes_of(body, "var x : one of gold, silver\nvar y : one of gold, silver = gold") == []
    assert codes_of(body, "var x : one of gold, silver\nvar y : one of gold, tin = gold") == ["F301"]


@pytest.mark.parametrize("broken", ["var topic ??? text", "var topic : text ???"])
def test_a_variable_whose_line_could_not_be_read_is_not_missed(broken: str) -> None:
    found = codes_of('set topic to "bill"\nsay "{topic}"\n-> goodbye', broken)
    assert found
    assert [code for code in found if not code.startswith("F1")] == []


def test_a_text_in_quotes_fits_a_text_of_its_length() -> None:
    body = 'if note = "bill" -> goodbye\nset note to "a bill"\n-> goodbye'
    assert codes_of(body, 'var note : text(1..10) = "a note"') == []
    assert codes_of(body, 'var note : text(1..4) = "note"') == ["F301"]
