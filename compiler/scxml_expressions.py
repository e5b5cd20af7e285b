"""Expressions of the graph as ECMAScript, for the SCXML export.

Values stand in the data model in their stored form (`compiler.types`): an amount is a text such as "92.40". Where they
are reckoned with or compared they go through `num`. What has no value of its own in ECMAScript (a spoken form, decimal
reckoning beyond fifteen digits) is told to `Terms.lost`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal

from compiler.graph import (
    AnyExpression,
    BuiltIn,
    Constant,
    FieldOf,
    Graph,
    InState,
    Kept,
    ListOf,
    Operation,
    Part,
    Speech,
    Spoken,
    TextOf,
    Variable,
    Words,
)
from compiler.types import DATE, DURATION, NUMBER, PHONE, TEXT, YES_NO, Type

NUMERIC = ("number", "amount")
OF_EVERY_OBJECT = frozenset(("constructor", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf", "toLocaleString"))
NOT_IN_XML = re.compile("[^\x09\x0a\x0d\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BREAKING = re.compile(r"\b(need|reckoned|over|given|called|pick|dayAfter|daysBetween)\(")
"""The helpers that fail on a value that is empty or beyond its limit."""


def literal(value: object) -> str:
    """A value as it is written in ECMAScript, without a character that XML cannot hold."""
    if isinstance(value, str):
        return f"'{_escaped(value)}'"
    if isinstance(value, list | tuple):
        return f"[{', '.join(literal(one) for one in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{literal(name)}: {literal(one)}' for name, one in value.items())}}}"
    return json.dumps(value)


def _escaped(text: str) -> str:
    """A text between single quotes: in an attribute, double ones would be hard to read."""
    inner = json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', '"').replace("'", "\\'")
    return NOT_IN_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", inner)


def member(owner: str, name: str) -> str:
    """A value of a set by its name."""
    if name in OF_EVERY_OBJECT or name.startswith("__"):
        return f"own({owner}, {literal(name)})"
    return f"{owner}.{name}" if name.isidentifier() else f"{owner}[{literal(name)}]"


def may_break(script: str) -> bool:
    """Whether reckoning this may fail at run time."""
    return BREAKING.search(script) is not None


class Terms:
    """Writes the expressions of one flow, whose values stand in `frame`."""

    def __init__(self, graph: Graph, names: dict[str, Type], frame: str, lost: Callable[[str], None]) -> None:
        self.graph = graph
        self.names = names
        self.frame = frame
        self.lost = lost

    def value(self, node: AnyExpression) -> str:
        """The expression, in stored form."""
        return WRITERS[type(node)](self, node)

    def truth(self, node: AnyExpression) -> str:
        """Whether it is yes; a test of what is empty is answered no."""
        is_test = isinstance(node, InState) or (isinstance(node, Operation) and node.operator in TESTING)
        return self.value(node) if is_test else f"{self.value(node)} === true"

    def number(self, node: AnyExpression) -> str:
        """The expression as a number."""
        if isinstance(node, Constant) and node.value is not None:
            return str(Decimal(node.value))
        return self.value(node) if isinstance(node, Operation) else f"num({self.value(node)})"

    def comparable(self, node: AnyExpression, other: AnyExpression) -> str:
        """The expression as it is compared with another."""
        kinds = {kind.base for kind in (self.type_of(node), self.type_of(other)) if kind}
        return self.number(node) if kinds & set(NUMERIC) else self.value(node)

    def type_of(self, node: AnyExpression) -> Type | None:
        """The type of an expression, as far as it decides how it is written."""
        if isinstance(node, Constant):
            return node.type
        if isinstance(node, Variable):
            return self.names.get(node.name)
        if isinstance(node, Kept):
            return self._kept_type(node)
        if isinstance(node, FieldOf):
            return self._field_type(node)
        if isinstance(node, BuiltIn):
            return PHONE if node.name == "interaction.number" else TEXT
        return self._reckoned_type(node) if isinstance(node, Operation) else None

    def _kept_type(self, node: Kept) -> Type | None:
        slots = (slot for flow in self.graph.flows.values() for slot in flow.variables)
        return next((one.type for one in slots if one.name == node.name and one.scope == node.scope), None)

    def _field_type(self, node: FieldOf) -> Type | None:
        owner = self.type_of(node.value)
        slots = self.graph.records.get(owner.record or "", ()) if owner else ()
        return next((slot.type for slot in slots if slot.name == node.field), None)

    def _reckoned_type(self, node: Operation) -> Type:
        if node.operator in TESTING:
            return YES_NO
        kinds = [kind.base if kind else "" for kind in map(self.type_of, node.arguments)]
        if node.operator == "-" and kinds == ["date", "date"]:
            return DURATION
        return next((kind for kind in (DATE, TEXT) if kind.base in kinds), NUMBER)


def _constant(_terms: Terms, node: Constant) -> str:
    return literal(node.value)


def _variable(terms: Terms, node: Variable) -> str:
    return member(terms.frame, node.name)


def kept_key(scope: str, name: str) -> str:
    """The name under which a value kept with the interaction or the customer stands in `kept`."""
    return name if scope == "interaction" else f"{scope} {name}"


def _kept(_terms: Terms, node: Kept) -> str:
    return member("kept", kept_key(node.scope, node.name))


def _field(terms: Terms, node: FieldOf) -> str:
    return member(f"({terms.value(node.value)} || {{}})", node.field)


def _built_in(terms: Terms, node: BuiltIn) -> str:
    if node.name == "message":
        return member(terms.frame, "message")
    if node.name in BUILT_IN:
        return BUILT_IN[node.name]
    terms.lost(f"`{node.name}` is not known outside flowlang: it is empty")
    return "null"


BUILT_IN = {
    "language": "language",
    "medium": "medium",
    "interaction.language": "language",
    "interaction.medium": "medium",
    "interaction.line": "(line || null)",
    "interaction.service": "(service || null)",
    "interaction.number": "(number || null)",
}


def _in_state(_terms: Terms, node: InState) -> str:
    calendar = member("calendars", node.calendar) if node.calendar != "hours" else "calendars[need(hours[service])]"
    return f"stateOf({calendar}, at) === {literal(node.state)}"


def _text(terms: Terms, node: TextOf) -> str:
    parts = [_joined(terms, part) for part in node.parts]
    return f"[{', '.join(parts)}].join('')"


def _joined(terms: Terms, part: Part) -> str:
    if isinstance(part, Words):
        return literal(part.text)
    if not isinstance(part, Spoken):
        return "''"
    if part.form != "plain" or part.type.base not in ("text", "digits", "code", "choice", "phone", "email"):
        terms.lost("a value written within a text stands there as it is stored, not as it would be written or said")
    return f"need({terms.value(part.value)})"


def _list(terms: Terms, node: ListOf) -> str:
    return f"[{', '.join(terms.value(one) for one in node.items)}]"


# --- operations -------------------------------------------------------------------------------------------------------

COMPARING = {"<": "less({0}, {1})", "<=": "atMost({0}, {1})", ">": "less({1}, {0})", ">=": "atMost({1}, {0})"}
HOLDING = {"contains": "holds({0}, {1})", "in": "holds({1}, {0})", "starts_with": "begins({0}, {1})"}
RECKONING = {"+": "need({0}) + need({1})", "-": "need({0}) - need({1})", "*": "need({0}) * need({1})"}
TESTING = frozenset(("and", "or", "not", "known", "=", "!=", *COMPARING, *HOLDING))


def _operation(terms: Terms, node: Operation) -> str:
    operator, arguments = node.operator, node.arguments
    if operator in ("and", "or"):
        return f"({(' && ' if operator == 'and' else ' || ').join(terms.truth(one) for one in arguments)})"
    if operator == "not":
        return _not(terms, arguments[0])
    if operator == "known":
        return f"{terms.value(arguments[0])} != null"
    if operator == "negative":
        return f"(-need({terms.number(arguments[0])}))"
    if operator in ("=", "!="):
        return _equality(terms, operator, arguments)
    return _compared(terms, operator, arguments) if operator in TESTING else _reckoned(terms, operator, arguments)


def _not(terms: Terms, node: AnyExpression) -> str:
    is_test = isinstance(node, InState) or (isinstance(node, Operation) and node.operator in TESTING)
    return f"!({terms.value(node)})" if is_test else f"({terms.value(node)} === false)"


def _equality(terms: Terms, operator: str, arguments: tuple[AnyExpression, ...]) -> str:
    left, right = arguments
    sign = "==" if operator == "=" else "!="
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Constant) and one.value is None:
            return f"({terms.value(other)} {sign} null)"
    name = "same" if operator == "=" else "differ"
    return f"{name}({terms.comparable(left, right)}, {terms.comparable(right, left)})"


def _compared(terms: Terms, operator: str, arguments: tuple[AnyExpression, ...]) -> str:
    left, right = arguments
    if operator in HOLDING:
        return HOLDING[operator].format(terms.value(left), terms.value(right))
    return COMPARING[operator].format(terms.comparable(left, right), terms.comparable(right, left))


def _reckoned(terms: Terms, operator: str, arguments: tuple[AnyExpression, ...]) -> str:
    left, right = arguments
    bases = [kind.base if kind else "" for kind in map(terms.type_of, arguments)]
    if "date" in bases:
        return _with_days(terms, operator, arguments, bases)
    if "text" in bases and operator == "+":
        return f"(need({terms.value(left)}) + need({terms.value(right)}))"
    terms.lost("numbers are reckoned in binary, exact to fifteen digits")
    if operator == "/":
        return f"reckoned(over({terms.number(left)}, {terms.number(right)}))"
    return f"reckoned({RECKONING[operator].format(terms.number(left), terms.number(right))})"


def _with_days(terms: Terms, operator: str, arguments: tuple[AnyExpression, ...], bases: list[str]) -> str:
    left, right = arguments
    if bases == ["date", "date"]:
        return f"daysBetween({terms.value(left)}, {terms.value(right)})"
    day, length = (left, right) if bases[0] == "date" else (right, left)
    sign = "-" if operator == "-" else ""
    return f"dayAfter({terms.value(day)}, {sign}need({terms.number(length)}))"


WRITERS: dict[type, Callable[..., str]] = {
    Constant: _constant,
    Variable: _variable,
    Kept: _kept,
    BuiltIn: _built_in,
    FieldOf: _field,
    InState: _in_state,
    TextOf: _text,
    ListOf: _list,
    Operation: _operation,
}
"""Node of the tree -> what writes it."""


# --- what is said -----------------------------------------------------------------------------------------------------


def pieces(terms: Terms, speeches: tuple[Speech, ...]) -> str:
    """What is said, as a list of pieces in the language and for the medium of the moment."""
    picked = [
        f"pick({{{', '.join(_variant(terms, key, parts) for key, parts in one.variants.items())}}}, language, medium)"
        for one in speeches
    ]
    return picked[0] + "".join(f".concat({one})" for one in picked[1:]) if picked else "[]"


def _variant(terms: Terms, key: str, parts: tuple[Part, ...]) -> str:
    return f"{literal(key)}: [{', '.join(_piece(terms, part) for part in parts)}]"


def _piece(terms: Terms, part: Part) -> str:
    if isinstance(part, Words):
        return f"{{text: {literal(part.text)}}}"
    if isinstance(part, Spoken):
        return f"{{value: {terms.value(part.value)}, form: {literal(part.form)}, type: {literal(part.type.base)}}}"
    return f"{{file: {literal(getattr(part, 'file', ''))}}}"
