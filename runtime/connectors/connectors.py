"""What a connector is to the host: something that is asked, and answers with one of its exits."""

from __future__ import annotations

from typing import Any, Protocol

from flowlang.values import Value
from runtime.engine.commands import Request


class Answer(Value, frozen=True):
    """What becomes of a request: the exit, what came with it in stored form, and why (without values)."""

    outcome: str
    data: Any = None
    reason: str = ""


def failed(reason: str) -> Answer:
    """The answer of a request that failed."""
    return Answer("failed", reason=reason)


class Connectors(Protocol):
    """Everything the flows of one version can ask."""

    async def ask(self, request: Request) -> Answer:
        """Asks, and answers within the request's time whatever happens; never raises."""

    async def aclose(self) -> None:
        """Gives every connection back."""
