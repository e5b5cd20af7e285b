"""Looks into the store of a running centre, as `flowlang journal` does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from runtime.store.sqlite_reader import SqliteReader

T = TypeVar("T")


def read_store(state: Path, read: Callable[[SqliteReader], list[T]]) -> list[T]:
    """What a reader gives; nothing where there is no store yet."""
    path = state / "centre.db"
    if not path.exists():
        return []
    reader = SqliteReader(path)
    try:
        return read(reader)
    finally:
        reader.close()
