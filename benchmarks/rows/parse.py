"""Lines a second read with positions, beside the same grammar in plain lark without them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.measure import Measure, rate
from flowlang.keywords import ENGLISH
from flowlang.lexicon import CONTINUING
from flowlang.parser import grammar_text, parse

SAMPLE = Path(__file__).parents[2] / "flows" / "main.flow"
COPIES = 10


def measures(seconds: float) -> Iterator[Measure]:
    """Ours on the sample's main flow, ten times over, beside lark's parser and lexer on the same text."""
    text = SAMPLE.read_text(encoding="utf-8") * COPIES
    lines = text.count("\n")
    if parse(text, "main.flow").diagnostics:
        raise SystemExit("the sample has faults")
    peer_parse = plain_lark()
    yield Measure(
        row="parse",
        measure="speed",
        what=f"{lines} lines of flows read with positions into a tree",
        ours=rate(lambda: bool(parse(text, "main.flow")) * lines, seconds),
        unit="lines/s",
        must=1,
        aim=1.7,
        rate=True,
        peer_name="the same grammar in plain lark, without positions",
        peer=rate(lambda: bool(peer_parse(text)) * lines, seconds),
    )


def plain_lark() -> Callable[[str], Any]:
    """lark as it comes: its contextual lexer, its indenter, its LALR parser, its tree."""
    from lark import Lark
    from lark.indenter import Indenter

    class Blocks(Indenter):
        NL_type = "_NL"
        OPEN_PAREN_types: list[str] = []
        CLOSE_PAREN_types: list[str] = []
        INDENT_type = "_INDENT"
        DEDENT_type = "_DEDENT"
        tab_len = 8

    made = Lark(
        with_words(grammar_text()), parser="lalr", lexer="contextual", postlex=Blocks(), maybe_placeholders=True
    )
    return made.parse


def with_words(grammar: str) -> str:
    """The grammar with the words spelled out as lark's own terminals."""
    grammar = grammar.replace("%declare _NL _INDENT _DEDENT BROKEN", "%declare _INDENT _DEDENT BROKEN")
    continuing = "|".join(re.escape(ENGLISH[one]).replace(r"\ ", " +") for one in CONTINUING)
    words = [rf"{name}.2: /{spelled(spelling)}(?!\w)/" for name, spelling in ENGLISH.items()]
    layout = [
        r"_NL: /(\r?\n[ ]*(#[^\n]*)?)+/",
        rf"_CONTINUES.3: /,(?= *(?:(?:{continuing})(?!\w)|[0-9]+(?:ms|s|m|h|d|w)(?!\w)))/",
        '_COMMA: ","',
        "%ignore / +/",
        r"%ignore / *#[^\n]*/",
    ]
    # A file may begin with notes: the newline behind them is none of a line's.
    start = grammar.replace("start: _file_item*", "start: _NL? _file_item*")
    return "\n".join([start, *words, *layout]) + "\n"


def spelled(words: str) -> str:
    """The pattern of a word of the language that may be several words."""
    return " +".join(re.escape(word) for word in words.split(" "))
