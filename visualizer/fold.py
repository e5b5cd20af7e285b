"""Folds a graph into what is drawn: states into their step, ways between states into arrows between steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from compiler.graph import Count, Do, End, FlowGraph, Give, Graph, Ladder, Question, Repeat, State
from flowlang.values import replace
from visualizer.picture import ASIDE, DO, GO, Arrow, Box, FlowPicture, Picture
from visualizer.short import clip, option_label, said, when

MOST_LINES = 3
MOST_LABELS = 6
MOST_ASIDES = 3
LONGEST_ASIDE = 44  # characters
MOST_WAYS = 2000  # that are told apart in one step; beyond that their words are left out
SECOND = 1_000_000


def fold(graph: Graph, flow: str | None = None) -> Picture:
    """The picture of a centre, or of one flow.

    Raises:
        KeyError: There is no such flow.
    """
    flows = list(graph.flows.values()) if flow is None else [graph.flows[flow]]
    language = graph.languages[0] if graph.languages else ""
    pictures = tuple(_flow(one, language) for one in flows)
    entries = {one.name: one.entry for one in pictures if one.entry}
    return Picture(
        name=graph.name,
        lines=dict(graph.lines) if flow is None else {},
        services={name: one.flow for name, one in graph.services.items()} if flow is None else {},
        flows=pictures,
        dos=tuple(_dos(flows, entries)),
    )


def block_of(state_id: str) -> str:
    """The id of the step or menu that a state belongs to."""
    return "/".join(state_id.split("/", 2)[:2])


def _dos(flows: list[FlowGraph], entries: dict[str, str]) -> Iterator[Arrow]:
    pairs = {
        (block_of(state.id), state.does.flow) for one in flows for state in one.states if isinstance(state.does, Do)
    }
    for source, name in sorted(pairs):
        if name in entries:
            yield Arrow(source, entries[name], DO, (name,))


def _flow(flow: FlowGraph, language: str) -> FlowPicture:
    blocks: dict[str, list[State]] = {}
    for state in flow.states:
        blocks.setdefault(block_of(state.id), []).append(state)
    arrows = [arrow for states in blocks.values() for arrow in _arrows(states, language)]
    heads = list(_heads(flow, blocks))
    outcomes = [Box(f"{flow.name}/outcome/{one.name}", "outcome", one.name) for one in flow.outcomes]
    boxes = [_box(flow, id, states, language) for id, states in blocks.items()]
    known = {box.id for box in (*boxes, *outcomes)}
    kept = [one for one in arrows if one.target in known]
    hidden = _hidden(kept)
    return FlowPicture(
        name=flow.name,
        title=flow.title,
        boxes=(*(box for box, _ in heads), *(_with_asides(box, hidden) for box in boxes), *outcomes),
        arrows=(*(arrow for _, arrow in heads), *(one for one in kept if one not in hidden.get(one.source, ()))),
    )


def _hidden(arrows: list[Arrow]) -> dict[str, list[Arrow]]:
    """By their source, arrows nobody means to take, to places where so many of them meet that they hide the others."""
    asides = [arrow for arrow in arrows if arrow.kind == ASIDE]
    counts = Counter(arrow.target for arrow in asides)
    hidden: dict[str, list[Arrow]] = {}
    for arrow in asides:
        if counts[arrow.target] > MOST_ASIDES:
            hidden.setdefault(arrow.source, []).append(arrow)
    return hidden


def _with_asides(box: Box, hidden: dict[str, list[Arrow]]) -> Box:
    """The box with lines instead of such arrows."""
    ways = [(label, one.target) for one in hidden.get(box.id, ()) for label in one.asides or ("else",)]
    return replace(box, asides=tuple(clip(f"{label} → {to.rpartition('/')[2]}", LONGEST_ASIDE) for label, to in ways))


def _heads(flow: FlowGraph, blocks: dict[str, list[State]]) -> Iterator[tuple[Box, Arrow]]:
    """What a flow's head leads to: hang-up, failure, its own time, and what may be chosen anywhere."""
    targets = [
        ("on-hang-up", "when the caller hangs up", flow.on_hang_up),
        ("on-failure", "when something fails", flow.on_failure),
        ("at-most", f"after {lasting(flow.at_most or 0)}", flow.at_most_to),
    ]
    labels = {option.exit: option_label(option, next(iter(flow.languages), "")) for option in flow.anywhere}
    targets.extend(
        (f"anywhere-{one.exit}", f"anywhere: {labels.get(one.exit, one.exit)}", one.to) for one in flow.anywhere_exits
    )
    for name, words, target in targets:
        if target and block_of(target) in blocks:
            box = Box(f"{flow.name}/head/{name}", "head", clip(words))
            yield box, Arrow(box.id, block_of(target), ASIDE)


def lasting(microseconds: int) -> str:
    """A length of time in words: whole minutes, else seconds."""
    seconds = microseconds // SECOND
    count, word = (seconds // 60, "minute") if seconds % 60 == 0 else (seconds, "second")
    return f"{count} {word}{'' if count == 1 else 's'}"


def _box(flow: FlowGraph, id: str, states: list[State], language: str) -> Box:
    is_menu = any(isinstance(state.does, Question) and state.id == id for state in states)
    main = [said(state.does, language) for state in states if state.id.count("/") < 3]
    lines = list(dict.fromkeys(line for line in (*main, *_repeats(states, language)) if line))
    more = ["…"] if len(lines) > MOST_LINES else []
    return Box(
        id=id,
        kind="menu" if is_menu else "step",
        name=clip(id.rpartition("/")[2]),
        lines=(*lines[:MOST_LINES], *more),
        is_entry=block_of(flow.entry) == id,
        ends=any(isinstance(state.does, End) for state in states),
    )


def _repeats(states: list[State], language: str) -> Iterator[str]:
    """What the caller can do to hear a question again."""
    repeats = {state.id for state in states if isinstance(state.does, Repeat)}
    for state in states:
        if isinstance(state.does, Question):
            exits = {exit.exit for exit in state.exits if exit.to in repeats}
            labels = [option_label(option, language) for option in state.does.options if option.exit in exits]
            yield clip(f"again: {', '.join(labels)}") if labels else ""


# --- arrows ---------------------------------------------------------------------------------------------------------

Way = tuple[str, str, bool]
"""Where a way has come to (a state's id), the words for it so far, and whether the caller does not mean to take it."""


def _arrows(states: list[State], language: str) -> Iterator[Arrow]:
    """The ways out of a step, one arrow to each place; without words where nothing is asked and all lead to one."""
    found: dict[str, Arrow] = {}
    for target, label, is_aside in _ways_out(states, language):
        arrow = found.get(target, Arrow(block_of(states[0].id), target, ASIDE))
        if is_aside:
            found[target] = replace(arrow, asides=_added(arrow.asides, label))
        else:
            found[target] = replace(arrow, kind=GO, labels=_added(arrow.labels, label))
    if len(found) == 1 and not any(isinstance(state.does, Question) for state in states):
        found = {target: replace(arrow, kind=GO, labels=(), asides=()) for target, arrow in found.items()}
    yield from found.values()


def _added(labels: tuple[str, ...], label: str) -> tuple[str, ...]:
    if not label or label in labels or len(labels) > MOST_LABELS:
        return labels
    return (*labels, label if len(labels) < MOST_LABELS else "…")


def _ways_out(states: list[State], language: str) -> Iterator[Way]:
    """Every way from the beginning of a step out of it; a way that comes back into the step is not gone on with."""
    here = {state.id: state for state in states}
    block = block_of(states[0].id)
    start = here.get(block, states[0]).id
    waiting: list[Way] = [(start, "", False)]
    seen = set(waiting)
    for at, label, is_aside in waiting:  # grows while it is walked
        state = here[at]
        if isinstance(state.does, Give):
            yield f"{block.partition('/')[0]}/outcome/{state.does.outcome}", label, is_aside
        for exit in () if isinstance(state.does, Repeat) else state.exits:
            word, aside = _next_label(state, exit.exit, label, language)
            way = (exit.to, word if len(waiting) < MOST_WAYS else "…", is_aside or aside)
            if exit.to not in here:
                yield block_of(exit.to), way[1], way[2]
            elif way not in seen and exit.to != start:
                seen.add(way)
                waiting.append(way)


def _next_label(state: State, exit: str, label: str, language: str) -> tuple[str, bool]:
    """The words for a way after one more exit: the last that say something, with how often for a ladder."""
    does = state.does
    if isinstance(does, Count | Ladder):
        times = (does.times if isinstance(does, Count) else does.rungs) + 1
        return (f"{label} {times} times".strip() if exit == "then" else label), False
    word, is_aside = when(state, exit, language)
    return word or label, is_aside
