"""Keys: what those typed so far mean to a question. Pure functions on text; time comes in as "the timer has run out".

Menus. The longest option that fits is meant. Where the keys typed might still become a longer option we wait
`BETWEEN_KEYS`; when that runs out, or a key comes that fits no longer option, the longest one typed so far is taken,
and what follows it is kept for the next question. `#` after a whole option takes it at once, unless `#` is part of
one.

Shapes. `#`, or the key the flow names, ends what is typed. By type:

    digits, code   so many digits; at the most of them they are complete
    number         digits, `*` for the point; up to 12 digits before it and 6 after
    amount         digits, `*` for the point; up to 12 digits before it and 2 after
    date           eight digits: day, month, year (24122026)
    time           four digits: hours and minutes (1830)
    phone          5 to 17 digits; 00 in front stands for `+`
    text, email    keys mean nothing

What is complete and could not go on is taken at once; what is complete and could is taken after `AFTER_THE_LAST`; what
is not yet complete waits `BETWEEN_KEYS` for the next key, and is no match when that runs out. Where the flow names an
ending key the caller was told to press it, so we always wait `BETWEEN_KEYS` for it; except at the most of digits,
where only that key is missing: `AFTER_THE_LAST`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, NamedTuple

from compiler.types import Type

BETWEEN_KEYS = 3_000_000
AFTER_THE_LAST = 2_000_000
MOST_KEYS = 64


class Wait(NamedTuple):
    """Not decided yet: wait so many microseconds for a further key."""

    length: int


class Chosen(NamedTuple):
    """An option was typed; `used` keys belong to it."""

    option: Any
    used: int


class Collected(NamedTuple):
    """A value was typed, here in stored form; `used` keys belong to it."""

    value: Any
    used: int


class NoMatch(NamedTuple):
    """The keys mean nothing here."""


Verdict = Wait | Chosen | Collected | NoMatch
NO_MATCH = NoMatch()
ENDS = "#"


class KeyTable:
    """The options of a question by their keys."""

    __slots__ = ("by_keys", "prefixes")

    def __init__(self, by_keys: Mapping[str, Any]) -> None:
        self.by_keys = by_keys
        self.prefixes = frozenset(keys[:end] for keys in by_keys for end in range(1, len(keys)))


def choose(table: KeyTable, typed: str, is_late: bool) -> Verdict:
    """What keys mean to a menu; `is_late` when the timer has run out."""
    could_go_on = typed in table.prefixes
    if could_go_on and not is_late:
        return Wait(BETWEEN_KEYS)
    for used in range(len(typed), 0, -1):
        option = table.by_keys.get(typed[:used])
        if option is not None:
            return Chosen(option, used + (typed[used:] == ENDS))
    return NO_MATCH


class Form(NamedTuple):
    """What keys of one type look like.

    Args:
        partly: What fits so far.
        wholly: What is complete.
        finally_: What is complete and cannot go on.
        read: The keys as a value in stored form, or none where they are no value (31 February).
    """

    partly: re.Pattern[str]
    wholly: re.Pattern[str]
    finally_: re.Pattern[str]
    read: Callable[[str], Any]


def gather(form: Form, ending_on: str, typed: str, is_late: bool) -> Verdict:
    """What keys mean to a shape; `is_late` when the timer has run out."""
    ends = ending_on or ENDS
    if typed[-1] == ends:
        return _read(form, typed[:-1], len(typed))
    if not form.partly.fullmatch(typed):
        return _overrun(form, ending_on, typed)
    if is_late:
        return _read(form, typed, len(typed))
    return _going_on(form, ending_on, typed)


def _going_on(form: Form, ending_on: str, typed: str) -> Verdict:
    is_final = form.finally_.fullmatch(typed)
    if is_final and not ending_on:
        return _read(form, typed, len(typed))
    is_whole = form.wholly.fullmatch(typed)
    return Wait(AFTER_THE_LAST if is_final or (is_whole and not ending_on) else BETWEEN_KEYS)


def _overrun(form: Form, ending_on: str, typed: str) -> Verdict:
    """A key that does not fit: after a complete value it belongs to the next question; any other is no match."""
    before = typed[:-1]
    if ending_on and form.finally_.fullmatch(before):
        return _read(form, before, len(before))
    return NO_MATCH


def _read(form: Form, typed: str, used: int) -> Verdict:
    value = form.read(typed) if form.wholly.fullmatch(typed) else None
    return NO_MATCH if value is None else Collected(value, used)


def form_of(kind: Type) -> Form | None:
    """What keys of this type look like; none where keys mean nothing to it."""
    return (
        _digits_form(kind.low or 1, kind.high or kind.low or 32)
        if kind.base in ("digits", "code")
        else FORMS.get(kind.base)
    )


def _digits_form(low: int, high: int) -> Form:
    return Form(
        re.compile(f"[0-9]{{1,{high}}}"), re.compile(f"[0-9]{{{low},{high}}}"), re.compile(f"[0-9]{{{high}}}"), str
    )


def _number(typed: str) -> int | str:
    return int(typed) if typed.isdigit() else typed.rstrip("*").replace("*", ".")


def _date(typed: str) -> str | None:
    try:
        return date(int(typed[4:]), int(typed[2:4]), int(typed[:2])).isoformat()
    except ValueError:
        return None


def _time(typed: str) -> str | None:
    try:
        return time(int(typed[:2]), int(typed[2:])).isoformat("minutes")
    except ValueError:
        return None


def _phone(typed: str) -> str:
    return f"+{typed[2:]}" if typed.startswith("00") else typed


def _form(partly: str, wholly: str, finally_: str, read: Callable[[str], Any]) -> Form:
    return Form(re.compile(partly), re.compile(wholly), re.compile(finally_), read)


FORMS: dict[str, Form] = {
    "number": _form(r"[0-9]{1,12}(\*[0-9]{0,6})?", r"[0-9]{1,12}(\*[0-9]{0,6})?", r"[0-9]{1,12}\*[0-9]{6}", _number),
    "amount": _form(r"[0-9]{1,12}(\*[0-9]{0,2})?", r"[0-9]{1,12}(\*[0-9]{0,2})?", r"[0-9]{1,12}\*[0-9]{2}", _number),
    "date": _form(r"[0-9]{1,8}", r"[0-9]{8}", r"[0-9]{8}", _date),
    "time": _form(r"[0-9]{1,4}", r"[0-9]{4}", r"[0-9]{4}", _time),
    "phone": _form(r"[0-9]{1,17}", r"[0-9]{5,17}", r"[0-9]{17}", _phone),
}
