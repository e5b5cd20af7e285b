"""What a tree is made of besides its nodes: lines that could not be read, clauses not yet in their place, faults."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from flowlang.source import Span
from flowlang.values import Value

T = TypeVar("T")


class Broken(Value, frozen=True):
    """A line that could not be read, and those below it; `names` are the names it would have declared."""

    span: Span


class Clause(Value, frozen=True):
    """Part of an action that is put where it belongs when the action is complete."""

    field: str
    value: Any


class Fault(Value, frozen=True):
    """Something the grammar lets pass and the language does not; `variant` and `code` choose the message."""

    code: str
    span: Span
    variant: str = ""
    facts: dict[str, str] = {}


def only(kind: type[T] | tuple[type[T], ...], items: Iterable[object]) -> tuple[T, ...]:
    """Those of the items that are of this kind, in order."""
    return tuple(item for item in items if isinstance(item, kind))


def readable(items: Iterable[T]) -> tuple[T, ...]:
    """The items without those that could not be read."""
    return tuple(item for item in items if not isinstance(item, Broken))
