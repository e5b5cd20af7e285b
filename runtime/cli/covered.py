"""What `flowlang cover` does: finds callers, writes them, and tells what they take and what nobody can."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flowlang.rendering import render
from flowlang.visible import shown
from runtime.centre_folder import compile_folder
from runtime.cli.centres import Target, located, no_such_flow, one_centre, report
from runtime.cli.terminal import DONE, FAULTS, CannotError, coloured, write
from runtime.cli.writing import write_file
from runtime.rehearsal.cover import Cover, Missing, cover
from runtime.rehearsal.scenarios_known import Known

if TYPE_CHECKING:
    from compiler.centre import Compiled

MOST_LISTED = 200
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "one": "1 caller takes {taken} of {of} exits",
        "many": "{count} callers take {taken} of {of} exits",
        "never": "Nobody takes:",
        "no way here": "no caller comes to this place",
        "not here": "nothing that a scenario can say leads this way",
        "not said": "a caller takes it, but no scenario can say how",
        "bound": "not found among the first calls that were looked at",
    },
    "it": {
        "one": "1 cliente prende {taken} uscite su {of}",
        "many": "{count} clienti prendono {taken} uscite su {of}",
        "never": "Nessuno prende:",
        "no way here": "nessun cliente arriva in questo punto",
        "not here": "niente che uno scenario possa dire porta di qui",
        "not said": "un cliente la prende, ma nessuno scenario può dire come",
        "bound": "non trovata tra le prime chiamate esaminate",
    },
}


def run_cover(arguments: argparse.Namespace) -> int:
    """Runs the command: 0 where callers were found, also where they do not take everything.

    Raises:
        CannotError: There is no such centre or flow, or nobody can be found who takes anything.
    """
    folder = one_centre(arguments.path)
    compiled = compile_folder(Path(folder))
    if compiled.graph is None or compiled.catalogue is None:
        seen = report(Target(folder), compiled)
        sys.stderr.write(render(seen.diagnostics, seen.texts, arguments.language, coloured(sys.stderr)))
        return FAULTS
    if arguments.flow is not None and arguments.flow not in compiled.graph.flows:
        raise no_such_flow(arguments.flow, compiled.graph.flows)
    found = cover(Known(compiled.graph, compiled.catalogue), arguments.flow, arguments.language)
    if not found.written:
        raise CannotError(f"no caller can be found for `{arguments.path}`: no line leads to a flow")
    if arguments.output:
        write_file(Path(arguments.output), found.text.encode("utf-8"))
    tell(found, compiled, folder, arguments)
    return DONE


def tell(found: Cover, compiled: Compiled, folder: str, arguments: argparse.Namespace) -> None:
    """The scenarios, unless they are in a file, and what they take."""
    if arguments.json:
        write(as_data(found, compiled, folder, arguments.language))
        return
    if not arguments.output:
        write(found.text)
    stream = sys.stdout if arguments.output else sys.stderr
    stream.write(summary(found, compiled, folder, arguments.language))


def summary(found: Cover, compiled: Compiled, folder: str, language: str) -> str:
    """How many callers take how much; and what nobody takes, with where it was written and why."""
    words = WORDS[language]
    count = len(found.written)
    lines = [words["one" if count == 1 else "many"].format(count=count, taken=found.taken, of=found.of)]
    if found.missing:
        lines.append(words["never"])
    for one in found.missing[:MOST_LISTED]:
        place = placed(one, compiled, folder)
        where = f"{place['path']}:{place['line']}  " if place else ""
        lines.append(shown(f"  {where}{one.state}, {one.exit}: {words[one.why]}"))
    if len(found.missing) > MOST_LISTED:
        lines.append("  …")
    return "\n".join(lines) + "\n"


def placed(one: Missing, compiled: Compiled, folder: str) -> dict[str, Any]:
    """Where it was written, or nothing."""
    source = compiled.sources.get(one.state)
    return {"path": located(folder, source.path), "line": source.span.line} if source else {}


def as_data(found: Cover, compiled: Compiled, folder: str, language: str) -> str:
    """All of it as JSON."""
    never = [
        {"name": one.state, "exit": one.exit, "why": WORDS[language][one.why], **placed(one, compiled, folder)}
        for one in found.missing
    ]
    data = {
        "scenarios": [one.title for one in found.written],
        "exits": [found.taken, found.of],
        "never": never,
        "feature": found.text,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
