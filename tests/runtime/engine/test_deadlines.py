"""By when something is due, counted in open hours."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from compiler.graph import Calendar, Interval
from runtime.engine.deadlines import deadline

ROME = ZoneInfo("Europe/Rome")
HOUR = 3_600_000_000
WEEK = tuple({"open": (Interval(540, 780), Interval(840, 1080))} if day < 5 else {} for day in range(7))
OFFICE = Calendar("Europe/Rome", WEEK, {"2026-11-27": {"open": (Interval(600, 660),)}}, ("2026-12-08",))


def at(written: str) -> int:
    """An instant, by the clock in Rome."""
    return int(datetime.fromisoformat(written).replace(tzinfo=ROME).timestamp() * 1_000_000)


def due(written: str, hours: float) -> str:
    """When so many open hours have passed, by the clock in Rome."""
    found = deadline(OFFICE, at(written), int(hours * HOUR))
    assert found is not None
    return datetime.fromtimestamp(found / 1_000_000, ROME).strftime("%Y-%m-%d %H:%M")


def test_open_time_passes_as_on_the_clock() -> None:
    assert due("2026-11-25 09:30", 2) == "2026-11-25 11:30"
    assert due("2026-11-25 09:00", 4) == "2026-11-25 13:00"


def test_closed_time_does_not_count() -> None:
    assert due("2026-11-25 12:30", 1) == "2026-11-25 14:30"
    assert due("2026-11-25 17:30", 1) == "2026-11-26 09:30"
    assert due("2026-11-25 06:00", 1) == "2026-11-25 10:00"


def test_special_days_weekends_and_holidays() -> None:
    assert due("2026-11-26 17:00", 2.5) == "2026-11-30 09:30"  # one hour on Friday, a short day
    assert due("2026-12-07 17:00", 2) == "2026-12-09 10:00"


def test_a_night_that_is_an_hour_longer_counts_it() -> None:
    always = Calendar("Europe/Rome", ({"open": (Interval(0, 1440),)},) * 7)
    found = deadline(always, at("2026-10-24 12:00"), 24 * HOUR)
    assert found == at("2026-10-25 11:00")


def test_what_never_opens_has_no_deadline() -> None:
    assert deadline(Calendar("Europe/Rome", ({},) * 7), at("2026-11-25 09:00"), 1) is None
