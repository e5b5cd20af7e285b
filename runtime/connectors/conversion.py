"""From JSON to the stored form of a type (`compiler.types`), and back.

What does not fit is refused with the place, never the value.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from compiler.types import Type

LONGEST_TEXT = 10_000  # characters
LONGEST_LIST = 1_000
MOST_DIGITS = 30  # of a number
E164 = re.compile(r"\+[1-9][0-9]{6,14}")
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,255}")
ONE_SECOND = 1_000_000  # microseconds

Records = Mapping[str, Mapping[str, Type]]
"""Fields by record."""


class WrongShapeError(ValueError):
    """A value is not of the type; the text says where and what was expected, never what was there."""


def parse_json(body: bytes) -> Any:
    """JSON with exact numbers.

    Raises:
        WrongShapeError: It is not JSON, or nested beyond any answer's need.
    """
    try:
        return json.loads(body, parse_float=Decimal, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise WrongShapeError("the answer is not JSON") from error


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def convert(value: Any, kind: Type, records: Records, place: str = "") -> Any:
    """A value that came as JSON, in the stored form of a type.

    Raises:
        WrongShapeError: It does not have that type.
    """
    if value is None:
        if kind.optional:
            return None
        raise wrong(place, kind.base)
    if kind.base == "record":
        return _record(value, kind, records, place)
    if kind.base == "list":
        return _list(value, kind, records, place)
    reader = READERS.get(kind.base)
    stored = reader(value, kind) if reader is not None else None
    if stored is None:
        raise wrong(place, kind.base)
    return stored


def wrong(place: str, expected: str) -> WrongShapeError:
    """The error of a value that is not what was expected at a place (`bill.due`)."""
    return WrongShapeError(f"{place or 'the answer'}: expected {expected.replace('_', ' ')}")


def _record(value: Any, kind: Type, records: Records, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise wrong(place, kind.record or "record")
    shape = records[kind.record or ""]
    start = f"{place}." if place else ""
    return {name: convert(value.get(name), field, records, start + name) for name, field in shape.items()}


def _list(value: Any, kind: Type, records: Records, place: str) -> list[Any]:
    if not isinstance(value, list) or len(value) > LONGEST_LIST or kind.element is None:
        raise wrong(place, f"list of at most {LONGEST_LIST}")
    return [convert(one, kind.element, records, f"{place or 'the answer'}[{n}]") for n, one in enumerate(value)]


def _text(value: Any, kind: Type) -> str | None:
    return value if isinstance(value, str) and len(value) <= LONGEST_TEXT and "\0" not in value else None


def _sized(value: Any, kind: Type) -> str | None:
    text = _text(value, kind)
    if text is None or not (kind.low or 0) <= len(text) <= (kind.high or LONGEST_TEXT):
        return None
    return text


def _digits(value: Any, kind: Type) -> str | None:
    text = _sized(value, kind)
    return text if text is not None and text.isascii() and text.isdigit() else None


def _number(value: Any, kind: Type) -> int | str | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        return None
    try:
        exact = Decimal(value)
    except ArithmeticError:
        return None
    if not exact.is_finite() or abs(exact.adjusted()) > MOST_DIGITS or len(exact.as_tuple().digits) > MOST_DIGITS:
        return None
    return value if isinstance(value, int) else f"{exact:f}"


def _date(value: Any, kind: Type) -> str | None:
    return _iso(value, datetime.date.fromisoformat, r"\d{4}-\d\d-\d\d")


def _time(value: Any, kind: Type) -> str | None:
    return _iso(value, datetime.time.fromisoformat, r"\d\d:\d\d(:\d\d)?")


def _iso(value: Any, read: Callable[[str], object], shape: str) -> str | None:
    if not isinstance(value, str) or not re.fullmatch(shape, value):
        return None
    try:
        read(value)
    except ValueError:
        return None
    return value


def _duration(value: Any, kind: Type) -> int | None:
    """Seconds, as JSON has them, to microseconds."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not 0 <= value <= 10**9:
        return None
    return int(value * ONE_SECOND)


def _yes_no(value: Any, kind: Type) -> bool | None:
    return value if isinstance(value, bool) else None


def _choice(value: Any, kind: Type) -> str | None:
    return value if isinstance(value, str) and value in kind.choices else None


def _phone(value: Any, kind: Type) -> str | None:
    return value if isinstance(value, str) and E164.fullmatch(value) else None


def _email(value: Any, kind: Type) -> str | None:
    return value if isinstance(value, str) and EMAIL.fullmatch(value) else None


READERS: dict[str, Callable[[Any, Type], Any]] = {
    "text": _text,
    "digits": _digits,
    "code": _sized,
    "phone": _phone,
    "email": _email,
    "choice": _choice,
    "number": _number,
    "amount": _number,
    "date": _date,
    "time": _time,
    "duration": _duration,
    "yes_no": _yes_no,
}


def to_json_value(stored: Any, kind: Type, records: Records) -> Any:
    """A value in stored form as JSON has it: durations in seconds, numbers as numbers where JSON holds them exactly."""
    if stored is None:
        return None
    if kind.base == "record":
        return {name: to_json_value(stored[name], field, records) for name, field in records[kind.record or ""].items()}
    if kind.base == "list" and kind.element is not None:
        return [to_json_value(one, kind.element, records) for one in stored]
    if kind.base == "duration":
        return stored / ONE_SECOND
    if kind.base in ("number", "amount") and isinstance(stored, str):
        return float(stored) if Decimal(repr(float(stored))) == Decimal(stored) else stored
    return stored


def to_parameter(stored: Any, kind: Type) -> str:
    """A value in stored form as a part of an address, not yet encoded."""
    if kind.base == "duration":
        return f"{Decimal(stored) / ONE_SECOND:f}"
    return {True: "true", False: "false"}[stored] if isinstance(stored, bool) else str(stored)
