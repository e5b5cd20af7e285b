"""Values that are passed on: arguments, results, variables that are set or filled."""

from __future__ import annotations

from collections.abc import Sequence

from compiler import graph
from compiler.passes.check_expressions import expression
from compiler.passes.check_scope import Need, Scope
from compiler.passes.check_typed import Typed, expect
from compiler.passes.check_types import ERROR, fits, spelled
from compiler.types import Type
from flowlang import syntax
from flowlang.diagnostics import Note
from flowlang.source import Span
from flowlang.values import Value


class Given(Value, frozen=True):
    """Arguments that were understood, and what must be known to pass them on."""

    arguments: tuple[graph.Argument, ...]
    needs: tuple[Need, ...]
    values: tuple[Typed, ...] = ()


def arguments(
    written: Sequence[syntax.Expression],
    asked: Sequence[tuple[str, Type]],
    span: Span,
    scope: Scope,
    note: Note | None = None,
) -> Given:
    """Checks what is written in brackets against what is asked for, in number, type and secrecy."""
    if len(written) != len(asked):
        facts = {"count": str(len(written)), "asked": str(len(asked)), "names": ", ".join(name for name, _ in asked)}
        scope.report.error("F306", span, "" if asked else "none", note, **facts)
        asked = [*asked, *(("", ERROR) for _ in written[len(asked) :])]
    found = []
    needs: list[Need] = []
    values = []
    for node, (name, target) in zip(written, asked, strict=False):
        value = expression(node, scope, target)
        needs.extend(pass_on(value, target, scope, note))
        found.append(graph.Argument(name, value.expression))
        values.append(value)
    return Given(tuple(found), tuple(needs), tuple(values))


def pass_on(value: Typed, target: Type, scope: Scope, note: Note | None = None) -> tuple[Need, ...]:
    """What must be known for a value to be passed where `target` is asked for; a wrong type or a secret is reported."""
    if expect(value, target, scope, note) and value.type.secret and not target.secret and target != ERROR:
        scope.report.error("F802", value.span, "", note)
    return value.needs if target.optional or target == ERROR else value.when_used


def fill(name: syntax.Identifier, kind: Type, scope: Scope) -> frozenset[str]:
    """The keys that have a value once an action has filled a variable with a value of this type."""
    known = scope.known.get(name.text)
    if known is None:
        return frozenset()
    note = scope.report.note(known.span, "declared") if known.span != name.span else None
    if not fits(kind, known.type):
        scope.report.error("F301", name.span, "", note, expected=spelled(known.type), type=spelled(kind))
    elif kind.secret and not known.type.secret and ERROR not in (kind, known.type):
        scope.report.error("F802", name.span, "", note)
    return frozenset() if kind.optional else frozenset({name.text})
