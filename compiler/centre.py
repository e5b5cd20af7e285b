"""The compiler's door: a centre's files as texts in, a checked graph and every diagnostic out."""

from __future__ import annotations

from compiler.catalogue import Catalogue
from compiler.graph import Graph, SourceMap
from flowlang.diagnostics import Diagnostic, Severity
from flowlang.values import Value


class Compiled(Value, frozen=True, kw_only=True):
    """What came of compiling.

    Args:
        graph: The graph, or none where an error stands in the way.
        hash: Its hash, or empty.
        sources: Where each state was written.
        catalogue: What `centre.yaml` declares, for addresses and files; none where it could not be read.
        diagnostics: Every problem found, errors and warnings, in the order of their places.
        texts: The texts that were compiled, by path, for showing diagnostics.
    """

    graph: Graph | None
    hash: str
    sources: SourceMap
    catalogue: Catalogue | None
    diagnostics: tuple[Diagnostic, ...]
    texts: dict[str, str]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that keep this centre from being published."""
        return tuple(one for one in self.diagnostics if one.severity is Severity.ERROR)
