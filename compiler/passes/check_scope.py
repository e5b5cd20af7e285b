"""What names mean inside one flow: its variables, built-in values, blocks and outcomes."""

from __future__ import annotations

from copy import copy

from compiler.catalogue_nodes import Report
from compiler.media import MEDIA
from compiler.passes.resolve_centre import Centre
from compiler.passes.resolve_units import Unit
from compiler.types import MESSAGE, PHONE, Type
from flowlang import syntax
from flowlang.source import Span
from flowlang.values import Value, replace

BUILT_IN = ("interaction", "attempt", "operator", "language", "medium", "place", "expected_wait", "hours", "centre")
LATER = ("attempt", "operator", "place", "expected_wait")
"""Built-in values of what flowlang cannot carry out yet: queues, operators, campaigns."""


class Known(Value, frozen=True):
    """A variable, parameter, or what an action fills."""

    name: str
    type: Type
    span: Span
    origin: str  # variable, parameter, filled
    scope: str = "flow"


class Need(Value, frozen=True):
    """A value that must be there, and where it is used."""

    key: str
    span: Span


class Scope:
    """One flow's names, while it is checked."""

    def __init__(self, centre: Centre, unit: Unit, known: dict[str, Known]) -> None:
        self.centre = centre
        self.unit = unit
        self.known = known
        self.report: Report = centre.report(unit.path)
        self.languages = centre.languages(unit.name)
        self.written_in = centre.written_in(unit.name)
        self.media = centre.media(unit.name)
        self.used: set[str] = set()
        self.first_known: frozenset[str] = frozenset()  # what has a value when the flow begins
        self.is_whole = not unit.flow.unreadable and not centre.faults.anywhere(unit)
        self.blocks_in_order = tuple(dict.fromkeys(block.name.text for block in unit.flow.blocks))
        self.blocks = {block.name.text: block for block in reversed(unit.flow.blocks)}
        self.unreadable = frozenset(name.text for name in unit.flow.unreadable)

    def apart(self) -> Scope:
        """The same scope with a report of its own."""
        other = copy(self)
        other.report = self.report.apart()
        return other

    def built_in(self, name: str) -> Type | None:
        """The type of a built-in value, by its dotted name."""
        return {
            "language": Type("choice", choices=self.languages),
            "medium": Type("choice", choices=MEDIA),
            "message": replace(MESSAGE, personal=True),
            "interaction.number": replace(PHONE, optional=True, personal=True),
            "interaction.line": Type("choice", choices=tuple(self.centre.catalogue.lines)),
            "interaction.service": Type("choice", choices=tuple(self.centre.catalogue.services)),
        }.get(name)

    @property
    def outcomes(self) -> dict[str, syntax.OutcomeDeclaration]:
        """The outcomes the flow declares."""
        return {outcome.name.text: outcome for outcome in reversed(self.unit.outcomes)}
