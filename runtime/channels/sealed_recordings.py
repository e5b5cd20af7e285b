"""Seals recordings once they are whole, beside the calls, and those that a centre before this one left."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path

from runtime.channels.sip_recordings import FOLDER, UNFINISHED
from runtime.store.sealing import Sealer

WAVE = ".wav"

log = logging.getLogger("flowlang.recordings")


class SealedRecordings:
    """Seals the recordings of a state folder.

    Args:
        state: The folder.
        sealer: Has the key.
    """

    def __init__(self, state: Path, sealer: Sealer) -> None:
        self._state, self._sealer = state, sealer
        self._task: asyncio.Task[None] | None = None
        self._is_wanted = False

    def start(self) -> None:
        """Some recording is whole, or was left unsealed: seals all that there are."""
        self._is_wanted = True
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._seal_all(), name="sealing")

    async def _seal_all(self) -> None:
        while self._is_wanted:
            self._is_wanted = False
            await asyncio.to_thread(self._seal_each)

    def _seal_each(self) -> None:
        for name in unsealed(self._state):
            try:
                self._sealer.seal(self._state, name)
            except FileNotFoundError:
                pass  # it was forgotten before its turn came
            except OSError as error:
                log.error("a recording stays unsealed for now: %s", error.strerror)

    async def aclose(self) -> None:
        """Seals what is left."""
        self.start()
        if self._task is not None:
            await self._task


def unsealed(state: Path) -> Iterator[str]:
    """The names of whole recordings that nobody has sealed; none that is being made."""
    for path in sorted((state / FOLDER).glob(f"*/*{WAVE}")):
        if path.is_file() and not path.is_symlink() and not path.name.endswith(UNFINISHED):
            yield path.relative_to(state).as_posix()
