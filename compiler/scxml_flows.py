"""Flows as states of an SCXML document: what holds in all of a flow, and what leads from one flow to another.

A flow is a state around its states; its transitions take what none of them takes: `hungup`, `failed`, `time.up`. What it
does not take either goes to the flow outside it. `turn` is the depth of the flow whose `on hang up` runs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from compiler.graph import Do, Give, HandTo, State
from compiler.scxml_elements import (
    Content,
    assign,
    begin,
    cancel,
    choose,
    element,
    entry,
    leaf,
    raising,
    timer_until,
    transition,
    within,
)
from compiler.scxml_expressions import kept_key, literal, may_break
from compiler.scxml_places import MOST_AGAIN, NEXT, OVER, PASSED, Place, fault, finishing, has_exit, silence
from compiler.scxml_states import WRITERS, plain, reckoned
from compiler.scxml_waiting import WAITING, arguments, write_waiting

NO_TURN = 99


def write_flow(place: Place) -> Element:
    """A flow with its states."""
    flow = place.flow
    states = [write_state(place, state) for state in _entry_first(place)]
    handlers = [*_hang_up(place), *_failures(place), *_times(place)]
    handlers += [] if place.outer else _outermost(place)
    attributes: dict[str, str | None] = {
        "id": place.own_id,
        "initial": place.id(flow.entry),
        "flowlang:flow": flow.name,
    }
    leaving = element("onexit", {}, place.end_time()) if place.has_time else None
    return element("state", attributes, [*([leaving] if leaving is not None else []), *handlers, *states, *place.extra])


def _entry_first(place: Place) -> list[State]:
    first = place.states[place.flow.entry]
    return [first, *(state for state in place.flow.states if state is not first)]


def write_state(place: Place, state: State) -> Element:
    """One state, whatever it does."""
    does = state.does
    writer: Callable[[Place, State, Any], Element] | None = WRITERS.get(type(does)) or BETWEEN.get(type(does))
    if writer is not None:
        return writer(place, state, does)
    if type(does) in WAITING:
        return write_waiting(place, state)
    place.sheet.lose(state.id, f"`{type(does).__name__}` is passed over")
    exit = state.exits[0].exit if state.exits else "next"
    return plain(place, state, transition(place.target(state, exit)))


# --- what holds in all of a flow --------------------------------------------------------------------------------------


def _hang_up(place: Place) -> Content:
    flow = place.flow
    if flow.on_hang_up is None:
        return []
    there, turn = place.id(flow.on_hang_up), assign("turn", str(place.depth))
    return [
        *(
            within(transition(there, event, "!gone", [*customer_left(place, cause), turn]))
            for event, cause in LEFT.items()
        ),
        within(transition(there, "turn.over", f"turn > {place.depth}", [turn])),
    ]


LEFT = {"hungup": "hang up", "lost": "lost"}


def customer_left(place: Place, cause: str) -> Content:
    """The customer is gone: nothing that was under way matters any more."""
    names = ["silence", "keys", "guard", *(f"most.{depth}" for depth in place.timed)]
    emptied = {"keys": "''", "speaking": "0", "awaiting": "0", "late_hash": "null", "paused": "null", "due": "[]"}
    return [
        *begin(),
        *(cancel(name) for name in names),
        *(assign(name, value) for name, value in emptied.items()),
        assign("gone", "true"),
        assign("cause", literal(cause)),
    ]


def _failures(place: Place) -> Content:
    """`failed`: when the customer has gone the turn is over; a failure after a failure ends the run."""
    ways = [transition(None, "failed", "gone", [raising("turn.over")])]
    ways.append(transition(OVER, "failed", "failing", finishing("'failure'")))
    if place.flow.on_failure is not None:
        handled = transition(place.id(place.flow.on_failure), "failed", content=[assign("failing", "true"), *no_longer_late(place)])
        ways += [*late_failure(place, assign("failing", "true")), within(handled)]
    return ways


def no_longer_late(place: Place) -> Content:
    """A failure that was in time has its way."""
    return [assign("late", "false")] if place.timed else []


def late_failure(place: Place, *content: Element) -> Content:
    """What a recording or transfer that failed leads to, where a flow's own time was up before that."""
    if not place.timed:
        return []
    up = f"overdue(due.slice(0, {place.depth + 1}), at)"
    taken: Content = [*content, assign("late", "false"), assign("up", up), raising("time.up")]
    return [transition(None, "failed", f"late && {up} != null", taken)]


def _times(place: Place) -> Content:
    """The flow's own time is up."""
    if not place.has_time:
        return []
    assert place.flow.at_most_to is not None
    content: Content = [*stop(place), assign("keys", "''"), assign("due", f"moved(due, {place.depth}, null)")]
    return [within(transition(place.id(place.flow.at_most_to), "time.up", f"up == {place.depth}", content))]


def stop(place: Place) -> Content:
    """Whatever a state has under way no longer matters."""
    timers = [cancel(name) for name in ("silence", "keys", "guard")]
    return [*silence(), *timers, assign("awaiting", "0"), *place.resume()]


def _outermost(place: Place) -> Content:
    """What no flow takes ends the run."""
    gone = [
        transition(OVER, event, "!gone", [*customer_left(place, cause), *finishing("cause", closes=False)])
        for event, cause in LEFT.items()
    ]
    is_due = "overdue(due, _event.data.at) != null"
    up: Content = [*begin(), assign("up", "overdue(due, at)"), raising("time.up")]
    return [
        *gone,
        transition(OVER, "turn.over", content=finishing("cause", closes=False)),
        transition(OVER, "failed", content=finishing("'failure'")),
        transition(None, "timer.most", is_due, up),
        transition(None, "key", content=[assign("late_hash", "null")]),
    ]


# --- from one flow to another -----------------------------------------------------------------------------------------


def begins(place: Place, values: str) -> Content:
    """A flow begins with its parameters: its variables take their first values, its own time begins."""
    terms, content = place.terms(place.flow.name), [assign(place.frame, values)]
    content += [assign(place.asked, "{}"), assign(place.counts, "{}")]
    for slot in place.flow.variables:
        if slot.first is None:
            continue
        value = terms.value(slot.first)
        if may_break(value):
            place.sheet.lose(place.flow.name, f"the first value of `{slot.name}` is taken as it comes, even if it fails")
        if slot.scope == "flow":
            content.append(assign(place.frame, f"put({place.frame}, {literal(slot.name)}, {value})"))
        else:
            key = literal(kept_key(slot.scope, slot.name))
            content.append(choose(f"own(kept, {key}) == null", assign("kept", f"put(kept, {key}, {value})")))
    return [*content, *_starts_time(place)]


def _starts_time(place: Place) -> Content:
    if not place.has_time:
        return []
    assert place.flow.at_most is not None
    due = assign("due", f"moved(due, {place.depth}, at + {place.flow.at_most // 1000})")
    name = f"most.{place.depth}"
    return [element("if", {"cond": "!gone"}, [due, timer_until(name, "timer.most", f"due[{place.depth}]")])]


def _do(place: Place, state: State, does: Do) -> Element:
    """A sub-flow, written within the state that does it."""
    if sum(one.flow.name == does.flow for one in place.chain()) >= MOST_AGAIN:
        place.sheet.lose(state.id, f"`{does.flow}` does itself: written {MOST_AGAIN} deep, a call that goes deeper fails")
        here = [fault(state), raising("failed")]
        ways = [transition(place.target(state, "failed"), "failed")] if has_exit(state, "failed") else []
        return plain(place, state, *entry(here), *ways)
    inner = Place(place.sheet, place.sheet.graph.flows[does.flow], place, state)
    asked = assign("value", arguments(place, state, does.arguments, inner.flow.parameters))
    beginning = leaf(
        place.phase(state, "begin"),
        *reckoned(place, state, asked, NEXT),
        transition(inner.own_id, cond=PASSED, content=begins(inner, "filled(value)")),
    )
    ways: Content = []
    if has_exit(state, "failed"):
        ways = [*late_failure(place), transition(place.target(state, "failed"), "failed", content=no_longer_late(place))]
    return leaf(place.id(state.id), *ways, beginning, write_flow(inner), state=state.id)


def _give(place: Place, state: State, does: Give) -> Element:
    """Ends a sub-flow with an outcome; after a hang-up, its turn."""
    outcome = next((one for one in place.flow.outcomes if one.name == does.outcome), None)
    slots = outcome.results if outcome else ()
    terms = place.terms(state.id)
    pairs = list(zip(slots, does.results, strict=False))
    values = ", ".join(f"{literal(slot.name)}: {terms.value(value)}" for slot, value in pairs)
    needed = [slot.name for slot, _value in pairs if not slot.type.optional]
    given: Content = [assign("value", f"given({{{values}}}, {literal(needed)})"), NEXT]
    content: Content = given
    if place.may_be_gone(state.id):
        content = [element("if", {"cond": f"turn == {place.depth}"}, [raising("turn.over"), element("else", {}), *given])]
    if place.outer is None or place.do is None:
        return plain(place, state, *entry(content), transition(OVER, cond="turn != 0", content=finishing("'end'")))
    binds = next((exit.binds for exit in place.do.exits if exit.exit == does.outcome), ())
    frame = place.outer.frame
    filled = [
        assign(frame, f"put({frame}, {literal(name)}, value[{literal(slot.name)}])")
        for name, (slot, _value) in zip(binds, pairs, strict=False)
    ]
    target = place.outer.target(place.do, does.outcome)
    return plain(place, state, *reckoned(place, state, *content), transition(target, cond=PASSED, content=filled))


def _hand_to(place: Place, state: State, does: HandTo) -> Element:
    """Another flow goes on in the place of the outermost one."""
    root = place.sheet.root(does.flow)
    given = assign("value", arguments(place, state, does.arguments, root.flow.parameters))
    content: Content = [given, NEXT]
    if place.may_be_gone(state.id):
        here: Content = [fault(state), raising("failed"), element("else", {}), *content]
        content = [element("if", {"cond": "gone"}, here)]
    return plain(
        place,
        state,
        *reckoned(place, state, *content),
        transition(root.own_id, cond=PASSED, content=begins(root, "filled(value)")),
    )


BETWEEN: dict[type, Callable[[Place, State, Any], Element]] = {Do: _do, Give: _give, HandTo: _hand_to}
"""What leads from one flow to another -> what writes it."""
