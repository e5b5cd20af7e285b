"""Records and journals as text for people. Times are those of this machine's zone. Pure, but for that zone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from flowlang.visible import shown
from runtime.store.records import PERSONAL_KEY, SECRET_MARK, InteractionRecord, JournalRow

ONE_SECOND = 1_000_000  # microseconds
HEAD = ("STARTED", "LENGTH", "LINE", "MEDIUM", "END", "ID")
LONGEST = 72  # characters of what a row says
LEFT_OUT = ("id", "taken", "personal", "command", "called", "speak")
KEY = "key"  # of an event: what was pressed; of a command: its own key, which says nothing to people
LENGTHS = ("within", "at_most")  # fields that hold microseconds
HIDDEN, SECRET = "(personal)", "(secret)"


def interaction_table(found: Sequence[InteractionRecord], callers: dict[str, str]) -> str:
    """A table with a line for each interaction."""
    if not found:
        return "Nobody has been in touch yet.\n"
    head = (*HEAD, "CALLER") if callers else HEAD
    rows = [head, *(_cells(one, callers) for one in found)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(head))]
    return "".join(_line(row, widths) for row in rows)


def _cells(one: InteractionRecord, callers: dict[str, str]) -> tuple[str, ...]:
    length = _length(one.ended - one.started) if one.ended is not None else "…"
    cause = _cause(one)
    line = one.line or one.called or "?"
    cells = (_moment(one.started), length, shown(line), one.medium, shown(cause), one.id)
    return (*cells, shown(callers.get(one.id, ""))) if callers else cells


def _cause(one: InteractionRecord) -> str:
    if one.cause is None:
        return "lives"
    return f"{one.cause}: {one.reason}" if one.reason else one.cause


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip() + "\n"


def _moment(instant: int) -> str:
    return datetime.fromtimestamp(instant / ONE_SECOND, UTC).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def _length(microseconds: int) -> str:
    minutes, seconds = divmod(round(microseconds / ONE_SECOND), 60)
    return f"{minutes}:{seconds:02}"


def journal_text(record: InteractionRecord, rows: Sequence[JournalRow]) -> str:
    """One interaction's head, then a line for each event and, indented, for each command that answered it."""
    head = f"{record.medium} on line {record.line or '?'}, {_moment(record.started)}: {_cause(record)}\n"
    segments = "".join(_segment(record.started, one.kind, one.who, one.started, one.ended) for one in record.segments)
    lines = [_row(record.started, row) for row in rows]
    widths = [max((len(line[at]) for line in lines), default=0) for at in range(4)]
    return head + segments + "\n" + "".join(_line(line, (*widths, 0)) for line in lines)


def _segment(beginning: int, kind: str, who: str, started: int, ended: int | None) -> str:
    until = f"+{(ended - beginning) / ONE_SECOND:.3f}" if ended is not None else "now"
    return f"  {kind} {shown(who)}".rstrip() + f": +{(started - beginning) / ONE_SECOND:.3f} to {until}\n"


def _row(beginning: int, row: JournalRow) -> tuple[str, ...]:
    is_event = row.place == 0
    at = f"{(row.at - beginning) / ONE_SECOND:+.3f}" if is_event else ""
    kind = row.kind if is_event else f"  {row.kind}"
    place = f"{row.file}:{row.line}" if row.file else ""
    return (
        f"{at:>9}",
        shown(kind),
        shown(row.state),
        shown(place),
        _said(beginning, row.data, (*LEFT_OUT, *(() if is_event else (KEY,)))),
    )


def _said(beginning: int, data: dict[str, Any], without: tuple[str, ...]) -> str:
    said = {name: value for name, value in data.items() if name not in without and _counts(value)}
    parts = (f"{name} {_field(beginning, name, value)}" for name, value in said.items())
    text = shown(", ".join(parts))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _counts(value: Any) -> bool:
    return value not in ("", None, [], {}, False)


def _field(beginning: int, name: str, value: Any) -> str:
    if name == "due" and isinstance(value, int):
        return f"+{(value - beginning) / ONE_SECOND:.3f}"
    if name in LENGTHS and isinstance(value, int):
        return f"{value / ONE_SECOND:g} s"
    return _value(value)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        if value.keys() == {PERSONAL_KEY}:
            return HIDDEN
        return (
            SECRET if value == SECRET_MARK else ", ".join(f"{name} {_value(one)}" for name, one in value.items() if one)
        )
    if isinstance(value, list):
        return " ".join(_value(one) for one in value)
    return str(value)
