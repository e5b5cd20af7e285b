"""`by chance`: each run its own way, always the same; the shares are kept."""

from __future__ import annotations

from collections import Counter

import pytest
from engine_graphs import Driven, centre, flow, say, state

from compiler.graph import Chance, End, Graph, Share
from flowlang.values import replace
from runtime.engine.chance import FIXED, point
from runtime.engine.events import Started


def chances() -> Graph:
    shares = (Share(100_000, "1"), Share(200_000, "2"))
    states = [state("start", Chance(shares), **{"1": "one", "2": "two", "else": "rest"})]
    states += [state(name, say(name), next="end") for name in ("one", "two", "rest")]
    return centre(flow("main", *states, state("end", End())))


def test_a_point_is_the_same_each_time_and_another_for_each_run_event_and_state() -> None:
    points = {point("a", 1, "s"), point("b", 1, "s"), point("a", 2, "s"), point("a", 1, "t")}
    assert point("a", 1, "s") in points
    assert len(points) == 4
    assert all(0 <= one < 1_000_000 for one in points)


def test_runs_go_by_their_shares() -> None:
    points = [point(f"run {number}", 1, "main/start") for number in range(2_000)]
    counts = Counter("1" if one < 100_000 else "2" if one < 300_000 else "else" for one in points)
    assert 140 < counts["1"] < 260
    assert 330 < counts["2"] < 470


def test_a_run_takes_the_share_it_stands_in() -> None:
    run = Driven(chances())
    at = point(run.position.run, 1, "main/start")
    assert run.heard == ["one" if at < 100_000 else "two" if at < 300_000 else "rest"]


@pytest.mark.parametrize(("share", "heard"), [(1, "one"), (2, "two"), (0, "rest"), (9, "rest")])
def test_a_rehearsal_may_say_which_share_it_is(share: int, heard: str) -> None:
    run = Driven(chances(), start=False)
    run.position = replace(run.position, kept={FIXED: share})
    run.send(Started, line="main", service="care", medium="voice")
    assert run.heard == [heard]
