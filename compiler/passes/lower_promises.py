"""Promises at the head of a flow: what they name is looked up, what they depend on must stay as it is in a call."""

from __future__ import annotations

from collections.abc import Iterator

from compiler import graph
from compiler.graph_promises import Happening, Promise
from compiler.passes.analyse_assumed import parts_of
from compiler.passes.check_expressions import condition, plain_text
from compiler.passes.check_scope import Scope
from compiler.passes.check_texts import unknown_prompt
from compiler.passes.check_types import ERROR
from compiler.passes.lower_draft import Draft, numbered
from compiler.passes.resolve_walk import each
from flowlang import syntax

NOTHING = Happening("step")
"""What stands for a name that was not understood: it never happens, and the flow has an error."""

KINDS = ("menu", "question", "transfer", "recording")


def lower_promises(draft: Draft) -> tuple[Promise, ...]:
    """The promises of a flow, one for each line of them; what is wrong with them is reported."""
    rules = [(one, rule) for one in draft.scope.unit.head(syntax.Promise) for rule in one.rules]
    ids = numbered("promise" for _ in rules)
    return tuple(_promise(draft, *both, f"{draft.name}/{id}") for both, id in zip(rules, ids, strict=True))


def _promise(draft: Draft, node: syntax.Promise, rule: syntax.PromiseRule, id: str) -> Promise:
    draft.named[id] = draft.scope.unit.place(rule.span)
    return Promise(
        id=id,
        text=plain_text(node.text) or "",
        must=rule.must,
        happening=_happening(draft, rule.happening),
        most=rule.most or 0,
        scope=rule.scope,
        mark=_happening(draft, rule.mark) if rule.mark else None,
        condition=_condition(draft.scope, rule.condition) if rule.condition else None,
    )


# --- what happens ---------------------------------------------------------------------------------------------------


def _happening(draft: Draft, node: syntax.Happening) -> Happening:
    if node.name is None:
        return Happening(node.form)
    if node.form == "say":
        return _said(draft.scope, node.name)
    if node.form == "choice":
        return _chosen(draft.scope, node.name)
    return _flow(draft.scope, node.name, node.outcome) if _is_flow(draft.scope, node) else _step(draft.scope, node.name)


def _is_flow(scope: Scope, node: syntax.Happening) -> bool:
    name = node.name.text if node.name else ""
    return node.outcome is not None or (name in scope.centre.units and name not in scope.blocks)


def _said(scope: Scope, name: syntax.Identifier) -> Happening:
    if name.text not in scope.centre.catalogue.prompts:
        unknown_prompt(name, scope)
        return NOTHING
    return Happening("say", name.text)


def _chosen(scope: Scope, word: syntax.Identifier) -> Happening:
    """A word that options have, in this flow or one that a call of it comes to."""
    words = {one.casefold(): one for one in _words(scope)}
    if word.text.casefold() in words:
        return Happening("choice", word.text)
    if scope.centre.is_whole:
        meant = scope.report.meant(word.text, words.values())
        facts = {"name": word.text, "suggestion": meant or ""}
        scope.report.error("F219", word.span, "word_meant" if meant else "word", **facts)
    return NOTHING


def _words(scope: Scope) -> Iterator[str]:
    units = scope.centre.units
    for name in sorted(reached_from(scope)):
        if name in units:
            yield from (label.text for label in each(units[name].flow, syntax.WordLabel))


def reached_from(scope: Scope) -> frozenset[str]:
    """This flow, and those it comes to: does, or hands over to."""
    found = frozenset({scope.unit.name})
    while True:
        done = scope.centre.below(found)
        units = [scope.centre.units[name] for name in done if name in scope.centre.units]
        handed = {one.flow.text for unit in units for one in each(unit.flow, syntax.HandTo)}
        if done | handed == found:
            return found
        found = done | handed


def _step(scope: Scope, name: syntax.Identifier) -> Happening:
    if name.text in scope.blocks:
        return Happening("step", name.text)
    if name.text in scope.unreadable or scope.centre.faults.below(scope.unit) or not scope.centre.is_whole:
        return NOTHING
    singular = name.text.removesuffix("s")
    if singular in KINDS:
        scope.report.error("F219", name.span, "kind", name=name.text, suggestion=f"any {singular}")
        return NOTHING
    _unknown(scope, name, (*scope.blocks, *scope.centre.units))
    return NOTHING


def _unknown(scope: Scope, name: syntax.Identifier, known: tuple[str, ...]) -> None:
    meant = scope.report.meant(name.text, known)
    facts = {"name": name.text, "suggestion": meant or ""}
    variant = "did_you_mean" if meant else "prompt" if name.text in scope.centre.catalogue.prompts else ""
    scope.report.error("F219", name.span, variant, **facts)


def _flow(scope: Scope, name: syntax.Identifier, outcome: syntax.Identifier | None) -> Happening:
    unit = scope.centre.units.get(name.text)
    if unit is None:
        if scope.centre.is_whole:
            _unknown(scope, name, tuple(scope.centre.units))
        return NOTHING
    if outcome is None:
        return Happening("flow", name.text)
    declared = [one.name.text for one in unit.outcomes]
    if outcome.text in declared:
        return Happening("outcome", name.text, outcome.text)
    if not scope.centre.faults.in_head(unit):
        meant = scope.report.meant(outcome.text, declared)
        facts = {"name": outcome.text, "flow": name.text, "known": ", ".join(declared), "suggestion": meant or ""}
        variant = "outcome_meant" if meant else "outcome" if declared else "no_outcome"
        scope.report.error("F219", outcome.span, variant, **facts)
    return NOTHING


# --- when it holds --------------------------------------------------------------------------------------------------


def _condition(scope: Scope, node: syntax.Expression) -> graph.AnyExpression:
    found = condition(node, scope).expression
    changing = _changed(scope)
    for part in parts_of(found):
        variant = _why_not(part, changing)
        if variant is not None:
            scope.report.error("F318", node.span, variant, name=_name_of(part))
            return graph.Constant(None, ERROR)
    return found


def _why_not(part: graph.AnyExpression, changing: frozenset[str]) -> str | None:
    """Why something may be another in the course of a call; none where it may not."""
    if isinstance(part, graph.Kept):
        return ""
    if isinstance(part, graph.Variable):
        return "" if part.name in changing else None
    if isinstance(part, graph.BuiltIn):
        return "language" if part.name == "language" else None if part.name in FIXED else "value"
    return None


FIXED = ("medium", "interaction.number", "interaction.line", "interaction.service")


def _name_of(part: graph.AnyExpression) -> str:
    return part.name if isinstance(part, graph.Kept | graph.Variable | graph.BuiltIn) else ""


def _changed(scope: Scope) -> frozenset[str]:
    """The variables of the flow that some action fills or sets."""
    flow = scope.unit.flow
    named = [
        *(one.variable for one in each(flow, syntax.Fetch)),
        *(one.variable for one in each(flow, syntax.Collect)),
        *(one.variable for one in each(flow, syntax.ShapeLabel)),
        *(name for one in each(flow, syntax.ExitLabel) for name in one.bindings),
    ]
    return frozenset([*(one.text for one in named), *(_root(one.target) for one in each(flow, syntax.Set))])


def _root(target: syntax.Expression) -> str:
    while isinstance(target, syntax.Field):
        target = target.value
    return target.text if isinstance(target, syntax.Name) else ""
