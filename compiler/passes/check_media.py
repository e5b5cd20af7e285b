"""What each medium can do: steps it cannot do, and questions without a length of silence there.

`if medium = voice` is followed: behind it only that medium is left.
"""

from __future__ import annotations

from compiler import graph
from compiler.passes.check_narrowed import onward
from compiler.passes.lower_draft import Draft
from compiler.passes.resolve_centre import MEDIA, VOICE_MEDIA
from flowlang import syntax

Media = frozenset[str]
VOICE = frozenset(VOICE_MEDIA)
NOT_BY_KEYS = ("text", "email", "code")
"""What cannot be keyed in on a telephone."""


def check_media(flow: graph.FlowGraph, draft: Draft) -> None:
    """Reports what a medium of the flow cannot do, and silences that have no length."""
    on_entry = media_on_entry(flow)
    silent = draft.scope.centre.silent[flow.name]
    told = set(MEDIA if draft.scope.centre.may_say(flow.name, syntax.Silence) else ())
    for state in flow.states:
        media = [one for one in flow.media if one in on_entry.get(state.id, frozenset())]
        cannot = [one for one in media if not can_do(state.does, one)]
        span = draft.sources[state.id].span
        if cannot:
            variant = "keys" if isinstance(state.does, graph.Question) else ""
            facts = {"word": _word(state.does), "media": ", ".join(cannot)}
            draft.scope.report.error("F506", span, variant, None, **facts)
        if isinstance(state.does, graph.Question):
            for medium in media:
                if medium not in silent | state.does.no_input_after.keys() and medium not in told:
                    told.add(medium)
                    _no_length(draft, state, medium)


def _no_length(draft: Draft, state: graph.State, medium: str) -> None:
    length = "6s" if medium in VOICE else f"3m on {medium}"
    draft.scope.report.error("F505", draft.sources[state.id].span, "", None, medium=medium, length=length)


def can_do(does: graph.AnyDoes, medium: str) -> bool:
    """Whether a medium can do this at all."""
    if isinstance(does, graph.Question):
        shape = does.shape
        return medium not in VOICE or shape is None or shape.type.base not in NOT_BY_KEYS
    if isinstance(does, graph.Play | graph.Record | graph.Transfer):
        return medium in VOICE
    return True


def _word(does: graph.AnyDoes) -> str:
    if isinstance(does, graph.Question):
        return does.shape.type.base if does.shape else "menu"
    words = {graph.Play: "play", graph.Record: "record message", graph.Transfer: "transfer"}
    return words.get(type(does), "")


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
