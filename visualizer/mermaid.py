"""The picture as Mermaid, for places that draw it themselves (wikis, repositories). Pure: text out."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.graph import Graph
from visualizer.fold import fold
from visualizer.overlay import PLAIN, Mark, Overlay
from visualizer.picture import GO, Arrow, Box, FlowPicture, Picture
from visualizer.short import clip

STYLES = """classDef menu fill:#dbeafe,stroke:#1d4ed8,color:#1f2937
classDef step fill:#ffffff,stroke:#6b7280,color:#1f2937
classDef ending fill:#fee2e2,stroke:#6b7280,color:#1f2937
classDef outcome fill:#dcfce7,stroke:#15803d,color:#1f2937
classDef head fill:#f9fafb,stroke:#f9fafb,color:#4b5563
classDef door fill:#fef3c7,stroke:#b45309,color:#1f2937"""

DASHES = {"solid": "0", "dashed": "6 4", "dotted": "2 3"}
"""The styles of lines, as Mermaid spells them."""

SPECIAL = str.maketrans({one: f"#{ord(one)};" for one in '#"<>&`\\'})


def to_mermaid(graph: Graph, flow: str | None = None) -> str:
    """A centre, or one of its flows, as a Mermaid flowchart.

    Raises:
        KeyError: There is no such flow.
    """
    return drawn(fold(graph, flow))


def drawn(picture: Picture, overlay: Overlay = PLAIN) -> str:
    """A picture as Mermaid, with what lies over it."""
    numbers = _numbers(picture)
    lines = [*_doors(picture, numbers), *_flows(picture, numbers, overlay), *STYLES.splitlines()]
    lines += [*_marks(picture, numbers, overlay), *_legend(overlay)]
    return "flowchart LR\n" + "".join(f"  {line}\n" for line in lines)


def _numbers(picture: Picture) -> dict[str, str]:
    """A plain name for each node, since Mermaid takes few characters in one: `n1`, `n2` … in the order drawn."""
    ids = [f"line/{name}" for name in picture.lines] + [f"service/{name}" for name in picture.services]
    ids += [box.id for flow in picture.flows for box in flow.boxes]
    return {id: f"n{number}" for number, id in enumerate(ids, 1)}


def _doors(picture: Picture, numbers: dict[str, str]) -> Iterator[str]:
    entries = {flow.name: flow.entry for flow in picture.flows}
    for name, service in picture.lines.items():
        yield f"{numbers[f'line/{name}']}([{text(f'line {name}')}]):::door"
        if service in picture.services:
            yield f"{numbers[f'line/{name}']} --> {numbers[f'service/{service}']}"
    for name, flow in picture.services.items():
        yield f"{numbers[f'service/{name}']}([{text(f'service {name}')}]):::door"
        if entries.get(flow):
            yield f"{numbers[f'service/{name}']} ==> {numbers[entries[flow]]}"


def _flows(picture: Picture, numbers: dict[str, str], overlay: Overlay) -> Iterator[str]:
    for number, flow in enumerate(picture.flows, 1):
        yield f"subgraph f{number} [{text(flow.title or flow.name)}]"
        yield from (f"  {line}" for line in _flow(flow, numbers, overlay))
        yield "end"
    for arrow in picture.dos:
        yield f"{numbers[arrow.source]} -.-> {numbers[arrow.target]}"


def _marks(picture: Picture, numbers: dict[str, str], overlay: Overlay) -> Iterator[str]:
    """The marks of boxes and arrows; arrows are known by their place in the text."""
    for box in (box for flow in picture.flows for box in flow.boxes if box.id in overlay.boxes):
        yield f"style {numbers[box.id]} {_looks(overlay.boxes[box.id], is_box=True)}"
    first = sum(service in picture.services for service in picture.lines.values())
    entries = {flow.name: flow.entry for flow in picture.flows}
    first += sum(bool(entries.get(flow)) for flow in picture.services.values())
    arrows = [arrow for flow in picture.flows for arrow in flow.arrows]
    for at, arrow in enumerate(arrows, first):
        mark = overlay.arrows.get(f"{arrow.source}->{arrow.target}")
        if mark is not None:
            yield f"linkStyle {at} {_looks(mark)}"


def _looks(mark: Mark, is_box: bool = False) -> str:
    fill = f"fill:{mark.fill}," if is_box else ""
    return f"{fill}stroke:{mark.colour},stroke-width:{mark.width}px,stroke-dasharray:{DASHES[mark.style]}"


def _legend(overlay: Overlay) -> Iterator[str]:
    for number, (mark, words) in enumerate(overlay.legend, 1):
        yield f"l{number}({text(f'{mark.sign} {words}')})"
        yield f"style l{number} {_looks(mark, is_box=True)}"


def _flow(flow: FlowPicture, numbers: dict[str, str], overlay: Overlay) -> Iterator[str]:
    for box in flow.boxes:
        mark, more = overlay.boxes.get(box.id), overlay.words.get(box.id, "")
        shape = _shape(box, f"{mark.sign} " if mark else "", f" · {more}" if more else "")
        kind = "step" if overlay.legend and box.kind != "head" else "ending" if box.ends else box.kind
        yield f"{numbers[box.id]}{shape}:::{kind}"
    for arrow in flow.arrows:
        yield _arrow(arrow, numbers)


def _shape(box: Box, sign: str, more: str) -> str:
    name = f"{sign}{'▶ ' if box.is_entry else ''}{box.name}{' ■' if box.ends else ''}{more}"
    label = text("\n".join((name, *box.lines, *box.asides)))
    return {"menu": f"{{{{{label}}}}}", "outcome": f"([{label}])"}.get(box.kind, f"({label})")


def _arrow(arrow: Arrow, numbers: dict[str, str]) -> str:
    labels = "\n".join((*arrow.labels, *arrow.asides))
    line = "-->" if arrow.kind == GO else "-.->"
    return f"{numbers[arrow.source]} {line}{f'|{text(labels)}|' if labels else ''} {numbers[arrow.target]}"


def text(words: str) -> str:
    """A text in quotation marks; every character that means something to Mermaid or HTML stands as its number."""
    lines = [clip(line, 60).translate(SPECIAL) for line in words.split("\n")]
    return '"' + "<br/>".join(lines) + '"'
