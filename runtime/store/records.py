"""What is kept: the record of an interaction, the rows of its journal, and where its run stands while it lives.

Instants are integer microseconds since the epoch, UTC. `docs/design/journal.md` describes the row.
"""

from __future__ import annotations

from typing import Any

from flowlang.values import Value

PERSONAL_KEY = "personal"
"""In a row's data, `{"personal": REFERENCE}` stands for a value that is kept in the side table."""

SECRET_MARK = {"secret": True}
"""In a row's data, this stands for a value that is kept nowhere."""

CALLER = "caller"
"""The reference under which the side table holds who called."""


class Segment(Value, frozen=True, kw_only=True):
    """A stretch of an interaction: `kind` is `flow` or `transfer`, `who` the flow's name (empty for a number)."""

    kind: str
    who: str
    started: int
    ended: int | None = None


class InteractionRecord(Value, frozen=True, kw_only=True):
    """One interaction, as reports see it. `ended` and `cause` are none while it lives; who called is in the side table.

    Args:
        id: Of the interaction and its run.
        channel, medium, line, service, called: As in `runtime.interaction.Interaction`.
        started, ended: Instants.
        cause: `end`, `hang up`, `failure`, `lost`, or `refused: …`.
        reason: More about the cause, or empty.
        version: The published version it ran, or empty.
        segments: Who had it, and when.
    """

    id: str
    channel: str
    medium: str
    line: str = ""
    service: str = ""
    called: str = ""
    started: int
    ended: int | None = None
    cause: str | None = None
    reason: str = ""
    version: str = ""
    segments: tuple[Segment, ...] = ()


class JournalRow(Value, frozen=True, kw_only=True):
    """One event or command of a run.

    Args:
        run: The run.
        sequence: The number of the event, from 1; its commands have the same.
        place: 0 for the event, then 1, 2, … for its commands.
        at: The event's instant.
        kind: The event's or command's kind (`Key`, `Speak`), or one of the host's own: `Refused`, `Broken`, `Repeated`,
            `Closed`.
        data: Its other fields. Personal values are `{"personal": REFERENCE}`, secret ones `{"secret": true}`.
        state: The state the run stood in when the event came, or that the command comes from; empty before the first.
        file, line: Where that state was written, in the version that ran; empty and 0 where unknown.
        graph: The graph's hash, 64 hexadecimal digits, or empty.
    """

    run: str
    sequence: int
    place: int
    at: int
    kind: str
    data: dict[str, Any]
    state: str = ""
    file: str = ""
    line: int = 0
    graph: str = ""


class PersonalValues(Value, frozen=True, kw_only=True):
    """Values of a person that a row refers to, by field."""

    run: str
    reference: str
    values: dict[str, Any]


class LiveRun(Value, frozen=True, kw_only=True):
    """A run that is not over: its version, position (as `runtime.engine.position.store` wrote it), unfinished commands.

    `pending` holds msgpack of the commands that were not known to be carried out. Secret values are in neither.
    """

    id: str
    version: str
    position: bytes
    pending: bytes


class Change(Value, frozen=True, kw_only=True):
    """What one transaction holds: all of it is kept, or nothing.

    Args:
        run: The run it is about.
        event: Id of the event that was consumed, or empty; where the run has consumed it before, nothing of the change
            is kept.
        rows, personal: New rows of the journal and what they refer to.
        live: Where the run stands now.
        over: The run has ended: its live run and the ids of its events are forgotten.
        record: The interaction's record, where it is new or has changed.
    """

    run: str
    event: str = ""
    rows: tuple[JournalRow, ...] = ()
    personal: tuple[PersonalValues, ...] = ()
    live: LiveRun | None = None
    over: bool = False
    record: InteractionRecord | None = None
