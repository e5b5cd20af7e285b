"""What each medium can do: steps it cannot do, and questions without a length of silence there.

`if medium = voice` is followed: behind it only that medium is left.
"""

from __future__ import annotations

from compiler import graph
from compiler.media import MEDIA, VOICE_MEDIA
from compiler.media_abilities import lack
from compiler.passes.check_narrowed import onward
from compiler.passes.lower_draft import Draft
from flowlang import syntax

Media = frozenset[str]
VOICE = frozenset(VOICE_MEDIA)


def check_media(flow: graph.FlowGraph, draft: Draft) -> None:
    """Reports what a medium of the flow cannot do, and silences that have no length."""
    on_entry = media_on_entry(flow)
    silent = draft.scope.centre.silent[flow.name]
    told = set(MEDIA if draft.scope.centre.may_say(flow.name, syntax.Silence) else ())
    for state in flow.states:
        media = [one for one in flow.media if one in on_entry.get(state.id, frozenset())]
        _cannot(draft, state, media)
        if isinstance(state.does, graph.Question):
            for medium in media:
                if medium not in silent | state.does.no_input_after.keys() and medium not in told:
                    told.add(medium)
                    _no_length(draft, state, medium)


def _cannot(draft: Draft, state: graph.State, media: list[str]) -> None:
    """Reports the media that lack what a state needs, with the test that keeps them from it."""
    lacks = {medium: found for medium in media if (found := lack(state.does, medium)) is not None}
    if not lacks:
        return
    first = next(iter(lacks.values()))
    able = [medium for medium in media if medium not in lacks]
    variant = first.variant if able else f"{first.variant}_alone".removeprefix("_")
    facts = {"word": first.word, "media": ", ".join(lacks), "test": " or ".join(f"medium = {one}" for one in able)}
    draft.scope.report.error("F506", draft.sources[state.id].span, variant, None, **facts, **first.facts)


def _no_length(draft: Draft, state: graph.State, medium: str) -> None:
    length = "6s" if medium in VOICE else f"3m on {medium}"
    draft.scope.report.error("F505", draft.sources[state.id].span, "", None, medium=medium, length=length)


# --- which media come here ------------------------------------------------------------------------------------------


def media_on_entry(flow: graph.FlowGraph) -> dict[str, Media]:
    """The media on which a call may be in each state."""
    every = frozenset(flow.media)
    states = {state.id: state for state in flow.states}
    heads = (flow.entry, flow.at_most_to, flow.on_hang_up, flow.on_failure)
    waiting = [(one, every) for one in (*heads, *(exit.to for exit in flow.anywhere_exits)) if one]
    found: dict[str, Media] = {}
    while waiting:
        id, coming = waiting.pop()
        if id not in states or coming <= found.get(id, frozenset()):
            continue
        found[id] = found.get(id, frozenset()) | coming
        waiting.extend(onward(states[id], "medium", found[id]))
    return found
