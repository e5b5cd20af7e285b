"""The text of `centre.yaml` read into a catalogue. The only owner of yaml.

The text is taken event by event, as `yaml.compose` does, but with the depth bounded before anything nests, and without
what a catalogue has no use for: anchors, aliases, tags, several documents. What is read then goes to the sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

import yaml

from compiler.catalogue import Catalogue
from compiler.catalogue_nodes import Mapping, Node, Pair, Report, Scalar, Sequence
from compiler.catalogue_rescue import without_fault
from compiler.catalogue_sections import read_sections
from flowlang.diagnostics import Diagnostic
from flowlang.source import NOWHERE, Span

MOST_CHARACTERS = 1_000_000
MOST_RESCUED = 200_000  # characters of a text that is read again without what spoils it
MOST_DEPTH = 32
MOST_ENTRIES = 5_000  # of one list or map
BOUNDS = {"most": str(MOST_CHARACTERS), "deepest": str(MOST_DEPTH), "entries": str(MOST_ENTRIES)}

HIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
"""Characters nobody sees and that may turn the meaning of a line: controls, separators, direction marks."""

PROBLEMS = {
    "found character '\\t'": "tab",
    "found character": "start",
    "found unexpected end of stream": "quote",
    "expected ',' or": "bracket",
    "mapping values are not allowed": "colon",
    "could not find expected ':'": "no_colon",
    "expected <block end>, but found '<block": "indent",
    "expected <block end>, but found '?'": "indent",
    "expected <block end>": "rest",
    "found unknown escape": "escape",
}
"""How yaml begins to say what is wrong -> the variant of our own message."""

ALONE = ("indent", "rest")  # of these yaml names the beginning of the whole map, which tells nobody anything


def read_catalogue(text: str, path: str) -> tuple[Catalogue | None, tuple[Diagnostic, ...]]:
    """What a `centre.yaml` declares, and everything that is wrong with it.

    Args:
        text: The file's content.
        path: Its name in messages.

    Returns:
        The catalogue, as far as it could be understood (what is named is there, so that flows can be checked against
        it), or none where the text is no map at all, nor would be without one section; and the diagnostics in the
        order of their places.
    """
    report = Report(path)
    node = read_nodes(text, report)
    catalogue = read_sections(node, path, report) if node is not None else _rescued(text, path, report)
    return catalogue, tuple(sorted(report.diagnostics, key=_place))


def _rescued(text: str, path: str, report: Report) -> Catalogue | None:
    """What the sections declare that are YAML, where one is not; none where that is not the fault, or more are not."""
    faults = [one for one in report.diagnostics if one.code == "F901" and one.variant != "empty"]
    for rest in without_fault(text, faults[0]) if faults and len(text) <= MOST_RESCUED else ():
        node = read_nodes(rest, Report(path))
        if isinstance(node, Mapping):
            return read_sections(node, path, report, is_whole=False)
    return None


def read_nodes(text: str, report: Report) -> Node | None:
    """The text as nodes, or none where it is not YAML, too large, or empty."""
    if len(text) > MOST_CHARACTERS:
        report.error("F902", NOWHERE, **BOUNDS)
        return None
    body = text.removeprefix("\ufeff")
    if _hidden_characters(body, report):
        return None
    loader = yaml.SafeLoader(body)
    try:
        return _Builder(report).build(loader)
    except _RefusedError:
        return None
    except yaml.MarkedYAMLError as error:
        _report_problem(error, report)
    except (ValueError, OverflowError):  # yaml lets an escape beyond Unicode through to Python
        report.error("F901", _span(loader.get_mark(), loader.get_mark()), "escape")
    return None


class _RefusedError(Exception):
    """The text is refused, and the report says why."""


class _Builder:
    """Nodes from events, without recursion: `open_nodes` holds the lists and maps that are not closed yet."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.open_nodes: list[tuple[yaml.Event, list[Node]]] = []
        self.root: Node | None = None

    def build(self, loader: yaml.SafeLoader) -> Node | None:
        """The one document's node."""
        for event in _events(loader):
            self._take(event)
        if self.root is None or (isinstance(self.root, Scalar) and self.root.is_empty):
            self.report.error("F901", NOWHERE, "empty")
            return None
        return self.root

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.NodeEvent):
            self._refuse_devices(event)
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._refuse("F903", event, "document")
        elif isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)

    def _refuse_devices(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse("F903", event, "alias")
        if event.anchor is not None:
            self._refuse("F903", event)
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            self._refuse("F903", event, "tag")

    def _refuse(self, code: str, event: yaml.Event, variant: str = "") -> None:
        place = _first_line(_span(event.start_mark, event.end_mark))
        self.report.error(code, place, variant, **BOUNDS)
        raise _RefusedError

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        span = _span(event.start_mark, event.end_mark)
        hidden = HIDDEN.search(event.value)
        if hidden:
            self.report.error("F904", span, "escaped", character=_code_point(hidden[0]))
        return Scalar(HIDDEN.sub("", event.value), span, event.style is None)

    def _open(self, event: yaml.Event) -> None:
        if len(self.open_nodes) >= MOST_DEPTH:
            self._refuse("F902", event)
        self.open_nodes.append((event, []))

    def _close(self, event: yaml.Event) -> None:
        start, nodes = self.open_nodes.pop()
        is_list = isinstance(start, yaml.SequenceStartEvent)
        if len(nodes) > MOST_ENTRIES * (1 if is_list else 2):
            self._refuse("F902", start)
        span = _span(start.start_mark, event.end_mark)
        self._add(Sequence(tuple(nodes), span) if is_list else Mapping(self._pairs(nodes), span))

    def _pairs(self, nodes: list[Node]) -> tuple[Pair, ...]:
        """Keys and values in turn, each key once."""
        pairs: dict[str, Pair] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.report.error("F908", _first_line(key.span), "key")
            elif key.text in pairs:
                first = self.report.note(pairs[key.text].key.span, "first")
                self.report.error("F905", key.span, "", first, key=key.text)
            else:
                pairs[key.text] = Pair(key, value)
        return tuple(pairs.values())

    def _add(self, node: Node) -> None:
        if self.open_nodes:
            self.open_nodes[-1][1].append(node)
        else:
            self.root = node


def _events(loader: yaml.SafeLoader) -> Iterator[yaml.Event]:
    while loader.check_event():
        yield loader.get_event()  # type: ignore[no-untyped-call]


def _hidden_characters(text: str, report: Report) -> bool:
    """Reports characters nobody sees, each on its place."""
    for found in HIDDEN.finditer(text):
        before = text[: found.start()]
        line = len(re.findall("\r\n|\r|\n", before)) + 1
        column = found.start() - max(before.rfind("\n"), before.rfind("\r"))
        report.error("F904", Span(line, column, line, column + 1), character=_code_point(found[0]))
        if len(report.diagnostics) >= 20:
            break
    return bool(report.diagnostics)


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def _report_problem(error: yaml.MarkedYAMLError, report: Report) -> None:
    variant = next((name for start, name in PROBLEMS.items() if (error.problem or "").startswith(start)), "")
    mark, begun = error.problem_mark or error.context_mark, error.context_mark
    place, beginning = _span(mark, mark), _span(begun, begun)
    is_elsewhere = begun is not None and beginning.line != place.line and variant not in ALONE
    report.error("F901", place, variant, report.note(beginning, "begun") if is_elsewhere else None)


class _Mark(Protocol):
    """A place as yaml says it: lines and columns from 0."""

    line: int
    column: int


def _span(start: _Mark | None, end: _Mark | None) -> Span:
    """From one mark to the other; never empty, so that there is something to underline."""
    if start is None or end is None:
        return NOWHERE
    line, column = start.line + 1, start.column + 1
    end_line, end_column = end.line + 1, end.column + 1
    return Span(line, column, end_line, end_column if (end_line, end_column) > (line, column) else column + 1)


def _first_line(span: Span) -> Span:
    """The beginning of what goes over several lines."""
    return span if span.line == span.end_line else Span(span.line, span.column, span.line, span.column + 1)


def _place(one: Diagnostic) -> tuple[int, int]:
    return one.location.span.line, one.location.span.column
