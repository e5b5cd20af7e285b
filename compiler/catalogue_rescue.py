"""A catalogue whose text is no YAML, without the section that spoils it: the rest can be read, and is checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flowlang.diagnostics import Diagnostic

SECTION = re.compile(r"[^\s#\]})-]")  # what a line of a new section begins with, at its left edge


def without_fault(text: str, fault: Diagnostic) -> Iterator[str]:
    """The text without the section in which a fault may have begun, the likeliest first; its lines stay, empty."""
    lines = text.split("\n")
    begun = [note.location.span.line for note in fault.notes]
    for number in dict.fromkeys((*begun, fault.location.span.line, fault.location.span.line - 1)):
        at = min(max(number - 1, 0), len(lines) - 1)
        first = next((one for one in range(at, -1, -1) if SECTION.match(lines[one])), 0)
        behind = next((one for one in range(first + 1, len(lines)) if SECTION.match(lines[one])), len(lines))
        yield "\n".join(["" if first <= one < behind else line for one, line in enumerate(lines)])
