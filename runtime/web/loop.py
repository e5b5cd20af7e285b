"""The event loop of a running centre: uvloop where there is one, whose sockets cost less. The only owner of uvloop."""

from __future__ import annotations

import asyncio


def new_loop() -> asyncio.AbstractEventLoop:
    """A loop for this platform; there is no uvloop for Windows."""
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()
