"""What a catalogue gives to the graph: calendars written out for fixed years, services, records, operations, the gate.

Addresses, headers, networks and trunks stay behind: no decision depends on them.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable

from compiler import catalogue as written
from compiler.calendar_years import FIRST_YEAR, LAST_YEAR
from compiler.graph import Calendar, Interval, OperationGraph, Outbound, Service, Slot
from compiler.public_holidays import public_holidays

WHOLE_DAY = (Interval(0, 1440),)
LEAP_DAY = "02-29"
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


def calendars(catalogue: written.Catalogue) -> dict[str, Calendar]:
    """The calendars, by name."""
    return {name: calendar(one) for name, one in catalogue.calendars.items()}


def calendar(one: written.Calendar) -> Calendar:
    """A calendar with its holidays and special days as dates."""
    return Calendar(
        zone=one.zone,
        weekly=tuple(_weekday(one, day) for day in range(7)),
        dates=_dates(one),
        holidays=_holidays(one),
        holiday_state=one.holiday_state,
        otherwise=one.otherwise,
    )


def _weekday(one: written.Calendar, day: int) -> dict[str, tuple[Interval, ...]]:
    return {state: _intervals(days[day]) for state, days in one.weekly.items() if day in days}


def _intervals(hours: tuple[written.Hours, ...]) -> tuple[Interval, ...]:
    return tuple(Interval(one.start, one.end) for one in hours)


def _dates(one: written.Calendar) -> dict[str, dict[str, tuple[Interval, ...]]]:
    """The special days of every year, then those of one year in their place."""
    every_year = [day for day in one.special if len(day.date) == len(LEAP_DAY)]
    dates = _by_date((day, date) for day in every_year for date in _each_year(day.date))
    return dates | _by_date((day, day.date) for day in one.special if day not in every_year)


def _by_date(days: Iterable[tuple[written.SpecialDay, str]]) -> dict[str, dict[str, tuple[Interval, ...]]]:
    dates: dict[str, dict[str, tuple[Interval, ...]]] = {}
    for day, date in days:
        dates.setdefault(date, {})[day.state] = _intervals(day.hours) or WHOLE_DAY
    return dates


def _each_year(date: str) -> tuple[str, ...]:
    return tuple(f"{year}-{date}" for year in YEARS if date != LEAP_DAY or isleap(year))


def _holidays(one: written.Calendar) -> tuple[str, ...]:
    """Public holidays and local feasts, in order, each once."""
    days = {date for patron in one.patron_days for date in _each_year(patron)}
    if one.country:
        days.update(public_holidays(one.country, one.subdivision, FIRST_YEAR, LAST_YEAR))
    return tuple(sorted(days))


def services(catalogue: written.Catalogue) -> dict[str, Service]:
    """The services, by name."""
    return {name: Service(one.flow, one.media, one.hours) for name, one in catalogue.services.items()}


def lines(catalogue: written.Catalogue) -> dict[str, str]:
    """Line -> the service it leads to."""
    return {name: one.service for name, one in catalogue.lines.items()}


def records(catalogue: written.Catalogue) -> dict[str, tuple[Slot, ...]]:
    """The records, by name, with their fields in order."""
    return {name: _slots(one.fields) for name, one in catalogue.records.items()}


def _slots(fields: tuple[written.RecordField, ...]) -> tuple[Slot, ...]:
    return tuple(Slot(field.name, field.type) for field in fields)


def connectors(catalogue: written.Catalogue) -> dict[str, dict[str, OperationGraph]]:
    """Connector -> operation -> what it takes and gives."""
    return {
        name: {operation.name: operation_graph(operation) for operation in one.operations}
        for name, one in catalogue.connectors.items()
    }


def operation_graph(one: written.ConnectorOperation) -> OperationGraph:
    """What an operation takes, gives and may answer."""
    return OperationGraph(_slots(one.takes), one.gives, tuple(one.answers), one.honours_keys)


def outbound(catalogue: written.Catalogue) -> Outbound:
    """What the centre may call."""
    rules = catalogue.outbound
    return Outbound(rules.allow, rules.refuse, rules.per_hour)
