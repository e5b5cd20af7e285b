"""What is read in the place of a line that cannot be read, so that reading can go on behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from flowlang.placeholders import NAME
from flowlang.similar import nearest
from flowlang.source import Span
from flowlang.syntax import Identifier
from flowlang.tokens import Line, Token
from flowlang.word_groups import meant_elsewhere

WORDS = re.compile(NAME)
ALONE = re.compile(rf'({NAME})(?: +"[^"]*")?')
TWO_NAMES = re.compile(rf"{NAME} +{NAME}")
HYPHENED = re.compile(rf"{NAME}(?:-\w+)+")  # a name as other languages write it
HEADS = {"flow": "_FLOW", "step": "_STEP", "menu": "_MENU"}
DECLARING = (*HEADS, "queue", "var", "outcome", "collect", "fetch")


@lru_cache(maxsize=256)
def meant(word: str, words: tuple[str, ...]) -> str | None:
    """The one of the words that this one was most likely meant to be."""
    return nearest(word, words)


def stand_in(line: Line, has_more: bool) -> Iterator[tuple[Token, ...]]:
    """The tokens to try in a line's place, the best first; `has_more` tells of lines indented below it."""
    words = WORDS.findall(line.code)
    kind = head_meant(words[0]) if words else None
    if has_more and line.indent == 0 and ALONE.fullmatch(line.code):  # the name of a flow, without `flow`
        yield named_flow(line)
    if kind in HEADS and has_more and declared_names(line):
        yield tokens(line, HEADS[kind], "NAME", "_NL")
    below = () if has_more else ("_INDENT", "BROKEN", "_NL", "_DEDENT")
    if kind == "if" and len(words[0]) <= len("elif"):
        yield tokens(line, "_IF", "_YES", "_NL", *below)
    if kind == "else":
        yield tokens(line, "_ELSE_IF", "_YES", "_NL", *below)
        yield tokens(line, "_ELSE", "_NL", *below)
    yield tokens(line, "BROKEN", "_NL")


def head_meant(word: str) -> str | None:
    """The word that begins blocks and decisions and was most likely meant."""
    elsewhere = meant_elsewhere(word, HEADS.values())
    near = meant(word, (*HEADS, "if", "else"))
    return near or next((head for head, terminal in HEADS.items() if terminal == elsewhere), None)


def named_flow(line: Line) -> tuple[Token, ...]:
    """The head of a flow in the place of a line that is its name."""
    flow, end = tokens(line, "_FLOW", "_NL")
    name = WORDS.match(line.code)
    assert name is not None
    return (flow, Token("NAME", name.group(), line.number, 1, name.end() + 1), end)


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
    """The name that a broken line would have declared: the second word behind `step`, `var` and the like, or of two."""
    words = list(WORDS.finditer(line.code))
    if len(words) < 2 or not (declares(words[0].group()) or TWO_NAMES.fullmatch(line.code.strip())):
        return ()
    name = HYPHENED.match(line.code, words[1].start()) or words[1]
    span = Span(line.number, name.start() + 1, line.number, name.end() + 1)
    return (Identifier(span=span, text=name.group().replace("-", "_")),)


def declares(word: str) -> bool:
    """Whether a line that begins so gives something a name."""
    return meant(word, DECLARING) is not None or head_meant(word) in HEADS
