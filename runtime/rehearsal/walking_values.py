"""Values worth trying: for each type an ordinary one, and those on both sides of what it is compared with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from compiler.graph import Graph, Slot
from compiler.types import Type
from runtime.rehearsal.walking_looks import Looks

MOST_VALUES = 8
DIGITS = "1234567890" * 4
LETTERS = "AB12CD34EF56GH78"
ORDINARY: dict[str, Any] = {
    "text": "something",
    "email": "maria.rossi@example.com",
    "phone": "+390299912",
    "number": 7,
    "amount": "92.40",
    "date": "2026-12-15",
    "time": "10:00",
    "duration": 3_600_000_000,
    "yes_no": False,
    "message": "recordings/message",
}
NAMES: dict[str, Any] = {"name": "Maria Rossi", "first_name": "Maria", "surname": "Rossi", "city": "Milano"}
"""What texts of these names usually hold."""


class Samples:
    """The values worth trying in a graph, in stored form, the ordinary one first."""

    def __init__(self, graph: Graph, looks: Looks) -> None:
        self.graph = graph
        self.looks = looks

    def of(self, kind: Type, name: str = "") -> list[Any]:
        """Of a type, for what is called so."""
        if kind.base == "record":
            return self._records(self.graph.records.get(kind.record or "", ()))
        values = [self.ordinary(kind, name)]
        if name in self.looks.names:
            values += [True] if kind.base == "yes_no" else []
            values += list(kind.choices) if kind.base == "choice" else []
            values += [[]] if kind.base == "list" else []
            constants = sorted(self.looks.compared.get(name, ()), key=str)
            values += [near for one in constants for near in beside(kind, one) if fits(kind, near)]
            values += [None] if kind.optional else []
        return distinct(values)[:MOST_VALUES]

    def ordinary(self, kind: Type, name: str = "") -> Any:
        """The ordinary value of a type."""
        if kind.base == "choice":
            return kind.choices[0] if kind.choices else ""
        if kind.base == "digits":
            return DIGITS[: max(1, min(kind.high or 6, max(kind.low or 1, 6)))]
        if kind.base == "code":
            return LETTERS[: max(1, min(kind.high or 4, max(kind.low or 1, 4)))]
        if kind.base == "list":
            return [self.ordinary(kind.element, name)] if kind.element else []
        if kind.base == "record":
            slots = self.graph.records.get(kind.record or "", ())
            return {slot.name: self.ordinary(slot.type, slot.name) for slot in slots}
        return NAMES.get(name, ORDINARY.get(kind.base)) if kind.base == "text" else ORDINARY.get(kind.base)

    def _records(self, slots: tuple[Slot, ...]) -> list[Any]:
        """An ordinary record, and for each field that decides something one that differs in it alone."""
        first = {slot.name: self.ordinary(slot.type, slot.name) for slot in slots}
        more = [{**first, slot.name: value} for slot in slots for value in self.of(slot.type, slot.name)[1:]]
        return [first, *more][: 2 * MOST_VALUES]


def distinct(values: Iterable[Any]) -> list[Any]:
    """Each value once, `0` and `False` apart."""
    found: dict[str, Any] = {}
    for one in values:
        found.setdefault(f"{type(one).__name__} {one!r}", one)
    return list(found.values())


def fits(kind: Type, value: Any) -> bool:
    """Whether a value is long enough for its type, and not too long."""
    if kind.base not in ("digits", "code"):
        return True
    return isinstance(value, str) and (kind.low or 1) <= len(value) <= (kind.high or 32)


def beside(kind: Type, value: Any) -> Iterator[Any]:
    """A value something is compared with, and its neighbours."""
    near = NEAR.get(kind.base)
    if near is not None and value is not None:
        yield from near(value)
    elif isinstance(value, str):
        yield value
        if kind.base in ("digits", "code"):  # it may be compared with their beginning alone
            yield value + DIGITS[: max(0, (kind.low or 1) - len(value))]


def _numbers(value: Any) -> Iterator[Any]:
    try:
        middle = Decimal(str(value))
    except InvalidOperation:
        return
    for one in (middle, middle + 1, middle - 1):
        if one >= 0:
            yield int(one) if one == one.to_integral_value() else str(one)


def _dates(value: Any) -> Iterator[Any]:
    try:
        middle = date.fromisoformat(str(value))
    except ValueError:
        return
    yield from ((middle + timedelta(days=days)).isoformat() for days in (0, 1, -1))


def _times(value: Any) -> Iterator[Any]:
    hours, _, minutes = str(value).partition(":")
    if not (hours.isdigit() and minutes.isdigit()):
        return
    middle = int(hours) * 60 + int(minutes)
    for one in (middle, (middle + 1) % 1440, (middle - 1) % 1440):
        yield f"{one // 60:02}:{one % 60:02}"


def _durations(value: Any) -> Iterator[Any]:
    if isinstance(value, int):
        yield from (one for one in (value, value + 1_000_000, value - 1_000_000) if one >= 0)


def _texts(value: Any) -> Iterator[Any]:
    if isinstance(value, str) and value:
        yield from (value, f"{value} 1")


NEAR: dict[str, Callable[[Any], Iterator[Any]]] = {
    "number": _numbers,
    "amount": _numbers,
    "date": _dates,
    "time": _times,
    "duration": _durations,
    "text": _texts,
}


def keys_for(kind: Type, value: Any, ending_on: str) -> str:
    """The keys by which somebody gives a value on a telephone, or nothing where there are none."""
    text = str(value)
    if kind.base == "date":
        year, month, day = text.split("-")
        return f"{day}{month}{year}{ending_on}"
    if kind.base in ("number", "amount"):
        return f"{text.replace('.', '*')}{ending_on or '#'}"
    if kind.base == "phone":
        return f"{text.replace('+', '00')}{ending_on or '#'}"
    if kind.base == "digits":
        is_whole = kind.high is not None and len(text) == kind.high and not ending_on
        return text if is_whole else f"{text}{ending_on or '#'}"
    return ""
