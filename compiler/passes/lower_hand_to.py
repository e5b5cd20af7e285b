"""`hand to billing (account)`: another flow goes on in this one's place."""

from __future__ import annotations

from compiler import graph
from compiler.passes.check_scope import Scope
from compiler.passes.check_types import ERROR
from compiler.passes.check_values import Given, arguments
from compiler.passes.lower_draft import Draft, Filling, Place
from compiler.passes.resolve_units import Unit
from flowlang import syntax
from flowlang.diagnostics import Note


def lower_hand_to(draft: Draft, node: syntax.HandTo, id: str, place: Place) -> str:
    """What did this flow is left too; nothing comes back."""
    unit = flow_handed_to(node, draft.scope)
    given = _given(node, unit, draft.scope)
    if unit is None:
        return draft.nowhere()
    return draft.add(id, graph.HandTo(unit.name, given.arguments), (), node.span, Filling(given.needs))


def flow_handed_to(node: syntax.HandTo, scope: Scope) -> Unit | None:
    """The flow that goes on, or none where there is none that can."""
    units, name = scope.centre.units, node.flow.text
    unit = units.get(name)
    if unit is not None:
        if not unit.outcomes:
            return unit
        scope.report.error("F230", node.flow.span, "", Note(unit.place(unit.flow.name.span), "flow"), name=name)
        return None
    scope.is_whole = False
    meant = scope.report.meant(name, [one.name for one in units.values() if not one.outcomes])
    if meant:
        note = Note(units[meant].place(units[meant].flow.name.span), "similar")
        scope.report.error("F205", node.flow.span, "did_you_mean", note, name=name, suggestion=meant)
    elif scope.centre.is_whole:
        scope.report.error("F205", node.flow.span, "step" if name in scope.blocks else "", name=name)
    return units[meant] if meant else None


def _given(node: syntax.HandTo, unit: Unit | None, scope: Scope) -> Given:
    if unit is None:
        return arguments(node.arguments, [("", ERROR) for _ in node.arguments], node.span, scope)
    asked = [(one.name.text, scope.centre.type_of(one.type)) for one in unit.flow.parameters or ()]
    return arguments(node.arguments, asked, node.span, scope, Note(unit.place(unit.flow.name.span), "flow"))
