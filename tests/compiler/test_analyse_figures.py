"""The most prompts in a row and the longest silence, held against every walk on small graphs."""

from __future__ import annotations

import pytest
from graphs import SECOND, States, centre, do, end, enter, fetch, flow, give, menu, say, sources, speech
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.graph import Branch, Count, FlowGraph, Graph, Question, Record, Store, Transfer, Variable
from compiler.passes.analyse import LONGEST_SILENCE, MOST_PROMPTS, analyse
from compiler.passes.analyse_figures import Figures, figures


def main(steps: States, **more: object) -> FlowGraph:
    return flow("main", {**steps, "bye": end()}, **more)


def of(*flows: FlowGraph, name: str = "main") -> Figures:
    return figures(centre(*flows))[name]


def prompts(*flows: FlowGraph) -> int | None:
    return of(*flows).prompts.value


def silence(*flows: FlowGraph) -> int | None:
    return of(*flows).silence.value


def waits(**more: object) -> tuple[Question, dict[str, str]]:
    return Question("menu", (speech("x"),), **more), {"no input": "bye", "no match": "bye"}


# --- prompts


def test_prompts_add_up_until_the_caller_is_asked() -> None:
    steps = {"start": say("1", "b"), "b": say("2", "c"), "c": menu({"1": "d", "no input": "bye"}), "d": say("4", "bye")}
    assert of(main(steps)).prompts.value == 3
    assert of(main(steps)).prompts.way == ("main/start", "main/b", "main/c")


def test_the_longest_of_several_ways_counts() -> None:
    steps = {"start": (Branch(()), {"1": "a", "else": "bye"}), "a": say("1", "b"), "b": say("2", "bye")}
    assert prompts(main(steps)) == 2


def test_what_is_heard_meanwhile_is_a_prompt() -> None:
    assert prompts(main({"start": fetch(SECOND, speech("x"), ok="a"), "a": say("y", "bye")})) == 2
    assert prompts(main({"start": fetch(SECOND, ok="a"), "a": say("y", "bye")})) == 1


@pytest.mark.parametrize("does", [Record(1), Transfer(Variable("n"), 1)])
def test_a_recording_or_a_conversation_begins_anew(does: Record | Transfer) -> None:
    steps = {"start": say("1", "a"), "a": (does, {"recorded": "b"}), "b": say("2", "bye")}
    assert prompts(main(steps)) == 1


def test_a_question_without_words_is_no_prompt() -> None:
    assert prompts(main({"start": menu({"1": "bye", "no input": "bye"}, prompt="")})) == 0


def test_a_count_is_gone_round_as_often_as_it_says() -> None:
    steps = {"start": say("x", "count"), "count": (Count(2, "flow"), {"again": "start", "then": "bye"})}
    assert prompts(main(steps)) == 3


def test_counts_in_many_steps_add_up() -> None:
    steps: dict[str, object] = {}
    for i in range(300):
        steps[f"s{i}"] = say("x", f"s{i}/count")
        following = f"s{i + 1}" if i < 299 else "bye"
        steps[f"s{i}/count"] = (Count(2, "flow"), {"again": f"s{i}", "then": following})
    assert prompts(main(steps, entry="s0")) == 900


def test_a_circle_without_end_has_no_figure() -> None:
    assert prompts(main({"start": say("x", "start")})) is None
    assert silence(main({"start": fetch(ok="start")})) is None
    assert prompts(main({"start": enter("start")})) == 0


def test_sub_flows_are_gone_through() -> None:
    sub = flow("sub", {"a": say("2", "b"), "b": say("3", "c"), "c": give("done")}, outcomes=("done",))
    outer = main({"start": say("1", "do"), "do": do("sub", done="d"), "d": say("4", "bye")})
    assert prompts(outer, sub) == 4
    asks = flow(
        "sub",
        {"a": say("2", "b"), "b": (waits()[0], {"no input": "c"}), "c": say("x", "d"), "d": give("done")},
        outcomes=("done",),
    )
    assert prompts(outer, asks) == 3


def test_what_fails_in_a_sub_flow_may_have_heard_all_of_it() -> None:
    sub = flow("sub", {"a": say("2", "b"), "b": fetch(ok="c"), "c": give("done")}, outcomes=("done",))
    outer = main({"start": say("1", "do"), "do": do("sub", done="bye", failed="d"), "d": say("3", "bye")})
    assert prompts(outer, sub) == 3


def test_a_flow_that_is_not_there_adds_nothing() -> None:
    assert prompts(main({"start": say("1", "do"), "do": do("no_such", done="d"), "d": say("2", "bye")})) == 2


def test_flows_that_do_each_other_still_have_a_figure() -> None:
    one = flow("sub", {"a": say("1", "b"), "b": do("sub", done="c"), "c": give("done")}, outcomes=("done",))
    assert prompts(main({"start": do("sub", done="bye")}), one) is not None


def test_what_the_head_leads_to_begins_anew() -> None:
    steps = {"start": say("1", "bye"), "sorry": say("2", "sorry/2"), "sorry/2": say("3", "bye")}
    assert prompts(main(steps, on_failure="sorry")) == 2


# --- silence


def test_waits_add_up_until_something_is_heard() -> None:
    steps = {
        "start": fetch(3 * SECOND, ok="a"),
        "a": (Store("c", "o", (), 4 * SECOND), {"ok": "b"}),
        "b": say("x", "c"),
        "c": fetch(5 * SECOND, ok="bye"),
    }
    assert silence(main(steps)) == 7 * SECOND
    assert of(main(steps)).silence.way == ("main/start", "main/a")


def test_a_wait_with_something_to_hear_begins_anew() -> None:
    steps = {
        "start": fetch(3 * SECOND, ok="a"),
        "a": fetch(4 * SECOND, speech("x"), ok="b"),
        "b": fetch(2 * SECOND, ok="bye"),
    }
    assert silence(main(steps)) == 6 * SECOND


def test_a_caller_who_says_nothing_hears_nothing() -> None:
    silent = {
        "start": (waits(no_input_after={"voice": 6 * SECOND})[0], {"no input": "a"}),
        "a": fetch(3 * SECOND, ok="bye"),
    }
    answered = {**silent, "start": (silent["start"][0], {"no match": "a"})}
    assert silence(main(silent)) == 9 * SECOND
    assert silence(main(answered)) == 6 * SECOND


def test_a_question_takes_the_silence_of_its_flow_or_of_those_who_do_it() -> None:
    assert silence(main({"start": waits()}, silences={"voice": 7 * SECOND})) == 7 * SECOND
    sub = flow("sub", {"a": (waits()[0], {"no input": "b"}), "b": give("done")}, outcomes=("done",))
    outer = main({"start": do("sub", done="bye")}, silences={"voice": 8 * SECOND, "chat": 99 * SECOND})
    assert of(outer, sub, name="sub").silence.value == 8 * SECOND
    own = flow(
        "sub", {"a": (waits()[0], {"no input": "b"}), "b": give("done")}, outcomes=("done",), silences={"voice": SECOND}
    )
    assert silence(outer, own) == SECOND


# --- warnings


def told(graph: Graph) -> list[tuple[str, str, str]]:
    found = [one for one in analyse(graph, sources(graph)) if one.code == "F419"]
    return [(one.variant, one.location.path, one.facts.get("count") or one.facts["seconds"]) for one in found]


def many(count: int, last: str = "bye") -> States:
    return {("start" if i == 0 else f"s{i}"): say("x", f"s{i + 1}" if i < count - 1 else last) for i in range(count)}


def test_too_many_prompts_are_told_where_they_arise() -> None:
    assert told(centre(main(many(MOST_PROMPTS)))) == []
    assert told(centre(main(many(MOST_PROMPTS + 1)))) == [("", "main.flow", "13")]
    sub = flow("sub", {**many(MOST_PROMPTS + 1, "end"), "end": give("done")}, outcomes=("done",), media=())
    outer = main({"start": menu({"1": "do", "no input": "bye"}), "do": do("sub", done="bye")})
    assert told(centre(outer, sub)) == [("", "sub.flow", "13")]


def test_too_long_a_silence_is_told() -> None:
    steps = {"start": fetch(LONGEST_SILENCE, ok="a"), "a": fetch(SECOND, ok="bye")}
    assert told(centre(main(steps))) == [("silence", "main.flow", "61")]
    assert told(centre(main(steps, media=("chat",)))) == []


def test_a_circle_without_end_is_not_told_twice() -> None:
    assert told(centre(main({"start": say("x", "start")}))) == []


# --- every walk on small graphs


@given(
    st.lists(
        st.tuples(st.sampled_from(["say", "menu", "fetch"]), st.integers(1, 3), st.integers(1, 3)),
        min_size=1,
        max_size=7,
    )
)
@settings(max_examples=150)
def test_the_figures_are_those_of_the_worst_walk(drawn: list[tuple[str, int, int]]) -> None:
    size = len(drawn)
    names = ["start", *(f"s{i}" for i in range(1, size)), "bye"]
    steps: dict[str, object] = {}
    for i, (kind, a, b) in enumerate(drawn):
        first, second = names[min(i + a, size)], names[min(i + b, size)]
        if kind == "say":
            steps[names[i]] = say("x", first)
        elif kind == "fetch":
            steps[names[i]] = fetch(SECOND, ok=first, not_found=second)
        else:
            asks = Question("menu", (speech("x"),), no_input_after={"voice": 2 * SECOND})
            steps[names[i]] = asks, {"no input": first, "no match": second}

    worst = [0, 0]

    def walk(at: int, heard: int, silent: int) -> None:
        if at >= size:
            return
        kind, a, b = drawn[at]
        if kind == "say":
            worst[0] = max(worst[0], heard + 1)
            walk(min(at + a, size), heard + 1, 0)
        elif kind == "fetch":
            worst[1] = max(worst[1], silent + 1)
            walk(min(at + a, size), heard, silent + 1)
            walk(min(at + b, size), heard, silent + 1)
        else:
            worst[0], worst[1] = max(worst[0], heard + 1), max(worst[1], 2)
            walk(min(at + a, size), 0, 2)
            walk(min(at + b, size), 0, 0)

    walk(0, 0, 0)
    assert (prompts(main(steps)), silence(main(steps))) == (worst[0], worst[1] * SECOND)
