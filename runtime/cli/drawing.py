"""`flowlang compile` and `flowlang draw`: what came of a centre, as a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from flowlang.rendering import render
from runtime.centre_folder import compile_folder
from runtime.cli.authoring import PICTURES
from runtime.cli.centres import Target, no_such_flow, one_centre, report
from runtime.cli.terminal import DONE, FAULTS, CannotError, coloured, write
from runtime.cli.writing import write_file

if TYPE_CHECKING:
    from compiler.centre import Compiled
    from compiler.graph import Graph
    from visualizer.overlay import Overlay
    from visualizer.picture import Picture


def run_compile(arguments: argparse.Namespace) -> int:
    """Writes the graph as JSON."""
    from compiler.serialize import to_document

    compiled = compiled_centre(arguments)
    if compiled.graph is None:
        return FAULTS
    write_file(Path(arguments.output), to_document(compiled))
    return DONE


def run_draw(arguments: argparse.Namespace) -> int:
    """Writes the picture, in the format that the file's ending names."""
    format = Path(arguments.output).suffix.removeprefix(".").lower()
    if format not in PICTURES:
        endings = ", ".join(f".{one}" for one in PICTURES)
        raise CannotError(f"`{arguments.output}` does not end in what can be drawn: {endings}")
    compiled = compiled_centre(arguments)
    if compiled.graph is None:
        return FAULTS
    from runtime.cli.drawing_over import older_graph, picture_over

    older = older_graph(arguments) if arguments.against else None
    if arguments.against and older is None:
        return FAULTS
    known_flow(compiled.graph, arguments.flow, older)
    drawn = picture_over(compiled.graph, older, arguments)
    write_file(Path(arguments.output), in_format(*drawn, format))
    return DONE


def compiled_centre(arguments: argparse.Namespace) -> Compiled:
    """The centre that `path` names, compiled; its messages are shown."""
    folder = one_centre(arguments.path)
    compiled = compile_folder(Path(folder))
    shown = report(Target(folder), compiled)
    write(render(shown.diagnostics, shown.texts, arguments.language, coloured(sys.stdout)))
    return compiled


def known_flow(graph: Graph, name: str | None, older: Graph | None = None) -> None:
    """Whether there is the flow that is asked for, now or in the older version.

    Raises:
        CannotError: There is none.
    """
    flows = {**graph.flows, **(older.flows if older else {})}
    if name is not None and name not in flows:
        raise no_such_flow(name, flows)


def in_format(picture: Picture, overlay: Overlay, format: str) -> bytes:
    """The picture in a format."""
    from visualizer import dot as as_dot
    from visualizer import mermaid

    if format == "mmd":
        return mermaid.drawn(picture, overlay).encode("utf-8")
    dot = as_dot.drawn(picture, overlay)
    if format == "dot":
        return dot.encode("utf-8")
    from visualizer.render import DrawingError
    from visualizer.render import render as draw

    try:
        return draw(dot, format)
    except DrawingError as error:
        raise CannotError(str(error)) from error
