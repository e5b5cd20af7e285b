"""Titles for callers who were found: what each does, in a line."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.graph import Graph
from runtime.rehearsal.cover_choose import TIME_UP, Path
from runtime.rehearsal.cover_words import TABLES, TITLES, keys_written
from runtime.rehearsal.scenarios_caller import HIDDEN
from runtime.rehearsal.scenarios_reading import Moment, instant_at
from runtime.rehearsal.walking import Act
from runtime.rehearsal.walking_moments import moment_written

LONGEST = 110
ALONE = ("silent", "hang up", "recorded", TIME_UP)


def title_of(graph: Graph, path: Path, language: str) -> str:
    """What a caller does, in a line."""
    entry, words = path.way.entry, TITLES[language]
    parts = list(_parts([edge.act for edge in path.edges], language)) or [words["calls"]]
    before = f"{entry.line}: " if len(graph.lines) > 1 and entry.line else ""
    before += words["hidden"] if entry.number == HIDDEN else ""
    if entry.at != instant_at(graph, Moment()):
        before = words["at"].format(moment=moment_written(graph, entry.at, TABLES[language])) + before
    return shortened(before, parts)


def shortened(before: str, parts: list[str]) -> str:
    """The parts in a line, those in the middle left out where it would be too long."""
    text = f"{before}{', '.join(parts)}"
    kept = len(parts) - 1
    while len(text) > LONGEST and kept > 1:
        kept -= 1
        first, last = parts[: kept // 2], parts[len(parts) - (kept - kept // 2) :]
        text = f"{before}{', '.join((*first, '…', *last))}"
    text = " ".join(text.split())
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return text[:1].upper() + text[1:]


def _parts(acts: list[Act], language: str) -> Iterator[str]:
    """What is done, keys that follow each other as one."""
    words, keys = TITLES[language], []
    for done in acts:
        if done.does == "press":
            keys.append(keys_written(done.text, language))
            continue
        part = _part(done, words)
        if part and keys:
            yield words["presses"].format(keys=", ".join(keys))
            keys = []
        if part:
            yield part
    if keys:
        yield words["presses"].format(keys=", ".join(keys))


def _part(done: Act, words: dict[str, str]) -> str:
    if done.does == "say":
        return words["says"].format(words=done.text)
    if done.does == "reply":
        if done.text == "ok":
            return ""
        name = "fails" if done.text == "failed" else "answers"
        return words[name].format(operation=done.about, outcome=done.text)
    if done.does == "other":
        return words[done.text]
    return words["hangs up" if done.does == "hang up" else done.does]
