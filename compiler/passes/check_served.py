"""Whether the people of a centre can serve its queues: somebody is assigned, and meets what is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from compiler import graph
from compiler.passes.check_queues import LANGUAGE
from compiler.passes.lower_flow import Lowered
from compiler.people import Agent, People
from flowlang.diagnostics import Note
from flowlang.source import Location


def check_served(lowered: Mapping[str, Lowered], people: People | None) -> None:
    """Reports queues that nobody serves; where nothing is known of the people, nothing is said."""
    if people is None or not people.is_whole:
        return
    for one in lowered.values():
        for state in one.flow.states:
            if isinstance(state.does, graph.Queue):
                _check(one, state.id, state.does, people)


def _check(lowered: Lowered, id: str, does: graph.Queue, people: People) -> None:
    catalogue = lowered.draft.scope.centre.catalogue
    queues = [does.queue, *(also.queue for also in does.also_in)]
    if any(queue not in catalogue.queues for queue in queues):
        return  # told where it is named
    report, named = lowered.draft.scope.report, lowered.draft.named
    agents = people.serving(queues)
    if not agents:
        variant = "also" if does.also_in else ""
        report.error("F701", named[f"{id}/queue"].span, variant, None, name=does.queue, file=people.path)
        return
    spoken = lowered.flow.languages
    unmet = [need for need in does.needs if _lacking([need], agents, spoken)]
    for need in unmet:
        _report_unmet(lowered, named[f"{id}/needs-{need.skill}"], need, agents, people)
    if not unmet and _lacking(does.needs, agents, spoken):
        facts = {"name": does.queue, "file": people.path}
        report.error("F702", named[f"{id}/queue"].span, "together", None, **facts)


def least(need: graph.Need) -> int:
    """The level that is asked for in the end."""
    return min((level for _, level in need.relaxed), default=need.level)


def _lacking(needs: Iterable[graph.Need], agents: list[Agent], languages: Iterable[str]) -> list[str]:
    """The languages in which no agent meets all of these, however long the customer waits."""
    wanted = list(needs)
    return [one for one in languages if wanted and not any(_meets(agent, wanted, one) for agent in agents)]


def _meets(agent: Agent, needs: Iterable[graph.Need], language: str) -> bool:
    return all(agent.level(need.skill, language) >= least(need) for need in needs)


def _report_unmet(lowered: Lowered, place: Location, need: graph.Need, agents: list[Agent], people: People) -> None:
    report = lowered.draft.scope.report
    facts = {"skill": need.skill, "level": str(least(need)), "file": people.path}
    if need.skill == LANGUAGE:
        lacking = _lacking([need], agents, lowered.flow.languages)
        report.error("F702", place.span, LANGUAGE, None, languages=", ".join(lacking), **facts)
        return
    best = max(_best(need, agents), key=lambda pair: pair[0], default=(0, ""))
    note = None
    if best[0]:
        agent = people.agents[best[1]]
        note = Note(Location(people.path, agent.span), "best", {"name": agent.called, "level": str(best[0])})
    report.error("F702", place.span, "", note, **facts)


def _best(need: graph.Need, agents: list[Agent]) -> Iterator[tuple[int, str]]:
    return ((agent.level(need.skill, ""), agent.name) for agent in agents)
