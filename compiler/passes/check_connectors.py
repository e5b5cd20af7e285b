"""Connectors and their operations, as flows name them: which read, which change, what may stand in an address."""

from __future__ import annotations

from compiler.catalogue import Connector, ConnectorOperation
from compiler.passes.check_scope import Scope
from compiler.passes.check_values import Given
from flowlang import syntax

READS = "GET"


def operation_of(node: syntax.Fetch | syntax.Store, scope: Scope) -> ConnectorOperation | None:
    """The operation that is named, or none where there is none; one of the wrong kind is reported."""
    connector = _connector(node.connector, scope)
    operation = _operation(node.operation, connector, scope) if connector else None
    if operation is None:
        return None
    note = scope.centre.note(operation.span, "declared")
    facts = {"name": f"{node.connector.text}.{operation.name}", "method": operation.method}
    if isinstance(node, syntax.Fetch) and operation.method.upper() != READS:
        scope.report.error("F309", node.operation.span, "", note, **facts)
    elif isinstance(node, syntax.Store) and operation.method.upper() == READS:
        scope.report.error("F309", node.operation.span, "store", note, **facts)
    return operation


def _connector(name: syntax.Identifier, scope: Scope) -> Connector | None:
    connectors = scope.centre.catalogue.connectors
    if name.text in connectors or "connectors" in scope.centre.catalogue.lost:
        return connectors.get(name.text)
    meant = scope.report.meant(name.text, connectors)
    note = scope.centre.note(connectors[meant].span, "similar") if meant else None
    scope.report.error("F207", name.span, "did_you_mean" if meant else "", note, name=name.text, suggestion=meant or "")
    return connectors[meant] if meant else None


def _operation(name: syntax.Identifier, connector: Connector, scope: Scope) -> ConnectorOperation | None:
    operations = {operation.name: operation for operation in connector.operations}
    if name.text in operations:
        return operations[name.text]
    meant = scope.report.meant(name.text, operations)
    note = scope.centre.note(operations[meant].span if meant else connector.span, "similar" if meant else "connector")
    variant = "operation_did_you_mean" if meant else "operation"
    facts = {"name": name.text, "connector": connector.name, "suggestion": meant or ""}
    scope.report.error("F207", name.span, variant, note, **facts)
    return operations[meant] if meant else None


def addresses(given: Given, operation: ConnectorOperation, scope: Scope) -> None:
    """Warns of what is personal and goes into a web address, which every machine on the way writes down."""
    for argument, value in zip(given.arguments, given.values, strict=False):
        in_address = operation.method.upper() == READS or "{" + argument.name + "}" in operation.path
        if value.type.personal and in_address:
            note = scope.centre.note(operation.span, "declared")
            scope.report.warning("F803", value.span, "", note, name=argument.name)
