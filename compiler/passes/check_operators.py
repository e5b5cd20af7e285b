"""Tests and arithmetic: `not`, `and`, `or`, `is known`, comparisons, sums."""

from __future__ import annotations

from compiler import graph
from compiler.passes.check_scope import Scope
from compiler.passes.check_typed import NO_KEYS, Evaluate, Typed, composed, is_in_quotes, prefixes, unknown
from compiler.passes.check_types import ERROR, NUMERIC, ORDERED, TEXTUAL, comparable, marked, spelled, written_like
from compiler.types import AMOUNT, DURATION, NUMBER, YES_NO, Type
from flowlang import syntax


def condition(node: syntax.Expression, scope: Scope, evaluate: Evaluate) -> Typed:
    """An expression that must be yes or no."""
    value = evaluate(node, scope, None)
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
        if_true=prefixes(frozenset({value.key})),
    )


def not_(node: syntax.Not, scope: Scope, evaluate: Evaluate) -> Typed:
    """`not X`."""
    value = condition(node.value, scope, evaluate)
    return Typed(
        expression=graph.Operation("not", (value.expression,)),
        type=marked(YES_NO, value.type),
        span=node.span,
        needs=value.needs,
        when_used=value.needs,
        if_true=value.if_false,
        if_false=value.if_true,
    )


def negative_(node: syntax.Negative, scope: Scope, evaluate: Evaluate) -> Typed:
    """`-X`."""
    value = evaluate(node.value, scope, None)
    if value.type.base not in (*NUMERIC, "duration", "error"):
        scope.report.error("F304", value.span, type=spelled(value.type), operator="-")
        return unknown(node.span)
    return composed(node, graph.Operation("negative", (value.expression,)), value.type, [value])


def known_(node: syntax.IsKnown, scope: Scope, evaluate: Evaluate) -> Typed:
    """`X is known`: the one test that may ask for a value which was never filled."""
    value = evaluate(node.value, scope, None)
    if value.type != ERROR and not value.key:
        scope.report.error("F302", value.span, "known")
    keys = frozenset({value.key}) if value.key else NO_KEYS
    return Typed(
        expression=graph.Operation("known", (value.expression,)), type=YES_NO, span=node.span, if_true=prefixes(keys)
    )


def binary_(node: syntax.Binary, scope: Scope, evaluate: Evaluate) -> Typed:
    """Two sides and an operator between them."""
    if node.operator in ("and", "or"):
        return _logical(node, scope, evaluate)
    left, right = _sides(node, scope, evaluate)
    if ERROR in (left.type, right.type):
        return unknown(node.span)
    if node.operator in ("+", "-", "*", "/"):
        return _arithmetic(node, left, right, scope)
    return _comparison(node, left, right, scope)


def _sides(node: syntax.Binary, scope: Scope, evaluate: Evaluate) -> tuple[Typed, Typed]:
    """Both sides; the one whose type is clear by itself tells what is asked for on the other."""
    if _is_open(node.left, scope) and not _is_open(node.right, scope):
        right = evaluate(node.right, scope, None)
        return evaluate(node.left, scope, _asked(node.operator, right.type, False)), right
    left = evaluate(node.left, scope, None)
    return left, evaluate(node.right, scope, _asked(node.operator, left.type, True))


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


def _logical(node: syntax.Binary, scope: Scope, evaluate: Evaluate) -> Typed:
    left, right = condition(node.left, scope, evaluate), condition(node.right, scope, evaluate)
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
    ("duration", "+", "date"): Type("date"),
    ("date", "-", "date"): DURATION,
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
    return composed(node, graph.Operation(node.operator, (left.expression, right.expression)), kind, [left, right])


def _comparison(node: syntax.Binary, left: Typed, right: Typed, scope: Scope) -> Typed:
    """A test of an empty value is answered no, so behind a yes both sides are there; but for a test of emptiness."""
    if not _can_compare(node.operator, left.type, right.type):
        facts = {"left": spelled(left.type), "right": spelled(right.type), "operator": node.operator.replace("_", " ")}
        _incomparable(node, left, right, scope, facts)
        return unknown(node.span)
    keys = prefixes(frozenset(side.key for side in (left, right) if side.key))
    for_nothing = "nothing" in (left.type.base, right.type.base) and node.operator == "="
    needs = (*left.needs, *right.needs)
    return Typed(
        expression=graph.Operation(node.operator, (left.expression, right.expression)),
        type=_plain_test(left, right),
        span=node.span,
        needs=needs,
        when_used=needs,
        if_true=NO_KEYS if for_nothing else keys,
        if_false=keys if for_nothing else NO_KEYS,
    )


def _incomparable(node: syntax.Binary, left: Typed, right: Typed, scope: Scope, facts: dict[str, str]) -> None:
    for text, other in ((left, right), (right, left)):
        if node.operator in _RANKING and is_in_quotes(text, other.type):
            further = {"expected": spelled(other.type), "example": written_like(other.type)}
            scope.report.error("F303", text.span, "text", **facts, **further)
            return
    scope.report.error("F303", node.span, "", **facts)


_RANKING = ("=", "!=", "<", "<=", ">", ">=")


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
