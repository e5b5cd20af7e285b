"""What is left behind for later: `wait`, `deliver message to`, `call back`."""

from __future__ import annotations

from collections.abc import Collection

from compiler import graph
from compiler.calendar_next import can_hold
from compiler.catalogue_graph import calendars
from compiler.passes.check_expressions import condition, expression
from compiler.passes.check_names import named
from compiler.passes.check_scope import Scope
from compiler.passes.check_times import MOST_SILENT, within
from compiler.passes.check_typed import Typed
from compiler.passes.check_values import pass_on
from compiler.passes.lower_calls import number_to_call
from compiler.passes.lower_draft import Draft, Filling, Place
from compiler.passes.lower_exits import Exits, inside_action, lower_exits, transitions
from compiler.types import MESSAGE, TIME
from flowlang import syntax

BEEP = Exits("wait for beep", ("heard",), ("no beep",))
OVER = Exits("wait", ("over",))


def lower_wait(draft: Draft, node: syntax.Wait, id: str, place: Place) -> str:
    """`wait 2d`, `wait until open(office)`, `wait for beep`."""
    exits = BEEP if node.beep else OVER
    inside = inside_action(id, place)
    handled = lower_exits(draft, node.exits, node, id, inside, exits)
    until = _until(node.until, draft.scope) if node.until is not None else None
    length = within(node.duration, 0, draft.scope.report, MOST_SILENT) if node.duration else None
    does = graph.Wait(length, until.expression if until else None, node.beep)
    needs = until.needs if until else ()
    return draft.add(id, does, transitions(handled, exits, inside), node.span, Filling(needs))


def _until(node: syntax.Expression, scope: Scope) -> Typed:
    """What is waited for: that a calendar says something, which must come one day."""
    asked = condition(node, scope)
    if asked.type.base == "error":
        return asked
    if not asks_calendars(asked.expression):
        scope.report.error("F612", asked.span, "value")
    else:
        known = calendars(scope.centre.catalogue)
        services = scope.centre.services_of(scope.unit.name)
        hours = [scope.centre.catalogue.services[one].hours for one in services]
        own = [known[one] for one in hours if one in known]
        if not can_hold(asked.expression, known, own):
            scope.report.error("F612", asked.span)
    return asked


def asks_calendars(value: graph.AnyExpression) -> bool:
    """Whether a condition looks at calendars and nothing else: nothing else changes while a run waits."""
    if isinstance(value, graph.Operation):
        return value.operator in ("and", "or", "not") and all(map(asks_calendars, value.arguments))
    return isinstance(value, graph.InState)


# --- deliver --------------------------------------------------------------------------------------------------------


def lower_deliver(draft: Draft, node: syntax.Deliver, id: str, place: Place) -> str:
    """`deliver message to customer_care`."""
    scope = draft.scope
    message = expression(syntax.Name(text=node.what.text, span=node.what.span), scope, MESSAGE)
    needs = pass_on(message, MESSAGE, scope)
    exits = Exits("deliver", ("delivered",), (), may_fail=True)
    inside = inside_action(id, place)
    handled = lower_exits(draft, node.exits, node, id, inside, exits)
    does = graph.Deliver(message.expression, node.to.text, _into(node.to, scope))
    return draft.add(id, does, transitions(handled, exits, inside), node.span, Filling(needs))


def _into(name: syntax.Identifier, scope: Scope) -> str:
    """Whether a name is that of a queue, a campaign or a mailbox; one that is none is reported."""
    catalogue = scope.centre.catalogue
    places: dict[str, Collection[str]] = {
        "queue": catalogue.queues,
        "campaign": catalogue.campaigns,
        "mailbox": catalogue.mailboxes,
    }
    found = next((into for into, names in places.items() if name.text in names), None)
    if found is None and catalogue.lost.isdisjoint(("queues", "campaigns", "mailboxes")):
        named(name, [one for names in places.values() for one in names], "F233", "place", scope)
    return found or "queue"


# --- call back ------------------------------------------------------------------------------------------------------


def lower_call_back(draft: Draft, node: syntax.CallBack, id: str, place: Place) -> str:
    """`call back on number at "18:00"`, `call back, keeping place`."""
    scope = draft.scope
    number = number_to_call(node.number, scope) if node.number is not None else None
    at = expression(node.at, scope, TIME) if node.at is not None else None
    needs = [*(number[1] if number else ()), *(pass_on(at, TIME, scope) if at else ())]
    _check_place(draft, node)
    exits = Exits("call back", ("arranged",), (), may_fail=True)
    inside = inside_action(id, place)
    handled = lower_exits(draft, node.exits, node, id, inside, exits)
    does = graph.CallBack(
        number[0].expression if number else None, at.expression if at else None, keeping_place=node.keeping_place
    )
    return draft.add(id, does, transitions(handled, exits, inside), node.span, Filling(tuple(needs)))


def _check_place(draft: Draft, node: syntax.CallBack) -> None:
    """A place is kept by who has one: in the lines of a queue."""
    if node.keeping_place and not draft.beside:
        draft.scope.report.error("F515", node.span)
    elif node.keeping_place and node.at is not None:
        draft.scope.report.error("F515", node.at.span, "time")
