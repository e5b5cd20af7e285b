"""What every channel keeps to. A channel's own test gives a harness and inherits the tests:

    class TestLoopback(ChannelContract):
        @pytest.fixture
        async def harness(self): ...

A harness is one customer and the channel they reach the centre by. `features` says what the channel can do (`keys`,
`text`, `recording`, `connecting`, `losing`, `files`); what it cannot do is not tested.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any, Protocol

import pytest

from runtime.channels.channel import Channel, Happened, Incoming, Offered, Refusal
from runtime.engine.commands import Accept, AnyCommand, Close, Connect, Piece, Silence, Speak, StartRecording
from runtime.engine.events import AnyEvent, HungUp, Key, Lost, Replied, Said, SayFailed, Text

PATIENCE = 10.0
"""Seconds after which an event that does not come is missing; nothing is measured by it."""

QUIET = 0.3
"""Seconds in which nothing may come where nothing should."""


class ChannelHarness(Protocol):
    """One customer and the channel they use."""

    channel: Channel
    features: frozenset[str]

    async def call(self) -> None:
        """The customer reaches the centre; the channel offers it."""

    async def press(self, keys: str) -> None:
        """The customer presses keys."""

    async def write(self, text: str) -> None:
        """The customer writes, or speaks into a recording."""

    async def hang_up(self) -> None:
        """The customer leaves."""

    async def lose(self) -> None:
        """The customer's leg is lost."""

    async def pass_time(self, seconds: float) -> None:
        """Lets time pass, where the harness has a clock of its own; else waits."""


class Listener:
    """Reads a channel's events as they come."""

    def __init__(self, harness: ChannelHarness) -> None:
        self.harness = harness
        self.seen: list[Incoming] = []
        self.interaction = ""
        self._keys = 0
        self._events: AsyncIterator[Incoming] = harness.channel.events()
        self._queue: asyncio.Queue[Incoming | None] = asyncio.Queue()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for one in self._events:
            self.seen.append(one)
            self._queue.put_nowait(one)
        self._queue.put_nowait(None)

    async def close(self) -> None:
        self._reading.cancel()
        await asyncio.gather(self._reading, return_exceptions=True)

    async def next(self) -> Incoming | None:
        return await asyncio.wait_for(self._queue.get(), PATIENCE)

    async def event(self, *kinds: type[AnyEvent]) -> AnyEvent:
        """The next event of one of these kinds; others are passed over."""
        while True:
            one = await self.next()
            assert one is not None, "the channel ended"
            if isinstance(one, Happened) and isinstance(one.event, kinds):
                return one.event

    async def quiet(self) -> list[Incoming | None]:
        """What comes although nothing should."""
        await self.harness.pass_time(QUIET)
        await asyncio.sleep(QUIET / 10)
        return [self._queue.get_nowait() for _ in range(self._queue.qsize())]

    async def offered(self) -> Offered:
        await self.harness.call()
        one = await self.next()
        assert isinstance(one, Offered)
        self.interaction = one.interaction
        return one

    async def accepted(self) -> None:
        await self.offered()
        await self.ask(Accept(key=self.key()))

    def key(self) -> str:
        self._keys += 1
        return f"{self.interaction}:{self._keys}:0"

    async def ask(self, command: AnyCommand) -> AnyCommand:
        await self.harness.channel.perform(self.interaction, command)
        return command

    async def speak(self, text: str = "Hello.", file: str = "") -> Speak:
        command = Speak(key=self.key(), language="en", pieces=(Piece("" if file else text, file),))
        await self.ask(command)
        return command


def needs(harness: ChannelHarness, feature: str) -> None:
    if feature not in harness.features:
        pytest.skip(f"this channel has no {feature}")


UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


class ChannelContract:
    """Inherit and give a fixture `harness`."""

    @pytest.fixture
    async def listener(self, harness: Any) -> AsyncIterator[Listener]:
        await harness.channel.start()
        listener = Listener(harness)
        yield listener
        await harness.channel.aclose()
        await listener.close()

    async def test_it_has_a_name_and_is_ready_once_started(self, harness: Any, listener: Listener) -> None:
        assert harness.channel.name
        assert harness.channel.is_ready()

    async def test_whoever_comes_is_offered_first(self, listener: Listener) -> None:
        offered = await listener.offered()
        assert UUID7.fullmatch(offered.interaction)
        assert offered.called and offered.at > 0

    async def test_what_is_said_is_told_when_it_was_heard(self, harness: Any, listener: Listener) -> None:
        await listener.accepted()
        command = await listener.speak()
        await harness.pass_time(5)
        said = await listener.event(Said)
        assert isinstance(said, Said) and said.command == command.key
        assert UUID7.fullmatch(said.id)

    async def test_things_are_said_one_after_the_other(self, harness: Any, listener: Listener) -> None:
        await listener.accepted()
        commands = [await listener.speak("One."), await listener.speak("Two.")]
        await harness.pass_time(10)
        heard = [await listener.event(Said), await listener.event(Said)]
        assert [one.command for one in heard if isinstance(one, Said)] == [one.key for one in commands]

    async def test_the_same_key_twice_has_its_effect_once(self, harness: Any, listener: Listener) -> None:
        await listener.accepted()
        command = await listener.speak()
        await listener.ask(command)
        await harness.pass_time(5)
        await listener.event(Said)
        assert not [one for one in await listener.quiet() if isinstance(one, Happened) and isinstance(one.event, Said)]

    async def test_silence_stops_what_is_said(self, harness: Any, listener: Listener) -> None:
        await listener.accepted()
        first = await listener.speak("Something long that nobody wants to hear to its very end, so it is cut short.")
        await listener.ask(Silence(key=listener.key(), speak=first.key))
        second = await listener.speak("Short.")
        await harness.pass_time(5)
        said = await listener.event(Said)
        while isinstance(said, Said) and said.command == first.key:  # where it had been delivered already
            said = await listener.event(Said)
        assert isinstance(said, Said) and said.command == second.key

    async def test_a_sound_that_is_gone_fails(self, harness: Any, listener: Listener) -> None:
        needs(harness, "files")
        await listener.accepted()
        command = await listener.speak(file="sounds/gone.wav")
        await harness.pass_time(5)
        failed = await listener.event(SayFailed)
        assert isinstance(failed, SayFailed) and failed.command == command.key and failed.reason

    async def test_keys_come_in_order(self, harness: Any, listener: Listener) -> None:
        needs(harness, "keys")
        await listener.accepted()
        await harness.press("12#")
        keys = [await listener.event(Key) for _ in range(3)]
        assert [one.key for one in keys if isinstance(one, Key)] == ["1", "2", "#"]
        assert [one.at for one in keys] == sorted(one.at for one in keys)
        assert len({one.id for one in keys}) == 3

    async def test_words_come_as_text(self, harness: Any, listener: Listener) -> None:
        needs(harness, "text")
        await listener.accepted()
        await harness.write("my bill, please")
        text = await listener.event(Text)
        assert isinstance(text, Text) and text.text == "my bill, please"

    async def test_after_hanging_up_nothing_is_told_and_nothing_done(self, harness: Any, listener: Listener) -> None:
        await listener.accepted()
        await harness.hang_up()
        await listener.event(HungUp)
        await listener.speak("Is anybody there?")
        await listener.ask(Close(key=listener.key()))
        assert await listener.quiet() == []

    async def test_a_lost_leg_is_told_with_its_reason(self, harness: Any, listener: Listener) -> None:
        needs(harness, "losing")
        await listener.accepted()
        await harness.lose()
        lost = await listener.event(Lost)
        assert isinstance(lost, Lost) and lost.reason
        await listener.speak()
        assert await listener.quiet() == []

    async def test_after_closing_nothing_is_told(self, harness: Any, listener: Listener) -> None:
        await listener.accepted()
        await listener.speak()
        await listener.ask(Close(key=listener.key()))
        await listener.quiet()
        await listener.speak()
        assert await listener.quiet() == []

    async def test_what_is_not_its_own_is_ignored(self, harness: Any, listener: Listener) -> None:
        command = Speak(key="nobody:1:0", language="en", pieces=(Piece("Hello."),))
        await harness.channel.perform("nobody", command)
        assert await listener.quiet() == []

    async def test_somebody_is_refused(self, harness: Any, listener: Listener) -> None:
        await listener.offered()
        await harness.channel.refuse(listener.interaction, Refusal.UNKNOWN_LINE)
        await listener.speak()
        assert await listener.quiet() == []

    async def test_a_message_is_recorded_until_the_key(self, harness: Any, listener: Listener) -> None:
        needs(harness, "recording")
        await listener.accepted()
        command = await listener.ask(StartRecording(key=listener.key(), at_most=60_000_000, ending_on="#"))
        await harness.write("Please call me back.")
        await harness.pass_time(2)
        await harness.press("#")
        replied = await listener.event(Replied)
        assert isinstance(replied, Replied) and replied.command == command.key
        assert replied.outcome == "recorded" and isinstance(replied.data, str)

    async def test_nobody_speaks_into_a_recording(self, harness: Any, listener: Listener) -> None:
        needs(harness, "recording")
        await listener.accepted()
        await listener.ask(StartRecording(key=listener.key(), at_most=2_000_000))
        await harness.pass_time(8)
        replied = await listener.event(Replied)
        assert isinstance(replied, Replied) and replied.outcome == "silence"

    async def test_another_leg_that_nobody_answers(self, harness: Any, listener: Listener) -> None:
        needs(harness, "connecting")
        await listener.accepted()
        command = await listener.ask(Connect(key=listener.key(), number="+390299911", within=2_000_000))
        await harness.pass_time(4)
        replied = await listener.event(Replied)
        assert isinstance(replied, Replied) and replied.command == command.key
        assert replied.outcome in ("no answer", "failed", "busy")

    async def test_drained_it_takes_nobody_new_and_goes_on_with_the_rest(
        self, harness: Any, listener: Listener
    ) -> None:
        await listener.accepted()
        await harness.channel.drain()
        assert not harness.channel.is_ready()
        command = await listener.speak()
        await harness.pass_time(5)
        said = await listener.event(Said)
        assert isinstance(said, Said) and said.command == command.key

    async def test_closed_its_events_end(self, harness: Any, listener: Listener) -> None:
        await listener.accepted()
        await harness.channel.aclose()
        while await listener.next() is not None:
            pass
        assert not harness.channel.is_ready()
