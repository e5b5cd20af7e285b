"""Requests of runs to connectors, each version with its own; a task for each request under way, none for each run."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine

from runtime.connectors.connectors import Answer, Connectors, failed
from runtime.engine.commands import Request
from runtime.host.version import Version

log = logging.getLogger("flowlang.host")


class Requests:
    """Asks, and tells what was answered.

    Args:
        make: Makes the connectors of a version.
    """

    def __init__(self, make: Callable[[Version], Connectors]) -> None:
        self._make = make
        self._made: dict[str, Connectors] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def ask(self, version: Version, request: Request, told: Callable[[Answer], None]) -> None:
        """Asks; `told` is called once with the answer, on the loop's thread."""
        if version.id not in self._made:
            self._made[version.id] = self._make(version)
        self._keep(self._ask(self._made[version.id], request, told))

    async def _ask(self, connectors: Connectors, request: Request, told: Callable[[Answer], None]) -> None:
        try:
            answer = await connectors.ask(request)
        except Exception as error:  # a connector's fault is the request's failure, not the centre's
            log.error("connector %s: %s", request.connector, type(error).__name__)
            answer = failed("an error of the connector")
        told(answer)

    def retire(self, needed: Collection[str]) -> None:
        """Gives back the connectors of versions nobody needs any more."""
        for name in [name for name in self._made if name not in needed]:
            self._keep(self._made.pop(name).aclose())

    def _keep(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def aclose(self) -> None:
        """Gives up what is under way and closes every connection."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for connectors in self._made.values():
            await connectors.aclose()
