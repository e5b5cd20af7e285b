"""Which states have a question ahead: a key during a `say` before one is meant for it, before none it is an accident.

Without this a digit too many, typed behind a complete number, would cut the goodbye short, and the call with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from compiler.graph import (
    Answer,
    Assign,
    Branch,
    CallBack,
    Chance,
    Count,
    Deliver,
    Do,
    Enter,
    Fetch,
    Give,
    Graph,
    HandTo,
    Ladder,
    Mark,
    Play,
    Question,
    Record,
    RecordConversation,
    Repeat,
    Say,
    Send,
    Show,
    Store,
    WrapUp,
)

ASKING = (Question, Repeat, Record)
PASSING = (
    Enter,
    Say,
    Play,
    Assign,
    Branch,
    Chance,
    Count,
    Ladder,
    Fetch,
    Store,
    Send,
    Show,
    Answer,
    Mark,
    WrapUp,
    RecordConversation,
    Deliver,
    CallBack,
)


def states_before_questions(graph: Graph) -> frozenset[str]:
    """The ids of the states from which a question, or a recording, may come before the run waits for anything else."""
    states = [state for flow in graph.flows.values() for state in flow.states]
    comes_from: dict[str, list[str]] = {}
    for one, following in _ways(graph):
        comes_from.setdefault(following, []).append(one)
    found = {state.id for state in states if isinstance(state.does, ASKING)}
    open_ones = list(found)
    while open_ones:
        for before in comes_from.get(open_ones.pop(), ()):
            if before not in found:
                found.add(before)
                open_ones.append(before)
    return frozenset(found)


def _ways(graph: Graph) -> Iterator[tuple[str, str]]:
    """From which state one comes to which without asking, in a flow or between it and those that do it."""
    ends: dict[tuple[str, str], list[str]] = {}
    for flow in graph.flows.values():
        for state in flow.states:
            if isinstance(state.does, Give):
                ends.setdefault((flow.name, state.does.outcome), []).append(state.id)
    for state in (state for flow in graph.flows.values() for state in flow.states):
        if isinstance(state.does, Do):
            yield state.id, graph.flows[state.does.flow].entry
            for exit in state.exits:
                yield from ((end, exit.to) for end in ends.get((state.does.flow, exit.exit), ()))
        elif isinstance(state.does, HandTo):
            yield state.id, graph.flows[state.does.flow].entry
        elif isinstance(state.does, PASSING):
            yield from ((state.id, exit.to) for exit in state.exits)
