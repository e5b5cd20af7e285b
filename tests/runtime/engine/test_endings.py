"""Failures, hang-up, loss, the flows' own time, and the end."""

from __future__ import annotations

import pytest
from engine_graphs import (
    RUN,
    SECOND,
    START,
    Driven,
    centre,
    collect,
    connectors,
    constant,
    flow,
    menu,
    names,
    operation,
    option,
    put,
    say,
    slot,
    speech,
    state,
)

from compiler.graph import (
    Assign,
    Do,
    End,
    Enter,
    Fetch,
    Give,
    Graph,
    Outcome,
    Record,
    Speech,
    Store,
    Transfer,
    Variable,
    graph_hash,
)
from compiler.types import NUMBER, TEXT, Type
from flowlang.values import replace
from runtime.engine.advance import MOST_STATES, advance, begin
from runtime.engine.commands import Fault, Finished, Request, SetTimer
from runtime.engine.events import Key, Replied, Started
from runtime.engine.position import Frame
from runtime.engine.timers import running

BROKEN = put("x", operation("/", 1, 0))


def finished(run: Driven) -> Finished:
    last = run.commands[-1]
    assert isinstance(last, Finished)
    return last


def faults(run: Driven) -> list[tuple[str, str]]:
    return [(one.state, one.reason) for one in run.commands if isinstance(one, Fault)]


# --- failures


def test_a_failure_without_any_handler_closes_the_call_and_ends_the_run() -> None:
    run = Driven(centre(flow("main", state("b", BROKEN, next="e"), state("e", End()))))
    assert names(run.commands) == ["Accept", "Fault", "Close", "Finished"]
    assert finished(run).cause == "failure" and finished(run).reason == "division by zero"
    assert faults(run) == [("main/b", "division by zero")]


def test_a_failure_goes_to_on_failure() -> None:
    run = Driven(centre(flow(
        "main",
        state("b", BROKEN, next="e"),
        state("sorry", say("Sorry."), next="e"),
        state("e", End()),
        on_failure="sorry",
    )))  # fmt: skip
    assert run.heard == ["Sorry."] and run.position.ending == "failure"
    run.said()
    assert finished(run).cause == "end"


def test_a_failure_after_that_ends_the_run() -> None:
    run = Driven(centre(flow(
        "main", state("b", BROKEN, next="e"), state("again", Enter(), next="b"), state("e", End()), on_failure="again"
    )))  # fmt: skip
    assert [reason for _, reason in faults(run)] == ["division by zero"] * 2
    assert finished(run).cause == "failure"


def in_a_sub_flow(**failed: str) -> Graph:
    return centre(
        flow(
            "main",
            state("d", Do("sub", ()), done="e", **failed),
            state("sorry", say("Sorry."), next="e"),
            state("mine", say("It failed."), next="e"),
            state("e", End()),
            on_failure="sorry",
        ),
        flow(
            "sub", state("b", BROKEN, next="g"), state("g", Give("done", ())), outcomes=(Outcome("done"),), is_sub=True
        ),
    )


def test_a_failure_leaves_the_sub_flow_for_on_failure_outside() -> None:
    run = Driven(in_a_sub_flow())
    assert run.heard == ["Sorry."] and len(run.position.frames) == 1


def test_failed_of_the_do_comes_before_on_failure_outside() -> None:
    run = Driven(in_a_sub_flow(failed="mine"))
    assert run.heard == ["It failed."] and run.position.ending == ""
    assert run.last.taken[-1] == ("main/d", "failed")


def test_on_failure_of_the_sub_flow_itself_comes_first() -> None:
    graph = in_a_sub_flow()
    sub = graph.flows["sub"]
    graph = replace(graph, flows={**graph.flows, "sub": replace(sub, on_failure="sub/g")})
    run = Driven(graph)
    assert run.stands == "over" and finished(run).cause == "end"


def test_what_cannot_be_spoken_is_a_failure() -> None:
    run = Driven(centre(flow("main", state("a", say("Hello."), next="e"), state("e", End()))))
    assert names(run.say_failed()) == ["Fault", "Close", "Finished"]
    assert finished(run).reason == "prompt file gone"


def test_a_failed_say_that_no_longer_matters_is_ignored() -> None:
    from runtime.engine.events import SayFailed

    run = Driven(centre(flow("main", state("a", say("Hello."), next="e"), state("e", End()))))
    assert run.send(SayFailed, command="other:1:0", reason="gone") == []


def test_nothing_to_say_in_a_language_is_a_failure() -> None:
    from compiler.graph import Say, Words

    run = Driven(centre(flow("main", state("a", Say(Speech({"it": (Words("Ciao."),)})), next="e"), state("e", End()))))
    assert finished(run).reason == "nothing to say in this language"


def test_an_exit_that_leads_nowhere_is_a_failure() -> None:
    run = Driven(centre(flow("main", state("a", say("Hello.")))))
    run.said()
    assert finished(run).reason == "nothing takes the answer `next`"


def test_a_loop_without_waiting_ends() -> None:
    run = Driven(centre(flow("main", state("a", Enter(), next="b"), state("b", Enter(), next="a"), on_failure="a")))
    assert [reason for _, reason in faults(run)] == [f"{MOST_STATES} states without waiting"] * 2
    assert finished(run).cause == "failure"


def test_a_loop_that_failed_would_lead_back_into_ends_too() -> None:
    inner = flow("inner", state("a", Enter(), next="b"), state("b", Enter(), next="a"))
    main = flow(
        "main",
        state("do", Do("inner", ()), failed="do"),
        state("sorry", say("Sorry."), next="end"),
        state("end", End()),
        on_failure="sorry",
    )
    run = Driven(centre(main, inner))
    assert [reason for _, reason in faults(run)] == [f"{MOST_STATES} states without waiting"]
    assert run.heard == ["Sorry."]
    run.said()
    assert finished(run).cause == "end"


def test_a_long_reason_is_cut() -> None:
    run = Driven(centre(flow("main", state("a", say("Hello."), next="e"), state("e", End()))))
    run.say_failed("x" * 1000)
    assert len(finished(run).reason) == 200


def test_a_service_that_leads_nowhere_is_a_failure() -> None:
    graph = centre(flow("main", state("e", End())))
    run = Driven(graph, start=False)
    run.send(Started, line="main", service="nobody", medium="voice")
    assert names(run.commands) == ["Close", "Finished"] and run.last.origins == ("", "")


# --- hang-up


def with_notes(sub_notes: bool = True, failing: bool = False) -> Graph:
    ask = {"crm": {"note": connectors()["crm"]["ask"]}}
    main_note = BROKEN if failing else Store("crm", "note", (), 3 * SECOND)
    exits = {"next": "e"} if failing else {"ok": "e"}
    return centre(
        flow(
            "main",
            state("d", Do("sub", ()), done="e"),
            state("note", main_note, **exits),
            state("e", End()),
            on_hang_up="note",
            at_most=60 * SECOND,
            at_most_to="e",
        ),
        flow(
            "sub",
            state("m", menu("Press 1.", option("1", "1")), **{"1": "g", "no_input": "g", "no_match": "g"}),
            state("note", put("gone", True, "interaction"), next="said"),
            state("said", say("Nobody hears this."), next="g"),
            state("g", Give("done", ())),
            outcomes=(Outcome("done"),),
            **({"on_hang_up": "note"} if sub_notes else {}),
        ),
        connectors=ask,
    )


def test_on_hang_up_of_each_flow_inside_out_then_the_end() -> None:
    run = Driven(with_notes())
    run.said()
    commands = run.hang_up()
    assert names(commands) == ["CancelTimer", "CancelTimer", "Request", "SetTimer"]
    assert run.last.taken[:2] == (("sub/m", "hang up"), ("sub/note", "next"))
    assert run.position.kept == {"gone": True} and run.position.ending == "hang up" and run.heard == ["Press 1."]
    assert names(run.reply("ok")) == ["CancelTimer", "Finished"]
    assert finished(run).cause == "hang up"


def test_a_flow_without_on_hang_up_is_passed_over() -> None:
    run = Driven(with_notes(sub_notes=False))
    run.hang_up()
    assert run.stands == "main/note"


def test_nothing_at_all_to_do_when_somebody_hangs_up() -> None:
    run = Driven(centre(flow("main", state("a", say("Hello."), next="e"), state("e", End()))))
    assert names(run.hang_up()) == ["Finished"]


def test_a_lost_leg_is_as_a_hang_up_with_its_own_cause() -> None:
    run = Driven(with_notes())
    run.lose()
    run.reply("ok")
    assert finished(run).cause == "lost"


def test_a_failure_while_the_customer_is_gone_ends_that_flows_part() -> None:
    run = Driven(with_notes(failing=True))
    run.hang_up()
    assert finished(run).cause == "hang up" and faults(run) == [("main/note", "division by zero")]


def test_hanging_up_twice_is_once() -> None:
    run = Driven(with_notes())
    run.hang_up()
    assert run.hang_up() == [] and run.lose() == [] and run.press("1") == [] and run.write("1") == []


def test_after_hanging_up_a_late_answer_in_time_or_none_ends_the_run() -> None:
    run = Driven(with_notes())
    run.hang_up()
    run.fire("guard")
    assert finished(run).cause == "hang up"


@pytest.mark.parametrize(
    ("does", "exits", "reason"),
    [
        (menu("Press 1.", option("1", "1")), {"1": "e"}, "nobody is left to answer"),
        (Record(SECOND), {"recorded": "e", "silence": "e"}, "nobody is left to be recorded"),
        (Transfer(constant("+390299911"), SECOND), {"ended": "e"}, "nobody is left to be connected"),
    ],
)
def test_what_needs_the_customer_breaks_once_they_are_gone(does, exits, reason) -> None:  # type: ignore[no-untyped-def]
    run = Driven(centre(flow(
        "main", state("a", say("Hello."), next="e"), state("n", does, **exits), state("e", End()), on_hang_up="n"
    )))  # fmt: skip
    run.hang_up()
    assert faults(run) == [("main/n", reason)] and finished(run).cause == "hang up"


def test_a_flow_done_while_the_customer_is_gone_returns_or_ends_that_part() -> None:
    def graph(last: Give | End) -> Graph:
        return centre(
            flow(
                "main",
                state("a", say("Hello."), next="e"),
                state("n", Do("note", ()), done="after"),
                state("after", put("noted", True, "interaction"), next="e"),
                state("e", End()),
                on_hang_up="n",
            ),
            flow("note", state("g", last), outcomes=(Outcome("done"),), on_hang_up="g"),
        )

    run = Driven(graph(Give("done", ())))
    run.hang_up()
    assert run.position.kept == {"noted": True} and finished(run).cause == "hang up"
    run = Driven(graph(End()))
    run.hang_up()
    assert run.position.kept == {} and finished(run).cause == "hang up"


def test_meanwhile_is_not_said_to_nobody() -> None:
    fetch = Fetch("crm", "ask", (), "x", SECOND, speech("One moment."))
    run = Driven(centre(flow(
        "main", state("a", say("Hello."), next="e"), state("f", fetch, ok="e"), state("e", End()), on_hang_up="f"
    ), connectors=connectors()))  # fmt: skip
    run.hang_up()
    assert run.heard == ["Hello."] and run.stands == "main/f"


# --- the flows' own time


def timed(sub_limit: int | None = None) -> Graph:
    sub_time = {"at_most": sub_limit, "at_most_to": "late"} if sub_limit else {}
    return centre(
        flow(
            "main",
            state("d", Do("sub", ()), done="e", late="bye"),
            state("bye", say("Goodbye."), next="e"),
            state("e", End()),
            at_most=60 * SECOND,
            at_most_to="bye",
        ),
        flow(
            "sub",
            state("m", menu("Press 1 to talk.", option("talk", "1")), talk="t", no_input="g", no_match="g"),
            state("t", Transfer(constant("+390299911"), 30 * SECOND, 600 * SECOND), ended="m", busy="m", no_answer="m"),
            state("g", Give("done", ())),
            state("late", Give("late", ())),
            outcomes=(Outcome("done"), Outcome("late")),
            **sub_time,  # type: ignore[arg-type]
        ),
    )


def test_the_time_of_a_flow_leads_out_of_the_flows_within() -> None:
    run = Driven(timed())
    assert run.position.timers["most.0"] == START + 60 * SECOND
    commands = run.fire("most.0")
    assert names(commands) == ["Silence", "Speak"] and run.heard_last == ["Goodbye."]
    assert run.position.timers == {} and run.last.taken == (("sub/m", "at most"),)


def test_the_time_of_a_sub_flow_is_its_own_and_ends_with_it() -> None:
    run = Driven(timed(10 * SECOND))
    assert set(run.position.timers) == {"most.0", "most.1"}
    run.fire("most.1")
    assert run.heard_last == ["Goodbye."] and set(run.position.timers) == {"most.0"}


def test_time_in_conversation_does_not_count() -> None:
    run = Driven(timed())
    run.press("1")
    run.at += 5 * SECOND
    assert names(run.connected()) == ["CancelTimer", "SetTimer", "CancelTimer"]
    assert running(run.position) == {"guard": run.at + 610 * SECOND}
    run.at += 300 * SECOND
    from runtime.engine.events import TimerFired

    assert run.send(TimerFired, timer="most.0") == []
    run.reply("ended")
    assert run.stands == "sub/m" and run.position.timers["most.0"] == START + 360 * SECOND


def test_a_mark_beside_the_times_stays_as_it_is() -> None:
    graph = centre(
        flow(
            "main",
            state("c", collect("Code?", Type("digits", 2, 2), "code"), collected="t", no_input="e", no_match="e"),
            state("t", Transfer(constant("+390299911"), 30 * SECOND), ended="m", busy="e", no_answer="e"),
            state("m", say("Hello again."), next="e"),
            state("e", End()),
            at_most=60 * SECOND,
            at_most_to="e",
        )
    )
    run = Driven(graph)
    run.press("12")
    mark = run.position.timers["late hash"]
    run.connected()
    assert running(run.position) == {}
    run.at += SECOND
    run.reply("ended")
    assert run.position.timers == {"most.0": START + 61 * SECOND, "late hash": mark}


def test_time_that_is_up_while_it_rings_is_judged_when_that_ends() -> None:
    run = Driven(timed())
    run.at += 50 * SECOND
    run.press("1")
    assert run.fire("most.0") == []
    run.at += 5 * SECOND
    run.reply("no answer")
    assert run.heard_last == ["Goodbye."]


def test_time_waiting_for_a_written_answer_does_not_count() -> None:
    graph = timed()
    main = replace(graph.flows["main"], media=("chat",))
    run = Driven(replace(graph, flows={**graph.flows, "main": main}), medium="chat")
    run.said()
    assert running(run.position) == {}
    run.at += 1000 * SECOND
    run.write("1")
    assert run.position.timers["most.0"] == START + 1060 * SECOND


def test_no_time_where_it_leads_nowhere() -> None:
    graph = centre(flow("main", state("a", say("Hello."), next="e"), state("e", End()), at_most=SECOND))
    assert Driven(graph).position.timers == {}


# --- the end


def test_after_the_end_nothing_more_is_commanded() -> None:
    run = Driven(centre(flow("main", state("e", End()))))
    assert run.position.ending == "over"
    for commands in (
        run.press("1"),
        run.hang_up(),
        run.lose(),
        run.write("x"),
        run.said("x"),
        run.reply("ok", command="x"),
    ):
        assert commands == []
    assert run.position.frames == ()


def test_before_the_beginning_nothing_happens() -> None:
    run = Driven(centre(flow("main", state("e", End()))), start=False)
    for commands in (run.press("1"), run.hang_up(), run.write("x"), run.said("x")):
        assert commands == []
    run.send(Started, line="main", service="care", medium="voice")
    assert finished(run).cause == "end"


def test_a_run_begins_once() -> None:
    run = Driven(centre(flow("main", state("a", say("Hello."), next="e"), state("e", End()))))
    assert run.send(Started, line="main", service="care", medium="voice") == []


def test_an_outcome_with_nobody_outside_ends_the_run() -> None:
    run = Driven(centre(flow("main", state("g", Give("done", ())), outcomes=(Outcome("done"),))))
    assert finished(run).cause == "end"


def test_a_run_that_another_graph_began_ends() -> None:
    graph = centre(flow("main", state("a", say("Hello."), next="e"), state("e", End())))
    other = centre(flow("other", state("a", say("Hello."), next="e"), state("e", End())))
    run = Driven(graph)
    advanced = advance(other, run.position, Key(id="k", at=START, key="1"))
    assert names(list(advanced.commands)) == ["Close", "Finished"]
    outside = replace(run.position, frames=(Frame("other", "other/a"), *run.position.frames))
    advanced = advance(graph, outside, Key(id="k", at=START, key="1"))
    assert names(list(advanced.commands)) == ["Close", "Finished"]


def test_a_position_begins_with_the_graphs_hash() -> None:
    graph = centre(flow("main", state("e", End())))
    assert begin(RUN, graph_hash(graph)).who.graph.hex() == graph_hash(graph)[:24]


# --- requests, recordings, transfers


def asking(**more: object) -> Graph:
    fetch = Fetch("crm", "ask", (), "answer", 3 * SECOND, speech("One moment."))
    exits = {"ok": "ok", "not_found": "none", **more}
    return centre(
        flow(
            "main",
            state("f", fetch, **exits),  # type: ignore[arg-type]
            state("ok", say("Found."), next="e"),
            state("none", say("Not found."), next="e"),
            state("bad", say("Bad."), next="e"),
            state("e", End()),
            variables=(slot("answer", TEXT),),
        ),
        connectors=connectors(TEXT),
    )


def test_a_request_is_guarded_and_something_is_said_beside_it() -> None:
    run = Driven(asking())
    assert names(run.commands) == ["Accept", "Request", "SetTimer", "Speak"]
    timer = run.commands[2]
    assert isinstance(timer, SetTimer) and timer.due == START + 3 * SECOND
    assert run.said(run.commands[3].key) == [], "nobody waits for it"
    assert names(run.reply("ok", "hello")) == ["CancelTimer", "Speak"]
    assert run.values == {"answer": "hello"}


def test_an_answer_that_is_none_of_these() -> None:
    run = Driven(asking())
    run.reply("not found")
    assert run.heard_last == ["Not found."] and run.values == {}
    run = Driven(asking())
    run.reply("teapot")
    assert finished(run).reason == "nothing takes the answer `teapot`"


def test_no_answer_in_time_is_a_failure_and_the_late_one_is_ignored() -> None:
    run = Driven(asking(failed="bad"))
    request = run.position.awaiting
    run.fire("guard")
    assert run.heard_last == ["Bad."] and faults(run) == [("main/f", "no answer in time")]
    assert run.reply("ok", "late", command=request) == []


def test_a_failed_answer_takes_failed_without_a_line_of_its_own() -> None:
    run = Driven(asking(failed="bad"))
    run.reply("failed", reason="too late")
    assert run.heard_last == ["Bad."] and faults(run) == []


def test_a_failed_answer_that_nothing_takes_has_its_line() -> None:
    run = Driven(asking())
    run.reply("failed")
    assert faults(run) == [("main/f", "it failed")] and finished(run).cause == "failure"


def test_an_answer_of_another_shape_is_a_failure() -> None:
    run = Driven(asking(failed="bad"))
    run.reply("ok", {"not": "a text"})
    assert faults(run) == [("main/f", "the answer does not fit its type: not a text")] and run.heard_last == ["Bad."]


def test_an_answer_to_another_question_is_ignored() -> None:
    run = Driven(asking())
    assert run.reply("ok", "x", command="someone:1:1") == []
    run = Driven(centre(flow("main", state("a", say("Hello."), next="e"), state("e", End()))))
    assert run.send(Replied, command=run.position.awaiting, outcome="ok") == []


def test_a_digit_during_a_fetch_is_kept() -> None:
    run = Driven(asking())
    assert run.press("1#") == [] and run.position.keys == "1"


def test_an_operation_that_gives_nothing_fills_nothing() -> None:
    graph = asking()
    run = Driven(replace(graph, connectors=connectors()))
    run.reply("ok", "anything")
    assert run.values == {}


def test_arguments_that_are_empty_or_secret() -> None:
    from compiler.graph import Argument

    takes = (slot("a", Type("text", optional=True)), slot("pin", Type("digits", 4, 4, secret=True)))
    arguments = (Argument("a", Variable("nothing")), Argument("pin", constant("1234")))
    store = Store("crm", "ask", arguments, SECOND)
    graph = centre(flow("main", state("s", store, ok="e"), state("e", End())), connectors=connectors(None, *takes))
    request = Driven(graph).commands[1]
    assert isinstance(request, Request) and request.changes
    assert request.arguments == {"a": None, "pin": "1234"} and request.secret == ("pin",)


def test_an_argument_that_must_not_be_empty() -> None:
    from compiler.graph import Argument

    store = Store("crm", "ask", (Argument("a", Variable("nothing")),), SECOND)
    graph = centre(
        flow("main", state("s", store, ok="e"), state("e", End())), connectors=connectors(None, slot("a", TEXT))
    )
    assert finished(Driven(graph)).reason == "`a` is empty"


def recording() -> Graph:
    return centre(
        flow(
            "main",
            state("r", Record(120 * SECOND, "#"), recorded="ok", silence="none"),
            state("ok", say("Kept."), next="e"),
            state("none", say("Nothing."), next="e"),
            state("e", End()),
        )
    )


def test_a_recording_fills_message() -> None:
    run = Driven(recording())
    assert run.press("#") == []
    run.reply("recorded", "recordings/1.wav")
    assert run.values == {"message": "recordings/1.wav"} and run.heard_last == ["Kept."]


def test_a_recording_without_a_name_has_its_commands() -> None:
    run = Driven(recording())
    key = run.position.awaiting
    run.reply("recorded")
    assert run.values == {"message": key}


def test_nothing_was_recorded() -> None:
    run = Driven(recording())
    run.reply("silence")
    assert run.heard_last == ["Nothing."]


def test_a_recording_that_never_comes_back() -> None:
    run = Driven(recording())
    run.fire("guard")
    assert finished(run).reason == "no answer in time"


def calling(number: object = "+390299911", **exits: str) -> Graph:
    value = number if hasattr(number, "__struct_fields__") else constant(number)
    transfer = Transfer(value, 30 * SECOND)  # type: ignore[arg-type]
    ways = {"ended": "ended", "busy": "busy", "no_answer": "busy", **exits}
    return centre(
        flow(
            "main",
            state("t", transfer, **ways),
            state("ended", say("Welcome back."), next="e"),
            state("busy", say("Nobody is free."), next="e"),
            state("bad", say("Not that one."), next="e"),
            state("e", End()),
        )
    )


def test_a_transfer_that_is_answered_and_ends() -> None:
    run = Driven(calling())
    assert names(run.commands) == ["Accept", "Connect", "SetTimer"]
    run.connected()
    assert run.position.phase == "connected" and run.position.timers == {}
    assert run.connected() == [] and run.press("1") == []
    run.reply("ended")
    assert run.heard_last == ["Welcome back."]


@pytest.mark.parametrize("outcome", ["busy", "no answer"])
def test_a_transfer_that_nobody_takes(outcome: str) -> None:
    run = Driven(calling())
    run.reply(outcome)
    assert run.heard_last == ["Nobody is free."]


@pytest.mark.parametrize(
    ("number", "why"),
    [("+39899123456", "premium"), ("+441234567890", "not allowed"), ("118", "no number"), (Variable("x"), "no number")],
)
def test_a_number_that_may_not_be_called_fails_with_a_line_in_the_journal(number: object, why: str) -> None:
    run = Driven(calling(number, failed="bad"))
    assert "Connect" not in names(run.commands)
    assert faults(run) == [("main/t", f"this number may not be called: {why}")] and run.heard == ["Not that one."]


def test_a_leg_that_never_tells_is_given_up() -> None:
    run = Driven(calling(failed="bad"))
    run.fire("guard")
    assert run.heard_last == ["Not that one."]


def test_numbers_and_texts_have_their_types() -> None:
    graph = centre(flow("main", state("a", Assign("n", "flow", operation("+", 1, 2)), next="e"), state("e", End()),
                        variables=(slot("n", NUMBER, constant(5)),)))  # fmt: skip
    assert finished(Driven(graph)).cause == "end"
