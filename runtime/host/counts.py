"""What the host counts, for metrics and for whoever wonders."""

from __future__ import annotations

from collections import Counter


class Counts:
    """Since the process began."""

    def __init__(self) -> None:
        self.offered = 0
        self.started = 0
        self.events = 0
        self.commands = 0
        self.duplicates = 0
        self.unheard = 0  # events of a run that sent more than a run may
        self.faults = 0
        self.broken = 0  # runs that an error of ours ended
        self.unrecorded = 0  # refusals beyond those that are recorded one by one
        self.refused: Counter[str] = Counter()
        self.ended: Counter[str] = Counter()
