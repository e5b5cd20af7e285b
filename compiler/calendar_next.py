"""When a calendar will say something: the next minute at which a condition holds, and whether it ever can.

What a calendar says changes only where one of its intervals begins or ends, at midnight, and where a zone changes its
clock, which is on a whole hour or half hour of UTC. So only these instants are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from compiler.calendar_time import EPOCH, local_time, zone_of
from compiler.graph import AnyExpression, Calendar, InState, Interval, Operation

MICROSECOND = timedelta(microseconds=1)
MINUTE = 60_000_000
HALF_HOUR = 30 * MINUTE
DAY = 48 * HALF_HOUR
WHOLE_DAY = 1440


def next_time(holds: Callable[[int], bool], calendars: Sequence[Calendar], after: int, until: int) -> int | None:
    """The first instant from `after` to `until` at which a condition on these calendars holds; none where none is.

    Args:
        holds: The condition, at an instant (microseconds since the epoch, UTC).
        calendars: Those that it asks.
        after: The first instant that is looked at.
        until: The last one.
    """
    if holds(after):
        return after
    for start in range(after - after % DAY, until + 1, DAY):
        for instant in moments(calendars, start):
            if after < instant <= until and holds(instant):
                return instant
    return None


def moments(calendars: Iterable[Calendar], start: int) -> list[int]:
    """The instants of a day of UTC at which one of the calendars may say something else, in order."""
    found = set(range(start, start + DAY, HALF_HOUR))
    for calendar in calendars:
        for day in {local_time(calendar.zone, one).date() for one in (start, start + DAY - 1)}:
            found.update(one for one in _changes(calendar, day) if start <= one < start + DAY)
    return sorted(found)


def _changes(calendar: Calendar, day: date) -> Iterator[int]:
    """The instants at which a day's intervals begin and end by the clock on the wall; both where one comes twice."""
    zone = zone_of(calendar.zone)
    midnight = datetime.combine(day, datetime.min.time(), zone)
    for minute in {edge for one in _intervals(calendar, day) for edge in (one.start, one.end)}:
        wall = midnight + timedelta(minutes=minute)
        for fold in (0, 1):
            yield (wall.replace(fold=fold) - EPOCH) // MICROSECOND


def _intervals(calendar: Calendar, day: date) -> Iterator[Interval]:
    states = calendar.dates.get(day.isoformat(), calendar.weekly[day.weekday()])
    return (one for intervals in states.values() for one in intervals)


# --- whether it can be at all -----------------------------------------------------------------------------------------


def can_hold(condition: AnyExpression, calendars: Mapping[str, Calendar], hours: Sequence[Calendar]) -> bool:
    """Whether a condition on calendars may hold one day, as far as a look at their rules tells.

    `hours` are the calendars that `hours` may mean. In doubt it may.
    """
    if isinstance(condition, InState):
        asked = hours if condition.calendar == "hours" else [calendars[condition.calendar]]
        return not asked or any(may_say(one, condition.state) for one in asked)
    if not isinstance(condition, Operation) or condition.operator not in ("and", "or"):
        return True
    parts = [can_hold(one, calendars, hours) for one in condition.arguments]
    return all(parts) if condition.operator == "and" else any(parts)


def may_say(calendar: Calendar, state: str) -> bool:
    """Whether some rule of a calendar gives this state."""
    if state == calendar.holiday_state and calendar.holidays:
        return True
    if any(day.get(state) for day in (*calendar.weekly, *calendar.dates.values())):
        return True
    return state == calendar.otherwise and any(
        not _is_full(day) for day in (*calendar.weekly, *calendar.dates.values())
    )


def _is_full(day: Mapping[str, tuple[Interval, ...]]) -> bool:
    """Whether the intervals of a day leave no minute."""
    reached = 0
    for one in sorted((one for intervals in day.values() for one in intervals), key=lambda one: one.start):
        if one.start > reached:
            return False
        reached = max(reached, one.end)
    return reached >= WHOLE_DAY
