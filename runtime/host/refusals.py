"""The record of those who were turned away, and a bound on how fast strangers can make us write."""

from __future__ import annotations

from collections.abc import Callable

from runtime.clock import Clock
from runtime.host.counts import Counts
from runtime.store.records import CALLER, Change, InteractionRecord, JournalRow, PersonalValues
from runtime.store.store import Outcome, Store

MOST_AT_ONCE = 1000  # refusals recorded one by one in a burst
EACH_SECOND = 20  # and after it
ONE_SECOND = 1_000_000  # microseconds


class Refusals:
    """Keeps a record and a row for every refusal, up to a rate; those beyond are counted.

    Args:
        clock: What time it is.
        counts: Counts them.
        told: Told what became of each.
    """

    def __init__(self, clock: Clock, counts: Counts, told: Callable[[Outcome], None]) -> None:
        self._told = told
        self._clock = clock
        self._counts = counts
        self._allowance = float(MOST_AT_ONCE)
        self._filled_at = clock.now()

    def keep(self, store: Store, record: InteractionRecord, caller: str, reason: str, answer: str = "") -> None:
        """Keeps that somebody was refused; `answer` is what they were told (`486`)."""
        self._counts.refused[reason] += 1
        if not self._may_write():
            self._counts.unrecorded += 1
            return
        data = {"reason": reason, "answer": answer, "called": record.called}
        row = JournalRow(run=record.id, sequence=0, place=0, at=record.started, kind="Refused", data=data)
        store.commit(
            Change(run=record.id, rows=(row,), personal=caller_values(record.id, caller), record=record),
            self._told,
        )

    def _may_write(self) -> bool:
        now = self._clock.now()
        gained = (now - self._filled_at) / ONE_SECOND * EACH_SECOND
        self._allowance, self._filled_at = min(MOST_AT_ONCE, self._allowance + gained), now
        if self._allowance < 1:
            return False
        self._allowance -= 1
        return True


def caller_values(run: str, caller: str) -> tuple[PersonalValues, ...]:
    """Who called, for the side table; nothing where it is hidden."""
    return (PersonalValues(run=run, reference=CALLER, values={"caller": caller}),) if caller else ()


def cause_of(reason: str, answer: str = "") -> str:
    """The cause in the record of a refusal."""
    return f"refused: {reason} ({answer})" if answer else f"refused: {reason}"
