"""Figures in the form Prometheus reads."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from runtime.host import Host

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

COUNTED = {
    "offered": "Interactions that were offered",
    "started": "Interactions that were taken",
    "events": "Events that runs consumed",
    "commands": "Commands that runs gave",
    "duplicates": "Events that came again",
    "unheard": "Events of customers who sent more than is listened to",
    "faults": "Faults in flows",
    "broken": "Runs that an error of the program ended",
    "unrecorded": "Refusals beyond those recorded one by one",
}


class HostCollector(Collector):
    """Reads a host's counts when it is asked."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def collect(self) -> Iterator[Metric]:
        """Every figure there is."""
        counts = self._host.counts
        for name, text in COUNTED.items():
            yield CounterMetricFamily(f"flowlang_{name}", text, value=getattr(counts, name))
        yield _by("flowlang_refused", "Interactions that were turned away", "reason", counts.refused)
        yield _by("flowlang_ended", "Interactions that ended", "cause", counts.ended)
        yield GaugeMetricFamily("flowlang_live", "Interactions that live", value=self._host.live)
        ready = GaugeMetricFamily("flowlang_channel_ready", "Whether a channel takes work", labels=["channel"])
        for channel in self._host.around.channels:
            ready.add_metric([channel.name], channel.is_ready())
        yield ready


def _by(name: str, text: str, label: str, counted: dict[str, int]) -> CounterMetricFamily:
    family = CounterMetricFamily(name, text, labels=[label])
    for value, count in counted.items():
        family.add_metric([value], count)
    return family


class Metrics:
    """The figures of one host and its process."""

    def __init__(self, host: Host) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(HostCollector(host))
        ProcessCollector(registry=self._registry)

    def text(self) -> bytes:
        """Every figure now."""
        return generate_latest(self._registry)
