"""What a call brings into a flow that is done, and what it brings back: its language and its medium.

`set language` holds to the end of the call, whichever flow did it. So the languages a call may be in are followed from
the services on, through every `do`; where a flow says at its head that it speaks others, nothing could be said there.
"""

from __future__ import annotations

from collections.abc import Mapping

from compiler import graph
from compiler.passes.check_media import media_on_entry
from compiler.passes.check_narrowed import Choices, onward
from compiler.passes.lower_draft import Draft
from compiler.passes.lower_flow import Lowered
from compiler.passes.resolve_centre import Centre, declared_languages
from flowlang.diagnostics import Note

NONE: Choices = frozenset()
LEADING = (graph.Do, graph.HandTo)
Spoken = dict[str, Choices]
"""State id -> the languages a call may be in there."""


def check_done(centre: Centre, lowered: Mapping[str, Lowered]) -> None:
    """Reports each `do` of a flow that does not speak the language of the call, or does not work on its medium."""
    flows = {name: one.flow for name, one in lowered.items()}
    changes = languages_set(flows)
    spoken = languages_on_entry(flows, _first_languages(centre, flows), changes)
    for name, one in lowered.items():
        media = media_on_entry(one.flow)
        for state in one.flow.states:
            done = flows.get(state.does.flow) if isinstance(state.does, LEADING) else None
            if done is None or any(centre.faults.in_head(centre.units[flow]) for flow in (name, done.name)):
                continue
            _report(centre, one.draft, state, done, "", spoken[name].get(state.id, NONE) - frozenset(done.languages))
            comes_back = isinstance(state.does, graph.Do)
            is_told_here = declared_languages(centre.units[name]) or not centre.callers(name)  # else who does this one
            if comes_back and is_told_here:
                _report(centre, one.draft, state, done, "back", changes[done.name] - frozenset(one.flow.languages))
            _report(centre, one.draft, state, done, "media", media.get(state.id, NONE) - frozenset(done.media))


def _report(
    centre: Centre, draft: Draft, state: graph.State, done: graph.FlowGraph, variant: str, lacking: Choices
) -> None:
    if lacking:
        unit = centre.units[done.name]
        note = Note(unit.place(unit.flow.name.span), "flow")
        facts = {"name": done.name, "lacking": ", ".join(sorted(lacking))}
        draft.scope.report.error("F513", draft.sources[state.id].span, variant, note, **facts)


# --- which languages come where -------------------------------------------------------------------------------------


def _first_languages(centre: Centre, flows: Mapping[str, graph.FlowGraph]) -> Spoken:
    """The language in which calls begin, by the flow of a service: the first of the centre's that the flow speaks."""
    served = {service.flow for service in centre.catalogue.services.values()}
    spoken = {
        name: [one for one in centre.catalogue.languages if one in flow.languages] for name, flow in flows.items()
    }
    return {name: frozenset(languages[:1] if name in served else ()) for name, languages in spoken.items()}


def languages_set(flows: Mapping[str, graph.FlowGraph]) -> Spoken:
    """The languages that each flow, or one it does, may set."""
    found = {name: frozenset(one for state in flow.states for one in _set(state, flow)) for name, flow in flows.items()}
    calls = {name: _done(flow, flows) for name, flow in flows.items()}
    callers: dict[str, list[str]] = {}
    for name, called in calls.items():
        for one in called:
            callers.setdefault(one, []).append(name)
    waiting = list(flows)
    while waiting:
        name = waiting.pop()
        for caller in callers.get(name, ()):
            if not found[name] <= found[caller]:
                found[caller] |= found[name]
                waiting.append(caller)
    return found


def _done(flow: graph.FlowGraph, flows: Mapping[str, graph.FlowGraph]) -> frozenset[str]:
    return frozenset(one.does.flow for one in flow.states if isinstance(one.does, graph.Do) and one.does.flow in flows)


def _set(state: graph.State, flow: graph.FlowGraph) -> Choices:
    """The languages that a state may set."""
    does = state.does
    if not isinstance(does, graph.Assign) or does.scope != "language":
        return NONE
    return frozenset({str(does.value.value)} if isinstance(does.value, graph.Constant) else flow.languages)


def languages_on_entry(
    flows: Mapping[str, graph.FlowGraph], first: Mapping[str, Choices], changes: Mapping[str, Choices]
) -> dict[str, Spoken]:
    """By flow, and by state, the languages of its own that a call may be in there, begun in those of `first`."""
    entries = dict(first)
    found: dict[str, Spoken] = {name: {} for name in flows}
    waiting = [name for name, languages in entries.items() if languages]
    while waiting:
        flow = flows[waiting.pop()]
        found[flow.name] = _in_flow(flow, entries[flow.name], changes)
        for state in flow.states:
            done = flows.get(state.does.flow) if isinstance(state.does, LEADING) else None
            coming = found[flow.name].get(state.id, NONE) & frozenset(done.languages if done else ())
            if done and not coming <= entries[done.name]:
                entries[done.name] |= coming
                waiting.append(done.name)
    return found


def _in_flow(flow: graph.FlowGraph, entry: Choices, changes: Mapping[str, Choices]) -> Spoken:
    own, states = frozenset(flow.languages), {state.id: state for state in flow.states}
    heads = [one for one in (flow.at_most_to, flow.on_hang_up, flow.on_failure) if one]
    heads += [exit.to for exit in flow.anywhere_exits]
    found: Spoken = {}
    waiting = [(flow.entry, entry & own)]
    while waiting:
        id, coming = waiting.pop()
        if id not in states or coming <= found.get(id, NONE):
            continue
        found[id] = found.get(id, NONE) | coming
        further = _further(states[id], found[id], flow, changes)
        waiting.extend((to, languages & own) for to, languages in further)
        waiting.extend((head, languages & own) for head in heads for _, languages in [("", found[id]), *further])
    return found


def _further(
    state: graph.State, languages: Choices, flow: graph.FlowGraph, changes: Mapping[str, Choices]
) -> list[tuple[str, Choices]]:
    if isinstance(state.does, graph.Do):
        languages |= changes.get(state.does.flow, NONE)
    return list(onward(state, "language", _set(state, flow) or languages))
