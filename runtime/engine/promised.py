"""Promises of a graph made ready to be watched (`runtime.engine.promises`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from compiler.calendar_time import state_at
from compiler.graph import AnyExpression, Calendar, FieldOf, Graph, InState, ListOf, Operation, Promise
from compiler.promise_happenings import Noticed, noticed
from runtime.engine.expressions import Closure
from runtime.engine.operators import BrokenError

Told = Callable[[str, int], str]
"""What the calendars that a condition asks say, for a service and at an instant."""


class Promised(NamedTuple):
    """A promise made ready.

    Args:
        promise: What was promised. flow: Of which flow. notes: Where what it speaks of happens.
        condition: When it holds; none is always. hours: What its calendars say: another answer sets it aside.
    """

    promise: Promise
    flow: str
    notes: Noticed
    condition: Closure | None
    hours: Told


def prepare(graph: Graph, closures: Mapping[str, Callable[[AnyExpression], Closure]]) -> tuple[Promised, ...]:
    """Every promise of a graph, in the order of its flows; `closures` makes a flow's expressions ready."""
    return tuple(
        Promised(
            promise,
            name,
            noticed(graph, name, promise),
            None if promise.condition is None else _plainly(closures[name](promise.condition)),
            _hours(graph, promise.condition),
        )
        for name, flow in graph.flows.items()
        for promise in flow.promises
    )


def _plainly(condition: Closure) -> Closure:
    """A condition that cannot break: what cannot be judged does not hold."""

    def holds(scope: object) -> bool:
        try:
            return condition(scope) is True  # type: ignore[arg-type]
        except BrokenError:
            return False

    return holds


def _hours(graph: Graph, condition: AnyExpression | None) -> Told:
    names = sorted({} if condition is None else {one.calendar for one in _asked(condition)})

    def told(service: str, at: int) -> str:
        return ",".join(_state(_calendar(graph, name, service), at) for name in names)

    return told


def _asked(expression: AnyExpression) -> Iterator[InState]:
    if isinstance(expression, InState):
        yield expression
    for one in _inside(expression):
        yield from _asked(one)


def _inside(expression: AnyExpression) -> tuple[AnyExpression, ...]:
    if isinstance(expression, Operation):
        return expression.arguments
    if isinstance(expression, FieldOf):
        return (expression.value,)
    return expression.items if isinstance(expression, ListOf) else ()


def _calendar(graph: Graph, name: str, service: str) -> Calendar | None:
    if name == "hours":
        found = graph.services.get(service)
        name = found.hours or "" if found else ""
    return graph.calendars.get(name)


def _state(calendar: Calendar | None, at: int) -> str:
    return state_at(calendar, at) if calendar is not None else ""
