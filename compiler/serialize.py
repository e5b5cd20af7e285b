"""A compiled centre as a document: JSON that other programs may read, and that we read back without trusting it.

    {"flowlang": 1, "hash": "<64 digits>", "graph": {…}, "sources": {"main/start": {"path": …, "span": {…}}, …}}

`docs/graph.schema.json` describes it. `hash` is over the graph alone (`docs/design/graph-hash.md`), so that a
document whose graph was changed by hand is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from compiler.graph import GRAPH_VERSION, Do, FlowGraph, Graph, SourceMap, State, graph_hash
from flowlang.source import Location
from flowlang.values import MalformedError, Value, canonical_json, from_json

if TYPE_CHECKING:
    from compiler.centre import Compiled

T = TypeVar("T")

DOCUMENT_VERSION = 1
LARGEST = 64_000_000
"""Bytes of a document that is read; a centre of fifty thousand states takes about thirty million."""


class Document(Value, frozen=True):
    """What is written: the version of this form, the graph with its hash, and where each state was written."""

    flowlang: int
    hash: str
    graph: Graph
    sources: dict[str, Location]


class _Envelope(Value, frozen=True):
    """As much of a document of any version as tells which one it is."""

    flowlang: int


class DocumentError(ValueError):
    """It is not a compiled centre that this program can use; the text says why, in one line."""


def to_document(compiled: Compiled) -> bytes:
    """The document of a compiled centre. The same centre always gives the same bytes.

    Raises:
        DocumentError: There is no graph, since the centre has errors.
    """
    if compiled.graph is None:
        raise DocumentError("a centre with errors has no graph")
    return canonical_json(Document(DOCUMENT_VERSION, compiled.hash, compiled.graph, compiled.sources))


def from_document(data: bytes) -> tuple[Graph, SourceMap]:
    """The graph and the sources of a document.

    Raises:
        DocumentError: It is too large, of another version or shape, does not hold together, or its hash is another.
    """
    if len(data) > LARGEST:
        raise DocumentError(f"this document is larger than {LARGEST // 1_000_000} MB")
    document = _read(data)
    if document.graph.version != GRAPH_VERSION:
        raise DocumentError(_other_version("graph", document.graph.version, GRAPH_VERSION))
    for fault in _faults(document.graph):
        raise DocumentError(f"this graph does not hold together: {fault}")
    if graph_hash(document.graph) != document.hash:
        raise DocumentError("this graph was changed after it was compiled: its hash is another")
    return document.graph, document.sources


def _read(data: bytes) -> Document:
    version = _decoded(data, _Envelope).flowlang
    if version != DOCUMENT_VERSION:
        raise DocumentError(_other_version("document", version, DOCUMENT_VERSION))
    return _decoded(data, Document)


def _decoded(data: bytes, kind: type[T]) -> T:
    try:
        value: T = from_json(data, kind)
    except (MalformedError, UnicodeDecodeError, RecursionError) as error:
        raise DocumentError(f"this is no compiled centre: {error}") from error
    return value


def _other_version(what: str, found: int, known: int) -> str:
    return f"this is a {what} of version {found}; this program reads version {known}: compile the centre again"


# --- whether it holds together --------------------------------------------------------------------------------------


def _faults(graph: Graph) -> Iterator[str]:
    """Names that stand for nothing; a graph of ours has none, and the engine need not look."""
    for name, flow in graph.flows.items():
        if flow.name != name:
            yield f"the flow `{name}` is called `{flow.name}`"
        yield from _faults_of(flow, graph)
    for name, service in graph.services.items():
        if service.flow not in graph.flows:
            yield f"the service `{name}` leads to no flow"
    for line, service_name in graph.lines.items():
        if service_name not in graph.services:
            yield f"the line `{line}` leads to no service"


def _faults_of(flow: FlowGraph, graph: Graph) -> Iterator[str]:
    ids = {state.id for state in flow.states}
    if len(ids) != len(flow.states):
        yield f"`{flow.name}` has two states of one id"
    yield from (f"`{one}` is no state of `{flow.name}`" for one in _heads(flow) if one not in ids)
    for state in flow.states:
        yield from _faults_at(state, ids, graph)


def _heads(flow: FlowGraph) -> Iterable[str]:
    others = (flow.on_hang_up, flow.on_failure, flow.at_most_to, *(exit.to for exit in flow.anywhere_exits))
    return (flow.entry, *(one for one in others if one is not None))


def _faults_at(state: State, ids: set[str], graph: Graph) -> Iterator[str]:
    if isinstance(state.does, Do) and state.does.flow not in graph.flows:
        yield f"`{state.id}` does a flow that is not there"
    for exit in state.exits:
        if exit.to not in ids:
            yield f"the exit `{exit.exit}` of `{state.id}` leads to no state"
