"""Circles: those a call goes round by itself, those of somebody who never answers, and flows that do themselves.

A call goes round by itself where it passes nothing that waits for the caller, no limit such as `again twice`, and no
variable that counts and is tested. A sub-flow is passed by itself where one of its outcomes can be reached so. A
failure handled by `on failure` is no part of a circle, since a run takes that way once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compiler.graph import Count, Do, Give, Ladder, Question, Queue, Record, State, Transfer, Wait
from compiler.passes.analyse_counting import uncounted
from compiler.passes.analyse_outline import MAY_FAIL, Map, Outline, called, is_block, step_of
from compiler.topology import Links, among, knots, reachable, shortest_circle
from flowlang.diagnostics import Diagnostic, Note, Severity
from flowlang.source import Location
from flowlang.values import Value

NO_EXITS: frozenset[str] = frozenset()
BY_ITSELF: dict[type, frozenset[str]] = {
    Question: NO_EXITS,
    Record: frozenset(("failed",)),
    Transfer: frozenset(("busy", "no answer", "full", "failed")),
    Wait: NO_EXITS,
    Queue: frozenset(("full", "unstaffed", "failed")),
    Count: frozenset(("then",)),
    Ladder: frozenset(("then",)),
}
"""The exits that may be taken without end and without the caller; of operations not named here every one."""

WITHOUT_AN_ANSWER = {
    **BY_ITSELF,
    Question: frozenset(("no input",)),
    Record: frozenset(("failed", "silence")),
    Queue: frozenset(("full", "unstaffed", "failed", "after")),
    Wait: frozenset(("over", "heard", "no beep")),
}
"""The same, for a caller who stays on the line and never does anything."""

COUNTED = (Count, Ladder)
MOST_NOTES = 6

Found = tuple[frozenset[str], Diagnostic]
"""The states something was found of, and what is to be said."""


class Ways(Value, frozen=True):
    """The links that are taken in one of those two manners.

    Args:
        links: By flow, those that may be taken without end in one run of it.
        through: By flow, those that may be taken once in a run: a count begins anew each time the flow is done.
        passed: By flow, the outcomes it can come to in that manner, and `failed` where it can fail so.
    """

    links: dict[str, Links]
    through: dict[str, Links]
    passed: dict[str, frozenset[str]]


def ways(centre: Map, taken: Mapping[type, frozenset[str]]) -> Ways:
    """The links that are taken by these exits, in every flow; inner flows first, so that those who do them know."""
    links: dict[str, Links] = {}
    through: dict[str, Links] = {}
    passed: dict[str, frozenset[str]] = {}
    for name in centre.inner_first:
        one = centre.outlines[name]
        links[name] = _links(one, taken, passed)
        through[name] = _once(one, links[name]) if centre.callers[name] | centre.handed[name] else links[name]
        passed[name] = _passed(one, through[name], passed)
    return Ways(links, through, passed)


def _links(one: Outline, taken: Mapping[type, frozenset[str]], passed: Mapping[str, frozenset[str]]) -> Links:
    links: list[Sequence[int]] = list(one.links)
    states = one.flow.states
    for kind, exits in taken.items():
        for number in one.kinds.get(kind, ()):
            links[number] = _chosen(one, states[number], exits) if exits else ()
    for number in one.dos:
        links[number] = _chosen(one, states[number], passed.get(called(states[number]), NO_EXITS))
    for number in one.passed_over:
        links[number] = ()
    return links


def _once(one: Outline, links: Links) -> Links:
    """The links that are taken without end, and those of counts, which may be taken once."""
    through = list(links)
    for number in one.of(*COUNTED):
        through[number] = one.links[number]
    for number in one.passed_over:
        through[number] = ()
    return through


def _chosen(one: Outline, state: State, exits: frozenset[str]) -> Sequence[int]:
    return [one.numbers[exit.to] for exit in state.exits if exit.exit in exits and exit.to in one.numbers]


def _passed(one: Outline, links: Links, passed: Mapping[str, frozenset[str]]) -> frozenset[str]:
    states = one.flow.states
    reached = reachable(links, [one.numbers[one.flow.entry]])
    given = (states[number].does for number in one.of(Give) if reached[number])
    found = {does.outcome for does in given if isinstance(does, Give)}
    if not one.flow.on_failure:
        risky = (number for number in one.of(*MAY_FAIL, Do) if reached[number])
        found.update("failed" for number in risky if fails(states[number], passed))
    return frozenset(found)


def fails(state: State, passed: Mapping[str, frozenset[str]]) -> bool:
    """Whether a state may fail with no line of its own to take that."""
    does = state.does
    may = "failed" in passed.get(does.flow, NO_EXITS) if isinstance(does, Do) else isinstance(does, MAY_FAIL)
    return may and all(exit.exit != "failed" for exit in state.exits)


# --- round and round ------------------------------------------------------------------------------------------------


def endless(centre: Map, by_itself: Ways) -> Iterator[Found]:
    """Each circle that a call goes round by itself."""
    for name, one in centre.outlines.items():
        links = by_itself.links[name]
        for knot in knots(links):
            circle = uncounted(one, links, knot)
            if circle:
                states = frozenset(one.id_of(number) for number in knot)
                yield states, _told(centre, one, by_itself, circle, "F412", Severity.ERROR)


def unanswered(centre: Map, mute: Ways, told: frozenset[str]) -> Iterator[Diagnostic]:
    """Each circle that a caller who never answers goes round for ever, in flows whose time has no end."""
    timed = timed_flows(centre)
    for name, one in centre.outlines.items():
        if name in timed or (one.flow.is_sub and not centre.callers[name]):
            continue  # the time of who does it may come later
        for knot in knots(mute.links[name]):
            circle = uncounted(one, mute.links[name], knot)
            if circle and told.isdisjoint(one.id_of(number) for number in knot):
                yield _told(centre, one, mute, circle, "F416", Severity.WARNING)


def timed_flows(centre: Map) -> frozenset[str]:
    """The flows whose calls end by their own time, or by that of every flow that does them."""
    timed: set[str] = set()
    for name in reversed(centre.inner_first):
        callers = centre.callers[name]
        if centre.graph.flows[name].at_most_to or (callers and callers <= timed):
            timed.add(name)
    return frozenset(timed)


def _told(centre: Map, one: Outline, taken: Ways, group: list[int], code: str, severity: Severity) -> Diagnostic:
    states = one.flow.states
    start = next((number for number in group if is_block(states[number].id)), group[0])
    links = taken.links[one.flow.name]
    circle = [group[place] for place in shortest_circle(among(links, group), group.index(start))]
    steps = list(dict.fromkeys(step_of(states[number].id) for number in circle))
    facts = {"name": steps[0], "way": " → ".join(f"`{step}`" for step in [*steps, steps[0]])}
    place = centre.place(states[start].id)
    notes = [note for note in _notes(centre, one, taken, circle) if note.location != place]
    variant = "several" if len(steps) > 1 else ""
    return Diagnostic(code, place, facts, _few(notes), variant, severity)


def _notes(centre: Map, one: Outline, taken: Ways, circle: list[int]) -> Iterator[Note]:
    states = one.flow.states
    for number, following in zip(circle, [*circle[1:], circle[0]], strict=True):
        state = states[number]
        if isinstance(state.does, Do):
            yield from _through(centre, state, states[following].id, taken)
        elif is_block(state.id) and number != circle[0]:
            yield Note(centre.place(state.id), "then", {"name": step_of(state.id)})
    last = states[circle[-1]]
    yield Note(centre.place(last.id), "back", {"name": step_of(states[circle[0]].id)})


def _through(centre: Map, state: State, following: str, taken: Ways) -> Iterator[Note]:
    """The way through a sub-flow: where it is done, and where it gives the outcome that leads on."""
    assert isinstance(state.does, Do)
    flow = state.does.flow
    yield Note(centre.place(state.id), "through", {"name": flow})
    inner = centre.outlines[flow]
    passed = taken.passed[flow]
    outcomes = {exit.exit for exit in state.exits if exit.to == following and exit.exit in passed}
    for number, yes in enumerate(reachable(taken.through[flow], [inner.numbers[inner.flow.entry]])):
        does = inner.flow.states[number].does
        if yes and isinstance(does, Give) and does.outcome in outcomes:
            yield Note(centre.place(inner.id_of(number)), "comes_back", {"name": flow, "outcome": does.outcome})
            return


def _few(notes: list[Note]) -> tuple[Note, ...]:
    """The notes, each place once, and of many the first ones and the last."""
    places: dict[Location, Note] = {}
    for note in notes:
        places.setdefault(note.location, note)
    kept = list(places.values())
    return tuple(kept if len(kept) <= MOST_NOTES else [*kept[: MOST_NOTES - 1], kept[-1]])


# --- flows that do themselves ---------------------------------------------------------------------------------------


def recursion(centre: Map) -> Iterator[Diagnostic]:
    """Flows that do themselves, straight or through others: each round waits for the next, and none comes back."""
    names = list(centre.outlines)
    links = [[names.index(name) for name in names if caller in centre.callers[name]] for caller in names]
    for group in centre.circles:
        members = [names.index(name) for name in group]
        flows = [group[place] for place in shortest_circle(among(links, members), 0)]
        places = [_where_done(centre, a, b) for a, b in zip(flows, [*flows[1:], flows[0]], strict=True)]
        following = [*flows[1:], flows[0]]
        notes = tuple(
            Note(centre.place(at), "then", {"name": flow}) for at, flow in zip(places[1:], following[1:], strict=True)
        )
        facts = {"name": flows[0], "way": " → ".join(f"`{flow}`" for flow in [*flows, flows[0]])}
        yield Diagnostic("F414", centre.place(places[0]), facts, notes[:MOST_NOTES], "through" if notes else "")


def _where_done(centre: Map, caller: str, called: str) -> str:
    states = centre.graph.flows[caller].states
    return next(state.id for state in states if isinstance(state.does, Do) and state.does.flow == called)
