"""The parser of the command line: argparse with our manners, one line that says what is wrong and where help is."""

from __future__ import annotations

import argparse
import os
import sys

from flowlang.messages.languages import LANGUAGES
from runtime.cli.terminal import CANNOT, complain, own_language

TYPE_CHECKING = False
if TYPE_CHECKING:  # a command that answers from its cache has no time for it
    from typing import Any, NoReturn, TypeAlias


class Parser(argparse.ArgumentParser):
    """Says in one line what is wrong, and where help is; takes no shortened options."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"allow_abbrev": False, "formatter_class": formatter, **settings})

    def error(self, message: str) -> NoReturn:
        """Ends the program with 2."""
        complain(f"{self.prog}: {message}; `{self.prog} --help` shows how it is used")
        self.exit(CANNOT)


def formatter(prog: str) -> argparse.HelpFormatter:
    """What lays out help. Made for every argument that is added, so it does not load a module to ask the terminal."""
    return argparse.HelpFormatter(prog, width=columns() - 2)


def columns() -> int:
    """How wide the terminal is: what COLUMNS says, else what it says itself, else 80."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named) > 0:
        return int(named)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80 if sys.__stdout__ else 80
    except (OSError, ValueError):
        return 80


SubParsers: TypeAlias = "argparse._SubParsersAction[Parser]"
"""What a group of commands adds its parsers to."""


def add_language(parser: argparse.ArgumentParser) -> None:
    """Adds `--language`."""
    parser.add_argument(
        "--language", choices=LANGUAGES, default=own_language(), help="the language of messages (default: yours)"
    )
