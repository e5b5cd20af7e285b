"""The loopback channel keeps to the rules of all channels."""

from __future__ import annotations

import pytest

from runtime.channels.channel import Channel, Happened, Refusal
from runtime.channels.loopback import LoopbackChannel, talking_time
from runtime.engine.commands import Accept, CancelTimer, Connect, Piece, Silence, Speak, StartRecording
from runtime.engine.events import Connected, Replied, Said
from runtime.rehearsal.clock import VirtualClock
from tests.contracts.channel_suite import ChannelContract, Listener


class LoopbackHarness:
    features = frozenset({"keys", "text", "recording", "connecting", "losing", "files"})

    def __init__(self, medium: str = "voice") -> None:
        self.clock = VirtualClock(1_795_600_000_000_000)
        self.loopback = LoopbackChannel(self.clock, missing=("sounds/gone.wav",))
        self.channel: Channel = self.loopback
        self.medium = medium
        self.interaction = ""

    async def call(self) -> None:
        self.interaction = self.loopback.call("+390299900", "+390212345", self.medium)

    async def press(self, keys: str) -> None:
        self.loopback.press(self.interaction, keys)

    async def write(self, text: str) -> None:
        self.loopback.write(self.interaction, text)

    async def hang_up(self) -> None:
        self.loopback.hang_up(self.interaction)

    async def lose(self) -> None:
        self.loopback.lose(self.interaction)

    async def pass_time(self, seconds: float) -> None:
        self.clock.push(round(seconds * 1_000_000))


class TestOnVoice(ChannelContract):
    @pytest.fixture
    def harness(self) -> LoopbackHarness:
        return LoopbackHarness()

    async def test_the_other_leg_answers_and_ends(self, harness: LoopbackHarness, listener: Listener) -> None:
        await listener.accepted()
        command = await listener.ask(
            Connect(key=listener.key(), number="+390299911", within=30_000_000, at_most=5_000_000)
        )
        harness.loopback.pick_up(listener.interaction)
        connected = await listener.event(Connected)
        assert isinstance(connected, Connected) and connected.command == command.key
        await harness.pass_time(6)
        replied = await listener.event(Replied)
        assert isinstance(replied, Replied) and replied.outcome == "ended"

    async def test_the_other_leg_is_busy(self, harness: LoopbackHarness, listener: Listener) -> None:
        await listener.accepted()
        await listener.ask(Connect(key=listener.key(), number="+390299911", within=30_000_000))
        harness.loopback.end_other(listener.interaction, "busy")
        replied = await listener.event(Replied)
        assert isinstance(replied, Replied) and replied.outcome == "busy"

    async def test_a_channel_that_takes_nobody_refuses_callers(
        self, harness: LoopbackHarness, listener: Listener
    ) -> None:
        await harness.channel.drain()
        with pytest.raises(ConnectionRefusedError):
            harness.loopback.call("+390299900")

    async def test_an_unanswered_leg_is_not_picked_up_later(self, harness: LoopbackHarness, listener: Listener) -> None:
        await listener.accepted()
        harness.loopback.pick_up(listener.interaction)
        harness.loopback.end_other(listener.interaction)
        assert await listener.quiet() == []

    async def test_someone_who_spoke_is_recorded_to_the_longest(
        self, harness: LoopbackHarness, listener: Listener
    ) -> None:
        await listener.accepted()
        await listener.ask(StartRecording(key=listener.key(), at_most=20_000_000))
        await harness.write("Hello?")
        await harness.pass_time(21)
        replied = await listener.event(Replied)
        assert isinstance(replied, Replied) and replied.outcome == "recorded"


class TestOnChat(ChannelContract):
    @pytest.fixture
    def harness(self) -> LoopbackHarness:
        return LoopbackHarness("chat")


def test_talking_takes_time() -> None:
    speak = Speak(key="r:1:0", language="en", pieces=(Piece("Hello."), Piece(file="beep.wav")))
    assert talking_time(speak) == 6 * 60_000 + 2_000_000


async def test_customers_that_are_not_there_do_nothing() -> None:
    harness = LoopbackHarness()
    channel = harness.loopback
    channel.press("nobody", "1")
    channel.write("nobody", "hello")
    channel.hang_up("nobody")
    channel.lose("nobody")
    channel.pick_up("nobody")
    channel.end_other("nobody")
    await channel.refuse("nobody", Refusal.NOT_READY)
    assert channel.pending() == [] and channel.refused == {}


async def test_what_was_silenced_in_the_queue_takes_what_is_before_it_along() -> None:
    harness = LoopbackHarness()
    channel = harness.loopback
    await channel.start()
    await harness.call()
    first, second, third = (Speak(key=f"r:1:{n}", language="en", pieces=(Piece("Hello."),)) for n in range(3))
    for command in (Accept(key="r:0:0"), first, second, third, Silence(key="r:2:0", speak=second.key)):
        await channel.perform(harness.interaction, command)
    await channel.perform(harness.interaction, Silence(key="r:2:1", speak="another"))
    await harness.pass_time(5)
    told = [one.event for one in channel.pending() if isinstance(one, Happened)]
    assert [one.command for one in told if isinstance(one, Said)] == [third.key]
    await channel.perform(harness.interaction, CancelTimer(key="r:3:0", timer="silence"))
    assert channel.pending() == []
