"""The tables of the embedded store, their version, and how a database file is opened.

WITHOUT ROWID keeps the rows of a run side by side. `consumed` holds the ids of the events a live run has taken in; it
is emptied when the run is over. `runs` holds live runs only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from runtime.store.store import NewerStoreError, StoreError

SCHEMA_VERSION = 1

TABLES = """
CREATE TABLE schema (version INTEGER NOT NULL);
CREATE TABLE interactions (
  id TEXT PRIMARY KEY, channel TEXT NOT NULL, medium TEXT NOT NULL, line TEXT NOT NULL, service TEXT NOT NULL,
  called TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER, cause TEXT, reason TEXT NOT NULL,
  version TEXT NOT NULL, segments TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE runs (
  id TEXT PRIMARY KEY, version TEXT NOT NULL, position BLOB NOT NULL, pending BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE consumed (run TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (run, event)) WITHOUT ROWID;
CREATE TABLE journal (
  run TEXT NOT NULL, sequence INTEGER NOT NULL, place INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL,
  data TEXT NOT NULL, state TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, graph TEXT NOT NULL,
  PRIMARY KEY (run, sequence, place)
) WITHOUT ROWID;
CREATE INDEX calls ON journal (at) WHERE kind = 'Connect';
CREATE TABLE personal (
  run TEXT NOT NULL, reference TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (run, reference)
) WITHOUT ROWID;
"""

LARGEST_CHECKED = 256 * 1024 * 1024  # bytes: a file above is not read through at the start

NOTHING_YET = "there is nothing here yet; start the centre once, or name its state folder with --state"

ADVICE = {
    "database or disk is full": "the disk is full; make room and start again",
    "attempt to write a readonly database": "it cannot be written; look at its owner and permissions",
    "unable to open database file": "it cannot be opened; look at the folder's owner and permissions",
    "file is not a database": "it is damaged; put a back-up in its place, or move it away to begin anew",
    "database disk image is malformed": "it is damaged; put a back-up in its place, or move it away to begin anew",
    "disk I/O error": "the disk does not read or write; look at the system's log",
    "database is locked": "another program holds it; end that program and start again",
}


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite raises into one line that says what to do."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StoreError(explain(path, error)) from error


def explain(path: Path, error: Exception) -> str:
    """One line for what SQLite or the system says about a database file."""
    advice = next((advice for words, advice in ADVICE.items() if words in str(error)), str(error))
    return f"{path}: {advice}"


def open_to_write(path: Path) -> sqlite3.Connection:
    """The database, made where it is not there, checked, and set to survive a power cut.

    Raises:
        StoreError: It cannot be opened, is damaged, or was written by a newer program (`NewerStoreError`).
    """
    with plain_errors(path):
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    path.chmod(0o600)
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    if not _has_tables(connection):
        connection.executescript(f"BEGIN IMMEDIATE; {TABLES} INSERT INTO schema VALUES ({SCHEMA_VERSION}); COMMIT;")
    refuse_newer(connection, path)
    _refuse_damaged(connection, path)
    connection.execute("BEGIN IMMEDIATE")  # a disk that cannot be written says so now, not with the first call
    connection.execute("UPDATE schema SET version = version")
    connection.execute("COMMIT")


def _has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'schema'").fetchone() is not None


def refuse_newer(connection: sqlite3.Connection, path: Path) -> None:
    """Raises `NewerStoreError` where a newer program wrote this database."""
    (version,) = connection.execute("SELECT version FROM schema").fetchone() or (0,)
    if version > SCHEMA_VERSION:
        raise NewerStoreError(
            f"{path}: written by a newer flowlang (form {version}; this one knows {SCHEMA_VERSION}); install that"
        )


def _refuse_damaged(connection: sqlite3.Connection, path: Path) -> None:
    if path.stat().st_size > LARGEST_CHECKED:
        return
    (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise sqlite3.DatabaseError("database disk image is malformed")


def open_to_read(path: Path) -> sqlite3.Connection:
    """The database, for reading beside a running centre.

    Raises:
        StoreError: There is none, or it cannot be read.
    """
    if not path.exists():
        raise StoreError(f"{path}: {NOTHING_YET}")
    with plain_errors(path):
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        try:
            connection.execute("PRAGMA busy_timeout = 5000")
            if not _has_tables(connection):
                raise StoreError(f"{path}: {NOTHING_YET}")
            refuse_newer(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection
