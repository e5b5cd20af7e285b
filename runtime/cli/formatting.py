"""`flowlang fmt`: puts flows into the one layout."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from flowlang.diagnostics import Diagnostic, Severity
from flowlang.rendering import render
from flowlang.values import Value
from runtime.centre_folder import FLOW, flow_files, read_text
from runtime.cli.centres import existing
from runtime.cli.terminal import DONE, FAULTS, CannotError, coloured, say, write
from runtime.cli.writing import write_file


class Outcome(Value, frozen=True):
    """What came of one file: its text as it was (none: unreadable) and as it should be (none: it has faults)."""

    path: str
    before: str | None
    after: str | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def changed(self) -> bool:
        """Whether the layout was another."""
        return self.after is not None and self.after != self.before


def run_fmt(arguments: argparse.Namespace) -> int:
    """Formats every file that the paths name, or says which would change. Files with faults stay as they are."""
    outcomes = [formatted(file) for file in files(arguments.paths)]
    for one in outcomes:
        if one.changed:
            change(one, arguments.check)
    faults = [diagnostic for one in outcomes for diagnostic in one.diagnostics]
    texts = {one.path: one.before for one in outcomes if one.before is not None}
    write(render(faults, texts, arguments.language, coloured(sys.stdout)))
    wrong = any(one.severity is Severity.ERROR for one in faults)
    return FAULTS if wrong or (arguments.check and any(one.changed for one in outcomes)) else DONE


def files(paths: list[str]) -> list[Path]:
    """The flows that the paths name, each once."""
    return list(dict.fromkeys(file for path in paths for file in files_of(path)))


def files_of(path: str) -> list[Path]:
    """The flows that one path names."""
    place = existing(path)
    if place.is_dir():
        found = flow_files(place)
        if not found:
            raise CannotError(f"there is no flow in `{path}` nor below it")
        return found
    if place.suffix != FLOW:
        raise CannotError(f"`{path}` is no flow: its name does not end in {FLOW}")
    return [place]


def formatted(file: Path) -> Outcome:
    """What comes of one file; nothing is written."""
    from flowlang.formatter import format_text

    read = read_text(file, str(file))
    if read.text is None or read.diagnostics:
        return Outcome(str(file), read.text, None, read.diagnostics)
    result = format_text(read.text, str(file))
    return Outcome(str(file), read.text, result.text, result.diagnostics)


def change(one: Outcome, only_check: bool) -> None:
    """Writes the new layout, or says that it is another."""
    if only_check:
        return say(f"would change {one.path}")
    write_file(Path(one.path), (one.after or "").encode("utf-8"))
    say(f"changed {one.path}")
