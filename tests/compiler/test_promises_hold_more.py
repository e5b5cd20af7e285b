"""What is proved of promises is what calls do: no call breaks one that holds, and what is told to break one does."""

from __future__ import annotations

from engine_graphs import Driven
from graphs import sources
from hypothesis import event, given, settings
from hypothesis import strategies as st
from promise_graphs import Drawn, broken, go_on, graph_of, heads, promises, replay, states

from compiler.graph import Graph, Promise
from compiler.passes.analyse_assumed import World
from compiler.passes.analyse_outline import survey
from compiler.passes.analyse_promises import broken_promises
from compiler.passes.promise_calls import Calls
from compiler.passes.promise_search import search
from compiler.promise_happenings import noticed

LONGEST_CALL = 30


def verdict(graph: Graph) -> set[str]:
    return {one.code for one in broken_promises(survey(graph, sources(graph)))}


@given(
    states,
    states,
    states,
    promises,
    heads,
    st.lists(st.lists(st.integers(0, 9), min_size=LONGEST_CALL, max_size=LONGEST_CALL), min_size=3, max_size=3),
)
@settings(max_examples=1500, deadline=None)
def test_no_call_breaks_a_promise_that_holds(
    main: Drawn, sub: Drawn, other: Drawn, promise: Promise, head: dict[str, bool], callers: list[list[int]]
) -> None:
    graph = graph_of(main, sub, other, promise, head)
    told = verdict(graph)
    event(",".join(sorted(told)) or "holds")
    if told & {"F420", "F421"}:
        return
    for choices in callers:
        call = Driven(graph)
        for choice in choices:
            if not call.position.frames:
                break
            go_on(call, choice)
        assert not broken(call)


@given(states, states, states, promises, heads)
@settings(max_examples=1500, deadline=None)
def test_the_call_that_is_told_breaks_the_promise(
    main: Drawn, sub: Drawn, other: Drawn, promise: Promise, head: dict[str, bool]
) -> None:
    graph = graph_of(main, sub, other, promise, head | {"in_sub": False})
    if "F420" not in verdict(graph):
        return
    made = graph.flows["main"].promises[0]
    coarse = Calls(graph, "main", World())
    found = search(graph, "main", made, noticed(graph, "main", made), World(), coarse)
    call = Driven(graph)
    replay(call, [(move.state, move.exit) for move in found.call])
    assert [one.promise for one in broken(call)] == ["main/promise"]
