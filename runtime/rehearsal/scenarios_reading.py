"""Small things that stand in steps: keys, lengths of time, how often, moments, and texts with gaps and values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from compiler.calendar_time import EPOCH, local_time, zone_of
from compiler.graph import Graph
from flowlang.similar import nearest
from flowlang.values import Value
from runtime.engine.spoken import FORMS, Voice, spoken
from runtime.rehearsal.scenarios import WrongStepError
from runtime.rehearsal.scenarios_spelling import QUOTES, Language
from runtime.rehearsal.script import KEYS, LONGEST_WAIT, length_of

ORDINARY = date(2026, 3, 2)
"""A Monday: where nothing is said of the day, it is the first from here on that is nothing special in any calendar."""

TEN = time(10)
MOST_WEEKS = 60
MOST_TIMES = 100
MICROSECOND = timedelta(microseconds=1)


def keys_in(text: str, language: Language) -> str:
    """The keys that a text names: `1`, `123 456 #`, `star`.

    Raises:
        WrongStepError: It names none.
    """
    words = (language.keys.get(word.casefold(), word) for word in text.strip('"').split())
    keys = "".join(words)
    if not KEYS.fullmatch(keys):
        raise WrongStepError("no keys")
    return keys.upper()


def length_in(text: str, language: Language) -> int:
    """A length of time in microseconds: `6s`, `6 seconds`, `a minute`.

    Raises:
        WrongStepError: It is none.
    """
    found = length_of(text)
    if found is not None:
        return found
    number, _, unit = text.casefold().partition(" ")
    count = language.numbers.get(number, int(number) if number.isascii() and number.isdigit() else None)
    length = next((one for name, one in language.units.items() if unit.startswith(name)), None)
    if count is None or length is None or len(number) > 9 or count * length > LONGEST_WAIT:
        raise WrongStepError("no length")
    return count * length


def times_in(text: str | None, language: Language) -> int | None:
    """How often: `twice`, `3 times`; none where nothing is said.

    Raises:
        WrongStepError: It is no number.
    """
    if text is None:
        return None
    number, _, rest = text.casefold().partition(" ")
    count = language.times.get(number) if not rest else language.numbers.get(number)
    if rest and number.isascii() and number.isdigit() and len(number) < 4:
        count = int(number)
    if not count or count > MOST_TIMES or (rest and rest not in language.times):
        raise WrongStepError("no times")
    return count


# --- moments ----------------------------------------------------------------------------------------------------------

CLOCK = re.compile(r"(?:at |alle |le |all')?(?:ore )?([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*(am|pm)?")
ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:t|,?\s+|$)(.*)")
SLASHES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?:,?\s+|$)(.*)")
LONG = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|º)?(?: of)? ([^\W\d]+) ([0-9]{4})(?:,?\s+|$)(.*)")


class Moment(Value, frozen=True):
    """A day, or a day of the week (from Monday, 0), or neither; and the time of the day."""

    day: date | None = None
    weekday: int | None = None
    clock: time | None = None


def moment_in(text: str, language: Language) -> Moment:
    """`Sunday 10:00`, `2026-11-25 10:00`, `25 November 2026`, `10:00`.

    Raises:
        WrongStepError: It is no moment.
    """
    words = unicodedata.normalize("NFC", text).casefold().strip().removeprefix("on ").removeprefix("il ")
    for read in (_dated, _weekday):
        found = read(words, language)
        if found is not None:
            return found
    clock = clock_in(words)
    if clock is None:
        meant = nearest(words.partition(" ")[0], language.days) or language.days[6]
        raise WrongStepError("no moment", example=f"{meant.capitalize()} 10:00")
    return Moment(clock=clock)


def _dated(words: str, language: Language) -> Moment | None:
    day: tuple[int, int, int]
    if found := ISO.fullmatch(words):
        day = (int(found[1]), int(found[2]), int(found[3]))
    elif found := SLASHES.fullmatch(words):
        day = (int(found[3]), int(found[2]), int(found[1]))
    elif (found := LONG.fullmatch(words)) and found[2] in language.months:
        day = (int(found[3]), language.months.index(found[2]) + 1, int(found[1]))
    else:
        return None
    clock = clock_in(found[4])
    try:
        return Moment(day=date(*day), clock=clock) if clock or not found[4] else None
    except ValueError:
        return None


def _weekday(words: str, language: Language) -> Moment | None:
    first, _, rest = words.partition(" ")
    first = first.strip(",")
    if first not in language.days:
        return None
    clock = clock_in(rest)
    return Moment(weekday=language.days.index(first), clock=clock) if clock or not rest else None


def clock_in(text: str) -> time | None:
    """A time of the day, or none."""
    found = CLOCK.fullmatch(text.strip())
    if not found:
        return None
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    try:
        return time(hour, int(found[2] or 0))
    except ValueError:
        return None


def instant_at(graph: Graph, moment: Moment, before: int | None = None) -> int:
    """The instant of a moment, by the clock of the centre; of what it does not say, that which held `before`."""
    day, clock = moment.day, moment.clock
    if day is None and moment.weekday is None and before is not None:
        day = local_time(graph.zone, before).date()
    if day is None:
        day = ordinary_day(graph, moment.weekday or 0)
    return (datetime.combine(day, clock or TEN, zone_of(graph.zone)) - EPOCH) // MICROSECOND


def ordinary_day(graph: Graph, weekday: int) -> date:
    """The first such day on which no calendar has a holiday or hours of its own."""
    special = {day for one in graph.calendars.values() for day in (*one.dates, *one.holidays)}
    first = ORDINARY + timedelta(days=weekday)
    days = (first + timedelta(weeks=week) for week in range(MOST_WEEKS))
    return next((day for day in days if day.isoformat() not in special), first)


# --- what is said -----------------------------------------------------------------------------------------------------

VALUE = re.compile(r"\{\s*([^{}]+?)\s+as\s+(\w+)\s*\}")
GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")


def plain(text: str) -> str:
    """A text as it is compared: case and blanks do not matter."""
    return " ".join(unicodedata.normalize("NFC", text).translate(QUOTES).casefold().split())


def parts_of(text: str, voice: Voice) -> list[str]:
    """The parts of a text with gaps (`…`), each value in it (`{92.40 as money}`) as this voice says it.

    Raises:
        WrongStepError: A value cannot be said that way.
    """
    whole = VALUE.sub(lambda found: _spoken(found[1], found[2], voice), text)
    return [one for one in map(plain, GAP.split(whole)) if one]


def _spoken(value: str, form: str, voice: Voice) -> str:
    read = VALUES.get(form)
    if read is None:
        raise WrongStepError("no form", form=form, forms=", ".join(FORMS))
    try:
        return spoken(read(value), form, voice)
    except (ValueError, TypeError, InvalidOperation, OverflowError):
        raise WrongStepError("no value", value=value, form=form) from None


def _held(value: str) -> Any:
    try:
        return Decimal(value)
    except InvalidOperation:
        return value


VALUES: dict[str, Callable[[str], Any]] = {
    "money": Decimal,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "duration": length_of,
    "ordinal": int,
    "characters": str,
    "phone": str,
    "plain": _held,
}
"""How a value that is written in a step is held, by the form it is to be said in."""


def places_of(parts: list[str], text: str, start: int) -> tuple[int, int] | None:
    """Where parts stand in a text, one after the other: from and to, or none."""
    begins, at = -1, start
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            return None
        begins, at = (found if begins < 0 else begins), found + len(part)
    return max(begins, start), at
