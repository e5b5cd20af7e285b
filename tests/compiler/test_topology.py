"""Walks over numbered graphs, held against networkx and against looking at every way."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.topology import among, backwards, in_order, knots, reachable, shortest_circle

T = TypeVar("T")
Links = list[list[int]]


@st.composite
def some_links(draw: st.DrawFn, most: int = 8) -> Links:
    size = draw(st.integers(1, most))
    return [draw(st.lists(st.integers(0, size - 1), max_size=3)) for _ in range(size)]


def drawn(links: Links) -> networkx.DiGraph:
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(len(links)))
    graph.add_edges_from((node, target) for node, targets in enumerate(links) for target in targets)
    return graph


def on_a_circle(links: Links, node: int) -> bool:
    return any(target == node or networkx.has_path(drawn(links), target, node) for target in links[node])


@given(some_links(), st.sets(st.integers(0, 7), max_size=3))
@settings(max_examples=150)
def test_what_is_reached_is_what_a_plain_walk_reaches(links: Links, roots: set[int]) -> None:
    roots = {root for root in roots if root < len(links)}
    expected = roots | {one for root in roots for one in networkx.descendants(drawn(links), root)}
    assert {node for node, yes in enumerate(reachable(links, roots)) if yes} == expected


@given(some_links())
@settings(max_examples=100)
def test_links_turned_round_twice_are_the_same(links: Links) -> None:
    assert [sorted(one) for one in backwards(backwards(links))] == [sorted(one) for one in links]


@given(some_links())
@settings(max_examples=150)
def test_the_order_puts_each_node_after_those_that_lead_to_it(links: Links) -> None:
    ordered = in_order(links)
    place = {node: number for number, node in enumerate(ordered)}
    assert all(place[node] < place[to] for node in place for to in links[node] if to in place)
    circles = {node for node in range(len(links)) if on_a_circle(links, node)}
    behind = circles | {one for node in circles for one in networkx.descendants(drawn(links), node)}
    assert set(ordered) == set(range(len(links))) - behind


@given(some_links())
@settings(max_examples=150)
def test_knots_are_the_groups_that_lead_to_each_other(links: Links) -> None:
    found = knots(links)
    assert sorted(node for knot in found for node in knot) == [
        node for node in range(len(links)) if on_a_circle(links, node)
    ]
    for knot in found:
        assert all(networkx.has_path(drawn(links), a, b) for a in knot for b in knot)
    assert found == sorted(found)


@given(some_links(), st.integers(0, 7))
@settings(max_examples=150)
def test_a_circle_is_one_and_none_is_shorter(links: Links, start: int) -> None:
    start %= len(links)
    circle = shortest_circle(links, start)
    if not on_a_circle(links, start):
        assert circle == []
        return
    assert circle[0] == start
    assert len(set(circle)) == len(circle)
    assert all(b in links[a] for a, b in zip(circle, [*circle[1:], start], strict=True))
    back = networkx.single_target_shortest_path_length(drawn(links), start)
    assert len(circle) == 1 + min(length for node, length in dict(back).items() if node in links[start])


def test_the_links_among_some_are_numbered_anew() -> None:
    links = [[1, 2], [2], [0, 2]]
    assert among(links, [2, 0]) == [[1, 0], [0]]
    assert among(links, []) == []


@pytest.mark.parametrize(
    "walk", [in_order, knots, lambda links: reachable(links, [0]), lambda links: shortest_circle(links, 0)]
)
def test_nothing_recurses(walk: Callable[[Links], T]) -> None:
    size = 50_000
    assert size > sys.getrecursionlimit()
    assert len(walk([[(node + 1) % size] for node in range(size)])) in (0, 1, size)
    assert len(walk([[min(node + 1, size - 1)] for node in range(size)])) >= 0
