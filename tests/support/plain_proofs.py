"""The proofs' definitions, told plainly: every state is looked at, nothing is passed over, speed does not matter.

`compiler.passes.analyse_*` looks only at the states it has business with; a test holds the two together.
"""

from __future__ import annotations

import random
from collections.abc import Mapping

import networkx
from graphs import SECOND, centre, flow

from compiler.graph import (
    AnyDoes,
    Branch,
    Case,
    Constant,
    Count,
    Do,
    End,
    Enter,
    Fetch,
    FlowGraph,
    Give,
    Graph,
    Ladder,
    Option,
    Play,
    Question,
    Record,
    Repeat,
    Say,
    Speech,
    State,
    Words,
)
from compiler.passes.analyse_longest import ANEW, NEVER, Measure, Sum
from compiler.passes.analyse_outline import MAY_FAIL, Map, Outline, is_reportable
from compiler.types import YES_NO

Links = list[list[int]]
SPEECH = Speech({"en": (Words("x"),)})


# --- some centre ----------------------------------------------------------------------------------------------------


def some_centre(seed: int) -> Graph:
    """A centre of three flows with faults: exits to nowhere, flows there are not, names that stand for unknown ones."""
    chance = random.Random(seed)
    return centre(
        _some_flow("main", ("one", "two", "lost"), chance),
        _some_flow("one", ("two",), chance, outcomes=("a", "b")),
        _some_flow("two", ("lost",), chance, outcomes=("a", "b")),
    )


def _some_flow(name: str, others: tuple[str, ...], chance: random.Random, outcomes: tuple[str, ...] = ()) -> FlowGraph:
    ids = [chance.choice((f"s{n}", f"s{n}", f"s{n}/say", f"?/s{n}")) for n in range(chance.randint(2, 14))]
    ids[0] = "start"
    targets = [*ids, *ids, "nowhere"]
    states = {id: _some_state(chance, targets, others, outcomes) for id in ids}
    heads = {head: chance.choice(ids) for head in ("on_failure", "at_most_to") if chance.random() < 0.2}
    return flow(name, states, outcomes=outcomes, **heads)


def _some_state(
    chance: random.Random, targets: list[str], others: tuple[str, ...], outcomes: tuple[str, ...]
) -> tuple[AnyDoes, Mapping[str, str]]:
    branch = Branch((Case(Constant(True, YES_NO), "1"),))
    asked = Question("menu", (SPEECH,) * chance.randint(0, 1), (Option("1", ("1",)),), None, {"voice": SECOND})
    fetched = Fetch("crm", "ask", (), "x", SECOND, chance.choice((None, SPEECH)))
    ended = Give(chance.choice(outcomes), ()) if outcomes else End()
    kinds: tuple[tuple[AnyDoes, tuple[str, ...]], ...] = (
        (Say(SPEECH), ("next",)),
        (Play(SPEECH), ("next",)),
        (Enter(), ("next",)),
        (Repeat(), ("next",)),
        (asked, ("1", "no input", "no match")),
        (Count(2, "flow"), ("again", "then")),
        (Ladder(1), ("1", "then")),
        (branch, ("1", "else")),
        (fetched, ("ok", "failed")),
        (fetched, ("ok",)),
        (Record(SECOND), ("recorded", "silence")),
        (Do(chance.choice(others), ()), ("a", "b", "failed")),
        (ended, ()),
        (ended, ()),
    )
    does, exits = chance.choice(kinds)
    return does, {exit: chance.choice(targets) for exit in exits if chance.random() < 0.98}


# --- what holds -----------------------------------------------------------------------------------------------------


def links_taken(one: Outline, taken: Mapping[type, frozenset[str]], passed: Mapping[str, frozenset[str]]) -> Links:
    """The links of every state by the exits that may be taken."""
    return [_taken(one, number, taken, passed) for number in range(len(one.flow.states))]


def _taken(
    one: Outline, number: int, taken: Mapping[type, frozenset[str]], passed: Mapping[str, frozenset[str]]
) -> list[int]:
    state = one.flow.states[number]
    if not one.reached[number] or not is_reportable(state.id):
        return []
    exits = taken.get(type(state.does))
    if isinstance(state.does, Do):
        exits = passed.get(state.does.flow, frozenset())
    return [
        one.numbers[exit.to] for exit in state.exits if exit.to in one.numbers and (exits is None or exit.exit in exits)
    ]


def outcomes_passed(one: Outline, links: Links, passed: Mapping[str, frozenset[str]]) -> set[str]:
    """The outcomes that these links come to from the flow's beginning, and `failed` where it can fail on the way."""
    start = one.numbers[one.flow.entry]
    states = [one.flow.states[number] for number in {start} | networkx.descendants(_drawn(links), start)]
    given = {state.does.outcome for state in states if isinstance(state.does, Give)}
    failing = not one.flow.on_failure and any(_fails(state, passed) for state in states)
    return given | ({"failed"} if failing else set())


def _fails(state: State, passed: Mapping[str, frozenset[str]]) -> bool:
    does = state.does
    may = "failed" in passed.get(does.flow, ()) if isinstance(does, Do) else isinstance(does, MAY_FAIL)
    return may and "failed" not in {exit.exit for exit in state.exits}


def leading_out(centre: Map, one: Outline) -> list[bool]:
    """For each state whether a call there can come to an end or an outcome (these centres know no `anywhere`)."""
    links = [list(targets) for targets in one.links]
    ends = set(one.loose)
    for number, state in enumerate(one.flow.states):
        if isinstance(state.does, Do):
            given = {"failed", *centre.gives.get(state.does.flow, ())}
            exits = [exit for exit in state.exits if exit.exit in given and exit.to in one.numbers]
            links[number] = [one.numbers[exit.to] for exit in exits]
        if isinstance(state.does, End | Give) or (isinstance(state.does, Do) and state.does.flow in centre.ends):
            ends.add(number)
    drawn = _drawn(links)
    return [number in ends or bool(ends & networkx.descendants(drawn, number)) for number in range(len(links))]


def most_added(one: Outline, measure: Measure, silence: int) -> int | None:
    """The most that adds up in a flow that does no other, each way walked; none where it goes round in circles."""
    best, once = 0, sum(max(*_adds(one, number, measure, silence), 0) for number in range(len(one.links)))
    starts = [(one.numbers[one.flow.entry], 0)]
    starts += [(one.numbers[head], 0) for head in (one.flow.on_failure, one.flow.at_most_to) if head in one.numbers]
    seen = set(starts)
    while starts:
        number, brought = starts.pop()
        if brought > once:
            return None
        adds = _adds(one, number, measure, silence)
        best = max(best, brought + adds.through if adds.through >= 0 else NEVER, adds.fresh)
        for target, sum in _carried(one, number, measure, adds):
            arrived = brought + sum.through if sum.through >= 0 else sum.fresh
            for what in {(target, arrived), (target, max(sum.fresh, 0))} if sum.fresh >= 0 else {(target, arrived)}:
                if what not in seen:
                    seen.add(what)
                    starts.append(what)
    return best


def _adds(one: Outline, number: int, measure: Measure, silence: int) -> Sum:
    does = one.flow.states[number].does
    adds = measure.adds.get(type(does), Sum(0, NEVER))
    return adds if isinstance(adds, Sum) else adds(does, silence)


def _carried(one: Outline, number: int, measure: Measure, adds: Sum) -> list[tuple[int, Sum]]:
    state = one.flow.states[number]
    kept = measure.anew.get(type(state.does))
    exits = [exit for exit in state.exits if exit.to in one.numbers]
    return [(one.numbers[exit.to], adds if kept is None or exit.exit in kept else ANEW) for exit in exits]


def _drawn(links: Links) -> networkx.DiGraph[int]:
    graph: networkx.DiGraph[int] = networkx.DiGraph()
    graph.add_nodes_from(range(len(links)))
    graph.add_edges_from((node, target) for node, targets in enumerate(links) for target in targets)
    return graph
