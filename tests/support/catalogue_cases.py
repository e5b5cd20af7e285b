"""Small catalogues with what is wrong in them marked: `«…»` is what a message must underline."""

from __future__ import annotations

from pathlib import Path

from compiler.catalogue import Catalogue
from compiler.catalogue_text import read_catalogue
from flowlang.diagnostics import Diagnostic

PATH = "centre.yaml"
SAMPLE = Path(__file__).parents[2] / "flows" / "centre.yaml"
HEAD = """\
centre: 1
name: Acme
languages: [en, it]
currency: EUR
zone: Europe/Rome
"""


def read(fragment: str, head: str = HEAD) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """The catalogue of a head and a fragment below it, with its diagnostics."""
    catalogue, diagnostics = read_catalogue(head + fragment, PATH)
    assert catalogue is not None
    return catalogue, diagnostics


def clean(fragment: str, head: str = HEAD) -> Catalogue:
    """The catalogue of a fragment that has nothing wrong with it."""
    catalogue, diagnostics = read(fragment, head)
    assert [named(one) for one in diagnostics] == []
    return catalogue


def named(diagnostic: Diagnostic) -> str:
    """`F911.did_you_mean`: the code, and the variant if there is one."""
    return diagnostic.code + (f".{diagnostic.variant}" if diagnostic.variant else "")


def without_marks(text: str) -> str:
    """The text as a supervisor would write it."""
    return text.replace("«", "").replace("»", "")


def problems(text: str) -> list[tuple[str, str]]:
    """What is wrong with a whole text: each message's name, and the text it underlines."""
    bare = without_marks(text)
    _, diagnostics = read_catalogue(bare, PATH)
    return [(named(one), underlined(bare, one)) for one in diagnostics]


def marked(text: str) -> list[str]:
    """The marked stretches of a text, in order."""
    return [part.split("»")[0] for part in text.split("«")[1:]]


def underlined(text: str, diagnostic: Diagnostic) -> str:
    """What a message underlines, of a text whose stretch stands on one line."""
    span = diagnostic.location.span
    line = text.split("\n")[span.line - 1]
    assert span.line == span.end_line
    return line[span.column - 1 : span.end_column - 1]


def check(text: str, *names: str) -> None:
    """Asserts that a text has exactly these messages, each underlining what is marked, in the order of the marks."""
    assert problems(text) == list(zip(names, marked(text), strict=True))
