"""When a calendar says something next, and whether it ever can."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.calendar_next import can_hold, may_say, next_time
from compiler.calendar_time import state_at
from compiler.graph import Calendar, Constant, InState, Interval, Operation
from compiler.types import YES_NO

MINUTE = 60_000_000
DAY = 1440 * MINUTE


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * 1_000_000


def week(**hours: tuple[int, int]) -> tuple[dict[str, tuple[Interval, ...]], ...]:
    return tuple({state: (Interval(*one),) for state, one in hours.items()} for _ in range(7))


OFFICE = Calendar("Europe/Rome", week(open=(510, 1080)), dates={"2026-12-24": {"open": (Interval(510, 750),)}})


def following(calendar: Calendar, state: str, after: int, days: int = 8) -> int | None:
    return next_time(lambda instant: state_at(calendar, instant) == state, [calendar], after, after + days * DAY)


def test_now_is_the_next_time_where_it_holds_now() -> None:
    now = at("2026-11-25T10:00:30")
    assert following(OFFICE, "open", now) == now


@pytest.mark.parametrize(
    ("state", "after", "expected"),
    [
        ("closed", "2026-11-25T10:00:30", "2026-11-25T17:00:00"),
        ("open", "2026-11-25T20:00:00", "2026-11-26T07:30:00"),
        ("closed", "2026-12-24T08:00:00", "2026-12-24T11:30:00"),
        ("open", "2026-07-25T20:00:00", "2026-07-26T06:30:00"),
    ],
)
def test_the_next_minute_is_found_in_winter_and_summer(state: str, after: str, expected: str) -> None:
    assert following(OFFICE, state, at(after)) == at(expected)


def test_what_begins_in_an_hour_that_is_left_out_begins_after_it() -> None:
    night = Calendar("Europe/Rome", week(open=(150, 300)))
    assert following(night, "open", at("2026-03-28T22:00:00")) == at("2026-03-29T01:00:00")


def test_what_never_comes_is_not_found() -> None:
    assert following(OFFICE, "holiday", at("2026-11-25T10:00:00")) is None
    assert following(OFFICE, "open", at("2026-11-25T20:00:00"), 0) is None


INTERVALS = st.tuples(st.integers(0, 1439), st.integers(1, 600)).map(lambda one: (one[0], min(1440, one[0] + one[1])))


@settings(max_examples=60, deadline=None)
@given(INTERVALS, st.integers(0, 3 * 1440), st.sampled_from(["Europe/Rome", "Asia/Kolkata", "America/St_Johns"]))
def test_no_earlier_minute_would_do(hours: tuple[int, int], minutes: int, zone: str) -> None:
    calendar = Calendar(zone, week(open=hours))
    after = at("2026-10-24T00:00:00") + minutes * MINUTE
    found = following(calendar, "open", after, 3)
    first = next((one for one in range(after, after + 3 * DAY, MINUTE) if state_at(calendar, one) == "open"), None)
    assert found == first


# --- whether it can be at all -----------------------------------------------------------------------------------------

ALWAYS = Calendar("Europe/Rome", week(open=(0, 1440)))
PARTS = Calendar("Europe/Rome", tuple({"open": (Interval(0, 700),), "lunch": (Interval(700, 1440),)} for _ in range(7)))
GAP = Calendar("Europe/Rome", tuple({"open": (Interval(0, 700),), "lunch": (Interval(710, 1440),)} for _ in range(7)))
FEASTS = Calendar("Europe/Rome", week(open=(0, 1440)), holidays=("2026-12-25",))
SPECIAL = Calendar("Europe/Rome", week(open=(0, 1440)), dates={"2026-12-24": {"party": (Interval(0, 60),)}})


@pytest.mark.parametrize(
    ("calendar", "state", "expected"),
    [
        (ALWAYS, "open", True),
        (ALWAYS, "closed", False),
        (ALWAYS, "holiday", False),
        (PARTS, "closed", False),
        (GAP, "closed", True),
        (FEASTS, "holiday", True),
        (SPECIAL, "party", True),
        (SPECIAL, "closed", True),
    ],
)
def test_a_state_that_no_rule_gives_never_comes(calendar: Calendar, state: str, expected: bool) -> None:
    assert may_say(calendar, state) is expected


NEVER, EVER = InState("always", "closed"), InState("always", "open")
YES = Constant(True, YES_NO)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (NEVER, False),
        (EVER, True),
        (Operation("and", (EVER, NEVER)), False),
        (Operation("or", (EVER, NEVER)), True),
        (Operation("not", (NEVER,)), True),
        (YES, True),
        (InState("hours", "closed"), False),
    ],
)
def test_a_condition_can_hold_or_not(condition: Operation, expected: bool) -> None:
    assert can_hold(condition, {"always": ALWAYS}, [ALWAYS]) is expected


def test_hours_that_nobody_has_are_left_in_doubt() -> None:
    assert can_hold(InState("hours", "open"), {}, [])
