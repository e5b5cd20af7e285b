"""What has a value where: every way to a use must have filled it, or asked `is known`.

Theory of operation. For each state the set of keys (`account`, `customer.email`) that have a value on every way into it
is found by going round until nothing changes: sets only shrink. A state passes on what it got, without what it clears,
with what it fills at that exit. What the head of the flow leads to (`at most`, `on hang up`, `on failure`, `anywhere`)
can be entered from any state. A use that is not in the set of its state is reported, once for each place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compiler import graph
from compiler.passes.check_scope import OF_QUEUES, Need
from compiler.passes.lower_draft import Draft, Filling


class Keys:
    """The keys of a flow, each a bit, so that a set of them is one number: a long flow has a set for every state."""

    def __init__(self, draft: Draft) -> None:
        every = set(draft.scope.first_known)
        for filling in draft.fillings.values():
            every.update(filling.given, *filling.fills.values(), (need.key for need in filling.needs))
        self._bits = {key: 1 << place for place, key in enumerate(sorted(every))}
        self._variables: dict[str, int] = {}
        for key, bit in self._bits.items():
            variable = key.split(".")[0]
            self._variables[variable] = self._variables.get(variable, 0) | bit

    def of(self, keys: Iterable[str]) -> int:
        """A set of keys."""
        found = 0
        for key in keys:
            found |= self._bits[key]
        return found

    def of_variables(self, variables: Iterable[str]) -> int:
        """The keys of some variables and of their fields."""
        found = 0
        for variable in variables:
            found |= self._variables.get(variable, 0)
        return found


def check_filled(flow: graph.FlowGraph, draft: Draft) -> None:
    """Reports each value that is used where it may have none."""
    keys = Keys(draft)
    known = known_on_entry(flow, draft, keys)
    told: set[Need] = set()
    for state in flow.states:
        if state.id not in known:
            continue
        for need in draft.fillings[state.id].needs:
            if not known[state.id] & keys.of([need.key]) and need not in told:
                told.add(need)
                _report(need, draft)


def known_on_entry(flow: graph.FlowGraph, draft: Draft, keys: Keys) -> dict[str, int]:
    """The keys that have a value on every way into each state that can be reached."""
    known: dict[str, int] = {}
    interrupts = _interrupts(flow)
    waiting: list[tuple[str, int]] = [(flow.entry, keys.of(draft.scope.first_known))]
    states = {state.id: state for state in flow.states}
    while waiting:
        id, coming = waiting.pop()
        if id not in states:
            continue
        before = known.get(id)
        now = coming if before is None else before & coming
        if now == before:
            continue
        known[id] = now
        filling = draft.fillings[id]
        waiting.extend(_onward(states[id], now, filling, keys))
        waiting.extend((target, now & ~keys.of_variables(filling.loses)) for target in interrupts)
    return known


def _interrupts(flow: graph.FlowGraph) -> list[str]:
    heads = (flow.at_most_to, flow.on_hang_up, flow.on_failure)
    return [*(one for one in heads if one), *(exit.to for exit in flow.anywhere_exits)]


def _onward(state: graph.State, known: int, filling: Filling, keys: Keys) -> Iterator[tuple[str, int]]:
    loses, filled = keys.of_variables(filling.loses), not keys.of(filling.given) & ~known
    for exit in state.exits:
        left = known & ~(loses | keys.of_variables(filling.clears.get(exit.exit, ())))
        yield exit.to, left | keys.of(filling.fills.get(exit.exit, ())) if filled else left


def _report(need: Need, draft: Draft) -> None:
    scope = draft.scope
    if need.key in OF_QUEUES and need.key not in scope.known:
        variant = "operator" if need.key == "operator.name" else ""
        scope.report.error("F709", need.span, variant, None, name=need.key)
        return
    name = need.key.split(".")[0]
    declared = scope.known.get(name)
    if declared is not None and name in scope.unreadable:
        return
    note = scope.report.note(declared.span, "declared") if declared and declared.span != need.span else None
    if ("." in need.key and not need.key.startswith("interaction.")) or declared is None:
        variant = "empty"
    else:
        variant = "empty" if declared.type.optional else ""
    scope.report.error("F305", need.span, variant, note, name=need.key)
