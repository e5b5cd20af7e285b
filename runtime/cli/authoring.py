"""The commands of those who write flows: check, explain, fmt, compile, draw."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module

from runtime.cli.parsing import SubParsers, add_language

PICTURES = ("svg", "png", "pdf", "dot", "mmd")


def add_parser(commands: SubParsers) -> None:
    """Adds the parser of each command."""
    add_check(commands)
    add_explain(commands)
    add_fmt(commands)
    add_compile(commands)
    add_draw(commands)


def add_check(commands: SubParsers) -> None:
    """Adds `check`."""
    parser = commands.add_parser(
        "check", description="Lists every fault of the centres in and below a folder, or of single flows."
    )
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a centre's folder, or a flow in one")
    parser.add_argument(
        "--json", action="store_true", help="one JSON list: code, severity, message, hint, path, line, column, …"
    )
    parser.add_argument(
        "--no-cache", action="store_true", help="check anew, and keep no answer for when nothing has changed"
    )
    add_language(parser)


def add_explain(commands: SubParsers) -> None:
    """Adds `explain`."""
    parser = commands.add_parser("explain", description="Says more about a message; without a code, lists them all.")
    parser.add_argument("code", metavar="CODE", nargs="?", help="the code of a message, such as F201")
    add_language(parser)


def add_fmt(commands: SubParsers) -> None:
    """Adds `fmt`."""
    parser = commands.add_parser("fmt", description="Puts flows into the one layout. What they mean does not change.")
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a flow, or a folder: every flow in it and below")
    parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 where something would change")
    add_language(parser)


def add_compile(commands: SubParsers) -> None:
    """Adds `compile`."""
    parser = commands.add_parser(
        "compile", description="Writes a centre's graph as JSON, with where each state was written."
    )
    parser.add_argument("path", metavar="PATH", help="a centre's folder")
    parser.add_argument("-o", dest="output", metavar="FILE", required=True, help="where to write it")
    add_language(parser)


def add_draw(commands: SubParsers) -> None:
    """Adds `draw`."""
    parser = commands.add_parser("draw", description="Draws a centre, or one of its flows, as a picture.")
    parser.add_argument("path", metavar="PATH", help="a centre's folder")
    parser.add_argument(
        "-o",
        dest="output",
        metavar="FILE",
        required=True,
        help=f"where to; its ending says what: {', '.join(PICTURES)}",
    )
    parser.add_argument("--flow", metavar="NAME", help="this flow alone")
    over = parser.add_mutually_exclusive_group()
    over.add_argument(
        "--coverage", metavar="FILE", help="with what scenarios took: what `flowlang test --coverage --json` wrote"
    )
    over.add_argument("--against", metavar="OLD", help="with what is new, gone or changed since this older version")
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Runs the command; its own module is loaded now."""
    module = {"explain": "explaining", "check": "checking", "fmt": "formatting"}.get(arguments.command, "drawing")
    command: Callable[[argparse.Namespace], int] = getattr(
        import_module(f"runtime.cli.{module}"), f"run_{arguments.command}"
    )
    return command(arguments)
