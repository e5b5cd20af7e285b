"""Proofs on the graph: what holds for every call, whatever the caller does.

Steps that nobody comes to or nobody leaves, circles without end, choices that are none, keys that cannot be told
apart, and figures: the most prompts in a row, the longest silence. Everything is linear in the size of the graph and
nothing recurses, however large a centre grows. Each check is a function that gives messages; here is their list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from compiler.graph import Graph, SourceMap
from compiler.passes.analyse_figures import VOICE, measured
from compiler.passes.analyse_hand_to import circles, never_ending
from compiler.passes.analyse_keys import inherited, unclear_answers
from compiler.passes.analyse_longest import NO_LIMIT, Added
from compiler.passes.analyse_loops import BY_ITSELF, WITHOUT_AN_ANSWER, Found, endless, recursion, unanswered, ways
from compiler.passes.analyse_outline import Map, step_of, survey
from compiler.passes.analyse_paths import (
    dead_ends,
    failing_failure,
    never_given,
    same_branches,
    unreachable,
    unused_flows,
)
from flowlang.diagnostics import Diagnostic, Note, Severity

MOST_PROMPTS = 12
LONGEST_SILENCE = 60_000_000
"""Limits that nobody meets by intention; past them we warn. Microseconds."""


def analyse(graph: Graph, sources: SourceMap, doubtful: Collection[str] = ()) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with the ways through a centre, in the order of its flows.

    Args:
        graph: What was lowered, faults and all: an exit that leads nowhere was reported and is passed over.
        sources: Where each state was written. Further keys are used where they are there: a flow's name, and
            `<question>/<exit>` for an option.
        doubtful: Flows of which some text could not be read: what is missing there proves nothing.
    """
    return tuple(_everything(survey(graph, sources, doubtful)))


def _everything(centre: Map) -> Iterator[Diagnostic]:
    by_itself = ways(centre, BY_ITSELF)
    worst = list(endless(centre, by_itself))
    told = states_of(worst)
    worst += [found for one in centre.outlines.values() for found in dead_ends(centre, one, told)]
    yield from recursion(centre)
    round_and_round = list(circles(centre, by_itself, "F412", Severity.ERROR))
    yield from round_and_round or never_ending(centre)
    yield from (diagnostic for _, diagnostic in worst)
    mute = ways(centre, WITHOUT_AN_ANSWER)
    yield from unanswered(centre, mute, states_of(worst))
    if not round_and_round:
        yield from circles(centre, mute, "F416", Severity.WARNING)
    yield from unused_flows(centre)
    anywhere = inherited(centre)
    for name, one in centre.outlines.items():
        yield from unreachable(centre, one)
        yield from never_given(centre, one)
        yield from failing_failure(centre, one, by_itself)
        yield from same_branches(centre, one)
        yield from unclear_answers(centre, one, anywhere[name])
    yield from beyond_measure(centre)
    if any(one.flow.promises for one in centre.outlines.values()):
        from compiler.passes.analyse_promises import broken_promises  # most centres promise nothing

        yield from broken_promises(centre)


def states_of(found: Iterable[Found]) -> frozenset[str]:
    """Every state of which something was found."""
    return frozenset(state_id for states, _ in found for state_id in states)


def beyond_measure(centre: Map) -> Iterator[Diagnostic]:
    """Flows in which a caller hears too many prompts in a row, or nothing for too long."""
    for name, (prompts, silence) in measured(centre).items():
        media = centre.graph.flows[name].media
        if media and not any(medium in media for medium in VOICE):
            continue
        if MOST_PROMPTS < prompts.own < NO_LIMIT:
            yield _beyond(centre, prompts, "", {"count": str(prompts.own)})
        if LONGEST_SILENCE < silence.own < NO_LIMIT:
            yield _beyond(centre, silence, "silence", {"seconds": str(silence.own // 1_000_000)})


def _beyond(centre: Map, added: Added, variant: str, facts: dict[str, str]) -> Diagnostic:
    start, last = centre.place(added.own_way[0]), centre.place(added.own_way[-1])
    notes = (Note(start, "from", {"name": step_of(added.own_way[0])}),) if start != last else ()
    facts["name"] = step_of(added.own_way[-1])
    return Diagnostic("F419", last, facts, notes, variant, Severity.WARNING)
