"""Expressions: their meaning in the graph and their types."""

from __future__ import annotations

import pytest
from compiling import codes_of, compiled, does_of, flow

from compiler.graph import Assign, Branch, BuiltIn, Constant, InState, ListOf, Operation, TextOf, Variable
from compiler.types import DURATION, NUMBER, Type

DIGITS = Type("digits", 6, 6)


def condition(written: str, head: str = "") -> object:
    """The graph's condition of `if written`."""
    does = does_of(f"if {written} -> goodbye\n-> goodbye", "main/start/if", head)
    assert isinstance(does, Branch)
    return does.cases[0].condition


def value(written: str, head: str) -> object:
    """The graph's value of `set x to written`; `x` is used, so that nothing is said of that."""
    does = does_of(f"set x to {written}\nif x is known -> goodbye\n-> goodbye", "main/start/set-x", head)
    assert isinstance(does, Assign)
    return does.value


def test_a_calendar_is_asked_for_a_state() -> None:
    assert condition("open(office)") == InState("office", "open")
    assert condition("holiday(hours)") == InState("hours", "holiday")


def test_a_choice_is_understood_by_what_stands_on_the_other_side() -> None:
    language = Type("choice", choices=("en",))
    assert condition("language = en") == Operation("=", (BuiltIn("language"), Constant("en", language)))
    assert condition("en = language") == Operation("=", (Constant("en", language), BuiltIn("language")))


def test_a_text_in_quotes_is_what_is_asked_for() -> None:
    expected = Operation("=", (Variable("x"), Constant("123456", DIGITS)))
    assert condition('x = "123456"', "var x : digits(6) or nothing") == expected
    assert value('"123456"', "var x : digits(6) or nothing") == Constant("123456", DIGITS)
    assert value('"2026-12-24"', "var x : date or nothing") == Constant("2026-12-24", Type("date"))


@pytest.mark.parametrize("written", ["12345", "1234567", "abcdef", "１２３４５６"])
def test_a_text_of_another_shape_is_a_text(written: str) -> None:
    assert codes_of(f'set x to "{written}"\nif x is known -> goodbye\n-> goodbye', "var x : digits(6) or nothing") == [
        "F301.text"
    ]


def test_numbers_stay_exact() -> None:
    assert value("9.50", "var x : amount or nothing") == Constant("9.50", NUMBER)
    assert value("12", "var x : amount or nothing") == Constant(12, NUMBER)


def test_a_text_with_values_is_put_together() -> None:
    found = value('"call of {language}"', "var x : text or nothing")
    assert isinstance(found, TextOf)
    assert len(found.parts) == 2


def test_a_list_takes_its_type_from_what_is_asked_for() -> None:
    assert value("[1, 2]", "var x : list of amount or nothing") == ListOf((Constant(1, NUMBER), Constant(2, NUMBER)))
    assert codes_of("if 1 in [1, 2] -> goodbye\n-> goodbye") == []
    assert codes_of('if 1 in [1, "a"] -> goodbye\n-> goodbye') == ["F301.text"]


SUMS = {
    "1 + 2": "number",
    "1 * 2.5": "number",
    "total - 1": "amount",
    "total * 2": "amount",
    "total / total": "number",
    "-total": "amount",
    "5m + 30s": "duration",
    "5m * 2": "duration",
    "2 * 5m": "duration",
    "5m / 2": "duration",
    "-(5m)": "duration",
    "due + 1d": "date",
    "1d + due": "date",
    "due - 1d": "date",
    "due - due": "duration",
}


@pytest.mark.parametrize("written", SUMS)
def test_sums_have_the_type_of_what_they_are_made_of(written: str) -> None:
    body = f"set x to {written}\nif x is known and total = 0 -> goodbye\n-> goodbye"
    head = 'var total : amount = 0\nvar due : date = "2026-12-15"\nvar x : {} or nothing'
    used = body.replace("total = 0", "total = 0 and due = due")
    assert codes_of(used, head.format(SUMS[written])) == []
    assert codes_of(used, head.format("yes_no")) == ["F301"]


@pytest.mark.parametrize("written", ["language + 1", "1 + yes", "5m + 1", "5m * 5m", '"a" + "b"', "-language"])
def test_what_cannot_be_computed_is_refused(written: str) -> None:
    assert codes_of(f"if {written} = 1 -> goodbye\n-> goodbye") == ["F304"]


GOOD = [
    "1 < 2",
    "total <= 5",
    "5m > 30s",
    '"abc" contains "b"',
    '"abc" starts with "a"',
    "total in [1, 2]",
    'names contains "Ada"',
    "yes = no",
    "medium = voice and not (language != en)",
    "names is known",
]


@pytest.mark.parametrize("written", GOOD)
def test_comparisons_that_make_sense(written: str) -> None:
    head = "var total : amount = 0\nvar names : list of text or nothing"
    assert codes_of(f"if names is known and total = 0 and {written} -> goodbye\n-> goodbye", head) == []


BAD = [
    "1 < yes",
    '"a" < "b"',
    "1 = 5m",
    '1 contains "b"',
    '5m starts with "a"',
    "1 in 2",
    "names = names",
    "names contains 1",
]


@pytest.mark.parametrize("written", BAD)
def test_comparisons_that_make_none(written: str) -> None:
    head = "var names : list of text or nothing"
    assert codes_of(f"if names is known and {written} -> goodbye\n-> goodbye", head) == ["F303"]


def test_a_mistake_is_told_once_however_often_its_value_is_used() -> None:
    body = 'set x to 1\nif x + 1 = 2 and x > 5m -> goodbye\nsay "{x as money}"\n-> goodbye'
    assert codes_of(body, "var x : nummer or nothing") == ["F209.did_you_mean"]


def test_a_yes_or_no_is_a_condition_by_itself() -> None:
    assert condition("vip", "var vip : yes_no = no") == Variable("vip")
    assert codes_of("if not vip and (vip or vip) -> goodbye\n-> goodbye", "var vip : yes_no or nothing") == []


@pytest.mark.parametrize("written", ["place", "operator.name", "expected_wait", "attempt", "attempt.answered_by"])
def test_whether_there_is_such_a_thing_can_be_asked_anywhere(written: str) -> None:
    assert codes_of(f"if {written} is known -> goodbye\n-> goodbye") == []


def test_computed_from_a_secret_is_secret() -> None:
    body = 'set told to "it is {pin}"\nif told is known -> goodbye\n-> goodbye'
    assert codes_of(body, 'var pin : secret digits(4) = "1234"\nvar told : text or nothing') == ["F802"]
    assert codes_of(body, 'var pin : secret digits(4) = "1234"\nvar told : secret text or nothing') == []
    sums = 'set total to total + 1\nsay "{total}"\n-> goodbye'
    assert codes_of(sums, "var total : secret number = 1") == ["F801"]


def test_durations_are_microseconds() -> None:
    assert value("5m", "var x : duration or nothing") == Constant(300_000_000, DURATION)


WRITTEN = {
    "digits(3)": '"123"',
    "code(2..8)": '"12"',
    "phone": '"+390299900"',
    "date": '"2026-12-24"',
    "time": '"18:00"',
    "amount": "12.50",
    "duration": "30s",
    "yes_no": "yes",
    "one of paid, due": "paid",
}


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_text_of_another_shape_is_told_how_it_is_written(kind: str) -> None:
    found = compiled(flow('set x to "?"\n-> goodbye', f"var x : {kind} or nothing"))
    (first, *_) = found.errors
    assert (first.code, first.variant, first.facts["example"]) == ("F301", "text", WRITTEN[kind])
    assert codes_of(f"set x to {WRITTEN[kind]}\nif x = {WRITTEN[kind]} -> goodbye\n-> goodbye", f"var x : {kind}") == []


@pytest.mark.parametrize("kind", ["date", "time", "amount", "duration", "yes_no"])
def test_a_text_that_cannot_be_compared_is_told_how_it_is_written(kind: str) -> None:
    for test in ('x = "?"', '"?" != x'):
        (only,) = compiled(flow(f"if {test} -> goodbye\n-> goodbye", f"var x : {kind} or nothing")).diagnostics
        assert (only.code, only.variant, only.facts["example"]) == ("F303", "text", WRITTEN[kind])
