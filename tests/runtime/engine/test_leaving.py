"""What is left behind: messages, calls back, marks, codes, recordings; and what is known of an attempt."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from engine_graphs import SECOND, START, Driven, centre, flow, operation, put, say, slot, state

from compiler.graph import (
    Branch,
    BuiltIn,
    CallBack,
    Case,
    Constant,
    Deliver,
    End,
    Graph,
    Mark,
    Record,
    RecordConversation,
    Variable,
    WrapUp,
)
from compiler.types import PHONE, TIME, Type
from runtime.engine import commands
from runtime.engine.events import Started
from runtime.engine.leaving import next_at

END = state("end", End())

HOUR = 3_600 * SECOND
RECORD = state("start", Record(60 * SECOND), recorded="do", silence="do")
ANSWERS = dict.fromkeys(("delivered", "arranged", "next"), "good") | {"failed": "bad"}


def doing(does: Any, *before: Any, **more: Any) -> Graph:
    first = before or (state("start", say("hello"), next="do"),)
    states = [
        *first,
        state("do", does, **ANSWERS),
        state("good", say("good"), next="end"),
        state("bad", say("bad"), next="end"),
    ]
    return centre(flow("main", *states, END, **more))


def told(run: Driven, kind: type) -> list[Any]:
    return [one for one in run.commands if isinstance(one, kind)]


# --- deliver ----------------------------------------------------------------------------------------------------------

DELIVER = Deliver(BuiltIn("message"), "care", "queue")


def test_a_message_is_handed_on_by_its_reference() -> None:
    run = Driven(doing(DELIVER, RECORD))
    run.reply("recorded", "recordings/1")
    assert [(one.message, one.to, one.into) for one in told(run, commands.Deliver)] == [
        ("recordings/1", "care", "queue")
    ]
    run.reply("delivered")
    assert run.heard == ["good"]
    assert run.position.timers == {}


@pytest.mark.parametrize("how", ["reply", "guard"])
def test_a_message_that_nobody_takes_is_a_failure(how: str) -> None:
    run = Driven(doing(DELIVER, RECORD))
    run.reply("recorded", "recordings/1")
    run.reply("failed") if how == "reply" else run.fire("guard")
    assert run.heard == ["bad"]


def test_without_a_message_nothing_is_handed_on() -> None:
    run = Driven(doing(DELIVER))
    run.said()
    assert told(run, commands.Deliver) == []
    assert run.heard_last == ["bad"]


def test_a_message_is_handed_on_when_the_customer_has_left() -> None:
    run = Driven(doing(DELIVER, RECORD, on_hang_up="do"))
    run.reply("recorded", "recordings/1")
    run.reply("delivered")
    run.hang_up()
    assert len(told(run, commands.Deliver)) == 2


# --- call back --------------------------------------------------------------------------------------------------------


def calling_back(**more: Any) -> Graph:
    return doing(CallBack(**more), variables=(slot("other", PHONE),))


def test_the_caller_is_called_back_as_soon_as_may_be() -> None:
    run = Driven(calling_back(), number="+390212345")
    run.said()
    asked = told(run, commands.CallBack)
    assert [(one.number, one.at, one.place_of) for one in asked] == [("+390212345", None, "")]
    run.reply("arranged")
    assert run.heard_last == ["good"]


@pytest.mark.parametrize("number", ["", "+44123456789"])
def test_who_may_not_be_called_is_not_called_back(number: str) -> None:
    run = Driven(calling_back(), number=number)
    run.said()
    assert told(run, commands.CallBack) == []
    assert run.heard_last == ["bad"]


def test_another_number_passes_the_gate_when_it_is_arranged() -> None:
    run = Driven(calling_back(number=Variable("other")))
    run.said()
    assert told(run, commands.CallBack) == []
    assert run.heard_last == ["bad"]


def test_a_time_is_the_next_one_on_the_clock_of_the_centre() -> None:
    run = Driven(calling_back(at=Constant("18:00", TIME)))
    run.said()
    assert told(run, commands.CallBack)[0].at == next_at("Europe/Rome", START, "today", datetime(1, 1, 1, 18).time())


def test_a_time_that_is_empty_fails() -> None:
    does = CallBack(at=Variable("when"))
    run = Driven(doing(does, variables=(slot("when", Type("time", optional=True)),)))
    run.said()
    assert run.heard_last == ["bad"]


def test_without_a_place_none_is_kept() -> None:
    run = Driven(calling_back(keeping_place=True))
    run.said()
    assert told(run, commands.CallBack) == []
    assert run.heard_last == ["bad"]


# --- mark -------------------------------------------------------------------------------------------------------------


def utc(day: int, hour: int) -> int:
    return int(datetime(2026, 11, day, hour, tzinfo=UTC).timestamp()) * SECOND


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        ("tomorrow", "18:00", utc(26, 17)),
        ("today", "23:00", utc(25, 22)),
        ("today", "1:00", utc(26, 0)),
        ("wednesday", "09:00", utc(25, 8) + 7 * 24 * HOUR),
        ("thursday", "09:00", utc(26, 8)),
        ("tuesday", "09:00", utc(25, 8) + 6 * 24 * HOUR),
    ],
)
def test_an_attempt_is_made_again_at_a_time(day: str, at: str, expected: int) -> None:
    run = Driven(doing(Mark("promised", day, at)))
    run.said()
    assert [(one.outcome, one.retry_at) for one in told(run, commands.Mark)] == [("promised", expected)]
    assert run.heard_last == ["good"]


def test_or_after_so_long_or_not_at_all() -> None:
    for after, expected in ((2 * HOUR, START + 2 * HOUR), (None, None)):
        run = Driven(doing(Mark("refused", after=after)))
        run.said()
        assert told(run, commands.Mark)[0].retry_at == expected


# --- codes, recordings ------------------------------------------------------------------------------------------------


def test_codes_and_recordings_wait_for_nothing() -> None:
    run = Driven(doing(WrapUp(("billing", "complaint"))))
    run.said()
    assert told(run, commands.WrapUp)[0].codes == ("billing", "complaint")
    run = Driven(doing(RecordConversation(True)))
    run.said()
    assert told(run, commands.RecordConversation)[0].on
    assert run.heard_last == ["good"]


def test_nobody_is_recorded_who_has_left() -> None:
    run = Driven(doing(RecordConversation(True), on_hang_up="do"))
    run.hang_up()
    assert told(run, commands.RecordConversation) == []


# --- attempts ---------------------------------------------------------------------------------------------------------


def answered() -> Graph:
    cases = (Case(operation("=", BuiltIn("attempt.answered_by"), "machine"), "machine"),)
    states = [state("start", Branch(cases), machine="one", **{"else": "two"})]
    states += [state("one", say("machine"), next="set"), state("two", say("nobody"), next="end")]
    states += [state("set", put("tries", BuiltIn("attempt.tries")), next="end"), END]
    return centre(flow("main", *states))


def test_what_is_known_of_an_attempt_can_be_asked() -> None:
    for _ in range(2):
        run = Driven(answered(), start=False)
        attempt = {"answered_by": "machine", "tries": 2, "campaign": "spring"}
        run.send(Started, line="main", service="care", medium="voice", attempt=attempt)
        assert run.heard == ["machine"]
        assert run.position.kept == {".attempt": attempt}


def test_of_who_calls_nothing_of_the_kind_is_known() -> None:
    assert [Driven(answered()).heard for _ in range(2)] == [["nobody"]] * 2
    known = centre(
        flow(
            "main",
            state(
                "start", Branch((Case(operation("known", BuiltIn("attempt")), "yes"),)), yes="one", **{"else": "two"}
            ),
            state("one", say("known"), next="end"),
            state("two", say("unknown"), next="end"),
            END,
        )
    )
    assert Driven(known).heard == ["unknown"]
