"""What of an event and its commands is kept, and where: the journal, the side table for what is personal, nowhere for
secrets.

Pure. `docs/design/journal.md` is its description.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flowlang.values import to_msgpack, to_plain
from runtime.engine.advance import Advanced
from runtime.engine.commands import PERSONAL as PERSONAL_COMMANDS
from runtime.engine.commands import AnyCommand, Broken, CancelTimer, Fault, Finished, Request, SetTimer, Speak
from runtime.engine.events import PERSONAL as PERSONAL_EVENTS
from runtime.engine.events import AnyEvent
from runtime.engine.position import Position
from runtime.engine.position import store as position_bytes
from runtime.host.run import Run
from runtime.host.version import Version
from runtime.store.records import PERSONAL_KEY, SECRET_MARK, JournalRow, LiveRun, PersonalValues

OURS = (SetTimer, CancelTimer, Finished, Fault, Broken)
"""Commands the host carries out by itself: after a crash the position says all of them."""


class Rows:
    """Collects the rows of one transaction and what they refer to."""

    def __init__(self, run: str, version: Version, sequence: int, at: int) -> None:
        self._run, self._version, self._sequence, self._at = run, version, sequence, at
        self.rows: list[JournalRow] = []
        self.personal: list[PersonalValues] = []

    def add(self, kind: str, data: dict[str, Any], state: str, personal: tuple[str, ...] = ()) -> None:
        """Adds a row; the values of `personal` fields go into the side table."""
        place = len(self.rows)
        held = {name: data[name] for name in personal if data.get(name)}
        if held:
            reference = f"{self._sequence}:{place}"
            data = {**data, **{name: {PERSONAL_KEY: reference} for name in held}}
            self.personal.append(PersonalValues(run=self._run, reference=reference, values=held))
        file, line = self._version.written_at(state)
        row = JournalRow(
            run=self._run,
            sequence=self._sequence,
            place=place,
            at=self._at,
            kind=kind,
            data=data,
            state=state,
            file=file,
            line=line,
            graph=self._version.hash,
        )
        self.rows.append(row)


def rows_of(run: Run, event: AnyEvent, advanced: Advanced, refused: Mapping[str, str]) -> Rows:
    """The rows of an event and the commands that answer it; `refused` says why a number may not be called, by key."""
    rows = Rows(run.id, run.version, advanced.position.sequence, event.at)
    data = fields_of(event, "at")
    personal = PERSONAL_EVENTS.get(type(event).__name__, ())
    if advanced.secret:
        data, personal = {**data, **dict.fromkeys(personal, SECRET_MARK)}, ()
    if advanced.taken:
        data["taken"] = [list(step) for step in advanced.taken]
    rows.add(type(event).__name__, data, run.state, personal)
    for command, origin in zip(advanced.commands, advanced.origins, strict=True):
        add_command(rows, run.version, command, origin, refused)
    return rows


def add_command(rows: Rows, version: Version, command: AnyCommand, origin: str, refused: Mapping[str, str]) -> None:
    """Adds the row of a command."""
    data = fields_of(command)
    personal = PERSONAL_COMMANDS.get(type(command).__name__, ())
    if isinstance(command, Speak) and not command.personal:
        personal = ()
    if isinstance(command, Request):
        data["arguments"] = open_arguments(version, command)
        secret = sorted(command.arguments.keys() - data["arguments"].keys())
        data |= {"secret_arguments": secret} if secret else {}
    if command.key in refused:
        data["refused"] = refused[command.key]
    rows.add(type(command).__name__, data, origin, personal)


def fields_of(record: AnyEvent | AnyCommand, *without: str) -> dict[str, Any]:
    """The fields of an event or command as plain data, without its kind."""
    plain: dict[str, Any] = to_plain(record)
    return {name: value for name, value in plain.items() if name != "kind" and name not in without}


def open_arguments(version: Version, request: Request) -> dict[str, Any]:
    """The arguments of a request that are no secrets."""
    secret = version.secret_arguments.get((request.connector, request.operation), frozenset())
    return {name: value for name, value in request.arguments.items() if name not in secret}


def live_run(run: Run, position: Position, pending: Mapping[str, AnyCommand]) -> LiveRun:
    """Where a run stands, as it is kept: without any secret, and without commands that need one."""
    commands = tuple(one for one in pending.values() if not _needs_secret(run.version, one))
    kept = position_bytes(position, run.version.graph)
    return LiveRun(id=run.id, version=run.version.id, position=kept, pending=to_msgpack(commands))


def _needs_secret(version: Version, command: AnyCommand) -> bool:
    return isinstance(command, Request) and len(open_arguments(version, command)) < len(command.arguments)
