"""Flows that are entered: `do` a sub-flow, `hand to` another flow that goes on in this one's place.

What hands over is left, and what did it too, with their own times, silences and `anywhere`, and a place in a queue is
given up; what is kept with the interaction and the digits typed ahead go with the call. The flow that goes on begins
anew, its own time included.
"""

from __future__ import annotations

from typing import Any

from runtime.engine.expressions import kept_key
from runtime.engine.operators import BrokenError
from runtime.engine.places import give_up
from runtime.engine.prepared import DoState, Given, Prepared, PreparedFlow
from runtime.engine.standing import NONE
from runtime.engine.timers import cancel_most, start_time
from runtime.engine.values import stored
from runtime.engine.walk import Walk

MOST_FLOWS = 32
"""How many flows may do each other at once."""


def do(walk: Walk, state: DoState) -> Prepared | None:
    """Runs a sub-flow."""
    if walk.depth + 1 >= MOST_FLOWS:
        raise BrokenError("flows that do each other too deeply")
    values = known(arguments_of(walk, state.arguments))
    walk.outer = (*walk.outer, walk.frame())
    return enter_flow(walk, state.runs, values)


def hand_to(walk: Walk, state: DoState) -> Prepared | None:
    """Begins the flow that goes on; nothing comes back."""
    if walk.is_gone:
        raise BrokenError("nobody is left to go on with")
    values = known(arguments_of(walk, state.arguments))
    give_up(walk)
    cancel_most(walk)
    walk.outer = ()
    return enter_flow(walk, state.runs, values)


def known(values: dict[str, Any]) -> dict[str, Any]:
    """The values that are not empty."""
    return {name: value for name, value in values.items() if value is not None}


def arguments_of(walk: Walk, given: tuple[Given, ...]) -> dict[str, Any]:
    """Arguments or results by name, in stored form; empty ones where they may be."""
    found = {}
    for one in given:
        value = stored(one.value(walk))
        if value is None and not one.may_be_empty:
            raise BrokenError(f"`{one.name}` is empty")
        found[one.name] = value
    return found


def enter_flow(walk: Walk, flow: PreparedFlow, values: dict[str, Any]) -> Prepared:
    """Begins a flow with its parameters: its variables take their first values, its own time begins."""
    assert flow.entry is not None
    walk.flow, walk.state = flow, flow.entry
    walk.values, walk.question_counts, walk.counts = values or NONE, NONE, NONE
    for slot, value in flow.firsts:
        if slot.scope == "flow":
            walk.assign(slot.name, stored(value(walk)))
        elif kept_key(slot.scope, slot.name) not in walk.kept:
            walk.keep(kept_key(slot.scope, slot.name), stored(value(walk)))
    start_time(walk)
    return flow.entry
