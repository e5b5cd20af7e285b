"""References between the sections of a catalogue: a line names a service, a service its hours.

The names of every section are gathered first, so that what is wrong with one entry makes no second message where it is
named.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from compiler.catalogue_fields import NAME, Fields, is_empty, mended, named
from compiler.catalogue_nodes import Mapping as MappingNode
from compiler.catalogue_nodes import Node, Report, Scalar

T = TypeVar("T")
Names = Mapping[str, Collection[str]]
"""Section -> the names declared there."""

MOST_SHOWN = 8  # names in one message

Reader = Callable[[Scalar, Report], T | None]


def names_of(centre: Fields, sections: Iterable[str]) -> Names:
    """The names each section declares, whatever is wrong with them; any at all where the section may be lost."""
    return {section: _names(centre.get(section)) if _is_read(centre, section) else AnyName() for section in sections}


class AnyName(Collection[str]):
    """The names of a section that cannot be read: any may be among them, and none can be said."""

    def __contains__(self, name: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _is_read(centre: Fields, section: str) -> bool:
    """Whether what a section declares is known: it is a map, or not there and not misspelt either."""
    found = centre.get(section)
    return centre.is_whole if found is None else isinstance(found, MappingNode) or is_empty(found)


def lost(centre: Fields, sections: Iterable[str]) -> frozenset[str]:
    """The sections that could not be read."""
    return frozenset(section for section in sections if not _is_read(centre, section))


def _names(node: Node | None) -> Collection[str]:
    """In order, and quickly asked whether one is there."""
    pairs = node.pairs if isinstance(node, MappingNode) else ()
    written = [unicodedata.normalize("NFC", pair.key.text) for pair in pairs]
    return dict.fromkeys((*written, *filter(NAME.fullmatch, map(mended, written))))


def refer(scalar: Scalar | None, section: str, names: Names, report: Report) -> str:
    """The name of an entry of another section, as written; one that is not declared there is reported.

    Empty where nothing was written.
    """
    if scalar is None:
        return ""
    name = unicodedata.normalize("NFC", scalar.text)
    if name not in names[section]:
        _report_unknown(Scalar(name, scalar.span), section, names[section], report)
    return name


def _report_unknown(scalar: Scalar, section: str, known: Collection[str], report: Report) -> None:
    meant = report.meant(scalar.text, known)
    if meant:
        report.error("F910", scalar.span, "did_you_mean", name=scalar.text, section=section, suggestion=meant)
    elif known:
        report.error("F910", scalar.span, name=scalar.text, section=section, known=listed(known))
    else:
        report.error("F910", scalar.span, "none", name=scalar.text, section=section)


def listed(names: Iterable[str]) -> str:
    """Names for a message, the first few of them."""
    all_names = tuple(names)
    shown = ", ".join(all_names[:MOST_SHOWN])
    return shown if len(all_names) <= MOST_SHOWN else f"{shown}, …"


def entries(node: Node | None, report: Report, read: Callable[[Scalar, Node], T]) -> dict[str, T]:
    """What a map declares by name, each read from its name and what stands behind it."""
    return {name.text: read(name, value) for name, value in named(node, report)}


def several(texts: Iterable[Scalar], report: Report, read: Reader[T]) -> tuple[T, ...]:
    """The values of a list, each once; one that stands there twice is reported."""
    found: dict[T, Scalar] = {}
    for text in texts:
        value = read(text, report)
        if value is None:
            continue
        if value in found:
            report.error("F926", text.span, "", report.note(found[value].span, "first"), value=text.text)
        found.setdefault(value, text)
    return tuple(found)
