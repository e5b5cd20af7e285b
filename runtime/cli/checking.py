"""`flowlang check`: every fault at once."""

from __future__ import annotations

import argparse
import json
import sys

from flowlang.rendering import as_json, nothing_wrong, render
from runtime.cli.centres import Report, check, targets
from runtime.cli.terminal import DONE, FAULTS, coloured, say, write


def run_check(arguments: argparse.Namespace) -> int:
    """Compiles what the paths name and shows every message."""
    report = check(targets(arguments.paths))
    if arguments.json:
        say(json.dumps(as_json(report.diagnostics, arguments.language), ensure_ascii=False, indent=2))
    elif report.diagnostics:
        show(report, arguments.language)
    else:
        say(nothing_wrong(report.files, arguments.language))
    return FAULTS if report.faulty else DONE


def show(report: Report, language: str) -> None:
    """Writes the messages as text."""
    write(render(report.diagnostics, report.texts, language, coloured(sys.stdout)))
