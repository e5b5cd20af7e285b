"""Types as a catalogue writes them: `digits(6) or nothing`, `personal text`, `list of Bill`, `one of gold, silver`.

They read as in a flow. A catalogue knows no messages: a recording cannot be asked of a connector.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import chain

from compiler.catalogue_fields import NAME
from compiler.catalogue_nodes import Report, Scalar
from compiler.catalogue_references import Names
from compiler.types import Type
from flowlang.values import replace

BASES = ("text", "digits", "phone", "email", "code", "number", "amount", "date", "time", "duration", "yes_no")
WITH_LENGTH = ("digits", "code", "text")
MARKERS = ("secret", "personal")
MOST_LENGTH = 1_000  # characters
MOST_CHARACTERS = 1_000

UNREADABLE = Type("error")
"""What was reported already: it fits everything, so that one mistake is told once."""

TOKEN = re.compile(r"\s*(?:([^\W\d]\w*)|([0-9]{1,9})|(\.\.|[(),])|(\S))")


class _UnreadableError(Exception):
    """The text is no type; the arguments are the variant of the message and its facts."""

    def __init__(self, variant: str = "", **facts: str) -> None:
        super().__init__(variant)
        self.variant = variant
        self.facts = facts


def read_type(scalar: Scalar, names: Names, report: Report) -> Type | None:
    """The type a text says, or none where it says none, and then that is reported."""
    try:
        return _Reader(scalar.text, names["records"], report).whole()
    except _UnreadableError as problem:
        report.error("F930", scalar.span, problem.variant, type=scalar.text, **problem.facts)
        return None


class _Reader:
    """Reads one type from its words, left to right."""

    def __init__(self, text: str, records: Collection[str], report: Report) -> None:
        if len(text) > MOST_CHARACTERS:
            raise _UnreadableError
        self.words = [found[0].strip() for found in TOKEN.finditer(unicodedata.normalize("NFC", text))]
        self.records = records
        self.report = report
        self.at = 0

    def whole(self) -> Type:
        """Markers, what it is, `or nothing`, and no more."""
        found = self._marked()
        optional = self._optional()
        if self.at < len(self.words):
            raise _UnreadableError("rest", rest=self.words[self.at])
        return replace(found, optional=optional)

    def _marked(self) -> Type:
        markers = self._markers()
        return replace(self._what(), secret="secret" in markers, personal="personal" in markers)

    def _markers(self) -> set[str]:
        markers: set[str] = set()
        while self._peek() in MARKERS:
            markers.add(self._take())
        return markers

    def _optional(self) -> bool:
        if self._peek() != "or":
            return False
        self.at += 1
        self._expect("nothing")
        return True

    def _what(self) -> Type:
        word = self._take()
        if word == "list":
            self._expect("of")
            return Type("list", element=self._marked())
        if word == "one":
            self._expect("of")
            return Type("choice", choices=self._choices())
        if word in WITH_LENGTH:
            return self._with_length(word)
        if word in BASES:
            return Type(word)
        return self._record(word)

    def _record(self, word: str) -> Type:
        if word in self.records and NAME.fullmatch(word):
            return Type("record", record=word) if len(self.records) else UNREADABLE  # none can be read
        meant = self.report.meant(word, chain(BASES, self.records)) if word else None
        if meant:
            raise _UnreadableError("did_you_mean", word=word, suggestion=meant)
        raise _UnreadableError("unknown" if NAME.fullmatch(word) else "", word=word)

    def _with_length(self, base: str) -> Type:
        if self._peek() != "(":
            return Type(base)
        self.at += 1
        low = high = self._length()
        if self._peek() == "..":
            self.at += 1
            high = self._length()
        self._expect(")")
        if not 1 <= low <= high <= MOST_LENGTH:
            raise _UnreadableError("range", most=str(MOST_LENGTH))
        return Type(base, low=low, high=high)

    def _length(self) -> int:
        word = self._take()
        if not word.isdecimal():
            raise _UnreadableError("length")
        return int(word)

    def _choices(self) -> tuple[str, ...]:
        choices = [self._choice()]
        while self._peek() == ",":
            self.at += 1
            choices.append(self._choice())
        if len(set(choices)) < len(choices):
            raise _UnreadableError("choices")
        return tuple(choices)

    def _choice(self) -> str:
        word = self._take()
        if not NAME.fullmatch(word):
            raise _UnreadableError("choices")
        return word

    def _expect(self, word: str) -> None:
        if self._take() != word:
            raise _UnreadableError("length" if word == ")" else "expected", expected=word)

    def _peek(self) -> str:
        return self.words[self.at] if self.at < len(self.words) else ""

    def _take(self) -> str:
        word = self._peek()
        self.at += 1
        return word


def type_of(scalar: Scalar | None, names: Names, report: Report) -> Type:
    """The type a text says; where it cannot be read, `UNREADABLE`."""
    return (read_type(scalar, names, report) if scalar else None) or UNREADABLE
