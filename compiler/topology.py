"""Walks over a graph of numbered nodes: what can be reached, in which order things come, what stands on a circle.

These walks are our own: each takes time in proportion to the graph and none recurses, so that fifty thousand states
are no more trouble than fifty. networkx would do the same in four times the time and takes longer to import than a
whole centre takes to check. It is imported only where a circle is left over, which a healthy centre has none of, to
tell one knot of circles from another.

Nodes are numbers from 0; `Links` holds for each node those it leads to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

Links = Sequence[Sequence[int]]

LOOKS = 3


def reachable(links: Links, roots: Iterable[int]) -> bytearray:
    """For each node 1 where it can be reached from one of the roots (these count as reached), else 0."""
    reached = bytearray(len(links))
    waiting = list(roots)
    for root in waiting:
        reached[root] = 1
    while waiting:
        for node in links[waiting.pop()]:
            if not reached[node]:
                reached[node] = 1
                waiting.append(node)
    return reached


def backwards(links: Links) -> list[list[int]]:
    """The same links, each turned round."""
    turned: list[list[int]] = [[] for _ in links]
    for node, targets in enumerate(links):
        for target in targets:
            turned[target].append(node)
    return turned


def leading_to(links: Links, out: bytearray) -> bytearray:
    """For each node 1 where some way leads to one of the nodes marked in `out` (which count too), else 0.

    Most ways lead on: looking at the nodes from the last to the first settles nearly all of them, a second look those
    that lead back, and the links are turned round only if some are left.
    """
    found = bytearray(out)
    left = [node for node in range(len(links) - 1, -1, -1) if not found[node]]
    for _ in range(LOOKS):
        left = _still_left(links, left, found)
        if not left:
            return found
    return reachable(backwards(links), [node for node, yes in enumerate(found) if yes])


def _still_left(links: Links, nodes: Iterable[int], found: bytearray) -> list[int]:
    """Marks the nodes that lead straight to one that is marked, one after the other; gives the others."""
    left = []
    for node in nodes:
        for target in links[node]:
            if found[target]:
                found[node] = 1
                break
        else:
            left.append(node)
    return left


def in_order(links: Links) -> list[int]:
    """The nodes, each after all that lead to it; those on a circle, or behind one, are missing."""
    before = [0] * len(links)
    for target in chain.from_iterable(links):
        before[target] += 1
    ordered = [node for node, count in enumerate(before) if not count]
    for node in ordered:  # grows while it is walked
        for target in links[node]:
            if before[target] == 1:
                ordered.append(target)
            else:
                before[target] -= 1
    return ordered


def knots(links: Links) -> list[list[int]]:
    """The knots: groups of nodes that lead to each other (or one that leads to itself), in ascending order."""
    left = set(range(len(links))).difference(in_order(links))
    if not left:
        return []
    return _knots_among(links, left)


def _knots_among(links: Links, left: set[int]) -> list[list[int]]:
    import networkx

    graph: networkx.DiGraph[int] = networkx.DiGraph()
    graph.add_edges_from((node, target) for node in left for target in links[node] if target in left)
    groups = networkx.strongly_connected_components(graph)
    found = [sorted(group) for group in groups if len(group) > 1 or graph.has_edge(*(tuple(group) * 2))]
    return sorted(found)


def among(links: Links, nodes: Sequence[int]) -> list[list[int]]:
    """Only the links between `nodes`, which are numbered anew by their places there; takes time for them alone."""
    places = {node: place for place, node in enumerate(nodes)}
    return [[places[target] for target in links[node] if target in places] for node in nodes]


def shortest_circle(links: Links, start: int) -> list[int]:
    """A shortest way from `start` back to itself, `start` once and first; empty where there is none."""
    came_from: dict[int, int] = {}
    waiting = [start]
    for node in waiting:  # grows while it is walked
        for target in links[node]:
            if target == start:
                return _way(came_from, start, node)
            if target not in came_from:
                came_from[target] = node
                waiting.append(target)
    return []


def _way(came_from: dict[int, int], start: int, last: int) -> list[int]:
    way = [last]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]
