"""Calendars: weekly hours by state, public holidays, special days.

Every minute a calendar says one thing. Of several kinds of rule the first that fits wins: a special day, a public
holiday, the weekly hours, `otherwise`. Within one kind two states in the same minute are a fault.
"""

from __future__ import annotations

from datetime import date

from compiler.calendar_time import skipped_minutes
from compiler.calendar_years import FIRST_YEAR, LAST_YEAR
from compiler.catalogue import Calendar, Hours, SpecialDay
from compiler.catalogue_dates import read_date
from compiler.catalogue_fields import Fields, name_of, pairs_of, text_of
from compiler.catalogue_holidays import read_holidays
from compiler.catalogue_hours import MINUTES, Piece, check_overlaps, looks_like_hours, special_pieces, weekly_pieces
from compiler.catalogue_keys import CALENDAR
from compiler.catalogue_nodes import Mapping, Node, Pair, Report, Scalar
from compiler.catalogue_references import entries
from compiler.catalogue_values import zone
from compiler.graph import Interval
from flowlang.source import Span

FALLBACK_ZONE = "UTC"
CLOSED = "closed"
SERVICE_HOURS = "hours"  # in a flow, the hours of the service itself


def read_calendars(node: Node | None, centre_zone: str | None, report: Report) -> dict[str, Calendar]:
    """The calendars, by name; `centre_zone` is the zone of those that have none of their own."""

    def read(name: Scalar, value: Node) -> Calendar:
        if name.text == SERVICE_HOURS:
            report.error("F940", name.span, "hours", name=name.text)
        return _calendar(Fields(value, name, report, CALENDAR, is_open=True), centre_zone)

    return entries(node, report, read)


def _calendar(fields: Fields, centre_zone: str | None) -> Calendar:
    report, owner = fields.report, fields.owner
    states, pieces = _weekly(fields)
    own_zone, otherwise, holidays = fields.text("zone"), _state(fields.text("otherwise"), report), read_holidays(fields)
    special = _special(fields)
    calendar = Calendar(
        name=owner.text,
        span=owner.span,
        zone=(zone(own_zone, report) if own_zone else centre_zone) or FALLBACK_ZONE,
        weekly=_by_state(states, pieces),
        country=holidays.country,
        subdivision=holidays.subdivision,
        patron_days=holidays.patron_days,
        special=special,
        holiday_state=holidays.state,
        otherwise=otherwise or CLOSED,
    )
    check_overlaps(pieces, True, report)
    _check_special_states(calendar, report)
    _check_is_useful(calendar, fields)
    _check_skipped(calendar, pieces, report)
    return calendar


def _state(scalar: Scalar | None, report: Report) -> str | None:
    name = name_of(scalar, report) if scalar else None
    return name.text if name else None


def _weekly(fields: Fields) -> tuple[tuple[str, ...], tuple[Piece, ...]]:
    """The states with weekly hours, and the hours."""
    states: list[str] = []
    pieces: list[Piece] = []
    for pair in fields.others():
        if not looks_like_hours(pair.value) and fields.report.meant(pair.key.text, CALENDAR):
            fields.unknown(pair)
            continue
        name = name_of(pair.key, fields.report)
        if name is not None:
            states.append(name.text)
            pieces.extend(weekly_pieces(name.text, pair.value, fields.report))
    return tuple(dict.fromkeys(states)), tuple(pieces)


def _by_state(states: tuple[str, ...], pieces: tuple[Piece, ...]) -> dict[str, dict[int, tuple[Hours, ...]]]:
    """The hours of each state, by day, in order."""
    weekly: dict[str, dict[int, list[Hours]]] = {state: {} for state in states}
    for piece in sorted(pieces, key=lambda one: (one.day, one.hours.start)):
        weekly[piece.state].setdefault(piece.day, []).append(Hours(piece.hours.start, piece.hours.end))
    return {state: {day: tuple(hours) for day, hours in days.items()} for state, days in weekly.items()}


def _special(fields: Fields) -> tuple[SpecialDay, ...]:
    """The special days, one entry for each of their states."""
    node = fields.get("special")
    days: list[SpecialDay] = []
    for pair in pairs_of(node, fields.report) if node is not None else ():
        day = read_date(pair.key, fields.report)
        days.extend(_special_day(day or "", pair, fields.report))
    return tuple(day for day in days if day.date)


def _special_day(day: str, pair: Pair, report: Report) -> tuple[SpecialDay, ...]:
    if not isinstance(pair.value, Mapping):
        text = text_of(pair.value, report)
        state = _state(text, report)
        return (SpecialDay(day, state, (), pair.key.span),) if state else ()
    if not pair.value.pairs:
        report.error("F608", pair.key.span, date=pair.key.text)
    states: dict[str, tuple[Span, list[Piece]]] = {}
    for inner in pair.value.pairs:
        state = _state(inner.key, report)
        if state is not None:
            states[state] = inner.key.span, list(special_pieces(state, inner.value, report))
    check_overlaps([piece for _, pieces in states.values() for piece in pieces], False, report)
    return tuple(SpecialDay(day, state, _hours_of(pieces), span) for state, (span, pieces) in states.items())


def _hours_of(pieces: list[Piece]) -> tuple[Hours, ...]:
    """The hours of a special day in order; none where they are the whole day."""
    in_order = sorted(pieces, key=lambda one: one.hours.start)
    hours = tuple(Hours(piece.hours.start, piece.hours.end) for piece in in_order)
    return () if hours == (Hours(0, MINUTES),) else hours


def _check_special_states(calendar: Calendar, report: Report) -> None:
    """Warns where a special day has a state that looks like another one spelled wrongly."""
    usual = (calendar.otherwise, *([calendar.holiday_state] if _has_holidays(calendar) else []))
    known = dict.fromkeys((*calendar.weekly, *usual))
    for day in calendar.special:
        meant = report.meant(day.state, known) if day.state not in known else None
        if meant:
            report.warning("F610", day.span, state=day.state, suggestion=meant, calendar=calendar.name)


def _has_holidays(calendar: Calendar) -> bool:
    return bool(calendar.country or calendar.patron_days)


def _check_is_useful(calendar: Calendar, fields: Fields) -> None:
    """Warns where a calendar says the same at any time."""
    if fields.is_map and len(calendar.states) == 1:
        fields.report.warning("F611", calendar.span, calendar=calendar.name, state=calendar.otherwise)


def _check_skipped(calendar: Calendar, pieces: tuple[Piece, ...], report: Report) -> None:
    """Warns where weekly hours begin or end in the minutes that the clock leaves out when it is put forward."""
    warned: set[Span] = set()
    for day, gap in skipped_minutes(calendar.zone, FIRST_YEAR, LAST_YEAR):
        for piece in pieces:
            if piece.day == day.weekday() and piece.span not in warned and _is_touched(piece.hours, gap):
                warned.add(piece.span)
                report.warning("F609", piece.span, **_gap_facts(day, gap))


def _is_touched(hours: Interval, gap: Interval) -> bool:
    """Whether hours begin or end between the gap's ends, or lie within it."""
    is_within = gap.start <= hours.start and hours.end <= gap.end
    return is_within or gap.start < hours.start < gap.end or gap.start < hours.end < gap.end


def _gap_facts(day: date, gap: Interval) -> dict[str, str]:
    return {"date": day.isoformat(), "start": clock(gap.start), "end": clock(gap.end)}


def clock(minute: int) -> str:
    """A minute of the day as it is written: `08:30`."""
    return f"{minute // 60:02}:{minute % 60:02}"
