"""The units of a length of time, in flows and in the catalogue alike."""

from __future__ import annotations

MICROSECONDS = {
    "ms": 1_000,
    "s": 1_000_000,
    "m": 60_000_000,
    "h": 3_600_000_000,
    "d": 86_400_000_000,
    "w": 604_800_000_000,
}
"""How many microseconds each unit has, by its letters."""
