"""The faults of a file's writing as diagnostics: which mistake it most likely was."""

from __future__ import annotations

from flowlang.diagnostics import Diagnostic
from flowlang.layout import Lines
from flowlang.source import Location, Span
from flowlang.tokens import Line, Token
from flowlang.tree_builder import TreeBuilder
from flowlang.values import Value


class Trouble(Value, frozen=True):
    """What the reader found.

    Args:
        kind: `line` for a line that cannot be read, else what is wrong with its place.
        line: The line.
        token: The first token there is no place for.
        welcome: What there would have been a place for.
        before: The line read before it.
    """

    kind: str
    line: Line
    token: Token
    welcome: frozenset[str]
    before: Line


def diagnostics(path: str, lines: Lines, troubles: list[Trouble], builder: TreeBuilder) -> tuple[Diagnostic, ...]:
    """All faults of a file, in the order of their places."""
    found = [Diagnostic("F100", Location(path, one.token.span), {"written": one.token.text[:40]}, variant=one.kind) for one in troubles]
    found += [Diagnostic(one.code, Location(path, one.span), one.facts, variant=one.variant) for one in builder.faults]
    found += [Diagnostic("F111", Location(path, one.span), {"written": one.written[:40]}, variant=one.variant) for one in builder.mistakes]
    found += [Diagnostic("F112", Location(path, one.span)) for one in lines.refused]
    return tuple(sorted(found, key=lambda one: (one.location.span.line, one.location.span.column)))


def too_long(path: str, length: int) -> Diagnostic:
    """A text that is too long to be read."""
    return Diagnostic("F101", Location(path, Span(1, 1, 1, 1)), {"length": str(length)})
