"""A published version of a centre, ready to be run: its graph, and what stays outside the graph."""

from __future__ import annotations

import hashlib

from compiler.catalogue import Catalogue, Line
from compiler.centre import Compiled
from compiler.graph import Graph, Service
from flowlang.values import canonical_json
from runtime.engine.values import is_secret

ID_LENGTH = 16  # hexadecimal digits of the digest: enough to tell one author's versions apart


def version_id(texts: dict[str, str]) -> str:
    """What a version is called: it follows from its texts alone."""
    return hashlib.sha256(canonical_json(texts)).hexdigest()[:ID_LENGTH]


class Version:
    """A version that can be run; it never changes.

    Args:
        compiled: A centre without errors.
    """

    def __init__(self, compiled: Compiled) -> None:
        assert compiled.graph is not None and compiled.catalogue is not None, (
            "only a centre without errors is published"
        )
        self.id = version_id(compiled.texts)
        self.compiled = compiled
        self.graph: Graph = compiled.graph
        self.catalogue: Catalogue = compiled.catalogue
        self.hash = compiled.hash
        self._lines = {line.number: line for line in self.catalogue.lines.values() if line.number}
        self.secret_arguments = _secret_arguments(self.graph)

    def line_at(self, called: str) -> Line | None:
        """The line that is reached at an address, or none."""
        return self._lines.get(called)

    def service_of(self, line: Line) -> Service:
        """What a line leads to."""
        return self.graph.services[line.service]

    def written_at(self, state: str) -> tuple[str, int]:
        """File and line where a state was written; empty and 0 where that is not known."""
        location = self.compiled.sources.get(state)
        return (location.path, location.span.line) if location is not None else ("", 0)


def _secret_arguments(graph: Graph) -> dict[tuple[str, str], frozenset[str]]:
    """The arguments that take secrets, by connector and operation."""
    return {
        (connector, name): frozenset(slot.name for slot in operation.takes if is_secret(slot.type, graph.records))
        for connector, operations in graph.connectors.items()
        for name, operation in operations.items()
    }
