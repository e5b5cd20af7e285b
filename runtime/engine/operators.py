"""The operators of expressions on held values, and the bounds that no value may grow beyond."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Context, Decimal

from runtime.engine.values import LARGEST, MOST_CHARACTERS, Held

MOST_PLACES = 28


class BrokenError(Exception):
    """Something cannot be carried out; the text is the reason for the journal, with nobody's values in it."""


class NotKnownYetError(BrokenError):
    """A place in a queue, or how long it may take, is to be said before the queue has told it."""


def bounded_text(text: str) -> str:
    """The text, where it is not beyond its limit."""
    if len(text) > MOST_CHARACTERS:
        raise BrokenError("a text beyond its limit")
    return text


def _negative(value: Held) -> Held:
    return -value


UNARY: dict[str, Callable[[Held], Held]] = {
    "not": lambda value: value is False,
    "known": lambda value: value is not None,
    "negative": _negative,
}
"""`not` of an empty value is no too: a test of one is always answered no."""


TESTS: dict[str, Callable[[Held, Held], bool]] = {
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
    "contains": lambda one, other: other in one,
    "in": lambda one, other: one in other,
    "starts_with": lambda one, other: one.startswith(other),
}


def _plus(one: Held, other: Held) -> Held:
    if isinstance(one, date):
        return one + timedelta(microseconds=other)
    if isinstance(other, date):
        return other + timedelta(microseconds=one)
    return one + other


def _minus(one: Held, other: Held) -> Held:
    if isinstance(one, date) and isinstance(other, date):
        return (one - other) // timedelta(microseconds=1)
    return one - timedelta(microseconds=other) if isinstance(one, date) else one - other


def _times(one: Held, other: Held) -> Held:
    if isinstance(one, str | tuple) or isinstance(other, str | tuple):
        raise TypeError("texts and lists are not multiplied")
    return one * other


def _over(one: Held, other: Held) -> Held:
    result = DIVISION.divide(Decimal(one), Decimal(other)) if other else one / 0
    return int(result) if result == result.to_integral_value() else result


DIVISION = Context(prec=MOST_PLACES)

ARITHMETIC: dict[str, Callable[[Held, Held], Held]] = {
    "+": _plus,
    "-": _minus,
    "*": _times,
    "/": _over,
}


def bounded_number(value: Held) -> Held:
    """The value, where it is not beyond its limit."""
    if isinstance(value, str):
        return bounded_text(value)
    if isinstance(value, int | Decimal) and not -LARGEST <= value <= LARGEST:
        raise BrokenError("a number beyond its limit")
    return value
