"""What changes for callers between two versions of a centre, in words, each change with a call that shows it."""

from __future__ import annotations

from compiler.catalogue import Catalogue
from compiler.centre import Compiled
from compiler.graph import Graph
from flowlang.source import Location
from flowlang.values import Value
from runtime.rehearsal.difference_search import MOST_PAIRS, Comparison, Parting, media_of
from runtime.rehearsal.difference_words import call_in, line_in, notice_in, witness_of

NO_WITNESS: dict[str, object] = {}


class Change(Value, frozen=True):
    """One change, in a line and in its parts: the call, what was, what is; where each was written; a call to play."""

    what: str
    flow: str
    call: str
    before: str
    now: str
    old: Location | None
    new: Location | None
    witness: dict[str, object]


class Changes(Value, frozen=True):
    """Every change, and whether everything was looked at."""

    changes: tuple[Change, ...]
    is_complete: bool = True


def changes_between(old: Compiled, new: Compiled, language: str = "en", most: int = MOST_PAIRS) -> Changes:
    """What changes for callers.

    Args:
        old, new: The versions, both without errors.
        language: Of the words, en or it.
        most: How many pairs of places are looked at.
    """
    assert old.graph is not None and new.graph is not None
    found = [*_lines(old, new, language)]
    if old.hash == new.hash:
        return Changes(tuple(found))
    comparison = Comparison(old.graph, new.graph, most)
    found += [_change(one, old, new, language) for one in comparison.run()]
    return Changes(tuple(found), comparison.is_complete)


def _change(one: Parting, old: Compiled, new: Compiled, language: str) -> Change:
    assert new.graph is not None
    before, now = notice_in(one.old, language), notice_in(one.new, language)
    call = call_in(one, new.graph, language)
    return Change(
        what=line_in("part", language, call=call, before=before, now=now),
        flow=(one.new_state or one.old_state).partition("/")[0],
        call=call,
        before=before,
        now=now,
        old=old.sources.get(one.old_state),
        new=new.sources.get(one.new_state),
        witness=witness_of(one, new.graph),
    )


# --- how the centre is reached ----------------------------------------------------------------------------------------


def _lines(old: Compiled, new: Compiled, language: str) -> list[Change]:
    """Lines that came, went, or have other numbers or media."""
    assert old.graph is not None and new.graph is not None
    before, now = _reached(old.graph, old.catalogue), _reached(new.graph, new.catalogue)
    found = []
    for line in dict.fromkeys((*before, *now)):
        if before.get(line) == now.get(line):
            continue
        was = before.get(line) or line_in("no line", language)
        is_now = now.get(line) or line_in("no line", language)
        what = line_in("line", language, line=line, before=was, now=is_now)
        flow = _flow_of(new.graph if line in now else old.graph, line)
        found.append(Change(what, flow, what, was, is_now, None, None, NO_WITNESS))
    return found


def _reached(graph: Graph, catalogue: Catalogue | None) -> dict[str, str]:
    """Each line with its number and media, in words."""
    numbers = {name: line.number for name, line in catalogue.lines.items()} if catalogue else {}
    found = {}
    for line, service in graph.lines.items():
        media = ", ".join(media_of(graph, service))
        found[line] = f"{numbers.get(line) or ''} ({media})".strip()
    return found


def _flow_of(graph: Graph, line: str) -> str:
    return graph.services[graph.lines[line]].flow
