"""The public holidays of a calendar: whose they are, the local feasts, and what those days are called."""

from __future__ import annotations

from compiler.catalogue_dates import read_day_of_year
from compiler.catalogue_fields import Fields, name_of
from compiler.catalogue_keys import HOLIDAYS
from compiler.catalogue_nodes import Report, Scalar
from compiler.catalogue_references import listed, several
from compiler.public_holidays import countries, country_meant, parts
from flowlang.similar import nearest
from flowlang.values import Value


class Holidays(Value, frozen=True):
    """What `holidays` of a calendar says."""

    country: str = ""
    subdivision: str = ""
    patron_days: tuple[str, ...] = ()
    state: str = "holiday"


def read_holidays(calendar: Fields) -> Holidays:
    """The holidays of a calendar; none where nothing is written."""
    node = calendar.get("holidays")
    if node is None:
        return Holidays()
    report = calendar.report
    fields = Fields(node, calendar.key("holidays"), report, HOLIDAYS)
    written = fields.text("country", required=not fields.has("patron"))
    part, state = fields.text("subdivision"), fields.text("state")
    country = _country(written, report) if written else ""
    name = name_of(state, report) if state else None
    return Holidays(
        country=country,
        subdivision=_part(part, country, report) if part else "",
        patron_days=several(fields.texts("patron"), report, read_day_of_year),
        state=name.text if name else Holidays().state,
    )


def _country(scalar: Scalar, report: Report) -> str:
    if scalar.text in countries():
        return scalar.text
    meant = country_meant(scalar.text)
    if meant:
        report.error("F606", scalar.span, "did_you_mean", country=scalar.text, suggestion=meant)
    else:
        report.error("F606", scalar.span, country=scalar.text)
    return ""


def _part(scalar: Scalar, country: str, report: Report) -> str:
    """The code of a part; one of a country that is not known is not looked at."""
    if not country:
        return ""
    known = parts(country)
    if known.get(scalar.text) == scalar.text:
        return scalar.text
    facts = {"part": scalar.text, "country": country}
    bare = scalar.text.removeprefix(f"{country}-")
    meant = known.get(bare) or _near(bare, known)
    if meant:
        report.error("F607", scalar.span, "did_you_mean", suggestion=meant, **facts)
    elif known:
        report.error("F607", scalar.span, known=listed(sorted(set(known.values()))), **facts)
    else:
        report.error("F607", scalar.span, "whole", **facts)
    return ""


def _near(text: str, known: dict[str, str]) -> str | None:
    """The part whose name or code is nearest; two letters are too few to tell one from another."""
    meant = nearest(text, known) if len(text) > 2 else text.upper()
    return known.get(meant) if meant else None
