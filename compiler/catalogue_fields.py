"""Reading the maps of a catalogue: known keys, missing ones, names, and the shape of what stands behind a key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from compiler.catalogue_keys import SYNONYMS
from compiler.catalogue_nodes import Mapping, Node, Pair, Report, Scalar, Sequence
from flowlang.source import Span

NAME = re.compile(r"[^\W\d]\w*")


class Fields:
    """One map with the keys it may have.

    A key that was misspelt, and is reported, stands for the one that was meant, so that one slip makes one message.

    Keys it does not know are reported at once, unless they are left to the caller (`others`); a required one that is
    missing is reported on the name the map belongs to. Something that is no map is reported, and then has no keys and
    misses none.
    """

    def __init__(
        self, node: Node, owner: Scalar, report: Report, known: tuple[str, ...], is_open: bool = False
    ) -> None:
        self.report = report
        self.owner = owner
        self.known = known
        self.pairs = pairs_of(node, report)
        self.is_map = isinstance(node, Mapping) or is_empty(node)
        self._meant: dict[str, Pair] = {}
        self.is_whole = True  # whether it is known of every key what was meant
        if not is_open:
            for pair in self.others():
                self.unknown(pair)

    def others(self) -> tuple[Pair, ...]:
        """The pairs whose key is none of the known ones."""
        return tuple(pair for pair in self.pairs if pair.key.text not in self.known)

    def unknown(self, pair: Pair) -> None:
        """Reports a key that nothing here has."""
        key, meant = pair.key, self._key_meant(pair.key.text)
        if is_after_comma(pair):
            self.report.error("F906", key.span, "comma", key=key.text)
        elif meant:
            self._meant.setdefault(meant, pair)
            self.report.error("F906", key.span, "did_you_mean", key=key.text, suggestion=meant)
        else:
            self.is_whole = False
            self.report.error("F906", key.span, key=key.text, known=", ".join(self.known))

    def _key_meant(self, key: str) -> str | None:
        """The known key that an unknown one was most likely meant to be."""
        elsewhere = SYNONYMS.get(key.strip().casefold(), "")
        return elsewhere if elsewhere in self.known else self.report.meant(key, self.known)

    def _pair(self, key: str) -> Pair | None:
        """The pair of a key, or what was meant for it."""
        return next((pair for pair in self.pairs if pair.key.text == key), None) or self._meant.get(key)

    def get(self, key: str, required: bool = False) -> Node | None:
        """What stands behind a key."""
        found = self._pair(key)
        if found is None and required and self.is_map and self.is_whole:
            self.report.error("F907", self.owner.span, key=key, name=self.owner.text)
        return found.value if found else None

    def has(self, key: str) -> bool:
        """Whether a key was written."""
        return self._pair(key) is not None

    def key(self, key: str) -> Scalar:
        """A key as it was written, for pointing at; where it was not, the name the map belongs to."""
        found = self._pair(key)
        return found.key if found else self.owner

    def items(self, key: str) -> Iterator[tuple[Scalar, Node]]:
        """The pairs of the map behind a key, whatever their keys are."""
        node = self.get(key)
        for pair in pairs_of(node, self.report) if node is not None else ():
            yield pair.key, pair.value

    def text(self, key: str, required: bool = False) -> Scalar | None:
        """The text behind a key."""
        found = self.get(key, required)
        return None if found is None else text_of(found, self.report)

    def texts(self, key: str, required: bool = False, may_be_empty: bool = False) -> tuple[Scalar, ...]:
        """The text or texts behind a key: a list, or one alone."""
        found = self.get(key, required)
        return () if found is None else texts_of(found, self.report, may_be_empty)


def text_of(node: Node, report: Report) -> Scalar | None:
    """A text that is not empty."""
    if not isinstance(node, Scalar):
        report.error("F908", beginning(node.span))
        return None
    if not node.text.strip():
        report.error("F908", node.span, "empty")
        return None
    return node


def texts_of(node: Node, report: Report, may_be_empty: bool = False) -> tuple[Scalar, ...]:
    """One text or a list of them."""
    if isinstance(node, Mapping):
        report.error("F908", beginning(node.span), "list")
        return ()
    items = node.items if isinstance(node, Sequence) else (node,)
    if not items and not may_be_empty:
        report.error("F908", node.span, "nothing")
    texts = (text_of(item, report) for item in items)
    return tuple(text for text in texts if text is not None)


def pairs_of(node: Node, report: Report) -> tuple[Pair, ...]:
    """The pairs of a map; nothing written counts as a map without any."""
    if isinstance(node, Mapping):
        return node.pairs
    if not (isinstance(node, Scalar) and node.is_empty):
        report.error("F908", beginning(node.span), "map")
    return ()


def is_after_comma(pair: Pair) -> bool:
    """Whether a key has no colon: within braces, what follows a comma in a text without quotes is taken for a key."""
    value, key = pair.value.span, pair.key.span
    return is_empty(pair.value) and (value.line, value.column) == (key.end_line, key.end_column)


def is_empty(node: Node) -> bool:
    """Whether a map was asked for and nothing stands in it."""
    return not node.pairs if isinstance(node, Mapping) else isinstance(node, Scalar) and node.is_empty


def named(node: Node | None, report: Report) -> Iterator[tuple[Scalar, Node]]:
    """The pairs of a map from names to something, each name checked and in NFC."""
    seen: dict[str, Scalar] = {}
    for pair in pairs_of(node, report) if node is not None else ():
        name = name_of(pair.key, report)
        if name is None:
            continue
        if name.text in seen and NAME.fullmatch(unicodedata.normalize("NFC", pair.key.text)):
            report.error("F905", name.span, "", report.note(seen[name.text].span, "first"), key=name.text)
            continue
        if name.text not in seen:
            seen[name.text] = name
            yield name, pair.value


def name_of(scalar: Scalar, report: Report) -> Scalar | None:
    """A name as flows may use it: one word of letters, digits and `_`, not beginning with a digit.

    In the place of one that was reported stands the one that was most likely meant, or none.
    """
    text = unicodedata.normalize("NFC", scalar.text)
    if not NAME.fullmatch(text):
        suggestion = mended(text)
        variant = "did_you_mean" if NAME.fullmatch(suggestion) else ""
        report.error("F909", scalar.span, variant, name=text, **({"suggestion": suggestion} if variant else {}))
        return Scalar(suggestion, scalar.span, scalar.plain) if variant else None
    return Scalar(text, scalar.span, scalar.plain)


def mended(name: str) -> str:
    """A name as flows may use it, if it has any letters."""
    return re.sub(r"\W+", "_", name).strip("_")


def beginning(span: Span) -> Span:
    """The first character of what goes over several lines, so that a message underlines one line."""
    return span if span.line == span.end_line else Span(span.line, span.column, span.line, span.column + 1)
