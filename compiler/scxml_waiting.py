"""States that ask the world for something and wait for its answer: one pattern, told by a table.

The command goes out with a number; `replied.<exit>` with that number takes the exit of that name. An answer that no exit
takes, none in time (`timer.guard`), and `replied.failed` without an exit of its own are failures.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from compiler.graph import Argument, Fetch, Outbound, Record, Slot, State, Store, Transfer
from compiler.outbound_gate import ALWAYS_REFUSED
from compiler.scxml_elements import (
    Content,
    answered_command,
    assign,
    begin,
    cancel,
    choose,
    element,
    entry,
    leaf,
    raising,
    timer,
    transition,
)
from compiler.scxml_expressions import literal, pieces
from compiler.scxml_places import ANSWERED, CUT, LATE_HASH, Place, fault, has_exit, keep_key, replied


def write_waiting(place: Place, state: State) -> Element:
    """The state as an element."""
    asking = ASKING[type(state.does)](place, state, state.does)
    id = place.id(state.id)
    content = _asks(place, state, asking)
    ways = _ways(place, state, asking)
    if not isinstance(state.does, Transfer):
        return leaf(id, *entry(content), *ways, state=state.id)
    ringing, talking = place.phase(state, "ringing"), place.phase(state, "talking")
    ways_within = [transition(talking, "connected", ANSWERED, [*begin(), cancel("guard")])]
    limit = state.does.at_most
    guard = [timer("guard", limit // 1000 + place.sheet.habits.grace)] if limit is not None else []
    return leaf(
        id,
        *ways,
        leaf(ringing, *entry(content), *ways_within),
        leaf(talking, *entry([*guard, *place.pause()])),
        state=state.id,
    )


def _asks(place: Place, state: State, asking: Asking) -> Content:
    """What is done on entering: all that may fail is reckoned before anything goes out."""
    meanwhile = getattr(state.does, "meanwhile", None)
    reckoned: Content = [assign("asked", f"{{{', '.join(f'{name}: {one}' for name, one in asking.values.items())}}}")]
    after: Content = []
    if meanwhile is not None:
        said = pieces(place.terms(state.id), (meanwhile,))
        reckoned.append(assign("said", f"gone ? [] : {said}" if place.may_be_gone(state.id) else said))
        speak = answered_command(
            "speak", state.id, language="language", prompt=literal(meanwhile.prompt or ""), pieces="said"
        )
        after.append(choose("said.length", *speak))
    names = {name: f"asked.{name}" for name in asking.values}
    content: Content = [CUT, *reckoned, *answered_command(asking.name, state.id, **names), assign("awaiting", "sent")]
    if asking.within is not None:
        content.append(timer("guard", asking.within // 1000))
    content += after
    if not asking.needs_customer:
        return content
    content.insert(0, assign("keys", "''"))
    if not place.may_be_gone(state.id):
        return content
    return [element("if", {"cond": "gone"}, [fault(state), raising("failed"), element("else", {}), *content])]


def _ways(place: Place, state: State, asking: Asking) -> Content:
    """The ways on, the first that fits counts."""
    over: Content = [*begin(), cancel("guard"), assign("awaiting", "0"), *(place.resume() if asking.is_late else [])]
    ways: Content = []
    for exit in state.exits:
        if exit.exit != "failed":
            ways += _answered(place, state, asking, exit.exit, over)
    if has_exit(state, "failed"):
        ways += _answered(place, state, asking, "failed", over)
    else:
        late = [assign("late", "true")] if asking.is_late and place.timed else []
        ways.append(place.failing(state, "replied.failed", ANSWERED, [*over, *late]))
    ways.append(place.failing(state, "replied", ANSWERED, over))
    ways.append(place.failing(state, "timer.guard", None, over))
    ways.append(place.failing(state, "error.execution"))
    if has_exit(state, "failed") and asking.needs_customer:
        ways.append(transition(place.target(state, "failed"), "failed"))
    return [*ways, *_meanwhile(place, asking)]


def _answered(place: Place, state: State, asking: Asking, exit: str, over: Content) -> Content:
    event = replied(exit)
    content = [*over, *_taken(place, state, exit)]
    way = transition(place.target(state, exit), event, ANSWERED, content)
    if not (asking.is_late and place.timed):
        return [way]
    moved = "later(due, paused == null ? 0 : _event.data.at - paused)"
    is_late = f"{ANSWERED} && !gone && overdue({moved}, _event.data.at) != null"
    up: Content = [*content, assign("up", "overdue(due, at)"), raising("time.up")]
    return [transition(None, event, is_late, up), way]


def _taken(place: Place, state: State, exit: str) -> Content:
    """What an answer fills."""
    if isinstance(state.does, Fetch) and exit == "ok":
        return [assign(place.frame, f"put({place.frame}, {literal(state.does.variable)}, _event.data.answer)")]
    if exit == "recorded":
        value = "_event.data.answer == null ? String(_event.data.command) : _event.data.answer"
        return [assign(place.frame, f'put({place.frame}, "message", {value})')]
    return []


def _meanwhile(place: Place, asking: Asking) -> Content:
    ways: Content = []
    if asking.keeps_keys:
        ways += [LATE_HASH, transition(None, "key", "!gone", [assign("late_hash", "null"), keep_key()])]
    if asking.is_late and place.timed:
        ways.append(transition(None, "timer.most"))
    return ways
