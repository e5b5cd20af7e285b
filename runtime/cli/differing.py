"""`flowlang diff`: what changes for callers between two versions of a centre."""

from __future__ import annotations

import argparse

from runtime.cli.parsing import SubParsers, add_language

ABOUT = """\
Says what changes for callers between two versions of a centre, each change once, with a call that shows it. Steps that
were renamed or moved, notes and layout are no change. It ends with 0 whether something changes or not, with 1 where one
of the versions has faults. docs/differences.md says more."""


def add_parser(commands: SubParsers) -> None:
    """Adds `diff`."""
    parser = commands.add_parser("diff", description=ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", metavar="OLD", help="a folder with the centre as it was, or centres below it")
    parser.add_argument("new", metavar="NEW", help="the same as it is now")
    parser.add_argument("--json", action="store_true", help="one JSON list: what, flow, old, new, witness")
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Runs the command."""
    from runtime.cli.differed import run_diff

    return run_diff(arguments)
