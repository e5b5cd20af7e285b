"""What is proved on a graph holds for every call: calls of any kind are walked with `advance`, none contradicts it."""

from __future__ import annotations

from engine_graphs import Driven, connectors, slot
from graphs import SECOND, centre, do, end, fetch, flow, give, say, speech
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.graph import AnyDoes, Branch, Case, Constant, Count, Graph, Option, Question
from compiler.passes.analyse import analyse
from compiler.passes.analyse_figures import figures
from compiler.passes.analyse_outline import step_of
from compiler.types import TEXT, YES_NO
from flowlang.diagnostics import Diagnostic
from runtime.engine.commands import Fault, Speak

KINDS = ("say", "menu", "count", "branch", "fetch", "sub", "end")
Drawn = list[tuple[str, int, int]]
LONGEST_CALL = 60

drawn_flows = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=6)


def does_of(kind: str, first: str, second: str) -> tuple[AnyDoes, dict[str, str]]:
    if kind == "say":
        return say("x", first)
    if kind == "count":
        return Count(1, "flow"), {"again": first, "then": second}
    if kind == "branch":
        return Branch((Case(Constant(True, YES_NO), "1"),)), {"1": first, "else": second}
    if kind == "fetch":
        return fetch(SECOND, ok=first, not_found=second, failed=second)
    if kind == "sub":
        return do("sub", a=first, b=second)
    if kind == "end":
        return end()
    question = Question("menu", (speech("Well?"),), (Option("1", ("1",)), Option("2", ("2",))), None, {"voice": SECOND})
    return question, {"1": first, "2": second, "no input": first, "no match": second}


def graph_of(main: Drawn, sub: Drawn) -> Graph:
    """A centre whose states are each a step of its own, so that a proof about a step is one about a state."""
    names = [f"s{i}" for i in range(len(main))] + ["bye"]
    outer = {
        names[i]: does_of(kind, names[min(a, len(main))], names[min(b, len(main))])
        for i, (kind, a, b) in enumerate(main)
    }
    places = [f"t{i}" for i in range(len(sub))] + ["given_a", "given_b"]
    inner = {
        places[i]: does_of("say" if kind == "sub" else kind, places[min(a, len(sub))], places[min(b, len(sub) + 1)])
        for i, (kind, a, b) in enumerate(sub)
    }
    outcomes = {"given_a": give("a"), "given_b": give("b")}
    return centre(
        flow("main", {**outer, "bye": end()}, variables=(slot("found", TEXT),)),
        flow("sub", {**inner, **outcomes}, outcomes=("a", "b"), variables=(slot("found", TEXT),)),
        connectors=connectors(TEXT) | {"crm": {"by_code": connectors(TEXT)["crm"]["ask"]}},
    )


def go_on(call: Driven, choice: int) -> bool:
    """The next event of a call; whether it was the caller's turn."""
    phase = call.position.phase
    if phase == "requesting":
        call.reply("ok" if choice % 2 else "not found", "x" if choice % 2 else None)
    elif phase == "listening" and choice == 2:
        call.fire(next(iter(call.position.timers)))
    elif phase == "listening":
        call.press("1" if choice else "2")
    else:
        call.said()
    return phase == "listening"


@given(drawn_flows, drawn_flows, st.lists(st.integers(0, 2), min_size=LONGEST_CALL, max_size=LONGEST_CALL))
@settings(max_examples=100, deadline=None)
def test_no_call_contradicts_a_proof(main: Drawn, sub: Drawn, choices: list[int]) -> None:
    graph = graph_of(main, sub)
    told = list(analyse(graph, {}))
    prompts = figures(graph)["main"].prompts.value
    call = Driven(graph)
    heard = [len([one for one in call.last.commands if isinstance(one, Speak)])]
    for choice in choices:
        if not call.position.frames:
            break
        was_turn = go_on(call, choice)
        spoken = sum(1 for one in call.last.commands if isinstance(one, Speak))
        heard = [*heard, spoken] if was_turn else [*heard[:-1], heard[-1] + spoken]

    visited = {step_of(state) for state, _ in call.taken}
    assert visited.isdisjoint(steps("F410", told))
    if not steps("F412", told):
        assert not [one for one in call.commands if isinstance(one, Fault)]
        assert prompts is not None
    if prompts is not None:
        assert max(heard) <= prompts
    if not visited.isdisjoint(steps("F411", told)):
        assert call.position.frames


def steps(code: str, told: list[Diagnostic]) -> set[str]:
    """Every step that messages of a code name."""
    found = [f"{one.facts['name']}, {one.facts.get('others', '')}" for one in told if one.code == code]
    return {name for one in found for name in one.replace("`", "").split(", ") if name}
