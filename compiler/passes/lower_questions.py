"""Questions: menus, `collect` and `confirm`, their options, silences and `anywhere`."""

from __future__ import annotations

from collections.abc import Sequence

from compiler import graph
from compiler.passes.check_scope import Need
from compiler.passes.check_texts import say, words
from compiler.passes.check_types import ERROR, spelled, type_of
from compiler.passes.check_values import fill
from compiler.passes.lower_draft import Draft, Filling, Place, numbered
from compiler.passes.lower_exits import (
    REPEATED,
    Exits,
    Handled,
    exit_slug,
    labels_span,
    lower_exits,
    stops,
    transitions,
)
from compiler.passes.resolve_centre import silences
from compiler.types import Type
from flowlang import syntax
from flowlang.values import replace

ASKABLE = ("digits", "number", "amount", "date", "phone", "email", "text", "code")
ENDING_KEYS = {"hash": "#", "star": "*"}
TAKEN = ("collected", *map(exit_slug, REPEATED))

CONFIRM: dict[str, tuple[str, dict[str, tuple[str, ...]]]] = {
    "yes": ("1", {"en": ("yes",), "it": ("sì", "si")}),
    "no": ("2", {"en": ("no",), "it": ("no",)}),
}
"""A yes-or-no question on a telephone: 1 is yes, 2 is no."""


def menu(draft: Draft, node: syntax.Menu) -> str:
    """A menu is one question; its id is the menu's own."""
    id = draft.block(node.name.text)
    place = Place(id, draft.nowhere, question=id)
    prompt, needs = _prompt(draft, node.says)
    options, exits, shape, fills = _options(draft, node.options, id, place)
    rules = Exits("menu", (), REPEATED)
    handled = lower_exits(draft, node.exits, node.name, id, place, rules)
    does = graph.Question("menu", prompt, options, shape, _own_silences(handled))
    return draft.add(id, does, [*exits, *transitions(handled, rules, place)], node.name.span, Filling(needs, {}, fills))


def collect(draft: Draft, node: syntax.Collect, id: str, place: Place) -> str:
    """`collect account as digits(6)`."""
    kind = asked(draft, node.type)
    prompt, needs = _prompt(draft, node.says)
    rules = Exits("collect", ("collected",), REPEATED)
    inside = Place(id, place.below, question=id, go_on=place.below)
    handled = lower_exits(draft, node.exits, node, id, inside, rules)
    ending = ENDING_KEYS.get(node.ending_on.text, "") if node.ending_on else ""
    shape = graph.Shape(kind, node.variable.text, ending)
    does = graph.Question("collect", prompt, (), shape, _own_silences(handled))
    return draft.add(
        id, does, transitions(handled, rules, inside), node.span, _filling(draft, node.variable, kind, needs)
    )


def _filling(draft: Draft, variable: syntax.Identifier, kind: Type, needs: tuple[Need, ...]) -> Filling:
    name = frozenset({variable.text})
    return Filling(needs, {"collected": name}, {"collected": fill(variable, kind, draft.scope)})


def confirm(draft: Draft, node: syntax.Confirm, id: str, place: Place) -> str:
    """`confirm`: yes goes on below."""
    prompt, needs = _prompt(draft, node.says)
    rules = Exits("confirm", ("yes",), ("no", *REPEATED))
    inside = Place(id, place.below, question=id, go_on=place.below)
    handled = lower_exits(draft, node.exits, node, id, inside, rules)
    does = graph.Question("confirm", prompt, _yes_and_no(draft), None, _own_silences(handled))
    return draft.add(id, does, transitions(handled, rules, inside), node.span, Filling(needs))


def _yes_and_no(draft: Draft) -> tuple[graph.Option, ...]:
    languages = draft.scope.languages
    return tuple(
        graph.Option(exit, (key,), {one: spoken[one] for one in languages if one in spoken})
        for exit, (key, spoken) in CONFIRM.items()
    )


def _prompt(draft: Draft, says: Sequence[syntax.Say]) -> tuple[tuple[graph.Speech, ...], tuple[Need, ...]]:
    spoken = [say(one, draft.scope) for one in says]
    return tuple(one.speech for one in spoken), tuple(need for one in spoken for need in one.needs)


def _own_silences(handled: Sequence[Handled]) -> dict[str, int]:
    return next((silences(one.label.after) for one in handled if one.exit == "no input"), {})


def asked(draft: Draft, written: syntax.TypeExpression) -> Type:
    """The type of what is asked for; what cannot be asked for is reported."""
    scope = draft.scope
    kind = type_of(written, scope.centre.catalogue, scope.report)
    if kind.base not in (*ASKABLE, ERROR.base):
        scope.report.error("F308", written.span, "", type=spelled(kind), askable=", ".join(ASKABLE))
        return ERROR
    if kind.optional:
        scope.report.error("F308", written.span, "optional")
        return replace(kind, optional=False)
    return kind


# --- options --------------------------------------------------------------------------------------------------------

Lowered = tuple[tuple[graph.Option, ...], list[tuple[str, str]], graph.Shape | None, dict[str, frozenset[str]]]


def _options(draft: Draft, options: Sequence[syntax.Option], path: str, place: Place) -> Lowered:
    """The options of a menu: for the graph, their exits, the shape among them, and what the exits fill."""
    repeated_keys(draft, options)
    found: list[graph.Option] = []
    exits: list[tuple[str, str]] = []
    shape: graph.Shape | None = None
    fills: dict[str, frozenset[str]] = {}
    for option, name in zip(options, option_names(options), strict=True):
        inside = place.inside(f"{path}/{name}", stops(draft, labels_span(option.labels), "option"))
        entry = draft.sequence(option.body.statements, inside)
        draft.named[f"{path}/{name}"] = draft.scope.unit.place(option.span)
        shaped = next((label for label in option.labels if isinstance(label, syntax.ShapeLabel)), None)
        if shaped is not None:
            kind = asked(draft, shaped.type)
            if shape is not None:
                draft.scope.report.error("F511", shaped.span, "shape")
            shape = shape or graph.Shape(kind, shaped.variable.text)
            fills["collected"] = fills.get("collected", frozenset()) | fill(shaped.variable, kind, draft.scope)
            exits.append(("collected", entry))
        if shaped is None or len(option.labels) > 1:
            found.append(graph_option(draft, option, name))
            exits.append((name, entry))
    return tuple(found), exits, shape, fills


def option_names(options: Sequence[syntax.Option]) -> list[str]:
    """A name for each option from its first label, so that another option changes none."""
    return numbered((label_name(option.labels[0]) for option in options), TAKEN)


def label_name(label: syntax.OptionLabel) -> str:
    """What an option is called by its label."""
    if isinstance(label, syntax.KeyLabel):
        return {"*": "star", "#": "hash"}.get(label.key, label.key)
    if isinstance(label, syntax.WordLabel):
        return "-".join(label.text.casefold().replace("/", " ").split()) or "word"
    return label.variable.text


def graph_option(draft: Draft, option: syntax.Option, exit: str) -> graph.Option:
    """An option with its keys, and its words in every language."""
    keys = tuple(label.key for label in option.labels if isinstance(label, syntax.KeyLabel))
    spoken = words([label for label in option.labels if isinstance(label, syntax.WordLabel)], draft.scope)
    return graph.Option(exit, keys, spoken)


def repeated_keys(draft: Draft, options: Sequence[syntax.Option]) -> None:
    """Reports a key that stands on two options. Words are compared on the graph, in every language."""
    seen: dict[str, syntax.KeyLabel] = {}
    for label in (label for option in options for label in option.labels):
        if not isinstance(label, syntax.KeyLabel):
            continue
        if label.key in seen:
            report = draft.scope.report
            report.error("F511", label.span, "", report.note(seen[label.key].span, "first"), name=label_name(label))
        seen.setdefault(label.key, label)
