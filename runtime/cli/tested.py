"""What `flowlang test` does: finds centres and their scenarios, runs them, and tells what came of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from compiler.centre import Compiled
from flowlang.rendering import render
from flowlang.values import Value
from runtime.centre_folder import CATALOGUE, compile_folder, find_centres, read_centre, read_text
from runtime.cli.centres import Target, existing, file_target, located, report
from runtime.cli.terminal import DONE, FAULTS, CannotError, coloured, write
from runtime.cli.tested_json import as_data
from runtime.cli.tested_text import as_text
from runtime.rehearsal.gherkin import read_feature
from runtime.rehearsal.scenarios import MOST_BYTES, Mistake, Outcome
from runtime.rehearsal.scenarios_coverage import Share
from runtime.rehearsal.scenarios_known import Known
from runtime.rehearsal.scenarios_run import Features

FEATURE = ".feature"


class TestedFile(Value, frozen=True):
    """One file of scenarios: its path for the reader, its name, and what came of it."""

    path: str
    name: str
    outcomes: tuple[Outcome, ...]
    mistakes: tuple[Mistake, ...] = ()


class Tested(Value, frozen=True):
    """A centre that was tried: its folder, its files of scenarios, and what they took, by name and by state."""

    folder: str
    compiled: Compiled
    files: tuple[TestedFile, ...]
    shares: dict[str, Share]
    taken: dict[str, list[str]] = {}


def test(arguments: argparse.Namespace) -> int:
    """Runs the command: 0 where every scenario holds, 1 where one does not or the centre has faults.

    Raises:
        CannotError: There is no centre, or no scenario that could be run.
    """
    every = [one for folder, files in asked(arguments.path) if (one := tested(folder, files, arguments))]
    if not any(map(says_something, every)):
        raise CannotError(nothing_to_run(arguments, bool(every)))
    show_faults(every, arguments)
    write(as_data(every, arguments) if arguments.json else as_text(every, arguments, coloured(sys.stdout)))
    return DONE if all(map(holds, every)) else FAULTS


def holds(one: Tested) -> bool:
    """Whether the centre has no faults and every scenario of it holds."""
    outcomes = (outcome for file in one.files for outcome in file.outcomes)
    return (
        one.compiled.graph is not None
        and not any(file.mistakes for file in one.files)
        and not any(outcome.failures for outcome in outcomes)
    )


def asked(path: str) -> list[tuple[str, list[str] | None]]:
    """The folders of the centres that a path names, each with the files of scenarios asked for; none means all.

    Raises:
        CannotError: It names none.
    """
    place = existing(path)
    if not place.is_dir():
        if place.suffix != FEATURE:
            raise CannotError(f"`{path}` holds no scenarios: name a centre's folder, or a file that ends in {FEATURE}")
        target = file_target(place)
        return [(target.folder, list(target.files or ()))]
    found: list[tuple[str, list[str] | None]] = [(str(folder), None) for folder in find_centres(place)]
    if not found:
        raise CannotError(f"there is no {CATALOGUE} in `{path}` nor below it: name a centre's folder")
    return found


def tested(folder: str, files: list[str] | None, arguments: argparse.Namespace) -> Tested | None:
    """One centre, tried; none where it has no scenarios."""
    if files is None:
        files = [one for one in read_centre(Path(folder)).files if one.endswith(FEATURE)]
    if not files:
        return None
    compiled = compile_folder(Path(folder))
    if compiled.graph is None or compiled.catalogue is None:
        return Tested(folder, compiled, (), {})
    features = Features(Known(compiled.graph, compiled.catalogue), arguments.medium)
    found = tuple(tested_file(folder, one, features) for one in files)
    return Tested(folder, compiled, found, features.coverage.shares(), features.coverage.by_state())


def tested_file(folder: str, name: str, features: Features) -> TestedFile:
    """One file of scenarios, run.

    Raises:
        CannotError: It cannot be read.
    """
    path = located(folder, name)
    read = read_text(Path(path), name)
    if read.text is None:
        raise CannotError(f"`{path}` cannot be read, or is larger than {MOST_BYTES:,} bytes")
    if read.diagnostics:
        raise CannotError(f"`{path}` is no text in UTF-8")
    found = read_feature(read.text, path)
    if found.feature is None:
        return TestedFile(path, "", (), found.mistakes)
    return TestedFile(path, found.feature.name, tuple(features.run(found.feature)))


def says_something(one: Tested) -> bool:
    """Whether there is anything to tell of a centre."""
    return one.compiled.graph is None or any(file.outcomes or file.mistakes for file in one.files)


def nothing_to_run(arguments: argparse.Namespace, has_files: bool) -> str:
    """What is said where there are no scenarios."""
    if has_files and arguments.medium:
        return f"no scenario can be run on {arguments.medium}: no flow that they begin in works on it"
    return (
        f"there are no scenarios in `{arguments.path}`: write one in a file beside the flows that ends in {FEATURE}; "
        "`flowlang test --help` shows how one looks"
    )


def show_faults(every: list[Tested], arguments: argparse.Namespace) -> None:
    """The faults of centres that could not be tried; on standard error where JSON is asked for."""
    stream = sys.stderr if arguments.json else sys.stdout
    for one in every:
        if one.compiled.graph is None:
            seen = report(Target(one.folder), one.compiled)
            stream.write(render(seen.diagnostics, seen.texts, arguments.language, coloured(stream)))
