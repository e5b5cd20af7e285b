"""What a calendar says at an instant. Pure: the instant comes in; zoneinfo knows the zones.

A calendar speaks of the clock on the wall. When the clock is put back, the minutes that come twice have the same state both times;
when it is put forward, the minutes left out never come.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from compiler.graph import Calendar, Interval

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


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
    """Every IANA name there is, in order."""
    return tuple(sorted(available_timezones()))


@lru_cache(maxsize=64)
def skipped_minutes(zone: str, first_year: int, last_year: int) -> tuple[tuple[date, Interval], ...]:
    """The minutes the clock on the wall leaves out, with their days, as `[start, end)` of that day."""
    days = (date(first_year, 1, 1) + timedelta(days=n) for n in range((date(last_year + 1, 1, 1) - date(first_year, 1, 1)).days))
    gaps = ((day, _gap(zone_of(zone), day)) for day in days)
    return tuple((day, gap) for day, gap in gaps if gap is not None)


def _gap(zone: ZoneInfo, day: date) -> Interval | None:
    start = datetime(day.year, day.month, day.day, tzinfo=zone)
    after = start + timedelta(days=1)
    before_offset, after_offset = start.replace(fold=0).utcoffset(), after.utcoffset()
    assert before_offset is not None and after_offset is not None
    if after_offset <= before_offset:
        return None
    missing = [minute for minute in range(1440) if _is_skipped(start + timedelta(minutes=minute))]
    return Interval(missing[0], missing[-1] + 1) if missing else None


def _is_skipped(local: datetime) -> bool:
    """Whether the wall clock never shows this time: there and back again it is another."""
    return local.astimezone(UTC).astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None)
