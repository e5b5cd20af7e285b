"""Circles without end, silence without end, flows that do themselves; held against every walk on small graphs."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from graphs import States, centre, do, end, enter, fetch, flow, give, menu, say, sources
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.graph import (
    AnyExpression,
    Assign,
    Branch,
    Case,
    Constant,
    Count,
    Graph,
    Ladder,
    Operation,
    Record,
    Repeat,
    Transfer,
    Variable,
)
from compiler.passes.analyse import analyse
from compiler.types import NUMBER
from flowlang.diagnostics import Diagnostic, Severity


def found(graph: Graph, *codes: str) -> list[Diagnostic]:
    return [one for one in analyse(graph, sources(graph)) if one.code in codes]


def ways(graph: Graph, code: str = "F412") -> list[str]:
    return [one.facts["way"].replace("`", "") for one in found(graph, code)]


def main(steps: States, **more: object) -> Graph:
    return centre(flow("main", {**steps, "bye": end()}, **more))


# --- by itself


def test_a_step_that_leads_to_itself_is_told_with_the_way_back() -> None:
    graph = main({"start": enter("start/say"), "start/say": say("x", "start")})
    (one,) = found(graph, "F412")
    assert (one.variant, one.facts["name"], one.severity) == ("", "start", Severity.ERROR)
    assert [(note.label, note.location) for note in one.notes] == [("back", sources(graph)["main/start/say"])]
    assert found(graph, "F411", "F416") == []


def test_a_circle_of_steps_is_told_with_each_step_on_it() -> None:
    graph = main({"start": enter("a"), "a": enter("b"), "b": enter("c"), "c": enter("a")})
    (one,) = found(graph, "F412")
    assert one.variant == "several"
    assert one.facts["way"] == "`a` → `b` → `c` → `a`"
    assert [(note.label, note.facts["name"]) for note in one.notes] == [("then", "b"), ("then", "c")]


def test_a_long_circle_is_told_with_few_notes() -> None:
    graph = main({f"s{i}": enter(f"s{(i + 1) % 20}") for i in range(20)}, entry="s0")
    (one,) = found(graph, "F412")
    assert [note.facts["name"] for note in one.notes] == ["s1", "s2", "s3", "s4", "s5", "s19"]


STOPS = {
    "a question": menu({"1": "start", "no input": "start", "no match": "bye"}),
    "a recording": (Record(1), {"recorded": "start", "silence": "start"}),
    "a conversation": (Transfer(Variable("n"), 1), {"ended": "start", "busy": "bye", "no answer": "bye"}),
    "a count": (Count(2, "flow"), {"again": "start", "then": "bye"}),
    "a ladder": (Ladder(2), {"1": "start", "2": "start", "then": "bye"}),
}
GOES_ON = {
    "a branch": (Branch(()), {"1": "bye", "else": "start"}),
    "an answer": fetch(ok="bye", not_found="start"),
    "a failure": fetch(ok="bye", failed="start"),
    "a number that is busy": (Transfer(Variable("n"), 1), {"ended": "bye", "busy": "start", "no answer": "bye"}),
    "after a count": (Count(2, "flow"), {"again": "bye", "then": "start"}),
    "a recording that fails": (Record(1), {"recorded": "bye", "silence": "bye", "failed": "start"}),
    "asking again without a question": (Repeat(), {"next": "start"}),
}


@pytest.mark.parametrize("what", STOPS)
def test_what_waits_or_counts_stops_a_circle(what: str) -> None:
    assert ways(main({"start": enter("x"), "x": STOPS[what]})) == []


@pytest.mark.parametrize("what", GOES_ON)
def test_what_neither_waits_nor_counts_does_not(what: str) -> None:
    assert ways(main({"start": enter("x"), "x": GOES_ON[what]})) == ["start → x → start"]


def test_a_way_over_on_failure_is_taken_once() -> None:
    assert ways(main({"start": fetch(ok="bye"), "sorry": enter("start")}, on_failure="sorry")) == []


def test_steps_that_nobody_comes_to_go_round_unheard() -> None:
    graph = main({"start": enter("bye"), "a": enter("a/say"), "a/say": say("x", "a")})
    assert ways(graph) == []


# --- through sub-flows


def inner(steps: States) -> Graph:
    outer = flow("main", {"start": enter("start/do"), "start/do": do("sub", done="start", other="bye"), "bye": end()})
    return centre(outer, flow("sub", steps, outcomes=("done", "other")))


def test_a_sub_flow_that_gives_its_outcome_by_itself_is_gone_through() -> None:
    graph = inner({"a": enter("b"), "b": give("done"), "c": give("other")})
    (one,) = found(graph, "F412")
    at = sources(graph)
    assert [(note.label, note.location) for note in one.notes] == [
        ("through", at["main/start/do"]),
        ("comes_back", at["sub/b"]),
    ]
    assert one.notes[1].facts == {"name": "sub", "outcome": "done"}


def test_a_count_in_a_sub_flow_begins_anew_each_time() -> None:
    counts = {"a": (Count(2, "flow"), {"again": "b", "then": "c"}), "b": give("done"), "c": give("other")}
    (one,) = found(inner(counts), "F412")
    assert [note.label for note in one.notes] == ["through", "comes_back"]


def test_a_sub_flow_that_asks_first_stops_the_circle() -> None:
    assert ways(inner({"a": menu({"1": "b", "2": "c", "no input": "c"}), "b": give("done"), "c": give("other")})) == []


def test_a_sub_flow_that_fails_by_itself_is_gone_through_by_that_exit() -> None:
    def graph(on_failure: str | None) -> Graph:
        outer = flow(
            "main", {"start": enter("start/do"), "start/do": do("sub", done="bye", failed="start"), "bye": end()}
        )
        sub = flow(
            "sub", {"a": fetch(ok="b"), "b": give("done"), "c": give("done")}, outcomes=("done",), on_failure=on_failure
        )
        return centre(outer, sub)

    assert ways(graph(None)) == ["start → start"]
    assert ways(graph("c")) == []


def test_a_flow_that_is_not_there_is_not_gone_through() -> None:
    outer = flow("main", {"start": enter("start/do"), "start/do": do("no_such", done="start"), "bye": end()})
    assert ways(centre(outer)) == []


# --- flows that do themselves


def test_a_flow_that_does_itself_is_told() -> None:
    sub = flow(
        "sub", {"a": menu({"1": "b", "no input": "c"}), "b": do("sub", done="c"), "c": give("done")}, outcomes=("done",)
    )
    graph = centre(flow("main", {"start": do("sub", done="bye"), "bye": end()}), sub)
    (one,) = found(graph, "F414")
    assert (one.variant, one.facts["way"], one.notes) == ("", "`sub` → `sub`", ())
    assert one.location == sources(graph)["sub/b"]


def test_flows_that_do_each_other_are_told_once() -> None:
    def sub(name: str, other: str) -> object:
        states = {"a": menu({"1": "b", "no input": "c"}), "b": do(other, done="c"), "c": give("done")}
        return flow(name, states, outcomes=("done",))

    graph = centre(flow("main", {"start": do("a", done="bye"), "bye": end()}), sub("a", "b"), sub("b", "a"))
    (one,) = found(graph, "F414")
    assert (one.variant, one.facts["way"]) == ("through", "`a` → `b` → `a`")
    assert [(note.label, note.location) for note in one.notes] == [("then", sources(graph)["b/b"])]


# --- somebody who never answers


def silent(**more: object) -> Graph:
    return main({"start": menu({"1": "bye", "2": "start", "no input": "start", "no match": "bye"})}, **more)


def test_a_caller_who_says_nothing_must_not_stay_for_ever() -> None:
    (one,) = found(silent(), "F416")
    assert (one.facts["name"], one.severity) == ("start", Severity.WARNING)
    assert found(silent(at_most=1, at_most_to="bye"), "F416") == []


def test_a_ladder_ends_silence() -> None:
    steps = {
        "start": menu({"1": "bye", "no input": "start/no-input", "no match": "bye"}),
        "start/no-input": (Count(2, "question"), {"again": "start/no-input/repeat", "then": "bye"}),
        "start/no-input/repeat": (Repeat(), {"next": "start"}),
    }
    assert found(main(steps), "F416") == []
    round_again = {
        **steps,
        "start/no-input": (Count(2, "question"), {"again": "start/no-input/repeat", "then": "start"}),
    }
    assert ways(main(round_again), "F416") == ["start → start"]


def test_a_sub_flow_has_the_time_of_all_who_do_it() -> None:
    asks = menu({"1": "b", "no input": "a", "no match": "b"})
    sub = flow("sub", {"a": asks, "b": give("done")}, outcomes=("done",))
    timed = flow("main", {"start": do("sub", done="bye"), "bye": end()}, at_most=1, at_most_to="bye")
    other = flow("other", {"start": do("sub", done="bye"), "bye": end()})
    assert ways(centre(timed, sub), "F416") == []
    assert ways(centre(timed, sub, other), "F416") == ["a → a"]


# --- variables that count


N, ONE = Variable("n"), Constant(1, NUMBER)
MORE = Operation("+", (N, ONE))
MORE_THAN_THREE = Operation(">", (N, Constant(3, NUMBER)))


def count(change: AnyExpression, test: AnyExpression = MORE_THAN_THREE) -> States:
    return {
        "start": enter("start/set"),
        "start/set": (Assign("n", "flow", change), {"next": "start/if"}),
        "start/if": (Branch((Case(test, "1"),)), {"1": "bye", "else": "start"}),
    }


LESS_THAN_THREE = Operation("<", (N, Constant(3, NUMBER)))
THREE_IS_MORE = Operation(">", (Constant(3, NUMBER), N))
LESS = Operation("-", (N, Constant("1.5", NUMBER)))


@pytest.mark.parametrize(
    ("change", "test"),
    [
        (MORE, MORE_THAN_THREE),
        (Operation("+", (ONE, N)), MORE_THAN_THREE),
        (LESS, LESS_THAN_THREE),
        (LESS, THREE_IS_MORE),
        (LESS, Operation("not", (MORE_THAN_THREE,))),
        (MORE, Operation("<", (N, Variable("m")))),
    ],
    ids=["n+1", "1+n", "n-1.5", "3>n", "not", "n<m"],
)
def test_a_variable_that_counts_and_is_tested_ends_a_circle(change: AnyExpression, test: AnyExpression) -> None:
    assert ways(main(count(change, test))) == []


@pytest.mark.parametrize(("change", "test"), [(MORE, LESS_THAN_THREE), (LESS, MORE_THAN_THREE), (MORE, THREE_IS_MORE)])
def test_one_that_counts_away_from_its_test_does_not(change: AnyExpression, test: AnyExpression) -> None:
    assert ways(main(count(change, test))) != []


@pytest.mark.parametrize(
    "change",
    [
        ONE,
        Operation("+", (N, Constant(0, NUMBER))),
        Operation("+", (N, Constant("0.00", NUMBER))),
        Operation("-", (ONE, N)),
        Operation("+", (N, N)),
        Operation("+", (Variable("m"), ONE)),
        Operation("*", (N, ONE)),
    ],
)
def test_a_variable_that_does_not_count_ends_none(change: AnyExpression) -> None:
    assert ways(main(count(change))) == ["start → start"]


def test_the_test_must_compare_the_variable_and_lead_out() -> None:
    nested = Operation("not", (Operation("and", (Operation("<", (N, ONE)), Variable("x"))),))
    assert ways(main(count(MORE, nested))) == []
    assert ways(main(count(MORE, Operation("known", (N,))))) == ["start → start"]
    steps = count(MORE)
    inside = {**steps, "start/if": (steps["start/if"][0], {"1": "start", "else": "start"})}
    assert ways(main(inside)) == ["start → start"]


def test_a_variable_that_goes_up_and_down_does_not_count() -> None:
    steps = count(MORE)
    down = (Assign("n", "flow", Operation("+", (N, Constant(-1, NUMBER)))), {"next": "start/if"})
    assert ways(main({**steps, "start/set": (steps["start/set"][0], {"next": "start/down"}), "start/down": down})) == [
        "start → start"
    ]


def test_a_variable_that_a_fetch_or_a_sub_flow_fills_does_not_count() -> None:
    steps = count(MORE)
    filled = {**steps, "start": enter("start/fetch"), "start/fetch": fetch(ok="start/set")}
    assert ways(main(filled)) == []  # it fills another variable
    kept = (Assign("n", "interaction", MORE), {"next": "start/if"})
    assert ways(main({**steps, "start/set": kept})) == ["start → start"]


def test_a_circle_beside_the_count_is_still_told() -> None:
    steps = count(MORE)
    beside = {**steps, "start": (Branch(()), {"1": "start/set", "else": "other"}), "other": enter("start")}
    assert ways(main(beside)) == ["start → other → start"]


def test_two_counts_one_inside_the_other_are_believed() -> None:
    inside = count(Operation("+", (Variable("m"), ONE)), Operation(">", (Variable("m"), ONE)))
    steps = {
        **count(MORE),
        "start/set": (Assign("n", "flow", MORE), {"next": "in"}),
        "in": enter("in/set"),
        "in/set": (Assign("m", "flow", Operation("+", (Variable("m"), ONE))), {"next": "in/if"}),
        "in/if": (inside["start/if"][0], {"1": "start/if", "else": "in"}),
    }
    assert ways(main(steps)) == []


# --- every walk on small graphs

KINDS = ("say", "menu", "count", "branch")


def state_of(kind: str, first: str, second: str) -> object:
    if kind == "say":
        return say("x", first)
    if kind == "count":
        return Count(1, "flow"), {"again": first, "then": second}
    if kind == "branch":
        return Branch(()), {"1": first, "else": second}
    return menu({"1": first, "no input": second})


def goes_round(kinds: list[str], targets: list[tuple[int, int]]) -> bool:
    """Whether some walk comes back to a state without a question or an `again`: by trying every one."""
    size = len(kinds)

    def onward(node: int, by_itself: bool) -> set[int]:
        if node >= size or (by_itself and kinds[node] == "menu"):
            return set()
        first, second = targets[node]
        if kinds[node] == "say":
            return {first}
        return {second} if by_itself and kinds[node] == "count" else {first, second}

    def walks(start: int, by_itself: bool) -> set[int]:
        seen: set[int] = set()
        front = onward(start, by_itself)
        while front - seen:
            seen |= front
            front = {to for node in seen for to in onward(node, by_itself)}
        return seen

    reached = {0} | walks(0, False)
    return any(node in walks(node, True) for node in reached)


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=5))
@settings(max_examples=200)
def test_a_circle_is_told_exactly_where_some_walk_goes_round(drawn: list[tuple[str, int, int]]) -> None:
    size = len(drawn)
    targets = [(min(a, size), min(b, size)) for _, a, b in drawn]
    names = [f"s{i}" for i in range(size)] + ["bye"]
    steps = {
        names[i]: state_of(kind, names[targets[i][0]], names[targets[i][1]]) for i, (kind, _, _) in enumerate(drawn)
    }
    assert bool(ways(main(steps))) == goes_round([kind for kind, _, _ in drawn], targets)


def test_every_pair_of_states_is_judged_like_every_walk() -> None:
    for first, second in product(KINDS, KINDS):
        for targets in product(product(range(3), repeat=2), repeat=2):
            names = ["s0", "s1", "bye"]
            steps = {
                names[i]: state_of(kind, names[to[0]], names[to[1]])
                for i, (kind, to) in enumerate(zip((first, second), targets, strict=True))
            }
            assert bool(ways(main(steps))) == goes_round([first, second], list(targets))


def large(steps: int, after: Callable[[int], str], again: str) -> Graph:
    """A centre of five states a step: prompts, an answer from a system, a question."""
    found: dict[str, object] = {}
    for i in range(steps):
        found[f"s{i}"] = enter(f"s{i}/say")
        found[f"s{i}/say"] = say("x", f"s{i}/fetch")
        found[f"s{i}/fetch"] = fetch(ok=f"s{i}/ask", not_found="bye")
        found[f"s{i}/ask"] = menu({"1": after(i), "2": "bye", "no input": f"s{i}/count", "no match": "bye"})
        found[f"s{i}/count"] = (Count(2, "question"), {"again": f"s{i}/ask", "then": again})
    return main(found, entry="s0")


def test_fifty_thousand_states_are_analysed_without_recursion() -> None:
    size = 10_000
    assert analyse(large(size, lambda i: f"s{(i + 1) % size}", "bye"), {}) == ()


def test_many_circles_are_told_each() -> None:
    graph = large(500, lambda i: f"s{i + 1}" if i < 499 else "bye", "s0")
    (one,) = found(graph, "F416")
    assert one.facts["way"] == "`s0` → `s0`"
    loops = {f"s{i}": (Branch(()), {"1": f"s{i}", "else": f"s{i + 1}" if i < 1999 else "bye"}) for i in range(2000)}
    assert len(found(main(loops, entry="s0"), "F412")) == 2000
