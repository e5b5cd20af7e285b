"""Ways through a flow: steps nobody comes to, steps nobody leaves, what is declared and never used, failures on
failures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compiler.graph import Do, Give, Question, Queue
from compiler.passes.analyse_loops import Found, Ways, fails, timed_flows
from compiler.passes.analyse_outline import LEADING_NOWHERE, Map, Outline, is_block, is_reportable, step_of
from compiler.topology import Links, among, knots, leading_to, reachable
from flowlang.diagnostics import Diagnostic, Note, Severity

# --- nobody comes ---------------------------------------------------------------------------------------------------


def unreachable(centre: Map, one: Outline) -> Iterator[Diagnostic]:
    """Steps that no way leads to, each first one with those that hang on it alone; and lines that nothing comes to."""
    if one.doubtful or all(one.reached):
        return
    entered = {step_of(one.id_of(number)) for number, yes in enumerate(one.reached) if yes}
    missed: dict[str, str] = {}
    for number, yes in enumerate(one.reached):
        if not yes and is_reportable(one.id_of(number)):
            missed.setdefault(step_of(one.id_of(number)), one.id_of(number))
    for step, state_id in missed.items():
        if step in entered:
            yield Diagnostic("F410", centre.place(state_id), {"name": step}, variant="line")
    yield from _unreachable_steps(centre, one, [step for step in missed if step not in entered])


def _unreachable_steps(centre: Map, one: Outline, steps: list[str]) -> Iterator[Diagnostic]:
    for head, others in _heads(_step_links(one, steps)):
        facts = {"name": steps[head], "others": ", ".join(f"`{steps[other]}`" for other in others)}
        place = centre.place(f"{one.flow.name}/{steps[head]}")
        yield Diagnostic("F410", place, facts, variant="with_others" if others else "")


def _step_links(one: Outline, steps: list[str]) -> list[list[int]]:
    """How these steps lead to each other."""
    numbers = {step: number for number, step in enumerate(steps)}
    links: list[set[int]] = [set() for _ in steps]
    for state, targets in enumerate(one.links):
        here = numbers.get(step_of(one.id_of(state)))
        if here is not None:
            links[here].update(numbers.get(step_of(one.id_of(target)), here) for target in targets)
    return [sorted(targets - {here}) for here, targets in enumerate(links)]


def _heads(links: list[list[int]]) -> Iterator[tuple[int, list[int]]]:
    """Nodes that no other leads to (of a circle the first), each with those behind it that were not named before."""
    led_to = {target for targets in links for target in targets}
    named = bytearray(len(links))
    for node in sorted(range(len(links)), key=led_to.__contains__):
        if not named[node]:
            behind = _new(links, node, named)
            yield node, sorted(behind)


def _new(links: list[list[int]], node: int, named: bytearray) -> list[int]:
    """Everything behind a node that has no name yet; now it has."""
    waiting, found = [node], []
    named[node] = 1
    for one in waiting:  # grows while it is walked
        fresh = [target for target in links[one] if not named[target]]
        for target in fresh:
            named[target] = 1
        waiting.extend(fresh)
        found.extend(fresh)
    return found


# --- nobody leaves --------------------------------------------------------------------------------------------------


def dead_ends(centre: Map, one: Outline, told: frozenset[str]) -> Iterator[Found]:
    """Steps from which a call can neither end nor come back with an outcome; what only leads into them is not named.

    `told` are states of which worse was said.
    """
    out = _leading_out(centre, one)
    stuck = [number for number, yes in enumerate(out) if one.reached[number] and not yes]
    if not stuck or one.doubtful or one.flow.name in timed_flows(centre):
        return
    for group in _last_groups(among(_real_links(centre, one), stuck)):
        ids = [one.id_of(stuck[place]) for place in group]
        if told.isdisjoint(ids):
            steps = list(dict.fromkeys(step_of(one) for one in ids))
            facts = {"name": steps[0], "others": ", ".join(f"`{step}`" for step in steps[1:])}
            place = centre.place(f"{one.flow.name}/{steps[0]}")
            yield frozenset(ids), Diagnostic("F411", place, facts, variant="several" if steps[1:] else "")


def _leading_out(centre: Map, one: Outline) -> bytearray:
    """For each state whether a call that stands there can come to an end or an outcome."""
    states = one.flow.states
    out = bytearray(len(states))
    for number in (*one.of(*LEADING_NOWHERE), *one.loose):
        out[number] = 1
    for number in one.of(Question, Queue, Do):
        out[number] |= _leaves(centre, one, number)
    return leading_to(_real_links(centre, one), out)


def _real_links(centre: Map, one: Outline) -> Links:
    """Every link, but those of outcomes that the sub-flow never gives; and those of `anywhere`."""
    links: list[Sequence[int]] = list(one.links)
    for number in one.dos:
        state = one.flow.states[number]
        assert isinstance(state.does, Do)
        given = centre.gives.get(state.does.flow, frozenset())
        links[number] = [
            one.numbers[exit.to]
            for exit in state.exits
            if exit.to in one.numbers and (exit.exit in given or exit.exit == "failed")
        ]
    anywhere = [one.numbers[exit.to] for exit in one.flow.anywhere_exits if exit.to in one.numbers]
    for number in one.of(Question, Queue, Do) if anywhere else ():
        does = one.does(number)
        if not isinstance(does, Question) or does.accepts_anywhere:
            links[number] = [*links[number], *anywhere]
    return links


def _leaves(centre: Map, one: Outline, number: int) -> bool:
    """Whether a question or queue can be left over an `anywhere` from outside, or a sub-flow may end the call."""
    does = one.flow.states[number].does
    if isinstance(does, Queue):
        return one.flow.name in centre.left_by_anywhere
    if isinstance(does, Question):
        return does.accepts_anywhere and one.flow.name in centre.left_by_anywhere
    return isinstance(does, Do) and does.flow in centre.ends


def _last_groups(links: Links) -> Iterator[list[int]]:
    """The knots that nothing leads out of."""
    for knot in knots(links):
        inside = frozenset(knot)
        if all(inside.issuperset(links[number]) for number in knot):
            yield knot


# --- never used -----------------------------------------------------------------------------------------------------


def never_given(centre: Map, one: Outline) -> Iterator[Diagnostic]:
    """Outcomes that a flow declares and no line of it gives."""
    if one.doubtful:
        return
    given = {does.outcome for does in map(one.does, one.of(Give)) if isinstance(does, Give)}
    for outcome in one.flow.outcomes:
        if outcome.name not in given:
            facts = {"name": one.flow.name, "outcome": outcome.name}
            place = centre.sources.get(f"{one.flow.name}/outcome-{outcome.name}") or centre.flow_place(one.flow.name)
            yield Diagnostic("F418", place, facts, severity=Severity.WARNING)


def unused_flows(centre: Map) -> Iterator[Diagnostic]:
    """Flows that no service leads to, not even through others."""
    graph = centre.graph
    if not graph.services:
        return
    names = list(graph.flows)
    links = [
        [number for number, name in enumerate(names) if caller in centre.callers[name] | centre.handed[name]]
        for caller in names
    ]
    begun = [names.index(service.flow) for service in graph.services.values() if service.flow in graph.flows]
    for name, yes in zip(names, reachable(links, begun), strict=True):
        if not yes:
            yield Diagnostic("F417", centre.flow_place(name), {"name": name}, severity=Severity.WARNING)


# --- failures on failures -------------------------------------------------------------------------------------------


def failing_failure(centre: Map, one: Outline, by_itself: Ways) -> Iterator[Diagnostic]:
    """What `on failure` leads to, where that may fail itself before the caller is asked anything."""
    start = one.numbers.get(one.flow.on_failure or "")
    if start is None:
        return
    for number, yes in enumerate(reachable(by_itself.links[one.flow.name], [start])):
        state = one.flow.states[number]
        if yes and fails(state, by_itself.passed):
            note = Note(centre.place(one.id_of(start)), "on_failure", {"name": step_of(one.id_of(start))})
            facts = {"name": step_of(state.id)}
            yield Diagnostic("F415", centre.place(state.id), facts, (note,), severity=Severity.WARNING)
            return


# --- a choice that is none ------------------------------------------------------------------------------------------

LONGEST_COMPARED = 50


def same_branches(centre: Map, one: Outline) -> Iterator[Diagnostic]:
    """Questions of which every option does the same."""
    for number in one.of(Question):
        state, does = one.flow.states[number], one.does(number)
        if isinstance(does, Question) and len(does.options) > 1 and one.reached[number]:
            exits = {option.exit for option in does.options}
            entries = [one.numbers.get(exit.to) for exit in state.exits if exit.exit in exits]
            if len(entries) == len(exits) > 1 and _all_alike(one, entries):
                facts = {"name": step_of(state.id)}
                variant = "confirm" if does.form == "confirm" else ""
                yield Diagnostic("F413", centre.place(state.id), facts, (), variant, Severity.WARNING)


def _all_alike(one: Outline, entries: Sequence[int | None]) -> bool:
    first = _chain(one, entries[0])
    return all(_chain(one, entry) == first for entry in entries[1:])


def _chain(one: Outline, entry: int | None) -> tuple[list[object], int | None]:
    """What is done from a state on, up to the next step or the next place where ways part, and where that is."""
    done: list[object] = []
    while entry is not None and len(done) < LONGEST_COMPARED:
        state = one.flow.states[entry]
        if len(state.exits) > 1 or is_block(state.id):
            return done, entry
        done.append(state.does)
        if not state.exits:
            return done, None
        entry = one.links[entry][0] if one.links[entry] else None
    return done, entry
