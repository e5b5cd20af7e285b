"""One SIP address: the library's start, its poll, and the calls that come."""

from __future__ import annotations

from collections import deque
from typing import Any

import pjsua2 as pj

from runtime.media.protocol import WorkerSettings
from runtime.media.quiet_ports import first_port
from runtime.media.sip_endpoint.calls import PhoneCall
from runtime.media.sip_endpoint.signals import CallError, Signal, Signals
from runtime.media.sip_endpoint.sounds import CLOCK_RATE

_CODECS = {"PCMA/8000/1": 255, "PCMU/8000/1": 254}
_PORTS_NEEDED = 24


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
        came = (prm.rdata.srcAddress, prm.rdata.wholeMsg)  # copied: the library takes them back after this
        self.signals.append(Signal("rejected", None, (*came, prm.statusCode)))


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
        media.port = first_port(self._settings.media, self._settings.ports, _PORTS_NEEDED)
        media.portRange = self._settings.ports[1] - media.port
        config.mediaConfig.srtpUse = pj.PJMEDIA_SRTP_DISABLED
        config.mediaConfig.lockCodecEnabled = True
        return config

    def _choose_codecs(self) -> None:
        for codec in self._endpoint.codecEnum2():
            self._endpoint.codecSetPriority(codec.codecId, _CODECS.get(codec.codecId, 0))


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
