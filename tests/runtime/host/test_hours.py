"""Whether a line is open, and when next it is otherwise."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from host_world import a_compiled, a_graph

from compiler.graph import Calendar, Interval, Service
from flowlang.values import replace
from runtime.host import Version
from runtime.host.hours import other_case, reaches


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * 1_000_000


def version(hours: str | None = "office", **office: tuple[Interval, ...]) -> Version:
    """A version whose service is open by its calendar, every weekday."""
    weekday = {"open": office.get("weekday", (Interval(9 * 60, 18 * 60),))}
    calendar = Calendar("UTC", (*(weekday,) * 5, {}, {}))
    graph = replace(a_graph(), calendars={"office": calendar}, services={"care": Service("main", ("voice",), hours)})
    return Version(a_compiled(graph))


@pytest.mark.parametrize(
    ("now", "state", "is_open"),
    [("2026-11-25T10:00", "open", True), ("2026-11-25T20:00", "closed", False), ("2026-11-28T10:00", "closed", False)],
)
def test_a_line_is_open_by_its_services_calendar(now: str, state: str, is_open: bool) -> None:
    (reach,) = reaches(version(), at(now))
    assert (reach.line, reach.number, reach.service) == ("main", "+390299900", "care")
    assert (reach.state, reach.is_open) == (state, is_open)


def test_a_service_without_hours_is_always_open() -> None:
    (reach,) = reaches(version(None), at("2026-11-28T03:00"))
    assert (reach.state, reach.is_open) == ("", True)
    assert other_case(version(None), at("2026-11-28T03:00")) is None


@pytest.mark.parametrize(
    ("now", "other"),
    [
        ("2026-11-25T10:00", "2026-11-25T18:30"),
        ("2026-11-25T17:59", "2026-11-25T18:30"),
        ("2026-11-25T20:00", "2026-11-26T09:30"),
        ("2026-11-28T10:00", "2026-11-30T09:30"),
    ],
)
def test_the_other_case_is_well_into_the_next_change(now: str, other: str) -> None:
    assert other_case(version(), at(now)) == other


def test_a_short_opening_is_met_at_its_first_minute() -> None:
    short = version(weekday=(Interval(9 * 60, 9 * 60 + 10),))
    assert other_case(short, at("2026-11-25T08:00")) == "2026-11-25T09:00"


def test_what_never_changes_has_no_other_case() -> None:
    assert other_case(version(weekday=()), at("2026-11-25T10:00")) is None
