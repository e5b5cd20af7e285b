"""One leg: a call of the library, its callbacks, and what the worker does with it."""

from __future__ import annotations

import time
from typing import Any

import pjsua2 as pj

from runtime.media.latch import latch, unlatch
from runtime.media.sip_endpoint.signals import CallError, End, Signal, Signals

_WORKING_CALL_ID = -1
_STRAGGLERS = 0.5  # seconds in which packets of where the caller was before may still come


def _options(code: int = 0) -> Any:
    options = pj.CallOpParam()
    options.statusCode = code
    return options


class PhoneCall(pj.Call):  # type: ignore[misc]
    """One leg: a call of the library."""

    def __init__(self, account: Any, signals: Signals, call_id: int = _WORKING_CALL_ID) -> None:
        super().__init__(account, call_id)
        self._signals = signals
        self.is_over = False
        self._latched_port = 0
        self._latch_from = 0.0

    # callbacks

    def onCallState(self, prm: Any) -> None:  # noqa: N802
        """The library's callback; see `Signal`."""
        info = self.getInfo()
        if info.state == pj.PJSIP_INV_STATE_CONFIRMED:
            self._signals.append(Signal("confirmed", self))
        elif info.state == pj.PJSIP_INV_STATE_EARLY and info.role == pj.PJSIP_ROLE_UAC:
            self._signals.append(Signal("ringing", self))
        elif info.state == pj.PJSIP_INV_STATE_DISCONNECTED:
            self.is_over = True
            self._signals.append(Signal("over", self, End(info.lastStatusCode, info.lastReason)))

    def onCallMediaState(self, prm: Any) -> None:  # noqa: N802
        """The library's callback; see `Signal`."""
        self._signals.append(Signal("media", self))

    def onDtmfDigit(self, prm: Any) -> None:  # noqa: N802
        """The library's callback; see `Signal`."""
        self._signals.append(Signal("key", self, prm.digit))

    def onCallTransferRequest(self, prm: Any) -> None:  # noqa: N802
        """Nobody outside may make this centre call a number: REFER is refused."""
        prm.statusCode = pj.PJSIP_SC_FORBIDDEN

    def onCallReplaceRequest(self, prm: Any) -> None:  # noqa: N802
        """Nobody outside may take a call over."""
        prm.statusCode = pj.PJSIP_SC_FORBIDDEN

    def onCallRedirected(self, prm: Any) -> int:  # noqa: N802
        """A trunk's redirection would pass by the outbound gate: it ends the call."""
        return int(pj.PJSIP_REDIRECT_STOP)

    def onCallTsxState(self, prm: Any) -> None:  # noqa: N802
        """Takes INFO with `application/dtmf`, which the library leaves alone (it knows `application/dtmf-relay`)."""
        digit = _digit_of_info(prm.e)
        if digit:
            self._signals.append(Signal("key", self, digit))

    # what the worker does with a call

    def answer_with(self, code: int, retry_after: int = 0) -> None:
        """Sends an answer to the INVITE: 180, 200, or a refusal."""
        options = _options(code)
        if retry_after:
            header = pj.SipHeader()
            header.hName, header.hValue = "Retry-After", str(retry_after)
            options.txOption.headers.push_back(header)
        self._quietly(lambda: self.answer(options))

    def hang_up(self) -> None:
        """BYE, CANCEL, or nothing where it is over."""
        if not self.is_over:
            self._quietly(lambda: self.hangup(_options()))

    def dial(self, to: str, caller: str) -> None:
        """Calls an address.

        Raises:
            CallError: The library refuses.
        """
        options = pj.CallOpParam(True)
        options.txOption.localUri = caller
        try:
            self.makeCall(to, options)
        except pj.Error as error:
            raise CallError(error.reason) from error

    def send_key(self, key: str) -> None:
        """Sends a key on, as RFC 4733."""
        options = pj.CallSendDtmfParam()
        options.method, options.digits = pj.PJSUA_DTMF_METHOD_RFC2833, key
        self._quietly(lambda: self.sendDtmf(options))

    def sound(self) -> Any | None:
        """The call's place in the bridge, or none while it has no sound."""
        if self.is_over or not self.hasMedia():
            return None
        try:
            return self.getAudioMedia(-1)
        except pj.Error:
            return None

    def loudness(self) -> int:
        """How loud the caller is in this moment: 0, about 3 at -50 dB of full scale, 9 at -38, 32 at -12."""
        sound = self.sound()  # its `tx` is what the call sends into the bridge, whatever the name says
        return int(sound.getTxLevel()) if sound is not None else 0

    def latch(self) -> None:
        """Once sound has come, takes it from there alone."""
        if self._latched_port or self.is_over or not self.hasMedia() or time.monotonic() < self._latch_from:
            return
        try:
            transport = self.getMedTransportInfo(0)
        except pj.Error:
            return
        port = int(transport.localRtpName.rpartition(":")[2] or 0)
        if port and latch(port, transport.srcRtpName):
            self._latched_port = port

    def unlatch(self) -> None:
        """Takes sound from wherever it comes first, since the other side may have moved."""
        if self._latched_port:
            unlatch(self._latched_port)
            self._latched_port = 0
            self._latch_from = time.monotonic() + _STRAGGLERS

    def _quietly(self, act: Any) -> None:
        try:
            act()
        except pj.Error:
            self._signals.append(Signal("refused by library", self))


def _digit_of_info(event: Any) -> str:
    if event.type != pj.PJSIP_EVENT_TSX_STATE or event.body.tsxState.type != pj.PJSIP_EVENT_RX_MSG:
        return ""
    transaction = event.body.tsxState.tsx
    if transaction.method != "INFO" or transaction.role != pj.PJSIP_ROLE_UAS:
        return ""
    head, _, body = str(event.body.tsxState.src.rdata.wholeMsg).partition("\r\n\r\n")
    is_plain = any(
        line.replace(" ", "").lower().split(";")[0] in ("content-type:application/dtmf", "c:application/dtmf")
        for line in head.split("\r\n")
    )
    digit = body.strip().upper()
    return digit if is_plain and len(digit) == 1 and digit in "0123456789*#ABCD" else ""
