"""The host of one centre: channels, clock, store and connectors around one dispatcher. Events in, commands out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from flowlang.values import Value
from runtime.channels.channel import Channel, Happened, Incoming, Offered, Refusal, Refused
from runtime.clock import Clock, uuid7
from runtime.connectors.connectors import Connectors
from runtime.engine.advance import begin
from runtime.engine.events import Lost, Started
from runtime.engine.walk import CONNECTED
from runtime.host.counts import Counts
from runtime.host.dispatcher import Dispatcher
from runtime.host.failing import failure_for
from runtime.host.gate import ONE_HOUR, OutboundGate
from runtime.host.outbox import Outbox
from runtime.host.recovery import Recovery
from runtime.host.refusals import Refusals, caller_values, cause_of
from runtime.host.requests import Requests
from runtime.host.run import Run
from runtime.host.segments import FLOW
from runtime.host.version import Version
from runtime.store.memory import MemoryStore
from runtime.store.records import InteractionRecord, Segment
from runtime.store.store import Outcome, Store

STOPPED = "the centre was stopped"
STORE_FAILED = "the store failed"
LONGEST_ADDRESS = 128  # characters of an address that a stranger made up
LAST_WORDS = 5.0  # seconds that runs have to end in once the centre stops

log = logging.getLogger("flowlang.host")


class Surroundings(Value, frozen=True, kw_only=True):
    """What a host needs of the world.

    Args:
        clock: What time it is.
        store: Keeps what happens.
        channels: How customers reach the centre.
        connectors: Makes the connectors of a version.
        load: Gives a published version by its id; raises `PublishingError` where it cannot.
    """

    clock: Clock
    store: Store
    channels: Sequence[Channel]
    connectors: Callable[[Version], Connectors]
    load: Callable[[str], Version]


class Host:
    """Runs a centre.

    Args:
        around: The world it works in.
        version: What callers meet first.
    """

    def __init__(self, around: Surroundings, version: Version) -> None:
        self.around = around
        self.version = version
        self.failure = ""
        self.failed = asyncio.Event()
        self.is_draining = False
        self._is_closing = False
        self._is_started = False
        self._readers: list[asyncio.Task[None]] = []
        self._idle = asyncio.Event()
        self._dispatcher = Dispatcher(around.clock, around.store, Requests(around.connectors), OutboundGate())
        self._dispatcher.on_store_failed = self._store_failed
        self._dispatcher.on_ended = self._ended
        self._dispatcher.outboxes = {one.name: Outbox(one, self._dispatcher.handed_over) for one in around.channels}
        self._refusals = Refusals(around.clock, self.counts, self._refusal_told)

    @property
    def counts(self) -> Counts:
        """What was counted since it began."""
        return self._dispatcher.counts

    @property
    def live(self) -> int:
        """How many runs live."""
        return len(self._dispatcher.runs)

    @property
    def is_ready(self) -> bool:
        """Whether every channel takes new interactions now."""
        takes_work = self._is_started and not self.is_draining and not self._is_closing
        return takes_work and all(channel.is_ready() for channel in self.around.channels)

    # --- begin and end

    async def start(self) -> None:
        """Starts the channels, deals with runs left over, then takes work.

        Raises:
            OSError: A channel cannot start.
            StoreError: The store cannot be read.
        """
        now = self.around.clock.now()
        self._dispatcher.gate.remember(self.around.store.calls_since(now - ONE_HOUR), now)
        for channel in self.around.channels:
            await channel.start()
        await Recovery(self._dispatcher, self.around.channels, self.around.load).run()
        self._readers = [
            asyncio.create_task(self._read(one), name=f"events of {one.name}") for one in self.around.channels
        ]
        self._is_started = True

    def publish(self, version: Version) -> None:
        """New interactions meet this version; those that live keep theirs."""
        self.version = version
        self._retire()

    @property
    def needed(self) -> frozenset[str]:
        """The versions that callers meet or that runs still need."""
        return frozenset((self.version.id, *(run.version.id for run in self._dispatcher.runs.values())))

    async def drain(self, longest: float) -> None:
        """Takes no new interactions and waits, `longest` seconds at most, until those that live have ended."""
        self.is_draining = True
        for channel in self.around.channels:
            await channel.drain()
        if self._dispatcher.runs:
            self._idle.clear()
            await _within(longest, self._idle)

    async def aclose(self) -> None:
        """Ends what still lives, with its cause, and gives everything back."""
        self.is_draining = self._is_closing = True
        await self._lose_all()
        for outbox in self._dispatcher.outboxes.values():
            await outbox.aclose()
        for channel in self.around.channels:
            await channel.aclose()
        for reader in self._readers:
            reader.cancel()
        await asyncio.gather(*self._readers, return_exceptions=True)
        await self._dispatcher.requests.aclose()
        await self.around.store.aclose()

    async def _lose_all(self) -> None:
        runs = list(self._dispatcher.runs.values())
        for run in runs:
            self._lose(run, STOPPED)
        if self._dispatcher.runs:
            self._idle.clear()
            await _within(LAST_WORDS, self._idle)
        for run in list(self._dispatcher.runs.values()):
            self._dispatcher.close(run, "Closed", {"reason": STOPPED}, "lost", STOPPED)

    def _lose(self, run: Run, reason: str) -> None:
        now = self.around.clock.now()
        self._dispatcher.happened(run.id, Lost(id=uuid7(now), at=now, reason=reason))

    def _ended(self, run: Run) -> None:
        if not self._dispatcher.runs:
            self._idle.set()
        if run.version.id != self.version.id:
            self._retire()

    def _retire(self) -> None:
        if not self._is_closing:
            self._dispatcher.requests.retire(self.needed)

    # --- events in

    async def _read(self, channel: Channel) -> None:
        try:
            async for one in channel.events():
                self._take_safely(channel, one)
        except Exception as error:  # the channel is gone, its customers with it; the others go on
            log.error("channel %s: ended by %s", channel.name, type(error).__name__)
        if not self._is_closing:
            for run in [run for run in self._dispatcher.runs.values() if run.channel is channel]:
                self._lose(run, "the channel ended")

    def _take_safely(self, channel: Channel, one: Incoming) -> None:
        """Takes what a channel tells; an error of ours costs that interaction, not the channel."""
        try:
            self._take(channel, one)
        except Exception as error:
            run = self._dispatcher.runs.get(one.interaction)
            if run is not None:
                self._dispatcher.break_off(run, error)
            elif isinstance(one, Offered):
                self._dispatcher.outboxes[channel.name].put(one.interaction, Refusal.NOT_READY)
            log.error("channel %s: %s was broken by %s", channel.name, one.interaction, type(error).__name__)

    def _take(self, channel: Channel, one: Incoming) -> None:
        if isinstance(one, Happened):
            self._dispatcher.happened(one.interaction, one.event)
        elif isinstance(one, Offered):
            self._offered(channel, one)
        else:
            self._refused(channel, one)

    def _offered(self, channel: Channel, offered: Offered) -> None:
        self.counts.offered += 1
        if offered.interaction in self._dispatcher.runs:
            return
        refusal = self._refusal(offered)
        if refusal is not None:
            self._turn_away(channel, offered, refusal)
            return
        self._begin(channel, offered)

    def _refusal(self, offered: Offered) -> Refusal | None:
        line = self.version.line_at(offered.called)
        if self.is_draining or not self._is_started:
            return Refusal.NOT_READY
        if line is None:
            return Refusal.UNKNOWN_LINE
        return None if offered.medium in self.version.service_of(line).media else Refusal.NOT_THIS_MEDIUM

    def _begin(self, channel: Channel, offered: Offered) -> None:
        version = self.version
        line = version.line_at(offered.called)
        assert line is not None, "a call to an unknown line is refused"
        self.counts.started += 1
        record = InteractionRecord(
            id=offered.interaction,
            channel=channel.name,
            medium=offered.medium,
            line=line.name,
            service=line.service,
            called=offered.called[:LONGEST_ADDRESS],
            started=offered.at,
            version=version.id,
            segments=(Segment(kind=FLOW, who=version.service_of(line).flow, started=offered.at),),
        )
        event = Started(
            id=uuid7(offered.at),
            at=offered.at,
            line=line.name,
            service=line.service,
            medium=offered.medium,
            number=offered.caller,
            called=offered.called,
        )
        run = Run(version, begin(offered.interaction, version.hash), record, channel)
        self._dispatcher.begin(run, event, caller_values(run.id, offered.caller))

    def _turn_away(self, channel: Channel, offered: Offered, why: Refusal) -> None:
        self._dispatcher.outboxes[channel.name].put(offered.interaction, why)
        self._record_refusal(channel, offered, why.value, "")

    def _refused(self, channel: Channel, refused: Refused) -> None:
        self._record_refusal(channel, refused, refused.reason, refused.answer)

    def _record_refusal(self, channel: Channel, one: Offered | Refused, reason: str, answer: str) -> None:
        line = self.version.line_at(one.called)
        record = InteractionRecord(
            id=one.interaction,
            channel=channel.name,
            medium=one.medium,
            line=line.name if line else "",
            service=line.service if line else "",
            called=one.called[:LONGEST_ADDRESS],
            started=one.at,
            ended=one.at,
            cause=cause_of(reason, answer),
        )
        self._refusals.keep(self._dispatcher.store, record, one.caller[:LONGEST_ADDRESS], reason, answer)

    def _refusal_told(self, outcome: Outcome) -> None:
        """A refusal may be the first to meet a store that has failed."""
        if outcome is Outcome.FAILED and self._dispatcher.store.failure:
            self._store_failed()

    # --- the store is gone

    def _store_failed(self) -> None:
        """Nothing can be kept any more: those who are here take their failure's way, nobody new is taken."""
        if self.failure:
            return
        self.failure = self._dispatcher.store.failure
        self.is_draining = True
        self._dispatcher.store = MemoryStore()
        log.critical("%s: %s", STORE_FAILED, self.failure)
        for run in list(self._dispatcher.runs.values()):
            self._fail(run)
        self.failed.set()

    def _fail(self, run: Run) -> None:
        event = failure_for(run.position, self.around.clock.now(), STORE_FAILED)
        if event is not None:
            self._dispatcher.happened(run.id, event)
        elif run.position.phase != CONNECTED and not run.is_busy:
            self._dispatcher.close(run, "Closed", {"reason": STORE_FAILED}, "failure", STORE_FAILED)


async def _within(longest: float, event: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(event.wait(), longest)
    except TimeoutError:
        return
