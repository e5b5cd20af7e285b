"""`wait`: so long, until a calendar says so, or for a beep."""

from __future__ import annotations

from typing import Any

from engine_graphs import (
    SECOND,
    START,
    Driven,
    centre,
    collect,
    confirm,
    flow,
    menu,
    names,
    option,
    say,
    state,
)

from compiler.calendar_time import state_at
from compiler.graph import Calendar, End, Graph, InState, Interval, Operation, Service, Wait
from compiler.types import Type
from runtime.engine.commands import AwaitBeep
from runtime.engine.events import TimerFired
from runtime.engine.position import restore, store
from runtime.engine.sleeping import BEEP_WITHIN, WEEK
from runtime.engine.timers import running

END = state("end", End())

DAY = 86_400 * SECOND
OFFICE = Calendar("Europe/Rome", tuple({"open": (Interval(510, 1080),)} if day < 5 else {} for day in range(7)))
NEVER = Calendar("Europe/Rome", ({},) * 7)
CALENDARS = {"office": OFFICE, "never": NEVER}
OPEN = InState("office", "open")


def waiting(does: Wait, *more: Any, **changes: Any) -> Graph:
    exits = {"heard": "told", "no beep": "silent"} if does.beep else {"over": "told"}
    states = [
        state("start", does, **exits),
        state("told", say("told"), next="end"),
        state("silent", say("silent"), next="end"),
    ]
    return centre(flow("main", *states, END, *more, **changes), calendars={"office": OFFICE, "never": NEVER})


def test_it_holds_a_timer_and_nothing_else() -> None:
    run = Driven(waiting(Wait(2 * DAY)))
    assert running(run.position) == {"wait": START + 2 * DAY}
    assert run.position.phase == "sleeping"
    assert restore(store(run.position)) == run.position
    run.fire("wait")
    assert run.heard == ["told"]
    assert run.position.timers == {}


def test_a_timer_that_comes_too_early_is_not_it() -> None:
    run = Driven(waiting(Wait(2 * DAY)))
    run.send(TimerFired, timer="wait")
    assert run.heard == []


def test_it_waits_until_the_calendar_says_so() -> None:
    run = Driven(waiting(Wait(until=Operation("not", (OPEN,)))))
    due = run.position.timers["wait"]
    assert state_at(OFFICE, due) == "closed"
    assert state_at(OFFICE, due - 1) == "open"
    run.fire("wait")
    assert run.heard == ["told"]


def test_what_holds_now_is_not_waited_for() -> None:
    run = Driven(waiting(Wait(until=OPEN)))
    assert run.heard == ["told"]


def test_what_is_more_than_a_week_away_is_asked_again() -> None:
    run = Driven(waiting(Wait(until=InState("never", "open"))))
    assert run.position.timers["wait"] == START + WEEK
    run.fire("wait")
    assert run.position.timers["wait"] == START + 2 * WEEK
    assert run.heard == []


def test_the_hours_are_those_of_the_service() -> None:
    services = {"care": Service("main", ("voice",), "office")}
    graph = centre(
        flow(
            "main",
            state("start", Wait(until=Operation("not", (InState("hours", "open"),))), over="end"),
            END,
        ),
        calendars={"office": OFFICE, "never": NEVER},
        services=services,
    )
    run = Driven(graph)
    assert state_at(OFFICE, run.position.timers["wait"]) == "closed"


def test_hours_that_nobody_knows_are_a_failure() -> None:
    run = Driven(waiting(Wait(until=InState("hours", "open"))))
    assert run.stands == "over"


def test_a_beep_is_listened_for() -> None:
    run = Driven(waiting(Wait(beep=True)))
    assert [one.at_most for one in run.commands if isinstance(one, AwaitBeep)] == [BEEP_WITHIN]
    run.reply("heard")
    assert run.heard == ["told"]


def test_no_beep_no_channel_for_one_and_no_answer_at_all_are_the_same() -> None:
    for answer in ("no beep", "failed", ""):
        run = Driven(waiting(Wait(beep=True)))
        run.reply(answer) if answer else run.fire("guard")
        assert run.heard == ["silent"]
        assert run.position.timers == {}


def test_the_flows_own_time_ends_it() -> None:
    run = Driven(waiting(Wait(2 * DAY), state("late", say("late"), next="end"), at_most=60 * SECOND, at_most_to="late"))
    run.fire("most.0")
    assert run.heard == ["late"]
    assert "CancelTimer" in names(run.last.commands)


def test_who_has_left_is_not_waited_with() -> None:
    main = flow(
        "main",
        state("start", say("hi"), next="end"),
        state("gone", Wait(SECOND), over="end"),
        END,
        on_hang_up="gone",
    )
    run = Driven(centre(main))
    run.hang_up()
    assert run.stands == "over"


# --- what comes meanwhile ---------------------------------------------------------------------------------------------


def then(question: Any, **exits: str) -> Graph:
    states = [
        state("start", Wait(5 * SECOND), over="ask"),
        state("ask", question, no_input="end", no_match="none", **exits),
    ]
    states += [state("none", say("none"), next="end"), state("got", say("got"), next="end"), END]
    return centre(flow("main", *states))


def test_digits_pressed_meanwhile_answer_the_next_question() -> None:
    run = Driven(then(menu("press", option("a", "1")), a="got"))
    run.press("1")
    run.fire("wait")
    assert run.heard == ["got"]


def test_what_was_written_meanwhile_answers_the_next_question() -> None:
    graph = then(menu("press", option("a", "1", words=("bill",))), a="got")
    run = Driven(graph, medium="chat")
    run.write("hello")
    run.write("the bill please")
    run.fire("wait")
    assert run.heard == ["got"]
    assert run.position.kept == {}


def test_what_was_written_and_answers_nothing_is_forgotten() -> None:
    run = Driven(then(menu("press", option("a", "1", words=("bill",))), a="got"), medium="chat")
    run.write("hello")
    run.fire("wait")
    assert run.heard == ["press"]
    assert run.position.kept == {}


def test_a_confirm_wants_an_answer_of_its_own() -> None:
    run = Driven(then(confirm("sure"), yes="got", no="end"), medium="chat")
    run.write("yes")
    run.fire("wait")
    assert run.heard == ["sure"]


def test_on_the_telephone_words_are_not_kept() -> None:
    run = Driven(then(menu("press", option("a", "1", words=("bill",))), a="got"))
    run.write("bill")
    run.fire("wait")
    assert run.heard == ["press"]


def test_where_secrets_are_asked_for_nothing_written_is_kept() -> None:
    run = Driven(then(collect("pin", Type("digits", 4, 4, secret=True)), collected="got"), medium="chat")
    run.write("1234")
    assert run.position.kept == {}
    assert run.last.secret
