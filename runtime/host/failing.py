"""The failure that a run waits for: how somebody who is in a call meets a fault of the house. Pure."""

from __future__ import annotations

from runtime.clock import uuid7
from runtime.engine.events import AnyEvent, Replied, SayFailed
from runtime.engine.position import Position
from runtime.engine.walk import CONNECTING, RECORDING, REQUESTING, SPEAKING


def failure_for(position: Position, now: int, reason: str) -> AnyEvent | None:
    """The event that makes what a run waits for fail; none where it waits for a key or talks with somebody."""
    if position.phase == SPEAKING:
        return SayFailed(id=uuid7(now), at=now, command=position.awaiting, reason=reason)
    if position.phase in (REQUESTING, RECORDING, CONNECTING):
        return Replied(id=uuid7(now), at=now, command=position.awaiting, outcome="failed", reason=reason)
    return None
