"""What `flowlang diff` does: finds the centres of two folders, compares each with its older version, and tells."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from compiler.centre import Compiled
from flowlang.rendering import render
from flowlang.source import Location
from flowlang.visible import shown
from runtime.centre_folder import CATALOGUE, compile_folder, find_centres
from runtime.cli.centres import Target, existing, located, one_centre, report
from runtime.cli.terminal import DONE, FAULTS, CannotError, coloured, complain, write
from runtime.rehearsal.difference import Change, Changes, changes_between

Sides = tuple[str | None, str | None]
"""The folders of one centre, older and newer; none where it is only in the other."""

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "none": "nothing changes for callers",
        "one": "1 change for callers",
        "many": "{count} changes for callers",
        "before": "before:",
        "now": "now:   ",
        "gone": "the centre {name} is no longer there",
        "come": "the centre {name} is new",
        "bound": "flowlang: there are more calls than were looked at; further changes may not be listed",
    },
    "it": {
        "none": "per chi chiama non cambia niente",
        "one": "1 cambiamento per chi chiama",
        "many": "{count} cambiamenti per chi chiama",
        "before": "prima:",
        "now": "ora:  ",
        "gone": "il centro {name} non c'è più",
        "come": "il centro {name} è nuovo",
        "bound": "flowlang: le chiamate possibili sono più di quelle esaminate; possono mancare altri cambiamenti",
    },
}


def run_diff(arguments: argparse.Namespace) -> int:
    """Runs the command: 0 whether something changes or not, 1 where a version has faults.

    Raises:
        CannotError: A path leads to no centre.
    """
    every = list(paired(arguments.old, arguments.new))
    compiled = [tuple(compile_folder(Path(one)) if one else None for one in sides) for sides in every]
    if show_faults(every, compiled, arguments.language):
        return FAULTS
    told = [Told(sides, both, arguments.language) for sides, both in zip(every, compiled, strict=True)]
    if not all(one.found.is_complete for one in told):
        complain(WORDS[arguments.language]["bound"])
    write(as_data(told) if arguments.json else as_text(told, arguments.language))
    return DONE


def paired(old: str, new: str) -> Iterator[Sides]:
    """The centres of two folders, by where they are below them; of a flow the centre it belongs to."""
    if not (existing(old).is_dir() and existing(new).is_dir()):
        yield one_centre(old), one_centre(new)
        return
    older, newer = below(old), below(new)
    for name in dict.fromkeys((*older, *newer)):
        yield older.get(name), newer.get(name)


def below(path: str) -> dict[str, str]:
    """The centres at and below a folder, by where they are below it."""
    root = Path(path)
    found = {folder.relative_to(root).as_posix(): str(folder) for folder in find_centres(root)}
    if not found:
        raise CannotError(f"there is no {CATALOGUE} in `{path}` nor below it: name a centre's folder")
    return found


def show_faults(every: list[Sides], compiled: list[tuple[Compiled | None, ...]], language: str) -> bool:
    """Shows what is wrong with a version, and says whether something is."""
    is_faulty = False
    for sides, both in zip(every, compiled, strict=True):
        for folder, one in zip(sides, both, strict=True):
            if folder is not None and one is not None and one.graph is None:
                seen = report(Target(folder), one)
                sys.stderr.write(render(seen.diagnostics, seen.texts, language, coloured(sys.stderr)))
                is_faulty = True
    return is_faulty


class Told:
    """What changes in one centre, with paths as the reader knows them."""

    def __init__(self, sides: Sides, both: tuple[Compiled | None, ...], language: str) -> None:
        self.sides = sides
        old, new = both
        if old is not None and new is not None:
            self.found = changes_between(old, new, language)
        else:
            words = WORDS[language]["gone" if new is None else "come"]
            name = words.format(name=sides[0] or sides[1] or "")
            self.found = Changes((Change(name, "", name, "", "", None, None, {}),))

    def data(self) -> Iterator[dict[str, Any]]:
        """The changes as JSON has them."""
        for one in self.found.changes:
            yield {
                "what": one.what,
                "flow": one.flow,
                "old": self._place(0, one.old),
                "new": self._place(1, one.new),
                "witness": one.witness or None,
            }

    def _place(self, side: int, where: Location | None) -> dict[str, Any] | None:
        folder = self.sides[side]
        if where is None or folder is None:
            return None
        return {"path": located(folder, where.path), "line": where.span.line}

    def lines(self, language: str) -> Iterator[str]:
        """The changes as lines."""
        words = WORDS[language]
        for one in self.found.changes:
            yield shown(one.call)
            if one.witness:
                yield shown(f"  {words['before']} {one.before}{self._behind(0, one.old)}")
                yield shown(f"  {words['now']} {one.now}{self._behind(1, one.new)}")
            yield ""

    def _behind(self, side: int, where: Location | None) -> str:
        place = self._place(side, where)
        return f"  [{place['path']}:{place['line']}]" if place else ""


def as_data(told: list[Told]) -> str:
    """All of it as a JSON list; `[]` where nothing changes."""
    return json.dumps([one for every in told for one in every.data()], ensure_ascii=False, indent=2) + "\n"


def as_text(told: list[Told], language: str) -> str:
    """All of it as lines, and how many there are."""
    words = WORDS[language]
    count = sum(len(one.found.changes) for one in told)
    last = words["none"] if not count else words["one"] if count == 1 else words["many"].format(count=count)
    return "\n".join([*(line for one in told for line in one.lines(language)), last]) + "\n"
