"""The other side of a transfer: it rings, it is joined with the caller, it ends."""

from __future__ import annotations

import time
from collections.abc import Callable

from runtime.media.protocol import AnyReport, Dial, DialEnded, Joined
from runtime.media.sip_endpoint import CallError, End, PhoneCall, RingingTone, join, part

_BUSY = (486, 600, 603)
_NO_ANSWER = (408, 480, 487)


class DialledLeg:
    """A leg that we call for a caller.

    Args:
        order: Whom, on whose behalf, how long.
        call: The leg, not yet dialled.
        caller: Whom it is for.
        report: Takes `Joined` and `DialEnded`.
    """

    def __init__(self, order: Dial, call: PhoneCall, caller: PhoneCall, report: Callable[[AnyReport], None]) -> None:
        self.call = call
        self._order, self._caller, self._report = order, caller, report
        self._is_joined = self._has_rung = self._is_ended = False
        self._tone: RingingTone | None = None
        self._due: int | None = _milliseconds() + order.within

    def dial(self) -> bool:
        """Begins to ring; false (and the outcome told) where the library refuses."""
        try:
            self.call.dial(self._order.to, self._order.caller)
        except CallError as error:
            self._end("failed", str(error))
            return False
        return True

    def ringing(self) -> None:
        """It rings over there: the caller hears that, unless the other side sends a sound of its own."""
        self._has_rung = True
        if self.call.sound() is None and self._tone is None:
            self._tone = RingingTone()
            join(self._tone, self._caller)

    def confirmed(self) -> None:
        """It has answered."""
        if self._is_joined or self._is_ended:
            return
        self._is_joined = True
        self._due = None if self._order.at_most is None else _milliseconds() + self._order.at_most
        self.rejoin()
        self._report(Joined(key=self._order.key))

    def media_changed(self) -> None:
        """This side's sound is new."""
        self.call.unlatch()
        self.rejoin()

    def rejoin(self) -> None:
        """Joins the sounds: both ways once it has answered, before that only what the other side sends early."""
        if self._is_ended or self.call.sound() is None:
            return
        self._end_tone()
        join(self.call, self._caller)
        if self._is_joined:
            join(self._caller, self.call)

    def send_key(self, key: str) -> None:
        """Passes the caller's key on."""
        if self._is_joined and not self._is_ended:
            self.call.send_key(key)

    def tick(self, now: int) -> None:
        """Ends it when it has rung, or they have talked, as long as they may."""
        self.call.latch()
        if self._due is not None and now >= self._due and not self._is_ended:
            self._due = None
            self._end("ended" if self._is_joined else "no answer", "the time allowed was over")
            self.call.hang_up()

    def hang_up(self) -> None:
        """The caller is gone: ends this side without a word."""
        self._is_ended = True
        self._unjoin()
        self.call.hang_up()

    def over(self, end: End) -> None:
        """The call is gone."""
        self._end(self._outcome(end.code), f"SIP {end.code}")
        self._unjoin()

    def _outcome(self, code: int) -> str:
        if self._is_joined:
            return "ended"
        if code in _BUSY:
            return "busy"
        return "no answer" if code in _NO_ANSWER and (self._has_rung or code != _NO_ANSWER[0]) else "failed"

    def _end(self, outcome: str, reason: str) -> None:
        if not self._is_ended:
            self._is_ended = True
            self._unjoin()
            self._report(DialEnded(key=self._order.key, outcome=outcome, reason=reason))

    def _unjoin(self) -> None:
        self._end_tone()
        part(self.call, self._caller)
        part(self._caller, self.call)

    def _end_tone(self) -> None:
        if self._tone is not None:
            part(self._tone, self._caller)
            self._tone = None


def _milliseconds() -> int:
    return time.monotonic_ns() // 1_000_000
