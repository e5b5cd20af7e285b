"""What may happen to a run: the closed list of events. Each carries its id (UUIDv7 of the host) and its instant.

Instants are integer microseconds since the epoch, UTC. `command` names the command an event answers by its key
(`run:sequence:n`); an answer to a command that no longer matters is ignored.
"""

from __future__ import annotations

from typing import Any

from flowlang.values import TaggedValue


class Event(TaggedValue, frozen=True, kw_only=True, gc=False):
    """Something that happened, at an instant."""

    id: str
    at: int


class Started(Event, frozen=True, kw_only=True):
    """An interaction begins: on which line, service and medium; `number` is who calls (E.164 or empty), personal.

    `attempt` is what is known of the attempt by which the customer was called (`answered_by`, `campaign`, `tries`);
    empty where they called.
    """

    line: str
    service: str
    medium: str
    number: str = ""
    called: str = ""
    attempt: dict[str, Any] = {}


class Said(Event, frozen=True, kw_only=True):
    """A `Speak` was heard to its end, stopped, or delivered (written media)."""

    command: str


class SayFailed(Event, frozen=True, kw_only=True):
    """A `Speak` could not be spoken; `reason` is for the journal (`prompt file gone`)."""

    command: str
    reason: str


class Key(Event, frozen=True, kw_only=True):
    """The customer pressed a key: one of 0-9, *, #, A-D."""

    key: str


class Text(Event, frozen=True, kw_only=True):
    """The customer wrote, said or chose words."""

    text: str


class TimerFired(Event, frozen=True, kw_only=True):
    """A timer the run had set has come; `timer` is its name."""

    timer: str


class Replied(Event, frozen=True, kw_only=True):
    """A `Request` (fetch, store), `Record` or `Connect` has its answer.

    `outcome` is the exit (`ok`, `not found`, `failed`, `recorded`, `silence`, `busy`, `no answer`, `ended` …);
    `data` what came with it, in stored form; `reason` why, for the journal.
    """

    command: str
    outcome: str
    data: Any = None
    reason: str = ""


class Connected(Event, frozen=True, kw_only=True):
    """The other leg of a `Connect` has answered; the conversation runs."""

    command: str


class Placed(Event, frozen=True, kw_only=True):
    """Where a customer stands in the queue: place from 1, and how long it may take (microseconds, if known)."""

    command: str
    place: int
    expected_wait: int | None = None


class Found(Event, frozen=True, kw_only=True):
    """An operator is reserved for the customer who waits; `operator` holds their `name`."""

    command: str
    operator: dict[str, Any]


class OperatorLost(Event, frozen=True, kw_only=True):
    """The operator who was found or talking is gone: the customer waits on, at the head of the queue."""

    command: str


class HungUp(Event, frozen=True, kw_only=True):
    """The customer has left."""


class Lost(Event, frozen=True, kw_only=True):
    """The customer's leg is gone without their doing: its worker died, the network broke. `reason` says what."""

    reason: str


AnyEvent = (
    Started
    | Said
    | SayFailed
    | Key
    | Text
    | TimerFired
    | Replied
    | Connected
    | Placed
    | Found
    | OperatorLost
    | HungUp
    | Lost
)

PERSONAL: dict[str, tuple[str, ...]] = {
    "Started": ("number",),
    "Key": ("key",),
    "Text": ("text",),
    "Replied": ("data",),
}
"""Fields that may hold something of a person, by event: the journal keeps them in its side table."""
