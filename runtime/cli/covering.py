"""`flowlang cover`: writes the smallest set of callers that takes every way."""

from __future__ import annotations

import argparse

from runtime.cli.parsing import SubParsers, add_language

ABOUT = """\
Looks for callers who together take every way of a centre, and writes them as scenarios that `flowlang test` runs. They
say everything a caller notices, so they fail once any of it changes. What no caller can take is listed, with why."""


def add_parser(commands: SubParsers) -> None:
    """Adds `cover`."""
    parser = commands.add_parser("cover", description=ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", metavar="PATH", help="a centre's folder, or a flow in one")
    parser.add_argument("-o", dest="output", metavar="FILE", help="where to write them (default: the terminal)")
    parser.add_argument("--flow", metavar="NAME", help="the ways of this flow alone")
    parser.add_argument("--json", action="store_true", help="one JSON object: scenarios, exits, never, feature")
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Runs the command."""
    from runtime.cli.covered import run_cover

    return run_cover(arguments)
