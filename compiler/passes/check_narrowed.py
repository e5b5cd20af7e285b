"""`if medium = voice`, `if language = it`: behind such a test only what it leaves is possible."""

from __future__ import annotations

from collections.abc import Iterator

from compiler import graph

Choices = frozenset[str]


def onward(state: graph.State, name: str, choices: Choices) -> Iterator[tuple[str, Choices]]:
    """Where a state leads, each with what the built-in value of this name may be there."""
    if not isinstance(state.does, graph.Branch):
        yield from ((exit.to, choices) for exit in state.exits)
        return
    targets = {exit.exit: exit.to for exit in state.exits}
    left = choices
    for case in state.does.cases:
        yes, no = _split(case.condition, name, left)
        if case.exit in targets and yes:
            yield targets[case.exit], yes
        left = no
    if "else" in targets and left:
        yield targets["else"], left


def _split(condition: graph.AnyExpression, name: str, choices: Choices) -> tuple[Choices, Choices]:
    """With which values a condition may hold, and with which it may not."""
    if not isinstance(condition, graph.Operation):
        return choices, choices
    parts = [_split(one, name, choices) for one in condition.arguments]
    if condition.operator == "not":
        return parts[0][1], parts[0][0]
    if condition.operator == "and":
        return parts[0][0] & parts[1][0], parts[0][1] | parts[1][1]
    if condition.operator == "or":
        return parts[0][0] | parts[1][0], parts[0][1] & parts[1][1]
    if condition.operator in ("=", "!="):
        return _compared(condition, name, choices)
    return choices, choices


def _compared(condition: graph.Operation, name: str, choices: Choices) -> tuple[Choices, Choices]:
    one, other = condition.arguments
    if isinstance(one, graph.Constant):
        one, other = other, one
    if not (isinstance(one, graph.BuiltIn) and one.name == name and isinstance(other, graph.Constant)):
        return choices, choices
    named = choices & {str(other.value)}
    return (named, choices - named) if condition.operator == "=" else (choices - named, named)
