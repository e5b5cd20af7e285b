"""The words and signs of a line: what the reader of a file hands from one part to the next."""

from __future__ import annotations

from flowlang.source import Span
from flowlang.values import Value

BLANKS = " "


class Token(Value, frozen=True, gc=False):
    """A word or sign of one line. `kind` is its terminal in the grammar; the columns count code points, from 1."""

    kind: str
    text: str
    line: int
    column: int
    end_column: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.line, self.column, self.line, self.end_column)


class Line(Value, frozen=True, gc=False):
    """A line that says something: its number, how far it is indented, and its text without note and end."""

    number: int
    indent: int
    code: str
