"""Expressions: from syntax to the graph's expressions, with their types and what must be known to evaluate them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from compiler import graph
from compiler.passes.check_scope import BUILT_IN, LATER, Need, Scope
from compiler.passes.check_types import ERROR, NUMERIC, ORDERED, TEXTUAL, comparable, fits, marked, spelled
from compiler.types import AMOUNT, DURATION, NOTHING, NUMBER, TEXT, YES_NO, Type
from flowlang import syntax
from flowlang.similar import nearest
from flowlang.source import Span
from flowlang.values import Value

NO_KEYS: frozenset[str] = frozenset()


class Typed(Value, frozen=True, kw_only=True):
    """An expression that was understood.

    Args:
        expression: For the graph.
        type: Its type.
        span: Where it stands.
        key: `account`, `customer.email`: under this name it is known to have a value; empty where it is no path.
        needs: What must have been filled to evaluate it at all, even in a test.
        when_used: What must have a value for it to be said or passed on.
        if_true, if_false: What has a value when it is yes, or no.
    """

    expression: graph.AnyExpression
    type: Type
    span: Span
    key: str = ""
    needs: tuple[Need, ...] = ()
    when_used: tuple[Need, ...] = ()
    if_true: frozenset[str] = NO_KEYS
    if_false: frozenset[str] = NO_KEYS


def unknown(span: Span) -> Typed:
    """What stands for an expression that was reported."""
    return Typed(expression=graph.Constant(None, ERROR), type=ERROR, span=span)


def constant(value: str | int | bool | None, kind: Type, span: Span) -> Typed:
    """A value written in the flow."""
    return Typed(expression=graph.Constant(value, kind), type=kind, span=span)


def expression(node: syntax.Expression, scope: Scope, expected: Type | None = None) -> Typed:
    """The meaning of an expression; `expected` is the type asked for, by which names of a choice are understood."""
    if expected is not None:
        special = _by_expectation(node, scope, expected)
        if special is not None:
            return special
    check = _CHECKS.get(type(node))
    assert check is not None, type(node)
    return check(node, scope)


# --- by what is asked for -------------------------------------------------------------------------------------------


def _by_expectation(node: syntax.Expression, scope: Scope, expected: Type) -> Typed | None:
    if isinstance(node, syntax.Name) and expected.base == "choice" and node.text not in scope.known:
        return _choice(node, scope, expected)
    if isinstance(node, syntax.TextLiteral):
        return _literal_of(node, expected)
    if isinstance(node, syntax.ListLiteral) and expected.base == "list":
        return _list(node, scope, expected.element)
    return None


def _choice(node: syntax.Name, scope: Scope, expected: Type) -> Typed | None:
    if node.text in expected.choices:
        return constant(node.text, expected, node.span)
    if node.text in BUILT_IN or node.text == "message":
        return None
    meant = nearest(node.text, expected.choices)
    facts = {"name": node.text, "choices": ", ".join(expected.choices), "suggestion": meant or ""}
    scope.report.error("F203", node.span, "choice_did_you_mean" if meant else "choice", **facts)
    return unknown(node.span)


_SHAPES = {
    "digits": re.compile(r"[0-9]+"),
    "phone": re.compile(r"\+[1-9][0-9]{6,14}"),
    "email": re.compile(r"[^@\s]+@[^@\s]+"),
    "code": re.compile(r"\w+"),
    "date": re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
    "time": re.compile(r"([01]\d|2[0-3]):[0-5]\d"),
}


def _literal_of(node: syntax.TextLiteral, expected: Type) -> Typed | None:
    """A text in quotes where digits, a number to call, a date … are asked for, if it has that shape."""
    shape = _SHAPES.get(expected.base)
    text = plain_text(node)
    if shape is None or text is None or not shape.fullmatch(text):
        return None
    if expected.low is not None and expected.high is not None and not expected.low <= len(text) <= expected.high:
        return None
    return constant(text, Type(expected.base, expected.low, expected.high), node.span)


def plain_text(node: syntax.TextLiteral) -> str | None:
    """The text of a literal, or none where values stand in it."""
    if not all(isinstance(part, syntax.TextRun) for part in node.parts):
        return None
    return "".join(part.text for part in node.parts if isinstance(part, syntax.TextRun))


# --- literals -------------------------------------------------------------------------------------------------------


def _number(node: syntax.NumberLiteral, scope: Scope) -> Typed:
    value: str | int = int(node.text) if "." not in node.text else node.text
    return constant(value, NUMBER, node.span)


def _text(node: syntax.TextLiteral, scope: Scope) -> Typed:
    text = plain_text(node)
    if text is not None:
        return constant(text, TEXT, node.span)
    from compiler.passes.check_texts import inline_parts  # texts hold expressions, and expressions texts

    said = inline_parts(node, scope)
    return Typed(
        expression=graph.TextOf(said.parts),
        type=marked(TEXT, *said.types),
        span=node.span,
        needs=said.needs,
        when_used=said.needs,
    )


def _duration(node: syntax.DurationLiteral, scope: Scope) -> Typed:
    return constant(node.duration.microseconds, DURATION, node.span)


def _yes_no(node: syntax.YesNoLiteral, scope: Scope) -> Typed:
    return constant(node.value, YES_NO, node.span)


def _nothing(node: syntax.NothingLiteral, scope: Scope) -> Typed:
    return constant(None, NOTHING, node.span)


def _list(node: syntax.ListLiteral, scope: Scope, element: Type | None = None) -> Typed:
    items = [expression(item, scope, element) for item in node.items]
    first = element or next((item.type for item in items if item.type != ERROR), ERROR)
    for item in items:
        expect(item, first, scope)
    kind = marked(Type("list", element=first), *(item.type for item in items))
    return _composed(node, graph.ListOf(tuple(item.expression for item in items)), kind, items)


# --- names ----------------------------------------------------------------------------------------------------------


def _name(node: syntax.Name, scope: Scope) -> Typed:
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
    if node.text in LATER:
        scope.report.error("F590", node.span, word=node.text)
        return
    if node.text in BUILT_IN:
        scope.report.error("F203", node.span, "built_in", name=node.text)
        return
    meant = nearest(node.text, (*scope.known, "language", "medium", "message"))
    if meant in scope.known:
        scope.used.add(meant)
        note = scope.report.note(scope.known[meant].span, "similar")
        scope.report.error("F203", node.span, "did_you_mean", note, name=node.text, suggestion=meant)
    else:
        variant = "did_you_mean" if meant else ""
        scope.report.error("F203", node.span, variant, name=node.text, suggestion=meant or "")


def _field(node: syntax.Field, scope: Scope) -> Typed:
    if isinstance(node.value, syntax.Name) and node.value.text in BUILT_IN and node.value.text not in scope.known:
        return _built_in_field(node, node.value, scope)
    owner = expression(node.value, scope)
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


def _built_in_field(node: syntax.Field, owner: syntax.Name, scope: Scope) -> Typed:
    name = f"{owner.text}.{node.field.text}"
    kind = scope.built_in(name)
    if kind is not None:
        return _path(graph.BuiltIn(name), kind, name, node.span)
    if owner.text in LATER:
        scope.report.error("F590", owner.span, word=owner.text)
    else:
        fields = ("number", "line") if owner.text == "interaction" else ()
        _unknown_field(node, owner.text, fields, scope)
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
    meant = nearest(node.field.text, fields)
    variant = "did_you_mean" if meant else ""
    facts = {"field": node.field.text, "owner": owner, "fields": ", ".join(fields), "suggestion": meant or ""}
    scope.report.error("F208", node.field.span, variant, **facts)


# --- tests and arithmetic -------------------------------------------------------------------------------------------


def _not(node: syntax.Not, scope: Scope) -> Typed:
    value = condition(node.value, scope)
    return Typed(
        expression=graph.Operation("not", (value.expression,)),
        type=marked(YES_NO, value.type),
        span=node.span,
        needs=value.needs,
        when_used=value.needs,
        if_true=value.if_false,
        if_false=value.if_true,
    )


def _negative(node: syntax.Negative, scope: Scope) -> Typed:
    value = expression(node.value, scope)
    if value.type.base not in (*NUMERIC, "duration", "error"):
        scope.report.error("F304", value.span, type=spelled(value.type), operator="-")
        return unknown(node.span)
    return _composed(node, graph.Operation("negative", (value.expression,)), value.type, [value])


def _known(node: syntax.IsKnown, scope: Scope) -> Typed:
    value = expression(node.value, scope)
    if value.type != ERROR and not value.key:
        scope.report.error("F302", value.span, "known")
    keys = frozenset({value.key}) if value.key else NO_KEYS
    return Typed(
        expression=graph.Operation("known", (value.expression,)), type=YES_NO, span=node.span, if_true=_prefixes(keys)
    )


def _prefixes(keys: frozenset[str]) -> frozenset[str]:
    """With `customer.email` `customer` has a value too."""
    return frozenset(".".join(key.split(".")[:length]) for key in keys for length in range(1, key.count(".") + 2))


def _binary(node: syntax.Binary, scope: Scope) -> Typed:
    if node.operator in ("and", "or"):
        return _logical(node, scope)
    left, right = _sides(node, scope)
    if ERROR in (left.type, right.type):
        return unknown(node.span)
    if node.operator in ("+", "-", "*", "/"):
        return _arithmetic(node, left, right, scope)
    return _comparison(node, left, right, scope)


def _sides(node: syntax.Binary, scope: Scope) -> tuple[Typed, Typed]:
    """Both sides; the one whose type is clear by itself tells what is asked for on the other."""
    if _is_open(node.left, scope) and not _is_open(node.right, scope):
        right = expression(node.right, scope)
        return expression(node.left, scope, _asked(node.operator, right.type, False)), right
    left = expression(node.left, scope)
    return left, expression(node.right, scope, _asked(node.operator, left.type, True))


def _is_open(node: syntax.Expression, scope: Scope) -> bool:
    if isinstance(node, syntax.TextLiteral | syntax.ListLiteral):
        return True
    return isinstance(node, syntax.Name) and node.text not in scope.known and scope.built_in(node.text) is None


def _asked(operator: str, kind: Type, on_the_right: bool) -> Type | None:
    if operator == "in" and on_the_right:
        return Type("list", element=kind)
    if operator == "in" or (operator == "contains" and kind.base == "list"):
        return kind.element
    return kind


def _logical(node: syntax.Binary, scope: Scope) -> Typed:
    left, right = condition(node.left, scope), condition(node.right, scope)
    is_and = node.operator == "and"
    already = left.if_true if is_and else left.if_false
    later = tuple(need for need in right.needs if need.key not in already)
    both_true = left.if_true | right.if_true if is_and else left.if_true & right.if_true
    both_false = left.if_false & right.if_false if is_and else left.if_false | right.if_false
    return Typed(
        expression=graph.Operation(node.operator, (left.expression, right.expression)),
        type=marked(YES_NO, left.type, right.type),
        span=node.span,
        needs=(*left.needs, *later),
        when_used=(*left.needs, *later),
        if_true=both_true,
        if_false=both_false,
    )


_RESULTS: dict[tuple[str, str, str], Type] = {
    ("duration", "+", "duration"): DURATION,
    ("duration", "-", "duration"): DURATION,
    ("duration", "*", "number"): DURATION,
    ("number", "*", "duration"): DURATION,
    ("duration", "/", "number"): DURATION,
    ("date", "+", "duration"): Type("date"),
    ("date", "-", "duration"): Type("date"),
    ("amount", "/", "amount"): NUMBER,
}


def _arithmetic(node: syntax.Binary, left: Typed, right: Typed, scope: Scope) -> Typed:
    one, other = left.type.base, right.type.base
    result = _RESULTS.get((one, node.operator, other))
    if result is None and one in NUMERIC and other in NUMERIC:
        result = AMOUNT if AMOUNT.base in (one, other) else NUMBER
    if result is None:
        wrong = left if one not in (*NUMERIC, "duration", "date") else right
        scope.report.error("F304", wrong.span, type=spelled(wrong.type), operator=node.operator)
        return unknown(node.span)
    kind = marked(result, left.type, right.type)
    return _composed(node, graph.Operation(node.operator, (left.expression, right.expression)), kind, [left, right])


def _comparison(node: syntax.Binary, left: Typed, right: Typed, scope: Scope) -> Typed:
    if not _can_compare(node.operator, left.type, right.type):
        facts = {"left": spelled(left.type), "right": spelled(right.type), "operator": node.operator.replace("_", " ")}
        scope.report.error("F303", node.span, "", **facts)
        return unknown(node.span)
    keys = NO_KEYS
    if node.operator != "!=" and "nothing" not in (left.type.base, right.type.base):
        keys = frozenset(side.key for side in (left, right) if side.key)  # a test of an empty value is answered no
    needs = (*left.needs, *right.needs)
    return Typed(
        expression=graph.Operation(node.operator, (left.expression, right.expression)),
        type=_plain_test(left, right),
        span=node.span,
        needs=needs,
        when_used=needs,
        if_true=_prefixes(keys),
    )


def _plain_test(*sides: Typed) -> Type:
    return Type("yes_no", secret=any(side.type.secret for side in sides))


def _can_compare(operator: str, left: Type, right: Type) -> bool:
    if operator == "in":
        return right.base == "list" and (right.element is None or comparable(left, right.element))
    if operator == "contains" and left.base == "list":
        return left.element is None or comparable(left.element, right)
    if operator in ("contains", "starts_with"):
        return left.base in TEXTUAL and right.base in TEXTUAL
    if operator in ("=", "!="):
        return comparable(left, right)
    return left.base in ORDERED and comparable(left, right)


def _composed(node: syntax.Node, meaning: graph.AnyExpression, kind: Type, parts: list[Typed]) -> Typed:
    needs = tuple(need for part in parts for need in part.needs)
    when_used = tuple(need for part in parts for need in part.when_used)
    return Typed(expression=meaning, type=kind, span=node.span, needs=needs, when_used=when_used)


# --- calls ----------------------------------------------------------------------------------------------------------


def _call(node: syntax.Call, scope: Scope) -> Typed:
    calendars = scope.centre.catalogue.calendars
    argument = node.arguments[0] if len(node.arguments) == 1 else None
    if not isinstance(argument, syntax.Name):
        scope.report.error("F215", node.span, "", name=node.function.text)
        return unknown(node.span)
    if argument.text == "hours":
        states = _states_of_hours(node, scope)
    elif argument.text in calendars:
        states = calendars[argument.text].states
    else:
        _unknown_calendar(argument, scope)
        return unknown(node.span)
    if states is not None and node.function.text not in states:
        _unknown_state(node, argument.text, states, scope)
    meaning = graph.InState(argument.text, node.function.text)
    return Typed(expression=meaning, type=YES_NO, span=node.span)


def _states_of_hours(node: syntax.Call, scope: Scope) -> tuple[str, ...] | None:
    """The states that the hours of every service leading here may be in; none where that is not known."""
    catalogue = scope.centre.catalogue
    states: list[str] = []
    for name in scope.centre.services_of(scope.unit.name):
        service = catalogue.services[name]
        if service.hours is None:
            scope.report.error("F206", node.arguments[0].span, "no_hours", service=name)
            return None
        calendar = catalogue.calendars.get(service.hours)
        states.extend(calendar.states if calendar else ())
    return tuple(dict.fromkeys(states)) or None


def _unknown_calendar(node: syntax.Name, scope: Scope) -> None:
    calendars = scope.centre.catalogue.calendars
    meant = nearest(node.text, calendars)
    note = None
    if meant:
        note = scope.centre.note(calendars[meant].span, "similar")
    facts = {"name": node.text, "suggestion": meant or ""}
    scope.report.error("F206", node.span, "did_you_mean" if meant else "", note, **facts)


def _unknown_state(node: syntax.Call, calendar: str, states: tuple[str, ...], scope: Scope) -> None:
    meant = nearest(node.function.text, states)
    facts = {"name": node.function.text, "calendar": calendar, "states": ", ".join(states), "suggestion": meant or ""}
    scope.report.error("F215", node.function.span, "state_did_you_mean" if meant else "state", **facts)


# --- what is asked for ----------------------------------------------------------------------------------------------


def condition(node: syntax.Expression, scope: Scope) -> Typed:
    """An expression that must be yes or no."""
    value = expression(node, scope)
    if value.type.base not in ("yes_no", "error"):
        scope.report.error("F302", value.span, type=spelled(value.type))
        return unknown(node.span)
    if value.key:
        return _bare_test(value)
    return value


def _bare_test(value: Typed) -> Typed:
    """`if customer.vip`: empty counts as no."""
    return Typed(
        expression=value.expression,
        type=value.type,
        span=value.span,
        needs=value.needs,
        when_used=value.needs,
        if_true=_prefixes(frozenset({value.key})),
    )


def expect(value: Typed, target: Type, scope: Scope, note: Any = None) -> bool:
    """Whether the value fits where `target` is asked for; if not, that is reported."""
    if fits(value.type, target):
        return True
    variant = "nothing" if value.type.base == "nothing" else ""
    facts = {"expected": spelled(target), "type": spelled(value.type)}
    scope.report.error("F301", value.span, variant, note, **facts)
    return False


_CHECKS: dict[type, Callable[..., Typed]] = {
    syntax.NumberLiteral: _number,
    syntax.TextLiteral: _text,
    syntax.DurationLiteral: _duration,
    syntax.YesNoLiteral: _yes_no,
    syntax.NothingLiteral: _nothing,
    syntax.ListLiteral: _list,
    syntax.Name: _name,
    syntax.Field: _field,
    syntax.Not: _not,
    syntax.Negative: _negative,
    syntax.IsKnown: _known,
    syntax.Binary: _binary,
    syntax.Call: _call,
}
