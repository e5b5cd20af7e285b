"""The variables of a flow: declared with `var`, its parameters, and what actions fill."""

from __future__ import annotations

from collections.abc import Iterator

from compiler import graph
from compiler.catalogue_nodes import Report
from compiler.passes.check_expressions import expression
from compiler.passes.check_scope import Known, Scope
from compiler.passes.check_types import ERROR, type_of
from compiler.passes.check_values import pass_on
from compiler.passes.resolve_centre import Centre
from compiler.passes.resolve_units import Unit
from compiler.passes.resolve_walk import each
from compiler.types import Type
from flowlang import syntax

KEPT = ("interaction", "customer")


def variables(centre: Centre, unit: Unit) -> dict[str, Known]:
    """Every variable of a flow by name; repeated, built-in and ill-typed declarations are reported."""
    known: dict[str, Known] = {}
    report = centre.report(unit.path)
    for one in (*_parameters(centre, unit, report), *_declared(centre, unit, report)):
        if one.name in known:
            report.error("F202", one.span, "", report.note(known[one.name].span, "first"), name=one.name)
            continue
        known[one.name] = one
    for one in _filled(centre, unit):
        if known.get(one.name, one).type == ERROR:
            known[one.name] = one
        known.setdefault(one.name, one)
    return known


def _parameters(centre: Centre, unit: Unit, report: Report) -> Iterator[Known]:
    for parameter in unit.flow.parameters or ():
        kind = type_of(parameter.type, centre.catalogue, report)
        yield Known(parameter.name.text, kind, parameter.name.span, "parameter")


def _declared(centre: Centre, unit: Unit, report: Report) -> Iterator[Known]:
    for line in unit.head(syntax.Variable):
        kind = type_of(line.type, centre.catalogue, report)
        if kind.secret and line.kept_with is not None:
            report.error("F802", line.kept_with.span, "kept")
        yield Known(line.name.text, kind, line.name.span, "variable", _kept(line, report))


def _kept(line: syntax.Variable, report: Report) -> str:
    if line.kept_with is None:
        return "flow"
    if line.kept_with.text in KEPT:
        return line.kept_with.text
    report.error("F213", line.kept_with.span, "kept", name=line.kept_with.text, known=", ".join(KEPT))
    return "interaction"


def _filled(centre: Centre, unit: Unit) -> Iterator[Known]:
    for node in each(unit.flow, syntax.Node):
        for name, kind in _fills(centre, node):
            yield Known(name.text, kind, name.span, "filled")


def _fills(centre: Centre, node: syntax.Node) -> Iterator[tuple[syntax.Identifier, Type]]:
    if isinstance(node, syntax.Collect | syntax.ShapeLabel):
        yield node.variable, centre.type_of(node.type)
    elif isinstance(node, syntax.Fetch):
        yield node.variable, _given(centre, node)
    elif isinstance(node, syntax.Do):
        yield from _results(centre, node)


def _given(centre: Centre, node: syntax.Fetch) -> Type:
    connector = centre.catalogue.connectors.get(node.connector.text)
    operations = connector.operations if connector else ()
    found = next((one for one in operations if one.name == node.operation.text), None)
    return (found.gives or ERROR) if found else ERROR


def _results(centre: Centre, node: syntax.Do) -> Iterator[tuple[syntax.Identifier, Type]]:
    unit = centre.units.get(node.flow.text)
    outcomes = {one.name.text: one for one in unit.outcomes} if unit else {}
    for label in (label for exit in node.exits for label in exit.labels):
        results = outcomes[label.name.text].results if label.name.text in outcomes else ()
        for position, name in enumerate(label.bindings):
            known = position < len(results)
            yield name, centre.type_of(results[position].type) if known else ERROR


# --- for the graph --------------------------------------------------------------------------------------------------


def parameter_slots(scope: Scope) -> tuple[graph.Slot, ...]:
    """The parameters, in order."""
    return tuple(graph.Slot(one.name, one.type) for one in scope.known.values() if one.origin == "parameter")


def variable_slots(scope: Scope) -> tuple[graph.Slot, ...]:
    """The variables, declared ones first, with their first values."""
    lines = {line.name.text: line for line in reversed(scope.unit.head(syntax.Variable))}
    scope.first_known = _always_known(scope)
    found = []
    for one in scope.known.values():
        if one.origin != "parameter":
            line = lines.get(one.name) if one.origin == "variable" else None
            found.append(graph.Slot(one.name, one.type, _first(line, one, scope), one.scope))
    return tuple(found)


def _always_known(scope: Scope) -> frozenset[str]:
    """What has a value in every flow from its beginning."""
    parameters = (one.name for one in scope.known.values() if one.origin == "parameter" and not one.type.optional)
    return frozenset((*parameters, "language", "medium", "interaction.line", "interaction.service"))


def _first(line: syntax.Variable | None, known: Known, scope: Scope) -> graph.AnyExpression | None:
    """The first value of a variable, of what is known when a flow begins; those above it are."""
    if line is None or line.value is None:
        return None
    value = expression(line.value, scope, known.type)
    for need in pass_on(value, known.type, scope):
        if need.key not in scope.first_known:
            scope.report.error("F305", need.span, "first", name=need.key)
    if not known.type.optional or (known.scope == "flow" and value.type.base != "nothing" and not value.type.optional):
        scope.first_known |= {known.name}  # what is kept may have been emptied by another flow
    return value.expression


def report_unused(scope: Scope) -> None:
    """Warns of variables and parameters that nothing reads."""
    if scope.centre.faults.anywhere(scope.unit):
        return
    for known in scope.known.values():
        if known.origin != "filled" and known.scope == "flow" and known.name not in scope.used:
            scope.report.warning("F217", known.span, "" if known.origin == "variable" else "parameter", name=known.name)
