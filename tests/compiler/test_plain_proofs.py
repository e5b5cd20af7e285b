"""The proofs look only at the states they have business with, and find what looking at every state finds."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from plain_proofs import leading_out, links_taken, most_added, outcomes_passed, some_centre

from compiler.graph import Count, Do, Graph, Ladder
from compiler.passes.analyse_figures import PROMPTS, SILENCE
from compiler.passes.analyse_longest import LongestWay, Measure
from compiler.passes.analyse_loops import BY_ITSELF, WITHOUT_AN_ANSWER, ways
from compiler.passes.analyse_outline import survey
from compiler.passes.analyse_paths import _leading_out
from flowlang.values import replace

SEEDS = range(60)
SILENCE_OF_THE_FLOW = 7_000_000


@pytest.mark.parametrize("taken", [BY_ITSELF, WITHOUT_AN_ANSWER])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_links_taken_are_those_of_every_state(seed: int, taken: Mapping[type, frozenset[str]]) -> None:
    centre = survey(some_centre(seed), {})
    found = ways(centre, taken)
    once = {kind: exits for kind, exits in taken.items() if kind not in (Count, Ladder)}
    passed: dict[str, frozenset[str]] = {}
    for name in centre.inner_first:
        one = centre.outlines[name]
        through = links_taken(one, once if centre.callers[name] else taken, passed)
        assert [list(targets) for targets in found.links[name]] == links_taken(one, taken, passed)
        assert [list(targets) for targets in found.through[name]] == through
        passed[name] = frozenset(outcomes_passed(one, through, passed))
        assert found.passed[name] == passed[name]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_ways_out_are_those_of_every_state(seed: int) -> None:
    centre = survey(some_centre(seed), {})
    for one in centre.outlines.values():
        assert [bool(yes) for yes in _leading_out(centre, one)] == leading_out(centre, one)


@pytest.mark.parametrize("measure", [PROMPTS, SILENCE], ids=["prompts", "silence"])
def test_what_adds_up_is_what_adds_up_on_some_way(measure: Measure) -> None:
    compared = 0
    for seed in range(300):
        centre = survey(without_sub_flows(some_centre(seed)), {})
        one = centre.outlines["main"]
        expected = most_added(one, measure, SILENCE_OF_THE_FLOW)
        if expected is not None:
            compared += 1
            assert max(LongestWay(one, measure, SILENCE_OF_THE_FLOW, {}).added().whole.most) == expected
    assert compared > 100


def without_sub_flows(graph: Graph) -> Graph:
    """The first flow alone, without the states that do another."""
    main = graph.flows["main"]
    states = tuple(one for one in main.states if not isinstance(one.does, Do))
    heads = {"on_failure": None, "at_most_to": None}
    return replace(graph, flows={"main": replace(main, states=states, entry=states[0].id, **heads)})
