"""Whatever an author writes, they are answered with messages at real places, never with a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from compiler.centre import compile_centre
from flowlang.diagnostics import Diagnostic
from flowlang.messages.lookup import LANGUAGES
from flowlang.rendering import as_json, render
from flowlang.source import Location
from runtime.centre_folder import read_centre

SAMPLE = read_centre(Path(__file__).parent.parent.parent / "flows")
WORDS = sorted({word for text in SAMPLE.texts.values() for word in text.split()})
STRANGE = [*"\t\"{}#:,()[]\r\0\u202e漢é-><=*&!|%@`'\\", " ", "  ", "\n"]


@pytest.mark.parametrize("seed", range(120))
def test_a_slip_of_the_finger_is_answered_with_messages(seed: int) -> None:
    chance = random.Random(seed)
    texts = dict(SAMPLE.texts)
    path = chance.choice(sorted(texts))
    texts[path] = slipped(texts[path], chance)
    compiled = compile_centre(texts, SAMPLE.files)
    for language in LANGUAGES:
        render(compiled.diagnostics, texts, language)
    as_json(compiled.diagnostics)
    for place in (place for one in compiled.diagnostics for place in places(one)):
        assert is_in(place, texts)


def slipped(text: str, chance: random.Random) -> str:
    """The text with a few slips of the kind that fingers and editors make."""
    lines = text.split("\n")
    for _ in range(chance.choice([1, 1, 2, 5])):
        at = chance.randrange(len(lines))
        lines[at : at + 1] = slip(lines[at], chance)
        lines = lines or [""]
    return "\n".join(lines[: chance.randrange(len(lines))] if chance.random() < 0.1 else lines) or "\n"


def slip(line: str, chance: random.Random) -> list[str]:
    """The lines that a line becomes."""
    place = chance.randrange(len(line) + 1)
    words = line.split(" ")
    words[chance.randrange(len(words))] = chance.choice(WORDS)
    return chance.choice(
        [
            [],
            [line, line],
            [line * 2],
            [line[:place] + chance.choice(STRANGE) + line[place:]],
            [line[:place] + line[place + 1 :]],
            [" ".join(words)],
            [" " * chance.randrange(9) + line.lstrip()],
        ]
    )


def places(one: Diagnostic) -> list[Location]:
    """Every place that a diagnostic speaks of."""
    return [one.location, *(note.location for note in one.notes)]


def is_in(place: Location, texts: dict[str, str]) -> bool:
    """Whether there is such a place: in a line of the text, or just after its end."""
    span, lines = place.span, texts[place.path].split("\n")
    begins = 1 <= span.line <= span.end_line <= len(lines) + 1 and span.column >= 1
    return begins and (span.line > len(lines) or span.column <= len(lines[span.line - 1]) + 1)


@pytest.mark.parametrize("path", sorted(SAMPLE.texts))
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\ufeff",
        "# a note",
        "flow",
        "flow main",
        "flow main\n  languages en",
        "flow main\n\nflow main\n",
        "flow main ()\n  outcome done\n",
        "flow verify_account ()\n  outcome verified (account : digits(6), customer : Customer)\n  outcome given_up\n",
        "flow verify_account ()\n  step a\n    collect b as text\n      no input  again twice, then outcome c\n",
        "step start\n  end\n",
        "\r\n\r\n\r",
        "\0",
        "centre: 1",
        "- a",
        "a: &b [*b]",
        "{" * 500,
    ],
)
def test_next_to_nothing_is_answered_with_messages(path: str, text: str) -> None:
    texts = {**SAMPLE.texts, path: text}
    compiled = compile_centre(texts, SAMPLE.files)
    for language in LANGUAGES:
        render(compiled.diagnostics, texts, language)
    assert compiled.errors
    assert all(is_in(place, texts) for one in compiled.diagnostics for place in places(one))


@pytest.mark.parametrize("path", sorted(SAMPLE.texts))
def test_a_missing_file_is_answered_with_messages(path: str) -> None:
    texts = {name: text for name, text in SAMPLE.texts.items() if name != path}
    compiled = compile_centre(texts, SAMPLE.files)
    assert compiled.errors
    assert compiled.graph is None
