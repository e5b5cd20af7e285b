"""Texts with values in them, and the spoken form of each value."""

from __future__ import annotations

from compiler import graph
from compiler.passes.check_scope import Need, Scope
from compiler.passes.check_typed import Evaluate, Typed
from compiler.passes.check_types import spelled
from compiler.types import Type
from flowlang import syntax
from flowlang.similar import nearest
from flowlang.values import Value

FORMS: dict[str, tuple[str, ...]] = {
    "money": ("amount", "number"),
    "date": ("date",),
    "time": ("time",),
    "duration": ("duration",),
    "ordinal": ("number",),
    "characters": ("text", "digits", "phone", "email", "code", "choice", "number"),
    "phone": ("phone", "digits"),
}
"""Each spoken form and the types it fits."""

NATURAL = {
    "amount": "money",
    "date": "date",
    "time": "time",
    "duration": "duration",
    "digits": "characters",
    "code": "characters",
    "phone": "phone",
}
"""How a value is spoken where no `as` is written; anything else is read as it stands."""

SAYABLE = (
    "text",
    "digits",
    "phone",
    "email",
    "code",
    "choice",
    "number",
    "amount",
    "date",
    "time",
    "duration",
    "yes_no",
)


class Said(Value, frozen=True):
    """A text's parts, the types of its values, and what must be known to say it."""

    parts: tuple[graph.AnyPart, ...]
    types: tuple[Type, ...] = ()
    needs: tuple[Need, ...] = ()


def spoken_parts(text: syntax.TextLiteral, scope: Scope, evaluate: Evaluate) -> Said:
    """A text in quotes as parts for the graph."""
    parts: list[graph.AnyPart] = []
    types: list[Type] = []
    needs: list[Need] = []
    for part in text.parts:
        if isinstance(part, syntax.TextRun):
            parts.append(graph.Words(part.text))
            continue
        value = evaluate(part.value, scope, None)
        types.append(value.type)
        needs.extend(value.when_used)
        parts.append(graph.Spoken(value.expression, _form_of(part, value, scope), value.type))
    return Said(tuple(parts), tuple(types), tuple(needs))


def _form_of(part: syntax.Placeholder, value: Typed, scope: Scope) -> str:
    base = value.type.base
    if base not in (*SAYABLE, "error"):
        variant = "unsayable" if base == "record" else "whole"
        scope.report.error("F307", value.span, variant, type=spelled(value.type))
        return "plain"
    if part.form is None:
        return NATURAL.get(base, "plain")
    fitting = FORMS.get(part.form.text)
    if fitting is None:
        meant = nearest(part.form.text, FORMS)
        facts = {"form": part.form.text, "forms": ", ".join(FORMS), "suggestion": meant or ""}
        scope.report.error("F212", part.form.span, "did_you_mean" if meant else "", **facts)
        return "plain"
    if base not in (*fitting, "error"):
        forms = [form for form, types in FORMS.items() if base in types]
        facts = {"form": part.form.text, "type": spelled(value.type), "forms": ", ".join(forms) or "-"}
        scope.report.error("F307", part.form.span, "", **facts)
    return part.form.text
