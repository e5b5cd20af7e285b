"""A clock that stands still until it is pushed."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from itertools import count

from runtime.clock import Timer


class VirtualTimer:
    """A call that was asked for."""

    __slots__ = ("call",)

    def __init__(self, call: Callable[[], None]) -> None:
        self.call: Callable[[], None] | None = call

    def cancel(self) -> None:
        """Calls it off."""
        self.call = None


class VirtualClock:
    """Time that passes only when it is told to.

    Calls are made in the order of their instants; those at one instant in the order they were asked for.

    Args:
        starts_at: Microseconds since the epoch, UTC.
    """

    def __init__(self, starts_at: int) -> None:
        self._now = starts_at
        self._order = count()
        self._calls: list[tuple[int, int, VirtualTimer]] = []

    def now(self) -> int:
        """The present instant."""
        return self._now

    def call_at(self, instant: int, call: Callable[[], None]) -> Timer:
        """Calls `call` when the clock is pushed to an instant or past it."""
        timer = VirtualTimer(call)
        heapq.heappush(self._calls, (instant, next(self._order), timer))
        return timer

    def next_call(self) -> int | None:
        """The instant of the next call, or none."""
        while self._calls and self._calls[0][2].call is None:
            heapq.heappop(self._calls)
        return self._calls[0][0] if self._calls else None

    def step(self) -> bool:
        """Goes to the next call and makes it; false where there is none."""
        if self.next_call() is None:
            return False
        instant, _, timer = heapq.heappop(self._calls)
        self._now = max(self._now, instant)
        call, timer.call = timer.call, None
        if call is not None:
            call()
        return True

    def push(self, length: int) -> None:
        """Lets so many microseconds pass, making every call that falls due, those asked for on the way too."""
        until = self._now + length
        while (following := self.next_call()) is not None and following <= until:
            self.step()
        self._now = max(self._now, until)
