"""A store that keeps everything in memory: for tests, and for calls that outlive a broken disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from runtime.store.records import Change, InteractionRecord, JournalRow, LiveRun
from runtime.store.store import Outcome


class MemoryStore:
    """Keeps what happens until the process ends."""

    def __init__(self) -> None:
        self.failure = ""
        self._records: dict[str, InteractionRecord] = {}
        self._rows: dict[str, list[JournalRow]] = {}
        self._personal: dict[str, dict[str, dict[str, object]]] = {}
        self._live: dict[str, LiveRun] = {}
        self._consumed: dict[str, set[str]] = {}

    def commit(self, change: Change, then: Callable[[Outcome], None]) -> None:
        """Keeps a change; `then` is called in the loop's next round."""
        asyncio.get_running_loop().call_soon(then, self._keep(change))

    def _keep(self, change: Change) -> Outcome:
        if change.event:
            consumed = self._consumed.setdefault(change.run, set())
            if change.event in consumed:
                return Outcome.DUPLICATE
            consumed.add(change.event)
        self._keep_rows(change)
        if change.record is not None:
            self._records[change.record.id] = change.record
        if change.live is not None:
            self._live[change.run] = change.live
        if change.over:
            self._live.pop(change.run, None)
            self._consumed.pop(change.run, None)
        return Outcome.KEPT

    def _keep_rows(self, change: Change) -> None:
        self._rows.setdefault(change.run, []).extend(change.rows)
        for one in change.personal:
            self._personal.setdefault(one.run, {})[one.reference] = one.values

    def unended(self) -> list[InteractionRecord]:
        """The records of interactions that have not ended."""
        return [record for record in self.interactions() if record.ended is None]

    def live(self) -> list[LiveRun]:
        """The runs that are not over."""
        return sorted(self._live.values(), key=lambda run: run.id)

    def calls_since(self, instant: int) -> list[int]:
        """The instants at which the centre called a number."""
        rows = (row for rows in self._rows.values() for row in rows)
        return sorted(r.at for r in rows if r.kind == "Connect" and r.at >= instant and "refused" not in r.data)

    def interactions(self) -> list[InteractionRecord]:
        """Every record, oldest first."""
        return sorted(self._records.values(), key=lambda record: (record.started, record.id))

    def journal(self, run: str) -> list[JournalRow]:
        """The rows of one run, in order."""
        return sorted(self._rows.get(run, ()), key=lambda row: (row.sequence, row.place))

    def personal(self, run: str) -> dict[str, dict[str, object]]:
        """What the side table holds of one run."""
        return dict(self._personal.get(run, {}))

    async def aclose(self) -> None:
        """Nothing to give back."""
