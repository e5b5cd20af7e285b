"""Calls that are taken: where `reject` comes too late, and where a caller would hear nothing for too long.

A call is taken by `answer`, or by the first thing that needs it. Where it may have been is followed from the services
on, through every `do` and `hand to`; from a flow's head it may be wherever something of the flow takes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compiler import graph
from compiler.passes.check_media import media_on_entry
from compiler.passes.check_times import SECOND
from compiler.passes.lower_flow import Lowered
from compiler.passes.resolve_centre import VOICE_MEDIA
from flowlang.diagnostics import Note

NEEDS_THE_CALL = (graph.Answer, graph.Question, graph.Record, graph.Transfer, graph.Queue, graph.RecordConversation)
"""What takes a call that was not taken before. A `wait for beep` does too."""

LONGEST_SILENT = 10 * SECOND

Taken = dict[str, str]
"""State -> the state that may have taken the call before it; the states before which none has are left out."""


def check_taken(lowered: Mapping[str, Lowered]) -> None:
    """Reports each `reject` of a call that may have been taken, and each silence on the line."""
    flows = {name: one.flow for name, one in lowered.items()}
    taken = taken_on_entry(flows)
    for one in lowered.values():
        for state in one.flow.states:
            by = taken[one.flow.name].get(state.id)
            if isinstance(state.does, graph.Reject) and by is not None:
                variant = "" if by.split("/")[0] == one.flow.name else "before"
                note = Note(lowered[by.split("/")[0]].sources[by], "taken")
                one.draft.scope.report.error("F407", one.draft.sources[state.id].span, variant, note)
        _silences(one)


def _silences(one: Lowered) -> None:
    """Reports a `wait` in which a caller hears nothing for too long."""
    media = media_on_entry(one.flow)
    for state in one.flow.states:
        does = state.does
        if not isinstance(does, graph.Wait) or media.get(state.id, frozenset()).isdisjoint(VOICE_MEDIA):
            continue
        place = one.draft.sources[state.id].span
        if does.until is not None:
            one.draft.scope.report.error("F514", place, "until", None, time="")
        elif (does.duration or 0) > LONGEST_SILENT:
            one.draft.scope.report.error("F514", place, "", None, time=f"{(does.duration or 0) // SECOND} s")


def takes_call(does: graph.AnyDoes) -> bool:
    """Whether something takes the call."""
    return isinstance(does, NEEDS_THE_CALL) or (isinstance(does, graph.Wait) and does.beep)


# --- where it may have been taken -------------------------------------------------------------------------------------


def taken_on_entry(flows: Mapping[str, graph.FlowGraph]) -> dict[str, Taken]:
    """By flow, and by state, what may have taken the call before it."""
    inside = _takers(flows)
    entries: dict[str, str] = {}
    found: dict[str, Taken] = {}
    waiting = list(flows)
    while waiting:
        flow = flows[waiting.pop()]
        found[flow.name] = _in_flow(flow, entries.get(flow.name), inside)
        for state in flow.states:
            target = _led_to(state.does)
            by = found[flow.name].get(state.id)
            if target in flows and by is not None and target not in entries:
                entries[target] = by
                waiting.append(target)
    return found


def _led_to(does: graph.AnyDoes) -> str:
    return does.flow if isinstance(does, graph.Do | graph.HandTo) else ""


def _takers(flows: Mapping[str, graph.FlowGraph]) -> dict[str, str]:
    """The flows in which, or in one they do, a call may be taken: each with a state that takes it."""
    found = {name: next((one.id for one in flow.states if takes_call(one.does)), "") for name, flow in flows.items()}
    found = {name: state for name, state in found.items() if state}
    waiting = True
    while waiting:
        fresh = {
            name: found[one.does.flow]
            for name, flow in flows.items()
            for one in flow.states
            if name not in found and isinstance(one.does, graph.Do) and one.does.flow in found
        }
        found |= fresh
        waiting = bool(fresh)
    return found


def _in_flow(flow: graph.FlowGraph, entry: str | None, inside: Mapping[str, str]) -> Taken:
    states = {state.id: state for state in flow.states}
    found: Taken = {}
    waiting = list(_begun(flow, entry, inside))
    while waiting:
        id, by = waiting.pop()
        if id not in states or id in found:
            continue
        found[id] = by
        waiting.extend((exit.to, by) for exit in states[id].exits)
    return found


def _begun(flow: graph.FlowGraph, entry: str | None, inside: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Where a call that was taken begins to be one: behind what takes it, and wherever the head then leads."""
    heads = [one for one in (flow.at_most_to, flow.on_hang_up, flow.on_failure) if one]
    heads += [exit.to for exit in flow.anywhere_exits]
    if entry is not None:
        yield from ((to, entry) for to in (flow.entry, *heads))
    for state in flow.states:
        done = state.does.flow if isinstance(state.does, graph.Do) else ""
        by = state.id if takes_call(state.does) else inside.get(done, "")
        if by:
            yield from ((to, by) for to in (*(exit.to for exit in state.exits), *heads))
