"""From a text to its lines: ends of lines, notes, blank lines, and the characters that may not stand in a flow at all.

Each rule stands once. A line ends with LF or CRLF. A byte order mark at the beginning is overlooked. Tabs, control
characters and the marks that turn the direction of writing are refused wherever they stand.
"""

from __future__ import annotations

import re

from flowlang.source import Span
from flowlang.syntax import Comment
from flowlang.tokens import Line
from flowlang.values import Value

BYTE_ORDER_MARK = "\ufeff"
TURNING = "\u202a-\u202e\u2066-\u2069"  # the bidirectional controls of Unicode: text would not be read as it stands
REFUSED = re.compile(f"[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\u2028\u2029{TURNING}{BYTE_ORDER_MARK}]")
BEFORE_SLASHES = re.compile(r'(?:[^"/]|"(?:[^"\\]|\\.)*"?|/(?!/))*')  # other languages begin a note so
BEFORE_NOTE = re.compile(r'(?:[^"#]|"(?:[^"\\]|\\.)*"?)*')  # a quote that never ends hides the rest of its line
LOOKS_LIKE_LINE = re.compile(r"#+ *(?:->|\d+ *(?:,|->)|(?:star|hash) *(?:,|->))")


class Refused(Value, frozen=True):
    """A character that may not stand where it does."""

    span: Span
    character: str


class Lines(Value, frozen=True):
    """A text, taken apart: lines that say something, notes, numbers of blank lines, and refused characters.

    `slashed` are the places of notes that begin with `//`, as in other languages.
    """

    lines: tuple[Line, ...]
    comments: tuple[Comment, ...]
    blank_lines: tuple[int, ...]
    refused: tuple[Refused, ...]
    slashed: tuple[Span, ...] = ()


def take_apart(text: str) -> Lines:
    """The lines of a text. Where a character is refused, a blank stands in for it, so that columns stay."""
    lines: list[Line] = []
    comments: list[Comment] = []
    blanks: list[int] = []
    refused: list[Refused] = []
    slashed: list[Span] = []
    for number, raw in enumerate(text.removeprefix(BYTE_ORDER_MARK).split("\n"), start=1):
        written = clean(number, raw.removesuffix("\r"), refused)
        code = without_slashes(number, without_note(number, written, comments), slashed)
        if code:
            lines.append(Line(number, len(code) - len(code.lstrip(" ")), code))
        elif not written.strip():
            blanks.append(number)
    if blanks and blanks[-1] == text.count("\n") + 1:
        blanks.pop()  # what follows the last line's end is no line
    return Lines(tuple(lines), tuple(comments), tuple(blanks), tuple(refused), tuple(slashed))


def clean(number: int, raw: str, refused: list[Refused]) -> str:
    """The line with a blank for each refused character, which is added to `refused`."""
    if raw.isascii() and raw.isprintable():
        return raw
    for found in REFUSED.finditer(raw):
        column = found.start() + 1
        refused.append(Refused(Span(number, column, number, column + 1), found.group()))
    return REFUSED.sub(" ", raw)


def without_note(number: int, written: str, comments: list[Comment]) -> str:
    """The line up to its note, which is added to `comments`; without blanks at its end."""
    if "#" not in written:
        return written.rstrip(" ")
    before = BEFORE_NOTE.match(written)
    start = before.end() if before else 0
    code = written[:start].rstrip(" ")
    if start < len(written):
        note = written[start:].rstrip()
        span = Span(number, start + 1, number, start + 1 + len(note))
        comments.append(Comment(span=span, text=note, own_line=not code))
    return code


def without_slashes(number: int, code: str, slashed: list[Span]) -> str:
    """The line up to what begins with `//`, whose place is added to `slashed`."""
    before = BEFORE_SLASHES.match(code) if "//" in code else None
    if before is None or before.end() == len(code):
        return code
    slashed.append(Span(number, before.end() + 1, number, before.end() + 3))
    return before.group().rstrip(" ")
