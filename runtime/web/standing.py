"""What the web pages and metrics look at: how a centre stands at the moment of asking."""

from __future__ import annotations

from collections.abc import Callable

from runtime.clock import Clock
from runtime.host import Host
from runtime.host.hours import Reach, reaches


class Standing:
    """A running centre, as the web sees it.

    Args:
        host: The host.
        clock: The centre's clock.
        listens: Whether the web listener itself takes work.
        metrics_token: Who shows it may read the metrics from elsewhere; empty for nobody.
    """

    def __init__(self, host: Host, clock: Clock, listens: Callable[[], bool], metrics_token: str = "") -> None:
        self.host = host
        self.clock = clock
        self.metrics_token = metrics_token
        self._listens = listens

    @property
    def name(self) -> str:
        """The centre's name."""
        return self.host.version.graph.name

    @property
    def is_ready(self) -> bool:
        """Whether every listener, web and telephony, takes work."""
        return self._listens() and self.host.is_ready

    def reaches(self) -> tuple[Reach, ...]:
        """Every line and whether it is open now."""
        return reaches(self.host.version, self.clock.now())
