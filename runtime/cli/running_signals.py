"""Signals that end a centre, and waiting for the first of several things."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable


def listen_to_signals(told: list[asyncio.Event]) -> None:
    """The first SIGTERM or SIGINT sets the first event, the next the second."""

    def tell() -> None:
        next((event for event in told if not event.is_set()), told[-1]).set()

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, tell)


async def first_of(*awaited: Awaitable[object]) -> None:
    """Waits for the first of some, and gives up the others."""
    tasks = [asyncio.ensure_future(one) for one in awaited]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for one in done:
            one.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
