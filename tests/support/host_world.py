"""A small world for tests of the host: a clock pushed by hand, a channel that remembers, connectors, a centre."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

from compiler.catalogue import Catalogue, Line
from compiler.catalogue import Service as CatalogueService
from compiler.centre import Compiled
from compiler.graph import (
    Argument,
    Constant,
    End,
    Enter,
    Fetch,
    FlowGraph,
    Graph,
    OperationGraph,
    Option,
    Outbound,
    Question,
    Say,
    Service,
    Shape,
    Slot,
    Speech,
    State,
    Store,
    Transfer,
    Transition,
    Variable,
    Words,
    graph_hash,
)
from compiler.types import TEXT, Type
from flowlang.source import NOWHERE, Location, Span
from runtime.channels.channel import Happened, Incoming, Offered, Refusal, Refused
from runtime.clock import uuid7
from runtime.connectors.connectors import Answer
from runtime.engine.commands import AnyCommand, Close, Request, Speak
from runtime.engine.events import AnyEvent, Said
from runtime.host import Host, Surroundings, Version
from runtime.store.memory import MemoryStore
from runtime.store.records import Change
from runtime.store.sqlite import SqliteStore
from runtime.store.store import Store as AnyStore

NOW = 1_795_600_000_000_000
NUMBER = "+390299900"
CALLER = "+393331234567"
PIN = Type("digits", low=4, high=4, secret=True)
CODE = Type("digits", low=3, high=3)


class HandTimer:
    def __init__(self, due: int, call: Callable[[], None]) -> None:
        self.due, self.call, self.is_cancelled = due, call, False

    def cancel(self) -> None:
        self.is_cancelled = True


class HandClock:
    """Moves only when it is pushed."""

    def __init__(self, now: int = NOW) -> None:
        self._now = now
        self.timers: list[HandTimer] = []

    def now(self) -> int:
        return self._now

    def call_at(self, instant: int, call: Callable[[], None]) -> HandTimer:
        timer = HandTimer(instant, call)
        self.timers.append(timer)
        return timer

    def push(self, microseconds: int) -> None:
        self._now += microseconds
        due = [timer for timer in self.timers if timer.due <= self._now and not timer.is_cancelled]
        self.timers = [timer for timer in self.timers if timer.due > self._now and not timer.is_cancelled]
        for timer in due:
            timer.call()


class HandChannel:
    """Does nothing by itself; remembers what it was asked, and tells what the test says."""

    def __init__(self, clock: HandClock, name: str = "hand") -> None:
        self.name = name
        self.carries: frozenset[type[AnyCommand]] | None = None
        self.clock = clock
        self.asked: list[tuple[str, AnyCommand]] = []
        self.turned_away: list[tuple[str, Refusal]] = []
        self.broken: set[type] = set()
        self.is_open = False
        self.is_draining = False
        self.queue: asyncio.Queue[Incoming | None] = asyncio.Queue()

    async def start(self) -> None:
        self.is_open = True

    async def events(self) -> AsyncIterator[Incoming]:
        while (one := await self.queue.get()) is not None:
            yield one

    def is_ready(self) -> bool:
        return self.is_open and not self.is_draining

    async def perform(self, interaction: str, command: AnyCommand) -> None:
        if type(command) in self.broken:
            raise OSError("broken by the test")
        self.asked.append((interaction, command))

    async def refuse(self, interaction: str, why: Refusal) -> None:
        self.turned_away.append((interaction, why))

    async def drain(self) -> None:
        self.is_draining = True

    async def aclose(self) -> None:
        self.is_open = False
        self.queue.put_nowait(None)

    # --- what tests say

    def offer(self, called: str = NUMBER, medium: str = "voice", interaction: str = "") -> str:
        interaction = interaction or uuid7(self.clock.now())
        at = self.clock.now()
        self.queue.put_nowait(Offered(interaction=interaction, medium=medium, called=called, caller=CALLER, at=at))
        return interaction

    def tell(self, interaction: str, kind: type[AnyEvent], **data: Any) -> AnyEvent:
        at = self.clock.now()
        event = kind(id=uuid7(at), at=at, **data)
        self.queue.put_nowait(Happened(interaction=interaction, event=event))
        return event

    def tell_refused(self, reason: str = "no free leg", answer: str = "486") -> str:
        interaction = uuid7(self.clock.now())
        self.queue.put_nowait(
            Refused(
                interaction=interaction,
                medium="voice",
                called=NUMBER,
                caller=CALLER,
                reason=reason,
                answer=answer,
                at=NOW,
            )
        )
        return interaction

    def asked_of(self, interaction: str) -> list[AnyCommand]:
        return [command for one, command in self.asked if one == interaction]

    def speaks(self, interaction: str) -> list[str]:
        return [command.pieces[0].text for command in self.asked_of(interaction) if isinstance(command, Speak)]

    def say_said(self, interaction: str) -> None:
        """The last thing asked to be said was heard."""
        last = [command for command in self.asked_of(interaction) if isinstance(command, Speak)][-1]
        self.tell(interaction, Said, command=last.key)

    def is_closed(self, interaction: str) -> bool:
        return any(isinstance(command, Close) for command in self.asked_of(interaction))


class HandConnectors:
    """Answers with what stands in `answers` by operation; without one it keeps everybody waiting."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.answers: dict[str, Answer] = {}
        self.is_closed = False

    async def ask(self, request: Request) -> Answer:
        self.asked.append(request)
        while request.operation not in self.answers:
            await asyncio.sleep(0.001)
        return self.answers[request.operation]

    async def aclose(self) -> None:
        self.is_closed = True


def said(text: str) -> Speech:
    return Speech({"en": (Words(text),)})


def state(name: str, does: Any, **exits: str) -> State:
    return State(
        f"main/{name}", does, tuple(Transition(exit.replace("_", " "), f"main/{to}") for exit, to in exits.items())
    )


def menu(**keys: str) -> Question:
    options = tuple(Option(exit.replace("_", " "), (key,)) for exit, key in keys.items())
    return Question("menu", (said("Choose."),), options, None, {"voice": 5_000_000})


STATES = (
    state("start", Enter(), next="hello"),
    state("hello", Say(said("Hello.")), next="menu"),
    state(
        "menu",
        menu(bill="1", transfer="2", pin="3"),
        bill="bill",
        transfer="transfer",
        pin="pin",
        no_input="bye",
        no_match="bye",
    ),
    state(
        "bill",
        Fetch("crm", "bill", (Argument("code", Constant("123", CODE)),), "text", 3_000_000),
        ok="told",
        not_found="bye",
    ),
    state("told", Say(said("Here it is.")), next="bye"),
    state(
        "transfer", Transfer(Variable("desk"), 30_000_000), ended="bye", busy="bye", no_answer="bye", failed="nobody"
    ),
    state("nobody", Say(said("Nobody is free.")), next="bye"),
    state(
        "pin",
        Question("collect", (said("Your pin."),), (), Shape(PIN, "pin"), {"voice": 5_000_000}),
        collected="block",
        no_input="bye",
        no_match="bye",
    ),
    state(
        "block",
        Store("crm", "block", (Argument("pin", Variable("pin")), Argument("note", Constant("x", TEXT))), 3_000_000),
        ok="bye",
    ),
    state("bye", Say(said("Goodbye.")), next="end"),
    state("end", End()),
    state("apology", Say(said("Sorry.")), next="end"),
    state("gone", Store("crm", "note", (Argument("note", Constant("left", TEXT)),), 3_000_000), ok="end", failed="end"),
)

OPERATIONS = {
    "bill": OperationGraph((Slot("code", CODE),), TEXT),
    "block": OperationGraph((Slot("pin", PIN), Slot("note", TEXT)), None),
    "note": OperationGraph((Slot("note", TEXT),), None, (), True),
}


def a_graph(desk: str = "+390299911", per_hour: int = 60, states: tuple[State, ...] = STATES) -> Graph:
    flow = FlowGraph(
        name="main",
        title="Test",
        media=("voice",),
        languages=("en",),
        parameters=(),
        variables=(Slot("desk", TEXT, Constant(desk, TEXT)), Slot("text", TEXT), Slot("pin", PIN)),
        outcomes=(),
        states=states,
        entry="main/start",
        on_failure="main/apology",
        on_hang_up="main/gone",
    )
    return Graph(
        name="Test",
        languages=("en",),
        currency="EUR",
        zone="UTC",
        flows={"main": flow},
        services={"care": Service("main", ("voice",))},
        lines={"main": "care"},
        calendars={},
        records={},
        connectors={"crm": OPERATIONS},
        outbound=Outbound(("+39",), (), per_hour),
    )


def a_compiled(graph: Graph | None = None, text: str = "flow main") -> Compiled:
    graph = graph or a_graph()
    sources = {
        one.id: Location("main.flow", Span(at, 1, at, 2)) for at, one in enumerate(graph.flows["main"].states, 1)
    }
    line = Line(name="main", span=NOWHERE, service="care", service_span=NOWHERE, number=NUMBER)
    service = CatalogueService(name="care", span=NOWHERE, flow="main", flow_span=NOWHERE)
    catalogue = Catalogue(
        path="centre.yaml",
        name="Test",
        languages=("en",),
        currency="EUR",
        zone="UTC",
        lines={"main": line},
        services={"care": service},
    )
    return Compiled(
        graph=graph,
        hash=graph_hash(graph),
        sources=sources,
        catalogue=catalogue,
        diagnostics=(),
        texts={"main.flow": text},
    )


class World:
    """A host with everything around it."""

    def __init__(
        self, store: AnyStore | None = None, compiled: Compiled | None = None, channel: HandChannel | None = None
    ) -> None:
        self.clock = HandClock() if channel is None else channel.clock
        self.store = store or MemoryStore()
        self.channel = channel or HandChannel(self.clock)
        self.connectors = HandConnectors()
        self.version = Version(compiled or a_compiled())
        self.versions = {self.version.id: self.version}
        around = Surroundings(
            clock=self.clock,
            store=self.store,
            channels=(self.channel,),
            connectors=lambda version: self.connectors,
            load=lambda name: self.versions[name],
        )
        self.host = Host(around, self.version)

    async def settle(self) -> None:
        """Lets everything that is on its way arrive."""
        for _ in range(5):
            for _ in range(20):
                await asyncio.sleep(0)
            await asyncio.sleep(0.002)
            if isinstance(self.store, SqliteStore):
                kept = asyncio.Event()
                self.store.commit(Change(run="nobody"), lambda outcome, kept=kept: kept.set())  # type: ignore[misc]
                await kept.wait()  # a disk takes its time

    async def call(self) -> str:
        """A call that has heard the greeting and stands in the menu."""
        interaction = self.channel.offer()
        await self.settle()
        self.channel.say_said(interaction)
        await self.settle()
        return interaction

    async def press(self, interaction: str, key: str) -> None:
        from runtime.engine.events import Key

        self.channel.tell(interaction, Key, key=key)
        await self.settle()

    def kinds(self, interaction: str) -> list[str]:
        return [row.kind for row in self.store.journal(interaction)]

    def record(self, interaction: str) -> Any:
        return next(one for one in self.store.interactions() if one.id == interaction)
