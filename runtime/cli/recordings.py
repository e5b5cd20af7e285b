"""`flowlang recording`: gives back what a caller has recorded, which the state folder keeps sealed."""

from __future__ import annotations

import argparse

from runtime.cli.parsing import SubParsers
from runtime.cli.records import STATE

KEY = "the file of the recordings' key (default: flowlang/recordings.key in the settings of whoever runs this)"


def add_parser(commands: SubParsers) -> None:
    """Adds `recording`."""
    parser = commands.add_parser(
        "recording",
        description="Writes what a caller has recorded, as a WAV file. The state folder keeps it sealed with a key.",
    )
    parser.add_argument("id", metavar="ID", help="the interaction, or the end of its id if no other ends so")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="where to write it, for its owner alone")
    parser.add_argument("--which", metavar="N", type=int, help="the first, second, … where there are several")
    parser.add_argument("--state", metavar="DIR", help=STATE)
    parser.add_argument("--key", metavar="FILE", help=KEY)


def run(arguments: argparse.Namespace) -> int:
    """Writes it."""
    from runtime.cli.recordings_opening import open_recording

    return open_recording(arguments)
