"""Values of a run: from the form they are stored in to the form they are reckoned in, and back (`compiler.types` has
the table).

What comes from outside (a connector's answer) is taken only where it has the type that was declared for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any

from compiler.graph import Slot
from compiler.types import Type

Held = Any
"""A value as it is reckoned with: str, int, Decimal, bool, date, time, dict, tuple or None."""

Stored = Any
"""A value as it stands in positions, events and commands: what JSON can hold."""

Records = Mapping[str, tuple[Slot, ...]]

MOST_CHARACTERS = 10_000
MOST_ITEMS = 1_000
MOST_DEPTH = 8  # records within records
REACH_A_PERSON = ("phone", "email")
LARGEST = 10**18


class UnfitError(ValueError):
    """A value does not have the type declared for it; the text says where, never what the value is."""


def stored(value: Held) -> Stored:
    """The stored form of a held value."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, tuple | list):
        return [stored(item) for item in value]
    if isinstance(value, dict):
        return {name: stored(item) for name, item in value.items()}
    return value


def held(kind: Type | None, value: Stored, records: Records) -> Held:
    """The held form of a stored value of this type; a value whose type is not known is held as it is stored."""
    if value is None or kind is None:
        return value
    read = READERS.get(kind.base)
    return value if read is None else read(kind, value, records)


def _held_number(_kind: Type, value: Stored, _records: Records) -> Held:
    return Decimal(value) if isinstance(value, str) else value


def _held_date(_kind: Type, value: Stored, _records: Records) -> Held:
    return date.fromisoformat(value)


def _held_time(_kind: Type, value: Stored, _records: Records) -> Held:
    return time.fromisoformat(value)


def _held_list(kind: Type, value: Stored, records: Records) -> Held:
    return tuple(held(kind.element, item, records) for item in value)


READERS: dict[str, Callable[[Type, Stored, Records], Held]] = {
    "number": _held_number,
    "amount": _held_number,
    "date": _held_date,
    "time": _held_time,
    "list": _held_list,
}
"""A record is held as it is stored: its fields are read one by one, each by its own type."""


def fitted(kind: Type, value: Any, records: Records, depth: int = 0) -> Stored:
    """The stored form of what came from outside, if it has this type.

    Raises:
        UnfitError: It has not.
    """
    if value is None:
        return _fitted_nothing(kind)
    if depth > MOST_DEPTH:
        raise UnfitError("nested too deeply")
    fit = FITTERS.get(kind.base)
    if fit is None:
        raise UnfitError(f"a {kind.base} cannot come from outside")
    return fit(kind, value, records, depth)


def _fitted_nothing(kind: Type) -> None:
    if not kind.optional and kind.base != "nothing":
        raise UnfitError(f"nothing where a {kind.base} was declared")


def _fitted_text(kind: Type, value: Any, _records: Records, _depth: int) -> Stored:
    if not isinstance(value, str) or len(value) > MOST_CHARACTERS:
        raise UnfitError(f"not a {kind.base}")
    return value


def _fitted_digits(kind: Type, value: Any, _records: Records, _depth: int) -> Stored:
    text = _fitted_text(kind, value, _records, _depth)
    is_right = text.isascii() and (text.isdigit() if kind.base == "digits" else text.isalnum())
    if not is_right or not has_length(kind, len(text)):
        raise UnfitError(f"not a {kind.base} of the length declared")
    return text


def has_length(kind: Type, length: int) -> bool:
    """Whether so many characters are neither too few nor too many for a `digits` or `code`."""
    return (kind.low or 1) <= length <= (kind.high or kind.low or 64)


def _fitted_choice(kind: Type, value: Any, _records: Records, _depth: int) -> Stored:
    if value not in kind.choices:
        raise UnfitError("not one of the choices declared")
    return value


def _fitted_number(kind: Type, value: Any, _records: Records, _depth: int) -> Stored:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise UnfitError(f"not a {kind.base}")
    if isinstance(value, int):
        return _bounded(value)
    return str(_decimal(value))


def _bounded(value: int) -> int:
    if abs(value) > LARGEST:
        raise UnfitError("a number too large")
    return value


def _decimal(value: float | str) -> Decimal:
    try:
        number = Decimal(str(value)[:64])
    except InvalidOperation:
        raise UnfitError("not a number") from None
    if not number.is_finite() or abs(number) > LARGEST:
        raise UnfitError("a number too large")
    return number


def _fitted_duration(_kind: Type, value: Any, _records: Records, _depth: int) -> Stored:
    if isinstance(value, bool) or not isinstance(value, int):
        raise UnfitError("not a duration in microseconds")
    return _bounded(value)


def _fitted_yes_no(_kind: Type, value: Any, _records: Records, _depth: int) -> Stored:
    if not isinstance(value, bool):
        raise UnfitError("neither yes nor no")
    return value


def _fitted_instant(kind: Type, value: Any, _records: Records, _depth: int) -> Stored:
    read = date.fromisoformat if kind.base == "date" else time.fromisoformat
    try:
        return stored(read(_fitted_text(kind, value, _records, _depth)))
    except ValueError:
        raise UnfitError(f"not a {kind.base}") from None


def _fitted_record(kind: Type, value: Any, records: Records, depth: int) -> Stored:
    slots = records.get(kind.record or "")
    if slots is None or not isinstance(value, dict):
        raise UnfitError(f"not a {kind.record}")
    return {slot.name: _fitted_field(slot, value, records, depth) for slot in slots}


def _fitted_field(slot: Slot, value: dict[str, Any], records: Records, depth: int) -> Stored:
    try:
        return fitted(slot.type, value.get(slot.name), records, depth + 1)
    except UnfitError as error:
        raise UnfitError(f"{slot.name}: {error}") from None


def _fitted_list(kind: Type, value: Any, records: Records, depth: int) -> Stored:
    if not isinstance(value, list | tuple) or len(value) > MOST_ITEMS or kind.element is None:
        raise UnfitError("not a list that can be taken")
    return [fitted(kind.element, item, records, depth + 1) for item in value]


FITTERS: dict[str, Callable[[Type, Any, Records, int], Stored]] = {
    "text": _fitted_text,
    "phone": _fitted_text,
    "email": _fitted_text,
    "message": _fitted_text,
    "digits": _fitted_digits,
    "code": _fitted_digits,
    "choice": _fitted_choice,
    "number": _fitted_number,
    "amount": _fitted_number,
    "duration": _fitted_duration,
    "yes_no": _fitted_yes_no,
    "date": _fitted_instant,
    "time": _fitted_instant,
    "record": _fitted_record,
    "list": _fitted_list,
}


def is_secret(kind: Type, records: Records, depth: int = 0) -> bool:
    """Whether a value of this type is a secret or holds one."""
    return _holds(kind, records, lambda one: one.secret, depth)


def is_personal(kind: Type, records: Records, depth: int = 0) -> bool:
    """Whether a value of this type is personal or holds something personal: what reaches a person always is."""
    return _holds(kind, records, lambda one: one.personal or one.base in REACH_A_PERSON, depth)


def _holds(kind: Type, records: Records, is_so: Callable[[Type], bool], depth: int) -> bool:
    if is_so(kind):
        return True
    if depth > MOST_DEPTH:
        return False
    inside = [slot.type for slot in records.get(kind.record or "", ())]
    if kind.element is not None:
        inside.append(kind.element)
    return any(_holds(one, records, is_so, depth + 1) for one in inside)
