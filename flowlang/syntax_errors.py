"""The faults of a file's writing as diagnostics, in the order of their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from flowlang.diagnostics import Diagnostic
from flowlang.layout import LOOKS_LIKE_LINE, Lines, Refused
from flowlang.mistakes import mistake
from flowlang.placeholders import Mistake
from flowlang.scene import LONGEST_WRITTEN, Scene, Trouble
from flowlang.source import Location, Span
from flowlang.syntax import Flow
from flowlang.tree_parts import Fault

TAB = "\t"
OF_SIGNS = frozenset(("F103", "F104"))
"""Codes of what is wrong at whatever level a line stands."""


def diagnostics(path: str, faults: Iterable[Fault]) -> tuple[Diagnostic, ...]:
    """Faults as diagnostics, in the order of their places, each line's first alone where one character spoils it."""
    ordered = sorted(faults, key=lambda one: (one.span.line, one.span.column, one.code))
    return tuple(Diagnostic(one.code, Location(path, one.span), one.facts, variant=one.variant) for one in ordered)


def faults_of_lines(
    lines: Lines, troubles: Iterable[Trouble], spellings: Mapping[str, str], flows: Sequence[Flow]
) -> list[Fault]:
    """What is wrong with characters, notes and lines.

    Where a character of a line is refused, whatever else seems wrong with that line is left unsaid: it may follow. So
    may, where that is a tab before the line, whatever seems wrong from there on, as nothing is where it belongs.
    """
    spoilt = {one.span.line for one in lines.refused}
    tab = first_tab(lines)
    found = [
        mistake(Scene(one, spellings, blocks_around(one.line.number, flows)))
        for one in troubles
        if one.line.number not in spoilt
    ]
    told = [one for one in found if tab is None or one.span.line < tab or one.code in OF_SIGNS]
    return [*refused(lines.refused), *lookalikes(lines), *notes_with_slashes(lines), *told]


def first_tab(lines: Lines) -> int | None:
    """The line before the first whose indentation holds a tab, as that one may seem to have nothing below it."""
    tabs = {one.span.line: one.span.column for one in reversed(lines.refused) if one.character == TAB}
    previous = None
    for line in lines.lines:
        if tabs.get(line.number, line.indent + 1) <= line.indent:
            return line.number if previous is None else previous
        previous = line.number
    return None


def blocks_around(number: int, flows: Sequence[Flow]) -> frozenset[str]:
    """The names of the blocks of the flow that a line stands in."""
    around = [flow for flow in flows if flow.span.line <= number]
    return frozenset(block.name.text for block in around[-1].blocks) if around else frozenset()


def notes_with_slashes(lines: Lines) -> list[Fault]:
    """Notes that begin as in other languages."""
    return [Fault("F103", place, "note") for place in lines.slashed]


def refused(characters: Iterable[Refused]) -> list[Fault]:
    """The first refused character of each line."""
    first: dict[int, Refused] = {}
    for one in characters:
        first.setdefault(one.span.line, one)
    return [Fault("F102", one.span, variant(one.character), number(one.character)) for one in first.values()]


def variant(character: str) -> str:
    """Which wording of F102 fits: a tab, a mark that turns the direction of writing, or any other."""
    if character == TAB:
        return ""
    return "turning" if "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069" else "control"


def number(character: str) -> dict[str, str]:
    """The number of a character that cannot be shown."""
    return {} if character == TAB else {"number": f"U+{ord(character):04X}"}


def lookalikes(lines: Lines) -> list[Fault]:
    """Notes that look like an option which somebody switched off."""
    return [Fault("F126", one.span) for one in lines.comments if LOOKS_LIKE_LINE.match(one.text)]


def faults_of_texts(mistakes: Iterable[Mistake]) -> list[Fault]:
    """What is wrong within texts."""
    variants = {"unclosed": ""}
    return [
        Fault("F105", one.span, variants.get(one.variant, one.variant), {"written": one.written[:LONGEST_WRITTEN]})
        for one in mistakes
    ]


def too_long() -> Fault:
    """A text that is too long to be read."""
    return Fault("F101", Span(1, 1, 1, 2))
