"""A graph as a document of SCXML 1.0 (W3C Recommendation, 1 September 2015), for any interpreter of it.

`docs/scxml.md` has the vocabulary: the events that come in, the commands that go out to `#_parent`, the data model. The
document does what `runtime.engine.advance` does with the graph; what cannot be carried over is told in `Export.lost`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from xml.etree.ElementTree import Element, indent, tostring

from compiler.graph import Graph
from compiler.scxml_calendars import calendar_data
from compiler.scxml_elements import NAMESPACE, OURS, Content, assign, begin, choose, command, element, leaf, transition
from compiler.scxml_expressions import literal
from compiler.scxml_flows import NO_TURN, begins, write_flow
from compiler.scxml_places import OVER, Habits, Lost, Place, Sheet, TooLargeError, finishing
from compiler.scxml_waiting import gate
from flowlang.values import Value

__all__ = ["Export", "Habits", "Lost", "TooLargeError", "to_scxml"]

BEGINNING = "beginning"


class Export(Value, frozen=True):
    """A document, how many states it has, and what it does not carry over."""

    text: str
    states: int
    lost: tuple[Lost, ...]


def to_scxml(graph: Graph, habits: Habits, flow: str | None = None) -> Export:
    """The centre, or one of its flows with those it does.

    Args:
        graph: The checked graph.
        habits: What the engine does that the graph does not say (`runtime.engine.habits`).
        flow: The flow that every interaction begins with; by default each service begins with its own.

    Raises:
        TooLargeError: The flows do each other in so many places that the document would be too large.
    """
    sheet = Sheet(graph, habits)
    sheet.names.fresh(BEGINNING)
    starts = {flow: None} if flow else {one.flow: name for name, one in graph.services.items()}
    for name in starts:
        sheet.root(name)
    written: list[Element] = []
    for place in sheet.waiting:  # grows while it is walked
        written.append(write_flow(place))
    states = [_beginning(sheet, flow), *written, element("final", {"id": OVER})]
    root = _apart(_root(sheet, states))
    indent(root, "  ")
    text = '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"
    return Export(text, text.count("<state "), tuple(sheet.lost))


def _apart(one: Element) -> Element:
    """The same element with nothing in it standing in two places, so that it can be laid out."""
    made = element(one.tag, dict(one.attrib), [_apart(child) for child in one])
    made.text = one.text
    return made


def _root(sheet: Sheet, states: list[Element]) -> Element:
    script = element("script", {})
    script.text = ""
    attributes: dict[str, str | None] = {
        "xmlns": NAMESPACE,
        "xmlns:flowlang": OURS,
        "version": "1.0",
        "datamodel": "ecmascript",
        "name": re.sub(r"[^\w.\-]", "_", sheet.graph.name) or "centre",
        "initial": BEGINNING,
    }
    root = element("scxml", attributes, [_data_model(sheet), script, *states])
    script.text = _script(sheet, root)
    return root


def _beginning(sheet: Sheet, flow: str | None) -> Element:
    """Waits for `started`, which says what came on which line."""
    ways: Content = []
    if flow:
        ways.append(_start(sheet.roots[flow], None))
    else:
        for name, service in sheet.graph.services.items():
            ways.append(_start(sheet.roots[service.flow], f"_event.data.service == {literal(name)}"))
        ways.append(transition(OVER, "started", content=finishing("'failure'")))
    return leaf(BEGINNING, *ways)


def _start(place: Place, cond: str | None) -> Element:
    languages = place.flow.languages
    known = [one for one in place.sheet.graph.languages if not languages or one in languages] or list(languages)
    taken = [assign(name, f"_event.data.{name}") for name in ("line", "service", "medium", "number")]
    content: Content = [
        *begin(),
        *taken,
        assign("voice", "medium == 'voice' || medium == 'video'"),
        assign("language", literal(next(iter(known), ""))),
        choose("voice", command("accept", place.flow.entry)),
        *begins(place, "{}"),
    ]
    return transition(place.own_id, "started", cond, content)


def _data_model(sheet: Sheet) -> Element:
    data = {
        "at": "0",
        **dict.fromkeys(("line", "service", "medium", "number", "language", "way", "keys", "cause"), "''"),
        **dict.fromkeys(("voice", "gone", "failing", "passes_over", "late"), "false"),
        **dict.fromkeys(("sent", "speaking", "awaiting", "lot"), "0"),
        **dict.fromkeys(("late_hash", "paused", "up", "value", "heard", "asked"), "null"),
        "turn": str(NO_TURN),
        "due": "[]",
        "said": "[]",
        "kept": "{}",
    }
    for depth in range(sheet.deepest + 1):
        data |= dict.fromkeys((f"f{depth}", f"c{depth}", f"q{depth}"), "{}")
    return element("datamodel", {}, [element("data", {"id": id, "expr": expr}) for id, expr in data.items()])


# --- the script -------------------------------------------------------------------------------------------------------


def _script(sheet: Sheet, root: Element) -> str:
    """The constants and helper functions that the document uses."""
    used = " ".join(value for one in root.iter() for value in one.attrib.values())
    graph, habits = sheet.graph, sheet.habits
    hours = {name: service.hours for name, service in graph.services.items() if service.hours}
    constants = {
        "calendars": {
            name: calendar_data(one)
            for name, one in graph.calendars.items()
            if f"calendars.{name}" in used or "calendars[" in used
        },
        "hours": hours,
        "gate": gate(graph.outbound),
        "questions": sheet.questions,
        "DIGITS": {language: list(names) for language, names in habits.digits.items()},
        "BETWEEN_KEYS": habits.between_keys,
        "AFTER_THE_LAST": habits.after_the_last,
    }
    functions = _needed(used)
    whole = "\n".join((used, *functions))
    declared = [f"var {name} = {_lines(value)};" for name, value in constants.items() if _names(whole, name)]
    return "\n" + "\n\n".join([*declared, *functions]) + "\n"


def _names(script: str, name: str) -> bool:
    return re.search(rf"\b{name}\b", script) is not None


def _lines(value: object) -> str:
    """A constant; a set with one entry a line."""
    if not isinstance(value, dict) or not value:
        return literal(value)
    return "{\n" + ",\n".join(f"  {literal(key)}: {literal(one)}" for key, one in value.items()) + "\n}"


def _needed(script: str) -> list[str]:
    """The helpers that a script uses, with those that they use, in the order in which they stand in their file."""
    known = _helpers()
    found: set[str] = set()
    waiting = [script]
    while waiting:
        text = waiting.pop()
        for name in known.keys() - found:
            if _names(text, name):
                found.add(name)
                waiting.append(known[name])
    return [text for name, text in known.items() if name in found]


@cache
def _helpers() -> dict[str, str]:
    """The helper functions by name, each with the note above it."""
    text = (resources.files("compiler") / "scxml_helpers.js").read_text(encoding="utf-8")
    blocks = [block.strip() for block in text.split("\n\n") if "\nfunction " in block]
    return {re.search(r"^function (\w+)", block, re.M)[1]: block for block in blocks}  # type: ignore[index]
