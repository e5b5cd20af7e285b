"""Expressions: from syntax to the graph's expressions, with their types and what must be known to evaluate them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from compiler import graph
from compiler.passes.check_calls import call
from compiler.passes.check_names import field_of, name_of
from compiler.passes.check_operators import binary_, known_, negative_, not_
from compiler.passes.check_operators import condition as condition_with
from compiler.passes.check_scope import BUILT_IN, Scope
from compiler.passes.check_spoken import Said, spoken_parts
from compiler.passes.check_typed import Evaluate, Typed, composed, constant, expect, unknown
from compiler.passes.check_types import ERROR, marked
from compiler.types import DURATION, NOTHING, NUMBER, TEXT, YES_NO, Type
from flowlang import syntax
from flowlang.values import replace

LONGEST_NUMBER = 15  # characters


def expression(node: syntax.Expression, scope: Scope, expected: Type | None = None) -> Typed:
    """The meaning of an expression; `expected` is the type asked for, by which names of a choice are understood."""
    if expected is not None:
        special = _by_expectation(node, scope, expected)
        if special is not None:
            return special
    check = _CHECKS[type(node)]
    return check(node, scope, expression)


def condition(node: syntax.Expression, scope: Scope) -> Typed:
    """An expression that must be yes or no."""
    return condition_with(node, scope, expression)


def inline_parts(text: syntax.TextLiteral, scope: Scope) -> Said:
    """A text in quotes as parts for the graph."""
    return spoken_parts(text, scope, expression)


# --- by what is asked for -------------------------------------------------------------------------------------------


def _by_expectation(node: syntax.Expression, scope: Scope, expected: Type) -> Typed | None:
    if isinstance(node, syntax.Name) and expected.base == "choice" and node.text not in scope.known:
        return _choice(node, scope, expected)
    if isinstance(node, syntax.TextLiteral):
        return _literal_of(node, expected)
    if isinstance(node, syntax.ListLiteral) and expected.base == "list":
        return _list(node, scope, expression, expected.element)
    return None


def _may_be_language(expected: Type, scope: Scope) -> bool:
    """Whether a language is asked for, and not all of them are known, as the line that names them cannot be read."""
    centre = scope.centre
    is_lost = "languages" in centre.catalogue.lost or centre.may_say(scope.unit.name, syntax.Languages)
    return is_lost and expected.choices in (centre.catalogue.languages, scope.languages)


def _choice(node: syntax.Name, scope: Scope, expected: Type) -> Typed | None:
    if node.text in expected.choices:
        return constant(node.text, expected, node.span)
    if node.text in BUILT_IN or node.text == "message":
        return None
    if not _may_be_language(expected, scope):
        scope.report.error("F203", node.span, "choice", name=node.text, known=", ".join(expected.choices))
    return unknown(node.span)


_SHAPES = {
    "digits": re.compile(r"[0-9]+"),
    "phone": re.compile(r"\+[1-9][0-9]{6,14}"),
    "email": re.compile(r"[^@\s]+@[^@\s]+"),
    "code": re.compile(r"\w+"),
    "date": re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
    "time": re.compile(r"([01]\d|2[0-3]):[0-5]\d"),
}


_ANYTHING = re.compile(r"(?s).*")
"""A text of so many characters has any shape; one without a length is as it stands."""


def _literal_of(node: syntax.TextLiteral, expected: Type) -> Typed | None:
    """A text in quotes where digits, a number to call, a date … are asked for, if it has that shape."""
    shape = _SHAPES.get(expected.base)
    if expected.base == "text" and expected.high is not None:
        shape = _ANYTHING
    text = plain_text(node)
    if shape is None or text is None or not shape.fullmatch(text):
        return None
    if expected.base == "date" and not _is_day(text):
        return None
    if expected.low is not None and expected.high is not None and not expected.low <= len(text) <= expected.high:
        return None
    return constant(text, Type(expected.base, expected.low, expected.high), node.span)


def _is_day(text: str) -> bool:
    """Whether there is such a day: no 30th of February."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def plain_text(node: syntax.TextLiteral) -> str | None:
    """The text of a literal, or none where values stand in it."""
    if not all(isinstance(part, syntax.TextRun) for part in node.parts):
        return None
    return "".join(part.text for part in node.parts if isinstance(part, syntax.TextRun))


# --- literals -------------------------------------------------------------------------------------------------------


def _number(node: syntax.NumberLiteral, scope: Scope, evaluate: Evaluate) -> Typed:
    if len(node.text) > LONGEST_NUMBER:
        scope.report.error("F304", node.span, "too_long", most=str(LONGEST_NUMBER))
        return unknown(node.span)
    value: str | int = int(node.text) if "." not in node.text else node.text
    return constant(value, NUMBER, node.span)


def _text(node: syntax.TextLiteral, scope: Scope, evaluate: Evaluate) -> Typed:
    text = plain_text(node)
    if text is not None:
        return constant(text, TEXT, node.span)
    said = spoken_parts(node, scope, evaluate)
    kind = replace(marked(TEXT, *said.types), optional=False)
    return Typed(expression=graph.TextOf(said.parts), type=kind, span=node.span, needs=said.needs, when_used=said.needs)


def _duration(node: syntax.DurationLiteral, scope: Scope, evaluate: Evaluate) -> Typed:
    return constant(node.duration.microseconds, DURATION, node.span)


def _yes_no(node: syntax.YesNoLiteral, scope: Scope, evaluate: Evaluate) -> Typed:
    return constant(node.value, YES_NO, node.span)


def _nothing(node: syntax.NothingLiteral, scope: Scope, evaluate: Evaluate) -> Typed:
    return constant(None, NOTHING, node.span)


def _list(node: syntax.ListLiteral, scope: Scope, evaluate: Evaluate, element: Type | None = None) -> Typed:
    items = [evaluate(item, scope, element) for item in node.items]
    first = element or next((item.type for item in items if item.type != ERROR), ERROR)
    for item in items:
        expect(item, first, scope)
    kind = marked(Type("list", element=first), *(item.type for item in items))
    return composed(node, graph.ListOf(tuple(item.expression for item in items)), kind, items)


_CHECKS: dict[type, Callable[..., Typed]] = {
    syntax.NumberLiteral: _number,
    syntax.TextLiteral: _text,
    syntax.DurationLiteral: _duration,
    syntax.YesNoLiteral: _yes_no,
    syntax.NothingLiteral: _nothing,
    syntax.ListLiteral: _list,
    syntax.Name: name_of,
    syntax.Field: field_of,
    syntax.Not: not_,
    syntax.Negative: negative_,
    syntax.IsKnown: known_,
    syntax.Binary: binary_,
    syntax.Call: call,
}
