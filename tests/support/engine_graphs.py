"""Small graphs written by hand, and a run that is driven event by event."""

from __future__ import annotations

from typing import Any

from compiler.graph import (
    AnyDoes,
    AnyExpression,
    Argument,
    Assign,
    Branch,
    Case,
    Constant,
    Count,
    End,
    FlowGraph,
    Graph,
    Ladder,
    Operation,
    OperationGraph,
    Option,
    Outbound,
    Question,
    Repeat,
    Say,
    Service,
    Shape,
    Slot,
    Speech,
    State,
    Transition,
    Words,
    graph_hash,
)
from compiler.types import NUMBER, TEXT, Type
from runtime.engine.advance import Advanced, advance, begin
from runtime.engine.commands import AnyCommand, Speak
from runtime.engine.events import (
    AnyEvent,
    Connected,
    HungUp,
    Key,
    Lost,
    Replied,
    Said,
    SayFailed,
    Started,
    Text,
    TimerFired,
)
from runtime.engine.position import Position

RUN = "0192f3a4-0000-7000-8000-000000000001"
START = 1_795_600_000_000_000  # 2026-11-25, in the afternoon
SECOND = 1_000_000


def speech(text: str, italian: str = "", to_the_end: bool = False) -> Speech:
    return Speech({"en": (Words(text),), "it": (Words(italian or f"[it] {text}"),)}, to_the_end=to_the_end)


def say(text: str, to_the_end: bool = False) -> Say:
    return Say(speech(text, to_the_end=to_the_end))


def option(exit: str, *keys: str, words: tuple[str, ...] = ()) -> Option:
    return Option(exit, keys, {"en": words})


def menu(text: str, *options: Option, silence: int = 6 * SECOND, **more: Any) -> Question:
    return Question("menu", (speech(text),), tuple(options), no_input_after={"voice": silence}, **more)


def collect(text: str, kind: Type, variable: str = "answer", ending_on: str = "", **more: Any) -> Question:
    silences = more.pop("no_input_after", {"voice": 6 * SECOND})
    return Question("collect", (speech(text),), (), Shape(kind, variable, ending_on), silences, **more)


def confirm(text: str, *options: Option) -> Question:
    return Question(
        "confirm", (speech(text),), options or (option("yes"), option("no")), no_input_after={"voice": 4 * SECOND}
    )


def constant(value: Any) -> Constant:
    if isinstance(value, bool):
        return Constant(value, Type("yes_no"))
    return Constant(value, NUMBER if isinstance(value, int) else TEXT)


def operation(operator: str, *arguments: Any) -> Operation:
    return Operation(operator, tuple(one if hasattr(one, "__struct_fields__") else constant(one) for one in arguments))


def put(variable: str, value: Any, scope: str = "flow") -> Assign:
    return Assign(variable, scope, value if hasattr(value, "__struct_fields__") else constant(value))


def branch(condition: AnyExpression) -> Branch:
    return Branch((Case(condition, "then"),))


def given(**arguments: Any) -> tuple[Argument, ...]:
    return tuple(
        Argument(name, value if hasattr(value, "__struct_fields__") else constant(value))
        for name, value in arguments.items()
    )


def state(name: str, does: AnyDoes, **exits: str) -> tuple[str, AnyDoes, dict[str, Any]]:
    """`main.start` stands for `main/start`; exits are named with `_` for a blank."""
    return name, does, exits


def flow(name: str, *states: tuple[str, AnyDoes, dict[str, Any]], **more: Any) -> FlowGraph:
    def full(local: str) -> str:
        return f"{name}/{local}"

    def transition(exit: str, to: Any) -> Transition:
        target, binds = to if isinstance(to, tuple) else (to, ())
        return Transition(exit.replace("_", " ").strip(), full(target), binds)

    made = tuple(
        State(full(local), does, tuple(transition(exit, to) for exit, to in exits.items()))
        for local, does, exits in states
    )
    places = {key: full(more[key]) for key in ("on_hang_up", "on_failure", "at_most_to") if key in more}
    outside = tuple(transition(exit, to) for exit, to in more.pop("anywhere_to", {}).items())
    defaults: dict[str, Any] = {
        "title": name,
        "media": ("voice",),
        "languages": ("en", "it"),
        "parameters": (),
        "variables": (),
        "outcomes": (),
        "anywhere_exits": outside,
    }
    return FlowGraph(name=name, states=made, entry=made[0].id, **(defaults | more | places))


def centre(*flows: FlowGraph, **more: Any) -> Graph:
    defaults: dict[str, Any] = {
        "name": "Test",
        "languages": ("en", "it"),
        "currency": "EUR",
        "zone": "Europe/Rome",
        "services": {"care": Service(flows[0].name, ("voice",))},
        "lines": {"main": "care"},
        "calendars": {},
        "records": {},
        "connectors": {},
        "outbound": Outbound(("+39",)),
    }
    return Graph(flows={one.name: one for one in flows}, **(defaults | more))


def slot(name: str, kind: Type, first: AnyExpression | None = None, scope: str = "flow") -> Slot:
    return Slot(name, kind, first, scope)


def connectors(gives: Type | None = None, *takes: Slot) -> dict[str, dict[str, OperationGraph]]:
    return {"crm": {"ask": OperationGraph(takes, gives)}}


class Driven:
    """A run on a graph: events in, what came of the last one out."""

    def __init__(self, graph: Graph, medium: str = "voice", number: str = "+390212345", start: bool = True) -> None:
        self.graph = graph
        self.position: Position = begin(RUN, graph_hash(graph))
        self.at = START
        self.last = Advanced(self.position)
        self.commands: list[AnyCommand] = []
        self.taken: list[tuple[str, str]] = []
        self.events: list[AnyEvent] = []
        if start:
            self.send(Started, line="main", service="care", medium=medium, number=number, called="+390299900")

    def send(self, kind: type, **fields: Any) -> list[AnyCommand]:
        return self.give(kind(id=f"e{len(self.events)}", at=self.at, **fields))

    def give(self, event: AnyEvent) -> list[AnyCommand]:
        self.events.append(event)
        self.last = advance(self.graph, self.position, event)
        self.position = self.last.position
        self.commands += self.last.commands
        self.taken += self.last.taken
        return list(self.last.commands)

    def said(self, command: str | None = None) -> list[AnyCommand]:
        return self.send(Said, command=self.position.awaiting if command is None else command)

    def say_failed(self, reason: str = "prompt file gone") -> list[AnyCommand]:
        return self.send(SayFailed, command=self.position.awaiting, reason=reason)

    def press(self, keys: str) -> list[AnyCommand]:
        return [command for key in keys for command in self.send(Key, key=key)]

    def write(self, text: str) -> list[AnyCommand]:
        return self.send(Text, text=text)

    def reply(self, outcome: str, data: Any = None, reason: str = "", command: str | None = None) -> list[AnyCommand]:
        answered = self.position.awaiting if command is None else command
        return self.send(Replied, command=answered, outcome=outcome, data=data, reason=reason)

    def connected(self) -> list[AnyCommand]:
        return self.send(Connected, command=self.position.awaiting)

    def fire(self, timer: str) -> list[AnyCommand]:
        """The timer's instant comes."""
        self.at = max(self.at, self.position.timers[timer])
        return self.send(TimerFired, timer=timer)

    def hang_up(self) -> list[AnyCommand]:
        return self.send(HungUp)

    def lose(self) -> list[AnyCommand]:
        return self.send(Lost, reason="worker died")

    @property
    def heard(self) -> list[str]:
        return [text_of(command) for command in self.commands if isinstance(command, Speak)]

    @property
    def heard_last(self) -> list[str]:
        return [text_of(command) for command in self.last.commands if isinstance(command, Speak)]

    @property
    def stands(self) -> str:
        return self.position.frames[-1].state if self.position.frames else "over"

    @property
    def values(self) -> dict[str, Any]:
        return self.position.frames[-1].values


def text_of(command: Speak) -> str:
    return " ".join(piece.text or f"<{piece.file}>" for piece in command.pieces)


def names(commands: list[AnyCommand]) -> list[str]:
    return [type(command).__name__ for command in commands]


def hello() -> Graph:
    """Says hello and ends."""
    return centre(flow("main", state("hello", say("Hello."), next="end"), state("end", End())))


def options_menu(silence: int = 6 * SECOND) -> Graph:
    """A greeting, a menu with ladders, a collect, an end: the shape of most flows."""
    return centre(
        flow(
            "main",
            state("start", say("Welcome."), next="options"),
            state(
                "options",
                menu(
                    "Press 1 or 2.",
                    option("billing", "1", words=("bill", "billing")),
                    option("fault", "2", words=("fault",)),
                    option("hear", "*", words=("repeat",)),
                    silence=silence,
                ),
                billing="ask",
                fault="fault",
                hear="repeat",
                no_input="quiet",
                no_match="wrong",
            ),
            state("repeat", Repeat(), next="options"),
            state("quiet", Count(2, "question"), again="quiet.again", then="goodbye"),
            state("quiet.again", Repeat(), next="options"),
            state("wrong", Ladder(2), **{"1": "wrong.1", "2": "wrong.2", "then": "goodbye"}),
            state("wrong.1", say("Sorry?"), next="wrong.again"),
            state("wrong.2", say("Press 1 for your bill."), next="wrong.again"),
            state("wrong.again", Repeat(), next="options"),
            state(
                "ask",
                collect("Your code?", Type("digits", 6, 6), "account"),
                collected="thanks",
                no_input="goodbye",
                no_match="again",
            ),
            state("again", Count(1, "flow"), again="ask", then="goodbye"),
            state("thanks", say("Thank you."), next="goodbye"),
            state("fault", say("Mind the gas.", to_the_end=True), next="options"),
            state("goodbye", say("Goodbye."), next="end"),
            state("end", End()),
            variables=(slot("account", Type("digits", 6, 6, optional=True)),),
        )
    )
