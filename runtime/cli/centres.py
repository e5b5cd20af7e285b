"""What a command's PATHs mean: which centres to compile, and which of their messages to show, under what names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flowlang.diagnostics import Diagnostic, Severity
from flowlang.similar import nearest
from flowlang.source import Location
from flowlang.values import Value, replace
from runtime.centre_folder import CATALOGUE, centre_of, compile_folder, find_centres, is_text
from runtime.cli.terminal import CannotError

if TYPE_CHECKING:
    from compiler.centre import Compiled


MOST_NAMED = 12  # flows in one line of the terminal


class Target(Value, frozen=True):
    """A centre, and which of its files are asked about (by path relative to its folder); none means all."""

    folder: str
    files: tuple[str, ...] | None = None


class Report(Value, frozen=True):
    """The messages of some centres, with the paths their reader knows, and the texts they speak of."""

    diagnostics: tuple[Diagnostic, ...]
    texts: dict[str, str]
    files: int  # how many were asked about

    @property
    def faulty(self) -> bool:
        """Whether there is an error among them."""
        return any(one.severity is Severity.ERROR for one in self.diagnostics)


def targets(paths: Iterable[str]) -> list[Target]:
    """The centres that `paths` name: each in a folder and below it, or that of a file; each centre once.

    Raises:
        CannotError: A path leads to nothing that can be checked.
    """
    asked: dict[str, tuple[str, ...] | None] = {}
    for target in (one for path in paths for one in targets_of(path)):
        before = asked.get(target.folder, ())
        together = None if before is None or target.files is None else (*before, *target.files)
        asked[target.folder] = together
    return [Target(folder, files) for folder, files in asked.items()]


def targets_of(path: str) -> list[Target]:
    """The centres that one path names."""
    place = existing(path)
    if place.is_dir():
        found = [Target(str(folder)) for folder in find_centres(place)]
        if not found:
            raise CannotError(f"there is no {CATALOGUE} in `{path}` nor below it: write one, or name another folder")
        return found
    if not is_text(place):
        raise CannotError(f"`{path}` is no flow: name a folder, a {CATALOGUE} or a file that ends in .flow")
    return [file_target(place)]


def existing(path: str) -> Path:
    """The path, if something is there."""
    if not os.path.lexists(path):
        raise CannotError(f"there is no file or folder `{path}`")
    return Path(path)


def file_target(file: Path) -> Target:
    """The centre of one file, asked about that file alone."""
    centre = centre_of(file)
    if centre is None:
        raise CannotError(f"`{file}` belongs to no centre: there is no {CATALOGUE} beside it nor in a folder above")
    name = file.absolute().relative_to(centre).as_posix()
    return Target(str(centre) if file.is_absolute() else os.path.relpath(centre), (name,))


def one_centre(path: str) -> str:
    """The folder of the one centre that `path` names: that folder itself, or the centre of a flow in it.

    Raises:
        CannotError: There is none.
    """
    place = existing(path)
    if place.is_dir() and not (place / CATALOGUE).is_file():
        raise CannotError(f"there is no {CATALOGUE} in `{path}`")
    return path if place.is_dir() else targets_of(path)[0].folder


def check(asked: Sequence[Target]) -> Report:
    """Compiles the centres and gathers what is to be shown of them."""
    reports = [report(target, compile_folder(Path(target.folder))) for target in asked]
    texts = {path: text for one in reports for path, text in one.texts.items()}
    diagnostics = tuple(diagnostic for one in reports for diagnostic in one.diagnostics)
    return Report(diagnostics, texts, sum(one.files for one in reports))


def report(target: Target, compiled: Compiled) -> Report:
    """What is to be shown of one centre."""
    chosen = [one for one in compiled.diagnostics if target.files is None or one.location.path in target.files]
    texts = {located(target.folder, path): text for path, text in compiled.texts.items()}
    files = len(compiled.texts if target.files is None else set(target.files))
    return Report(tuple(moved(one, target.folder) for one in chosen), texts, files)


def moved(one: Diagnostic, folder: str) -> Diagnostic:
    """The diagnostic with the paths that its reader knows, instead of those within the centre's folder."""
    notes = tuple(replace(note, location=placed(note.location, folder)) for note in one.notes)
    return replace(one, location=placed(one.location, folder), notes=notes)


def placed(location: Location, folder: str) -> Location:
    """The location as seen from where the reader stands."""
    return Location(located(folder, location.path), location.span)


def located(folder: str, path: str) -> str:
    """A centre's file as seen from where the reader stands: `flows/main.flow`."""
    return str(Path(folder) / path)


def no_such_flow(name: str, known: Iterable[str]) -> CannotError:
    """What is said of a flow that a centre does not have: the one that was most likely meant, else those it has."""
    names = sorted(known)
    near = nearest(name, names)
    if near:
        return CannotError(f"there is no flow `{name}`; did you mean `{near}`?")
    listed = ", ".join(f"`{one}`" for one in names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
    return CannotError(f"there is no flow `{name}`; this centre has {listed}")
