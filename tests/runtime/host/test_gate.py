"""Every number passes the gate before it is called, and the calls of an hour are counted."""

from __future__ import annotations

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
    gate.remember([5, 6])
    assert gate.refusal(RULES, GOOD, 7) == "hourly ceiling"


def test_a_ceiling_of_none_lets_nobody_through() -> None:
    assert OutboundGate().refusal(Outbound(("+39",), (), 0), GOOD, 0) == "hourly ceiling"
