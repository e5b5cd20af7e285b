"""`flowlang test`: runs the scenarios beside the flows."""

from __future__ import annotations

import argparse

from compiler.media import MEDIA
from runtime.cli.parsing import SubParsers, add_language

ABOUT = """\
Runs the scenarios beside the flows: every *.feature file in the folder and below, on a virtual clock, without a
telephone and without any server. Scenarios are written in English or Italian:

  Feature: Bills
    Scenario: A customer hears what there is to pay
      Given it is Wednesday 10:00
      And crm.by_code answers {"code": "123456", "name": "Maria Rossi", "vip": false}
      When the caller calls main
      And she presses 1
      Then she hears the prompt main_menu

docs/scenarios.md has every step."""


def add_parser(commands: SubParsers) -> None:
    """Adds `test`."""
    parser = commands.add_parser("test", description=ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", metavar="DIR", help="a centre's folder, or one file of scenarios in it")
    parser.add_argument(
        "--medium",
        choices=MEDIA,
        help="run everything on this one (default: as the tags say, or all that the flow has)",
    )
    parser.add_argument("--coverage", action="store_true", help="list what no scenario took")
    parser.add_argument("--json", action="store_true", help="one JSON object: scenarios, passed, failed, coverage, …")
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Runs the command."""
    from runtime.cli.tested import test

    return test(arguments)
