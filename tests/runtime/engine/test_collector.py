"""What typed keys mean, by shape: the table of the collector's page."""

from __future__ import annotations

import pytest
from engine_graphs import Driven, centre, collect, flow, menu, option, say, state

from compiler.graph import End, Graph
from compiler.types import AMOUNT, DATE, NUMBER, PHONE, TEXT, TIME, Type
from runtime.engine.collector import (
    AFTER_THE_LAST,
    BETWEEN_KEYS,
    NO_MATCH,
    Collected,
    Verdict,
    Wait,
    form_of,
    gather,
)

SIX = Type("digits", 6, 6)
SOME = Type("digits", 4, 6)


def typed(kind: Type, keys: str, ending_on: str = "", is_late: bool = False) -> Verdict:
    form = form_of(kind)
    assert form is not None
    return gather(form, ending_on, keys, is_late)


@pytest.mark.parametrize(
    ("kind", "ending_on", "keys", "verdict"),
    [
        (SIX, "", "12345", Wait(BETWEEN_KEYS)),
        (SIX, "", "123456", Collected("123456", 6)),
        (SIX, "", "12345*", NO_MATCH),
        (SIX, "", "123#", NO_MATCH),
        (SIX, "", "#", NO_MATCH),
        (SIX, "#", "123456", Wait(AFTER_THE_LAST)),
        (SIX, "#", "123456#", Collected("123456", 7)),
        (SIX, "#", "1234567", Collected("123456", 6)),
        (SIX, "*", "123456*", Collected("123456", 7)),
        (SIX, "*", "12#", NO_MATCH),
        (SOME, "", "1234", Wait(AFTER_THE_LAST)),
        (SOME, "", "1234#", Collected("1234", 5)),
        (SOME, "#", "1234", Wait(BETWEEN_KEYS)),
        (Type("digits"), "", "1" * 32, Collected("1" * 32, 32)),
        (Type("code", 4, 4), "", "0000", Collected("0000", 4)),
        (NUMBER, "", "12", Wait(AFTER_THE_LAST)),
        (NUMBER, "", "12#", Collected(12, 3)),
        (NUMBER, "", "1*5#", Collected("1.5", 4)),
        (NUMBER, "", "1*#", Collected("1", 3)),
        (NUMBER, "", "*", NO_MATCH),
        (AMOUNT, "", "92*4", Wait(AFTER_THE_LAST)),
        (AMOUNT, "", "92*40", Collected("92.40", 5)),
        (DATE, "", "2412202", Wait(BETWEEN_KEYS)),
        (DATE, "", "24122026", Collected("2026-12-24", 8)),
        (DATE, "", "31022026", NO_MATCH),
        (TIME, "", "1830", Collected("18:30", 4)),
        (TIME, "", "2561", NO_MATCH),
        (PHONE, "", "02123", Wait(AFTER_THE_LAST)),
        (PHONE, "", "0212345#", Collected("0212345", 8)),
        (PHONE, "", "00390212345#", Collected("+390212345", 12)),
    ],
)
def test_keys(kind: Type, ending_on: str, keys: str, verdict: Verdict) -> None:
    assert typed(kind, keys, ending_on) == verdict


@pytest.mark.parametrize(
    ("kind", "keys", "verdict"),
    [
        (SIX, "12345", NO_MATCH),
        (SOME, "1234", Collected("1234", 4)),
        (AMOUNT, "92", Collected(92, 2)),
        (DATE, "2412", NO_MATCH),
    ],
)
def test_no_further_key_came(kind: Type, keys: str, verdict: Verdict) -> None:
    assert typed(kind, keys, is_late=True) == verdict


def test_texts_have_no_keys() -> None:
    assert form_of(TEXT) is None and form_of(Type("email")) is None


def asking(kind: Type, ending_on: str = "") -> Driven:
    graph: Graph = centre(
        flow(
            "main",
            state("c", collect("Code?", kind, "code", ending_on), collected="ok", no_input="wrong", no_match="wrong"),
            state("ok", say("Thanks."), next="m"),
            state("wrong", say("Wrong."), next="m"),
            state(
                "m",
                menu("Press 1 or hash.", option("1", "1"), option("h", "#")),
                **{"1": "e", "h": "e", "no_match": "e"},
            ),
            state("e", End()),
        )
    )
    return Driven(graph)


def test_digits_wait_between_keys_and_less_when_they_are_complete() -> None:
    run = asking(SOME)
    run.press("123")
    assert run.position.timers == {"keys": run.at + BETWEEN_KEYS} and run.position.keys == "123"
    run.press("4")
    assert run.position.timers == {"keys": run.at + AFTER_THE_LAST}
    run.fire("keys")
    assert run.values == {"code": "1234"}


def test_too_few_digits_are_no_match() -> None:
    run = asking(SOME)
    run.press("12")
    run.fire("keys")
    assert run.heard_last == ["Wrong."] and run.position.keys == ""


def test_a_hash_right_after_the_last_digit_belongs_to_them() -> None:
    run = asking(SIX)
    run.press("123456")
    assert run.heard_last == ["Thanks."]
    assert run.press("#") == [] and run.heard[-1] == "Thanks."
    assert run.press("#") != [], "only one of them"


def test_a_hash_much_later_is_one_of_its_own() -> None:
    run = asking(SIX)
    run.press("123456")
    run.at += BETWEEN_KEYS + 1
    assert run.press("#") != []


def test_another_key_after_the_last_digit_is_kept() -> None:
    run = asking(SIX)
    run.press("1234561")
    assert run.stands == "over", "it cut the say short and answered the menu"


def test_a_digit_too_many_before_the_ending_key_is_kept() -> None:
    run = asking(SIX, "#")
    run.press("1234561")
    assert run.values == {"code": "123456"} and run.position.keys == "1"


def test_digits_that_were_not_kept_over_a_crash_are_no_match() -> None:
    from flowlang.values import replace

    run = asking(SIX)
    run.press("12")
    run.position = replace(run.position, keys="")
    run.fire("keys")
    assert run.heard_last == ["Wrong."]
