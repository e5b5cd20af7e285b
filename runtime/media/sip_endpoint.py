"""The telephony library, and nothing of what we do with it: the only owner of pjsua2.

Theory of operation. pjsua2 is polled from one thread and has no thread of its own for SIP or RTP, so every callback
arrives inside `poll`. A callback only puts a `Signal` into `signals`; the worker takes them between two polls. (Only
the bridge of sound runs on a clock thread, inside the library.) The library's asserts are compiled in: misuse ends
the process. Therefore calls and players stay referenced until they are over, are given up on this thread and outside
callbacks, and the process leaves with `os._exit`.

A call that is over is not let go at once but `bury`ed: the library gives its number to the next call, and an object
that goes hangs up whatever call has its number by then.
"""

from __future__ import annotations

import secrets
import time
from collections import deque
from typing import Any, NamedTuple

import pjsua2 as pj

from runtime.media.latch import latch, unlatch
from runtime.media.protocol import WorkerSettings

CLOCK_RATE = 8000
_NO_LOOP = 1  # PJMEDIA_FILE_NO_LOOP
_RINGING_HERTZ, _RINGING_ON, _RINGING_OFF = 425, 1000, 4000  # what a waiting caller hears in Italy and most of Europe
_CODECS = {"PCMA/8000/1": 255, "PCMU/8000/1": 254}
_WORKING_CALL_ID = -1
_PORTS_NEEDED = 24
_STRAGGLERS = 0.5  # seconds in which packets of where the caller was before may still come


class Signal(NamedTuple):
    """Something the library told of: `kind` is invited, ringing, confirmed, over, media, key, played or rejected."""

    kind: str
    source: Any
    value: Any = None


class End(NamedTuple):
    """How a call ended: SIP status and reason phrase."""

    code: int
    phrase: str


Signals = deque[Signal]


class CallError(Exception):
    """The library could not do it; the text is the library's."""


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

    def is_on_hold(self) -> bool:
        """Whether the other side has put us on hold."""
        media = self.getInfo().media
        return any(one.status == pj.PJSUA_CALL_MEDIA_REMOTE_HOLD for one in media)

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


class SoundPlayer(pj.AudioMediaPlayer):  # type: ignore[misc]
    """Plays files to one call, once."""

    def __init__(self, files: tuple[str, ...], signals: Signals) -> None:
        super().__init__()
        self._signals = signals
        names = pj.StringVector()
        for file in files:
            names.push_back(file)
        try:
            self.createPlaylist(names, "", _NO_LOOP)
        except pj.Error as error:
            raise CallError(error.reason) from error

    def onEof2(self) -> None:  # noqa: N802
        """The library's callback; see `Signal`."""
        self._signals.append(Signal("played", self))


class SoundRecorder(pj.AudioMediaRecorder):  # type: ignore[misc]
    """Writes what it is sent into a WAV file, which is whole only after this object is gone."""

    def __init__(self, file: str) -> None:
        super().__init__()
        try:
            self.createRecorder(file)
        except pj.Error as error:
            raise CallError(error.reason) from error


class RingingTone(pj.ToneGenerator):  # type: ignore[misc]
    """What a caller hears while the other side rings."""

    def __init__(self) -> None:
        super().__init__()
        self.createToneGenerator(CLOCK_RATE, 1)
        tone = pj.ToneDesc()
        tone.freq1, tone.freq2, tone.on_msec, tone.off_msec, tone.volume = (
            _RINGING_HERTZ,
            0,
            _RINGING_ON,
            _RINGING_OFF,
            8000,
        )
        tones = pj.ToneDescVector()
        tones.push_back(tone)
        self.play(tones, True)


def join(source: Any, sink: Any) -> None:
    """Lets `sink` hear `source`; nothing happens where they are joined, or one has no sound."""
    _between(source, sink, "startTransmit")


def part(source: Any, sink: Any) -> None:
    """Undoes `join`."""
    _between(source, sink, "stopTransmit")


def _between(source: Any, sink: Any, what: str) -> None:
    source, sink = (one.sound() if isinstance(one, PhoneCall) else one for one in (source, sink))
    if source is None or sink is None:
        return
    try:
        getattr(source, what)(sink)
    except pj.Error:
        return


class _Account(pj.Account):  # type: ignore[misc]
    def __init__(self, signals: Signals) -> None:
        super().__init__()
        self._signals = signals

    def onIncomingCall(self, prm: Any) -> None:  # noqa: N802
        call = PhoneCall(self, self._signals, prm.callId)
        self._signals.append(Signal("invited", call, (prm.rdata.srcAddress, prm.rdata.wholeMsg)))

    def onIncomingSubscribe(self, prm: Any) -> None:  # noqa: N802
        prm.code = pj.PJSIP_SC_FORBIDDEN


class _Endpoint(pj.Endpoint):  # type: ignore[misc]
    signals: Signals

    def onRejectedIncomingCall(self, prm: Any) -> None:  # noqa: N802
        self.signals.append(Signal("rejected", None, prm))


class SipEndpoint:
    """One SIP address with its calls and its bridge of sound."""

    def __init__(self, settings: WorkerSettings) -> None:
        self.signals: Signals = deque()
        self.capacity = int(pj.EpConfig().uaConfig.maxCalls)
        self._settings = settings
        self._endpoint = _Endpoint()
        self._endpoint.signals = self.signals
        self._account = _Account(self.signals)
        self._graves: list[PhoneCall] = []

    def start(self) -> None:
        """Opens the SIP port.

        Raises:
            CallError: It cannot be had; the text says why.
        """
        try:
            self._endpoint.libCreate()
            self._endpoint.libInit(_endpoint_config())
            self._endpoint.audDevManager().setNullDev()
            self._endpoint.transportCreate(pj.PJSIP_TRANSPORT_UDP, self._transport())
            self._endpoint.libStart()
            self._choose_codecs()
            self._account.create(self._account_config(), True)
        except pj.Error as error:
            raise CallError(error.reason) from error

    def poll(self, milliseconds: int) -> None:
        """Lets the library work, waiting at most that long for something to do."""
        self._endpoint.libHandleEvents(milliseconds)
        if self._graves:
            self._graves = [one for one in self._graves if one.isActive()]  # true while another has its number

    def bury(self, call: PhoneCall) -> None:
        """Lets a call that is over go as soon as that harms nobody."""
        self._graves.append(call)

    def new_call(self) -> PhoneCall:
        """A leg that is not yet dialled."""
        return PhoneCall(self._account, self.signals)

    def _transport(self) -> Any:
        config = pj.TransportConfig()
        config.boundAddress, config.port = self._settings.sip
        return config

    def _account_config(self) -> Any:
        config = pj.AccountConfig()
        config.idUri = f"sip:{self._settings.media}"
        config.regConfig.registerOnAdd = False
        config.callConfig.timerUse = pj.PJSUA_SIP_TIMER_ALWAYS  # a caller whose network died is noticed without a BYE
        media = config.mediaConfig.transportConfig
        media.boundAddress, media.publicAddress = self._settings.media, self._settings.public_media
        media.port, media.portRange = _some_of(self._settings.ports)
        config.mediaConfig.srtpUse = pj.PJMEDIA_SRTP_DISABLED
        config.mediaConfig.lockCodecEnabled = True
        return config

    def _choose_codecs(self) -> None:
        for codec in self._endpoint.codecEnum2():
            self._endpoint.codecSetPriority(codec.codecId, _CODECS.get(codec.codecId, 0))


def _some_of(ports: tuple[int, int]) -> tuple[int, int]:
    """The first port and how many follow: not always the same, since callers of a worker that died still send there."""
    low, high = ports
    spare = (high - low - _PORTS_NEEDED) // 2
    first = low + low % 2 + 2 * (secrets.randbelow(spare) if spare > 0 else 0)
    return first, high - first


def _endpoint_config() -> Any:
    config = pj.EpConfig()
    config.uaConfig.threadCnt, config.uaConfig.mainThreadOnly = 0, True
    config.uaConfig.maxCalls = max(int(config.uaConfig.maxCalls), 1)
    config.uaConfig.userAgent = "flowlang"
    config.medConfig.threadCnt, config.medConfig.hasIoqueue = 0, False
    config.medConfig.clockRate = config.medConfig.sndClockRate = CLOCK_RATE
    config.medConfig.ecTailLen, config.medConfig.noVad, config.medConfig.sndAutoCloseTime = 0, True, -1
    config.logConfig.level = config.logConfig.consoleLevel = 0  # the library's log holds numbers of callers
    return config
