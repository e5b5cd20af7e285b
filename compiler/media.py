"""The media, and the ways of sending something to read: one list for compiler and runtime."""

from __future__ import annotations

VOICE_MEDIA = ("voice", "video")
WRITTEN_MEDIA = ("chat", "message", "email")
MEDIA = (*VOICE_MEDIA, *WRITTEN_MEDIA)

WAYS = {"sms": "message", "email": "email"}
"""Ways of sending that every centre has, and the medium whose words they have; lines' connectors are others."""

SCREEN = "chat"
"""Operators read on a screen, as customers do in a chat."""


def medium_of(way: str) -> str:
    """The medium whose words are sent by a way; that of another connector is message. Empty: the customer's own."""
    return WAYS.get(way, "message") if way else ""
