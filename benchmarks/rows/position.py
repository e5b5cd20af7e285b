"""What a run's position weighs, and how fast it is stored and restored, beside XState's snapshot."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measure import Measure, rate
from benchmarks.rows.engine import graph, xstate
from compiler.graph import Graph
from runtime.engine.advance import advance, begin
from runtime.engine.events import Key, Said, Started
from runtime.engine.position import Position, restore, store

TIMES = 100
RUN = "019ac5f0-6f4c-7a91-8000-000299911001"
NOW = 1_795_600_000_000_000
"""An instant of 2026: those near the epoch are shorter."""


def waiting(made: Graph, digest: str, run: str = RUN) -> Position:
    """A run whose caller has been asked a second time and is listened to: the same events as the peer's."""
    started = Started(id="e", at=NOW, line="main", service="main", medium="voice", number=f"+39{run[-9:]}")
    advanced = advance(made, begin(run, digest), started)
    for sign in "SS1S1S":
        awaiting = advanced.position.awaiting
        event = Said(id="e", at=NOW, command=awaiting) if sign == "S" else Key(id="e", at=NOW, key=sign)
        advanced = advance(made, advanced.position, event)
    return advanced.position


def measures(seconds: float) -> Iterator[Measure]:
    """Bytes alone; speed beside XState's persisted snapshot as JSON."""
    position = waiting(*graph())
    stored = store(position)
    if restore(stored) != position:
        raise SystemExit("a position does not come back as it was")
    yield Measure(
        row="position",
        measure="bytes",
        what="an IVR run that waits in a menu, with its timers",
        ours=len(stored),
        unit="bytes",
        must=100,
        aim=100,
        rate=False,
    )

    def work() -> int:
        for _ in range(TIMES):
            restore(store(position))
        return TIMES

    peer = xstate(seconds, "snapshot")
    yield Measure(
        row="position",
        measure="speed",
        what="stored and restored, a second",
        ours=rate(work, seconds),
        unit="positions/s",
        must=10,
        aim=50,
        rate=True,
        peer_name=f"XState {peer['version']}, whose snapshot has {peer['bytes']} bytes" if peer else "XState",
        peer=peer["events"] / peer["seconds"] if peer else None,
    )
