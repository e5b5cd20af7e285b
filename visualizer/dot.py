"""The picture as DOT, for graphviz. Pure: text out.

Ids and classes: a step's node has the id of its first state (`main/options`), an arrow `source->target`; classes are
the kinds (`step`, `menu`, `outcome`, `head`, `go`, `aside`, `do`). An overlay finds by them what it colours.

Every name and text may be hostile. What stands in quotation marks has its backslashes and marks escaped; what stands
in a label is escaped as XML and holds no control characters.
"""

from __future__ import annotations

from collections.abc import Iterator

from compiler.graph import Graph
from visualizer.fold import fold
from visualizer.overlay import PLAIN, Mark, Overlay
from visualizer.picture import GO, Arrow, Box, FlowPicture, Picture
from visualizer.short import clip

FONT = "DejaVu Sans"
INK, SOFT, FAINT = "#1f2937", "#4b5563", "#9ca3af"
FILLS = {"step": "#ffffff", "menu": "#dbeafe", "outcome": "#dcfce7", "head": "#f3f4f6", "end": "#fee2e2"}
EDGES = {"step": "#6b7280", "menu": "#1d4ed8", "outcome": "#15803d", "head": "#9ca3af"}
DO_COLOUR = "#6d28d9"
ENTRY_COLOUR = "#15803d"
SPACE = "&#160;"  # on both sides of an arrow's words, so that no arrow touches them

HEADER = f"""digraph centre {{
  graph [rankdir=TB, bgcolor="#ffffff", compound=true, newrank=true, nodesep=0.28, ranksep=0.55, pad=0.3,
         fontname="{FONT}", fontsize=13, fontcolor="{INK}", style="rounded"]
  node [shape=box, style="rounded,filled", fillcolor="#ffffff", color="#6b7280", fontname="{FONT}", fontsize=11,
        fontcolor="{INK}", margin="0.12,0.07", height=0.3]
  edge [fontname="{FONT}", fontsize=9, fontcolor="{INK}", color="#374151", arrowsize=0.7]
"""


def to_dot(graph: Graph, flow: str | None = None) -> str:
    """A centre, or one of its flows, as DOT.

    Raises:
        KeyError: There is no such flow.
    """
    return drawn(fold(graph, flow))


def drawn(picture: Picture, overlay: Overlay = PLAIN) -> str:
    """A picture as DOT, with what lies over it."""
    return HEADER + "".join(f"  {line}\n" for line in _lines(picture, overlay)) + "}\n"


def _lines(picture: Picture, overlay: Overlay) -> Iterator[str]:
    if overlay.legend:
        yield _legend(overlay)
    yield from _doors(picture)
    for flow in picture.flows:
        yield from _cluster(flow, overlay)
    for arrow in picture.dos:
        yield _do(arrow, picture)


def _legend(overlay: Overlay) -> str:
    rows = "".join(
        f'<tr><td border="2" style="{mark.style}" color="{mark.colour}" bgcolor="{mark.fill}">'
        f'<font color="{mark.colour}"><b>{markup(mark.sign)}</b></font></td>'
        f'<td align="left">{SPACE}{markup(words)}</td></tr>'
        for mark, words in overlay.legend
    )
    table = f'<table border="0" cellborder="0" cellspacing="4" cellpadding="3">{rows}</table>'
    return f'"legend" [label=<{table}>, shape="plaintext", style="", id="legend", class="legend"]'


# --- lines and services ---------------------------------------------------------------------------------------------


def _doors(picture: Picture) -> Iterator[str]:
    entries = {flow.name: flow.entry for flow in picture.flows}
    for line, service in picture.lines.items():
        yield _door(f"line/{line}", "line", f"line {line}")
        if service in picture.services:
            yield f"{quote(f'line/{line}')} -> {quote(f'service/{service}')}"
    for service, flow in picture.services.items():
        yield _door(f"service/{service}", "service", f"service {service}")
        if entries.get(flow):
            more = attributes(lhead=f"cluster {flow}", penwidth="1.6")
            yield f"{quote(f'service/{service}')} -> {quote(entries[flow])} [{more}]"


def _door(id: str, kind: str, name: str) -> str:
    fill = "#fef3c7" if kind == "line" else "#fde68a"
    more = attributes(id=id, **{"class": kind}, fillcolor=fill, color="#b45309")
    return f"{quote(id)} [label=<{markup(clip(name))}>, {more}]"


# --- flows ----------------------------------------------------------------------------------------------------------


def _cluster(flow: FlowPicture, overlay: Overlay) -> Iterator[str]:
    title = f"{flow.name} · {flow.title}" if flow.title and flow.title != flow.name else flow.name
    more = attributes(id=flow.name, **{"class": "flow"}, bgcolor="#f9fafb", color="#d1d5db", labeljust="l")
    yield f"subgraph {quote(f'cluster {flow.name}')} {{"
    yield f"  graph [label=<<b>{markup(clip(title, 60))}</b>>, {more}]"
    for box in flow.boxes:
        yield f"  {_node(box, overlay)}"
    for arrow in flow.arrows:
        yield f"  {_arrow(arrow, overlay.arrows.get(f'{arrow.source}->{arrow.target}'))}"
    yield "}"


def _node(box: Box, overlay: Overlay) -> str:
    fill = FILLS["end"] if box.ends else FILLS[box.kind]
    looks = {"fillcolor": fill, "color": EDGES[box.kind]}
    if box.kind == "head":
        looks |= {"fontcolor": SOFT, "fontsize": "9", "style": "filled", "shape": "plaintext", "fillcolor": "#f9fafb"}
    if box.is_entry:
        looks |= {"color": ENTRY_COLOUR, "penwidth": "2.4"}
    mark = overlay.boxes.get(box.id)
    if mark is None and overlay.legend and box.kind != "head":
        looks |= {"fillcolor": FILLS["step"], "color": FAINT, "penwidth": "1"}  # colours belong to the marks
    if mark is not None:
        looks |= _marked(mark, box.kind)
    label = _label(box, f"{mark.sign} " if mark else "", overlay.words.get(box.id, ""))
    kind = f"{box.kind} {mark.name}" if mark else box.kind
    return f"{quote(box.id)} [label=<{label}>, {attributes(id=box.id, **{'class': kind}, **looks)}]"


def _marked(mark: Mark, kind: str) -> dict[str, str]:
    """How a marked box looks; something of a flow's head has no line of its own."""
    if kind == "head":
        return {"fontcolor": mark.colour}
    style = "rounded,filled" if mark.style == "solid" else f"rounded,filled,{mark.style}"
    return {"fillcolor": mark.fill, "color": mark.colour, "penwidth": mark.width, "style": style}


def _label(box: Box, sign: str = "", more: str = "") -> str:
    if box.kind == "head":
        return markup(f"{sign}{box.name}")
    name = f"{sign}{'▶ ' if box.is_entry else ''}{box.name}{' ■' if box.ends else ''}{f' · {more}' if more else ''}"
    rows = [f'<tr><td align="left"><b>{markup(name)}</b></td></tr>']
    rows += [_row(markup(line)) for line in box.lines] + [_row(f"<i>{markup(line)}</i>") for line in box.asides]
    return f'<table border="0" cellborder="0" cellspacing="0" cellpadding="1">{"".join(rows)}</table>'


def _row(words: str) -> str:
    return f'<tr><td align="left"><font point-size="9" color="{SOFT}">{words}</font></td></tr>'


# --- arrows ---------------------------------------------------------------------------------------------------------


def _arrow(arrow: Arrow, mark: Mark | None = None) -> str:
    looks = {} if arrow.kind == GO else {"color": FAINT, "penwidth": "0.7", "arrowsize": "0.5"}
    if mark is not None:
        looks |= {"color": mark.colour, "penwidth": mark.width, "style": mark.style}
    rows = [f"{SPACE}{markup(one)}{SPACE}" for one in arrow.labels]
    rows += [f'<font color="{SOFT}">{SPACE}{markup(one)}{SPACE}</font>' for one in arrow.asides]
    label = f"label=<{'<br/>'.join(rows)}>, " if rows else ""
    kind = f"{arrow.kind} {mark.name}" if mark else arrow.kind
    more = attributes(id=f"{arrow.source}->{arrow.target}", **{"class": kind}, **looks)
    return f"{quote(arrow.source)} -> {quote(arrow.target)} [{label}{more}]"


def _do(arrow: Arrow, picture: Picture) -> str:
    flow = next(flow.name for flow in picture.flows if flow.entry == arrow.target)
    more = attributes(
        id=f"{arrow.source}->{flow}",
        **{"class": arrow.kind},
        lhead=f"cluster {flow}",
        style="dashed",
        color=DO_COLOUR,
    )
    return f"{quote(arrow.source)} -> {quote(arrow.target)} [{more}]"


# --- escaping -------------------------------------------------------------------------------------------------------


def attributes(**values: str) -> str:
    """Attributes, each value quoted."""
    return ", ".join(f"{name}={quote(value)}" for name, value in values.items())


def quote(text: str) -> str:
    """A text in quotation marks, which no character of it can leave and in which none has a meaning of graphviz's."""
    plain = "".join(one if one.isprintable() else " " for one in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def markup(text: str) -> str:
    """A text within a label, where `<` begins a tag and `&` an entity."""
    plain = "".join(one if one.isprintable() else " " for one in text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;") or " "
