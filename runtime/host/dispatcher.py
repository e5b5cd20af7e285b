"""One dispatcher for all runs: an event is consumed, what came of it is kept, and only then anything leaves.

Theory of operation. A run is a plain record. An event of a run that is not busy is given to `advance`; the new
position, the rows and the commands go to the store as one change, and the run is busy until the store tells what
became of it. Kept: the position is the run's, and the commands leave. Duplicate: the event had been consumed before,
nothing happens. Failed: `failing` takes over. Events that come meanwhile wait in the run. So no two changes of one
run are ever under way, and the store may gather those of many runs in one sync.

An error of ours while an event is consumed ends that run alone: it is closed with its cause, the customer's call is
closed, and the process lives.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from functools import partial

from flowlang.values import Value
from runtime.clock import Clock, uuid7
from runtime.connectors.connectors import Answer
from runtime.engine.advance import Advanced, advance
from runtime.engine.commands import (
    AnyCommand,
    Broken,
    CancelTimer,
    Close,
    Connect,
    Fault,
    Finished,
    Request,
    SetTimer,
    Speak,
    StartRecording,
)
from runtime.engine.events import AnyEvent, Replied, SayFailed, TimerFired
from runtime.host.counts import Counts
from runtime.host.gate import OutboundGate
from runtime.host.keeping import OURS, Rows, live_run, rows_of
from runtime.host.outbox import Outbox
from runtime.host.requests import Requests
from runtime.host.run import MOST_WAITING, Run
from runtime.host.segments import advanced as record_after
from runtime.host.segments import closed
from runtime.store.records import Change, InteractionRecord, PersonalValues
from runtime.store.store import Outcome, Store

ANSWERED_LATER = (Request, Connect, StartRecording)
"""Commands that are carried out only when their answer has come."""

BROKEN = "an error of the program"

log = logging.getLogger("flowlang.host")


class Step(Value, frozen=True, kw_only=True):
    """One consumed event, on its way to the store and back."""

    event: AnyEvent
    advanced: Advanced
    change: Change
    record: InteractionRecord
    pending: dict[str, AnyCommand]
    refused: dict[str, str]


class Dispatcher:
    """Drives every live run.

    Args:
        clock: What time it is.
        store: Keeps what happens.
        requests: Asks connectors.
        gate: Numbers pass it before they are called.
    """

    def __init__(self, clock: Clock, store: Store, requests: Requests, gate: OutboundGate) -> None:
        self.clock = clock
        self.store = store
        self.requests = requests
        self.gate = gate
        self.counts = Counts()
        self.runs: dict[str, Run] = {}
        self.outboxes: dict[str, Outbox] = {}
        self.on_store_failed: Callable[[], None] = lambda: None
        self.on_ended: Callable[[Run], None] = lambda run: None

    # --- events in

    def begin(self, run: Run, event: AnyEvent, caller: tuple[PersonalValues, ...] = ()) -> None:
        """A new run, or one that is taken up after a restart, and the first event it consumes here."""
        self.runs[run.id] = run
        self._consume(run, event, caller)

    def happened(self, interaction: str, event: AnyEvent) -> None:
        """Something happened to a run; what comes after its end is ignored."""
        run = self.runs.get(interaction)
        if run is None:
            return
        if len(run.waiting) >= MOST_WAITING:
            self.counts.unheard += 1
            return
        run.waiting.append(event)
        self._go_on(run)

    def _go_on(self, run: Run) -> None:
        if run.waiting and not run.is_busy and run.id in self.runs:
            self._consume(run, run.waiting.popleft())

    def _consume(self, run: Run, event: AnyEvent, personal: tuple[PersonalValues, ...] = ()) -> None:
        self.counts.events += 1
        try:
            step = self._step(run, event, personal)
        except Exception as error:  # an error of ours: it ends this run and no other
            self.break_off(run, error)
            return
        self.keep(run, step)

    def _step(self, run: Run, event: AnyEvent, personal: tuple[PersonalValues, ...]) -> Step:
        advanced = advance(run.version.graph, run.position, event)
        refused = self._refused(run, advanced)
        record = record_after(run.record, run.version.graph.services[run.record.service].flow, event, advanced.commands)
        pending = _pending_after(run, event, advanced, refused)
        is_over = record.ended is not None
        rows = rows_of(run, event, advanced, refused)
        change = Change(
            run=run.id,
            event=event.id,
            rows=tuple(rows.rows),
            personal=(*personal, *rows.personal),
            live=None if is_over else live_run(run, advanced.position, pending),
            over=is_over,
            record=record if record is not run.record or personal or advanced.position.sequence == 1 else None,
        )
        return Step(event=event, advanced=advanced, change=change, record=record, pending=pending, refused=refused)

    def _refused(self, run: Run, advanced: Advanced) -> dict[str, str]:
        """Why numbers may not be called, by the command's key; the gate counts those that may."""
        rules, now = run.version.graph.outbound, self.clock.now()
        calls = [one for one in advanced.commands if isinstance(one, Connect)]
        reasons = ((one.key, self.gate.refusal(rules, one.number, now)) for one in calls)
        return {key: reason for key, reason in reasons if reason is not None}

    # --- the store

    def keep(self, run: Run, step: Step) -> None:
        """Gives a step to the store."""
        run.is_busy = True
        self.store.commit(step.change, partial(self._told, run, step, self.store))

    def _told(self, run: Run, step: Step, store: Store, outcome: Outcome) -> None:
        if outcome is Outcome.FAILED and store.failure:
            self.on_store_failed()  # the run stays busy: its step comes before whatever this makes of it
            self.keep(run, step)
            return
        run.is_busy = False
        if outcome is Outcome.KEPT:
            self._act_safely(run, step)
        elif outcome is Outcome.DUPLICATE:
            self.counts.duplicates += 1
        else:
            self.break_off(run, RuntimeError("a row was there before"))
        self._go_on(run)

    # --- commands out

    def _act_safely(self, run: Run, step: Step) -> None:
        try:
            self._act(run, step)
        except Exception as error:  # an error of ours: it ends this run and no other
            self.break_off(run, error)

    def _act(self, run: Run, step: Step) -> None:
        run.position, run.record, run.pending = step.advanced.position, step.record, step.pending
        self.counts.commands += len(step.advanced.commands)
        for command in step.advanced.commands:
            if command.key in step.refused:
                self.fail(run, command, f"refused by the outbound gate: {step.refused[command.key]}")
            else:
                self.perform(run, command)
        if step.change.over:
            self._end(run, step.record.cause or "")

    def perform(self, run: Run, command: AnyCommand) -> None:
        """Carries out a command that was kept."""
        if isinstance(command, SetTimer):
            self.set_timer(run, command.timer, command.due)
        elif isinstance(command, CancelTimer):
            timer = run.timers.pop(command.timer, None)
            if timer is not None:
                timer.cancel()
        elif isinstance(command, Request):
            self.requests.ask(run.version, command, partial(self._replied, run.id, command.key))
        elif isinstance(command, Fault):
            self._note_fault(run, command)
        elif isinstance(command, Broken):
            self._note_broken(run, command)
        elif not isinstance(command, Finished) and run.channel is not None:
            self.outboxes[run.channel.name].put(run.id, command)

    def set_timer(self, run: Run, name: str, due: int) -> None:
        """Sets or moves a timer of a run."""
        before = run.timers.pop(name, None)
        if before is not None:
            before.cancel()
        run.timers[name] = self.clock.call_at(due, partial(self._fired, run, name))

    def _fired(self, run: Run, name: str) -> None:
        run.timers.pop(name, None)
        now = self.clock.now()
        self.happened(run.id, TimerFired(id=uuid7(now), at=now, timer=name))

    def _replied(self, run: str, key: str, answer: Answer) -> None:
        now = self.clock.now()
        data, reason = answer.data, answer.reason
        self.happened(
            run, Replied(id=uuid7(now), at=now, command=key, outcome=answer.outcome, data=data, reason=reason)
        )

    def _note_fault(self, run: Run, fault: Fault) -> None:
        self.counts.faults += 1
        file, line = run.version.written_at(fault.state)
        log.warning("%s: fault in %s (%s:%d): %s", run.id, fault.state, file, line, fault.reason)

    def _note_broken(self, run: Run, broken: Broken) -> None:
        file, line = run.version.written_at(broken.promise)
        log.warning("%s: broke the promise “%s” (%s:%d) in %s", run.id, broken.text, file, line, broken.state)

    def fail(self, run: Run, command: AnyCommand, reason: str) -> None:
        """Tells a run that a command has failed, where it waits for an answer to it."""
        now = self.clock.now()
        if isinstance(command, Speak):
            self.happened(run.id, SayFailed(id=uuid7(now), at=now, command=command.key, reason=reason))
        elif isinstance(command, ANSWERED_LATER):
            self.happened(run.id, Replied(id=uuid7(now), at=now, command=command.key, outcome="failed", reason=reason))

    def handed_over(self, interaction: str, command: AnyCommand, error: Exception | None) -> None:
        """A channel has begun with a command, or could not."""
        run = self.runs.get(interaction)
        if run is None:
            return
        if error is not None:
            self.fail(run, command, f"the channel could not: {type(error).__name__}")
        elif not isinstance(command, ANSWERED_LATER):
            run.pending.pop(command.key, None)

    # --- ends

    def _end(self, run: Run, cause: str) -> None:
        run.cancel_timers()
        run.waiting.clear()
        self.runs.pop(run.id, None)
        self.counts.ended[cause] += 1
        self.on_ended(run)

    def break_off(self, run: Run, error: Exception) -> None:
        """Ends a run that an error of ours has broken, unless it has ended; the customer's call is closed."""
        if self.runs.get(run.id) is not run:
            return
        where = _where(error)
        log.error("%s: broken off by %s at %s", run.id, type(error).__name__, where)
        self.counts.broken += 1
        self.close(run, "Broken", {"error": type(error).__name__, "where": where}, "failure", BROKEN)

    def close(self, run: Run, kind: str, data: dict[str, str], cause: str, reason: str) -> None:
        """Ends a run from outside its flow, with a row of the host's own, and closes the customer's call."""
        now, sequence = self.clock.now(), run.position.sequence + 1
        rows = Rows(run.id, run.version, sequence, now)
        rows.add(kind, {**data}, run.state)
        record = closed(run.record, now, cause, reason)
        change = Change(run=run.id, rows=tuple(rows.rows), over=True, record=record)
        self._end(run, cause)
        self.store.commit(change, partial(self._closed, run, change, self.store))

    def _closed(self, run: Run, change: Change, store: Store, outcome: Outcome) -> None:
        if outcome is Outcome.FAILED and store.failure:
            self.on_store_failed()
            self.store.commit(change, lambda outcome: None)
        if run.channel is not None:
            self.outboxes[run.channel.name].put(run.id, Close(key=f"{run.id}:{run.position.sequence + 1}:0"))


def _pending_after(run: Run, event: AnyEvent, advanced: Advanced, refused: dict[str, str]) -> dict[str, AnyCommand]:
    """The commands not known to be carried out, once this event was consumed."""
    answered = getattr(event, "command", "")
    before = {key: command for key, command in run.pending.items() if key != answered}
    new = {one.key: one for one in advanced.commands if not isinstance(one, OURS) and one.key not in refused}
    return before | new


def _where(error: Exception) -> str:
    """The place in our program where an error arose; its text may hold a customer's words and is not told."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else "nowhere"
