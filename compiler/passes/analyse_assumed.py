"""What stays as it is in a call, and what a promise supposes of it: `when not open(office)`.

A world says of each thing that a condition asks how it is: which state each calendar is in, the medium, the line, the
service, and of every other test whether it is answered yes. Promises are proved in each world in which their condition
holds; an `if` that asks the same is decided there, any other may go both ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import TypeGuard, TypeVar

from compiler.graph import (
    AnyExpression,
    BuiltIn,
    Calendar,
    Constant,
    FieldOf,
    FlowGraph,
    Graph,
    InState,
    ListOf,
    Operation,
    Spoken,
    TextOf,
    Variable,
)
from flowlang.values import Value

K = TypeVar("K")
V = TypeVar("V")

MOST_WORLDS = 256
CONNECTIVES = ("and", "or", "not")
NAMED = ("medium", "interaction.line", "interaction.service")
"""Built-in values that have a name of a list that is known."""


class World(Value, frozen=True):
    """How the things are that a condition asks.

    Args:
        calendars: The state each calendar is in.
        names: The medium, line and service.
        tests: Other tests, and whether they are answered yes.
    """

    calendars: dict[str, str] = {}
    names: dict[str, str] = {}
    tests: dict[AnyExpression, bool] = {}


def parts_of(expression: AnyExpression) -> Iterator[AnyExpression]:
    """An expression and everything in it."""
    waiting = [expression]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(_inside(one))


def _inside(one: AnyExpression) -> Sequence[AnyExpression]:
    if isinstance(one, Operation):
        return one.arguments
    if isinstance(one, ListOf):
        return one.items
    if isinstance(one, FieldOf):
        return (one.value,)
    if isinstance(one, TextOf):
        return [part.value for part in one.parts if isinstance(part, Spoken)]
    return ()


def worlds(graph: Graph, flow: FlowGraph, condition: AnyExpression | None) -> list[World] | None:
    """The worlds in which a condition holds; none where there are too many to look at."""
    if condition is None:
        return [World()]
    asked = list(parts_of(condition))
    calendars = {one.calendar: states_of(graph, one.calendar) for one in asked if isinstance(one, InState)}
    names = {one.name: _names(graph, flow, one.name) for one in asked if _is_named(one)}
    tests = dict.fromkeys(_tests(condition), (True, False))
    if prod(map(len, (*calendars.values(), *names.values(), *tests.values()))) > MOST_WORLDS:
        return None
    made = (World(*one) for one in product(_all(calendars), _all(names), _all(tests)))
    return [one for one in made if decide(condition, one)]


def _all(choices: Mapping[K, Sequence[V]]) -> list[dict[K, V]]:
    """Every way to choose one of each."""
    return [dict(zip(choices, one, strict=True)) for one in product(*choices.values())]


def states_of(graph: Graph, name: str) -> tuple[str, ...]:
    """The states a calendar may be in; `hours` may be any calendar of a service."""
    if name in graph.calendars:
        return _states(graph.calendars[name])
    return tuple(sorted({state for one in graph.calendars.values() for state in _states(one)}))


def _states(calendar: Calendar) -> tuple[str, ...]:
    written = (state for day in (*calendar.weekly, *calendar.dates.values()) for state in day)
    holiday = [calendar.holiday_state] if calendar.holidays else []
    return tuple(sorted({calendar.otherwise, *holiday, *written}))


def _is_named(one: AnyExpression) -> TypeGuard[BuiltIn]:
    return isinstance(one, BuiltIn) and one.name in NAMED


def _names(graph: Graph, flow: FlowGraph, name: str) -> tuple[str, ...]:
    if name == "medium":
        return flow.media
    return ("", *(graph.lines if name == "interaction.line" else graph.services))


def _tests(condition: AnyExpression) -> Iterator[AnyExpression]:
    """The tests a condition is made of, but those that calendars and names answer."""
    if isinstance(condition, Operation) and condition.operator in CONNECTIVES:
        for one in condition.arguments:
            yield from _tests(one)
    elif not isinstance(condition, InState | Constant) and not all(map(_is_plain, _inside(condition))):
        yield _plainly(condition)[0]


def _is_plain(one: AnyExpression) -> bool:
    """Whether its value is known in every world, if names are."""
    return isinstance(one, Constant) or _is_named(one) or (isinstance(one, ListOf) and all(map(_is_plain, one.items)))


def _plainly(test: AnyExpression) -> tuple[AnyExpression, bool]:
    """A test as it is kept in a world, and whether it is the opposite of what was written."""
    if isinstance(test, Operation) and test.operator == "!=":
        return Operation("=", test.arguments), True
    return test, False


# --- in a world -----------------------------------------------------------------------------------------------------


def decide(condition: AnyExpression, world: World, is_own: bool = True) -> bool | None:
    """Whether a condition holds in a world; none where it says nothing of that.

    `is_own`: whether variables are those of the flow that the promise is about.
    """
    if isinstance(condition, Constant):
        return condition.value is True
    if isinstance(condition, InState):
        found = world.calendars.get(condition.calendar)
        return None if found is None else found == condition.state
    if isinstance(condition, Operation) and condition.operator in CONNECTIVES:
        return connected(condition, [decide(one, world, is_own) for one in condition.arguments])
    named = _by_names(condition, world) if isinstance(condition, Operation) else None
    if named is not None:
        return named
    if not is_own and any(isinstance(one, Variable) for one in parts_of(condition)):
        return None
    test, is_opposite = _plainly(condition)
    known = world.tests.get(test)
    return known if known is None else known != is_opposite


def connected(condition: Operation, found: list[bool | None]) -> bool | None:
    """Whether and, or, not of conditions holds, of which some may not be known."""
    if condition.operator == "not":
        return None if found[0] is None else not found[0]
    deciding = condition.operator == "or"
    if deciding in found:
        return deciding
    return None if None in found else not deciding


def _by_names(test: Operation, world: World) -> bool | None:
    """Whether a comparison of names holds; none where it compares anything else."""
    if len(test.arguments) != 2 or test.operator not in ("=", "!=", "in"):
        return None
    one, other = (_value(argument, world) for argument in test.arguments)
    if one is None or other is None:
        return None
    if test.operator == "in":
        return isinstance(other, list) and one in other
    return (one == other) == (test.operator == "=")


def _value(one: AnyExpression, world: World) -> object:
    if isinstance(one, BuiltIn):
        return world.names.get(one.name)
    if isinstance(one, ListOf):
        items = [_value(item, world) for item in one.items]
        return None if None in items else items
    return one.value if isinstance(one, Constant) else None
