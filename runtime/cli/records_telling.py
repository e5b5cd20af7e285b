"""Tells records and journals, as JSON for programs and as text for people. Changes nothing of what it reads."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flowlang.values import to_plain
from runtime.cli.records_text import interaction_table, journal_text
from runtime.cli.terminal import DONE, CannotError, say, write
from runtime.state_folder import find_state
from runtime.store.records import CALLER, PERSONAL_KEY, InteractionRecord, JournalRow
from runtime.store.sqlite_reader import SqliteReader
from runtime.store.store import StoreError

DATABASE = "centre.db"


@contextmanager
def records(arguments: argparse.Namespace) -> Iterator[SqliteReader]:
    """The records of the state folder that is meant.

    Raises:
        CannotError: There are none, or they cannot be read.
    """
    try:
        reader = SqliteReader(find_state(arguments.state) / DATABASE)
        try:
            yield reader
        finally:
            reader.close()
    except StoreError as error:
        raise CannotError(str(error)) from error


def tell_interactions(arguments: argparse.Namespace) -> int:
    """Lists every interaction."""
    with records(arguments) as reader:
        found = reader.interactions()
        callers = {one.id: caller_of(reader, one.id) for one in found} if arguments.personal else {}
    if arguments.json:
        plain = [{**to_plain(one), **({"caller": callers[one.id]} if callers else {})} for one in found]
        say(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        write(interaction_table(found, callers))
    return DONE


def caller_of(reader: SqliteReader, run: str) -> str:
    """Who called, or empty."""
    return str(reader.personal(run).get(CALLER, {}).get(CALLER, ""))


def tell_journal(arguments: argparse.Namespace) -> int:
    """Shows the journal of one interaction."""
    with records(arguments) as reader:
        record = the_one(reader.interactions(), arguments.id)
        personal = reader.personal(record.id) if arguments.personal else {}
        rows = [with_personal(row, personal) for row in reader.journal(record.id)]
    if arguments.json:
        say(json.dumps([to_plain(row) for row in rows], ensure_ascii=False, indent=2))
    else:
        write(journal_text(record, rows))
    return DONE


def the_one(found: list[InteractionRecord], name: str) -> InteractionRecord:
    """The interaction whose id is, or ends with, `name`.

    Raises:
        CannotError: There is none, or several end so.
    """
    meant = [one for one in found if name and one.id.endswith(name.lower())]
    if not meant:
        raise CannotError(f"there is no interaction `{name}`; `flowlang interactions` lists them")
    if len(meant) > 1:
        raise CannotError(f"{len(meant)} interactions end with `{name}`; write more of the id")
    return meant[0]


def with_personal(row: JournalRow, personal: dict[str, dict[str, object]]) -> JournalRow:
    """The row with its references replaced by what they refer to, where that is known."""
    data = {name: _resolved(name, value, personal) for name, value in row.data.items()}
    return JournalRow(**{**{one: getattr(row, one) for one in row.__struct_fields__}, "data": data})


def _resolved(name: str, value: Any, personal: dict[str, dict[str, object]]) -> Any:
    if isinstance(value, dict) and value.keys() == {PERSONAL_KEY}:
        return personal.get(str(value[PERSONAL_KEY]), {}).get(name, value)
    return value
