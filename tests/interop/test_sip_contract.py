"""The SIP channel keeps what every channel keeps, with SIPp as the customer."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sipp
import tones
from rtp_peer import RtpPeer
from scripted_host import settings
from sipp import Sipp

from runtime.channels.sip import SipChannel
from runtime.clock import SystemClock
from tests.contracts.channel_suite import ChannelContract

pytestmark = [pytest.mark.interop, pytest.mark.skipif(not sipp.PROGRAM, reason="SIPp is not installed")]


class SippCustomer:
    """One customer with a telephone."""

    features = frozenset(("keys", "recording", "connecting", "losing", "files"))

    def __init__(self, folder: Path, peer: RtpPeer) -> None:
        self._settings = settings(folder)
        self._peer = peer
        self._sipp: Sipp | None = None
        self.channel = SipChannel(self._settings, SystemClock())

    async def call(self) -> None:
        scenario = sipp.call((self._peer.address, self._peer.port))
        self._sipp = Sipp(self._settings.centre, scenario, remote=self._settings.listen)

    async def press(self, keys: str) -> None:
        await asyncio.to_thread(self._peer.wait_for_sound)
        self._peer.press(keys)

    async def write(self, text: str) -> None:
        await asyncio.to_thread(self._peer.wait_for_sound)
        self._peer.say(tones.tone(440, 1))

    async def hang_up(self) -> None:
        await asyncio.to_thread(self._peer.wait_for_sound)
        assert self._sipp is not None
        self._sipp.hang_up()

    async def lose(self) -> None:
        os.kill(self.channel.worker_pid, signal.SIGKILL)

    async def pass_time(self, seconds: float) -> None:
        await asyncio.sleep(min(seconds, 0.5))

    def end(self) -> None:
        if self._sipp is not None:
            self._sipp.__exit__()


class TestSip(ChannelContract):
    @pytest.fixture
    async def harness(self, tmp_path: Path, peer: RtpPeer) -> AsyncIterator[SippCustomer]:
        customer = SippCustomer(tmp_path, peer)
        yield customer
        customer.end()
