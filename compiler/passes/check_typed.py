"""What is known of an expression that was understood."""

from __future__ import annotations

from collections.abc import Callable

from compiler import graph
from compiler.passes.check_scope import Need, Scope
from compiler.passes.check_types import ERROR, fits, spelled, written_like
from compiler.types import TEXT, Type
from flowlang import syntax
from flowlang.diagnostics import Note
from flowlang.source import Span
from flowlang.values import Value, replace

NO_KEYS: frozenset[str] = frozenset()


class Typed(Value, frozen=True, kw_only=True):
    """An expression that was understood.

    Args:
        expression: For the graph.
        type: Its type.
        span: Where it stands.
        key: `account`, `customer.email`: under this name it is known to have a value; empty where it is no path.
        needs: What must have been filled to evaluate it at all, even in a test.
        when_used: What must have a value for it to be said or passed on.
        if_true, if_false: What has a value when it is yes, or no.
    """

    expression: graph.AnyExpression
    type: Type
    span: Span
    key: str = ""
    needs: tuple[Need, ...] = ()
    when_used: tuple[Need, ...] = ()
    if_true: frozenset[str] = NO_KEYS
    if_false: frozenset[str] = NO_KEYS


def unknown(span: Span) -> Typed:
    """What stands for an expression that was reported."""
    return Typed(expression=graph.Constant(None, ERROR), type=ERROR, span=span)


def constant(value: str | int | bool | None, kind: Type, span: Span) -> Typed:
    """A value written in the flow."""
    return Typed(expression=graph.Constant(value, kind), type=kind, span=span)


Evaluate = Callable[[syntax.Expression, Scope, Type | None], Typed]
"""Gives the meaning of what stands within an expression; the type asked for, where one is."""


def composed(node: syntax.Node, meaning: graph.AnyExpression, kind: Type, parts: list[Typed]) -> Typed:
    """What was computed of several values: each must be there, and then the result is there too."""
    needs = tuple(need for part in parts for need in part.when_used)
    return Typed(expression=meaning, type=replace(kind, optional=False), span=node.span, needs=needs, when_used=needs)


def prefixes(keys: frozenset[str]) -> frozenset[str]:
    """With `customer.email` `customer` has a value too."""
    return frozenset(".".join(key.split(".")[:length]) for key in keys for length in range(1, key.count(".") + 2))


def expect(value: Typed, target: Type, scope: Scope, note: Note | None = None) -> bool:
    """Whether the value fits where `target` is asked for; if not, that is reported."""
    if fits(value.type, target):
        return True
    variant = "nothing" if value.type.base == "nothing" else "text" if is_in_quotes(value, target) else ""
    facts = {"expected": spelled(target), "type": spelled(value.type), "example": written_like(target)}
    scope.report.error("F301", value.span, variant, note, **facts)
    return False


def is_in_quotes(value: Typed, wanted: Type) -> bool:
    """Whether a value is a text in quotes where a value of another type, which is written otherwise, is wanted."""
    return value.type == TEXT and isinstance(value.expression, graph.Constant) and written_like(wanted) != ""
