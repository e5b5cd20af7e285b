"""Small graphs made by hand: `flow("main", {"start": ...})` in a few lines.

A state is written `id: (does, {exit: target})`, ids and targets without the flow's name: `start/say`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compiler.graph import (
    AnyDoes,
    Do,
    End,
    Enter,
    Fetch,
    FlowGraph,
    Give,
    Graph,
    Option,
    Outcome,
    Question,
    Say,
    Service,
    SourceMap,
    Speech,
    State,
    Transition,
    Words,
)
from flowlang.source import Location, Span

Exits = Mapping[str, str]
States = Mapping[str, tuple[AnyDoes, Exits]]

SECOND = 1_000_000


def speech(text: str, prompt: str | None = None) -> Speech:
    return Speech({"en": (Words(text),)}, prompt)


def say(text: str, to: str) -> tuple[AnyDoes, Exits]:
    return Say(speech(text)), {"next": to}


def enter(to: str) -> tuple[AnyDoes, Exits]:
    return Enter(), {"next": to}


def end() -> tuple[AnyDoes, Exits]:
    return End(), {}


def give(outcome: str) -> tuple[AnyDoes, Exits]:
    return Give(outcome, ()), {}


def do(flow_name: str, **exits: str) -> tuple[AnyDoes, Exits]:
    return Do(flow_name, ()), exits


def fetch(within: int = 3 * SECOND, meanwhile: Speech | None = None, **exits: str) -> tuple[AnyDoes, Exits]:
    return Fetch("crm", "by_code", (), "found", within, meanwhile), {
        name.replace("_", " "): to for name, to in exits.items()
    }


def menu(exits: Exits, options: Mapping[str, str] | None = None, prompt: str = "Well?") -> tuple[AnyDoes, Exits]:
    """A menu; `options` are exit -> key, by default each exit that is a single key."""
    keys = options if options is not None else {exit: exit for exit in exits if len(exit) == 1}
    asked = Question(
        "menu",
        (speech(prompt),) if prompt else (),
        tuple(Option(exit, (key,)) for exit, key in keys.items()),
    )
    return asked, exits


def asked(exits: Exits, *options: Option, **more: Any) -> tuple[AnyDoes, Exits]:
    """A menu with options as they are given."""
    return Question("menu", (speech("Well?"),), options, **more), exits


def state(flow_name: str, id: str, does: AnyDoes, exits: Exits) -> State:
    return State(f"{flow_name}/{id}", does, tuple(Transition(exit, f"{flow_name}/{to}") for exit, to in exits.items()))


def flow(name: str, states: States, entry: str | None = None, **more: Any) -> FlowGraph:
    """A flow; heads (`on_failure`, `at_most_to` …) are given without the flow's name, outcomes as names."""
    for head in ("on_failure", "on_hang_up", "at_most_to"):
        if more.get(head):
            more[head] = f"{name}/{more[head]}"
    outcomes = tuple(Outcome(one) for one in more.pop("outcomes", ()))
    fields: dict[str, Any] = {
        "title": name,
        "media": ("voice",),
        "languages": ("en",),
        "parameters": (),
        "variables": (),
        **more,
    }
    return FlowGraph(
        name=name,
        states=tuple(state(name, id, *one) for id, one in states.items()),
        entry=f"{name}/{entry or next(iter(states))}",
        outcomes=outcomes,
        is_sub=bool(outcomes),
        **fields,
    )


def centre(*flows: FlowGraph, **more: Any) -> Graph:
    """A centre whose one service begins at the first flow."""
    fields: dict[str, Any] = {
        "services": {"care": Service(flows[0].name, ("voice",))},
        "lines": {"main": "care"},
        "calendars": {},
        "records": {},
        "connectors": {},
        **more,
    }
    return Graph(
        name="Acme",
        languages=("en",),
        currency="EUR",
        zone="Europe/Rome",
        flows={one.name: one for one in flows},
        **fields,
    )


def sources(graph: Graph) -> SourceMap:
    """A place for each state: its flow's file, one line for each state; a flow's own name is on line 1."""
    found: SourceMap = {}
    for one in graph.flows.values():
        found[one.name] = Location(f"{one.name}.flow", Span(1, 6, 1, 6 + len(one.name)))
        for line, each in enumerate(one.states, 2):
            found[each.id] = Location(f"{one.name}.flow", Span(line, 3, line, 9))
    return found
