"""`hand to`: what is proved of several flows together, since one goes on in another's place and nothing comes back.

A circle of flows that hand to each other is found among the flows themselves: one leads to another where it can come
to such a `hand to` by itself, whatever was counted before, for every count begins anew in the flow that goes on. A
flow that is done hands over for those that do it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compiler.graph import Do, HandTo
from compiler.passes.analyse_loops import Ways
from compiler.passes.analyse_outline import Map, Outline, called, handed_to
from compiler.topology import among, in_order, knots, reachable, shortest_circle
from flowlang.diagnostics import Diagnostic, Note, Severity

MOST_NOTES = 6

Handed = dict[str, str]
"""The flows that one can hand to, each with the state that does."""


def circles(centre: Map, taken: Ways, code: str, severity: Severity) -> Iterator[Diagnostic]:
    """Flows that hand to each other round and round in this manner."""
    handed = handed_over(centre, taken)
    names = list(centre.outlines)
    links = [[names.index(target) for target in handed[name]] for name in names]
    for knot in knots(links):
        flows = [names[knot[place]] for place in shortest_circle(among(links, knot), 0)]
        following = [*flows[1:], flows[0]]
        places = [centre.place(handed[a][b]) for a, b in zip(flows, following, strict=True)]
        notes = tuple(
            Note(place, "hands", {"name": flow}) for place, flow in zip(places[1:], following[1:], strict=True)
        )
        facts = {"name": flows[0], "way": " → ".join(f"`{flow}`" for flow in [*flows, flows[0]])}
        yield Diagnostic(code, places[0], facts, notes[:MOST_NOTES], "flows", severity)


def handed_over(centre: Map, taken: Ways) -> dict[str, Handed]:
    """For each flow those it can hand to in this manner, itself or in a flow it does."""
    found: dict[str, Handed] = {}
    for name in centre.inner_first:
        found[name] = _handed(centre, centre.outlines[name], taken, found)
    return found


def _handed(centre: Map, one: Outline, taken: Ways, inner: Mapping[str, Handed]) -> Handed:
    if not one.of(HandTo, Do):
        return {}
    reached = reachable(taken.through[one.flow.name], [one.numbers[one.flow.entry]])
    handed: Handed = {}
    for number in one.of(HandTo, Do):
        state = one.flow.states[number]
        if reached[number] and isinstance(state.does, HandTo) and state.does.flow in centre.outlines:
            handed.setdefault(state.does.flow, state.id)
        elif reached[number]:
            for flow, id in inner.get(called(state), {}).items():
                handed.setdefault(flow, id)
    return handed


def never_ending(centre: Map) -> Iterator[Diagnostic]:
    """The first `hand to` after which no call ever ends, whatever the caller does."""
    for one in centre.outlines.values():
        for number in one.of(HandTo):
            target = handed_to(one.flow.states[number])
            if one.reached[number] and not one.doubtful and target in centre.outlines and target not in centre.ends:
                place = centre.place(one.id_of(number))
                yield Diagnostic("F411", place, {"name": target}, (), "flows")
                return


def measuring_order(centre: Map) -> tuple[str, ...]:
    """The flows so that each comes after those it does or hands to, as far as there is such an order."""
    names = list(centre.outlines)
    done = {name: place for place, name in enumerate(centre.inner_first)}
    links: list[list[int]] = [[] for _ in names]
    for name, callers in centre.callers.items():
        for caller in (*callers, *centre.handed[name]):
            links[names.index(caller)].append(names.index(name))
    outer_first = in_order(links)
    left = sorted(set(range(len(names))).difference(outer_first), key=lambda number: done[names[number]])
    return tuple(names[number] for number in [*left, *reversed(outer_first)])
