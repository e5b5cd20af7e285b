"""A clock that stands still until it is pushed."""

from __future__ import annotations

from runtime.rehearsal.clock import VirtualClock


def test_calls_come_in_the_order_of_their_instants() -> None:
    clock = VirtualClock(100)
    made: list[tuple[str, int]] = []
    for name, instant in (("late", 300), ("soon", 200), ("also soon", 200), ("past", 50)):
        clock.call_at(instant, lambda name=name: made.append((name, clock.now())))  # type: ignore[misc]
    clock.push(100)
    assert made == [("past", 100), ("soon", 200), ("also soon", 200)] and clock.now() == 200
    assert clock.step() and made[-1] == ("late", 300)
    assert not clock.step() and clock.next_call() is None


def test_what_was_called_off_is_not_made() -> None:
    clock = VirtualClock(0)
    made: list[int] = []
    timer = clock.call_at(5, lambda: made.append(5))
    clock.call_at(6, lambda: made.append(6))
    timer.cancel()
    assert clock.next_call() == 6
    clock.push(10)
    assert made == [6] and clock.now() == 10


def test_calls_asked_for_on_the_way_are_made_too() -> None:
    clock = VirtualClock(0)
    made: list[int] = []
    clock.call_at(5, lambda: clock.call_at(7, lambda: made.append(clock.now())) and None)  # type: ignore[func-returns-value]
    clock.push(10)
    assert made == [7]
