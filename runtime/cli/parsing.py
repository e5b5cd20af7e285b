"""The parser of the command line: argparse with our manners, one line that says what is wrong and where help is."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn, TypeAlias

from flowlang.messages.lookup import LANGUAGES
from runtime.cli.terminal import CANNOT, complain, own_language


class Parser(argparse.ArgumentParser):
    """Says in one line what is wrong, and where help is; takes no shortened options."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **settings})

    def error(self, message: str) -> NoReturn:
        """Ends the program with 2."""
        complain(f"{self.prog}: {message}; `{self.prog} --help` shows how it is used")
        self.exit(CANNOT)


SubParsers: TypeAlias = "argparse._SubParsersAction[Parser]"
"""What a group of commands adds its parsers to."""


def add_language(parser: argparse.ArgumentParser) -> None:
    """Adds `--language`."""
    parser.add_argument(
        "--language", choices=LANGUAGES, default=own_language(), help="the language of messages (default: yours)"
    )
