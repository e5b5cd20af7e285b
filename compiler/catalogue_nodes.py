"""A catalogue's text as nodes: texts, lists and maps with the places they were written, and nothing of what they mean.

YAML's own typing would ruin it (`+390299900` becomes a number, `12:30` becomes 750, `no` becomes false), so every
scalar is text here; the sections of the catalogue give the type.
"""

from __future__ import annotations

from collections.abc import Iterable

from flowlang.diagnostics import Diagnostic, Note, Severity
from flowlang.similar import nearest
from flowlang.source import Location, Span
from flowlang.values import Value

MOST_DIAGNOSTICS = 500  # enough to work with, and a bound on what a hostile file costs
MOST_COMPARED = 3_000_000  # letters of words that may have been meant; each costs about a microsecond


class Scalar(Value, frozen=True):
    """A text; `plain` tells that it stood without quotes."""

    text: str
    span: Span
    plain: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written (`hours:`)."""
        return self.plain and not self.text


class Sequence(Value, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    span: Span


class Pair(Value, frozen=True):
    """One `key: value` of a map."""

    key: Scalar
    value: Node


class Mapping(Value, frozen=True):
    """A map, its keys in the order written, each once."""

    pairs: tuple[Pair, ...]
    span: Span


Node = Scalar | Sequence | Mapping


class Guesses:
    """How much may still be compared to guess what was meant; the reports of a centre share one."""

    def __init__(self) -> None:
        self.left = MOST_COMPARED

    def nearest(self, word: str, known: Iterable[str]) -> str | None:
        """The known word nearest to `word`, or none; none either once much has been compared."""
        compared = tuple(known)
        letters = len(compared) * len(word)
        if letters > self.left:
            return None
        self.left -= letters
        return nearest(word, compared)


class Report:
    """Collects what is wrong with one file."""

    def __init__(self, path: str, guesses: Guesses | None = None) -> None:
        self.path = path
        self.diagnostics: list[Diagnostic] = []
        self._guesses = guesses or Guesses()

    def error(self, code: str, span: Span, variant: str = "", note: Note | None = None, /, **facts: str) -> None:
        """Notes an error; beyond the bound nothing more is kept."""
        self._add(code, span, variant, note, facts, Severity.ERROR)

    def warning(self, code: str, span: Span, variant: str = "", note: Note | None = None, /, **facts: str) -> None:
        """Notes a warning."""
        self._add(code, span, variant, note, facts, Severity.WARNING)

    def note(self, span: Span, label: str, **facts: str) -> Note:
        """A second place of this file."""
        return Note(Location(self.path, span), label, facts)

    def apart(self) -> Report:
        """An empty report of the same file, for what is to be told elsewhere."""
        return Report(self.path, self._guesses)

    @property
    def is_full(self) -> bool:
        """Whether nothing more is kept."""
        return len(self.diagnostics) >= MOST_DIAGNOSTICS

    def meant(self, word: str, known: Iterable[str]) -> str | None:
        """The known word that was most likely meant, or none; none either where it would not be told any more."""
        return None if self.is_full else self._guesses.nearest(word, known)

    def _add(
        self, code: str, span: Span, variant: str, note: Note | None, facts: dict[str, str], severity: Severity
    ) -> None:
        if not self.is_full:
            notes = (note,) if note else ()
            self.diagnostics.append(Diagnostic(code, Location(self.path, span), facts, notes, variant, severity))
