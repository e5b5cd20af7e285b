"""The clock of a running centre: it never goes back, and keeps up with a machine that slept."""

from __future__ import annotations

import time

import pytest

from runtime.clock import SystemClock

SECOND = 1_000_000_000  # nanoseconds


class Machine:
    """A machine whose time and whose monotonic clock the test moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wall, self.monotonic = 1_795_600_000 * SECOND, 50 * SECOND
        monkeypatch.setattr(time, "time_ns", lambda: self.wall)
        monkeypatch.setattr(time, "monotonic_ns", lambda: self.monotonic)

    def go(self, seconds: float, steps: float = 0) -> None:
        """Time goes by, and somebody sets the machine's clock by `steps`."""
        self.monotonic += int(seconds * SECOND)
        self.wall += int((seconds + steps) * SECOND)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


def seconds_of(clock: SystemClock, begun: int) -> float:
    return (clock.now() - begun) / 1_000_000


def test_it_runs_with_the_machine(machine: Machine) -> None:
    clock = SystemClock()
    begun = clock.now()
    assert begun == machine.wall // 1000
    machine.go(3.5)
    assert seconds_of(clock, begun) == 3.5


def test_it_never_goes_back(machine: Machine) -> None:
    clock = SystemClock()
    begun = clock.now()
    machine.go(10, steps=-3600)
    assert seconds_of(clock, begun) == 10
    machine.go(5, steps=1.5)
    assert seconds_of(clock, begun) == 15


@pytest.mark.parametrize("starts_at", [None, 1_700_000_000_000_000])
def test_after_a_sleep_it_is_where_the_machine_is(machine: Machine, starts_at: int | None) -> None:
    clock = SystemClock(starts_at)
    begun = clock.now()
    machine.go(1, steps=8 * 3600)
    assert seconds_of(clock, begun) == 8 * 3600 + 1
    machine.go(1)
    assert seconds_of(clock, begun) == 8 * 3600 + 2


def test_it_starts_where_it_is_told(machine: Machine) -> None:
    clock = SystemClock(1_700_000_000_000_000)
    machine.go(2)
    assert clock.now() == 1_700_000_002_000_000
