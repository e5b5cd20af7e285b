"""The gate for numbers the centre calls: what is not allowed is refused, and what costs extra always is.

A number may come from a caller's keys, a form or another system; toll fraud is somebody who makes the centre call
numbers that pay him. The ceiling of calls an hour is counted by the host.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from compiler.graph import Outbound

NUMBER = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)
"""E.164: a plus, the country, at most fifteen digits in all."""

SATELLITE = ("+870", "+881", "+882", "+883")  # satellite and international networks
SHARED_WORLD_WIDE = ("+808", "+878", "+888", "+979")  # international shared cost, personal and premium numbers
PREMIUM = {
    "AT": ("+43900", "+43901", "+43930", "+43931", "+43939"),
    "AU": ("+61190",),
    "BE": ("+32900", "+32901", "+32902", "+32903", "+32904", "+32905", "+32906", "+32907", "+32909"),
    "CH": ("+41900", "+41901", "+41906"),
    "CZ": ("+42090",),
    "DE": ("+49137", "+49900"),
    "DK": ("+4590",),
    "ES": ("+34803", "+34806", "+34807", "+34905"),
    "FI": ("+358600", "+358700"),
    "FR": ("+3389",),
    "GB": ("+4470", "+4487", "+449"),
    "GR": ("+30901", "+30909"),
    "IE": ("+35315",),
    "IT": (
        "+39144",
        "+39163",
        "+39164",
        "+39166",
        "+39199",
        "+394",
        "+39892",
        "+39893",
        "+39894",
        "+39895",
        "+39896",
        "+39897",
        "+39898",
        "+39899",
    ),
    "NL": ("+31900", "+31906", "+31909"),
    "NO": ("+47820", "+47829"),
    "PL": ("+4870",),
    "PT": ("+351646", "+351760", "+351761", "+351762"),
    "SE": ("+46900", "+46939", "+46944"),
    "US": ("+1900",),
}
"""Ranges whose callee is paid, by country. No such list is whole: `allow` names as little as the centre needs."""

ALWAYS_REFUSED = (*SATELLITE, *SHARED_WORLD_WIDE, *(prefix for prefixes in PREMIUM.values() for prefix in prefixes))
NORTH_AMERICAN_976 = re.compile(r"\+1[0-9]{3}976")  # the premium exchange of each area


def refusal(outbound: Outbound, number: str) -> str | None:
    """Why a number may not be called: `no number`, `premium` or `not allowed`; none where it may.

    Args:
        outbound: What the catalogue allows; nothing, unless it is written there.
        number: E.164, as it would be called. Anything else is no number: short codes and addresses cannot be called.
    """
    if not NUMBER.fullmatch(number):
        return "no number"
    if costs_extra(number):
        return "premium"
    if begins_with(number, outbound.refuse) or not begins_with(number, outbound.allow):
        return "not allowed"
    return None


def costs_extra(number: str) -> bool:
    """Whether a number, or every number that begins so, is a premium or satellite one."""
    return begins_with(number, ALWAYS_REFUSED) or NORTH_AMERICAN_976.match(number) is not None


def begins_with(number: str, prefixes: Iterable[str]) -> bool:
    """Whether a number begins with one of some prefixes; an empty one matches nothing."""
    return any(prefix and number.startswith(prefix) for prefix in prefixes)
