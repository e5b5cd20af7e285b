"""The single values of a catalogue: each reader takes a text and gives its value, or says what is wrong with it."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from urllib.parse import urlsplit

from compiler.calendar_time import is_zone, zones
from compiler.catalogue_keys import LANGUAGES
from compiler.catalogue_nodes import Report, Scalar
from compiler.media import MEDIA
from flowlang.durations import MICROSECONDS

PHONE = re.compile(r"\+[1-9][0-9]{6,14}")
PREFIX = re.compile(r"\+[1-9][0-9]{0,14}")
DURATION = re.compile(r"([0-9]{1,9})\s*(ms|s|m|h|d|w)")
WHOLE = re.compile(r"[0-9]{1,9}")
CURRENCY = re.compile(r"[A-Z]{3}")
HOST_PORT = re.compile(r"([A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\]):([0-9]{1,5})")
ADDRESS_TEXT = re.compile(r"[!-~]{1,2000}")
YES = ("yes", "true", "on")
NO = ("no", "false", "off")


def phone(scalar: Scalar, report: Report) -> str | None:
    """A number in E.164: `+`, the country, the number, without blanks."""
    if PHONE.fullmatch(scalar.text):
        return scalar.text
    bare = re.sub(r"[\s().\-/]", "", scalar.text)
    bare = "+" + bare[2:] if bare.startswith("00") else bare
    if PHONE.fullmatch(bare):
        report.error("F911", scalar.span, "did_you_mean", suggestion=bare)
    else:
        report.error("F911", scalar.span)
    return None


def prefix(scalar: Scalar, report: Report) -> str | None:
    """The beginning of numbers in E.164: `+39`, `+39899`."""
    if PREFIX.fullmatch(scalar.text):
        return scalar.text
    report.error("F912", scalar.span, prefix=scalar.text)
    return None


def network(scalar: Scalar, report: Report) -> str | None:
    """A network in CIDR form, or one address; a warning where it is everybody's."""
    try:
        loose = ipaddress.ip_network(scalar.text.strip(), strict=False)
    except ValueError:
        report.error("F913", scalar.span, network=scalar.text)
        return None
    if "/" in scalar.text and str(loose.network_address) != scalar.text.strip().split("/")[0].lower():
        report.error("F913", scalar.span, "did_you_mean", network=scalar.text, suggestion=str(loose))
    if loose.prefixlen == 0:
        report.warning("F913", scalar.span, "everyone", network=scalar.text)
    return str(loose)


def duration(scalar: Scalar, report: Report, most: str) -> int | None:
    """A length of time in microseconds, more than nothing and no longer than `most`."""
    found = DURATION.fullmatch(scalar.text.strip())
    if not found:
        report.error("F914", scalar.span, duration=scalar.text)
        return None
    length = int(found[1]) * MICROSECONDS[found[2]]
    limit = DURATION.fullmatch(most)
    assert limit is not None
    if 0 < length <= int(limit[1]) * MICROSECONDS[limit[2]]:
        return length
    report.error("F914", scalar.span, "range", duration=scalar.text, most=most)
    return None


def zone(scalar: Scalar, report: Report) -> str | None:
    """A time zone by its IANA name."""
    if is_zone(scalar.text):
        return scalar.text
    meant = report.meant(scalar.text, zones()) or report.meant(scalar.text, _cities())
    suggestion = _cities().get(meant, meant) if meant else None
    if suggestion:
        report.error("F915", scalar.span, "did_you_mean", zone=scalar.text, suggestion=suggestion)
    else:
        report.error("F915", scalar.span, zone=scalar.text)
    return None


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """`Rome` -> `Europe/Rome`, for those who wrote the city alone."""
    return {name.rsplit("/", 1)[-1]: name for name in reversed(zones())}


def language(scalar: Scalar, report: Report) -> str | None:
    """A language the runtime speaks."""
    meant = short(scalar.text)
    return _one_of(scalar, report, ("F916", "language"), LANGUAGES, meant if meant in LANGUAGES else None)


def short(text: str) -> str:
    """The two letters of a language that was written otherwise: `english`, `EN`, `en-GB`."""
    return text.strip().casefold()[:2]


def medium(scalar: Scalar, report: Report) -> str | None:
    """One of the media."""
    return _one_of(scalar, report, ("F920", "medium"), MEDIA, report.meant(scalar.text, MEDIA))


def _one_of(
    scalar: Scalar, report: Report, told_as: tuple[str, str], known: tuple[str, ...], meant: str | None
) -> str | None:
    """A text if it is a known one; else it is told by a code, under the name its wording uses."""
    if scalar.text in known:
        return scalar.text
    code, fact = told_as
    facts = {fact: scalar.text, "known": ", ".join(known)}
    if meant:
        report.error(code, scalar.span, "did_you_mean", suggestion=meant, **facts)
    else:
        report.error(code, scalar.span, **facts)
    return None


def currency(scalar: Scalar, report: Report) -> str | None:
    """A currency by its ISO 4217 letters."""
    if CURRENCY.fullmatch(scalar.text):
        return scalar.text
    report.error("F917", scalar.span, currency=scalar.text)
    return None


def whole(scalar: Scalar, report: Report, low: int, high: int) -> int | None:
    """A whole number between two."""
    if WHOLE.fullmatch(scalar.text) and low <= int(scalar.text) <= high:
        return int(scalar.text)
    report.error("F918", scalar.span, low=str(low), high=str(high))
    return None


def yes_no(scalar: Scalar, report: Report) -> bool | None:
    """`yes` or `no`."""
    if scalar.text.lower() in (*YES, *NO):
        return scalar.text.lower() in YES
    report.error("F919", scalar.span, value=scalar.text)
    return None


def host_port(scalar: Scalar, report: Report) -> str | None:
    """A host and a port, `10.0.0.9:5060`."""
    found = HOST_PORT.fullmatch(scalar.text)
    if found and 0 < int(found[2]) < 65536:
        return scalar.text
    report.error("F921", scalar.span, address=scalar.text)
    return None


def base_address(scalar: Scalar, report: Report) -> str | None:
    """The base address of a connector, without a slash at its end: http or https, a host, perhaps a port and a path."""
    problem = _base_problem(scalar.text)
    if problem is None:
        return scalar.text.rstrip("/")
    report.error("F922", scalar.span, problem)
    return None


def _base_problem(text: str) -> str | None:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return ""
    if not ADDRESS_TEXT.fullmatch(text) or not host or port == 0:
        return ""
    if parts.scheme not in ("http", "https"):
        return "scheme"
    if "@" in parts.netloc:
        return "credentials"
    return "query" if "?" in text or "#" in text else None
