"""The compiler's door: a centre's files as texts in, a checked graph and every diagnostic out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from compiler import catalogue_graph
from compiler.catalogue import Catalogue
from compiler.catalogue_prompts import missing_files
from compiler.catalogue_text import read_catalogue
from compiler.graph import Graph, SourceMap, graph_hash
from compiler.passes.analyse import analyse
from compiler.passes.check_centre import check_centre
from compiler.passes.check_done import check_done
from compiler.passes.check_flow import check_flow
from compiler.passes.check_served import check_served
from compiler.passes.check_taken import check_taken
from compiler.passes.check_variables import report_unused
from compiler.passes.lower_flow import Lowered, lower_flow
from compiler.passes.resolve_centre import Centre
from compiler.people import People
from compiler.people_text import read_people
from flowlang.diagnostics import Diagnostic, Severity
from flowlang.parser import parse
from flowlang.syntax import Parsed
from flowlang.values import Value, replace

CATALOGUE = "centre.yaml"
PEOPLE = "people.yaml"
MOST_DIAGNOSTICS = 2_000  # of a centre: more than anybody reads before mending some and asking again
FLOW = ".flow"
UNUSED_FLOW = "F417"
FLOW_NAMES = frozenset(("F201.flow", "F205", "F205.did_you_mean", "F216", "F216.service"))
"""Codes of flows that were named and could not be used: they may be meant by what seems unused."""


class Compiled(Value, frozen=True, kw_only=True):
    """What came of compiling.

    Args:
        graph: The graph, or none where an error stands in the way.
        hash: Its hash, or empty.
        sources: Where each state was written.
        catalogue: What `centre.yaml` declares, for addresses and files; none where it could not be read.
        diagnostics: Every problem found, errors and warnings, in the order of their places; of a great many, some.
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


def compile_centre(texts: Mapping[str, str], files: Collection[str] = ()) -> Compiled:
    """Compiles a centre.

    Args:
        texts: `centre.yaml`, `people.yaml` and the flows, by path relative to the centre's folder.
        files: The paths of every other file there.

    Returns:
        The graph if there is no error, and every problem of catalogue and flows at once.
    """
    catalogue, found = read_catalogue(texts.get(CATALOGUE, ""), CATALOGUE)
    parsed = [parse(text, path) for path, text in sorted(texts.items()) if path.endswith(FLOW)]
    diagnostics = [*found, *(one for file in parsed for one in file.diagnostics)]
    graph: Graph | None = None
    sources: SourceMap = {}
    if catalogue is not None:
        diagnostics.extend(missing_files(catalogue, files))
        people, faults = _people(texts, catalogue)
        made, sources, further = _compile(catalogue, parsed, files, people)
        diagnostics.extend((*faults, *further))
        graph = None if any(one.severity is Severity.ERROR for one in diagnostics) else made
    return Compiled(
        graph=graph,
        hash=graph_hash(graph) if graph else "",
        sources=sources,
        catalogue=catalogue,
        diagnostics=bounded(in_order(diagnostics)),
        texts=dict(texts),
    )


def _people(texts: Mapping[str, str], catalogue: Catalogue) -> tuple[People | None, tuple[Diagnostic, ...]]:
    """Who works here, where a file says so."""
    return read_people(texts[PEOPLE], PEOPLE, catalogue) if PEOPLE in texts else (None, ())


def _compile(
    catalogue: Catalogue, parsed: list[Parsed], files: Collection[str], people: People | None
) -> tuple[Graph, SourceMap, list[Diagnostic]]:
    """The graph, faulty where the centre is, and what is wrong."""
    faulty = {
        one.file.path: [fault.location.span.line for fault in one.diagnostics] for one in parsed if one.diagnostics
    }
    centre = Centre(catalogue, [one.file for one in parsed], files, faulty)
    lowered = {name: lower_flow(centre, unit) for name, unit in centre.units.items()}
    for one in lowered.values():
        check_flow(one)
        report_unused(one.draft.scope)
    check_done(centre, lowered)
    check_taken(lowered)
    check_centre(centre)
    check_served(lowered, people)
    graph = _graph(catalogue, lowered)
    sources = {id: place for one in lowered.values() for id, place in one.sources.items()}
    reported = [one for report in centre.reports.values() for one in report.diagnostics]
    doubtful = [name for name, one in lowered.items() if not one.draft.scope.is_whole]
    proofs = analyse(_with_states(graph), sources, doubtful)
    return graph, sources, [*reported, *(one for one in proofs if not _is_guess(one, reported, centre))]


def _with_states(graph: Graph) -> Graph:
    """The graph without flows that no call can enter, as nothing in them could be read: there is nothing to prove."""
    whole = {name: flow for name, flow in graph.flows.items() if flow.states and flow.states[0].id == flow.entry}
    return replace(graph, flows=whole)


def _is_guess(proof: Diagnostic, reported: list[Diagnostic], centre: Centre) -> bool:
    """Whether a flow only seems unused, because what uses it was not understood."""
    return proof.code == UNUSED_FLOW and not (centre.is_whole and FLOW_NAMES.isdisjoint(map(_named, reported)))


def _named(one: Diagnostic) -> str:
    return f"{one.code}.{one.variant}".removesuffix(".")


def _graph(catalogue: Catalogue, lowered: Mapping[str, Lowered]) -> Graph:
    return Graph(
        name=catalogue.name,
        languages=catalogue.languages,
        currency=catalogue.currency,
        zone=catalogue.zone,
        flows={name: one.flow for name, one in sorted(lowered.items())},
        services=catalogue_graph.services(catalogue),
        lines=catalogue_graph.lines(catalogue),
        calendars=catalogue_graph.calendars(catalogue),
        records=catalogue_graph.records(catalogue),
        connectors=catalogue_graph.connectors(catalogue),
        outbound=catalogue_graph.outbound(catalogue),
    )


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics by file and place, each once."""
    once = {repr(one): one for one in diagnostics}
    return tuple(sorted(once.values(), key=_place))


def bounded(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """No more diagnostics than a centre may have, errors rather than warnings, in the same order."""
    if len(diagnostics) <= MOST_DIAGNOSTICS:
        return diagnostics
    errors_first = sorted(diagnostics, key=lambda one: one.severity is not Severity.ERROR)
    return tuple(sorted(errors_first[:MOST_DIAGNOSTICS], key=_place))


def _place(one: Diagnostic) -> tuple[str, int, int, str, str]:
    span = one.location.span
    return one.location.path, span.line, span.column, one.code, one.variant
