"""Ways through a flow: who comes, who leaves, what is never used; on graphs made by hand."""

from __future__ import annotations

import pytest
from graphs import asked, centre, do, end, enter, fetch, flow, give, menu, say, sources
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.graph import Assign, Constant, FlowGraph, Graph, Option, Question, Record, Transfer, Transition, Variable
from compiler.passes.analyse import analyse
from compiler.types import TEXT
from flowlang.diagnostics import Diagnostic, Severity
from flowlang.values import replace


def found(graph: Graph, *codes: str, doubtful: tuple[str, ...] = ()) -> list[Diagnostic]:
    return [one for one in analyse(graph, sources(graph), doubtful) if one.code in codes]


def told(graph: Graph, *codes: str, doubtful: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    """Code with variant, name and others of what is said."""
    return [
        (f"{one.code}.{one.variant}".rstrip("."), one.facts.get("name", ""), one.facts.get("others", ""))
        for one in found(graph, *codes, doubtful=doubtful)
    ]


def plain(**more: object) -> FlowGraph:
    return flow("main", {"start": say("Hello.", "bye"), "bye": end()}, **more)


def test_a_healthy_flow_gets_no_message() -> None:
    assert analyse(centre(plain()), {}) == ()


def test_a_state_without_a_place_is_told_all_the_same() -> None:
    graph = centre(flow("main", {"start": enter("bye"), "lost": enter("bye"), "bye": end()}))
    assert [(one.code, one.location.path) for one in analyse(graph, {})] == [("F410", "")]
    at = {"main": sources(graph)["main"]}
    assert [one.location for one in analyse(graph, at)] == [at["main"]]


# --- nobody comes


def test_a_step_that_nothing_leads_to_is_told_where_it_begins() -> None:
    graph = centre(flow("main", {"start": enter("bye"), "lost": enter("bye"), "bye": end()}))
    (one,) = found(graph, "F410")
    assert (one.facts["name"], one.severity, one.location) == ("lost", Severity.ERROR, sources(graph)["main/lost"])


def test_of_steps_that_hang_together_the_first_is_told_with_the_others() -> None:
    steps = {"start": enter("bye"), "c": enter("bye"), "a": enter("b"), "b": enter("c"), "bye": end()}
    assert told(centre(flow("main", steps)), "F410") == [("F410.with_others", "a", "`c`, `b`")]


def test_steps_that_lead_to_each_other_alone_are_told_once() -> None:
    steps = {"start": enter("bye"), "a": enter("b"), "b": enter("a"), "bye": end()}
    assert told(centre(flow("main", steps)), "F410") == [("F410.with_others", "a", "`b`")]


def test_a_line_that_nothing_comes_to_is_told_once_for_its_step() -> None:
    steps = {"start": enter("bye"), "start/say": say("x", "start/say.2"), "start/say.2": say("y", "bye"), "bye": end()}
    assert told(centre(flow("main", steps)), "F410") == [("F410.line", "start", "")]


@pytest.mark.parametrize("head", ["on_failure", "on_hang_up", "at_most_to"])
def test_what_the_head_leads_to_is_reached(head: str) -> None:
    steps = {"start": enter("bye"), "other": enter("bye"), "bye": end()}
    assert told(centre(flow("main", steps, **{head: "other"})), "F410") == []


def test_a_flow_of_which_parts_could_not_be_read_proves_nothing() -> None:
    steps = {"start": enter("start"), "lost": enter("bye"), "bye": end()}
    graph = centre(flow("main", steps, outcomes=("never",)))
    assert told(graph, "F410", "F411", "F418", doubtful=("main",)) == []


def test_the_state_for_an_unknown_name_is_not_told() -> None:
    steps = {"start": enter("bye"), "bye": end(), "?": end()}
    assert told(centre(flow("main", steps)), "F410") == []


@given(st.integers(1, 7), st.data())
@settings(max_examples=150)
def test_a_step_is_told_exactly_where_a_plain_walk_does_not_come(size: int, data: st.DataObject) -> None:
    number = st.integers(0, size - 1)
    targets = [data.draw(st.lists(number, min_size=1, max_size=3)) for _ in range(size)]
    steps = {
        f"s{i}": menu({"0": f"s{to[0]}", "1": f"s{to[-1]}", "no input": f"s{to[len(to) // 2]}", "no match": "bye"})
        for i, to in enumerate(targets)
    }
    graph = centre(flow("main", {**steps, "bye": end()}))
    seen, waiting = {0}, [0]
    while waiting:
        fresh = set(targets[waiting.pop()]) - seen
        seen |= fresh
        waiting.extend(fresh)
    named = {name for one in told(graph, "F410") for name in (one[1], *one[2].replace("`", "").split(", ")) if name}
    assert named == {f"s{i}" for i in range(size)} - {f"s{i}" for i in seen}


# --- nobody leaves


def test_a_menu_that_only_repeats_never_ends() -> None:
    graph = centre(flow("main", {"start": menu({"1": "start", "no input": "start", "no match": "start"})}))
    assert told(graph, "F411") == [("F411", "start", "")]


def test_what_only_leads_into_a_dead_end_is_not_told() -> None:
    steps = {
        "start": enter("a"),
        "a": menu({"1": "b", "no input": "b"}),
        "b": menu({"1": "c", "no input": "c"}),
        "c": menu({"1": "b", "no input": "b"}),
    }
    assert told(centre(flow("main", steps)), "F411") == [("F411.several", "b", "`c`")]


def test_the_flows_own_time_is_a_way_out() -> None:
    steps = {"start": menu({"1": "start", "no input": "start"}), "bye": end()}
    assert told(centre(flow("main", steps, at_most=1, at_most_to="bye")), "F411", "F416") == []


def test_what_may_be_chosen_anywhere_is_a_way_out() -> None:
    again = {"1": "start", "no input": "start"}
    anywhere = {"anywhere": (Option("help", ("0",)),), "anywhere_exits": (Transition("help", "main/bye"),)}
    steps = {"start": menu(again), "bye": end()}
    assert told(centre(flow("main", steps, **anywhere)), "F411") == []
    asks, exits = menu(again)
    apart = {**steps, "start": (replace(asks, accepts_anywhere=False), exits)}
    assert told(centre(flow("main", apart, **anywhere)), "F411") == [("F411", "start", "")]
    outer = {"start": do("sub", done="start"), "bye": end()}
    sub = flow("sub", {"a": menu({"1": "a", "no input": "a"}), "b": give("done")}, outcomes=("done",))
    assert told(centre(flow("main", outer, **anywhere), sub), "F411") == []
    assert told(centre(flow("main", outer), sub), "F411") == [("F411", "a", "")]


def test_a_sub_flow_ends_by_the_time_of_all_who_do_it() -> None:
    sub = flow("sub", {"a": menu({"1": "a", "no input": "a"}), "b": give("done")}, outcomes=("done",))
    main = flow("main", {"start": do("sub", done="bye"), "bye": end()}, at_most=1, at_most_to="bye")
    other = flow("other", {"start": do("sub", done="bye"), "bye": end()})
    assert told(centre(main, sub), "F411") == []
    assert told(centre(main, sub, other), "F411") == [("F411", "a", "")]


def test_a_sub_flow_may_end_the_call() -> None:
    steps = {"start": menu({"1": "start/do", "no input": "start"}), "start/do": do("sub", done="start")}
    ends = flow(
        "sub", {"a": menu({"1": "b", "2": "c", "no input": "b"}), "b": give("done"), "c": end()}, outcomes=("done",)
    )
    gives = flow("sub", {"a": menu({"1": "b", "no input": "b"}), "b": give("done")}, outcomes=("done",))
    assert told(centre(flow("main", steps), ends), "F411") == []
    assert told(centre(flow("main", steps), gives), "F411") == [("F411", "start", "")]


def test_a_flow_that_never_comes_back_is_told_where_it_does_not() -> None:
    main = flow("main", {"start": enter("start/do"), "start/do": do("sub", done="bye"), "bye": end()})
    sub = flow("sub", {"a": menu({"1": "a", "no input": "a"}), "b": give("done")}, outcomes=("done",))
    assert told(centre(main, sub), "F411") == [("F411", "a", "")]


def test_a_name_that_is_not_known_might_lead_anywhere() -> None:
    steps = {"start": menu({"1": "start", "2": "nowhere", "no input": "start"})}
    assert told(centre(flow("main", steps)), "F411") == []
    assert (
        told(centre(flow("main", {"start": menu({"1": "start/do"}), "start/do": do("no_such", done="start")})), "F411")
        == []
    )


# --- never used


def test_an_outcome_that_no_line_gives_is_told_at_its_place() -> None:
    main = flow("main", {"start": do("sub", a="bye", b="bye"), "bye": end()})
    sub = flow("sub", {"s": give("a")}, outcomes=("a", "b"))
    (one,) = found(centre(main, sub), "F418")
    assert (one.facts, one.severity) == ({"name": "sub", "outcome": "b"}, Severity.WARNING)
    graph = centre(main, sub)
    at = {**sources(graph), "sub/outcome-b": sources(graph)["sub/s"]}
    assert [one.location for one in analyse(graph, at) if one.code == "F418"] == [at["sub/outcome-b"]]


def test_a_flow_that_no_service_leads_to_is_told() -> None:
    main = flow("main", {"start": do("used", a="bye"), "bye": end()})
    used, unused = (flow(name, {"s": give("a")}, outcomes=("a",)) for name in ("used", "unused"))
    by_unused = flow("inner", {"s": give("a")}, outcomes=("a",))
    unused = flow("unused", {"s": do("inner", a="t"), "t": give("a")}, outcomes=("a",))
    graph = centre(main, used, unused, by_unused)
    assert told(graph, "F417") == [("F417", "unused", ""), ("F417", "inner", "")]
    assert told(centre(main, used, unused, by_unused, services={}, lines={}), "F417") == []


# --- failures on failures


def failing(sorry: dict[str, object], **more: object) -> list[tuple[str, str, str]]:
    steps = {"start": say("x", "bye"), "bye": end(), "sorry": enter("sorry/do"), **sorry}
    inner = flow("inner", {"s": fetch(ok="t"), "t": give("a")}, outcomes=("a",))
    return told(centre(flow("main", steps, on_failure="sorry", **more), inner), "F415")


def test_a_failure_while_a_failure_is_handled_is_told() -> None:
    assert failing({"sorry/do": fetch(ok="bye")}) == [("F415", "sorry", "")]
    assert failing({"sorry/do": (Record(1), {"recorded": "bye", "silence": "bye"})}) == [("F415", "sorry", "")]
    assert failing({"sorry/do": do("inner", a="bye")}) == [("F415", "sorry", "")]


def test_a_failure_that_is_taken_or_after_a_question_is_not_told() -> None:
    assert failing({"sorry/do": fetch(ok="bye", failed="bye")}) == []
    assert failing({"sorry/do": do("inner", a="bye", failed="bye")}) == []
    asked_first = {"sorry/do": menu({"1": "sorry/fetch", "no input": "bye"}), "sorry/fetch": fetch(ok="bye")}
    assert failing(asked_first) == []


# --- a choice that is none


def test_options_that_do_the_same_are_told() -> None:
    same = {"1": "a", "2": "b", "no input": "bye", "no match": "bye"}
    steps = {"start": menu(same), "start/1": end(), "a": enter("bye"), "b": enter("bye"), "bye": end()}
    assert told(centre(flow("main", steps)), "F413") == []
    copied = {
        "start": menu({"1": "start/1/say", "2": "start/2/say", "no input": "bye"}),
        "start/1/say": say("Wait.", "bye"),
        "start/2/say": say("Wait.", "bye"),
        "bye": end(),
    }
    assert told(centre(flow("main", copied)), "F413") == [("F413", "start", "")]


def test_options_that_set_different_values_differ() -> None:
    def sets(value: str) -> tuple[Assign, dict[str, str]]:
        return Assign("language", "language", Constant(value, TEXT)), {"next": "bye"}

    steps = {
        "start": menu({"1": "start/1/set", "2": "start/2/set", "no input": "bye"}),
        "start/1/set": sets("en"),
        "start/2/set": sets("it"),
        "bye": end(),
    }
    assert told(centre(flow("main", steps)), "F413") == []


def test_yes_and_no_that_both_end_are_told_as_a_question() -> None:
    asks = Question("confirm", (), (Option("yes", ("1",)), Option("no", ("2",))))
    steps = {
        "start": (asks, {"yes": "start/yes/end", "no": "start/no/end", "no input": "bye"}),
        "start/yes/end": end(),
        "start/no/end": end(),
        "bye": end(),
    }
    assert told(centre(flow("main", steps)), "F413") == [("F413.confirm", "start", "")]


def test_a_long_way_and_an_unknown_one_are_not_compared_for_ever() -> None:
    long = {f"start/{side}/say.{i}": say("x", f"start/{side}/say.{i + 1}") for side in "12" for i in range(60)}
    steps = {"start": menu({"1": "start/1/say.0", "2": "start/2/say.0", "no input": "bye"}), **long}
    ends = {"start/1/say.60": say("x", "nowhere"), "start/2/say.60": end(), "bye": end()}
    assert told(centre(flow("main", {**steps, **ends})), "F413") == []
    lost = {"start": asked({"1": "nowhere", "2": "bye"}, Option("1"), Option("2")), "bye": end()}
    assert told(centre(flow("main", lost)), "F413") == []
    circle = {
        "start": menu({"1": "start/a", "2": "start/b"}),
        "start/a": say("x", "start/a"),
        "start/b": say("x", "nowhere"),
    }
    assert told(centre(flow("main", circle)), "F413") == []


def test_transfers_are_no_dead_end() -> None:
    connects = (Transfer(Variable("number"), 1), {"ended": "bye", "busy": "bye", "no answer": "bye"})
    assert told(centre(flow("main", {"start": connects, "bye": end()})), "F411") == []
