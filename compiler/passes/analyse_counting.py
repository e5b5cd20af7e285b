"""Variables that count: `set tries to tries + 1` and `if tries > 3 -> operators` end a circle as well as `again
twice` does.

A variable counts in a knot of circles where everything there that sets it adds to it (or everything takes away from
it), and some `if` of the knot compares it and can leave the knot, and not only on the side from which it counts away.
A circle that passes both comes to its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compiler.graph import AnyExpression, Assign, Branch, Constant, Do, Expression, Fetch, Operation, State, Variable
from compiler.passes.analyse_outline import Outline
from compiler.topology import Links, among, knots
from flowlang.values import Value

ORDER = frozenset(("<", "<=", ">", ">="))
COMPARISONS = ORDER | {"=", "!="}
MOST_TOGETHER = 3  # variables that count one inside the other; past that it had better be written simpler


class Counter(Value, frozen=True):
    """A variable that counts in a knot: where it is changed and where it is tested."""

    changed: frozenset[int]
    tested: frozenset[int]


def uncounted(one: Outline, links: Links, knot: list[int], most: int = MOST_TOGETHER) -> list[int]:
    """Of a knot a part in which some circle counts nothing, ascending; empty where every circle comes to its end."""
    counter = next(counters(one, links, knot), None) if most else None
    if counter is None:
        return knot
    for cut in (counter.changed, counter.tested):
        left = [number for number in knot if number not in cut]
        for part in knots(among(links, left)):
            found = uncounted(one, links, [left[place] for place in part], most - 1)
            if found:
                return found
    return []


def counters(one: Outline, links: Links, knot: Sequence[int]) -> Iterator[Counter]:
    """The variables that count in a knot."""
    states = [one.flow.states[number] for number in knot]
    changes: dict[str, dict[int, int]] = {}
    for number, state in zip(knot, states, strict=True):
        for name in written(state):
            changes.setdefault(name, {})[number] = step(state, name)
    inside = frozenset(knot)
    for name, steps in changes.items():
        if set(steps.values()) not in ({1}, {-1}):
            continue
        by = next(iter(steps.values()))
        tested = frozenset(number for number in knot if ends(one, number, name, by, inside))
        if tested:
            yield Counter(frozenset(steps), tested)


def written(state: State) -> list[str]:
    """The variables of the flow that a state may set."""
    does = state.does
    if isinstance(does, Assign):
        return [does.variable] if does.scope == "flow" else []
    if isinstance(does, Fetch):
        return [does.variable]
    return [name for exit in state.exits for name in exit.binds] if isinstance(does, Do) else []


def step(state: State, name: str) -> int:
    """1 where a state adds a constant to the variable, -1 where it takes one away, 0 where it does anything else."""
    does = state.does
    value = does.value if isinstance(does, Assign) else None
    if not isinstance(value, Operation) or value.operator not in ("+", "-"):
        return 0
    amounts = [one.value for one in value.arguments if isinstance(one, Constant)]
    places = [number for number, one in enumerate(value.arguments) if one == Variable(name)]
    if len(amounts) != 1 or not places or (value.operator == "-" and places != [0]):
        return 0
    return sign(amounts[0]) * (1 if value.operator == "+" else -1)


def sign(stored: str | int | bool | None) -> int:
    """The sign of a number in stored form."""
    text = str(stored)
    return 0 if not text.strip("-0.") else -1 if text.startswith("-") else 1


def ends(one: Outline, number: int, name: str, by: int, inside: frozenset[int]) -> bool:
    """Whether a state leaves the knot by a comparison of the variable, which counts up (1) or down (-1)."""
    state = one.flow.states[number]
    does = state.does
    if not isinstance(does, Branch) or not any(compares(case.condition, name) for case in does.cases):
        return False
    leaving = {exit.exit for exit in state.exits if one.numbers.get(exit.to) not in inside}
    last = taken_at_last(does, name, by)
    return last in leaving if last else bool(leaving)


def taken_at_last(does: Branch, name: str, by: int) -> str | None:
    """The exit taken for good once the variable has counted far enough, where the condition is as simple as that."""
    condition = does.cases[0].condition
    if len(does.cases) > 1 or not isinstance(condition, Operation) or condition.operator not in ORDER:
        return None
    left, right = condition.arguments
    if {type(left), type(right)} != {Variable, Constant} or Variable(name) not in (left, right):
        return None
    grows = (condition.operator in (">", ">=")) == (left == Variable(name))
    return does.cases[0].exit if grows == (by > 0) else "else"


def compares(condition: AnyExpression, name: str) -> bool:
    """Whether a condition compares the variable."""
    waiting: list[Expression] = [condition]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Operation):
            if value.operator in COMPARISONS and Variable(name) in value.arguments:
                return True
            waiting.extend(value.arguments)
    return False
