"""What lies over a picture: how each box and arrow looks, with a legend. Here: what scenarios took. Pure.

Colours are told apart by everybody, and never alone: a sign before the name and the line's style say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compiler.graph import FlowGraph, Give, Graph, State
from flowlang.values import Value
from visualizer.fold import block_of, fold
from visualizer.picture import Box, Picture

Ways = Mapping[str, Iterable[str]]
"""State id, or a flow's name -> the exits that were taken, as `flowlang test --coverage --json` lists them."""

HEADS = {"on-hang-up": "on hang up", "on-failure": "on failure", "at-most": "at most"}
ANYWHERE = "anywhere"


class Mark(Value, frozen=True):
    """How something looks.

    Args:
        name: Its name in `LEGENDS`.
        sign: Stands before its name.
        colour: Of its line. fill: Of a box. style: Of the line: solid, dashed or dotted. width: Of the line.
    """

    name: str
    sign: str
    colour: str
    fill: str
    style: str
    width: str


class Overlay(Value, frozen=True):
    """Marks of boxes by id, of arrows by `source->target`, words behind the names of boxes, and the legend."""

    boxes: dict[str, Mark]
    arrows: dict[str, Mark]
    words: dict[str, str] = {}
    legend: tuple[tuple[Mark, str], ...] = ()


PLAIN = Overlay({}, {})
"""Nothing lies over the picture."""

TAKEN = Mark("taken", "✓", "#0072b2", "#e3f1fa", "solid", "1.8")
PARTLY = Mark("partly", "◐", "#b07a00", "#fff4cf", "dashed", "1.8")
NEVER = Mark("never", "✗", "#c8400a", "#ffffff", "dotted", "2.2")

LEGENDS = {
    "en": {"taken": "taken", "partly": "partly taken", "never": "never taken"},
    "it": {"taken": "presa", "partly": "presa in parte", "never": "mai presa"},
}


def coverage_overlay(graph: Graph, taken: Ways, language: str = "en", flow: str | None = None) -> Overlay:
    """What of a centre, or of one flow, was taken and what never was.

    Args:
        graph: The centre.
        taken: State id -> the exits taken; a state that was reached stands there even without any. The ways of a
            whole flow stand under its name, those that may be chosen anywhere under `flow/anywhere`.
        language: Of the legend, en or it.
        flow: This flow alone.
    """
    ways = _reached(graph, {state: frozenset(exits) for state, exits in taken.items()})
    boxes: dict[str, Mark] = {}
    words: dict[str, str] = {}
    arrows: dict[str, Mark] = {}
    for one in graph.flows.values() if flow is None else [graph.flows[flow]]:
        for id, states in blocks_of(one).items():
            count, of = counted(states, ways)
            reached = any(state.id in ways for state in states)
            boxes[id] = mark_of(count, of, reached)
            words[id] = f"{count}/{of}" if 0 < count < of else ""
        arrows |= {id: mark_of(sum(found), len(found), False) for id, found in crossings(one, ways).items()}
    picture = fold(graph, flow)
    boxes |= {box.id: mark for box, mark in _rest(picture, boxes, arrows, ways)}
    legend = tuple((mark, LEGENDS[language][mark.name]) for mark in (TAKEN, PARTLY, NEVER))
    return Overlay(boxes, arrows, words, legend)


def _reached(graph: Graph, ways: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The ways, with the states that they lead to: of some nothing is seen but that."""
    to = (
        exit.to
        for flow in graph.flows.values()
        for state in flow.states
        for exit in state.exits
        if exit.exit in ways.get(state.id, ())
    )
    return {**dict.fromkeys(to, frozenset()), **ways}


def blocks_of(flow: FlowGraph) -> dict[str, list[State]]:
    """A flow's states by their step."""
    found: dict[str, list[State]] = {}
    for state in flow.states:
        found.setdefault(block_of(state.id), []).append(state)
    return found


def counted(states: Iterable[State], ways: Mapping[str, frozenset[str]]) -> tuple[int, int]:
    """How many exits of some states were taken, of how many."""
    every = [(state.id, exit.exit) for state in states for exit in state.exits]
    return sum(exit in ways.get(id, ()) for id, exit in every), len(every)


def mark_of(count: int, of: int, reached: bool) -> Mark:
    """The mark for so many taken of so many; where there is nothing to take, for whether it was reached."""
    if count == of and (of or reached):
        return TAKEN
    return PARTLY if count or reached else NEVER


def crossings(flow: FlowGraph, ways: Mapping[str, frozenset[str]]) -> dict[str, list[bool]]:
    """By arrow, whether each way that it stands for was taken."""
    found: dict[str, list[bool]] = {}
    for state in flow.states:
        source = block_of(state.id)
        if isinstance(state.does, Give):
            found.setdefault(f"{source}->{flow.name}/outcome/{state.does.outcome}", []).append(state.id in ways)
        for exit in state.exits:
            if block_of(exit.to) != source:
                was_taken = exit.exit in ways.get(state.id, ())
                found.setdefault(f"{source}->{block_of(exit.to)}", []).append(was_taken)
    return found


def _rest(
    picture: Picture, boxes: Mapping[str, Mark], arrows: dict[str, Mark], ways: Mapping[str, frozenset[str]]
) -> Iterable[tuple[Box, Mark]]:
    """Boxes that hold no states: outcomes, marked as the arrows to them, and what a flow's head leads to."""
    for flow in picture.flows:
        for box in flow.boxes:
            if box.kind == "outcome":
                to = [mark for id, mark in arrows.items() if id.endswith(f"->{box.id}")]
                yield box, TAKEN if TAKEN in to else PARTLY if PARTLY in to else NEVER
            elif box.id not in boxes:
                mark = TAKEN if _head_was_taken(flow.name, box.id, ways) else NEVER
                arrows |= {f"{one.source}->{one.target}": mark for one in flow.arrows if one.source == box.id}
                yield box, mark


def _head_was_taken(flow: str, box: str, ways: Mapping[str, frozenset[str]]) -> bool:
    name = box.rpartition("/")[2]
    if name in HEADS:
        return HEADS[name] in ways.get(flow, ())
    return name.removeprefix(f"{ANYWHERE}-") in ways.get(f"{flow}/{ANYWHERE}", ())
