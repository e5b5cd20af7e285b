"""What has a value where: every way to a use must have filled it, or asked `is known`.

Theory of operation. For each state the set of keys (`account`, `customer.email`) that have a value on every way into it
is found by going round until nothing changes: sets only shrink. A state passes on what it got, without what it clears,
with what it fills at that exit. What the head of the flow leads to (`at most`, `on hang up`, `on failure`, `anywhere`)
can be entered from any state. A use that is not in the set of its state is reported, once for each place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compiler import graph
from compiler.passes.check_scope import Need
from compiler.passes.lower_draft import Draft, Filling

Keys = frozenset[str]


def check_filled(flow: graph.FlowGraph, draft: Draft) -> None:
    """Reports each value that is used where it may have none."""
    known = known_on_entry(flow, draft)
    told: set[Need] = set()
    for state in flow.states:
        if state.id not in known:
            continue
        for need in draft.fillings[state.id].needs:
            if need.key not in known[state.id] and need not in told:
                told.add(need)
                _report(need, draft)


def known_on_entry(flow: graph.FlowGraph, draft: Draft) -> dict[str, Keys]:
    """The keys that have a value on every way into each state that can be reached."""
    known: dict[str, Keys] = {}
    interrupts, fields = _interrupts(flow), _fields(draft)
    waiting: list[tuple[str, Keys]] = [(flow.entry, draft.scope.first_known)]
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
        waiting.extend(_onward(states[id], now, filling, fields))
        waiting.extend((target, _without(now, filling.loses, fields)) for target in interrupts)
    return known


def _interrupts(flow: graph.FlowGraph) -> list[str]:
    heads = (flow.at_most_to, flow.on_hang_up, flow.on_failure)
    return [*(one for one in heads if one), *(exit.to for exit in flow.anywhere_exits)]


def _fields(draft: Draft) -> dict[str, Keys]:
    """The keys of the fields of each variable: all that may come to have a value."""
    every = {key for one in draft.fillings.values() for keys in one.fills.values() for key in keys}
    fields: dict[str, set[str]] = {}
    for key in every.union(draft.scope.first_known):
        if "." in key:
            fields.setdefault(key.split(".")[0], set()).add(key)
    return {variable: frozenset(keys) for variable, keys in fields.items()}


def _onward(
    state: graph.State, known: Keys, filling: Filling, fields: Mapping[str, Keys]
) -> Iterator[tuple[str, Keys]]:
    for exit in state.exits:
        left = _without(known, filling.loses | filling.clears.get(exit.exit, frozenset()), fields)
        yield exit.to, left | filling.fills.get(exit.exit, frozenset()) if filling.given <= known else left


def _without(known: Keys, variables: Keys, fields: Mapping[str, Keys]) -> Keys:
    """The keys without those of some variables and of their fields."""
    return known.difference(variables, *(fields[one] for one in variables if one in fields)) if variables else known


def _report(need: Need, draft: Draft) -> None:
    scope = draft.scope
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
