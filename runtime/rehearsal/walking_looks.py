"""What decides the ways of a graph: the names whose values a condition looks at, and what they are compared with.

Two calls that stand alike and agree in these go the same ways, so only one of them need be gone on with; and the values
worth trying are those on both sides of each comparison.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compiler.graph import (
    Argument,
    Assign,
    Branch,
    BuiltIn,
    Chance,
    Constant,
    Do,
    FieldOf,
    Give,
    Graph,
    HandTo,
    InState,
    Kept,
    ListOf,
    Operation,
    Transfer,
    Variable,
)
from flowlang.values import Value, fields

DECIDING = (Branch, Transfer)
"""What takes another exit for another value. What else looks at values to decide names them in `Operation`s."""


def nodes(value: object) -> Iterator[Value]:
    """A value of the graph and everything in it."""
    waiting: list[Any] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Value):
            yield one
            waiting.extend(getattr(one, name) for name in fields(type(one)))
        elif isinstance(one, tuple | list):
            waiting.extend(one)
        elif isinstance(one, dict):
            waiting.extend(one.values())


def names_in(value: object) -> set[str]:
    """The names of variables, fields and built-in values that something looks at."""
    found = set()
    for one in nodes(value):
        if isinstance(one, Variable | Kept | BuiltIn):
            found.add(one.name)
        elif isinstance(one, FieldOf):
            found.add(one.field)
    return found


class Looks:
    """What the ways of a graph, or of two versions of one, depend on.

    Args:
        graphs: The graph, or both.
        is_heard: Whether what is said and asked counts too, not only the ways.
    """

    def __init__(self, graphs: tuple[Graph, ...], is_heard: bool = False) -> None:
        self.names: set[str] = set()
        self.compared: dict[str, set[Any]] = {}
        self.calendars: set[str] = set()
        self.has_chance = False
        states = [state for graph in graphs for flow in graph.flows.values() for state in flow.states]
        for state in states:
            self._learn(state.does, is_heard)
        self._follow([state.does for state in states], {**{}, **_flows(graphs)})

    def _learn(self, does: object, is_heard: bool) -> None:
        for one in nodes(does):
            if isinstance(one, InState):
                self.calendars.add(one.calendar)
            elif isinstance(one, Operation):
                self._compare(one)
        self.has_chance |= isinstance(does, Chance)
        if is_heard or isinstance(does, DECIDING):
            self.names |= names_in(does)

    def _compare(self, one: Operation) -> None:
        constants = [item for argument in one.arguments for item in _constants(argument)]
        names = [
            _name(argument) for argument in one.arguments if isinstance(argument, Variable | Kept | BuiltIn | FieldOf)
        ]
        for name in names:
            self.compared.setdefault(name, set()).update(constants)
        self.names.update(names)

    def _follow(self, every: list[object], flows: dict[str, Any]) -> None:
        """What a name that counts was set from counts too."""
        pairs = [pair for does in every for pair in _handed(does, flows)]
        grown = True
        while grown:
            before = len(self.names)
            for name, source in pairs:
                if name in self.names:
                    self.names |= source
            grown = len(self.names) > before
        for name, source in pairs:
            for one in source:
                if name in self.compared and len(source) == 1:
                    self.compared.setdefault(one, set()).update(self.compared[name])


def _flows(graphs: tuple[Graph, ...]) -> dict[str, Any]:
    return {flow.name: flow for graph in graphs for flow in graph.flows.values()}


def _handed(does: object, flows: dict[str, Any]) -> Iterator[tuple[str, set[str]]]:
    """A name, and the names its value is made of."""
    if isinstance(does, Assign):
        yield does.variable, names_in(does.value)
    elif isinstance(does, Do | HandTo):
        yield from ((one.name, names_in(one.value)) for one in does.arguments if isinstance(one, Argument))
    elif isinstance(does, Give):
        for flow in flows.values():
            for outcome in flow.outcomes:
                if outcome.name == does.outcome:
                    pairs = zip(outcome.results, does.results, strict=False)
                    yield from ((slot.name, names_in(value)) for slot, value in pairs)


def _name(one: Variable | Kept | BuiltIn | FieldOf) -> str:
    return one.field if isinstance(one, FieldOf) else one.name


def _constants(argument: object) -> list[Any]:
    if isinstance(argument, Constant):
        return [argument.value]
    return [one.value for one in argument.items if isinstance(one, Constant)] if isinstance(argument, ListOf) else []
