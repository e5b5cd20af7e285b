"""The same events for the engine and for an exported document: what each enters, commands, and has timers for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any
from xml.etree import ElementTree

from engine_graphs import RUN, START
from scxml_interpreter import Sent, Session

from compiler.graph import Fetch, Graph, Repeat, Store, graph_hash
from compiler.scxml import to_scxml
from compiler.scxml_elements import NAMESPACE, OURS, event_name
from runtime.engine import commands as c
from runtime.engine.advance import advance, begin
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
from runtime.engine.habits import habits_of
from runtime.engine.machine import machine_of
from runtime.engine.operations import ENTER
from runtime.engine.timers import running

SECOND = 1_000_000
MOST_ENTERED = 2_000
ASKING = (c.Speak, c.Request, c.StartRecording, c.Connect, c.Send)
WORDS = ("bill", "The BILL, please!", "operator", "yes", "no", "12", "123", "", "héllo", "2026-02-30", "24/12/2026", "18:30")


class EndlessError(Exception):
    """A walk without waiting: the compiler lets none through, a random graph may have one."""


@contextmanager
def entering(into: list[str]) -> Iterator[None]:
    """Notes each state that the engine enters."""
    whole = dict(ENTER)

    def noted(does: Any) -> Any:
        def enter(walk: Any, state: Any) -> Any:
            into.append(state.id)
            if len(into) > MOST_ENTERED:
                raise EndlessError
            found = does(walk, state)
            if isinstance(state.does, Repeat) and walk.state is not state:
                into.append(walk.state.id)
            return found

        return enter

    ENTER.update({kind: noted(does) for kind, does in whole.items()})
    try:
        yield
    finally:
        ENTER.update(whole)


class Both:
    """One run in the engine and in the interpreter."""

    def __init__(self, graph: Graph, medium: str = "voice", service: str = "care", line: str = "main") -> None:
        self.graph, self.medium, self.service, self.line = graph, medium, service, line
        text = to_scxml(graph, habits_of(graph)).text
        self.ours = {
            one.get("id"): one.get(f"{{{OURS}}}state")
            for one in ElementTree.fromstring(text).iter(f"{{{NAMESPACE}}}state")
        }
        self.session = Session(text, START)
        self.position = begin(RUN, graph_hash(graph))
        self.at = START
        self.count = 0
        self.numbers: dict[str, int] = {}
        self.is_endless = False

    def start(self) -> None:
        self.both(
            Started(**self.base(), line=self.line, service=self.service, medium=self.medium, number="+390212345"),
            "started",
            line=self.line,
            service=self.service,
            medium=self.medium,
            number="+390212345",
        )

    def base(self) -> dict[str, Any]:
        self.count += 1
        return {"id": f"e{self.count}", "at": self.at}

    def both(self, event: AnyEvent, name: str, **data: Any) -> None:
        """Gives both the same event, and compares what they did."""
        if not self.advanced(event):
            return
        self.session.sent.clear()
        self.session.entered.clear()
        self.session.give(name, self.at, **data)
        self.compare()

    def advanced(self, event: AnyEvent) -> bool:
        machine_of(self.graph).ways.clear()
        self.entered: list[str] = []
        try:
            with entering(self.entered):
                self.last = advance(self.graph, self.position, event)
        except EndlessError:
            self.is_endless = True
            return False
        self.position = self.last.position
        for one in self.last.commands:
            if isinstance(one, ASKING):
                self.numbers[one.key] = len(self.numbers) + 1
        return True

    def compare(self) -> None:
        entered = [self.ours[one] for one in self.session.entered if self.ours.get(one)]
        assert entered == self.entered
        expected = [
            self.told(one, origin) for one, origin in zip(self.last.commands, self.last.origins, strict=True)
        ]
        assert [self.heard(one) for one in self.session.sent] == [one for one in expected if one]
        assert self.session.is_over == (self.position.ending == "over")
        if not self.session.is_over:
            assert {name: due for name, due in self.session.timers.items() if due > self.at} == self.timers()

    def timers(self) -> dict[str, int]:
        """The timers that are still to come; one that came while it did not count stays in the position."""
        return {name: due for name, due in running(self.position).items() if due > self.at}

    def told(self, one: c.AnyCommand, origin: str) -> Any:
        """A command of the engine, in what is essential of it."""
        match one:
            case c.Speak():
                asked = (list(one.options), one.expects) if one.expects else None
                return "speak", origin, one.language, one.prompt, asked, [(piece.text, piece.file) for piece in one.pieces]
            case c.Silence():
                return "silence", self.numbers[one.speak]
            case c.Request():
                return "request", one.connector, one.operation, one.arguments, one.within // 1000, one.changes
            case c.StartRecording():
                return "record", one.at_most // 1000, one.ending_on
            case c.Connect():
                return "connect", one.number, one.within // 1000, one.at_most and one.at_most // 1000
            case c.Finished():
                return "finished", one.cause
            case c.Fault():
                return "fault", one.state
            case c.SetTimer() | c.CancelTimer():
                return None
        return (type(one).__name__.lower(),)

    def heard(self, one: Sent) -> Any:
        """A command of the interpreter, likewise."""
        said = one.values
        match one.name:
            case "speak":
                asked = (said["options"], said["expects"]) if "options" in said else None
                return "speak", said["state"], said["language"], said["prompt"], asked, sentences(said["pieces"])
            case "silence":
                return "silence", said["speak"]
            case "request":
                names = ("connector", "operation", "arguments", "within", "changes")
                return ("request", *(said[name] for name in names))
            case "record":
                return "record", said["at_most"], said["ending_on"]
            case "connect":
                return "connect", said["number"], said["within"], said["at_most"]
            case "finished":
                return "finished", said["cause"]
            case "fault":
                return "fault", said["state"]
        return (one.name,)

    # --- events

    def happen(self, random: Random) -> None:
        """Something happens, most often what is waited for."""
        kind, waiting = random.choice(KINDS), self.timers()
        due = min(waiting.values(), default=None)
        later = self.at + random.choice((0, 0, 500, 1000, 2500, 7000)) * 1000
        if due is not None and (due <= later or kind == "timer"):
            self.fire(due, [name for name, one in waiting.items() if one == due])
            return
        self.at = later
        getattr(self, kind, self.key)(random)

    def fire(self, due: int, names: list[str]) -> None:
        """The next timer comes; which of two at the same instant comes first is nobody's promise."""
        if len(names) > 1:
            self.is_endless = True
            return
        self.at = due
        if not self.advanced(TimerFired(**self.base(), timer=names[0])):
            return
        self.session.sent.clear()
        self.session.entered.clear()
        self.session.wait_until(self.at)
        self.compare()

    def number(self, key: str) -> int:
        return self.numbers.get(key, 0)

    def said(self, random: Random) -> None:
        key = self.position.awaiting if random.random() < 0.9 else next(iter(self.numbers), "x")
        self.both(Said(**self.base(), command=key), "said", command=self.number(key))

    def say_failed(self, random: Random) -> None:
        if random.random() < 0.3:
            key = self.position.awaiting
            self.both(SayFailed(**self.base(), command=key, reason="gone"), "sayfailed", command=self.number(key))

    def key(self, random: Random) -> None:
        key = random.choice("0112233456*##A")
        self.both(Key(**self.base(), key=key), f"key.{event_name(key)}", key=key)

    def text(self, random: Random) -> None:
        text = random.choice(WORDS)
        self.both(Text(**self.base(), text=text), "text", text=text)

    def reply(self, random: Random) -> None:
        key, outcome = self.position.awaiting, random.choice(self.outcomes())
        data = self.answer(random) if outcome == "ok" else "a recording" if outcome == "recorded" else None
        event = Replied(**self.base(), command=key, outcome=outcome, data=data)
        self.both(event, f"replied.{event_name(outcome)}", command=self.number(key), answer=data)

    def outcomes(self) -> list[str]:
        """What the state that waits may be answered, and what it may not."""
        if not self.position.frames:
            return ["ok"]
        frame = self.position.frames[-1]
        state = next(one for one in self.graph.flows[frame.flow].states if one.id == frame.state)
        exits = [one.exit for one in state.exits]
        return [*exits, *exits, "failed", "teapot"]

    def answer(self, random: Random) -> Any:
        if not self.position.frames:
            return None
        frame = self.position.frames[-1]
        does = next(one.does for one in self.graph.flows[frame.flow].states if one.id == frame.state)
        if not isinstance(does, Fetch | Store):
            return None
        gives = self.graph.connectors[does.connector][does.operation].gives
        return made_up(gives, self.graph, random) if gives else None

    def connected(self, random: Random) -> None:
        key = self.position.awaiting
        self.both(Connected(**self.base(), command=key), "connected", command=self.number(key))

    def hung_up(self, random: Random) -> None:
        if random.random() < 0.15:
            self.both(HungUp(**self.base()), "hungup")

    def lost(self, random: Random) -> None:
        if random.random() < 0.1:
            self.both(Lost(**self.base(), reason="gone"), "lost")


KINDS = [*["said"] * 6, *["key"] * 6, *["reply"] * 6, "text", "text", "timer", "timer", "connected", "connected"]
KINDS += ["hung_up", "lost", "say_failed"]


def made_up(kind: Any, graph: Graph, random: Random) -> Any:
    """A value of a type, as a connector might give it."""
    if kind.optional and random.random() < 0.2:
        return None
    if kind.base == "record":
        return {slot.name: made_up(slot.type, graph, random) for slot in graph.records[kind.record]}
    some: dict[str, Any] = {
        "number": random.choice((0, 1, 7)),
        "amount": random.choice(("0", "0.00", "92.40", "12")),
        "yes_no": random.random() < 0.5,
        "date": "2026-12-15",
        "time": "18:00",
        "digits": "1" * (kind.low or 3),
        "code": "A" * (kind.low or 3),
        "choice": next(iter(kind.choices), ""),
        "duration": 5 * SECOND,
        "list": [],
    }
    return some.get(kind.base, random.choice(("hello", "")))


def sentences(pieces: list[dict[str, Any]]) -> list[Any]:
    """Pieces as the engine makes them: what is not a sound is one sentence. Values are not said here."""
    found: list[Any] = []
    for piece in pieces:
        if piece.get("file"):
            found.append(("", piece["file"]))
        elif found and not found[-1][1]:
            found[-1] = (found[-1][0] + spelled(piece), "")
        else:
            found.append((spelled(piece), ""))
    return [(Like(text), file) for text, file in found]


def spelled(piece: dict[str, Any]) -> str:
    return piece["text"] if "text" in piece else VALUE


VALUE = "\x00"


class Like(str):
    """A text that is like any in which values stand where it has gaps."""

    def __eq__(self, other: object) -> bool:
        pattern = ".*".join(re.escape(part) for part in self.split(VALUE))
        return isinstance(other, str) and re.fullmatch(pattern, other, re.DOTALL) is not None

    __hash__ = str.__hash__


def walk_both(graph: Graph, seed: int, events: int = 30, **about: str) -> Both:
    """A run of random events; what differs fails."""
    random = Random(seed)
    both = Both(graph, **about)
    both.start()
    for _ in range(events):
        if both.is_endless:
            break
        both.happen(random)
    return both
