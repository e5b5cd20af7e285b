"""The embedded store: SQLite in WAL mode, synchronous FULL, one writer thread with group commit.

The writer takes everything that waits, writes it in one transaction and syncs once: many runs share one fsync, and a
lone one waits for nobody. A change whose event was consumed before keeps nothing; that is rare, so a batch is first
written as if there were none, and again change by change where one was found. After a failure the store keeps nothing
more.
"""

from __future__ import annotations

import asyncio
import logging
import queue
import sqlite3
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from flowlang.values import to_json
from runtime.store.records import Change, InteractionRecord, JournalRow
from runtime.store.sqlite_reader import SqliteReader
from runtime.store.sqlite_schema import explain, open_to_write
from runtime.store.store import Outcome

MOST_AT_ONCE = 1000  # changes in one transaction: bounds how long the first of them waits

CONSUMED = "INSERT INTO consumed VALUES (?, ?)"
JOURNAL = "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
PERSONAL = "INSERT OR REPLACE INTO personal VALUES (?, ?, ?)"
RUN = "INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?)"
RECORD = "INSERT OR REPLACE INTO interactions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
RECORD_COLUMNS = (
    "id",
    "channel",
    "medium",
    "line",
    "service",
    "called",
    "started",
    "ended",
    "cause",
    "reason",
    "version",
)
OVER = ("DELETE FROM runs WHERE id = ?", "DELETE FROM consumed WHERE run = ?")

log = logging.getLogger("flowlang.store")

Waiting = tuple[Change, Callable[[Outcome], None]]


class SqliteStore(SqliteReader):
    """Keeps what happens in one database file.

    Raises:
        StoreError: The file cannot be opened, is damaged, or was written by a newer program.
    """

    def __init__(self, path: Path) -> None:
        self._writing = open_to_write(path)
        super().__init__(path)
        self.failure = ""
        self._queue: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def commit(self, change: Change, then: Callable[[Outcome], None]) -> None:
        """Keeps a change with others in one transaction; `then` is called on the loop's thread once it is durable."""
        if self._thread is None:
            self._begin_writing()
        self._queue.put((change, then))

    def _begin_writing(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._write_all, name="store", daemon=True)
        self._thread.start()

    async def aclose(self) -> None:
        """Finishes every change it was given, then closes the file."""
        if self._thread is not None:
            self._queue.put(None)
            await asyncio.to_thread(self._thread.join)
            await asyncio.sleep(0)  # what the writer told the loop comes first
        self.close()
        self._writing.close()

    def _write_all(self) -> None:
        """The writer thread: until it is told to stop, one transaction for all that waits."""
        is_open = True
        while is_open:
            batch, is_open = self._take()
            outcomes = self._write([change for change, _ in batch])
            self._tell(batch, outcomes)

    def _take(self) -> tuple[list[Waiting], bool]:
        """Everything that waits, at least one, and whether there will be more."""
        batch: list[Waiting] = []
        one = self._queue.get()
        while one is not None:
            batch.append(one)
            if len(batch) == MOST_AT_ONCE or self._queue.empty():
                return batch, True
            one = self._queue.get()
        return batch, False

    def _tell(self, batch: list[Waiting], outcomes: Sequence[Outcome]) -> None:
        assert self._loop is not None
        if batch and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(_tell_all, batch, outcomes)

    def _write(self, changes: list[Change]) -> Sequence[Outcome]:
        """What became of each change, after all of them are durable or none is."""
        if self.failure:
            return [Outcome.FAILED] * len(changes)
        try:
            return self._write_together(changes)
        except sqlite3.IntegrityError:
            return self._write_singly(changes)
        except sqlite3.Error as error:
            return self._fail(changes, error)

    def _write_together(self, changes: list[Change]) -> Sequence[Outcome]:
        write_transaction(self._writing, changes)
        return [Outcome.KEPT] * len(changes)

    def _write_singly(self, changes: list[Change]) -> Sequence[Outcome]:
        outcomes: list[Outcome] = []
        for change in changes:
            try:
                write_transaction(self._writing, [change])
                outcomes.append(Outcome.KEPT)
            except sqlite3.IntegrityError:
                outcomes.append(Outcome.DUPLICATE if self._has_consumed(change) else Outcome.FAILED)
            except sqlite3.Error as error:
                outcomes += self._fail(changes[len(outcomes) :], error)
                break
        return outcomes

    def _has_consumed(self, change: Change) -> bool:
        query = "SELECT 1 FROM consumed WHERE run = ? AND event = ?"
        return self._writing.execute(query, (change.run, change.event)).fetchone() is not None

    def _fail(self, changes: Sequence[Change], error: sqlite3.Error) -> Sequence[Outcome]:
        self.failure = explain(self._path, error)
        return [Outcome.FAILED] * len(changes)


def _tell_all(batch: list[Waiting], outcomes: Sequence[Outcome]) -> None:
    """Tells each; an error of one that is told keeps nothing from the others."""
    for (change, then), outcome in zip(batch, outcomes, strict=True):
        try:
            then(outcome)
        except Exception as error:
            log.error("%s: what became of its change was lost by %s", change.run, type(error).__name__)


def write_transaction(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """Writes changes in one transaction; nothing of them stays where an error is raised."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        _write_rows(connection, changes)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _write_rows(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    write = connection.executemany
    write(CONSUMED, [(one.run, one.event) for one in changes if one.event])
    write(JOURNAL, [_journal_row(row) for one in changes for row in one.rows])
    write(PERSONAL, [(p.run, p.reference, to_json(p.values).decode()) for one in changes for p in one.personal])
    lives = (one.live for one in changes if one.live is not None)
    write(RUN, [(live.id, live.version, live.position, live.pending) for live in lives])
    write(RECORD, [_record_row(one.record) for one in changes if one.record is not None])
    over = [(one.run,) for one in changes if one.over]
    for statement in OVER if over else ():
        write(statement, over)


def _journal_row(row: JournalRow) -> tuple[object, ...]:
    data = to_json(row.data).decode()
    return (row.run, row.sequence, row.place, row.at, row.kind, data, row.state, row.file, row.line, row.graph)


def _record_row(record: InteractionRecord) -> tuple[object, ...]:
    values = [getattr(record, name) for name in RECORD_COLUMNS]
    return (*values, to_json(record.segments).decode())
