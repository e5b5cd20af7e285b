"""A flow and the file it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from flowlang import syntax
from flowlang.source import Location, Span
from flowlang.values import Value

Line = TypeVar("Line", bound=syntax.Node)


class Unit(Value, frozen=True):
    """A flow and the file it stands in."""

    path: str
    flow: syntax.Flow

    @property
    def name(self) -> str:
        """The flow's name."""
        return self.flow.name.text

    @property
    def is_sub(self) -> bool:
        """Whether other flows may `do` it: it has brackets or outcomes."""
        return self.flow.parameters is not None or any(self.outcomes)

    @property
    def outcomes(self) -> tuple[syntax.OutcomeDeclaration, ...]:
        """The outcomes it declares."""
        return self.head(syntax.OutcomeDeclaration)

    def head(self, kind: type[Line]) -> tuple[Line, ...]:
        """The lines of its head of one kind."""
        return tuple(line for line in self.flow.head if isinstance(line, kind))

    def place(self, span: Span) -> Location:
        """A place in its file."""
        return Location(self.path, span)


Declares = Callable[[Unit], Iterable[str]]
"""What a flow declares of something it could take over."""
