"""What each medium can do: steps it cannot do, and questions without a length of silence there.

`if medium = voice` is followed: behind it only that medium is left.
"""

from __future__ import annotations

from collections.abc import Iterator

from compiler import graph
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
        waiting.extend(_onward(states[id], found[id]))
    return found


def _onward(state: graph.State, media: Media) -> Iterator[tuple[str, Media]]:
    if not isinstance(state.does, graph.Branch):
        yield from ((exit.to, media) for exit in state.exits)
        return
    targets = {exit.exit: exit.to for exit in state.exits}
    left = media
    for case in state.does.cases:
        yes, no = _split(case.condition, left)
        if case.exit in targets and yes:
            yield targets[case.exit], yes
        left = no
    if "else" in targets and left:
        yield targets["else"], left


def _split(condition: graph.AnyExpression, media: Media) -> tuple[Media, Media]:
    """On which media a condition may hold, and on which it may not."""
    if not isinstance(condition, graph.Operation):
        return media, media
    parts = [_split(one, media) for one in condition.arguments]
    if condition.operator == "not":
        return parts[0][1], parts[0][0]
    if condition.operator == "and":
        return parts[0][0] & parts[1][0], parts[0][1] | parts[1][1]
    if condition.operator == "or":
        return parts[0][0] | parts[1][0], parts[0][1] & parts[1][1]
    if condition.operator in ("=", "!="):
        return _compared(condition, media)
    return media, media


def _compared(condition: graph.Operation, media: Media) -> tuple[Media, Media]:
    one, other = condition.arguments
    if isinstance(one, graph.Constant):
        one, other = other, one
    if not (isinstance(one, graph.BuiltIn) and one.name == "medium" and isinstance(other, graph.Constant)):
        return media, media
    named = media & {str(other.value)}
    return (named, media - named) if condition.operator == "=" else (media - named, named)
