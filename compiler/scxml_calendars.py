"""Calendars as data that an exported document can ask: zones become the instants at which their clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from compiler.calendar_time import STRIDE, zone_of
from compiler.calendar_years import FIRST_YEAR, LAST_YEAR
from compiler.graph import Calendar, Interval

MINUTE = timedelta(minutes=1)


def calendar_data(calendar: Calendar) -> dict[str, object]:
    """What `stateOf` asks: offsets from UTC in minutes by the instant (milliseconds) from which each holds, and the rules."""
    return {
        "offsets": offsets(calendar.zone),
        "weekly": [_day(day) for day in calendar.weekly],
        "dates": {date: _day(day) for date, day in calendar.dates.items()},
        "holidays": list(calendar.holidays),
        "holiday": calendar.holiday_state,
        "otherwise": calendar.otherwise,
    }


def _day(states: dict[str, tuple[Interval, ...]]) -> list[object]:
    return [[name, [[one.start, one.end] for one in intervals]] for name, intervals in states.items()]


def offsets(zone: str) -> list[list[int]]:
    """The instants, in milliseconds, from which a zone is so many minutes ahead of UTC, for the years covered."""
    found = zone_of(zone)
    at, end = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC) - STRIDE, datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC) + STRIDE

    def ahead(instant: datetime) -> int:
        return (instant.astimezone(found).utcoffset() or timedelta()) // MINUTE

    changes = [[0, ahead(at)]]
    while at < end:
        following = at + STRIDE
        if ahead(following) != ahead(at):
            changes.append([_change(at, following, ahead), ahead(following)])
        at = following
    return changes


def _change(before: datetime, after: datetime, ahead: object) -> int:
    """The minute at which the clock changes, searched by halves."""
    assert callable(ahead)
    new = ahead(after)
    while after - before > MINUTE:
        middle = before + (after - before) // 2 // MINUTE * MINUTE
        before, after = (before, middle) if ahead(middle) == new else (middle, after)
    return int(after.timestamp()) * 1000
