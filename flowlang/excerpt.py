"""The lines of source that a message shows, with what is meant underlined.

24 │     0, "operator"    -> oprators
   │                         ^^^^^^^^ nothing here has this name
   ·
41 │   queue operators in customer_care
   │         --------- did you mean this?
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from flowlang.source import Span
from flowlang.values import Value
from flowlang.visible import shown, width

MOST_COLUMNS = 120  # code points of one line of source that are shown
BEFORE = 40  # of those, how many stand before what is underlined, in a line too long to be shown whole


class Underline(Value, frozen=True):
    """What is underlined on a line: code points `start` to `end` (from 0, at least one), with what sign and label."""

    line: int
    start: int
    end: int
    sign: str
    label: str


class Row(Value, frozen=True):
    """One row of an excerpt: a line's number and text, or an underline with its label, or (neither) a gap."""

    number: int | None = None
    text: str | None = None
    underline: Underline | None = None


def underlines(span: Span, sign: str, label: str, lines: Sequence[str]) -> list[Underline]:
    """Where `span` is underlined: on its line; of several, on the first and the last, where the label stands."""
    first_line, last_line = min(span.line, len(lines)), min(span.end_line, len(lines))
    last = lines[last_line - 1]
    indent = len(last) - len(last.lstrip())
    if last_line <= first_line:
        return [one_line(first_line, span.column - 1, span.end_column - 1, sign, label)]
    if span.end_column - 1 <= indent:  # the span ends with the line before: nothing of this one is meant
        shorter = Span(span.line, span.column, last_line - 1, len(lines[last_line - 2].rstrip()) + 1)
        return underlines(shorter, sign, label, lines)
    return [
        one_line(first_line, span.column - 1, len(lines[first_line - 1].rstrip()), sign, ""),
        one_line(last_line, indent, span.end_column - 1, sign, label),
    ]


def one_line(line: int, start: int, end: int, sign: str, label: str) -> Underline:
    """An underline of at least one code point."""
    start = max(start, 0)
    return Underline(line, start, max(end, start + 1), sign, label)


def excerpt(marks: Iterable[Underline], lines: Sequence[str]) -> list[Row]:
    """The rows that show every mark, in the order of lines, a gap between lines that are not neighbours."""
    rows: list[Row] = []
    before: int | None = None
    for number, group in groupby(sorted(marks, key=lambda mark: mark.line), key=lambda mark: mark.line):
        if before is not None and number > before + 1:
            rows.append(Row())
        rows.extend(line_rows(number, lines[number - 1].rstrip(), list(group)))
        before = number
    return rows


def line_rows(number: int, line: str, marks: list[Underline]) -> list[Row]:
    """One line of source with its underlines; shown once for each mark where it is too long to hold them all."""
    low, high = min(mark.start for mark in marks), max(mark.end for mark in marks)
    if len(line) > MOST_COLUMNS < high - low + BEFORE and len(marks) > 1:
        return [row for mark in marks for row in line_rows(number, line, [mark])]
    begin = 0 if len(line) <= MOST_COLUMNS else max(0, min(low - BEFORE, len(line) - MOST_COLUMNS))
    end = min(len(line), begin + MOST_COLUMNS)
    text = ("…" if begin else "") + shown(line[begin:end]) + ("…" if end < len(line) else "")
    return [Row(number, text), *(Row(underline=placed(mark, line, begin, end)) for mark in marks)]


def placed(mark: Underline, line: str, begin: int, end: int) -> Underline:
    """The mark in cells of the terminal, where the line is shown from code point `begin` to `end`."""
    start = min(max(mark.start, begin), len(line))
    before = (1 if begin else 0) + width(shown(line[begin:start]))
    meant = width(shown(line[start : min(mark.end, end)]))
    return Underline(mark.line, before, before + max(meant, 1), mark.sign, mark.label)
