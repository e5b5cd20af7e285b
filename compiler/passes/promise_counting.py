"""Counts in a call, followed exactly: `again twice`, ladders, and variables that count.

A variable counts where it begins with a number and everything that sets it gives it a number or adds to it. Past all
numbers that it is compared with it is not followed any further, so that there are few values to look at. What else is
followed of variables, whether they have a value, is in `promise_filling`.
"""

from __future__ import annotations

from decimal import Decimal

from compiler.graph import AnyExpression, Assign, Branch, Constant, FlowGraph, Operation, Variable
from compiler.passes.analyse_assumed import parts_of
from compiler.passes.analyse_counting import COMPARISONS, written
from flowlang.values import Value

Counts = tuple[tuple[str, int], ...]
"""How often each counting state was passed, by its id, and the value of each variable, by its name; in order."""

MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


class Counter(Value, frozen=True):
    """A variable that counts: what it begins with, and the least and greatest value worth telling apart."""

    first: int
    least: int
    greatest: int


def counted(counts: Counts, key: str) -> int:
    """How often something was counted."""
    return next((number for name, number in counts if name == key), 0)


def with_count(counts: Counts, key: str, number: int) -> Counts:
    """The counts with another number for one of them."""
    return tuple(sorted([*((name, one) for name, one in counts if name != key), (key, number)]))


def counters(flow: FlowGraph) -> dict[str, Counter]:
    """The variables of a flow that count, by name."""
    found = {}
    for slot in flow.variables:
        first = whole(slot.first) if slot.first is not None and slot.scope == "flow" else None
        if first is not None and all(
            _step(state.does, slot.name) for state in flow.states if slot.name in written(state)
        ):
            limits = [first, *_compared_with(flow, slot.name)]
            found[slot.name] = Counter(first, min(limits) - 1, max(limits) + 1)
    return found


def whole(value: AnyExpression) -> int | None:
    """The whole number that a constant is, or none."""
    if not isinstance(value, Constant) or value.type.base not in ("number", "amount") or value.value is None:
        return None
    number = Decimal(str(value.value))
    return int(number) if number == int(number) else None


def _step(does: object, name: str) -> bool:
    """Whether a state gives the variable a number, or adds one to it: one is enough to have counted the last."""
    return isinstance(does, Assign) and moved(does.value, name, 0) is not None


def moved(value: AnyExpression, name: str, before: int) -> int | None:
    """What a variable is after `set name to value`, where it was `before`; none where that is no counting."""
    if whole(value) is not None:
        return whole(value)
    if not isinstance(value, Operation) or value.operator != "+" or Variable(name) not in value.arguments:
        return None
    steps = [whole(one) for one in value.arguments if one != Variable(name)]
    return before + steps[0] if len(steps) == 1 and steps[0] is not None and steps[0] > 0 else None


def _compared_with(flow: FlowGraph, name: str) -> list[int]:
    cases = (case.condition for state in flow.states if isinstance(state.does, Branch) for case in state.does.cases)
    tests = (part for condition in cases for part in parts_of(condition) if isinstance(part, Operation))
    numbers = [whole(argument) for test in tests if Variable(name) in test.arguments for argument in test.arguments]
    return [one for one in numbers if one is not None]


def within(counter: Counter, number: int) -> int:
    """A value, no further than is worth telling apart."""
    return max(counter.least, min(counter.greatest, number))


def compare(test: AnyExpression, counts: Counts, known: dict[str, Counter]) -> bool | None:
    """Whether a comparison of a counting variable with a number holds; none where it is anything else."""
    if not isinstance(test, Operation) or test.operator not in COMPARISONS:
        return None
    one, other = test.arguments
    operator = test.operator
    if isinstance(other, Variable):
        one, other, operator = other, one, MIRRORED.get(operator, operator)
    number = whole(other)
    if not isinstance(one, Variable) or one.name not in known or number is None:
        return None
    value = counted(counts, one.name)
    return COMPARED[operator](value, number)


COMPARED = {
    "=": int.__eq__,
    "!=": int.__ne__,
    "<": int.__lt__,
    "<=": int.__le__,
    ">": int.__gt__,
    ">=": int.__ge__,
}
