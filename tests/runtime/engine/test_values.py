"""What comes from outside is taken only in the type declared for it."""

from __future__ import annotations

from typing import Any

import pytest
from engine_graphs import slot

from compiler.types import AMOUNT, DATE, DURATION, MESSAGE, NOTHING, NUMBER, PHONE, TEXT, TIME, YES_NO, Type
from runtime.engine.values import UnfitError, fitted, held, is_personal, is_secret

RECORDS = {
    "Customer": (
        slot("name", Type("text", personal=True)),
        slot("vip", YES_NO),
        slot("debt", Type("amount", optional=True)),
    ),
    "Card": (slot("pan", Type("digits", 13, 19, secret=True)),),
    "Loop": (slot("next", Type("record", record="Loop", optional=True)),),
}
CUSTOMER = Type("record", record="Customer")
LOOP = Type("record", record="Loop")
LIST = Type("list", element=NUMBER)
CHOICE = Type("choice", choices=("red", "blue"))


@pytest.mark.parametrize(
    ("kind", "given", "taken"),
    [
        (TEXT, "hello", "hello"),
        (PHONE, "+3902", "+3902"),
        (MESSAGE, "r/1", "r/1"),
        (Type("digits", 6, 6), "123456", "123456"),
        (Type("code", 2, 4), "a1B", "a1B"),
        (Type("digits"), "1", "1"),
        (CHOICE, "red", "red"),
        (NUMBER, 5, 5),
        (NUMBER, 1.5, "1.5"),
        (AMOUNT, "92.40", "92.40"),
        (DATE, "2026-12-15", "2026-12-15"),
        (TIME, "18:30:00", "18:30"),
        (DURATION, 5, 5),
        (YES_NO, True, True),
        (Type("text", optional=True), None, None),
        (NOTHING, None, None),
        (LIST, [1, "2.5"], [1, "2.5"]),
        (CUSTOMER, {"name": "Maria", "vip": False, "more": 1}, {"name": "Maria", "vip": False, "debt": None}),
    ],
)
def test_what_fits(kind: Type, given: Any, taken: Any) -> None:
    assert fitted(kind, given, RECORDS) == taken


@pytest.mark.parametrize(
    ("kind", "given", "why"),
    [
        (TEXT, 5, "not a text"),
        (TEXT, "x" * 10_001, "not a text"),
        (TEXT, None, "nothing where a text was declared"),
        (Type("digits", 6, 6), "12345", "not a digits of the length declared"),
        (Type("digits", 6, 6), "12345a", "not a digits"),
        (Type("digits", 3, 3), "١٢٣", "not a digits"),
        (CHOICE, "green", "not one of the choices"),
        (CHOICE, ["red"], "not one of the choices"),
        (NUMBER, True, "not a number"),
        (NUMBER, [], "not a number"),
        (NUMBER, "x", "not a number"),
        (NUMBER, "NaN", "a number too large"),
        (NUMBER, "Infinity", "a number too large"),
        (NUMBER, 10**19, "a number too large"),
        (AMOUNT, "1e30", "a number too large"),
        (DATE, "2026-02-31", "not a date"),
        (DATE, 5, "not a date"),
        (TIME, "25:00", "not a time"),
        (DURATION, "5", "not a duration"),
        (DURATION, True, "not a duration"),
        (YES_NO, 1, "neither yes nor no"),
        (LIST, "12", "not a list"),
        (LIST, [1] * 1001, "not a list"),
        (Type("list"), [1], "not a list"),
        (LIST, ["x"], "not a number"),
        (CUSTOMER, [], "not a Customer"),
        (Type("record", record="Nobody"), {}, "not a Nobody"),
        (CUSTOMER, {"name": "Maria", "vip": "no"}, "vip: neither yes nor no"),
        (Type("nonsense"), 1, "a nonsense cannot come from outside"),
    ],
)
def test_what_does_not(kind: Type, given: Any, why: str) -> None:
    with pytest.raises(UnfitError, match=why):
        fitted(kind, given, RECORDS)


def test_what_is_nested_too_deeply() -> None:
    nested: Any = None
    for _ in range(20):
        nested = {"next": nested}
    with pytest.raises(UnfitError, match="nested too deeply"):
        fitted(LOOP, nested, RECORDS)


def test_what_has_no_type_is_held_as_it_is() -> None:
    assert held(None, "92.40", RECORDS) == "92.40"
    assert held(DATE, None, RECORDS) is None


def test_secrets_and_what_is_personal_within() -> None:
    assert is_secret(Type("digits", secret=True), RECORDS)
    assert is_secret(Type("list", element=Type("record", record="Card")), RECORDS)
    assert not is_secret(CUSTOMER, RECORDS) and is_personal(CUSTOMER, RECORDS)
    assert not is_secret(LOOP, RECORDS)


def test_what_reaches_a_person_is_personal_whatever_the_author_says() -> None:
    assert is_personal(Type("phone"), {}) and is_personal(Type("list", element=Type("email")), {})
    assert not is_personal(Type("digits", low=6, high=6), {}) and not is_personal(Type("amount"), {})
    assert is_personal(Type("amount", personal=True), {})
