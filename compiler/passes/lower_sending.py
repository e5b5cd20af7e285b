"""What is read: `send` to the customer or somebody else, `show` to the operator."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from compiler import graph
from compiler.catalogue import Catalogue
from compiler.catalogue_graph import outbound
from compiler.media import SCREEN, VOICE_MEDIA, WAYS, medium_of
from compiler.outbound_gate import refusal
from compiler.passes.check_expressions import expression, plain_text
from compiler.passes.check_scope import Need, Scope
from compiler.passes.check_texts import Spoken, spoken_of
from compiler.passes.check_typed import Typed, unknown
from compiler.passes.check_types import spelled
from compiler.passes.lower_calls import REFUSED
from compiler.passes.lower_draft import Draft, Filling, Place
from compiler.passes.lower_exits import Exits, inside_action, lower_exits, transitions
from compiler.types import PHONE, Type
from flowlang import syntax

EMAIL = Type("email")
ADDRESSES = {"sms": "phone", "email": "email"}
"""The type of address that a way needs."""
SHOWN = ("card", "script", "form", "answer")


# --- send -------------------------------------------------------------------------------------------------------------


def lower_send(draft: Draft, node: syntax.Send, id: str, place: Place) -> str:
    """`send receipt to customer.email by email`."""
    to = _address(node, draft.scope) if node.to is not None else None
    by = _way(node, to, draft.scope)
    if by is None:
        by, to = "", unknown(node.span)
    spoken = spoken_of(node.what, _read_on(draft.scope, by))
    _keep_personal(node, spoken.speech, to, draft.scope)
    exits = Exits("send", ("sent",), (), may_fail=True)
    inside = inside_action(id, place)
    handled = lower_exits(draft, node.exits, node, id, inside, exits)
    needs = (*spoken.needs, *(to.when_used if to else ()))
    does = graph.Send(spoken.speech, to.expression if to else None, by)
    return draft.add(id, does, transitions(handled, exits, inside), node.span, Filling(needs))


def _address(node: syntax.Send, scope: Scope) -> Typed:
    """The address: a telephone number or a mail address."""
    assert node.to is not None
    text = plain_text(node.to) if isinstance(node.to, syntax.TextLiteral) else None
    to = expression(node.to, scope, EMAIL if text is not None and "@" in text else PHONE)
    if to.type.base not in ("phone", "email", "error"):
        scope.report.error("F522", to.span, "", type=spelled(to.type))
    elif to.type.secret:
        scope.report.error("F802", to.span)
    else:
        _gate(to, scope)
    return to


def _gate(to: Typed, scope: Scope) -> None:
    """A number written in the flow passes the gate of outbound calls; any other does when it is sent to."""
    if to.type.base != "phone" or not isinstance(to.expression, graph.Constant):
        return
    rules = scope.centre.catalogue.outbound
    why = refusal(outbound(scope.centre.catalogue), str(to.expression.value))
    if why is not None and not (why == "not allowed" and "outbound" in scope.centre.catalogue.lost):
        note = scope.centre.note(rules.span, "outbound") if rules.span and why == "not allowed" else None
        scope.report.error("F312", to.span, REFUSED[why], note)


def _way(node: syntax.Send, to: Typed | None, scope: Scope) -> str | None:
    """By which way: the one that is written, else the one that the address needs; none where it was reported."""
    base = to.type.base if to else ""
    if node.by is None:
        return next((way for way, kind in ADDRESSES.items() if kind == base), "")
    known = (*WAYS, *dict.fromkeys(line.connector for line in scope.centre.catalogue.lines.values() if line.connector))
    by = node.by.text
    if by not in known and "lines" not in scope.centre.catalogue.lost:
        meant = scope.report.meant(by, known)
        facts = {"name": by, "known": ", ".join(known), "suggestion": meant or ""}
        scope.report.error("F521", node.by.span, "did_you_mean" if meant else "", None, **facts)
        return None
    if to and ADDRESSES.get(by, base) != base and base in ADDRESSES.values():
        scope.report.error("F522", to.span, by, type=spelled(to.type))
    return by


def _read_on(scope: Scope, by: str) -> Scope:
    """The scope as far as words are concerned: what is sent is read, on the medium of its way."""
    other = copy(scope)
    written = tuple(medium for medium in scope.media if medium not in VOICE_MEDIA)
    other.media = (medium_of(by),) if by else written or ("message",)
    return other


def _keep_personal(node: syntax.Send, speech: graph.Speech, to: Typed | None, scope: Scope) -> None:
    """What is personal goes to this customer alone: an address that is written in the flow is somebody else's."""
    if to is None or not isinstance(to.expression, graph.Constant):
        return
    parts = (part for parts in speech.variants.values() for part in parts if isinstance(part, graph.Spoken))
    if any(part.type.personal or part.type.base in ("phone", "email") for part in parts):
        scope.report.error("F804", node.what.span, "", scope.report.note(to.span, "to"))


# --- show -------------------------------------------------------------------------------------------------------------


def lower_show(draft: Draft, node: syntax.Show, id: str, place: Place) -> str:
    """`show card (customer)`, `show script greeting`, `show answer refund`."""
    what = _shown(node, draft.scope)
    speech, needs = _content(node, what, draft.scope)
    arguments, more = _values(node.arguments, draft.scope)
    does = graph.Show(what, speech, arguments)
    return draft.add(id, does, [("next", place.below())], node.span, Filling((*needs, *more)))


def _shown(node: syntax.Show, scope: Scope) -> str:
    what = node.what.text
    if what in SHOWN:
        if node.content is None and (not node.arguments or what in ("script", "answer")):
            scope.report.error("F523", node.span, "empty" if what != "answer" else "answer", word=what)
        return what
    meant = scope.report.meant(what, SHOWN)
    facts = {"name": what, "known": ", ".join(SHOWN), "suggestion": meant or ""}
    scope.report.error("F523", node.what.span, "did_you_mean" if meant else "", None, **facts)
    return meant or SHOWN[0]


def _content(node: syntax.Show, what: str, scope: Scope) -> tuple[graph.Speech | None, tuple[Need, ...]]:
    if node.content is None:
        return None, ()
    other = copy(scope)
    other.media = (SCREEN,)
    spoken = _answer(node.content, other) if what == "answer" else spoken_of(node.content, other)
    return spoken.speech, spoken.needs


def _answer(name: syntax.Identifier | syntax.TextLiteral, scope: Scope) -> Spoken:
    """An answer of the catalogue, offered before the others; a text in quotes is one for this time."""
    return spoken_of(name, scope, "answers")


def _values(written: Sequence[syntax.Expression], scope: Scope) -> tuple[tuple[graph.Argument, ...], tuple[Need, ...]]:
    """What is shown beside a text: any value but a secret, under the name it has."""
    found: list[graph.Argument] = []
    needs: list[Need] = []
    for number, node in enumerate(written, 1):
        value = expression(node, scope)
        if value.type.secret or holds_secret(value.type, scope.centre.catalogue):
            scope.report.error("F801", value.span, "shown")
        needs.extend(value.when_used)
        found.append(graph.Argument(value.key or str(number), value.expression))
    return tuple(found), tuple(needs)


def holds_secret(kind: Type, catalogue: Catalogue) -> bool:
    """Whether something secret stands in a record or a list."""
    seen: set[str] = set()
    waiting = [kind]
    while waiting:
        one = waiting.pop()
        if one.secret:
            return True
        if one.element is not None:
            waiting.append(one.element)
        if one.record in catalogue.records and one.record not in seen:
            seen.add(one.record)
            waiting.extend(field.type for field in catalogue.records[one.record].fields)
    return False
