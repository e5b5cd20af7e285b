"""`flowlang explain`: a message's page, or the list of all."""

from __future__ import annotations

import argparse
import re
import sys

from flowlang.explain import codes, page, title
from flowlang.similar import nearest
from runtime.cli.terminal import DONE, CannotError, coloured, say, write

HEADING = re.compile(r"^#+ .*$", re.MULTILINE)


def run_explain(arguments: argparse.Namespace) -> int:
    """Shows the page of one code, or every code with its rule."""
    if arguments.code is None:
        for code in codes():
            say(f"{code}  {title(code, arguments.language)}")
        return DONE
    text = page(arguments.code.upper(), arguments.language)
    if text is None:
        raise CannotError(unknown(arguments.code))
    write(HEADING.sub(lambda match: f"\x1b[1m{match[0]}\x1b[0m", text) if coloured(sys.stdout) else text)
    return DONE


def unknown(code: str) -> str:
    """What is said of a code that no message has."""
    near = nearest(code, codes())
    meant = f"the nearest is {near}" if near else "`flowlang explain` lists them all"
    return f"no message has the code `{code}`; {meant}"
