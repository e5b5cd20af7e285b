"""The SIP channel: telephone calls, held by a media worker in a process of its own.

It translates: commands of a run into orders for the worker (a `Speak` into files to play), reports of the worker into
events. It knows no flow. What "twice" means here: a command with a key it has seen is ignored, by this channel and by
the worker.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Collection
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from flowlang.values import replace
from runtime.channels.channel import Happened, Incoming, Offered, Refusal, Refused
from runtime.channels.sealed_recordings import SealedRecordings
from runtime.channels.sip_call import SipCall
from runtime.channels.sip_limits import CARRIES, DECLINED, REFUSALS, lacking
from runtime.channels.sip_numbers import number_of
from runtime.channels.sip_recordings import forget_recording, recording_name, save_unfinished
from runtime.channels.sip_settings import SipSettings, SipTrunk
from runtime.clock import Clock, uuid7
from runtime.engine.commands import Accept, AnyCommand, Close, Connect, Reject, Silence, Speak, StartRecording
from runtime.engine.events import AnyEvent, Connected, HungUp, Key, Lost, Replied, Said, SayFailed
from runtime.media.protocol import (
    Answer,
    AnyReport,
    Attached,
    Dial,
    DialEnded,
    Drain,
    Gone,
    HangUp,
    Invited,
    Joined,
    Play,
    Played,
    Pressed,
    Record,
    Recorded,
    Refuse,
    ReportFrame,
    Stop,
    TurnedAway,
    WorkerSettings,
)
from runtime.media.worker_process import WorkerProcess
from runtime.speech.render import Speaker, SpeechError

log = logging.getLogger("flowlang.telephone")

_MEDIUM = "voice"
_MANY = 5_000
_ANSWERS = {Refusal.UNKNOWN_LINE: (404, 0), Refusal.NOT_THIS_MEDIUM: (488, 0), Refusal.NOT_READY: (503, 5)}
_LONGEST = 24 * 3_600_000


class SipChannel:
    """Telephone calls over SIP.

    Args:
        settings: Addresses, trunks and folders.
        clock: The host's.
        speaker: Makes sound of words; one of its own where none is given.
        recordings: Seals what callers record; without it recordings stay as the worker wrote them.
    """

    name = "sip"
    carries = CARRIES

    def __init__(
        self,
        settings: SipSettings,
        clock: Clock,
        speaker: Speaker | None = None,
        recordings: SealedRecordings | None = None,
    ) -> None:
        self._settings, self._clock, self._recordings = settings, clock, recordings
        settings.state.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._speaker = speaker or Speaker(settings.state / "speech", settings.centre)
        self._worker = WorkerProcess(_worker_settings(settings, 1), clock, self)
        self._calls: dict[str, SipCall] = {}
        self._queue: asyncio.Queue[Incoming | None] = asyncio.Queue()
        self._is_draining = False
        self._replayed = 0  # the number of the worker's last report before this host attached

    @property
    def speaker(self) -> Speaker:
        """What makes sound of words, for warming it before the first call."""
        return self._speaker

    @property
    def worker_pid(self) -> int:
        """The worker's process, for metrics."""
        return self._worker.pid

    async def start(self) -> None:
        """Starts the worker, or attaches to the one that a host before this left.

        Raises:
            OSError: It does not come up: the port is taken, the library is missing.
        """
        await self._worker.start()
        self._seal()

    def _seal(self) -> None:
        if self._recordings is not None:
            self._recordings.start()

    async def events(self) -> AsyncIterator[Incoming]:
        """Everything that happens, in order, until `aclose`."""
        while (one := await self._queue.get()) is not None:
            yield one
            self._worker.pause(self._queue.qsize() > _MANY)

    def is_ready(self) -> bool:
        """Whether a worker listens and takes calls."""
        return self._worker.is_attached and not self._is_draining

    def living(self) -> tuple[str, ...]:
        """The interactions whose calls are up."""
        return tuple(self._calls)

    async def settle(self, known: Collection[str]) -> None:
        """Ends the calls that a host before this left and this one does not know."""
        for interaction in [one for one in self._calls if one not in known]:
            self._close(interaction)

    def change(self, trunks: tuple[SipTrunk, ...], outbound: str, numbers: tuple[str, ...]) -> None:
        """Another version of the centre was published: its trunks and numbers hold for the next call."""
        self._settings = replace(self._settings, trunks=trunks, outbound=outbound, numbers=numbers)
        self._worker.trust(self._settings.networks)

    async def perform(self, interaction: str, command: AnyCommand) -> None:
        """Begins to carry out a command, once for each key; what was closed is left alone."""
        call = self._calls.get(interaction)
        if call is None or not call.is_new(command.key):
            return
        if isinstance(command, Accept):
            self._take(call)
        elif isinstance(command, Speak):
            self._take(call)  # the worker cannot play to a call that still rings: early media is heard once it is taken
            self._speak(call, command)
        elif isinstance(command, Reject):
            self._reject(call, command)
        elif isinstance(command, Silence):
            call.silence(command.speak)
            self._worker.send(interaction, Stop(key=command.speak))
        elif isinstance(command, StartRecording):
            self._record(call, command)
        elif isinstance(command, Connect):
            self._connect(call, command)
        elif isinstance(command, Close):
            self._close(interaction)

    async def refuse(self, interaction: str, why: Refusal) -> None:
        """Turns a call away with the SIP answer that fits."""
        if self._calls.pop(interaction, None) is not None:
            code, retry_after = _ANSWERS[why]
            self._worker.send(interaction, Refuse(code=code, retry_after=retry_after))

    async def drain(self) -> None:
        """New calls are turned away by the worker (503)."""
        self._is_draining = True
        self._worker.send("", Drain())

    async def aclose(self) -> None:
        """Ends every call and the worker."""
        self._is_draining = True
        for call in self._calls.values():
            self._speaker.forget(call.take_all_files())
        self._calls.clear()
        await self._worker.aclose()
        if self._recordings is not None:
            await self._recordings.aclose()
        self._queue.put_nowait(None)

    # what the worker tells

    def attached(self, report: Attached) -> None:
        """A worker is there; calls it has kept from a host before this are taken up."""
        self._replayed = report.last
        for one in report.calls:
            self._calls.setdefault(one.interaction, SipCall(one.interaction, one.answered))
        if self._is_draining:
            self._worker.send("", Drain())

    def died(self) -> None:
        """Every call is lost."""
        for interaction in list(self._calls):
            save_unfinished(self._settings.state, interaction)
            self._tell(interaction, Lost, reason="media worker died")
            self._end(interaction)
        self._seal()

    def reported(self, frame: ReportFrame) -> None:
        """Translates a report into an event."""
        message, interaction, at = frame.message, frame.interaction, frame.at
        if isinstance(message, Invited):
            if frame.sequence <= self._replayed and interaction not in self._calls:
                return  # it came and went while no host was here
            self._offer(interaction, message, at)
        elif isinstance(message, TurnedAway):
            self._put(_refused(interaction, message, self._settings.numbers, at))
        elif interaction in self._calls:
            known_as = report_id(frame)
            tell = partial(self._tell, interaction, at=at, known_as=known_as)
            self._translate(self._calls[interaction], message, tell)
        self._worker.pause(self._queue.qsize() > _MANY)

    def _offer(self, interaction: str, message: Invited, at: int) -> None:
        self._calls.setdefault(interaction, SipCall(interaction))
        numbers = self._settings.numbers
        called, caller = number_of(message.called, numbers), number_of(message.caller)
        self._put(Offered(interaction=interaction, medium=_MEDIUM, called=called, caller=caller, at=at))

    def _translate(self, call: SipCall, message: AnyReport, tell: Callable[..., None]) -> None:
        if isinstance(message, Pressed):
            tell(Key, key=message.key)
        elif isinstance(message, Played):
            self._played(call, message, tell)
        elif isinstance(message, Recorded):
            self._recorded(call, message, tell)
        elif isinstance(message, Joined):
            tell(Connected, command=message.key)
        elif isinstance(message, DialEnded):
            tell(Replied, command=message.key, outcome=message.outcome, reason=message.reason)
        elif isinstance(message, Gone):
            tell(Lost, reason=message.reason) if message.reason else tell(HungUp)
            self._end(call.interaction)

    def _played(self, call: SipCall, message: Played, tell: Callable[..., None]) -> None:
        self._speaker.forget(call.take_files(message.key))
        if message.failure:
            tell(SayFailed, command=message.key, reason=message.failure)
        else:
            tell(Said, command=message.key)

    def _recorded(self, call: SipCall, message: Recorded, tell: Callable[..., None]) -> None:
        name = recording_name(call.interaction, message.key)
        if message.failure:
            tell(Replied, command=message.key, outcome="failed", reason=message.failure)
        elif message.heard:
            tell(Replied, command=message.key, outcome="recorded", data=name)
            self._seal()
        else:
            forget_recording(self._settings.state, name)
            tell(Replied, command=message.key, outcome="silence")

    # what runs ask for

    def _speak(self, call: SipCall, command: Speak) -> None:
        before = call.tail
        call.follow(asyncio.create_task(self._prepare(call, command, before)))

    async def _prepare(self, call: SipCall, command: Speak, before: asyncio.Task[None] | None) -> None:
        files: list[Path] = []
        try:
            files = await self._speaker.render(command.language, command.pieces, command.personal)
            await call.turn(before)
        except SpeechError as error:
            self._tell(call.interaction, SayFailed, command=command.key, reason=str(error))
            return
        except asyncio.CancelledError:
            self._speaker.forget(files)
            raise
        except Exception as error:  # an error of ours costs what was to be said, and the flow hears of it
            log.error("%s: could not be said: %s", call.interaction, type(error).__name__)
            self._speaker.forget(files)
            self._tell(call.interaction, SayFailed, command=command.key, reason="an error of the program")
            return
        if call.interaction not in self._calls or call.is_silenced(command.key):
            self._speaker.forget(files)
        elif not files:
            self._tell(call.interaction, Said, command=command.key)
        else:
            call.keep_files(command.key, files)
            self._worker.send(call.interaction, Play(key=command.key, files=self._named(files)))

    def _named(self, files: list[Path]) -> tuple[str, ...]:
        """Names as the worker is told them: below its folder, since the library takes no path longer than 260."""
        state = self._settings.state
        return tuple(str(one.relative_to(state) if one.is_relative_to(state) else one) for one in files)

    def _record(self, call: SipCall, command: StartRecording) -> None:
        order = Record(
            key=command.key,
            file=recording_name(call.interaction, command.key),
            at_most=min(command.at_most // 1000, _LONGEST),
            ending_on=command.ending_on,
        )
        self._worker.send(call.interaction, order)

    def _take(self, call: SipCall) -> None:
        """Takes the call, once."""
        if not call.is_taken:
            call.is_taken = True
            self._worker.send(call.interaction, Answer())

    def _reject(self, call: SipCall, command: Reject) -> None:
        """Refuses a call that still rings; one that was taken is hung up."""
        if call.is_taken:
            self._close(call.interaction)
            return
        self._worker.send(call.interaction, Refuse(code=REFUSALS.get(command.reason, DECLINED)))
        self._end(call.interaction)

    def _connect(self, call: SipCall, command: Connect) -> None:
        trunk = self._settings.way_out()
        reason = lacking(command) or ("" if trunk else "no trunk to call out by")
        if reason or trunk is None:
            self._tell(call.interaction, Replied, command=command.key, outcome="failed", reason=reason)
            return
        order = Dial(
            key=command.key,
            to=f"sip:{command.number}@{trunk.address}",
            caller=f"sip:{trunk.caller or 'anonymous'}@{self._settings.public_media or self._settings.media}",
            within=command.within // 1000,
            at_most=None if command.at_most is None else command.at_most // 1000,
        )
        self._worker.send(call.interaction, order)

    def _close(self, interaction: str) -> None:
        self._worker.send(interaction, HangUp())
        self._end(interaction)

    def _end(self, interaction: str) -> None:
        call = self._calls.pop(interaction, None)
        if call is not None:
            self._speaker.forget(call.take_all_files())

    def _tell(
        self, interaction: str, kind: type[AnyEvent], at: int | None = None, known_as: str = "", **data: Any
    ) -> None:
        at = self._clock.now() if at is None else at
        if interaction in self._calls:
            self._put(Happened(interaction=interaction, event=kind(id=known_as or uuid7(at), at=at, **data)))

    def _put(self, one: Incoming) -> None:
        self._queue.put_nowait(one)


def report_id(frame: ReportFrame) -> str:
    """The id of the event that a report becomes: always the same, so that what is told twice is consumed once."""
    chance = sha256(f"{frame.worker}:{frame.sequence}".encode()).digest()
    return uuid7(frame.at, int.from_bytes(chance, "big") >> (256 - 74))


def _refused(interaction: str, message: TurnedAway, numbers: Collection[str], at: int) -> Refused:
    return Refused(
        interaction=interaction,
        medium=_MEDIUM,
        called=number_of(message.called, numbers),
        caller=number_of(message.caller),
        reason=message.reason,
        answer=str(message.answer),
        at=at,
    )


def _worker_settings(settings: SipSettings, number: int) -> WorkerSettings:
    return WorkerSettings(
        worker=f"media-{number}",
        folder=str(settings.state.absolute()),
        socket=f"media-{number}.sock",
        sip=settings.listen,
        media=settings.media,
        public_media=settings.public_media,
        ports=settings.ports,
        trunks=settings.networks,
        patience=settings.patience,
    )
