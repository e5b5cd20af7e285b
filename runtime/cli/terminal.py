"""What every command shares: how it speaks to the terminal, and how it says that something could not be done."""

from __future__ import annotations

import os
import sys

from flowlang.messages.languages import LANGUAGES
from flowlang.visible import shown

TYPE_CHECKING = False
if TYPE_CHECKING:  # a command that answers from its cache has no time for it
    from typing import TextIO

DONE, FAULTS, CANNOT = 0, 1, 2
"""The exit codes: all well; the input has faults, which are listed; it could not be done."""


class CannotError(Exception):
    """It could not be done. The text says why and what to do, in one line; `main` shows it and exits with 2."""


def say(text: str) -> None:
    """Writes a line to standard output."""
    print(text)


def write(text: str) -> None:
    """Writes a text to standard output as it is."""
    sys.stdout.write(text)


def complain(text: str) -> None:
    """Writes one line to standard error; no control character of what it quotes reaches the terminal."""
    print(shown(text), file=sys.stderr)


def coloured(stream: TextIO) -> bool:
    """Whether colours may be written: on a terminal that knows them, unless NO_COLOR is set."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") != "dumb"


def own_language() -> str:
    """The language messages are shown in where none is asked for: that of LC_ALL, LC_MESSAGES or LANG, or English."""
    named = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    language = next((value for value in named if value), "")[:2].lower()
    return language if language in LANGUAGES else LANGUAGES[0]


def tolerate_every_character() -> None:
    """A terminal that cannot show a character shows its number instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
