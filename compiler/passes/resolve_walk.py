"""Walking a syntax tree: every node below another, in the order of writing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from flowlang import syntax
from flowlang.source import Span
from flowlang.values import fields, replace

N = TypeVar("N", bound=syntax.Node)


def below(node: syntax.Node) -> Iterator[syntax.Node]:
    """The node itself, then everything written in it."""
    waiting: list[syntax.Node] = [node]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(children(one)))


def children(node: syntax.Node) -> list[syntax.Node]:
    """The nodes written directly in this one."""
    found: list[syntax.Node] = []
    for name in fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, syntax.Node):
            found.append(value)
        elif isinstance(value, tuple):
            found.extend(item for item in value if isinstance(item, syntax.Node))
    return found


def each(node: syntax.Node, kind: type[N]) -> Iterator[N]:
    """Every node of one kind below `node`."""
    return (one for one in below(node) if isinstance(one, kind))


def placed(node: N, span: Span) -> N:
    """The same node, it and everything in it standing at `span`."""
    changes: dict[str, object] = {"span": span}
    for name in fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, syntax.Node):
            changes[name] = placed(value, span)
        elif isinstance(value, tuple):
            changes[name] = tuple(placed(item, span) if isinstance(item, syntax.Node) else item for item in value)
    return replace(node, **changes)
