"""Every number passes the gate before it is called, and the calls of an hour are counted."""

from __future__ import annotations

import pytest

from compiler.graph import Outbound
from runtime.host.gate import ONE_HOUR, OutboundGate

RULES = Outbound(("+39",), ("+39144",), 2)
GOOD = "+390299911"


def test_what_is_not_allowed_is_refused_and_does_not_count() -> None:
    gate = OutboundGate()
    assert gate.refusal(RULES, "+447700900123", 0) == "not allowed"
    assert gate.refusal(RULES, "+39144123456", 0) == "premium"
    assert gate.refusal(RULES, "12", 0) == "no number"
    assert [gate.refusal(RULES, GOOD, 0) for _ in range(3)] == [None, None, "hourly ceiling"]


def test_an_hour_later_there_is_room_again() -> None:
    gate = OutboundGate()
    assert [gate.refusal(RULES, GOOD, at) for at in (0, 10, ONE_HOUR - 1)] == [None, None, "hourly ceiling"]
    assert gate.refusal(RULES, GOOD, ONE_HOUR) is None
    assert gate.refusal(RULES, GOOD, ONE_HOUR + 9) == "hourly ceiling"


def test_calls_before_a_restart_count() -> None:
    gate = OutboundGate()
    gate.remember([5, 6], 7)
    assert gate.refusal(RULES, GOOD, 7) == "hourly ceiling"


def test_calls_of_a_clock_that_was_ahead_count_for_an_hour_and_no_longer() -> None:
    gate = OutboundGate()
    gate.remember([100 * ONE_HOUR, 200 * ONE_HOUR], 7)
    assert gate.refusal(RULES, GOOD, 7) == "hourly ceiling"
    assert gate.refusal(RULES, GOOD, 7 + ONE_HOUR) is None


@pytest.mark.parametrize(
    "number",
    [
        "+39 0299911",
        "0039029991100",
        "00390299911",
        "+39٠٢٩٩٩١١٠",
        "+３９0299911",
        "+390299911\n",
        "+390299911@203.0.113.5",
        "+390299911;user=phone",
        "+390299911>",
        "sip:+390299911@x",
        "+390299911?Replaces=x",
        "+39%30299911",
        "+390299911,+390299912",
        "+0390299911",
        "",
        "+",
        "112",
    ],
)
def test_what_is_no_plain_number_is_never_called(number: str) -> None:
    assert OutboundGate().refusal(RULES, number, 0) == "no number"


def test_a_ceiling_of_none_lets_nobody_through() -> None:
    assert OutboundGate().refusal(Outbound(("+39",), (), 0), GOOD, 0) == "hourly ceiling"
