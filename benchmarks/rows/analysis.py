"""All checks on the graph of a centre of 10,000 states, beside what networkx takes for three walks over it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator

import networkx

from benchmarks.large_centre import large_centre
from benchmarks.measure import Measure
from compiler.centre import compile_centre
from compiler.graph import Do, Give, Graph, State
from compiler.passes.analyse import analyse

STATES = 10_000
DEPARTMENTS = 59  # as many as it takes for so many states
FEWEST_TIMES = 5


def measures(seconds: float) -> Iterator[Measure]:
    """Ours beside reachability, components and dominators of the same states, whose graph is made before."""
    centre = compile_centre(large_centre(DEPARTMENTS))
    if centre.graph is None or centre.diagnostics:
        raise SystemExit("the large centre has faults")
    graph, sources = centre.graph, centre.sources
    states = sum(len(flow.states) for flow in graph.flows.values())
    if states < STATES:
        raise SystemExit(f"the large centre has only {states} states")
    whole, start = as_networkx(graph), graph.flows["main"].entry
    ours, peer = _least((lambda: analyse(graph, sources), lambda: _walks(whole, start)), seconds)
    yield Measure(
        row="analysis",
        measure="time",
        what=f"all graph checks on {states} states in {len(graph.flows)} flows",
        ours=ours * 1000,
        unit="ms",
        must=2,
        aim=0.5,
        rate=False,
        peer_name="networkx: descendants, strongly connected components, immediate dominators on the same states",
        peer=peer * 1000,
    )


def _walks(whole: networkx.DiGraph[str], start: str) -> object:
    return (
        networkx.descendants(whole, start),
        list(networkx.strongly_connected_components(whole)),
        networkx.immediate_dominators(whole, start),
    )


def _least(works: tuple[Callable[[], object], ...], seconds: float) -> tuple[float, ...]:
    """The least time of each, in seconds, taken in turns so that a busy moment of the machine meets them all."""
    least, begun, turns = [float("inf")] * len(works), time.perf_counter(), 0
    while turns < FEWEST_TIMES or time.perf_counter() - begun < seconds * len(works):
        for number, work in enumerate(works):
            gc.collect()
            before = time.perf_counter()
            work()
            least[number] = min(least[number], time.perf_counter() - before)
        turns += 1
    return tuple(least)


def as_networkx(graph: Graph) -> networkx.DiGraph[str]:
    """The flows as one graph: what does a flow leads to its beginning, and its outcomes lead back."""
    whole: networkx.DiGraph[str] = networkx.DiGraph()
    for flow in graph.flows.values():
        for state in flow.states:
            whole.add_node(state.id)
            whole.add_edges_from(_edges(graph, state))
    return whole


def _edges(graph: Graph, state: State) -> Iterator[tuple[str, str]]:
    does = state.does
    if not isinstance(does, Do):
        yield from ((state.id, exit.to) for exit in state.exits)
        return
    done = graph.flows[does.flow]
    yield state.id, done.entry
    given = [(one.does.outcome, one.id) for one in done.states if isinstance(one.does, Give)]
    for exit in state.exits:
        yield from ((id, exit.to) for outcome, id in given if outcome == exit.exit)
