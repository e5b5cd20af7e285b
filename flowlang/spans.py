"""A tree without its places, for comparing what was written and not where."""

from __future__ import annotations

from typing import Any, TypeVar

from flowlang.source import NOWHERE
from flowlang.syntax import File, Node
from flowlang.values import fields, replace

N = TypeVar("N", bound=Node)


def without_spans(node: N) -> N:
    """The same tree with every span `NOWHERE`, and a file without its notes and blank lines."""
    changes: dict[str, Any] = {name: bare(getattr(node, name)) for name in fields(type(node))}
    if isinstance(node, File):
        changes |= {"comments": (), "blank_lines": ()}
    return replace(node, **(changes | {"span": NOWHERE}))


def bare(value: object) -> object:
    """A field's value without spans."""
    if isinstance(value, Node):
        return without_spans(value)
    return tuple(bare(one) for one in value) if isinstance(value, tuple) else value
