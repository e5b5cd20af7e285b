"""Words that are no names: those of the language itself and the values it brings along. Checked after reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flowlang import syntax as s
from flowlang.tree_parts import Fault

BUILT_IN = frozenset(
    ("interaction", "attempt", "operator", "language", "medium", "place", "expected_wait", "hours", "centre")
)
FREE = frozenset(  # words of the language that make sense in one place only, where no name can stand
    (
        *("WARM", "BLIND", "LIST_OF", "ONE_OF", "BY_CHANCE", "KEEPING_PLACE", "_ENDING_ON", "_RELAXED_TO"),
        *("_IGNORED_AFTER", "_BEFORE_ANSWER", "_BY", "_EVERY"),
        *("_PROMISE", "_WHEN", "_BEFORE", "_ALWAYS", "_NEVER", "ANY_MENU", "ANY_QUESTION", "ANY_TRANSFER"),
        *("ANY_RECORDING", "QUESTION", "TRANSFER", "RECORDING", "MENUS", "QUESTIONS", "TRANSFERS", "RECORDINGS"),
    )
)


WAYS = ("_AGAIN", "_END", "_GO_ON", "_HAND_TO")


def reserved_names(given: Iterable[s.Identifier], spellings: Mapping[str, str]) -> list[Fault]:
    """A fault for each name an author gave that is a word of the language or one of its values."""
    reserved = reserved_words(spellings)
    return [
        Fault("F114", name.span, "built_in" if name.text in BUILT_IN else "", {"name": name.text})
        for name in given
        if name.text in reserved or name.text in BUILT_IN
    ]


def reserved_targets(targets: Iterable[s.Identifier], spellings: Mapping[str, str]) -> list[Fault]:
    """A fault for each word of the language behind an arrow: `-> end`."""
    return [Fault("F110", name.span, "word", {"name": name.text}) for name in ways_among(targets, spellings)]


def ways_among(targets: Iterable[s.Identifier], spellings: Mapping[str, str]) -> tuple[s.Identifier, ...]:
    """Those of the names that are ways to go themselves."""
    ways = {spellings[way].split(" ")[0] for way in WAYS}
    return tuple(name for name in targets if name.text in ways)


def reserved_words(spellings: Mapping[str, str]) -> frozenset[str]:
    """The first word of everything the language can say, but for words that cannot be taken for a name."""
    return frozenset(spelling.split(" ")[0] for name, spelling in spellings.items() if name not in FREE)
