"""A line that could not be read, seen as a mistake: its words, the one there was no place for, and what fits there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from flowlang.placeholders import NAME
from flowlang.similar import nearest
from flowlang.source import Span
from flowlang.tokens import Line, Token
from flowlang.values import Value

PIECE = re.compile(rf'"(?:[^"\\]|\\.)*"|{NAME}|[0-9]+(?:\.[0-9]+)?|->|[^\s]')
LONGEST_WRITTEN = 40  # code points of the author's that a message repeats


class Trouble(Value, frozen=True):
    """What the reader found.

    Args:
        kind: `line` for a line that cannot be read, else what is wrong with its place.
        line: The line.
        token: The first token there is no place for.
        welcome: What there would have been a place for.
        at_start: What there was a place for at the beginning of the line.
        before: The line read before it.
    """

    kind: str
    line: Line
    token: Token
    welcome: frozenset[str]
    at_start: frozenset[str]
    before: Line


class Scene:
    """A trouble and the words around it.

    Args:
        trouble: What the reader found.
        spellings: The author's words, by terminal.
        blocks: The names of the steps, menus and queues of the flow that the line stands in.
    """

    def __init__(self, trouble: Trouble, spellings: Mapping[str, str], blocks: Collection[str] = ()) -> None:
        self.trouble = trouble
        self.blocks = blocks
        self.token = trouble.token
        self.welcome = trouble.welcome
        self.spellings = spellings
        self.pieces = pieces(trouble.line)
        start = trouble.token.column
        self.at = next((at for at, one in enumerate(self.pieces) if one.column >= start), len(self.pieces))

    def text(self, offset: int) -> str:
        """The piece that stands so far from the one there was no place for; empty where there is none."""
        place = self.at + offset
        return self.pieces[place].text if 0 <= place < len(self.pieces) else ""

    @property
    def first(self) -> str:
        """The line's first word or sign."""
        return self.pieces[0].text if self.pieces else ""

    def is_word(self, offset: int, *terminals: str) -> bool:
        """Whether the piece there begins one of these words of the language."""
        written = self.text(offset)
        return any(written == self.spellings[terminal].split(" ")[0] for terminal in terminals)

    def begins(self, *terminals: str) -> bool:
        """Whether the line begins with one of these words of the language, all of it."""
        written = " ".join(one.text for one in self.pieces[:4]) + " "
        return any(written.startswith(self.spellings[terminal] + " ") for terminal in terminals)

    def behind(self, terminal: str) -> bool:
        """Whether this word of the language, all of it, stands right before the piece there was no place for."""
        words = self.spellings[terminal].split(" ")
        return [one.text for one in self.pieces[max(0, self.at - len(words)) : self.at]] == words

    def known_word(self, written: str) -> bool:
        """Whether a word begins one of the language's own."""
        return any(spelling.split(" ")[0] == written for spelling in self.spellings.values())

    @property
    def span(self) -> Span:
        """Where the token stands; at least one column."""
        token = self.token
        return Span(token.line, token.column, token.line, max(token.end_column, token.column + 1))

    def spread(self, offset: int, last: int = 0) -> Span:
        """From one piece to another, by their distance from the one there was no place for."""
        end = self.pieces[min(self.at + last, len(self.pieces) - 1)]
        return self.pieces[max(0, self.at + offset)].span.to(end.span)

    @property
    def written(self) -> str:
        """The token as the author wrote it, cut short."""
        return self.token.text[:LONGEST_WRITTEN]

    def meant(self, place: int, terminals: Iterable[str]) -> tuple[str, Span] | None:
        """The word of the language that the pieces from a place on were most likely meant to be, and where they are."""
        by_length: dict[int, list[str]] = {}
        for terminal in terminals:
            if spelling := self.spellings.get(terminal):
                by_length.setdefault(spelling.count(" ") + 1, []).append(spelling)
        for length in sorted(by_length, reverse=True):
            window = self.pieces[place : place + length]
            written = " ".join(one.text for one in window)
            found = nearest(written, by_length[length]) if len(window) == length and len(written) > 1 else None
            if found and found != written and window[0].text[0].isalpha():
                return found, window[0].span.to(window[-1].span)
        return None


def pieces(line: Line) -> list[Token]:
    """The words and signs of a line, whatever they mean."""
    return [
        Token("", found.group(), line.number, found.start() + 1, found.end() + 1) for found in PIECE.finditer(line.code)
    ]
