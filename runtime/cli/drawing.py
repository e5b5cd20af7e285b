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
    write_file(Path(arguments.output), picture(compiled.graph, known_flow(compiled.graph, arguments.flow), format))
    return DONE


def compiled_centre(arguments: argparse.Namespace) -> Compiled:
    """The centre that `path` names, compiled; its messages are shown."""
    folder = one_centre(arguments.path)
    compiled = compile_folder(Path(folder))
    shown = report(Target(folder), compiled)
    write(render(shown.diagnostics, shown.texts, arguments.language, coloured(sys.stdout)))
    return compiled


def known_flow(graph: Graph, name: str | None) -> str | None:
    """The flow that is asked for, or none for all."""
    if name is None or name in graph.flows:
        return name
    raise no_such_flow(name, graph.flows)


def picture(graph: Graph, flow: str | None, format: str) -> bytes:
    """The picture in a format."""
    from visualizer.dot import to_dot
    from visualizer.mermaid import to_mermaid

    if format == "mmd":
        return to_mermaid(graph, flow).encode("utf-8")
    dot = to_dot(graph, flow)
    if format == "dot":
        return dot.encode("utf-8")
    from visualizer.render import DrawingError
    from visualizer.render import render as draw

    try:
        return draw(dot, format)
    except DrawingError as error:
        raise CannotError(str(error)) from error
