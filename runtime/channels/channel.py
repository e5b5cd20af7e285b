"""What a channel is: an adapter between one way of reaching the centre and the host.

A channel makes interactions and tells what happens in them (`events`), and does what runs ask for (`perform`). It knows
neither flows nor other channels. It is given a clock and makes its ids with `uuid7`, so that an event has its id and
instant where it arose.

Timers, requests to connectors, `Finished` and `Fault` are the host's; a channel is only ever asked for `Accept`,
`Speak`, `Silence`, `StartRecording`, `Connect` and `Close`. What it cannot do it answers with `SayFailed` or
`Replied(outcome="failed")`. After it has told of `HungUp` or `Lost`, or was asked to `Close`, it tells nothing more of
that interaction and ignores what it is asked.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from enum import StrEnum
from typing import Protocol

from flowlang.values import Value
from runtime.engine.commands import AnyCommand
from runtime.engine.events import AnyEvent


class Offered(Value, frozen=True, kw_only=True):
    """Somebody reached the centre; the host answers with the run's commands, or `refuse`s.

    `called` is the address reached and `caller` who calls (E.164 for telephony; empty where hidden).
    """

    interaction: str
    medium: str
    called: str
    caller: str
    at: int


class Happened(Value, frozen=True, kw_only=True):
    """Something happened in an interaction."""

    interaction: str
    event: AnyEvent


class Refused(Value, frozen=True, kw_only=True):
    """The channel itself refused somebody (no trunk, no free leg); `answer` is what they were told (`486`)."""

    interaction: str
    medium: str
    called: str
    caller: str
    reason: str
    answer: str
    at: int


Incoming = Offered | Happened | Refused


class Refusal(StrEnum):
    """Why an offered interaction is not taken."""

    UNKNOWN_LINE = "unknown line"
    NOT_THIS_MEDIUM = "not this medium"
    NOT_READY = "not ready"


class Channel(Protocol):
    """An adapter; `name` is unique in a host; `carries` are the commands it carries out, none where it takes any.

    What it does not carry out the host answers by itself, with a failure.
    """

    name: str
    carries: frozenset[type[AnyCommand]] | None

    async def start(self) -> None:
        """Begins to take work.

        Raises:
            OSError: It cannot (a port is taken, a program is missing); the text says what to do.
        """

    def events(self) -> AsyncIterator[Incoming]:
        """Everything that happens, in order, until `aclose`. To be iterated once."""

    def is_ready(self) -> bool:
        """Whether it takes new interactions now."""

    async def perform(self, interaction: str, command: AnyCommand) -> None:
        """Begins to carry out a command; its answer comes as an event. The same key twice has its effect once."""

    async def refuse(self, interaction: str, why: Refusal) -> None:
        """Turns away what was `Offered`."""

    async def drain(self) -> None:
        """Takes no new interactions; those that live go on."""

    async def aclose(self) -> None:
        """Ends every interaction and gives everything back."""
