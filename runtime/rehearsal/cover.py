"""The smallest set of callers that takes every way of a centre, as scenarios; and what nobody can take."""

from __future__ import annotations

import asyncio

from flowlang.values import Value, replace
from runtime.rehearsal.cover_choose import Chooser
from runtime.rehearsal.cover_search import MOST_PLACES, Search
from runtime.rehearsal.cover_words import KEYWORDS, TITLES
from runtime.rehearsal.cover_writing import Writer, Written
from runtime.rehearsal.scenarios_coverage import Coverage
from runtime.rehearsal.scenarios_known import Known
from runtime.rehearsal.walking import Exit


class Missing(Value, frozen=True):
    """A way that no caller takes, and why: `no way here`, `not here`, `not said` or `bound`."""

    state: str
    exit: str
    why: str


class Cover(Value, frozen=True):
    """Callers, what they take of how much, and what none of them does."""

    written: tuple[Written, ...]
    text: str
    taken: int
    of: int
    missing: tuple[Missing, ...]


def cover(known: Known, flow: str | None = None, language: str = "en", most: int = MOST_PLACES) -> Cover:
    """Finds and writes the callers.

    Args:
        known: The centre.
        flow: The ways of this flow alone; none means all.
        language: In which the scenarios are written, en or it.
        most: How many places of calls are looked at.
    """
    search = Search(known.graph, most)
    wanted = {one for one in search.targets if flow is None or one[0].partition("/")[0] in (flow, "")}
    search.run(search.targets)
    written = asyncio.run(_written(known, search, wanted, language))
    coverage = Coverage(known.graph)
    taken = {one for found in written for one in took(found, coverage)} & wanted
    missing = [_missing(search, one) for one in (*coverage.exits,) if one in wanted and one not in taken]
    named = [
        replace(one, title=title) for one, title in zip(written, titled([one.title for one in written]), strict=True)
    ]
    exits = wanted & coverage.exits.keys()
    return Cover(tuple(named), as_feature(known, named, language), len(taken & exits), len(exits), tuple(missing))


async def _written(known: Known, search: Search, wanted: set[Exit], language: str) -> list[Written]:
    """Callers until nothing is left that one could be found for; then without those whose ways others take too."""
    chooser, writer, coverage = Chooser(search), Writer(known, language), Coverage(known.graph)
    left = wanted & search.taken
    found: list[Written] = []
    while left and (paths := chooser.choose(left)):
        before = len(left)
        for path in paths:
            one = await writer.write(path, chooser)
            if one is not None and took(one, coverage) & left:
                found.append(one)
                left -= took(one, coverage)
        if len(left) == before:
            break
    return needed(found, wanted, coverage)


def took(one: Written, coverage: Coverage) -> set[Exit]:
    """What a caller takes, as it is counted."""
    questions = coverage.questions
    spoken = {("", language) for state, language in one.languages if not questions or state in questions}
    return spoken.union(map(coverage.exit_of, one.taken))


def needed(found: list[Written], wanted: set[Exit], coverage: Coverage) -> list[Written]:
    """The callers without those whose ways the others take too."""
    kept = list(found)
    for one in reversed(found):
        others = {exit for other in kept if other is not one for exit in took(other, coverage)}
        if took(one, coverage) & wanted <= others:
            kept.remove(one)
    return kept


def _missing(search: Search, exit: Exit) -> Missing:
    """Why a way is not taken."""
    visited = {edge.to.world.state for place in search.places for edge in place.edges}
    passed = {state for state, _ in search.taken}
    if exit in search.taken:
        return Missing(*exit, "not said")
    if exit[0] in visited | passed or "/" not in exit[0]:
        return Missing(*exit, "not here")
    return Missing(*exit, "no way here" if search.is_complete else "bound")


def titled(titles: list[str]) -> list[str]:
    """Titles of which no two are alike."""
    seen: dict[str, int] = {}
    found = []
    for title in titles:
        seen[title] = seen.get(title, 0) + 1
        found.append(title if seen[title] == 1 else f"{title} ({seen[title]})")
    return found


def as_feature(known: Known, written: list[Written], language: str) -> str:
    """The callers as a file of scenarios."""
    words, titles = KEYWORDS[language], TITLES[language]
    lines = [] if language == "en" else [f"# language: {language}"]
    lines += [f"{words['feature']}: {titles['feature'].format(name=' '.join(known.graph.name.split()))}"]
    lines += [f"  {titles['about']}"]
    has_media = len({medium for flow in known.graph.flows for medium in known.media_of(flow)}) > 1
    for one in written:
        lines += ["", *([f"  @{one.medium}"] if has_media else []), f"  {words['scenario']}: {one.title}"]
        lines += [f"    {line}" for line in _steps(one, words)]
    return "\n".join(lines) + "\n"


def _steps(one: Written, words: dict[str, str]) -> list[str]:
    found, before = [], ""
    for kind, text in (*(("given", text) for text in one.given), *one.lines):
        found.append(f"{words['and' if kind == before else kind]} {text}")
        before = kind
    return found
