"""By when something should be done that may take so long, counted in the open time of a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from compiler.calendar_time import EPOCH, local_time, state_on, zone_of
from compiler.graph import Calendar

OPEN = "open"
MOST_DAYS = 400
"""How many days are looked at: what is not open for so long has no deadline."""

DAY = 24 * 60


def deadline(calendar: Calendar, at: int, length: int) -> int | None:
    """The instant at which a calendar has been open for a length since `at`; none where that is too far away.

    Instants and lengths are microseconds, instants since the epoch, UTC.
    """
    for start, end in _open_times(calendar, at):
        if end - start >= length:
            return start + length
        length -= end - start
    return None


def _open_times(calendar: Calendar, at: int) -> Iterator[tuple[int, int]]:
    """The spans of open time from an instant on."""
    first = local_time(calendar.zone, at).date()
    for number in range(MOST_DAYS):
        day = first + timedelta(days=number)
        edges = _edges(calendar, day)
        for start, end in pairwise(edges):
            until = _instant(calendar.zone, day, end)
            if until > at and state_on(calendar, day, start) == OPEN:
                yield max(at, _instant(calendar.zone, day, start)), until


def _edges(calendar: Calendar, day: date) -> list[int]:
    """The minutes of a day at which a calendar may change, the first and the last of the day among them."""
    states = calendar.dates.get(day.isoformat(), calendar.weekly[day.weekday()])
    hours = (one for intervals in states.values() for one in intervals)
    return sorted({0, DAY, *(edge for one in hours for edge in (one.start, one.end))})


def _instant(zone: str, day: date, minute: int) -> int:
    """When it is so many minutes past midnight by the clock on the wall."""
    wall = datetime(day.year, day.month, day.day, tzinfo=zone_of(zone)) + timedelta(minutes=minute)
    return (wall.astimezone(UTC) - EPOCH) // timedelta(microseconds=1)
