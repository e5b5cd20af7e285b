"""Elements of an SCXML document (W3C Recommendation of 1 September 2015), one small function each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from compiler.scxml_expressions import literal

NAMESPACE = "http://www.w3.org/2005/07/scxml"
OURS = "urn:flowlang:graph"
"""The namespace of our own attributes: `state` holds our id of a state, `flow` a flow's name."""

OUTSIDE = "#_parent"
"""Where commands go: to the session that invoked this one, which carries them out."""

NOT_IN_A_NAME = re.compile(r"[^\w.\-]")

Content = list[Element]


class Names:
    """Names that are told apart: XML allows fewer signs in an id than our ids have."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def fresh(self, wanted: str) -> str:
        """The name, as an XML name that nothing else has."""
        name = NOT_IN_A_NAME.sub("_", wanted.replace("/", "."))
        name = name if name[:1].isalpha() or name[:1] == "_" else f"_{name}"
        found, number = name, 2
        while found in self.taken:
            found, number = f"{name}-{number}", number + 1
        self.taken.add(found)
        return found


def element(tag: str, attributes: dict[str, str | None], children: Iterable[Element] = ()) -> Element:
    """An element; attributes that are none are left out."""
    made = Element(tag, {name: value for name, value in attributes.items() if value is not None})
    made.extend(children)
    return made


def event_name(word: str) -> str:
    """A word of ours as a part of an event's name: `not_found`, `hash`."""
    return SIGNS.get(word) or NOT_IN_A_NAME.sub("_", word)


SIGNS = {"*": "star", "#": "hash"}


def leaf(id: str, *children: Element, state: str = "") -> Element:
    """A state."""
    return element("state", {"id": id, "flowlang:state": state or None}, children)


def entry(content: Content) -> Content:
    """What is done on entering; nothing where there is nothing to do."""
    return [element("onentry", {}, content)] if content else []


def transition(
    target: str | None = None, event: str | None = None, cond: str | None = None, content: Content | None = None
) -> Element:
    """A way from one state to another; without a target the state stays."""
    return element("transition", {"event": event, "cond": cond, "target": target}, content or [])


def within(way: Element) -> Element:
    """The way, which leads to a state within the one it stands in: that one is not left."""
    way.set("type", "internal")
    return way


def initial(target: str, content: Content | None = None) -> Element:
    """Where a state of several begins, and what is done only then."""
    return element("initial", {}, [transition(target, content=content)])


def assign(location: str, script: str) -> Element:
    """Gives a place of the data model a value."""
    return element("assign", {"location": location, "expr": script})


def choose(cond: str, *content: Element) -> Element:
    """What is done only if."""
    return element("if", {"cond": cond}, content)


def param(name: str, script: str) -> Element:
    """One thing an event carries."""
    return element("param", {"name": name, "expr": script})


def command(name: str, state: str, **values: str) -> Element:
    """A command to the world; `values` are scripts by name."""
    params = [param("state", literal(state)), *(param(key, script) for key, script in values.items())]
    return element("send", {"event": name, "target": OUTSIDE}, params)


def answered_command(name: str, state: str, **values: str) -> Content:
    """A command that will be answered: it has a number, and its answer names it."""
    return [assign("sent", "sent + 1"), command(name, state, command="sent", **values)]


def raising(event: str) -> Element:
    """An event to ourselves, dealt with before any from outside."""
    return element("raise", {"event": event})


def timer(name: str, milliseconds: int) -> Element:
    """A timer begins."""
    due = param("at", f"at + {milliseconds}")
    return element("send", {"event": f"timer.{name}", "id": name, "delay": seconds(milliseconds)}, [due])


def timer_until(name: str, event: str, due: str) -> Element:
    """A timer that comes at an instant."""
    wait = f"Math.max(0, {due} - at) + 'ms'"
    return element("send", {"event": event, "id": name, "delayexpr": wait}, [param("at", due)])


def seconds(milliseconds: int) -> str:
    """A length of time as SCXML writes it: `6s`, `1.5s`."""
    return f"{milliseconds / 1000:.3f}".rstrip("0").rstrip(".") + "s"


def cancel(name: str) -> Element:
    """A timer is called off, if it is set."""
    return element("cancel", {"sendid": name})



def begin() -> Content:
    """What every event from outside brings: its instant."""
    return [assign("at", "_event.data.at")]
