"""Time and ids as dependencies: the host is given both, tests and the simulator push a virtual clock.

Instants are integer microseconds since the epoch, UTC.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable
from typing import Protocol

LEAP = 2_000_000  # microseconds: what is less is a correction, and made up for slowly or not at all


class Timer(Protocol):
    """A call that was asked for and may be called off."""

    def cancel(self) -> None:
        """Calls it off; nothing happens where it has been."""


class Clock(Protocol):
    """What time it is, and a call when it is later."""

    def now(self) -> int:
        """The present instant."""

    def call_at(self, instant: int, call: Callable[[], None]) -> Timer:
        """Calls `call` on the loop's thread at or soon after an instant; where that is past, soon, but not at once."""


class SystemClock:
    """The machine's time, or one that starts elsewhere and runs as fast (`--at`).

    It follows the monotonic clock and never goes back, so that a correction of the machine's time neither repeats nor
    skips a timer. Where the machine's time is suddenly far ahead (it slept, or has only now learnt what time it is),
    it goes there too: else a centre would keep yesterday's opening hours for as long as it runs.
    """

    def __init__(self, starts_at: int | None = None) -> None:
        self._ahead = 0 if starts_at is None else starts_at - time.time_ns() // 1000
        self._start = time.time_ns() // 1000 + self._ahead
        self._begun = time.monotonic_ns()

    def now(self) -> int:
        """The present instant."""
        instant = self._start + (time.monotonic_ns() - self._begun) // 1000
        behind = time.time_ns() // 1000 + self._ahead - instant
        if behind < LEAP:
            return instant
        self._start += behind
        return instant + behind

    def call_at(self, instant: int, call: Callable[[], None]) -> Timer:
        """Calls `call` on the running loop at or soon after an instant."""
        return asyncio.get_running_loop().call_later(max(0.0, (instant - self.now()) / 1_000_000), call)


def uuid7(now: int, chance: int | None = None) -> str:
    """An id: UUID version 7 of an instant (RFC 9562, section 5.7), in its usual text form.

    It is a new one unless the caller brings its 74 bits of chance.
    """
    milliseconds = (now // 1000) & ((1 << 48) - 1)
    chance = secrets.randbits(74) if chance is None else chance
    value = milliseconds << 80 | 0x7 << 76 | (chance >> 62) << 64 | 0b10 << 62 | (chance & ((1 << 62) - 1))
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
