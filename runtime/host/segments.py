"""Who has an interaction when: its flow, and the numbers it was transferred to. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from flowlang.values import replace
from runtime.engine.commands import AnyCommand, Finished
from runtime.engine.events import AnyEvent, Connected, Lost, Replied
from runtime.store.records import InteractionRecord, Segment

FLOW, TRANSFER = "flow", "transfer"


def advanced(
    record: InteractionRecord, flow: str, event: AnyEvent, commands: Sequence[AnyCommand]
) -> InteractionRecord:
    """The record after an event and the commands that answer it."""
    if isinstance(event, Connected):
        record = switched(record, Segment(kind=TRANSFER, who="", started=event.at))
    if isinstance(event, Lost):
        record = replace(record, reason=event.reason)
    end = next((one for one in commands if isinstance(one, Finished)), None)
    if end is not None:
        return closed(record, event.at, end.cause, end.reason or record.reason)
    if isinstance(event, Replied) and _is_transferred(record):
        record = switched(record, Segment(kind=FLOW, who=flow, started=event.at))
    return record


def _is_transferred(record: InteractionRecord) -> bool:
    return bool(record.segments) and record.segments[-1].kind == TRANSFER and record.segments[-1].ended is None


def switched(record: InteractionRecord, to: Segment) -> InteractionRecord:
    """The record with its present segment ended and another begun."""
    return replace(record, segments=(*_ended(record.segments, to.started), to))


def closed(record: InteractionRecord, at: int, cause: str, reason: str = "") -> InteractionRecord:
    """The record of an interaction that has ended."""
    return replace(record, ended=at, cause=cause, reason=reason, segments=_ended(record.segments, at))


def _ended(segments: tuple[Segment, ...], at: int) -> tuple[Segment, ...]:
    if not segments or segments[-1].ended is not None:
        return segments
    return (*segments[:-1], replace(segments[-1], ended=at))
