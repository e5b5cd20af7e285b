"""`hand to`: the flow that goes on in the place of another."""

from __future__ import annotations

from engine_graphs import (
    SECOND,
    Driven,
    centre,
    constant,
    flow,
    given,
    menu,
    option,
    put,
    say,
    slot,
    state,
)

from compiler.graph import BuiltIn, Do, End, Give, Graph, HandTo, Outcome
from compiler.types import TEXT
from runtime.engine.commands import CancelTimer, SetTimer
from runtime.engine.position import restore, store


def handed(**more: object) -> Graph:
    inner = flow(
        "inner",
        state("start", put("topic", constant("bill"), "interaction"), next="go"),
        state("go", HandTo("other", given(what=constant("a bill")))),
        state("done", Give("done", ())),
        outcomes=(Outcome("done"),),
        variables=(slot("topic", TEXT, scope="interaction"),),
    )
    main = flow(
        "main",
        state("start", Do("inner", ()), done="bye"),
        state("bye", say("bye"), next="end"),
        state("end", End()),
        at_most=60 * SECOND,
        at_most_to="bye",
    )
    other = flow(
        "other",
        state("start", menu("press", option("1", "1")), **{"1": "end", "no input": "end", "no match": "end"}),
        state("end", End()),
        parameters=(slot("what", TEXT),),
        **more,
    )
    return centre(main, inner, other)


def test_it_stands_alone_in_the_other_flow_with_its_parameters() -> None:
    run = Driven(handed())
    assert [frame.flow for frame in run.position.frames] == ["other"]
    assert run.values == {"what": "a bill"}
    assert run.heard == ["press"]
    assert run.position.kept == {"topic": "bill"}
    assert restore(store(run.position)) == run.position


def test_the_times_of_those_that_are_left_no_longer_count() -> None:
    run = Driven(handed())
    assert [one.timer for one in run.commands if isinstance(one, SetTimer)] == ["most.0"]
    assert [one.timer for one in run.commands if isinstance(one, CancelTimer)] == ["most.0"]


def test_its_own_time_begins_anew() -> None:
    run = Driven(handed(at_most=5 * SECOND, at_most_to="end"))
    assert list(run.position.timers) == ["most.0"]
    run.fire("most.0")
    assert run.stands == "over"


def test_its_own_failure_is_its_own() -> None:
    run = Driven(handed())
    run.say_failed()
    assert run.stands == "over"


def test_an_argument_without_a_value_fails_here() -> None:
    main = flow("main", state("start", HandTo("other", given(what=BuiltIn("interaction.number")))))
    other = flow("other", state("start", End()), parameters=(slot("what", TEXT),))
    run = Driven(centre(main, other), number="")
    assert run.stands == "over"


def test_a_customer_who_has_left_is_handed_to_nobody() -> None:
    main = flow(
        "main",
        state("start", say("hello"), next="end"),
        state("gone", HandTo("other", ())),
        state("end", End()),
        on_hang_up="gone",
    )
    run = Driven(centre(main, flow("other", state("start", say("hello again"), next="end"), state("end", End()))))
    run.hang_up()
    assert run.stands == "over"
    assert run.heard == ["hello"]
