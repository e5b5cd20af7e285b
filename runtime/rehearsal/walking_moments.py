"""The moments worth calling at: one for each way in which the calendars of a centre may stand together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from compiler.calendar_time import EPOCH, local_time, state_at, zone_of
from compiler.graph import Calendar, Graph
from runtime.rehearsal.scenarios_reading import MICROSECOND, ORDINARY, Moment, instant_at, ordinary_day
from runtime.rehearsal.scenarios_spelling import Language
from runtime.rehearsal.walking_looks import Looks

MOST_MOMENTS = 16
MOST_DAYS = 60
A_YEAR = timedelta(days=400)


def moments(graphs: tuple[Graph, ...], looks: Looks) -> list[int]:
    """Instants that differ in what the calendars say which some condition asks, the ordinary one first."""
    every = [one for graph in graphs for one in calendars_asked(graph, looks)]
    found: dict[tuple[str, ...], int] = {}
    for instant in _candidates(graphs, every):
        found.setdefault(tuple(state_at(one, instant) for one in every), instant)
        if len(found) >= MOST_MOMENTS:
            break
    return list(found.values())


def calendars_asked(graph: Graph, looks: Looks) -> list[Calendar]:
    """The calendars that some condition asks."""
    names = set(looks.calendars)
    if "hours" in names:
        names |= {one.hours for one in graph.services.values() if one.hours}
    return [one for name, one in graph.calendars.items() if name in names]


def _candidates(graphs: tuple[Graph, ...], calendars: list[Calendar]) -> Iterator[int]:
    graph = graphs[0]
    yield instant_at(graph, Moment())
    week = [ordinary_day(graph, weekday) for weekday in range(7)]
    special = sorted({day for one in calendars for day in _special(one)})[:MOST_DAYS]
    for minute in (600, 180):
        yield from (_instant(one.zone, day, minute) for one in calendars for day in (*week, *special))
    for one in calendars:
        for day in (*week, *special):
            yield from (_instant(one.zone, day, minute) for minute in _turns(one, day))


def _special(calendar: Calendar) -> Iterator[date]:
    for text in (*calendar.dates, *calendar.holidays):
        day = date.fromisoformat(text)
        if ORDINARY <= day < ORDINARY + A_YEAR:
            yield day


def _turns(calendar: Calendar, day: date) -> list[int]:
    """The minutes of a day at which a calendar may turn."""
    states = calendar.dates.get(day.isoformat(), calendar.weekly[day.weekday()])
    minutes = {minute for hours in states.values() for one in hours for minute in (one.start, one.end)}
    return sorted(minute for minute in minutes if minute < 1440)


def _instant(zone: str, day: date, minute: int) -> int:
    midnight = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=zone_of(zone))
    return (midnight - EPOCH) // MICROSECOND


def moment_written(graph: Graph, instant: int, language: Language) -> str:
    """A moment as steps write it: `Sunday 10:00` where that is the first such Sunday, else `2026-12-24 12:45`."""
    local = local_time(graph.zone, instant)
    if local.date() == ordinary_day(graph, local.weekday()):
        return f"{language.days[local.weekday()].capitalize()} {local:%H:%M}"
    return f"{local:%Y-%m-%d %H:%M}"
