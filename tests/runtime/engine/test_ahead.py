"""Which states have a question ahead, through sub-flows and back."""

from __future__ import annotations

from engine_graphs import SECOND, centre, constant, flow, menu, option, say, state

from compiler.graph import Do, End, Give, Outcome, Record, Transfer
from runtime.engine.ahead import states_before_questions


def test_a_question_ahead_is_seen_through_sub_flows_and_back_but_not_past_a_transfer() -> None:
    graph = centre(
        flow(
            "main",
            state("a", say("Hello."), next="d"),
            state("d", Do("sub", ()), done="b", failed="z"),
            state("b", say("Now choose."), next="m"),
            state("m", menu("Press 1.", option("1", "1")), **{"1": "t", "no_input": "r", "no_match": "z"}),
            state("r", say("Speak now."), next="rec"),
            state("rec", Record(at_most=60 * SECOND), recorded="z", silence="z"),
            state("t", say("We connect you."), next="tr"),
            state("tr", Transfer(constant("+39021"), 30 * SECOND), ended="z", busy="m", no_answer="m"),
            state("z", say("Goodbye."), next="end"),
            state("end", End()),
        ),
        flow(
            "sub",
            state("s", say("A word first."), next="g"),
            state("g", Give("done", ())),
            outcomes=(Outcome("done"),),
        ),
        flow("unused", state("s", say("Nobody hears this."), next="g"), state("g", Give("done", ()))),
    )
    before = states_before_questions(graph)
    assert {"main/a", "main/d", "sub/s", "sub/g", "main/b", "main/r"} <= before
    assert not {"main/t", "main/tr", "main/z", "main/end", "unused/s"} & before
