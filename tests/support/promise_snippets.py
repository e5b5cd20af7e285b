"""Snippets with the place of their fault marked by a line of carets below it, from `tests/promises/ill_typed.snippets`.

=== F301: a word for a number
set tries to "one"
             ^^^^^
"""

from __future__ import annotations

import re
from typing import NamedTuple

from promise_pairs import FOLDER, MAIN, Texts, centre

TITLE = re.compile(r"^=== +(F\d{3})(?:\.(\w+))?: (.+)\n", re.MULTILINE)
FILE = re.compile(r"^--- +(\S+)\n", re.MULTILINE)
CARETS = re.compile(r"( *)(\^+)$")

Place = tuple[str, str, str, int, int, int, int]
"""Code, variant, file, line, column, last line, column after the end."""


class Snippet(NamedTuple):
    """A centre with one fault, and what is told of it."""

    title: str
    code: str
    variant: str
    texts: Texts
    expected: Place

    def __str__(self) -> str:
        return f"{self.code}.{self.variant}".removesuffix(".") + f" {self.title}"


def snippets() -> list[Snippet]:
    """Every snippet of the table."""
    text = (FOLDER / "ill_typed.snippets").read_text(encoding="utf-8")
    titles = list(TITLE.finditer(text))
    ends = [*(one.start() for one in titles[1:]), len(text)]
    return [read(title, text[title.end() : end]) for title, end in zip(titles, ends, strict=True)]


def read(title: re.Match[str], body: str) -> Snippet:
    """One snippet, the carets taken out of it."""
    first, *others = FILE.split(body.strip("\n") + "\n")
    texts = centre({MAIN: first, **dict(zip(others[::2], others[1::2], strict=True))})
    lines = texts[MAIN].split("\n")
    marks = [(number, found) for number, line in enumerate(lines) if (found := CARETS.match(line))]
    assert len(marks) == 1, f"{title[3]}: one line of carets"
    at, carets = marks[0]
    texts[MAIN] = "\n".join([*lines[:at], *lines[at + 1 :]])
    expected = (title[1], title[2] or "", MAIN, at, carets.start(2) + 1, at, carets.end(2) + 1)
    return Snippet(title[3], title[1], title[2] or "", texts, expected)
