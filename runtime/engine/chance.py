"""`by chance`: a share of the runs goes one way, and each run always the same.

Nothing is drawn. The point between 0 and 999,999 at which a run stands is the beginning of SHA-256 over its id, the
number of the event and the state's id, so the same events lead the same way wherever they are replayed, and two
choices of one run have nothing to do with each other. A rehearsal may keep the number of the share that is to be taken
(`FIXED`, from 1; 0 is none of them): a scenario says what chance does.
"""

from __future__ import annotations

from hashlib import sha256

from compiler.graph import Chance
from runtime.engine.prepared import Prepared
from runtime.engine.walk import Walk

MILLION = 1_000_000
FIXED = " chance"
"""The name under which a rehearsal keeps the share; no flow can write a name with a blank."""


def point(run: str, sequence: int, state: str) -> int:
    """Where a run stands at a choice by chance, in millionths."""
    return int.from_bytes(sha256(f"{run}:{sequence}:{state}".encode()).digest()[:8], "big") % MILLION


def by_chance(walk: Walk, state: Prepared) -> Prepared | None:
    """Takes the share in which this run stands, or `else`."""
    does = state.does
    assert isinstance(does, Chance)
    fixed = walk.kept.get(FIXED)
    if isinstance(fixed, int):
        exits = dict(enumerate((share.exit for share in does.shares), 1))
        return walk.take(exits.get(fixed, "else"))
    left = point(walk.who.run, walk.start.sequence + 1, state.id)
    for share in does.shares:
        if left < share.millionths:
            return walk.take(share.exit)
        left -= share.millionths
    return walk.take("else")
