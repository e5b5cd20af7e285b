"""One flow lowered to its graph: blocks, then what the lines of its head lead to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compiler import graph
from compiler.passes.check_expressions import plain_text
from compiler.passes.check_scope import Scope
from compiler.passes.check_times import MOST_TALKED, within
from compiler.passes.check_types import type_of
from compiler.passes.check_variables import parameter_slots, variable_slots, variables
from compiler.passes.lower_actions import lower_fetch, lower_play, lower_record, lower_say, lower_set, lower_store
from compiler.passes.lower_calls import lower_do
from compiler.passes.lower_case import lower_case
from compiler.passes.lower_draft import Draft, Lower, Place
from compiler.passes.lower_exits import labels_span, stops
from compiler.passes.lower_hand_to import lower_hand_to
from compiler.passes.lower_leaving import lower_call_back, lower_deliver, lower_wait
from compiler.passes.lower_promises import lower_promises
from compiler.passes.lower_questions import collect, confirm, graph_option, menu, option_names, repeated_keys
from compiler.passes.lower_queues import lower_queue
from compiler.passes.lower_sending import lower_send, lower_show
from compiler.passes.lower_transfers import lower_transfer
from compiler.passes.lower_ways import again, branch, end, give_outcome, go_on, goto
from compiler.passes.lower_words import (
    lower_answer,
    lower_mark,
    lower_record_conversation,
    lower_reject,
    lower_wrap_up,
)
from compiler.passes.resolve_centre import Centre, declared_silences
from compiler.passes.resolve_units import Unit
from flowlang import syntax
from flowlang.source import Location
from flowlang.values import Value


class Lowered(Value, frozen=True, kw_only=True):
    """A flow's graph, the draft it was made in, and whether everything in it could be read."""

    flow: graph.FlowGraph
    draft: Draft
    sources: dict[str, Location]


def lower_flow(centre: Centre, unit: Unit) -> Lowered:
    """The graph of a flow, whatever faults it has; they are reported."""
    scope = Scope(centre, unit, variables(centre, unit))
    draft = Draft(scope, TABLE)
    _repeated_names(scope)
    if not unit.flow.blocks and not centre.faults.anywhere(unit):
        scope.report.error("F403", unit.flow.name.span, "flow", name=unit.name)
    faulty = centre.faults.blocks(unit)
    for block in unit.flow.blocks:
        if scope.blocks[block.name.text] is block:
            _block(draft, block, faulty)
    head = _head(draft)
    flow = _graph(draft, head)
    return Lowered(flow=flow, draft=draft, sources=_sources(draft))


def _graph(draft: Draft, head: _Head) -> graph.FlowGraph:
    scope, unit = draft.scope, draft.scope.unit
    first = unit.flow.blocks[0].name.text if unit.flow.blocks else "?"
    return graph.FlowGraph(
        name=unit.name,
        title=(plain_text(unit.flow.title) or "") if unit.flow.title else "",
        media=scope.media,
        languages=scope.languages,
        parameters=parameter_slots(scope),
        variables=variable_slots(scope),
        outcomes=_outcomes(scope),
        states=_in_order(draft, draft.block(first)),
        entry=draft.block(first),
        silences=declared_silences(unit),
        anywhere=head.anywhere,
        anywhere_exits=head.anywhere_exits,
        at_most=head.at_most,
        at_most_to=head.at_most_to,
        on_hang_up=head.on_hang_up,
        on_failure=head.on_failure,
        is_sub=unit.is_sub,
        promises=lower_promises(draft),
    )


def _in_order(draft: Draft, entry: str) -> tuple[graph.State, ...]:
    """The states in the order of their blocks and places; what the head leads to comes last."""
    blocks = {name: number for number, name in enumerate(draft.scope.blocks_in_order)}

    def place(id: str) -> tuple[bool, int, int, int, str]:
        span = draft.sources[id].span
        block = blocks.get(id.split("/")[1], len(blocks))
        return id != entry, block, span.line, span.column, id

    return tuple(draft.states[id] for id in sorted(draft.states, key=place))


def _outcomes(scope: Scope) -> tuple[graph.Outcome, ...]:
    catalogue = scope.centre.catalogue
    return tuple(
        graph.Outcome(
            outcome.name.text,
            tuple(graph.Slot(one.name.text, type_of(one.type, catalogue, scope.report)) for one in outcome.results),
        )
        for outcome in dict.fromkeys(scope.unit.outcomes)
    )


def _sources(draft: Draft) -> dict[str, Location]:
    """Where each state was written; the flow and its outcomes too, under `main` and `main/outcome-verified`."""
    unit = draft.scope.unit
    named = {unit.name: unit.place(unit.flow.name.span)}
    for outcome in unit.outcomes:
        named[f"{unit.name}/outcome-{outcome.name.text}"] = unit.place(outcome.name.span)
    return {**draft.named, **named, **draft.sources}


# --- names ----------------------------------------------------------------------------------------------------------


def _repeated_names(scope: Scope) -> None:
    """Reports blocks, outcomes and results that have the name of another."""
    _repeated([block.name for block in scope.unit.flow.blocks], scope)
    _repeated([outcome.name for outcome in scope.unit.outcomes], scope)
    for outcome in scope.unit.outcomes:
        _repeated([result.name for result in outcome.results], scope)


def _repeated(names: Sequence[syntax.Identifier], scope: Scope) -> None:
    seen: dict[str, syntax.Identifier] = {}
    for name in names:
        if name.text in seen:
            scope.report.error("F202", name.span, "", scope.report.note(seen[name.text].span, "first"), name=name.text)
        seen.setdefault(name.text, name)


# --- blocks ---------------------------------------------------------------------------------------------------------


def _block(draft: Draft, block: syntax.Block, faulty: frozenset[str]) -> None:
    draft.is_partial = block.name.text in faulty
    if isinstance(block, syntax.Menu):
        menu(draft, block)
    elif isinstance(block, syntax.QueueBlock):
        lower_queue(draft, block)
    else:
        _step(draft, block)
    draft.is_partial = False


def _step(draft: Draft, step: syntax.Step) -> None:
    id = draft.block(step.name.text)
    last: syntax.Node = step.statements[-1] if step.statements else step.name
    first = draft.sequence(step.statements, Place(id, stops(draft, last.span, "", name=step.name.text)))
    draft.add(id, graph.Enter(), [("next", first)], step.name.span)


# --- the head -------------------------------------------------------------------------------------------------------


class _Head(Value, frozen=True, kw_only=True):
    """What the lines of a flow's head lead to."""

    anywhere: tuple[graph.Option, ...]
    anywhere_exits: tuple[graph.Transition, ...]
    at_most: int | None
    at_most_to: str | None
    on_hang_up: str | None
    on_failure: str | None


def _head(draft: Draft) -> _Head:
    unit = draft.scope.unit
    _once_each(draft)
    time = next(iter(unit.head(syntax.AtMost)), None)
    hang_up = next(iter(unit.head(syntax.OnHangUp)), None)
    failure = next(iter(unit.head(syntax.OnFailure)), None)
    anywhere, exits = _anywhere(draft)
    return _Head(
        anywhere=anywhere,
        anywhere_exits=exits,
        at_most=within(time.duration, 0, draft.scope.report, MOST_TALKED) or None if time else None,
        at_most_to=_leads(draft, "at-most", time.body) if time else None,
        on_hang_up=_leads(draft, "on-hang-up", hang_up.body) if hang_up else None,
        on_failure=_leads(draft, "on-failure", failure.body) if failure else None,
    )


ONCE: dict[type[syntax.Node], str] = {
    syntax.Languages: "languages",
    syntax.Media: "media",
    syntax.Silence: "no input",
    syntax.AtMost: "at most",
    syntax.OnHangUp: "on hang up",
    syntax.OnFailure: "on failure",
}


def _once_each(draft: Draft) -> None:
    for kind, word in ONCE.items():
        lines = draft.scope.unit.head(kind)
        for line in lines[1:]:
            note = draft.scope.report.note(lines[0].span, "first")
            draft.scope.report.error("F202", line.span, "head", note, name=word)


def _leads(draft: Draft, name: str, body: syntax.Body) -> str:
    last: syntax.Node = body.statements[-1] if body.statements else body
    return draft.sequence(
        body.statements, Place(draft.block(name), stops(draft, last.span, "head", name=name.replace("-", " ")))
    )


def _anywhere(draft: Draft) -> tuple[tuple[graph.Option, ...], tuple[graph.Transition, ...]]:
    options = [line.option for line in draft.scope.unit.head(syntax.Anywhere)]
    repeated_keys(draft, options)
    found, exits = [], []
    for option, name in zip(options, option_names(options), strict=True):
        for label in option.labels:
            if isinstance(label, syntax.ShapeLabel):
                draft.scope.report.error("F511", label.span, "anywhere")
        path = f"{draft.name}/anywhere/{name}"
        draft.named[path] = draft.scope.unit.place(option.span)
        entry = draft.sequence(option.body.statements, Place(path, stops(draft, labels_span(option.labels), "option")))
        found.append(graph_option(draft, option, name))
        exits.append(graph.Transition(name, entry))
    return tuple(found), tuple(exits)


TABLE: Mapping[type, Lower] = {
    syntax.Say: lower_say,
    syntax.Play: lower_play,
    syntax.Set: lower_set,
    syntax.Fetch: lower_fetch,
    syntax.Store: lower_store,
    syntax.RecordMessage: lower_record,
    syntax.Send: lower_send,
    syntax.Show: lower_show,
    syntax.Do: lower_do,
    syntax.Collect: collect,
    syntax.Confirm: confirm,
    syntax.If: branch,
    syntax.Case: lower_case,
    syntax.Goto: goto,
    syntax.Again: again,
    syntax.GoOn: go_on,
    syntax.End: end,
    syntax.GiveOutcome: give_outcome,
    syntax.HandTo: lower_hand_to,
    syntax.Transfer: lower_transfer,
    syntax.Wait: lower_wait,
    syntax.Deliver: lower_deliver,
    syntax.CallBack: lower_call_back,
    syntax.Answer: lower_answer,
    syntax.Reject: lower_reject,
    syntax.RecordConversation: lower_record_conversation,
    syntax.Mark: lower_mark,
    syntax.WrapUp: lower_wrap_up,
}
