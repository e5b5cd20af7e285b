"""Which flows take calls by themselves, so that nobody takes one for them when it begins."""

from __future__ import annotations

from compiler.graph import Answer, Do, Graph, HandTo, Reject


def flows_that_answer(graph: Graph) -> frozenset[str]:
    """The flows that say `answer` or `reject`, or lead to one that does."""
    leads = {
        name: {one.does.flow for one in flow.states if isinstance(one.does, Do | HandTo)}
        for name, flow in graph.flows.items()
    }
    found = {
        name for name, flow in graph.flows.items() if any(isinstance(one.does, Answer | Reject) for one in flow.states)
    }
    fresh = set(found)
    while fresh:
        fresh = {name for name, targets in leads.items() if name not in found and not targets.isdisjoint(fresh)}
        found |= fresh
    return frozenset(found)
