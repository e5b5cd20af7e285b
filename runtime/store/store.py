"""The store's protocol: one transaction for each consumed event, durable before anything leaves.

A store takes changes from the host's thread and tells, on that thread and in the order it was given them, what became
of each.
`tests/contracts/store_suite.py` is what every store must pass.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from runtime.store.records import Change, InteractionRecord, JournalRow, LiveRun


class StoreError(Exception):
    """The store cannot do its work; the text is one line that says why and what to do."""


class NewerStoreError(StoreError):
    """The store was written by a newer program."""


class Outcome(StrEnum):
    """What became of a change."""

    KEPT = "kept"  # durable: after a power cut it is still there
    DUPLICATE = "duplicate"  # the run has consumed this event before; nothing was kept
    FAILED = "failed"  # nothing was kept; where `Store.failure` says why, nothing can be any more


class Reader(Protocol):
    """Reads what is kept, while a centre runs and afterwards."""

    def interactions(self) -> list[InteractionRecord]:
        """Every record, oldest first."""

    def journal(self, run: str) -> list[JournalRow]:
        """The rows of one run, in order."""

    def personal(self, run: str) -> dict[str, dict[str, object]]:
        """What the side table holds of one run: reference -> field -> value."""


class Store(Reader, Protocol):
    """Keeps what happens."""

    failure: str
    """Why nothing can be kept any more, in one line; empty while all is well."""

    def commit(self, change: Change, then: Callable[[Outcome], None]) -> None:
        """Keeps a change; `then` is called with what became of it, on the loop's thread, never before this returns."""

    def unended(self) -> list[InteractionRecord]:
        """The records of interactions that have not ended."""

    def live(self) -> list[LiveRun]:
        """The runs that are not over, oldest first."""

    def calls_since(self, instant: int) -> list[int]:
        """The instants, from `instant` on, at which the centre called a number (a `Connect` that was not refused)."""

    async def aclose(self) -> None:
        """Finishes every change it was given, then gives everything back."""
