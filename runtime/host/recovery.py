"""What becomes of the runs that a host before this one left: taken up where their call is still up, else closed as
lost.

Only a channel knows whether a call outlived its host. A run that is taken up goes on where it stood: its timers are
set again and its unfinished commands repeated with their keys. One that is not hears that its customer is lost, so
that its `on hang up` is still done, and its record is closed. What a store was asked to change and may or may not
have changed is repeated only where the other side honours keys.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable
from typing import Protocol, runtime_checkable

from flowlang.values import MalformedError, from_msgpack
from runtime.channels.channel import Channel
from runtime.clock import uuid7
from runtime.engine.commands import AnyCommand, Request
from runtime.engine.events import Lost
from runtime.engine.position import restore
from runtime.engine.timers import running
from runtime.engine.walk import SPEAKING
from runtime.host.dispatcher import Dispatcher
from runtime.host.failing import failure_for
from runtime.host.publishing import PublishingError
from runtime.host.run import Run
from runtime.host.segments import closed
from runtime.host.version import Version
from runtime.store.records import Change, InteractionRecord, JournalRow, LiveRun

GONE = ("hang up", "lost")
"""How a position says that its customer has left: such a run only finishes its `on hang up`, and needs no call."""

RESTARTED = "the centre was restarted"
UNKNOWN = "the centre was restarted; nobody knows whether it was done"

FORGOTTEN = "the centre was restarted before it was done"

log = logging.getLogger("flowlang.host")


@runtime_checkable
class Keeps(Protocol):
    """A channel whose interactions outlive their host."""

    def living(self) -> Collection[str]:
        """The interactions that are still up."""

    async def settle(self, known: Collection[str]) -> None:
        """Ends those that nobody knows."""


class Recovery:
    """Deals with every live run that the store has."""

    def __init__(self, dispatcher: Dispatcher, channels: Iterable[Channel], load: Callable[[str], Version]) -> None:
        self._dispatcher = dispatcher
        self._load = load
        self._channels = list(channels)

    async def run(self) -> None:
        """Takes up or closes what is left over; afterwards no channel has a call that nobody knows."""
        records = {record.id: record for record in self._dispatcher.store.unended()}
        for live in self._dispatcher.store.live():
            if live.id in records:
                self._deal(live, records[live.id])
            else:  # its record has ended: nothing of it is to be done
                self._dispatcher.store.commit(Change(run=live.id, over=True), lambda outcome: None)
        for channel in self._channels:
            if isinstance(channel, Keeps):
                await channel.settle(tuple(self._dispatcher.runs))

    def _deal(self, live: LiveRun, record: InteractionRecord) -> None:
        try:
            channel = next((one for one in self._channels if isinstance(one, Keeps) and live.id in one.living()), None)
            run = Run(self._load(live.version), restore(live.position), record, channel)
            pending: tuple[AnyCommand, ...] = from_msgpack(live.pending, tuple[AnyCommand, ...])
        except Exception as error:  # one that is damaged, however it is, keeps the others from nothing
            log.error("%s: cannot be taken up: %s", live.id, _why(error))
            self._close(live, record, "its version or position cannot be read")
            return
        if run.channel is None and run.position.ending not in GONE:
            self._lose(run, pending)
        else:
            self._take_up(run, pending)

    def _take_up(self, run: Run, pending: Iterable[AnyCommand]) -> None:
        dispatcher = self._dispatcher
        dispatcher.runs[run.id] = run
        for name, due in running(run.position).items():
            dispatcher.set_timer(run, name, due)
        for command in pending:
            run.pending[command.key] = command
            if isinstance(command, Request) and not _may_be_repeated(run.version, command):
                dispatcher.fail(run, command, UNKNOWN)
            else:
                dispatcher.perform(run, command)
        self._fail_forgotten(run)

    def _fail_forgotten(self, run: Run) -> None:
        """A run hears that what it waits for will not come: its secret is gone, or its number was refused."""
        if run.position.phase == SPEAKING or run.position.awaiting in run.pending:
            return
        event = failure_for(run.position, self._dispatcher.clock.now(), FORGOTTEN)
        if event is not None:
            self._dispatcher.happened(run.id, event)

    def _lose(self, run: Run, pending: Iterable[AnyCommand]) -> None:
        for command in pending:
            if isinstance(command, Request) and command.changes and _may_be_repeated(run.version, command):
                log.info("%s: repeats %s.%s with its key", run.id, command.connector, command.operation)
                self._dispatcher.requests.ask(run.version, command, lambda answer: None)
        now = self._dispatcher.clock.now()
        self._dispatcher.begin(run, Lost(id=uuid7(now), at=now, reason=RESTARTED))

    def _close(self, live: LiveRun, record: InteractionRecord, reason: str) -> None:
        now = self._dispatcher.clock.now()
        row = JournalRow(run=live.id, sequence=1 << 31, place=0, at=now, kind="Closed", data={"reason": reason})
        change = Change(run=live.id, rows=(row,), over=True, record=closed(record, now, "lost", reason))
        self._dispatcher.store.commit(change, lambda outcome: None)


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, MalformedError | PublishingError) else type(error).__name__


def _may_be_repeated(version: Version, request: Request) -> bool:
    operation = version.graph.connectors.get(request.connector, {}).get(request.operation)
    return not request.changes or (operation is not None and operation.honours_keys)
