"""What the library tells the worker."""

from __future__ import annotations

from collections import deque
from typing import Any, NamedTuple


class Signal(NamedTuple):
    """Something the library told of: `kind` is invited, ringing, confirmed, over, media, key, played or rejected."""

    kind: str
    source: Any
    value: Any = None


class End(NamedTuple):
    """How a call ended: SIP status and reason phrase."""

    code: int
    phrase: str


Signals = deque[Signal]


class CallError(Exception):
    """The library could not do it; the text is the library's."""
