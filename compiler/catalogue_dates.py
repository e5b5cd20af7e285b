"""Dates as a calendar writes them: `2026-08-14` for one day, `12-24` for that day of every year."""

from __future__ import annotations

import re
from datetime import date

from compiler.calendar_years import FIRST_YEAR, LAST_YEAR
from compiler.catalogue_nodes import Report, Scalar

ONE_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
EVERY_YEAR = re.compile(r"([0-9]{2})-([0-9]{2})")
YEAR_FIRST = re.compile(r"([0-9]{4})[./ -]([0-9]{1,2})[./ -]([0-9]{1,2})")
DAY_FIRST = re.compile(r"([0-9]{1,2})[./ -]([0-9]{1,2})(?:[./ -]([0-9]{4}))?\.?")
A_LEAP_YEAR = 2028


def read_date(scalar: Scalar, report: Report) -> str | None:
    """A date, of one year or of every year, as it was written; a warning where no calendar will come to it."""
    text = scalar.text
    found = ONE_DAY.fullmatch(text)
    if found:
        return _known(scalar, _is_day(int(found[1]), int(found[2]), int(found[3])), report)
    found = EVERY_YEAR.fullmatch(text)
    if found and _is_day(A_LEAP_YEAR, int(found[1]), int(found[2])):
        return text
    if found and not _meant(text):
        return _known(scalar, False, report)
    _report_unread(scalar, report)
    return None


def read_day_of_year(scalar: Scalar, report: Report) -> str | None:
    """A date of every year."""
    if ONE_DAY.fullmatch(scalar.text):
        report.error("F604", scalar.span, "yearly", date=scalar.text, suggestion=scalar.text[5:])
        return None
    return read_date(scalar, report)


def _known(scalar: Scalar, is_day: bool, report: Report) -> str | None:
    if not is_day:
        report.error("F604", scalar.span, "impossible", date=scalar.text)
        return None
    year = int(scalar.text[:4])
    facts = {"date": scalar.text, "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
    if year < FIRST_YEAR:
        report.warning("F605", scalar.span, **facts)
    elif year > LAST_YEAR:
        report.warning("F605", scalar.span, "later", **facts)
    return scalar.text


def _report_unread(scalar: Scalar, report: Report) -> None:
    meant = _meant(scalar.text)
    if meant:
        report.error("F604", scalar.span, "did_you_mean", date=scalar.text, suggestion=meant)
    else:
        report.error("F604", scalar.span, date=scalar.text)


def _meant(text: str) -> str | None:
    """`31.12` -> `12-31`, `31/12/2026` -> `2026-12-31`, `12-4` -> `12-04`."""
    written = text.strip()
    found = YEAR_FIRST.fullmatch(written)
    if found:
        return _date(int(found[1]), int(found[2]), int(found[3]))
    found = DAY_FIRST.fullmatch(written)
    if not found:
        return None
    year, one, two = int(found[3] or 0), int(found[1]), int(found[2])
    day_first, month_first = _date(year, two, one), _date(year, one, two)
    return (month_first or day_first) if "-" in written and not year else (day_first or month_first)


def _date(year: int, month: int, day: int) -> str | None:
    if not _is_day(year or A_LEAP_YEAR, month, day):
        return None
    return f"{year:04}-{month:02}-{day:02}" if year else f"{month:02}-{day:02}"


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
