"""What a calendar says at an instant. Pure: the instant comes in; zoneinfo knows the zones.

A calendar speaks of the clock on the wall. When the clock is put back, the minutes that come twice have the same state
both times; when it is put forward, the minutes left out never come.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from compiler.graph import Calendar, Interval

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
STRIDE = timedelta(days=5)  # no zone changes its clock twice within it


def state_at(calendar: Calendar, instant: int) -> str:
    """The name of the state a calendar is in at an instant (microseconds since the epoch, UTC)."""
    local = local_time(calendar.zone, instant)
    return state_on(calendar, local.date(), local.hour * 60 + local.minute)


def state_on(calendar: Calendar, day: date, minute: int) -> str:
    """The state at a minute (0 to 1439) of a day, by the clock on the wall."""
    states = calendar.dates.get(day.isoformat())
    if states is None and _is_holiday(calendar, day.isoformat()):
        return calendar.holiday_state
    if states is None:
        states = calendar.weekly[day.weekday()]
    return next((name for name, hours in states.items() if _covers(hours, minute)), calendar.otherwise)


def _is_holiday(calendar: Calendar, day: str) -> bool:
    at = bisect_left(calendar.holidays, day)
    return at < len(calendar.holidays) and calendar.holidays[at] == day


def _covers(hours: tuple[Interval, ...], minute: int) -> bool:
    return any(one.start <= minute < one.end for one in hours)


def local_time(zone: str, instant: int) -> datetime:
    """An instant (microseconds since the epoch, UTC) by the clock on the wall of a zone."""
    return (EPOCH + timedelta(microseconds=instant)).astimezone(zone_of(zone))


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name.

    Raises:
        ValueError: There is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError, ValueError) as error:
        raise ValueError(f"no time zone is called {name!r}") from error


def is_zone(name: str) -> bool:
    """Whether there is a zone of that IANA name."""
    return name in zones()


@lru_cache(maxsize=1)
def zones() -> tuple[str, ...]:
    """Every IANA name there is, in order; not those that mean another place on each machine."""
    return tuple(sorted(available_timezones() - {"localtime", "Factory"}))


@lru_cache(maxsize=64)
def skipped_minutes(zone: str, first_year: int, last_year: int) -> tuple[tuple[date, Interval], ...]:
    """The minutes the clock on the wall leaves out, with their days, as `[start, end)` of that day.

    No zone has left out midnight itself since 1970; of one that does, the part before it is given.
    """
    found = zone_of(zone)
    instant, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)
    gaps: list[tuple[date, Interval]] = []
    while instant < end:
        following = instant + STRIDE
        if _offset(found, following) > _offset(found, instant):
            gaps.append(_gap(found, instant, following))
        instant = following
    return tuple(gaps)


def _gap(zone: ZoneInfo, before: datetime, after: datetime) -> tuple[date, Interval]:
    """What is left out when the clock is put forward between two instants, searched by halves, to the minute."""
    old, new = _offset(zone, before), _offset(zone, after)
    while after - before > MINUTE:
        middle = before + (after - before) // 2
        before, after = (before, middle) if _offset(zone, middle) == new else (middle, after)
    start = _to_minute(after) + old
    first = start.hour * 60 + start.minute
    return start.date(), Interval(first, min(1440, first + (new - old) // MINUTE))


def _to_minute(instant: datetime) -> datetime:
    return instant.replace(second=0, microsecond=0)


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    """How far the clock on the wall is ahead of UTC; zero for the rare zone that does not say."""
    return instant.astimezone(zone).utcoffset() or timedelta()
