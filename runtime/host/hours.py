"""Whether services are open, and when next it is otherwise. Pure, but for the version it looks at."""

from __future__ import annotations

from compiler.calendar_time import local_time, state_at
from compiler.graph import Calendar
from flowlang.values import Value
from runtime.host.version import Version

OPEN = "open"
ONE_MINUTE = 60_000_000  # microseconds
FURTHEST = 14 * 24 * 60  # minutes looked ahead
WELL_INTO_IT = 30  # minutes after a change that are a better example than the first one


class Reach(Value, frozen=True, kw_only=True):
    """A line, and whether its service is open: `state` is its calendar's state now, empty where it has no hours."""

    line: str
    number: str
    service: str
    state: str

    @property
    def is_open(self) -> bool:
        """Whether it is open now; a service without hours always is."""
        return self.state in ("", OPEN)


def reaches(version: Version, now: int) -> tuple[Reach, ...]:
    """Every line of a version with the state of its service at an instant."""
    return tuple(
        Reach(line=line.name, number=line.number, service=line.service, state=_state(version, line.service, now))
        for line in version.catalogue.lines.values()
    )


def _state(version: Version, service: str, now: int) -> str:
    hours = version.graph.services[service].hours
    return state_at(version.graph.calendars[hours], now) if hours else ""


def other_case(version: Version, now: int) -> str | None:
    """A time (`2026-11-25T10:00`, by the centre's own clock) when the first service with hours is not as it is now.

    None where no service has hours, or nothing changes within two weeks.
    """
    named = [service.hours for service in version.graph.services.values() if service.hours]
    if not named:
        return None
    calendar = version.graph.calendars[named[0]]
    instant = _next_change(calendar, now)
    if instant is None:
        return None
    return local_time(version.graph.zone, instant).strftime("%Y-%m-%dT%H:%M")


def _next_change(calendar: Calendar, now: int) -> int | None:
    is_open = state_at(calendar, now) == OPEN
    begun = now - now % ONE_MINUTE
    for minutes in range(1, FURTHEST):
        instant = begun + minutes * ONE_MINUTE
        if (state_at(calendar, instant) == OPEN) != is_open:
            later = instant + WELL_INTO_IT * ONE_MINUTE
            return later if (state_at(calendar, later) == OPEN) != is_open else instant
    return None
