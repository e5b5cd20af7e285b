"""What `flowlang draw` lays over a picture: what scenarios took (`--coverage`), what changed (`--against`)."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from compiler.graph import Graph
from flowlang.rendering import render
from runtime.centre_folder import compile_folder
from runtime.cli.centres import Target, one_centre, report
from runtime.cli.terminal import CannotError, coloured
from visualizer.difference import difference_picture
from visualizer.fold import fold
from visualizer.overlay import PLAIN, Overlay, coverage_overlay
from visualizer.picture import Picture

MOST_BYTES = 50_000_000


def picture_over(graph: Graph, older: Graph | None, arguments: argparse.Namespace) -> tuple[Picture, Overlay]:
    """The picture, and what lies over it.

    Raises:
        CannotError: The file of `--coverage` cannot be used.
    """
    if older is not None:
        return difference_picture(older, graph, arguments.language, arguments.flow)
    overlay = PLAIN
    if arguments.coverage:
        taken = taken_in(arguments.coverage, one_centre(arguments.path))
        overlay = coverage_overlay(graph, taken, arguments.language, arguments.flow)
    return fold(graph, arguments.flow), overlay


def older_graph(arguments: argparse.Namespace) -> Graph | None:
    """The older version; none where it has faults, which are shown."""
    folder = one_centre(arguments.against)
    compiled = compile_folder(Path(folder))
    if compiled.graph is None:
        seen = report(Target(folder), compiled)
        sys.stdout.write(render(seen.diagnostics, seen.texts, arguments.language, coloured(sys.stdout)))
    return compiled.graph


def taken_in(path: str, folder: str) -> dict[str, list[str]]:
    """What was taken in one centre: that of the same folder, or the only one that stands there.

    Raises:
        CannotError: The file cannot be read, or does not say.
    """
    every = [one for one in _read(path) if isinstance(one, dict)]
    wanted = Path(folder).resolve()
    fitting = [one for one in every if Path(str(one.get("centre"))).resolve() == wanted] or every[: len(every) == 1]
    states = fitting[0].get("states") if fitting else None
    if not isinstance(states, dict) or not all(isinstance(one, list) for one in states.values()):
        raise CannotError(
            f"`{path}` says nothing of `{folder}`: let `flowlang test {folder} --coverage --json` write it"
        )
    return {str(state): [str(one) for one in exits] for state, exits in states.items()}


def _read(path: str) -> list[Any]:
    try:
        with Path(path).open("rb") as file:
            data = json.loads(file.read(MOST_BYTES))
    except OSError as error:
        raise CannotError(f"`{path}` cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError):
        raise CannotError(f"`{path}` is no JSON: let `flowlang test … --coverage --json` write it") from None
    taken = data.get("taken") if isinstance(data, dict) else None
    return taken if isinstance(taken, list) else []
