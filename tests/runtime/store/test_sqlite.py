"""The embedded store keeps the contract of all stores, and what only a disk can do to it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from runtime.store.sqlite import SqliteStore
from runtime.store.sqlite_reader import SqliteReader
from runtime.store.sqlite_schema import SCHEMA_VERSION
from runtime.store.store import NewerStoreError, Outcome, StoreError
from tests.contracts.store_suite import *  # noqa: F403
from tests.contracts.store_suite import OTHER, RUN, change, keep, record, row


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    store = SqliteStore(tmp_path / "centre.db")
    yield store
    await store.aclose()


async def test_what_was_kept_is_there_after_closing(tmp_path: Path) -> None:
    first = SqliteStore(tmp_path / "centre.db")
    await keep(first, change(record=record()))
    await first.aclose()
    second = SqliteStore(tmp_path / "centre.db")
    assert (second.interactions(), second.journal(RUN)) == ([record()], [row()])
    assert await keep(second, change()) == [Outcome.DUPLICATE]
    await second.aclose()


async def test_closing_finishes_what_waits(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "centre.db")
    told: list[Outcome] = []
    for n in range(20):
        store.commit(change(event=f"e{n}", rows=(row(sequence=n),)), told.append)
    await store.aclose()
    assert told == [Outcome.KEPT] * 20


async def test_a_reader_sees_a_running_store_and_a_closed_one(tmp_path: Path) -> None:
    path = tmp_path / "centre.db"
    store = SqliteStore(path)
    await keep(store, change(record=record()))
    beside = SqliteReader(path)
    assert beside.interactions() == [record()]
    beside.close()
    await store.aclose()
    afterwards = SqliteReader(path)
    assert afterwards.journal(RUN) == [row()]
    afterwards.close()


def test_a_reader_changes_nothing(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "centre.db")._writing.close()
    reader = SqliteReader(tmp_path / "centre.db")
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader._connection.execute("DELETE FROM journal")


def test_a_reader_of_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing here yet"):
        SqliteReader(tmp_path / "centre.db")


def test_a_reader_of_an_empty_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "centre.db").touch()
    with pytest.raises(StoreError, match="nothing here yet"):
        SqliteReader(tmp_path / "centre.db")


def test_a_newer_form_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "centre.db"
    SqliteStore(path)._writing.close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE schema SET version = ?", (SCHEMA_VERSION + 1,))
    with pytest.raises(NewerStoreError, match="newer flowlang"):
        SqliteStore(path)
    with pytest.raises(NewerStoreError, match="install that"):
        SqliteReader(path)


def test_a_damaged_file_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "centre.db"
    path.write_bytes(b"not a database, whatever it is called" * 100)
    with pytest.raises(StoreError, match="it is damaged") as caught:
        SqliteStore(path)
    assert "\n" not in str(caught.value)


async def test_a_file_damaged_in_the_middle_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "centre.db"
    store = SqliteStore(path)
    await keep(store, *[change(event=f"e{n}", rows=(row(sequence=n, text="x" * 500),)) for n in range(200)])
    await store.aclose()
    content = bytearray(path.read_bytes())
    for page in range(3, len(content) // 4096):
        content[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(content)
    with pytest.raises(StoreError, match="it is damaged"):
        SqliteStore(path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        SqliteStore(tmp_path / "nowhere" / "centre.db")


def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "centre.db")._writing.close()
    assert (tmp_path / "centre.db").stat().st_mode & 0o777 == 0o600


async def test_a_full_disk_fails_what_waits_and_all_that_follows(store: SqliteStore) -> None:
    await keep(store, change())
    pages = store._writing.execute("PRAGMA page_count").fetchone()[0]
    store._writing.execute(f"PRAGMA max_page_count = {pages}")
    big = change(event="e2", rows=(row(sequence=2, text="x" * 100_000),))
    assert await keep(store, big) == [Outcome.FAILED]
    assert "the disk is full" in store.failure
    assert await keep(store, change(event="e3", rows=(row(sequence=3),))) == [Outcome.FAILED]
    assert len(store.journal(RUN)) == 1


async def test_a_row_kept_twice_fails_that_change_alone(store: SqliteStore) -> None:
    await keep(store, change())
    outcomes = await keep(store, change(event="e2"), change(event="e3", rows=(row(sequence=3),)))
    assert outcomes == [Outcome.FAILED, Outcome.KEPT]
    assert store.failure == ""


async def test_many_runs_share_one_sync(store: SqliteStore) -> None:
    commits = 0

    def count(statement: str) -> None:
        nonlocal commits
        commits += statement == "COMMIT"

    store._writing.set_trace_callback(count)
    await keep(store, *[change(f"run{n}", rows=(row(f"run{n}"),)) for n in range(400)])
    assert commits < 40


KILLED = """
import asyncio, os, sys
sys.path[:0] = sys.argv[2:]
from pathlib import Path
from tests.contracts.store_suite import change, keep, record, row
from runtime.store.sqlite import SqliteStore

async def main():
    store = SqliteStore(Path(sys.argv[1]))
    await keep(store, change(record=record()))
    store.commit(change(event="e2", rows=(row(sequence=2),)), lambda outcome: None)
    os.kill(os.getpid(), 9)

asyncio.run(main())
"""


def test_what_was_told_as_kept_survives_a_kill(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", KILLED, str(tmp_path / "centre.db"), str(root)]
    ended = subprocess.run(command, env={**os.environ}, timeout=30, capture_output=True, text=True, check=False)
    assert ended.returncode == -9, ended.stderr
    reader = SqliteReader(tmp_path / "centre.db")
    assert reader.interactions() == [record()]
    rows = reader.journal(RUN)
    assert rows[0] == row()
    assert len(reader.live()) == 1


async def test_an_error_of_one_that_is_told_keeps_nothing_from_the_others(
    store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[Outcome] = []

    def breaks(outcome: Outcome) -> None:
        raise ValueError("a customer's words")

    store.commit(change(), breaks)
    store.commit(change(OTHER), told.append)
    await keep(store, change(OTHER, event="e2", rows=()))
    assert told == [Outcome.KEPT]
    assert "ValueError" in caplog.text
    assert "words" not in caplog.text
