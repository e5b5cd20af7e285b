"""Early media: `answer`, `reject`, and what takes a call by itself."""

from __future__ import annotations

from typing import Any

import pytest
from engine_graphs import Driven, centre, constant, flow, menu, names, option, say, state

from compiler.graph import (
    Answer,
    Do,
    End,
    Give,
    Graph,
    Outcome,
    Play,
    Record,
    RecordConversation,
    Reject,
    Transfer,
    Wait,
)
from runtime.engine.commands import Accept, Close, Finished, Speak
from runtime.engine.commands import Reject as Refused
from runtime.engine.position import restore, store
from runtime.engine.timers import running

END = state("end", End())

ASKS = menu("press", option("1", "1"))
TO_END = {"no input": "end", "no match": "end", "1": "end"}


def calls(*states: Any) -> Graph:
    return centre(flow("main", *states, END))


def early(run: Driven) -> list[bool]:
    return [one.early for one in run.commands if isinstance(one, Speak)]


def accepts(run: Driven) -> int:
    return sum(isinstance(one, Accept) for one in run.commands)


def test_a_flow_that_nowhere_answers_is_answered_when_it_begins() -> None:
    run = Driven(calls(state("start", say("hello"), next="end")))
    assert names(run.last.commands) == ["Accept", "Speak"]
    assert early(run) == [False]


def test_what_is_said_before_the_answer_is_early_media() -> None:
    run = Driven(
        calls(
            state("start", say("one"), next="take"),
            state("take", Answer(), next="two"),
            state("two", say("two"), next="end"),
        )
    )
    assert names(run.last.commands) == ["Speak"]
    assert running(run.position) == {}
    assert restore(store(run.position)) == run.position
    run.said()
    assert names(run.last.commands) == ["Accept", "Speak"]
    assert early(run) == [True, False]
    run.said()
    assert names(run.last.commands) == ["Close", "Finished"]
    assert accepts(run) == 1


def test_runs_that_stand_alike_before_and_after_the_answer_are_told_apart() -> None:
    graph = calls(
        state("start", say("one"), next="two"),
        state("two", say("two"), next="take"),
        state("take", Answer(), next="three"),
        state("three", say("three"), next="start"),
    )
    for _ in range(3):
        run = Driven(graph)
        for _ in range(5):
            run.said()
        assert early(run) == [True, True, False, False, False, False]
        assert accepts(run) == 1


@pytest.mark.parametrize(
    ("does", "exits"),
    [
        (ASKS, TO_END),
        (Record(60_000_000), {"recorded": "end", "silence": "end"}),
        (Transfer(constant("+390299911"), 20_000_000), {"ended": "end", "busy": "end", "no answer": "end"}),
        (RecordConversation(True), {"next": "end"}),
        (Wait(beep=True), {"heard": "end", "no beep": "end"}),
    ],
)
def test_what_needs_the_call_takes_it(does: Any, exits: dict[str, str]) -> None:
    run = Driven(
        calls(
            state("start", say("one"), next="does"), state("does", does, **exits), state("later", Answer(), next="end")
        )
    )
    assert accepts(run) == 0
    run.said()
    assert names(run.last.commands)[0] == "Accept"
    assert accepts(run) == 1


def test_a_flow_that_leads_to_one_that_answers_lets_the_call_ring() -> None:
    inner = flow(
        "inner", state("start", Answer(), next="done"), state("done", Give("done", ())), outcomes=(Outcome("done"),)
    )
    main = flow("main", state("start", say("one"), next="in"), state("in", Do("inner", ()), done="end"), END)
    run = Driven(centre(main, inner))
    assert accepts(run) == 0
    run.said()
    assert accepts(run) == 1


def test_a_call_is_refused_with_a_reason() -> None:
    run = Driven(calls(state("start", Reject("busy"))))
    assert run.last.commands == (
        Refused(key=run.last.commands[0].key, reason="busy"),
        Finished(key=run.last.commands[1].key, cause="rejected"),
    )


def test_a_call_that_was_taken_is_closed_where_it_would_be_refused() -> None:
    run = Driven(calls(state("start", Answer(), next="no"), state("no", Reject("busy"))))
    assert [type(one) for one in run.last.commands] == [Accept, Close, Finished]


def test_on_written_media_nothing_is_taken_and_a_refusal_closes() -> None:
    graph = calls(
        state("start", Answer(), next="beep"), state("beep", Play(say("x").speech), next="no"), state("no", Reject())
    )
    run = Driven(graph, medium="chat")
    run.said()
    assert accepts(run) == 0
    assert names(run.last.commands) == ["Close", "Finished"]


def test_who_hangs_up_is_not_refused_any_more() -> None:
    main = flow("main", state("start", say("one"), next="no"), state("no", Reject()), on_hang_up="no")
    run = Driven(centre(main))
    run.hang_up()
    assert names(run.last.commands) == ["Finished"]


def test_when_the_caller_has_left_nothing_is_taken_any_more() -> None:
    ask = state("ask", ASKS, **TO_END)
    main = flow("main", state("start", say("one"), next="no"), state("no", Reject()), ask, END, on_hang_up="ask")
    run = Driven(centre(main))
    run.hang_up()
    assert accepts(run) == 0
    assert run.stands == "over"
