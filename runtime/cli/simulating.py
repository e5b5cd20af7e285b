"""`flowlang simulate`: talks to a flow in the terminal, or lets a script do so."""

from __future__ import annotations

import argparse

from compiler.media import MEDIA
from runtime.cli.parsing import SubParsers, add_language

LINES = """\
lines of a script:
  press 123#                       press keys
  say billing                      say words; into a recording, speak
  type some words                  write them
  wait 6s                          do nothing for so long: 500ms, 6s, 2m, 1h, 1d
  listen 2s                        hear only so much; the next line comes in the middle of what is said
  hang up                          leave
  reply ok {"amount": "92.40"}     answer the next fetch or store; also reply not found, reply failed
  busy, no answer, answered        what becomes of a transfer; ended ends the conversation
  # a note

What is said before a line is heard to its end. Without a reply the real connectors are asked."""


def add_parser(commands: SubParsers) -> None:
    """Adds `simulate`."""
    parser = commands.add_parser(
        "simulate",
        description="Talks to a flow in the terminal, on a clock that moves when you wait.",
        epilog=LINES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("path", metavar="PATH", help="a centre's folder, or a flow in one")
    parser.add_argument("--flow", metavar="NAME", help="the flow to begin with (default: that of the first line)")
    parser.add_argument("--medium", choices=MEDIA, help="how the customer reaches us (default: the service's first)")
    parser.add_argument(
        "--script", metavar="FILE", help="what the customer does, a line at a time (default: what you type)"
    )
    parser.add_argument("--at", metavar="TIME", help="when it happens, ISO 8601: 2026-11-25T10:00 (default: now)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="another seed makes other ids (default: 0)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line: events, commands, states, the end")
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Runs the command."""
    from runtime.cli.simulated import simulate

    return simulate(arguments)
