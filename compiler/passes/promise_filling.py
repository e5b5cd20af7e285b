"""Whether a variable has a value, followed exactly for those that are asked: `if account is known`."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.graph import (
    AnyExpression,
    Assign,
    Branch,
    Constant,
    Do,
    Fetch,
    FlowGraph,
    Graph,
    Operation,
    Question,
    Record,
    State,
    Variable,
)
from compiler.passes.analyse_assumed import parts_of
from compiler.passes.promise_counting import Counts, counted, with_count

EMPTY, FILLED, UNSURE = 0, 1, 2

MESSAGE = "message"


def key_of(name: str) -> str:
    """Under which name it is followed whether a variable has a value; no variable and no state is called so."""
    return f"? {name}"


def asked(flow: FlowGraph) -> dict[str, int]:
    """The variables of a flow that are asked whether they have a value, and whether they do at its beginning."""
    cases = (case.condition for state in flow.states if isinstance(state.does, Branch) for case in state.does.cases)
    names = {name for condition in cases for part in parts_of(condition) if (name := asked_by(part)) is not None}
    slots = {slot.name: slot for slot in flow.variables}
    given = {slot.name: UNSURE if slot.type.optional else FILLED for slot in flow.parameters}
    found = {}
    for name in sorted(names):
        slot = slots.get(name)
        if slot is None or slot.scope == "flow":
            first = _given(slot.first) if slot is not None and slot.first is not None else EMPTY
            found[name] = given.get(name, first)
    return found


def asked_by(test: AnyExpression) -> str | None:
    """The variable of which a test asks whether it has a value; none where it asks something else."""
    if isinstance(test, Operation) and test.operator == "known" and isinstance(test.arguments[0], Variable):
        return test.arguments[0].name
    return None


def is_filled(test: AnyExpression, counts: Counts, names: dict[str, int]) -> bool | None:
    """What a test comes to that asks whether a variable has a value; none where that is not followed or not sure."""
    name = asked_by(test)
    if name is None or name not in names:
        return None
    value = counted(counts, key_of(name))
    return None if value == UNSURE else value == FILLED


def filled(graph: Graph, state: State, exit: str, counts: Counts, names: dict[str, int]) -> Counts:
    """What is known of the variables behind an exit of a state."""
    if names:
        for name, value in _changes(graph, state, exit):
            if name in names:
                counts = with_count(counts, key_of(name), value)
    return counts


def _changes(graph: Graph, state: State, exit: str) -> Iterator[tuple[str, int]]:
    does = state.does
    if isinstance(does, Assign) and does.scope == "flow":
        yield does.variable, _given(does.value)
    elif isinstance(does, Question) and does.shape is not None and exit == "collected":
        yield does.shape.variable, FILLED
    elif isinstance(does, Fetch) and exit == "ok":
        yield does.variable, _fetched(graph, does)
    elif isinstance(does, Record) and exit == "recorded":
        yield MESSAGE, FILLED
    elif isinstance(does, Do):
        yield from _bound(graph, state, does, exit)


def _given(value: AnyExpression) -> int:
    if isinstance(value, Constant):
        return EMPTY if value.value is None else FILLED
    return UNSURE


def _fetched(graph: Graph, does: Fetch) -> int:
    gives = graph.connectors[does.connector][does.operation].gives
    return FILLED if gives is not None and not gives.optional else UNSURE


def _bound(graph: Graph, state: State, does: Do, exit: str) -> Iterator[tuple[str, int]]:
    results = next((one.results for one in graph.flows[does.flow].outcomes if one.name == exit), ())
    binds = next((one.binds for one in state.exits if one.exit == exit), ())
    for name, slot in zip(binds, results, strict=False):
        yield name, UNSURE if slot.type.optional else FILLED
