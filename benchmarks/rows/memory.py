"""What one live run weighs in memory: the same run as the position's row, beside the graph that all runs share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from benchmarks.measure import Measure
from benchmarks.rows.engine import graph
from benchmarks.rows.position import waiting
from flowlang.values import fields
from runtime.engine.position import Position

RUNS = ("019ac5f0-6f4c-7a91-8000-000299911001", "019ac5f0-6f4c-7a91-8000-000299911002")


def measures(seconds: float) -> Iterator[Measure]:
    """Bytes of all that a run's position holds and another run that stands alike does not hold too."""
    made, digest = graph()
    ours, other = (waiting(made, digest, run) for run in RUNS)
    yield Measure(
        row="memory",
        measure="bytes",
        what="one live IVR run that waits in a menu, with its timers, without what it shares with the graph",
        ours=own_bytes(ours, other),
        unit="bytes",
        must=512,
        aim=270,
        rate=False,
    )


def own_bytes(run: Position, other: Position) -> int:
    """The size of every object that the run holds and the other does not."""
    shared = {id(one) for one in objects(other)}
    own = {id(one): one for one in objects(run) if id(one) not in shared}
    return sum(sys.getsizeof(one) for one in own.values())


def objects(value: Any) -> Iterator[Any]:
    """The value and everything in it."""
    yield value
    parts: list[Any] = []
    if isinstance(value, dict):
        parts = [*value, *value.values()]
    elif isinstance(value, tuple):
        parts = list(value)
    elif hasattr(value, "__struct_fields__"):
        parts = [getattr(value, name) for name in fields(type(value))]
    for part in parts:
        yield from objects(part)
