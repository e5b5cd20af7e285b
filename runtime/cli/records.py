"""`flowlang interactions` and `flowlang journal`: what happened, told while a centre runs and afterwards."""

from __future__ import annotations

import argparse

from runtime.cli.parsing import SubParsers

PERSONAL = "shows numbers, keys and words of customers too; without it they are left out"
STATE = "the state folder (default: .flowlang here, else flows/.flowlang)"


def add_parser(commands: SubParsers) -> None:
    """Adds `interactions` and `journal`."""
    interactions = commands.add_parser(
        "interactions",
        description="Lists who was in touch, when, and how it ended. Times in JSON are microseconds since 1970, UTC.",
    )
    journal = commands.add_parser("journal", description="Shows every event and command of one interaction.")
    journal.add_argument("id", metavar="ID", help="the interaction, or the end of its id if no other ends so")
    for parser in (interactions, journal):
        parser.add_argument("--state", metavar="DIR", help=STATE)
        parser.add_argument("--json", action="store_true", help="one JSON list")
        parser.add_argument("--personal", action="store_true", help=PERSONAL)


def run(arguments: argparse.Namespace) -> int:
    """Runs one of the two."""
    from runtime.cli.records_telling import tell_interactions, tell_journal

    return tell_journal(arguments) if arguments.command == "journal" else tell_interactions(arguments)
