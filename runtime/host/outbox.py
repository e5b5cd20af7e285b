"""What leaves for a channel, in order: one task for each channel, none for each run."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from runtime.channels.channel import Channel, Refusal
from runtime.engine.commands import AnyCommand

LONGEST = 10  # seconds a channel may take to begin with a command

log = logging.getLogger("flowlang.host")

Told = Callable[[str, AnyCommand, Exception | None], None]
"""Told of an interaction's command whether the channel has begun with it: no error, or the one that came of it."""


class Outbox:
    """Gives a channel what runs ask for, one after the other."""

    def __init__(self, channel: Channel, told: Told) -> None:
        self.channel = channel
        self._told = told
        self._queue: asyncio.Queue[tuple[str, AnyCommand | Refusal]] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    def put(self, interaction: str, what: AnyCommand | Refusal) -> None:
        """Something more for the channel."""
        self._queue.put_nowait((interaction, what))
        if self._task is None:
            self._task = asyncio.create_task(self._give_all(), name=f"outbox of {self.channel.name}")

    async def _give_all(self) -> None:
        while True:
            interaction, what = await self._queue.get()
            await self._give(interaction, what)
            self._queue.task_done()

    async def _give(self, interaction: str, what: AnyCommand | Refusal) -> None:
        try:
            async with asyncio.timeout(LONGEST):
                if isinstance(what, Refusal):
                    await self.channel.refuse(interaction, what)
                    return
                await self.channel.perform(interaction, what)
        except Exception as error:  # a channel's fault costs the command, not the centre
            log.error(
                "channel %s: %s of %s failed: %s",
                self.channel.name,
                type(what).__name__,
                interaction,
                type(error).__name__,
            )
            if not isinstance(what, Refusal):
                self._told(interaction, what, error)
        else:
            self._told(interaction, what, None)

    async def aclose(self) -> None:
        """Gives what waits, within the time of one command, and ends."""
        if self._task is None:
            return
        try:
            await asyncio.wait_for(self._queue.join(), LONGEST)
        except TimeoutError:
            log.error("channel %s: did not take the last commands", self.channel.name)
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
