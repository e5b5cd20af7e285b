"""Words and signs, told apart: which terminal begins at a place of a line, given what the grammar has a place for."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import NamedTuple

from flowlang.tables import Tables

CONTINUING = (  # words after which a comma does not end an action
    "_MEANWHILE",
    "_ENDING_ON",
    "_THEN",
    "_AT_MOST",
    "_ACCEPT_ON",
    "_WHISPER",
    "KEEPING_PLACE",
    "_RELAXED_TO",
    "_IGNORED_AFTER",
    "_ELSE",
)


class Phrase(NamedTuple):
    """A word of the language that begins with some word: its terminal, and what must follow that word."""

    terminal: str
    rest: re.Pattern[str] | None


class Lexicon:
    """The patterns of a grammar's terminals with one table of keywords.

    Args:
        tables: The grammar.
    """

    def __init__(self, tables: Tables) -> None:
        self.phrases: dict[str, tuple[Phrase, ...]] = phrases(tables.spellings)
        self.next = pattern(tables).match

    def word(self, written: str, code: str, end: int, welcome: Container[str]) -> tuple[str, int]:
        """The terminal of the word that ends at `end` and where it ends itself: of several that fit, the longest."""
        for phrase in self.phrases.get(written, ()):
            if phrase.terminal in welcome:
                if phrase.rest is None:
                    return phrase.terminal, end
                if found := phrase.rest.match(code, end):
                    return phrase.terminal, found.end()
        return "NAME", end


def phrases(spellings: Mapping[str, str]) -> dict[str, tuple[Phrase, ...]]:
    """The words of the language by the word they begin with, those of most words first."""
    found: dict[str, list[Phrase]] = {}
    for terminal, spelling in sorted(spellings.items(), key=lambda one: -one[1].count(" ")):
        first, *rest = spelling.split(" ")
        found.setdefault(first, []).append(Phrase(terminal, following(rest)))
    return {first: tuple(those) for first, those in found.items()}


def following(words: list[str]) -> re.Pattern[str] | None:
    """The pattern of a phrase's further words, with the blanks before each."""
    return re.compile("".join(rf" +{re.escape(word)}" for word in words) + r"(?!\w)") if words else None


def pattern(tables: Tables) -> re.Pattern[str]:
    """Everything that may come next in a line: a named group for each terminal, after blanks."""
    named = "|".join(f"(?P<{terminal}>{written})" for terminal, written in (*commas(tables), *tables.signs))
    return re.compile(f" *(?:{named})")


def commas(tables: Tables) -> tuple[tuple[str, str], ...]:
    """The two commas: one after which the same action or list of times goes on, and any other."""
    words = "|".join(re.escape(tables.spellings[one]).replace(r"\ ", " +") for one in CONTINUING)
    duration = dict(tables.signs)["DURATION"]
    return (("_CONTINUES", rf",(?= *(?:(?:{words})(?!\w)|{duration}))"), ("_COMMA", ","))
