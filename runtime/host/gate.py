"""The outbound gate: every number passes it, whatever made it, right before it would be called."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from compiler.graph import Outbound
from compiler.outbound_gate import refusal

ONE_HOUR = 3_600_000_000  # microseconds


class OutboundGate:
    """Counts the calls of the last hour, over all versions and runs of the centre."""

    def __init__(self) -> None:
        self._called: deque[int] = deque()

    def remember(self, instants: Iterable[int], now: int) -> None:
        """Calls that were made before this process began; those of a clock that was ahead count as made now."""
        self._called.extend(min(instant, now) for instant in instants)

    def refusal(self, rules: Outbound, number: str, now: int) -> str | None:
        """Why a number may not be called now, or none; then the call counts."""
        why = refusal(rules, number)
        if why is not None:
            return why
        while self._called and self._called[0] <= now - ONE_HOUR:
            self._called.popleft()
        if len(self._called) >= rules.per_hour:
            return "hourly ceiling"
        self._called.append(now)
        return None
