"""`flowlang export scxml` writes a centre for interpreters of other makers; `flowlang import` is not built yet."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from runtime.cli.parsing import SubParsers, add_language
from runtime.cli.terminal import DONE, FAULTS, CannotError, say

if TYPE_CHECKING:
    from compiler.centre import Compiled
    from compiler.scxml import Export, Lost

KINDS = ("scxml",)


def add_parser(commands: SubParsers) -> None:
    """Adds `export` and `import`."""
    parser = commands.add_parser(
        "export",
        description="Writes a centre, or one of its flows, in another format, and says what that cannot carry over.",
    )
    parser.add_argument("kind", metavar="KIND", help=f"the format: {', '.join(KINDS)}")
    parser.add_argument("path", metavar="PATH", help="a centre's folder")
    parser.add_argument("-o", dest="output", metavar="FILE", required=True, help="where to write it")
    parser.add_argument("--flow", metavar="NAME", help="this flow alone, with those it does")
    parser.add_argument("--json", action="store_true", help="the report as one object: path, states, lost")
    add_language(parser)
    importing = commands.add_parser("import", description="Reads flows from another format. It is not built yet.")
    importing.add_argument("kind", metavar="KIND", help="the format")
    importing.add_argument("files", metavar="FILE", nargs="*")
    importing.add_argument("-o", dest="output", metavar="DIR")


def run(arguments: argparse.Namespace) -> int:
    """Runs the command."""
    if arguments.command == "import":
        raise CannotError("`import` is not built yet: flows are written as docs/language.md shows")
    if arguments.kind not in KINDS:
        raise CannotError(f"nothing is exported as `{arguments.kind}`; there is {', '.join(f'`{one}`' for one in KINDS)}")
    from runtime.cli.drawing import compiled_centre
    from runtime.cli.writing import write_file

    compiled = compiled_centre(arguments)
    if compiled.graph is None:
        return FAULTS
    export = exported(compiled, arguments.flow)
    write_file(Path(arguments.output), export.text.encode("utf-8"))
    if arguments.json:
        say(json.dumps(as_json(export, compiled, arguments.output), ensure_ascii=False))
    else:
        for line in report(export, compiled):
            say(line)
    return DONE


def exported(compiled: Compiled, flow: str | None) -> Export:
    """The document."""
    from compiler.scxml import TooLargeError, to_scxml
    from runtime.cli.drawing import known_flow
    from runtime.engine.habits import habits_of

    graph = compiled.graph
    assert graph is not None
    try:
        return to_scxml(graph, habits_of(graph), known_flow(graph, flow))
    except TooLargeError as error:
        raise CannotError(str(error)) from error


def report(export: Export, compiled: Compiled) -> list[str]:
    """What is not carried over, a line for each thing and place; nothing where all is."""
    if not export.lost:
        return []
    return ["Not carried over:", *(f"  {place(one, compiled)}: {one.what}" for one in export.lost)]


def place(one: Lost, compiled: Compiled) -> str:
    """Where something was written, as an editor opens it."""
    found = compiled.sources.get(one.state)
    return f"{found.path}:{found.span.line}" if found else one.state


def as_json(export: Export, compiled: Compiled, output: str) -> dict[str, object]:
    """The report as plain data."""
    lost = []
    for one in export.lost:
        found = compiled.sources.get(one.state)
        where = {"path": found.path, "line": found.span.line} if found else {"path": None, "line": None}
        lost.append({"state": one.state, **where, "what": one.what})
    return {"path": output, "states": export.states, "lost": lost}
