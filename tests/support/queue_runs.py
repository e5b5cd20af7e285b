"""Drives one run through a queue, event by event; at each step the position is stored and restored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from compiler.graph import Graph, graph_hash
from runtime.engine.advance import Advanced, advance, begin
from runtime.engine.commands import AnyCommand, Enqueue, SetTimer, Speak
from runtime.engine.events import (
    AnyEvent,
    Connected,
    Found,
    HungUp,
    Key,
    OperatorLost,
    Placed,
    Replied,
    Said,
    Started,
    Text,
    TimerFired,
)
from runtime.engine.position import restore, store

MONDAY = 1_795_597_200_000_000  # 2026-11-25 09:00 UTC
SECOND = 1_000_000


class QueueRun:
    """A run; `last` is what came of the last event."""

    def __init__(self, graph: Graph, medium: str = "voice", service: str = "main") -> None:
        self.graph = graph
        self.at = MONDAY
        self.count = 0
        self.last = Advanced(begin("run", graph_hash(graph)))
        self.every: list[AnyCommand] = []
        self.tell(Started, line="main", service=service, medium=medium)

    @property
    def phase(self) -> str:
        """What the run waits for."""
        return self.last.position.phase

    @property
    def state(self) -> str:
        """Where it stands."""
        return self.last.position.frames[-1].state if self.last.position.frames else ""

    def tell(self, kind: type[AnyEvent], after: int = 0, **fields: Any) -> QueueRun:
        """One event, after so many microseconds."""
        self.at += after
        self.count += 1
        event = kind(id=f"e{self.count}", at=self.at, **fields)
        before = restore(store(self.last.position))
        assert before == self.last.position
        self.last = advance(self.graph, before, event)
        again = advance(self.graph, before, event)
        assert again == self.last
        self.every += self.last.commands
        return self

    # --- what was asked

    def kinds(self) -> list[str]:
        """The commands of the last event, by kind."""
        return [type(one).__name__ for one in self.last.commands]

    def of(self, kind: type[Any]) -> list[Any]:
        """The commands of the last event of one kind."""
        return [one for one in self.last.commands if isinstance(one, kind)]

    def said(self) -> list[str]:
        """What was said, of the last event; a sound by its file."""
        return [" ".join(piece.text or piece.file for piece in one.pieces) for one in self.of(Speak)]

    def latest(self, kind: type[Any]) -> Any:
        """The last command of a kind, of all."""
        return next(one for one in reversed(self.every) if isinstance(one, kind))

    @property
    def enqueue(self) -> str:
        """The key of the place."""
        return str(self.latest(Enqueue).key)

    # --- events

    def placed(self, place: int = 1, wait: int | None = 60 * SECOND) -> QueueRun:
        return self.tell(Placed, command=self.enqueue, place=place, expected_wait=wait)

    def found(self, name: str = "Anna") -> QueueRun:
        return self.tell(Found, command=self.enqueue, operator={"name": name})

    def lost(self) -> QueueRun:
        return self.tell(OperatorLost, command=self.enqueue)

    def connected(self) -> QueueRun:
        return self.tell(Connected, command=self.enqueue)

    def replied(self, outcome: str, reason: str = "") -> QueueRun:
        return self.tell(Replied, command=self.enqueue, outcome=outcome, reason=reason)

    def heard(self) -> QueueRun:
        """What is being said was heard to its end."""
        return self.tell(Said, command=self.last.position.awaiting)

    def fired(self, timer: str) -> QueueRun:
        """A timer comes when it is due."""
        due = self.last.position.timers[timer]
        return self.tell(TimerFired, after=max(0, due - self.at), timer=timer)

    def key(self, key: str) -> QueueRun:
        return self.tell(Key, key=key)

    def text(self, text: str) -> QueueRun:
        return self.tell(Text, text=text)

    def hung_up(self) -> QueueRun:
        return self.tell(HungUp)

    def timers(self) -> set[str]:
        return set(self.last.position.timers)

    def waits(self) -> QueueRun:
        """Placed, and past what is said on entering."""
        self.placed()
        return self.heard() if self.last.position.awaiting else self


def keys_of(commands: Iterable[AnyCommand]) -> list[str]:
    """Their keys."""
    return [one.key for one in commands]


def dues(run: QueueRun) -> dict[str, int]:
    """The timers set by the last event, in seconds from now."""
    return {one.timer: (one.due - run.at) // SECOND for one in run.of(SetTimer)}
