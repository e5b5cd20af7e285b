"""A host without flows: consumes a SIP channel's events, remembers them, answers calls, and does what a test says."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import sipp
from rtp_peer import RtpPeer
from sipp import Sipp

from runtime.channels.channel import Happened, Incoming, Offered, Refused
from runtime.channels.sip import SipChannel
from runtime.channels.sip_settings import SipSettings, SipTrunk
from runtime.clock import SystemClock
from runtime.engine.commands import Accept, AnyCommand, Close, Connect, Piece, Silence, Speak, StartRecording

T = TypeVar("T")
LINE = "+390299900"


class ScriptedHost:
    _numbers = itertools.count(1)  # one for all hosts: a key is never used again

    def __init__(self, settings: SipSettings, answers: bool = True) -> None:
        self.channel = SipChannel(settings, SystemClock())
        self.settings = settings
        self.incoming: list[Incoming] = []
        self.on_offer: Callable[[Offered], Awaitable[None]] = self.accept if answers else self.ignore
        self._reader: asyncio.Task[None] | None = None

    async def start(self) -> None:
        await self.channel.start()
        self._reader = asyncio.create_task(self._read())

    async def aclose(self) -> None:
        await self.channel.aclose()
        if self._reader is not None:
            await self._reader

    async def abandon(self) -> None:
        """Goes away without a word, as a host that is killed."""
        worker = self.channel._worker
        if worker._keeper is not None:
            worker._keeper.cancel()
        assert worker._link is not None
        worker._link.close()
        if self._reader is not None:
            self._reader.cancel()

    async def _read(self) -> None:
        async for one in self.channel.events():
            self.incoming.append(one)
            if isinstance(one, Offered):
                await self.on_offer(one)

    async def accept(self, offered: Offered) -> None:
        await self.do(offered.interaction, Accept)

    async def ignore(self, offered: Offered) -> None:
        return None

    async def do(self, interaction: str, kind: type[AnyCommand], **data: Any) -> str:
        key = f"{interaction}:{next(self._numbers)}:0"
        await self.channel.perform(interaction, kind(key=key, **data))
        return key

    async def say(self, interaction: str, *pieces: Piece, language: str = "en", personal: bool = False) -> str:
        return await self.do(interaction, Speak, language=language, pieces=pieces, personal=personal)

    async def silence(self, interaction: str, key: str) -> None:
        await self.do(interaction, Silence, speak=key)

    async def record(self, interaction: str, seconds: float, ending_on: str = "") -> str:
        return await self.do(interaction, StartRecording, at_most=int(seconds * 1e6), ending_on=ending_on)

    async def connect(self, interaction: str, number: str = "+390212345", within: float = 10, **more: Any) -> str:
        return await self.do(interaction, Connect, number=number, within=int(within * 1e6), **more)

    async def close(self, interaction: str) -> None:
        await self.do(interaction, Close)

    @property
    def offers(self) -> list[Offered]:
        return [one for one in self.incoming if isinstance(one, Offered)]

    @property
    def refusals(self) -> list[Refused]:
        return [one for one in self.incoming if isinstance(one, Refused)]

    def events(self, interaction: str, kind: type[T]) -> list[T]:
        return [
            one.event
            for one in self.incoming
            if isinstance(one, Happened) and one.interaction == interaction and isinstance(one.event, kind)
        ]

    async def offered(self, number: int = 0, seconds: float = 10.0) -> str:
        await until(lambda: len(self.offers) > number, seconds)
        return self.offers[number].interaction

    async def event(self, interaction: str, kind: type[T], number: int = 0, seconds: float = 15.0) -> T:
        await until(lambda: len(self.events(interaction, kind)) > number, seconds)
        return self.events(interaction, kind)[number]


async def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come about in time"
        await asyncio.sleep(0.02)


def free_ports(count: int = 40) -> tuple[int, int]:
    """The bounds of a range of UDP ports none of which is in use."""
    for low in range(20_000 + (time.monotonic_ns() // 1000 % 400) * 100, 65_000 - count, 100):
        if all(_is_free(port) for port in range(low, low + count)):
            return low, low + count - 1
    raise AssertionError("no free ports")


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind(("0.0.0.0", port))
        except OSError:
            return False
    return True


def settings(folder: Path, **changes: Any) -> SipSettings:
    """A centre on loopback whose only trunk is loopback."""
    low, high = free_ports()
    trunk = SipTrunk(name="local", networks=("127.0.0.0/8",), address="127.0.0.1:9", caller=LINE)
    given: dict[str, Any] = {
        "listen": ("127.0.0.1", low),
        "media": "127.0.0.1",
        "ports": (low + 2, high),
        "state": folder / "state",
        "centre": folder,
        "trunks": (trunk,),
        "numbers": (LINE,),
    }
    return SipSettings(**{**given, **changes})


@contextlib.asynccontextmanager
async def running(chosen: SipSettings, answers: bool = True) -> AsyncIterator[ScriptedHost]:
    host = ScriptedHost(chosen, answers)
    await host.start()
    try:
        yield host
    finally:
        await host.aclose()


def caller(host: ScriptedHost, peer: RtpPeer, hang_up_after: int | None = None, **more: Any) -> Sipp:
    """SIPp calls the host's line, with the peer's sound; it hangs up after so many ms, or waits for the host to."""
    service = more.pop("service", LINE)
    scenario = sipp.call((peer.address, peer.port), hang_up_after, **more)
    return Sipp(host.settings.centre, scenario, remote=host.settings.listen, service=service)


async def ended(one: Sipp, seconds: float = 20.0) -> None:
    """SIPp comes to a good end."""
    await asyncio.to_thread(one.wait, seconds)
