"""Small things in steps: keys, lengths, how often, moments, texts with gaps and values."""

from __future__ import annotations

from datetime import date

import pytest
from scenario_centres import known, sample

from compiler.calendar_time import local_time
from runtime.engine.spoken import Voice
from runtime.rehearsal.scenarios import WrongStepError
from runtime.rehearsal.scenarios_reading import (
    instant_at,
    keys_in,
    length_in,
    moment_in,
    ordinary_day,
    parts_of,
    places_of,
    times_in,
)
from runtime.rehearsal.scenarios_steps import LANGUAGES

EN, IT = LANGUAGES["en"], LANGUAGES["it"]


@pytest.mark.parametrize(("text", "keys"), [("1", "1"), ("123 456 #", "123456#"), ("Star 1 hash", "*1#"), ('"1"', "1")])
def test_keys(text: str, keys: str) -> None:
    assert keys_in(text, EN) == keys


def test_keys_in_italian() -> None:
    assert keys_in("asterisco 1 cancelletto", IT) == "*1#"


@pytest.mark.parametrize("text", ["one", "1 x", "+", ""])
def test_no_keys(text: str) -> None:
    with pytest.raises(WrongStepError, match="no keys"):
        keys_in(text, EN)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("6s", 6), ("1m 30s", 90), ("6 seconds", 6), ("a minute", 60), ("two hours", 7200), ("1 day", 86400)],
)
def test_lengths(text: str, seconds: int) -> None:
    assert length_in(text, EN) == seconds * 1_000_000


@pytest.mark.parametrize(
    ("text", "seconds"), [("6 secondi", 6), ("un minuto", 60), ("due ore", 7200), ("3 giorni", 259200)]
)
def test_lengths_in_italian(text: str, seconds: int) -> None:
    assert length_in(text, IT) == seconds * 1_000_000


@pytest.mark.parametrize("text", ["6", "soon", "6 moons", "9999999999 seconds", "999999 days", "²  seconds", ""])
def test_no_lengths(text: str) -> None:
    with pytest.raises(WrongStepError, match="no length"):
        length_in(text, EN)


@pytest.mark.parametrize(
    ("text", "count"), [(None, None), ("once", 1), ("twice", 2), ("3 times", 3), ("three times", 3)]
)
def test_how_often(text: str | None, count: int | None) -> None:
    assert times_in(text, EN) == count
    assert times_in("due volte", IT) == 2


@pytest.mark.parametrize("text", ["0 times", "101 times", "often", "3 moons", "many times"])
def test_not_how_often(text: str) -> None:
    with pytest.raises(WrongStepError, match="no times"):
        times_in(text, EN)


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("Sunday 10:00", "2026-03-08 10:00"),
        ("on Sunday, at 9.05", "2026-03-08 09:05"),
        ("Wednesday", "2026-03-04 10:00"),
        ("10:30", "2026-03-02 10:30"),
        ("6 pm", "2026-03-02 18:00"),
        ("12:15 am", "2026-03-02 00:15"),
        ("2026-11-25", "2026-11-25 10:00"),
        ("2026-11-25 23:59", "2026-11-25 23:59"),
        ("2026-11-25T08:30", "2026-11-25 08:30"),
        ("25/11/2026 8", "2026-11-25 08:00"),
        ("25th of November 2026 at 9:00", "2026-11-25 09:00"),
        ("1 July 2026", "2026-07-01 10:00"),
    ],
)
def test_moments(text: str, local: str) -> None:
    graph = sample().graph
    at = instant_at(graph, moment_in(text, EN))
    assert f"{local_time(graph.zone, at):%Y-%m-%d %H:%M}" == local


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("domenica alle 10:00", "2026-03-08 10:00"),
        ("il 25/11/2026 alle ore 9", "2026-11-25 09:00"),
        ("le 8:30", "2026-03-02 08:30"),
        ("il 25 novembre 2026", "2026-11-25 10:00"),
    ],
)
def test_moments_in_italian(text: str, local: str) -> None:
    graph = sample().graph
    assert f"{local_time(graph.zone, instant_at(graph, moment_in(text, IT))):%Y-%m-%d %H:%M}" == local


@pytest.mark.parametrize(
    "text",
    ["soon", "Sonday", "25:00", "10:60", "2026-13-01", "2026-02-30", "Sunday soon", "2026-11-25 soon", "1 Foo 2026"],
)
def test_no_moments(text: str) -> None:
    with pytest.raises(WrongStepError, match="no moment"):
        moment_in(text, EN)


def test_the_time_alone_leaves_the_day_as_it_was() -> None:
    graph = sample().graph
    sunday = instant_at(graph, moment_in("Sunday", EN))
    later = instant_at(graph, moment_in("11:00", EN), sunday)
    assert later - sunday == 3_600_000_000
    assert instant_at(graph, moment_in("Monday", EN), sunday) < sunday


def test_a_day_of_the_week_is_an_ordinary_one() -> None:
    """6 April 2026 is Easter Monday; from 2 March on, the calendars have nothing special for the first week."""
    graph = sample().graph
    assert [ordinary_day(graph, day).isoformat() for day in (0, 6)] == ["2026-03-02", "2026-03-08"]
    office = graph.calendars["office"]
    busy = {**office.dates, "2026-03-02": {}}
    changed = type(graph)(
        **{**{name: getattr(graph, name) for name in graph.__struct_fields__}}
        | {"calendars": {"office": type(office)(office.zone, office.weekly, busy, ("2026-03-09",))}}
    )
    assert ordinary_day(changed, 0) == date(2026, 3, 16)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("You owe…euros", ["you owe", "euros"]),
        ("  You   OWE ... ", ["you owe"]),
        ("{92.40 as money}", ["92 euros and 40 cents"]),
        ("due {2026-12-15 as date}", ["due the 15th of december 2026"]),
        ("{18:30 as time} {3 as ordinal} {1m 5s as duration}", ["6:30 pm 3rd 1 minute and 5 seconds"]),
        ("{12 as characters} {1234.5 as plain} {abc as plain}", ["1 2 1,234.5 abc"]),
        ("…", []),
        ("{bill}", ["{bill}"]),
    ],
)
def test_parts_of_a_text(text: str, parts: list[str]) -> None:
    assert parts_of(text, Voice("en")) == parts


def test_a_text_is_said_as_the_medium_and_the_language_have_it() -> None:
    assert parts_of("{92.40 as money}", Voice("en", for_ears=False)) == ["€92.40"]
    assert parts_of("{92.40 as money}", Voice("it")) == ["92 euro e 40 centesimi"]
    assert parts_of("{5 as money}", Voice("en", known().graph.currency)) == ["5 euros"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{92 as mony}", "no form"),
        ("{abc as money}", "no value"),
        ("{x as duration}", "no value"),
        ("{2026-1-1 as date}", "no value"),
    ],
)
def test_what_cannot_be_said(text: str, message: str) -> None:
    with pytest.raises(WrongStepError, match=message):
        parts_of(text, Voice("en"))


@pytest.mark.parametrize(
    ("parts", "start", "found"),
    [(["a", "c"], 0, (0, 3)), (["a"], 1, None), (["c", "a"], 0, None), ([], 2, (2, 2)), (["b"], 1, (1, 2))],
)
def test_where_parts_stand(parts: list[str], start: int, found: tuple[int, int] | None) -> None:
    assert places_of(parts, "abc", start) == found
