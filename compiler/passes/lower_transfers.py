"""`transfer to` a number, an operator, a queue or a room; warm or blind."""

from __future__ import annotations

from compiler import graph
from compiler.passes.check_expressions import expression
from compiler.passes.check_names import named
from compiler.passes.check_queues import queue_named
from compiler.passes.check_scope import Need, Scope
from compiler.passes.check_texts import Spoken, say
from compiler.passes.check_times import MOST_RUNG, MOST_TALKED, within
from compiler.passes.check_typed import constant, unknown
from compiler.passes.check_values import pass_on
from compiler.passes.lower_calls import RINGS, number_to_call
from compiler.passes.lower_draft import Draft, Filling, Place
from compiler.passes.lower_exits import Exits, inside_action, lower_exits, transitions
from compiler.types import TEXT
from flowlang import syntax

KINDS = ("number", "operator", "queue", "room")
CALLED = ("ended", "busy", "no answer")

ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "number": (("ended",), ("busy", "no answer")),
    "operator": (("ended",), ("busy", "no answer")),
    "queue": ((), ("served", "full", "unstaffed")),
    "room": (("ended",), ("full",)),
}
"""Who is called -> the good exits and the answers."""

FITTING = {
    "number": ("warm", "blind", "within", "accept on", "whisper", "at most"),
    "operator": ("warm", "blind", "within", "accept on", "whisper", "at most"),
    "queue": ("warm", "whisper"),
    "room": ("warm", "blind", "at most"),
}
BLIND = ("blind", "within")
"""What may be said of a blind transfer: nobody is there to hear, to accept or to part them."""


def lower_transfer(draft: Draft, node: syntax.Transfer, id: str, place: Place) -> str:
    """Gives the customer to somebody else; a warm one comes back, a blind one that is taken does not."""
    kind = _kind(node, draft.scope)
    is_blind = node.manner is not None and node.manner.text == "blind"
    _fits(node, kind, is_blind, draft.scope)
    value, needs = _target(node, kind, draft.scope)
    whisper = say(node.whisper, draft.scope) if node.whisper else None
    needs = (*needs, *(whisper.needs if whisper else ()))
    exits = _exits(kind, is_blind)
    inside = inside_action(id, place)
    handled = lower_exits(draft, node.exits, node, id, inside, exits)
    does = _does(node, kind, value, whisper, draft.scope)
    return draft.add(id, does, transitions(handled, exits, inside), node.span, Filling(needs))


def _kind(node: syntax.Transfer, scope: Scope) -> str:
    if node.to.text in KINDS:
        return node.to.text
    meant = scope.report.meant(node.to.text, KINDS)
    facts = {"name": node.to.text, "known": ", ".join(KINDS), "suggestion": meant or ""}
    scope.report.error("F234", node.to.span, "kind_did_you_mean" if meant else "kind", None, **facts)
    return meant or ""


def _fits(node: syntax.Transfer, kind: str, is_blind: bool, scope: Scope) -> None:
    """Reports what has no meaning for whom is called, or for a blind transfer."""
    written = {
        "blind": node.manner if is_blind else None,
        "within": node.within,
        "accept on": node if node.accept_key else None,
        "whisper": node.whisper,
        "at most": node.at_most,
    }
    for word, place in written.items():
        if place is None or not kind:
            continue
        if word not in FITTING[kind]:
            scope.report.error("F234", place.span, "", None, word=word, kind=kind)
        elif is_blind and word not in BLIND:
            scope.report.error("F234", place.span, "blind", None, word=word)


def _exits(kind: str, is_blind: bool) -> Exits:
    good, answers = ENDS.get(kind, ((), ()))
    return Exits("transfer", () if is_blind else good, answers, may_fail=bool(kind), is_open=not kind)


Target = tuple[graph.AnyExpression, tuple[Need, ...]]


def _target(node: syntax.Transfer, kind: str, scope: Scope) -> Target:
    """Who is called."""
    if kind == "number":
        number, needs = number_to_call(node.target, scope)
        return number.expression, needs
    if kind == "operator":
        name = expression(node.target, scope, TEXT)
        return name.expression, pass_on(name, TEXT, scope)
    if not isinstance(node.target, syntax.Name):
        expression(node.target, scope)
        if kind:
            scope.report.error("F234", node.target.span, "name", None, kind=kind)
        return unknown(node.target.span).expression, ()
    name_written = syntax.Identifier(text=node.target.text, span=node.target.span)
    found = _room(name_written, scope) if kind == "room" else queue_named(name_written, scope) if kind else ""
    return constant(found, TEXT, node.target.span).expression, ()


def _room(name: syntax.Identifier, scope: Scope) -> str:
    rooms = scope.centre.catalogue.rooms
    if name.text not in rooms and "rooms" not in scope.centre.catalogue.lost:
        named(name, rooms, "F233", "room", scope)
    return name.text


def _does(
    node: syntax.Transfer, kind: str, value: graph.AnyExpression, whisper: Spoken | None, scope: Scope
) -> graph.AnyDoes:
    """Waiting for a queue is waiting in it, without music or lines of its own."""
    speech = whisper.speech if whisper else None
    rings = within(node.within, RINGS, scope.report, MOST_RUNG)
    talks = within(node.at_most, 0, scope.report, MOST_TALKED) or None
    if kind == "queue":
        name = str(value.value) if isinstance(value, graph.Constant) else ""
        return graph.Queue(name, whisper=speech)
    return graph.Transfer(
        number=value,
        within=rings,
        at_most=talks,
        to=kind or "number",
        is_blind=node.manner is not None and node.manner.text == "blind",
        accept_key=node.accept_key or "",
        whisper=speech,
    )
