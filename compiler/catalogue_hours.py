"""Hours and days as a calendar writes them: `mon-fri: "08:30-18:00"`, `sat: ["09:00-12:30", "15:00-18:00"]`.

Hours that end at or before the minute they begin go over midnight, into the next day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compiler.catalogue_fields import texts_of
from compiler.catalogue_keys import DAYS
from compiler.catalogue_nodes import Mapping, Node, Report, Scalar, Sequence
from compiler.graph import Interval
from flowlang.similar import nearest
from flowlang.source import Span
from flowlang.values import Value

MINUTES = 1440
LOOKED_AT = 20  # entries, before something is taken for what it is not
ALL_DAY = "all day"
HOURS = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])")
CLOCKS = re.compile(r"([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})")
LOOSE_TIME = r"([0-9]{1,2})(?:[:.h]([0-9]{2}))?"
LOOSE = re.compile(LOOSE_TIME + r"\s*(?:-|–|—|to|a|alle)\s*" + LOOSE_TIME)
WEEK = tuple(range(7))
OTHER_DAYS = {
    "lun": "mon",
    "mar": "tue",
    "mer": "wed",
    "gio": "thu",
    "ven": "fri",
    "sab": "sat",
    "dom": "sun",
    "weekdays": "mon-fri",
    "weekend": "sat-sun",
    "daily": "mon-sun",
    "every day": "mon-sun",
}


class Piece(Value, frozen=True):
    """Hours of one state on one day (0 Monday to 6; 0 for a special day), and where they were written."""

    state: str
    day: int
    hours: Interval
    span: Span


def read_days(key: Scalar, report: Report) -> tuple[int, ...]:
    """The days of a key: `mon`, `mon-fri`, `mon, wed`; none where it says no days, and then that is reported."""
    days = _days(key.text)
    if days is not None:
        return days
    meant = None if report.is_full else _meant(key.text)
    if meant is not None:
        report.error("F602", key.span, "did_you_mean", days=key.text, suggestion=meant)
    else:
        report.error("F602", key.span, days=key.text)
    return ()


def _days(text: str) -> tuple[int, ...] | None:
    found: list[int] = []
    for part in text.split(","):
        ends = [name.strip() for name in part.split("-")]
        if len(ends) > 2 or any(name not in DAYS for name in ends):
            return None
        first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
        found.extend(WEEK[first : last + 1] if first <= last else (*WEEK[first:], *WEEK[: last + 1]))
    return tuple(dict.fromkeys(found))


def _meant(text: str) -> str | None:
    """The key that was meant: full names, capitals, Italian days."""
    folded = text.strip().casefold()
    if folded in OTHER_DAYS:
        return OTHER_DAYS[folded]
    corrected = re.sub(r"[^\W\d_]+", lambda found: _day_meant(found[0]), folded[:100])
    corrected = re.sub(r"\s*(?:–|—|-)\s*", "-", corrected)
    return corrected if _days(corrected) is not None else None


def _day_meant(word: str) -> str:
    short = word[:3]
    near = short if short in DAYS else OTHER_DAYS.get(short) or nearest(word, DAYS)
    return near or word


def looks_like_hours(node: Node) -> bool:
    """Whether what stands behind a key of a calendar is hours, or days with hours, and no setting spelled wrongly."""
    if isinstance(node, Mapping):
        return any(
            _days(pair.key.text) is not None or _meant(pair.key.text) is not None for pair in node.pairs[:LOOKED_AT]
        )
    texts = node.items if isinstance(node, Sequence) else (node,)
    return any(isinstance(text, Scalar) and (text.text == ALL_DAY or text.text[:1].isdigit()) for text in texts)


def read_hours(node: Node, report: Report) -> Iterator[tuple[Scalar, int, int]]:
    """Each of the hours written, from minute to minute; over midnight they end at or before the minute they begin."""
    for text in texts_of(node, report):
        hours = _hours(text, report)
        if hours is not None:
            yield text, *hours


def _hours(text: Scalar, report: Report) -> tuple[int, int] | None:
    if text.text == ALL_DAY:
        return 0, MINUTES
    found = HOURS.fullmatch(text.text)
    start, end = (_minute(found[1], found[2]), _minute(found[3], found[4])) if found else (MINUTES, MINUTES)
    if start < MINUTES and end <= MINUTES:
        if start != end:
            return start, end
        report.error("F601", text.span, "same", hours=text.text)
        return None
    suggestion, impossible = _hours_meant(text.text), _impossible(text.text)
    if impossible:
        report.error("F601", text.span, "time", hours=text.text, time=impossible)
    elif suggestion:
        report.error("F601", text.span, "did_you_mean", hours=text.text, suggestion=suggestion)
    else:
        report.error("F601", text.span, hours=text.text)
    return None


def _minute(hour: str, minute: str) -> int:
    return int(hour) * 60 + int(minute)


def _impossible(text: str) -> str:
    """The first time of day in well written hours that no day has; empty where there is none, or they are not."""
    found = CLOCKS.fullmatch(text)
    times = [(found[1], found[2], MINUTES - 1), (found[3], found[4], MINUTES)] if found else []
    wrong = (f"{hour}:{minute}" for hour, minute, last in times if int(minute) > 59 or _minute(hour, minute) > last)
    return next(wrong, "")


def _hours_meant(text: str) -> str | None:
    """`8.30-18` -> `08:30-18:00`."""
    found = LOOSE.fullmatch(text.strip().casefold()[:40])
    if not found:
        return None
    suggestion = f"{found[1]:0>2}:{found[2] or '00'}-{found[3]:0>2}:{found[4] or '00'}"
    return suggestion if suggestion != text and HOURS.fullmatch(suggestion) else None


def weekly_pieces(state: str, node: Node, report: Report) -> Iterator[Piece]:
    """The hours of a state in a week, cut at midnight; hours without days are every day's."""
    if not isinstance(node, Mapping):
        yield from _on_days(state, WEEK, node, report)
        return
    for pair in node.pairs:
        yield from _on_days(state, read_days(pair.key, report), pair.value, report)


def _on_days(state: str, days: tuple[int, ...], node: Node, report: Report) -> Iterator[Piece]:
    for text, start, end in read_hours(node, report):
        for day in days:
            if start < end:
                yield Piece(state, day, Interval(start, end), text.span)
                continue
            yield Piece(state, day, Interval(start, MINUTES), text.span)
            if end:
                yield Piece(state, (day + 1) % 7, Interval(0, end), text.span)


def special_pieces(state: str, node: Node, report: Report) -> Iterator[Piece]:
    """The hours of a state on a special day, which ends at midnight."""
    for text, start, end in read_hours(node, report):
        if start < end:
            yield Piece(state, 0, Interval(start, end), text.span)
        elif end == 0:
            yield Piece(state, 0, Interval(start, MINUTES), text.span)
        else:
            report.error("F601", text.span, "overnight", hours=text.text)


def check_overlaps(pieces: Iterable[Piece], is_week: bool, report: Report) -> None:
    """Reports hours that cover a minute which other hours of that day cover: a calendar says one thing each minute.

    Two stretches that meet on several days are reported once. `is_week` tells whether the days are those of a week.
    """
    seen: set[tuple[Span, Span]] = set()
    for one, other in _clashes(pieces):
        earlier, later = sorted((one, other), key=_place)
        if (earlier.span, later.span) in seen:
            continue
        seen.add((earlier.span, later.span))
        variant = ("same" if one.state == other.state else "") if is_week else "special"
        facts = {"state": later.state, "other": earlier.state, "day": DAYS[later.day]}
        report.error("F603", later.span, variant, report.note(earlier.span, "first", **facts), **facts)


def _clashes(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Pairs of pieces that share a minute: each with the one before it that ends last."""
    longest: Piece | None = None
    for piece in sorted(pieces, key=lambda one: (one.day, one.hours.start, one.hours.end)):
        if longest is not None and longest.day == piece.day and longest.hours.end > piece.hours.start:
            yield longest, piece
        is_longer = longest is None or longest.day < piece.day or longest.hours.end < piece.hours.end
        longest = piece if is_longer else longest


def _place(piece: Piece) -> tuple[int, int]:
    return piece.span.line, piece.span.column
