"""What a measure is, and how it is shown."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One figure beside its peer's.

    Args:
        row, measure: Names of the table in the figures to reach.
        what: What was done, in words, the same by both.
        ours, peer: The figures in `unit`; `peer` is none where there is none, or where it could not be had (`absent`).
        must, aim: The ratio, or the figure where there is no peer, to reach and to aim at.
        rate: Whether more is better.
    """

    row: str
    measure: str
    what: str
    ours: float
    unit: str
    must: float
    aim: float
    rate: bool
    peer_name: str | None = None
    peer: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours over the peer's."""
        return None if not self.peer else self.ours / self.peer

    @property
    def met(self) -> bool | None:
        """Whether what must be reached is; none where the peer is absent."""
        if self.peer_name is not None and self.ratio is None:
            return None
        figure = self.ours if self.ratio is None else self.ratio
        return figure >= self.must if self.rate else figure <= self.must


def as_json(one: Measure) -> str:
    """The measure as one line of JSON."""
    plain = asdict(one)
    del plain["rate"]
    return json.dumps({**plain, "ratio": one.ratio, "met": one.met, "machine": machine()}, ensure_ascii=False)


def machine() -> str:
    """What it was measured on."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def table(measures: Sequence[Measure]) -> str:
    """The measures for people."""
    rows = [("row", "measure", "ours", "peer", "ratio", "must", "aim", "")]
    rows += [_row(one) for one in measures]
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    notes = [f"{one.row} · {one.measure}: {one.what}; beside {one.peer_name or 'nothing'}" for one in measures]
    return "\n".join([*lines, "", *notes, "", machine()])


def _row(one: Measure) -> tuple[str, ...]:
    peer = "–" if one.peer_name is None else "absent" if one.peer is None else _figure(one.peer, one.unit)
    ratio = "–" if one.ratio is None else f"{one.ratio:.2f}×"
    verdict = {True: "met", False: "short", None: ""}[one.met]
    mark = "×" if one.peer_name else ""
    return (
        one.row,
        one.measure,
        _figure(one.ours, one.unit),
        peer,
        ratio,
        f"{one.must:g}{mark}",
        f"{one.aim:g}{mark}",
        verdict,
    )


def _figure(number: float, unit: str) -> str:
    return f"{number:,.0f} {unit}" if number >= 100 else f"{number:.3g} {unit}"


def rate(work: Callable[[], int], seconds: float) -> float:
    """Pieces of work a second: `work` says how many one call did."""
    work()
    done, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        done += work()
    return done / (time.perf_counter() - begun)


def best_seconds(command: Sequence[str], times: int = 7, environment: Mapping[str, str] | None = None) -> float:
    """The least wall-clock time of a command, in seconds; `environment` is what it knows beside ours."""
    known = {**os.environ, **(environment or {})}
    best = float("inf")
    for _ in range(times):
        begun = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=known)
        best = min(best, time.perf_counter() - begun)
    return best


def peer_output(command: Sequence[str]) -> dict[str, float] | None:
    """The JSON line a peer's program prints, or none where it cannot be run."""
    try:
        ran = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"absent: {command[0]}: {error}", file=sys.stderr)
        return None
    parsed: dict[str, float] = json.loads(ran.stdout)
    return parsed
