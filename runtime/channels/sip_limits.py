"""What a telephone call can be asked for over SIP today, and what is answered to the rest.

Numbers are called, warm. Operators, rooms and queues, blind transfers, keys to accept and whispers need more than one
worker knows; whoever asks for them hears at once that it failed, and the flow has a way for that.
"""

from __future__ import annotations

from runtime.engine.commands import Accept, AnyCommand, Close, Connect, Reject, Silence, Speak, StartRecording

CARRIES: frozenset[type[AnyCommand]] = frozenset((Accept, Speak, Silence, StartRecording, Connect, Reject, Close))
"""What this channel does; the host answers everything else by itself."""

REFUSALS = {"busy": 486, "declined": 603, "not found": 404}
"""A flow's reason -> the SIP status; without a reason the call is declined."""

DECLINED = 603


def lacking(command: Connect) -> str:
    """Why somebody cannot be called over SIP, or nothing where they can."""
    if command.to != "number":
        return f"this channel calls numbers, and no {command.to}"
    if command.blind:
        return "this channel gives no customer away for good"
    if command.accept_key or command.whisper:
        return "this channel asks nobody whether they accept"
    return ""
