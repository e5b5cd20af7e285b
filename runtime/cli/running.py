"""`flowlang run`: answers calls with a centre's flows, until it is told to stop."""

from __future__ import annotations

import argparse

from runtime.cli.parsing import SubParsers
from runtime.cli.recordings import KEY

EPILOG = """The first start publishes DIR; later ones run the last published version, so that an unfinished edit
meets no caller. With --watch every valid save is published, and an invalid one is told and changes nothing. SIGTERM or
Ctrl-C takes no new calls and lets those that are up go on for a minute; a second one ends them.

Secrets of connectors stand in the file `secrets` of the state folder, one NAME=value a line, or in the environment as
FLOWLANG_SECRET_NAME. FLOWLANG_METRICS_TOKEN lets whoever shows it read /metrics from another machine.

What callers record is sealed with a key that stands elsewhere than the state folder: keep a copy of it, without it
nobody hears them any more. `flowlang recording` opens them."""


def add_parser(commands: SubParsers) -> None:
    """Adds `run`."""
    parser = commands.add_parser(
        "run",
        help="answers calls with a centre's flows",
        description="Answers calls with a centre's flows.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", metavar="DIR", help="the centre's folder, with its centre.yaml")
    parser.add_argument(
        "--web", metavar="HOST:PORT", default="127.0.0.1:8080", help="web address (default: %(default)s)"
    )
    parser.add_argument(
        "--sip", metavar="HOST:PORT", default="127.0.0.1:5060", help="SIP address (default: %(default)s)"
    )
    parser.add_argument(
        "--media",
        metavar="ADDRESS[:LOW-HIGH]",
        help="address and ports of the sound (default: this machine's address on the default route)",
    )
    parser.add_argument("--tls", nargs=2, metavar=("CERT", "KEY"), help="serves the web over HTTPS")
    parser.add_argument("--state", metavar="DIR", help="the state folder (default: .flowlang in the centre's folder)")
    parser.add_argument("--watch", action="store_true", help="publishes every valid save")
    parser.add_argument("--user", metavar="NAME", help="gives the state folder to this user and becomes it (for root)")
    parser.add_argument("--key", metavar="FILE", help=f"{KEY}; made where there is none")
    parser.add_argument(
        "--at", metavar="TIME", help="the centre's clock starts at this time (ISO 8601), for trying out"
    )


def run(arguments: argparse.Namespace) -> int:
    """Runs a centre; its exit code."""
    from runtime.cli.running_centre import run_centre
    from runtime.cli.running_options import options_of

    return run_centre(options_of(arguments))
