"""Actions: `say`, `play`, `set`, `fetch`, `store`, `record message`."""

from __future__ import annotations

from compiler import graph
from compiler.catalogue import ConnectorOperation
from compiler.passes.check_connectors import addresses, operation_of
from compiler.passes.check_expressions import expression
from compiler.passes.check_scope import BUILT_IN, Need
from compiler.passes.check_texts import Spoken, play, say
from compiler.passes.check_times import MOST_RECORDED, MOST_WAITED, within
from compiler.passes.check_typed import Typed
from compiler.passes.check_types import ERROR
from compiler.passes.check_values import Given, arguments, fill, pass_on
from compiler.passes.lower_draft import Draft, Filling, Place
from compiler.passes.lower_exits import Exits, inside_action, lower_exits, transitions
from compiler.passes.lower_questions import ENDING_KEYS
from compiler.types import Type
from flowlang import syntax
from flowlang.diagnostics import Note

SECOND = 1_000_000
RECORDED = 120 * SECOND  # where the flow does not say how long a message may be


def lower_say(draft: Draft, node: syntax.Say, id: str, place: Place) -> str:
    """`say`: goes on when it has been heard."""
    spoken = say(node, draft.scope)
    return draft.add(id, graph.Say(spoken.speech), [("next", place.below())], node.span, Filling(spoken.needs))


def lower_play(draft: Draft, node: syntax.Play, id: str, place: Place) -> str:
    """`play`: to its end."""
    spoken = play(node, draft.scope)
    return draft.add(id, graph.Play(spoken.speech), [("next", place.below())], node.span, Filling(spoken.needs))


# --- set ------------------------------------------------------------------------------------------------------------


def lower_set(draft: Draft, node: syntax.Set, id: str, place: Place) -> str:
    """`set x to …`, `set language to it`."""
    target = _settable(draft, node)
    if target is None:
        expected = draft.scope.built_in(node.target.text) if isinstance(node.target, syntax.Name) else None
        expression(node.value, draft.scope, expected)
        return place.below()
    name, scope, kind = target
    value = expression(node.value, draft.scope, kind)
    needs = pass_on(value, kind, draft.scope, _declared(draft, name))
    does = graph.Assign(name, scope, value.expression)
    return draft.add(id, does, [("next", place.below())], node.span, _set_filling(name, kind, needs, value))


def _set_filling(name: str, kind: Type, needs: tuple[Need, ...], value: Typed) -> Filling:
    """What is set has a value; what may be empty, where that which it is set to has one."""
    this = frozenset({name})
    fills = {} if kind.optional and value.type.base == "nothing" else {"next": this}
    may_be_empty = kind.optional and value.type.optional
    return Filling(needs, {"next": this}, fills, frozenset(need.key for need in value.when_used if may_be_empty))


def _declared(draft: Draft, name: str) -> Note | None:
    known = draft.scope.known.get(name)
    return draft.scope.report.note(known.span, "declared") if known else None


def _settable(draft: Draft, node: syntax.Set) -> tuple[str, str, Type] | None:
    """The name, scope and type of what is set, or none where it cannot be set."""
    scope, target = draft.scope, node.target
    if isinstance(target, syntax.Field):
        scope.report.error("F311", target.span, "field")
        return None
    if target.text == "language":
        return "language", "language", Type("choice", choices=scope.languages)
    known = scope.known.get(target.text)
    if known is not None:
        return known.name, known.scope, known.type
    if target.text in (*BUILT_IN, "message"):
        scope.report.error("F311", target.span, "", name=target.text)
    else:
        expression(target, scope)
    return None


# --- connectors -----------------------------------------------------------------------------------------------------


def lower_fetch(draft: Draft, node: syntax.Fetch, id: str, place: Place) -> str:
    """`fetch bill from crm.last_bill(account)`."""
    operation = operation_of(node, draft.scope)
    given, meanwhile = _request(draft, node, operation)
    exits = _request_exits("fetch", operation)
    inside = inside_action(id, place)
    handled = lower_exits(draft, node.exits, node, id, inside, exits)
    kind = (operation.gives or ERROR) if operation else ERROR
    fills = fill(node.variable, kind, draft.scope)
    limit = within(node.within, operation.within if operation else SECOND, draft.scope.report, MOST_WAITED)
    does = graph.Fetch(
        node.connector.text, node.operation.text, given.arguments, node.variable.text, limit, _speech(meanwhile)
    )
    cleared = frozenset({node.variable.text})
    filling = Filling((*given.needs, *_needs(meanwhile)), {"ok": cleared}, {"ok": fills})
    return draft.add(id, does, transitions(handled, exits, inside), node.span, filling)


def lower_store(draft: Draft, node: syntax.Store, id: str, place: Place) -> str:
    """`store bank.block(pan)`."""
    operation = operation_of(node, draft.scope)
    given, meanwhile = _request(draft, node, operation)
    exits = _request_exits("store", operation)
    inside = inside_action(id, place)
    handled = lower_exits(draft, node.exits, node, id, inside, exits)
    limit = within(node.within, operation.within if operation else SECOND, draft.scope.report, MOST_WAITED)
    does = graph.Store(node.connector.text, node.operation.text, given.arguments, limit, _speech(meanwhile))
    filling = Filling((*given.needs, *_needs(meanwhile)))
    return draft.add(id, does, transitions(handled, exits, inside), node.span, filling)


def _request(
    draft: Draft, node: syntax.Fetch | syntax.Store, operation: ConnectorOperation | None
) -> tuple[Given, Spoken | None]:
    """The arguments of a request, and what is heard meanwhile."""
    scope = draft.scope
    if operation is None:
        given = arguments(node.arguments, [("", ERROR) for _ in node.arguments], node.span, scope)
    else:
        takes = [(field.name, field.type) for field in operation.takes]
        note = scope.centre.note(operation.span, "declared")
        given = arguments(node.arguments, takes, node.span, scope, note)
        addresses(given, operation, scope)
    return given, _meanwhile(draft, node.meanwhile)


def _meanwhile(draft: Draft, node: syntax.Meanwhile | None) -> Spoken | None:
    if node is None:
        return None
    return say(node.say, draft.scope) if isinstance(node.say, syntax.Say) else play(node.say, draft.scope)


def _speech(spoken: Spoken | None) -> graph.Speech | None:
    return spoken.speech if spoken else None


def _needs(spoken: Spoken | None) -> tuple[Need, ...]:
    return spoken.needs if spoken else ()


def _request_exits(word: str, operation: ConnectorOperation | None) -> Exits:
    answers = tuple(operation.answers) if operation else ()
    return Exits(word, ("ok",), answers, may_fail=True, is_open=operation is None)


# --- record -----------------------------------------------------------------------------------------------


def lower_record(draft: Draft, node: syntax.RecordMessage, id: str, place: Place) -> str:
    """`record message at most 2m, ending on hash`."""
    exits = Exits("record message", ("recorded",), ("silence",), may_fail=True)
    inside = inside_action(id, place)
    handled = lower_exits(draft, node.exits, node, id, inside, exits)
    limit = within(node.at_most, RECORDED, draft.scope.report, MOST_RECORDED)
    ending = ENDING_KEYS.get(node.ending_on.text, "") if node.ending_on else ""
    filling = Filling((), {}, {"recorded": frozenset({"message"})})
    return draft.add(id, graph.Record(limit, ending), transitions(handled, exits, inside), node.span, filling)
