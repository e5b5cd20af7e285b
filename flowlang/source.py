"""Where something stands in a text: lines and columns from 1, columns in code points."""

from __future__ import annotations

from flowlang.values import Value


class Span(Value, frozen=True):
    """A stretch of one source text; the end is the first column after it."""

    line: int
    column: int
    end_line: int
    end_column: int

    def to(self, other: Span) -> Span:
        """The stretch from the beginning of this one to the end of `other`."""
        return Span(self.line, self.column, other.end_line, other.end_column)


NOWHERE = Span(1, 1, 1, 1)


class Location(Value, frozen=True):
    """A stretch of a named source text; `path` is as the user wrote it or relative to the centre's folder."""

    path: str
    span: Span
