"""Two versions of a centre in one picture: what came, what went, what changed. Pure.

What went is drawn in its old place beside the rest, so that nothing of either version is missing.
"""

from __future__ import annotations

from collections.abc import Iterable

from compiler.graph import Graph
from flowlang.values import replace, to_json
from visualizer.fold import fold
from visualizer.overlay import Mark, Overlay, blocks_of
from visualizer.picture import Arrow, Box, FlowPicture, Picture

ADDED = Mark("added", "+", "#0072b2", "#e3f1fa", "solid", "2.4")
REMOVED = Mark("removed", "−", "#c8400a", "#f9ded2", "dotted", "2.2")
CHANGED = Mark("changed", "≈", "#b07a00", "#fff4cf", "dashed", "2.2")

LEGENDS = {
    "en": {"added": "added", "removed": "removed", "changed": "changed"},
    "it": {"added": "nuovo", "removed": "tolto", "changed": "cambiato"},
}


def difference_picture(
    old: Graph, new: Graph, language: str = "en", flow: str | None = None
) -> tuple[Picture, Overlay]:
    """The picture of both versions together, and what lies over it.

    Args:
        old, new: The versions.
        language: Of the legend, en or it.
        flow: This flow alone; it need be in one of them only.

    Raises:
        KeyError: Neither has such a flow.
    """
    older, newer = _folded(old, flow), _folded(new, flow)
    if flow is not None and not (older.flows or newer.flows):
        raise KeyError(flow)
    were = {one.name: one for one in older.flows}
    are = {one.name: one for one in newer.flows}
    together = [both(were.get(name), are.get(name)) for name in dict.fromkeys((*are, *were))]
    entries = {one.entry for one in together}
    picture = Picture(
        name=newer.name,
        lines={**older.lines, **newer.lines},
        services={**older.services, **newer.services},
        flows=tuple(together),
        dos=tuple(one for one in _joined(older.dos, newer.dos) if one.target in entries),
    )
    return picture, _overlay(older, newer, changed_blocks(old, new), language)


def _folded(graph: Graph, flow: str | None) -> Picture:
    if flow is not None and flow not in graph.flows:
        return Picture(graph.name, {}, {}, (), ())
    return fold(graph, flow)


def both(old: FlowPicture | None, new: FlowPicture | None) -> FlowPicture:
    """One flow with everything that either version has."""
    first = new or old
    assert first is not None
    if old is None or new is None:
        return first
    boxes = {box.id: box for box in new.boxes}
    gone = (replace(box, is_entry=False) for box in old.boxes if box.id not in boxes)
    return replace(first, boxes=(*new.boxes, *gone), arrows=_joined(old.arrows, new.arrows))


def _joined(old: tuple[Arrow, ...], new: tuple[Arrow, ...]) -> tuple[Arrow, ...]:
    have = {(one.source, one.target) for one in new}
    return (*new, *(one for one in old if (one.source, one.target) not in have))


def changed_blocks(old: Graph, new: Graph) -> set[str]:
    """The steps that both have and that do something else now."""
    before, now = _meanings(old), _meanings(new)
    return {id for id, meaning in now.items() if id in before and before[id] != meaning}


def _meanings(graph: Graph) -> dict[str, bytes]:
    blocks = (one for flow in graph.flows.values() for one in blocks_of(flow).items())
    return {id: to_json(states) for id, states in blocks}


def _overlay(old: Picture, new: Picture, changed: set[str], language: str) -> Overlay:
    were, are = _boxes(old), _boxes(new)
    boxes = _marks(were, are)
    boxes |= {id: CHANGED for id in changed if id in are and id in were}
    boxes |= {id: CHANGED for id, box in are.items() if box.kind == "head" and id in were and box != were[id]}
    before, now = _arrows(old), _arrows(new)
    arrows = _marks(before, now)
    arrows |= {id: CHANGED for id, one in now.items() if id in before and one != before[id]}
    legend = tuple((mark, LEGENDS[language][mark.name]) for mark in (ADDED, REMOVED, CHANGED))
    return Overlay(boxes, arrows, {}, legend)


def _marks(before: Iterable[str], now: Iterable[str]) -> dict[str, Mark]:
    """What is only in one of them."""
    were, are = dict.fromkeys(before), dict.fromkeys(now)
    return {id: ADDED for id in are if id not in were} | {id: REMOVED for id in were if id not in are}


def _boxes(picture: Picture) -> dict[str, Box]:
    return {box.id: box for flow in picture.flows for box in flow.boxes}


def _arrows(picture: Picture) -> dict[str, Arrow]:
    return {f"{one.source}->{one.target}": one for flow in picture.flows for one in flow.arrows}
