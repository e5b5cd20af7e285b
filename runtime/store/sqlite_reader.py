"""Reading the embedded store: by the host, and by `flowlang interactions` and `journal` beside it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from flowlang.values import fields, from_json
from runtime.store.records import InteractionRecord, JournalRow, LiveRun, Segment
from runtime.store.sqlite_schema import open_to_read, plain_errors

RECORD_FIELDS = fields(InteractionRecord)
ROW_FIELDS = fields(JournalRow)
RECORDS = f"SELECT {', '.join(RECORD_FIELDS)} FROM interactions"
CALLS = """
SELECT at FROM journal WHERE kind = 'Connect' AND at >= ? AND json_extract(data, '$.refused') IS NULL ORDER BY at
"""


class SqliteReader:
    """Reads a database file; each answer is what was durable at that moment."""

    def __init__(self, path: Path, connection: sqlite3.Connection | None = None) -> None:
        self._path = path
        self._connection = connection or open_to_read(path)

    def _all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with plain_errors(self._path):
            return self._connection.execute(query, values).fetchall()

    def interactions(self) -> list[InteractionRecord]:
        """Every record, oldest first."""
        return [_record(row) for row in self._all(f"{RECORDS} ORDER BY started, id")]

    def unended(self) -> list[InteractionRecord]:
        """The records of interactions that have not ended."""
        return [_record(row) for row in self._all(f"{RECORDS} WHERE ended IS NULL ORDER BY started, id")]

    def journal(self, run: str) -> list[JournalRow]:
        """The rows of one run, in order."""
        columns = ", ".join(ROW_FIELDS)
        rows = self._all(f"SELECT {columns} FROM journal WHERE run = ? ORDER BY sequence, place", run)
        return [_row(row) for row in rows]

    def personal(self, run: str) -> dict[str, dict[str, object]]:
        """What the side table holds of one run."""
        rows = self._all("SELECT reference, data FROM personal WHERE run = ?", run)
        return {reference: from_json(data, dict[str, Any]) for reference, data in rows}

    def live(self) -> list[LiveRun]:
        """The runs that are not over, oldest first."""
        rows = self._all("SELECT id, version, position, pending FROM runs ORDER BY id")
        return [
            LiveRun(id=run, version=version, position=position, pending=pending)
            for run, version, position, pending in rows
        ]

    def calls_since(self, instant: int) -> list[int]:
        """The instants, from `instant` on, at which the centre called a number."""
        return [at for (at,) in self._all(CALLS, instant)]

    def close(self) -> None:
        """Gives the connection back."""
        self._connection.close()


def _record(row: tuple[Any, ...]) -> InteractionRecord:
    named = dict(zip(RECORD_FIELDS, row, strict=True))
    return InteractionRecord(**{**named, "segments": from_json(named["segments"], tuple[Segment, ...])})


def _row(row: tuple[Any, ...]) -> JournalRow:
    named = dict(zip(ROW_FIELDS, row, strict=True))
    return JournalRow(**{**named, "data": from_json(named["data"], dict[str, Any])})
