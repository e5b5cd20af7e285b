"""The nouns that every room of the runtime shares. Pure."""

from __future__ import annotations

from flowlang.values import Value

WRITTEN_WAITS = ("message", "email")
"""Media on which nobody sits and waits: a queue that is full or unstaffed turns nobody away whom no line takes."""


class Interaction(Value, frozen=True, kw_only=True):
    """One customer contact on one channel.

    Args:
        id: UUIDv7 of the host; the run that a flow makes of it has the same id.
        channel: The channel's name (`sip`, `loopback`).
        medium: voice, video, chat, message or email.
        line, service: Names of the catalogue; empty where no line was reached.
        called: The address that was reached, as the channel gives it (E.164 for telephony).
        caller: Who calls, E.164 or the channel's own address; empty where hidden. Personal.
        started: Microseconds since the epoch, UTC.
    """

    id: str
    channel: str
    medium: str
    line: str
    service: str
    called: str
    caller: str
    started: int
