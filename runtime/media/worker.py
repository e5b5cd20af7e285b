"""The media worker: one process whose one thread owns the telephony library. Started by `worker_process`.

It does what its host says (`protocol`) and tells what happens. When the host goes away it goes on with what it was
told and keeps its reports; if no host attaches within its patience it ends its calls and itself.

One of the library's calls is kept to refuse with: a full library would answer by itself and tell nobody.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
import traceback

from flowlang.values import from_json
from runtime.clock import SystemClock, uuid7
from runtime.media.dialled import DialledLeg
from runtime.media.host_link import HostLink
from runtime.media.invites import Invite, Trunks, read_invite
from runtime.media.leg import Leg
from runtime.media.protocol import (
    Answer,
    AnyOrder,
    AnyReport,
    Attach,
    Attached,
    Beat,
    Dial,
    DialEnded,
    Drain,
    Finish,
    HangUp,
    Invited,
    LivingCall,
    OrderFrame,
    Play,
    Record,
    Refuse,
    Seen,
    Stop,
    Trust,
    TurnedAway,
    WorkerSettings,
)
from runtime.media.sip_endpoint import CallError, PhoneCall, Signal, SipEndpoint

POLL = 10  # milliseconds
BEAT = 1_000
UNANSWERED = 8_000
"""How long a host may take to answer or refuse a call, milliseconds."""
TIDY_BEATS = 60
"""How often, in beats, a worker without calls looks for what it no longer needs."""
FAREWELL = 1_500
"""How long a worker that ends waits for the other sides to answer its BYEs, milliseconds."""
ROWS_A_SECOND = 60
"""How many refused calls a second are told to the host: a flood must not fill the records."""
_BUSY_HERE, _FORBIDDEN, _UNAVAILABLE, _RINGING = 486, 403, 503, 180
_RING_AFTER, _RETRY_AFTER = 500, 5


class Worker:
    """A SIP endpoint, its legs, and the link to a host."""

    def __init__(self, settings: WorkerSettings) -> None:
        self._settings, self._clock = settings, SystemClock()
        self._endpoint = SipEndpoint(settings)
        self._trunks = Trunks(settings.trunks)
        self._link = HostLink(settings.worker, settings.socket, self._now)
        self._calls: dict[PhoneCall, Leg | DialledLeg] = {}
        self._legs: dict[str, Leg] = {}
        self._refused: set[PhoneCall] = set()
        self._offered: dict[str, int] = {}  # interaction -> when it was offered to the host
        self._ringing: set[str] = set()
        self._rows = self._beats = 0
        self._is_draining = False
        self._finish_by: int | None = None
        self._hostless_since = self._beat_at = self._polled_at = _milliseconds()
        self._latest = 0

    @property
    def capacity(self) -> int:
        """How many legs it holds at once."""
        return self._endpoint.capacity - 1

    def run(self) -> None:
        """Works until it is told to end, or nobody wants it any more.

        Raises:
            CallError: The SIP port cannot be had.
        """
        self._endpoint.start()
        while not self._is_done():
            self._endpoint.poll(POLL)
            while self._endpoint.signals:
                self._take(self._endpoint.signals.popleft())
            for frame in self._link.poll():
                self._obey(frame)
            self._tick(_milliseconds())
        self._link.close()

    def _is_done(self) -> bool:
        return self._finish_by is not None and (not self._calls or _milliseconds() >= self._finish_by)

    def _now(self) -> int:
        return self._clock.now()

    def _report(self, interaction: str, message: AnyReport) -> None:
        self._link.report(interaction, message)

    # what the library tells

    def _take(self, one: Signal) -> None:
        if one.kind == "invited":
            self._invited(one.source, read_invite(one.value[1], one.value[0]))
        elif one.kind == "rejected":
            source, message, code = one.value
            self._tell_turned_away(read_invite(message, source), "no free leg", code)
        elif one.kind == "over":
            self._over(one)
        elif one.kind == "played":
            for leg in self._legs.values():
                leg.played(one.source)
        elif one.source in self._calls:
            self._take_from_leg(self._calls[one.source], one)

    def _take_from_leg(self, leg: Leg | DialledLeg, one: Signal) -> None:
        if one.kind == "confirmed":
            leg.confirmed()
        elif one.kind == "media":
            leg.media_changed()
        elif one.kind == "ringing" and isinstance(leg, DialledLeg):
            leg.ringing()
        elif one.kind == "key" and isinstance(leg, Leg):
            leg.pressed(one.value)

    def _over(self, one: Signal) -> None:
        self._endpoint.bury(one.source)
        self._refused.discard(one.source)
        leg = self._calls.pop(one.source, None)
        if leg is None:
            return
        leg.over(one.value)
        if isinstance(leg, Leg):
            self._forget(leg.interaction)
            return
        for caller in self._legs.values():
            if caller.dialled is leg:
                caller.dialled = None

    def _forget(self, interaction: str) -> None:
        self._legs.pop(interaction, None)
        self._offered.pop(interaction, None)
        self._ringing.discard(interaction)

    # calls that want to come in

    def _invited(self, call: PhoneCall, invite: Invite) -> None:
        if not self._trunks.take(invite.source):
            self._turn_away(call, invite, "no trunk of this centre", _FORBIDDEN)
        elif self._is_draining or not self._link.has_host:
            self._turn_away(call, invite, "not taking calls now", _UNAVAILABLE)
        elif len(self._calls) >= self.capacity:
            self._turn_away(call, invite, "no free leg", _BUSY_HERE)
        else:
            self._offer(call, invite)

    def _turn_away(self, call: PhoneCall, invite: Invite, reason: str, code: int) -> None:
        self._refused.add(call)
        call.answer_with(code, _RETRY_AFTER if code == _UNAVAILABLE else 0)
        self._tell_turned_away(invite, reason, code)

    def _tell_turned_away(self, invite: Invite, reason: str, code: int) -> None:
        self._rows += 1
        if self._rows <= ROWS_A_SECOND:
            message = TurnedAway(called=invite.called, caller=invite.caller, reason=reason, answer=code)
            self._report(uuid7(self._now()), message)

    def _offer(self, call: PhoneCall, invite: Invite) -> None:
        interaction = uuid7(self._now())
        leg = Leg(call, interaction, (invite.called, invite.caller), self._report, self._endpoint.signals)
        self._calls[call] = self._legs[interaction] = leg
        self._offered[interaction] = _milliseconds()
        self._report(interaction, Invited(called=invite.called, caller=invite.caller))

    # what the host tells

    def _obey(self, frame: OrderFrame) -> None:
        order = frame.message
        if isinstance(order, Attach):
            self._attach(order)
        elif not self._link.has_host:
            return
        elif isinstance(order, Seen):
            self._link.forget(order.upto)
        elif isinstance(order, Trust):
            self._trunks = Trunks(order.networks)
        elif isinstance(order, Drain):
            self._is_draining = True
        elif isinstance(order, Finish):
            self._finish()
        elif frame.interaction in self._legs:
            self._obey_for(self._legs[frame.interaction], order)

    def _attach(self, order: Attach) -> None:
        self._clock = SystemClock(order.now)
        self._is_draining = False
        calls = tuple(
            LivingCall(interaction=one.interaction, called=one.called, caller=one.caller, answered=one.is_answered)
            for one in self._legs.values()
            if not one.is_closing
        )
        where = self._settings
        message = Attached(sip=where.sip, media=where.media, capacity=self.capacity, calls=calls, last=self._link.last)
        self._link.remark(message)
        self._link.resume(order.seen)

    def _obey_for(self, leg: Leg, order: AnyOrder) -> None:
        if leg.is_closing:
            return
        if isinstance(order, Answer):
            self._offered.pop(leg.interaction, None)
            leg.answer()
        elif isinstance(order, Refuse):
            self._refuse(leg, order.code, order.retry_after)
        elif isinstance(order, HangUp):
            leg.hang_up()
        elif isinstance(order, Play):
            leg.play(order)
        elif isinstance(order, Stop):
            leg.stop(order)
        elif isinstance(order, Record):
            leg.record(order)
        elif isinstance(order, Dial) and leg.is_new(order.key):
            self._dial(leg, order)

    def _refuse(self, leg: Leg, code: int, retry_after: int) -> None:
        self._forget(leg.interaction)
        leg.is_closing = True
        leg.call.answer_with(code, retry_after)

    def _dial(self, leg: Leg, order: Dial) -> None:
        if len(self._calls) >= self.capacity:
            leg.report(DialEnded(key=order.key, outcome="failed", reason="no free leg"))
            return
        if leg.dialled is not None:
            leg.dialled.hang_up()
        call = self._endpoint.new_call()
        dialled = DialledLeg(order, call, leg.call, leg.report)
        if dialled.dial():
            self._calls[call], leg.dialled = dialled, dialled

    def _finish(self) -> None:
        if self._finish_by is None:
            self._is_draining, self._finish_by = True, _milliseconds() + FAREWELL
            for leg in list(self._legs.values()):
                leg.hang_up()

    # time

    def _tick(self, now: int) -> None:
        self._latest, self._polled_at = max(self._latest, now - self._polled_at), now
        for leg in list(self._legs.values()):
            leg.tick(now)
        self._tick_offered(now)
        if now - self._beat_at >= BEAT:
            self._link.remark(Beat(legs=len(self._calls), late=self._latest * 1000))
            self._beat_at, self._latest, self._rows = now, 0, 0
            self._beats += 1
            if self._beats % TIDY_BEATS == 0 and not self._calls:
                gc.collect()
        self._tick_host(now)

    def _tick_offered(self, now: int) -> None:
        for interaction, since in list(self._offered.items()):
            leg = self._legs[interaction]
            if now - since >= UNANSWERED:
                self._offered.pop(interaction)
                leg.call.answer_with(_UNAVAILABLE, _RETRY_AFTER)
            elif now - since >= _RING_AFTER and interaction not in self._ringing:
                self._ringing.add(interaction)
                leg.call.answer_with(_RINGING)

    def _tick_host(self, now: int) -> None:
        if self._link.has_host:
            self._hostless_since = now
        elif now - self._hostless_since >= self._settings.patience or self._link.is_full:
            self._finish()


def _milliseconds() -> int:
    return time.monotonic_ns() // 1_000_000


def main() -> None:
    """Reads its settings from standard input, works, and leaves without the interpreter's own end."""
    settings: WorkerSettings = from_json(sys.stdin.readline(), WorkerSettings)
    os.chdir(settings.folder)
    os.umask(0o077)
    gc.disable()  # nothing of the library may go at a moment it does not choose
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the host ends its workers, not the terminal
    code = 0
    try:
        Worker(settings).run()
    except (CallError, OSError) as error:
        print(f"the media worker cannot start: {error}", file=sys.stderr, flush=True)
        code = 2
    except BaseException:
        traceback.print_exc()
        code = 3
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
