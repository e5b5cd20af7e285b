"""Names in expressions: variables, built-in values and their fields."""

from __future__ import annotations

from collections.abc import Collection

from compiler import graph
from compiler.passes.check_scope import BUILT_IN, Need, Scope
from compiler.passes.check_typed import Evaluate, Typed, unknown
from compiler.passes.check_types import ERROR, marked, spelled
from compiler.types import Type
from flowlang import syntax
from flowlang.source import Span

FIELDS = {
    "interaction": ("number", "line", "service"),
    "operator": ("name",),
    "attempt": ("answered_by", "campaign", "tries"),
}
"""The fields of built-in values."""


def name_of(node: syntax.Name, scope: Scope, evaluate: Evaluate) -> Typed:
    """A variable, or a value that the runtime gives."""
    known = scope.known.get(node.text)
    if known is not None:
        scope.used.add(node.text)
        place = graph.Variable(node.text) if known.scope == "flow" else graph.Kept(node.text, known.scope)
        return _path(place, known.type, node.text, node.span)
    kind = scope.built_in(node.text)
    if kind is not None:
        return _path(graph.BuiltIn(node.text), kind, node.text, node.span)
    _unknown_name(node, scope)
    return unknown(node.span)


def _path(place: graph.AnyExpression, kind: Type, key: str, span: Span) -> Typed:
    need = Need(key, span)
    needs = () if kind.optional else (need,)
    return Typed(expression=place, type=kind, span=span, key=key, needs=needs, when_used=(need,))


def _unknown_name(node: syntax.Name, scope: Scope) -> None:
    if node.text in BUILT_IN:
        scope.report.error("F203", node.span, "built_in", name=node.text)
        return
    meant = scope.report.meant(node.text, (*scope.known, "language", "medium", "message"))
    if node.text in scope.unreadable or (meant is None and scope.centre.faults.anywhere(scope.unit)):
        return  # a line that could not be read may have filled it
    if meant in scope.known:
        scope.used.add(meant)
        note = scope.report.note(scope.known[meant].span, "similar")
        scope.report.error("F203", node.span, "did_you_mean", note, name=node.text, suggestion=meant)
    else:
        variant = "did_you_mean" if meant else ""
        scope.report.error("F203", node.span, variant, name=node.text, suggestion=meant or "")


def field_of(node: syntax.Field, scope: Scope, evaluate: Evaluate) -> Typed:
    """A field of a record, or of a built-in value such as `interaction`."""
    if isinstance(node.value, syntax.Name) and node.value.text in BUILT_IN and node.value.text not in scope.known:
        return _built_in_field(node, node.value, scope)
    owner = evaluate(node.value, scope, None)
    if owner.type == ERROR:
        return unknown(node.span)
    kind = _field_type(node, owner.type, scope)
    if kind is None:
        return unknown(node.span)
    key = f"{owner.key}.{node.field.text}" if owner.key else ""
    own = (Need(key, node.span),) if kind.optional and key else ()
    kind = marked(kind, kind, owner.type)
    return Typed(
        expression=graph.FieldOf(owner.expression, node.field.text),
        type=kind,
        span=node.span,
        key=key,
        needs=owner.needs,
        when_used=(*owner.when_used, *own),
    )


def named(name: syntax.Identifier, known: Collection[str], code: str, what: str, scope: Scope) -> None:
    """Reports a name of the catalogue that is not there, with what was most likely meant."""
    meant = scope.report.meant(name.text, known)
    facts = {"name": name.text, "known": ", ".join(known), "suggestion": meant or ""}
    variant = f"{what}_did_you_mean" if meant else what if known else f"{what}_none"
    scope.report.error(code, name.span, variant, None, **facts)


def _built_in_field(node: syntax.Field, owner: syntax.Name, scope: Scope) -> Typed:
    name = f"{owner.text}.{node.field.text}"
    kind = scope.built_in(name)
    if kind is not None:
        return _path(graph.BuiltIn(name), kind, name, node.span)
    _unknown_field(node, owner.text, FIELDS.get(owner.text, ()), scope)
    return unknown(node.span)


def _field_type(node: syntax.Field, owner: Type, scope: Scope) -> Type | None:
    record = scope.centre.catalogue.records.get(owner.record or "") if owner.base == "record" else None
    if record is None:
        scope.report.error("F208", node.field.span, "no_record", field=node.field.text, type=spelled(owner))
        return None
    for field in record.fields:
        if field.name == node.field.text:
            return field.type
    _unknown_field(node, record.name, tuple(field.name for field in record.fields), scope)
    return None


def _unknown_field(node: syntax.Field, owner: str, fields: tuple[str, ...], scope: Scope) -> None:
    meant = scope.report.meant(node.field.text, fields)
    variant = "did_you_mean" if meant else ""
    facts = {"field": node.field.text, "owner": owner, "fields": ", ".join(fields), "suggestion": meant or ""}
    scope.report.error("F208", node.field.span, variant, **facts)
