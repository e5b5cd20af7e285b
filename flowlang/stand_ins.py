"""What is read in the place of a line that cannot be read, so that reading can go on behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from flowlang.placeholders import NAME
from flowlang.similar import nearest
from flowlang.syntax import Identifier
from flowlang.tokens import Line, Token

WORDS = re.compile(NAME)
HEADS = {"flow": "_FLOW", "step": "_STEP", "menu": "_MENU"}
DECLARING = (*HEADS, "queue", "var", "outcome", "collect", "fetch")


@lru_cache(maxsize=256)
def meant(word: str, words: tuple[str, ...]) -> str | None:
    """The one of the words that this one was most likely meant to be."""
    return nearest(word, words)


def stand_in(line: Line, has_more: bool) -> Iterator[tuple[Token, ...]]:
    """The tokens to try in a line's place, the best first; `has_more` tells of lines indented below it."""
    words = WORDS.findall(line.code)
    kind = meant(words[0], (*HEADS, "if", "else")) if words else None
    if kind in HEADS and has_more and declared_names(line):
        yield tokens(line, HEADS[kind], "NAME", "_NL")
    below = () if has_more else ("_INDENT", "BROKEN", "_NL", "_DEDENT")
    if kind == "if" and len(words[0]) <= len("elif"):
        yield tokens(line, "_IF", "_YES", "_NL", *below)
    if kind == "else":
        yield tokens(line, "_ELSE_IF", "_YES", "_NL", *below)
        yield tokens(line, "_ELSE", "_NL", *below)
    yield tokens(line, "BROKEN", "_NL")


def tokens(line: Line, *kinds: str) -> tuple[Token, ...]:
    """Tokens of these kinds in the line's place; a name is the one the line declares."""
    start, end = line.indent + 1, len(line.code) + 1
    names = declared_names(line)
    return tuple(
        Token(kind, names[0].text, line.number, names[0].span.column, names[0].span.end_column)
        if kind == "NAME"
        else Token(kind, "", line.number, end if kind == "_NL" else start, end)
        for kind in kinds
    )


def declared_names(line: Line) -> tuple[Identifier, ...]:
    """The name that a broken line would have declared: the second word behind `step`, `var` and the like."""
    words = list(WORDS.finditer(line.code))
    if len(words) < 2 or meant(words[0].group(), DECLARING) is None:
        return ()
    name = Token("NAME", words[1].group(), line.number, words[1].start() + 1, words[1].end() + 1)
    return (Identifier(span=name.span, text=name.text),)
