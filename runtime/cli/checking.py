"""`flowlang check`: every fault at once, and at once where nothing has changed.

What an answer rests on is in `unchanged`, where answers are kept in `kept_answers`. The compiler is loaded only when
there is none.
"""

from __future__ import annotations

import argparse
import sys

from runtime.cli.kept_answers import Answer, cache_folder, keep, recall
from runtime.cli.terminal import DONE, FAULTS, coloured, write
from runtime.cli.unchanged import key_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from runtime.cli.centres import Report


def run_check(arguments: argparse.Namespace) -> int:
    """Shows every message of what the paths name."""
    colour = coloured(sys.stdout)
    answer = fresh(arguments, colour) if arguments.no_cache else answered(arguments, colour)
    write(answer.text)
    return answer.code


def answered(arguments: argparse.Namespace, colour: bool) -> Answer:
    """The answer kept from before, or else a fresh one, which is kept if nothing changed while it was made."""
    words = ("check", arguments.language, f"json {arguments.json}", f"colour {colour}")
    folder = cache_folder()
    key = key_of(arguments.paths, words) if folder else None
    if folder is None or key is None:
        return fresh(arguments, colour)
    kept = recall(folder, key)
    if kept is not None:
        return kept
    answer = fresh(arguments, colour)
    if key_of(arguments.paths, words) == key:
        keep(folder, key, answer)
    return answer


def fresh(arguments: argparse.Namespace, colour: bool) -> Answer:
    """Compiles what the paths name."""
    from runtime.cli.centres import check, targets

    report = check(targets(arguments.paths))
    text = as_data(report, arguments.language) if arguments.json else as_text(report, arguments.language, colour)
    return Answer(FAULTS if report.faulty else DONE, text)


def as_data(report: Report, language: str) -> str:
    """The messages for programs."""
    import json

    from flowlang.rendering import as_json

    return json.dumps(as_json(report.diagnostics, language), ensure_ascii=False, indent=2) + "\n"


def as_text(report: Report, language: str, colour: bool) -> str:
    """The messages for people."""
    from flowlang.rendering import nothing_wrong, render

    if report.diagnostics:
        return render(report.diagnostics, report.texts, language, colour)
    return nothing_wrong(report.files, language) + "\n"
