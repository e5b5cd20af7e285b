"""One call in the SIP channel: what was asked for it and not yet answered."""

from __future__ import annotations

import asyncio
from collections import deque
from pathlib import Path

_KEYS_REMEMBERED = 256


class SipCall:
    """A call, from `Offered` to its end."""

    def __init__(self, interaction: str, is_taken: bool = False) -> None:
        self.interaction = interaction
        self.is_taken = is_taken
        self._files: dict[str, list[Path]] = {}
        self._silenced: set[str] = set()
        self._keys: deque[str] = deque(maxlen=_KEYS_REMEMBERED)
        self._tail: asyncio.Task[None] | None = None

    def is_new(self, key: str) -> bool:
        """Whether a command's key comes for the first time."""
        if key in self._keys:
            return False
        self._keys.append(key)
        return True

    def follow(self, task: asyncio.Task[None]) -> None:
        """The newest speech that is being prepared."""
        self._tail = task

    async def turn(self, before: asyncio.Task[None] | None) -> None:
        """Waits until the speech before this one is on its way, so that they are heard in order."""
        if before is not None and not before.done():
            await asyncio.wait((before,))

    @property
    def tail(self) -> asyncio.Task[None] | None:
        """The newest speech that is being prepared, if any."""
        return self._tail

    def silence(self, key: str) -> None:
        """That speech is not wanted any more."""
        self._silenced.add(key)

    def is_silenced(self, key: str) -> bool:
        """Whether that speech is not wanted any more."""
        return key in self._silenced

    def keep_files(self, key: str, files: list[Path]) -> None:
        """These files belong to a speech."""
        self._files[key] = files

    def take_files(self, key: str) -> list[Path]:
        """The files of a speech that is over."""
        self._silenced.discard(key)
        return self._files.pop(key, [])

    def take_all_files(self) -> list[Path]:
        """The files of every speech: the call is over."""
        if self._tail is not None:
            self._tail.cancel()
        files = [file for some in self._files.values() for file in some]
        self._files.clear()
        return files
