"""A live run as the host holds it: a plain record, no task."""

from __future__ import annotations

from collections import deque

from runtime.channels.channel import Channel
from runtime.clock import Timer
from runtime.engine.commands import AnyCommand
from runtime.engine.events import AnyEvent
from runtime.engine.position import Position
from runtime.host.version import Version
from runtime.store.records import InteractionRecord

MOST_WAITING = 256  # events of one run that wait for the one before; a customer who sends more is not listened to


class Run:
    """One live run.

    `pending` are the commands not known to be carried out, by key; `waiting` the events that came while the one
    before was being kept. `channel` is none where the interaction is gone: what the run still asks of it is dropped.
    """

    __slots__ = ("channel", "id", "is_busy", "pending", "position", "record", "timers", "version", "waiting")

    def __init__(
        self, version: Version, position: Position, record: InteractionRecord, channel: Channel | None
    ) -> None:
        self.id = record.id
        self.version = version
        self.position = position
        self.record = record
        self.channel = channel
        self.pending: dict[str, AnyCommand] = {}
        self.waiting: deque[AnyEvent] = deque()
        self.timers: dict[str, Timer] = {}
        self.is_busy = False

    @property
    def state(self) -> str:
        """The state it stands in, or empty before the first and after the last."""
        return self.position.frames[-1].state if self.position.frames else ""

    def cancel_timers(self) -> None:
        """No timer of it matters any more."""
        for timer in self.timers.values():
            timer.cancel()
        self.timers.clear()
