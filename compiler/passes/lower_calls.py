"""Other flows and other people: `do` a sub-flow; numbers that may be called."""

from __future__ import annotations

from collections.abc import Sequence

from compiler import graph
from compiler.catalogue_graph import outbound
from compiler.outbound_gate import refusal
from compiler.passes.check_expressions import expression
from compiler.passes.check_scope import Need, Scope
from compiler.passes.check_times import SECOND
from compiler.passes.check_typed import Typed
from compiler.passes.check_types import ERROR, spelled
from compiler.passes.check_values import Given, arguments, fill, pass_on
from compiler.passes.lower_draft import Draft, Filling, Place
from compiler.passes.lower_exits import Exits, Handled, inside_action, lower_exits
from compiler.passes.resolve_centre import takes_failures
from compiler.passes.resolve_units import Unit
from compiler.passes.resolve_walk import each
from compiler.types import PHONE, Type
from flowlang import syntax
from flowlang.diagnostics import Note
from flowlang.values import replace

RINGS = 30 * SECOND  # where the flow does not say how long a transfer may ring
REFUSED = {"not allowed": "", "premium": "premium", "no number": "no_number"}
"""Why the gate refuses -> the variant of the message."""
CALLABLE = ("phone", "digits", "error")

# --- do -------------------------------------------------------------------------------------------------------------


def lower_do(draft: Draft, node: syntax.Do, id: str, place: Place) -> str:
    """`do verify_account()`: each outcome is an exit, whose results go into variables."""
    unit = sub_flow(node, draft.scope)
    given = _given(draft, node, unit)
    is_open = unit is None or draft.scope.centre.faults.in_head(unit)
    outcomes = {outcome.name.text: outcome for outcome in unit.outcomes} if unit else {}
    exits = Exits(f"do {node.flow.text}", (), tuple(outcomes), may_fail=takes_failures(node), is_open=is_open)
    inside = inside_action(id, place)
    handled = lower_exits(draft, node.exits, node, id, inside, exits)
    fills = {one.exit: _bind(draft, one, outcomes.get(one.exit), unit) for one in handled}
    ways = [graph.Transition(one.exit, one.to, tuple(name.text for name in one.label.bindings)) for one in handled]
    clears = {one.exit: frozenset(name.text for name in one.label.bindings) for one in handled}
    does = graph.Do(node.flow.text, given.arguments)
    return draft.add(id, does, ways, node.span, Filling(given.needs, clears, fills, loses=_emptied(draft.scope, unit)))


def _emptied(scope: Scope, unit: Unit | None) -> frozenset[str]:
    """What is kept beyond this flow and may be empty, and the sub-flow or one that it does may set."""
    kept = {one.name for one in scope.known.values() if one.scope != "flow" and one.type.optional}
    if not kept or unit is None:
        return frozenset()
    inside = [scope.centre.units[name] for name in scope.centre.below([unit.name])]
    return frozenset(name for one in inside for name in _kept_and_set(one) if name in kept)


def _kept_and_set(unit: Unit) -> set[str]:
    kept = {line.name.text for line in unit.head(syntax.Variable) if line.kept_with is not None}
    targets = (node.target for node in each(unit.flow, syntax.Set)) if kept else ()
    return {target.text for target in targets if isinstance(target, syntax.Name) and target.text in kept}


def sub_flow(node: syntax.Do, scope: Scope) -> Unit | None:
    """The flow that is done, or none where it cannot be."""
    units, name = scope.centre.units, node.flow.text
    unit = units.get(name)
    if unit is not None:
        if unit.is_sub and unit.outcomes:
            return unit
        note = Note(unit.place(unit.flow.name.span), "flow")
        does_this_one = name in scope.centre.reach(scope.unit.name)  # a circle of flows, which is told
        if not does_this_one and not scope.centre.faults.in_head(unit):
            scope.report.error("F216", node.flow.span, "", note, name=name)
        return None
    meant = scope.report.meant(name, [one.name for one in units.values() if one.is_sub])
    if meant:
        note = Note(units[meant].place(units[meant].flow.name.span), "similar")
        scope.report.error("F205", node.flow.span, "did_you_mean", note, name=name, suggestion=meant)
        return units[meant]
    if scope.centre.is_whole:
        scope.report.error("F205", node.flow.span, "", name=name)
    return None


def _given(draft: Draft, node: syntax.Do, unit: Unit | None) -> Given:
    scope = draft.scope
    if unit is None:
        return arguments(node.arguments, [("", ERROR) for _ in node.arguments], node.span, scope)
    asked = [(one.name.text, scope.centre.type_of(one.type)) for one in unit.flow.parameters or ()]
    note = Note(unit.place(unit.flow.name.span), "flow")
    return arguments(node.arguments, asked, node.span, scope, note)


def _bind(
    draft: Draft, handled: Handled, outcome: syntax.OutcomeDeclaration | None, unit: Unit | None
) -> frozenset[str]:
    """What has a value once the results of an outcome are in their variables."""
    scope, label = draft.scope, handled.label
    if outcome is None or unit is None:
        return frozenset(name.text for name in label.bindings)
    if len(label.bindings) != len(outcome.results):
        note = Note(unit.place(outcome.name.span), "declared")
        facts = {
            "name": label.name.text,
            "count": str(len(label.bindings)),
            "asked": str(len(outcome.results)),
            "names": ", ".join(one.name.text for one in outcome.results),
        }
        scope.report.error("F306", label.span, "results", note, **facts)
        _fill_each(draft, label.bindings, outcome)
        return frozenset(name.text for name in label.bindings)
    return _fill_each(draft, label.bindings, outcome)


def _fill_each(draft: Draft, names: Sequence[syntax.Identifier], outcome: syntax.OutcomeDeclaration) -> frozenset[str]:
    keys: frozenset[str] = frozenset()
    for name, result in zip(names, outcome.results, strict=False):
        keys |= fill(name, draft.scope.centre.type_of(result.type), draft.scope)
    return keys


# --- numbers --------------------------------------------------------------------------------------------------------


def number_to_call(node: syntax.Expression, scope: Scope) -> tuple[Typed, tuple[Need, ...]]:
    """A number that will be called, and what must be known for it; the gate is asked where it stands in the flow."""
    number = expression(node, scope, PHONE)
    needs = pass_on(number, _asked_number(number, scope), scope)
    _gate(number, scope)
    return number, needs


def _asked_number(number: Typed, scope: Scope) -> Type:
    """The type asked of a number: a phone number, or digits that the gate will judge when the call is made."""
    is_literal = isinstance(number.expression, graph.Constant) and number.type.base == "text"
    if number.type.base in CALLABLE or is_literal:
        return replace(number.type, optional=False, secret=False)
    scope.report.error("F312", number.span, "type", type=spelled(number.type))
    return ERROR


def _gate(number: Typed, scope: Scope) -> None:
    """A number written in the flow passes the gate now; one that comes from elsewhere, when it is called."""
    if not isinstance(number.expression, graph.Constant) or number.type.base not in (*CALLABLE, "text"):
        return
    rules = scope.centre.catalogue.outbound
    why = refusal(outbound(scope.centre.catalogue), str(number.expression.value))
    if why is not None and not (why == "not allowed" and "outbound" in scope.centre.catalogue.lost):
        note = scope.centre.note(rules.span, "outbound") if rules.span and why == "not allowed" else None
        scope.report.error("F312", number.span, REFUSED[why], note)
