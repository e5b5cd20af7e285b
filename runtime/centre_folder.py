"""A centre's folder: finds it, reads its texts within bounds, compiles them, watches it. The only owner of watchfiles.

A centre is the folder that holds `centre.yaml`, with its `*.flow` files there and below. Folders below that hold a
`centre.yaml` of their own are other centres; hidden files and folders, the state folder `.flowlang` among them, are
nobody's. What stands in the folder is not trusted: sizes, numbers and depths have limits, and no link leads out.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from flowlang.diagnostics import Diagnostic
from flowlang.source import NOWHERE, Location, Span
from flowlang.values import Value, replace

if TYPE_CHECKING:  # the compiler is loaded when something is compiled
    from compiler.centre import Compiled

CATALOGUE = "centre.yaml"
PEOPLE = "people.yaml"
AT_THE_ROOT = (CATALOGUE, PEOPLE)
FLOW = ".flow"
MOST_BYTES = 1_000_000  # of one text
MOST_BYTES_TOGETHER = 20_000_000  # of all texts of a centre
MOST_ENTRIES = 10_000  # files and folders of a centre
MOST_DEPTH = 8  # folders below the centre's own
QUIET_MILLISECONDS = 200  # how long nothing may change before a change is told: an editor saves in several steps
LOOKS_AGAIN = 1_000  # milliseconds after watching began: what was saved before that moment is told then


class CentreFiles(Value, frozen=True):
    """What was read of a centre's folder.

    Args:
        texts: `centre.yaml`, `people.yaml` and every `*.flow`, by path relative to the folder, with `/` between names.
        files: The paths of all other files: sounds and whatever else lies there.
        diagnostics: What could not be read, and where a text is not UTF-8.
        complete: Whether every text could be read. If not, whatever else is said of the centre may be wrong.
    """

    texts: dict[str, str]
    files: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    complete: bool = True


class ReadText(Value, frozen=True):
    """One file read: its text (none where it could not be read), its size in bytes, and what is wrong with it."""

    text: str | None
    size: int
    diagnostics: tuple[Diagnostic, ...] = ()


class TooLargeError(Exception):
    """There are too many folders to look through; the text says where, and what to do."""


class LimitError(Exception):
    """A folder holds more than a centre may; `diagnostic` says what."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def read_centre(folder: Path) -> CentreFiles:
    """The texts and the names of the other files of the centre in `folder`. Never raises for what stands there."""
    reader = Reader(folder)
    try:
        reader.read()
    except LimitError as error:
        reader.lost(error.diagnostic)
    return CentreFiles(reader.texts, tuple(reader.files), tuple(reader.diagnostics), reader.complete)


def compile_folder(folder: Path) -> Compiled:
    """The centre in `folder`, compiled; what could not be read is among the diagnostics and leaves no graph."""
    from compiler.centre import Compiled, compile_centre

    found = read_centre(folder)
    if not found.complete:
        return Compiled(
            graph=None,
            hash="",
            sources={},
            catalogue=None,
            diagnostics=found.diagnostics,
            texts=found.texts,
        )
    compiled = compile_centre(found.texts, found.files)
    if not found.diagnostics:
        return compiled
    return replace(compiled, graph=None, hash="", diagnostics=(*found.diagnostics, *compiled.diagnostics))


def find_centres(path: Path) -> list[Path]:
    """The folders at and below `path` that hold a `centre.yaml`, outer ones first.

    Raises:
        TooLargeError: There are too many folders to look through.
    """
    return [folder for folder in all_folders(path) if (folder / CATALOGUE).is_file()]


def centre_of(file: Path) -> Path | None:
    """The folder of the centre that a file belongs to: the nearest above it, or none."""
    return next((folder for folder in file.absolute().parents if (folder / CATALOGUE).is_file()), None)


def flow_files(path: Path) -> list[Path]:
    """Every `*.flow` at and below `path`, whichever centre it belongs to.

    Raises:
        TooLargeError: There are too many folders to look through.
    """
    return [
        entry for folder in all_folders(path) for entry in listed(folder) if is_text(entry) and entry.suffix == FLOW
    ]


def all_folders(path: Path) -> list[Path]:
    """`path` and the folders below it, as `folders`, unless there are too many."""
    found = list(islice(folders(path), MOST_ENTRIES + 1))
    if len(found) > MOST_ENTRIES:
        raise TooLargeError(f"`{path}` holds more than {MOST_ENTRIES} folders: name the centre's own")
    return found


def folders(path: Path, depth: int = 0) -> Iterator[Path]:
    """`path` and the folders below it that may belong to a centre, sorted, as deep as a centre may go."""
    yield path
    if depth < MOST_DEPTH:
        for entry in listed(path):
            if entry.is_dir() and not entry.is_symlink():
                yield from folders(entry, depth + 1)


def listed(folder: Path) -> list[Path]:
    """What stands in a folder and is not hidden, sorted, no more than a centre may hold; nothing if unreadable."""
    try:
        with os.scandir(folder) as entries:
            return sorted(folder / entry.name for entry in islice(entries, MOST_ENTRIES) if not hidden(entry.name))
    except OSError:
        return []


def hidden(name: str) -> bool:
    """Whether a name is hidden, or an editor's copy."""
    return name.startswith(".") or name.endswith("~")


def is_text(path: Path) -> bool:
    """Whether a file is one of those the compiler reads."""
    return path.is_file() and (path.name in AT_THE_ROOT or path.suffix == FLOW)


class Reader:
    """Reads one centre's folder, and counts what it reads."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home = Path(os.path.realpath(root))
        self.texts: dict[str, str] = {}
        self.files: list[str] = []
        self.diagnostics: list[Diagnostic] = []
        self.complete = True
        self.entries = 0
        self.bytes = 0

    def read(self) -> None:
        """Reads everything.

        Raises:
            LimitError: There is more than a centre may hold.
        """
        self.read_folder(self.root, 0)

    def read_folder(self, folder: Path, depth: int) -> None:
        """Reads a folder and those below it that are no centres of their own."""
        if depth > MOST_DEPTH:
            return self.lost(problem("F994", self.name(folder), {"most": str(MOST_DEPTH)}))
        for entry in self.entries_of(folder):
            self.count()
            if entry.is_symlink() and not self.inside(entry):
                self.diagnostics.append(problem("F995", self.name(entry)))
            elif not entry.is_dir():
                self.read_file(entry)
            elif not (entry / CATALOGUE).is_file():
                self.read_folder(entry, depth + 1)

    def entries_of(self, folder: Path) -> list[Path]:
        """What stands in a folder and is not hidden, sorted."""
        try:
            with os.scandir(folder) as entries:
                names = [entry.name for entry in islice(entries, MOST_ENTRIES + 1)]
        except OSError as error:
            self.lost(unreadable(self.name(folder), error))
            return []
        return sorted(folder / name for name in names if not hidden(name))

    def count(self) -> None:
        """Counts one more file or folder."""
        self.entries += 1
        if self.entries > MOST_ENTRIES:
            raise LimitError(problem("F993", self.name(self.root), {"most": str(MOST_ENTRIES)}))

    def inside(self, link: Path) -> bool:
        """Whether a link leads to a file within this folder. None to a folder is followed: it may go in circles."""
        target = Path(os.path.realpath(link))  # `resolve` raises for links in a circle
        return target.is_relative_to(self.home) and not target.is_dir()

    def read_file(self, path: Path) -> None:
        """Reads a text, or notes the name of another file."""
        if is_text(path) and (path.name not in AT_THE_ROOT or path.parent == self.root):
            self.read_text(path)
        elif path.is_file():
            self.files.append(printable(self.name(path)))

    def read_text(self, path: Path) -> None:
        """Reads one text."""
        name = self.name(path)
        if name != printable(name):
            return self.lost(problem("F990", printable(name), {"reason": "its name is not UTF-8"}))
        read = read_text(path, name)
        self.bytes += read.size
        if self.bytes > MOST_BYTES_TOGETHER:
            raise LimitError(problem("F992", name, {"most": megabytes(MOST_BYTES_TOGETHER)}, "together"))
        self.diagnostics.extend(read.diagnostics)
        if read.text is None:
            self.complete = False
        else:
            self.texts[name] = read.text

    def lost(self, diagnostic: Diagnostic) -> None:
        """Something of the centre could not be read."""
        self.complete = False
        self.diagnostics.append(diagnostic)

    def name(self, path: Path) -> str:
        """The path relative to the centre's folder."""
        return path.relative_to(self.root).as_posix()


def read_text(path: Path, name: str) -> ReadText:
    """The text of one file, called `name` in messages. Never raises for what it is."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        return ReadText(None, 0, (unreadable(name, error),))
    if len(data) > MOST_BYTES:
        return ReadText(None, len(data), (problem("F992", name, {"most": megabytes(MOST_BYTES)}),))
    text, wrong = decoded(data, name)
    return ReadText(text, len(data), wrong)


def printable(name: str) -> str:
    """A file's name as text that can be written: the system's names are bytes, and need not be UTF-8."""
    return name.encode("utf-8", "replace").decode()


def problem(code: str, path: str, facts: dict[str, str] | None = None, variant: str = "") -> Diagnostic:
    """A diagnostic about a whole file or folder."""
    return Diagnostic(code, Location(path, NOWHERE), {"path": path, **(facts or {})}, variant=variant)


def megabytes(size: int) -> str:
    """A limit as people say it: `1 MB`."""
    return f"{size // 1_000_000} MB"


def unreadable(path: str, error: OSError) -> Diagnostic:
    """A file or folder that the system does not let us read."""
    return problem("F990", path, {"reason": error.strerror or str(error)})


def decoded(data: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file. What is not UTF-8 is replaced, so that the rest can be read all the same, and told."""
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    wrong = Diagnostic("F991", Location(path, Span(line, column, line, column + 1)))
    return data.decode("utf-8", "replace"), (wrong,)


async def changes(folder: Path, quiet_milliseconds: int = QUIET_MILLISECONDS) -> AsyncIterator[frozenset[str]]:
    """Which files of a centre's folder changed, each time that some did; ends when its consumer closes it.

    None at all stands for "look again": nobody watched until a moment ago, and something may have been saved meanwhile.
    Only the folders that may belong to a centre are watched: a busy state folder within costs nothing. Where the system
    has no more watches to give, they are looked at again and again instead.
    """
    import asyncio

    from watchfiles import awatch

    step, debounce, polls = quiet_milliseconds, 4 * quiet_milliseconds, False
    while True:
        watched, has_looked = set(islice(folders(folder), MOST_ENTRIES)), False
        try:
            async for batch in awatch(
                *watched,
                recursive=False,
                force_polling=polls,
                step=step,
                debounce=debounce,
                rust_timeout=LOOKS_AGAIN,
                yield_on_timeout=True,
            ):
                paths = {Path(path) for _, path in batch}
                changed = frozenset(seen(folder, paths))
                if changed or not (has_looked or batch):
                    has_looked = True
                    yield changed
                if paths & watched or watched != set(islice(folders(folder), MOST_ENTRIES)):
                    break  # a folder came or went: watch those that are there now
        except FileNotFoundError:  # one went before it was watched
            await asyncio.sleep(step / 1000)
        except OSError:
            polls = True


def seen(folder: Path, paths: Iterable[Path]) -> Iterator[str]:
    """The changed paths that are not hidden, relative to the folder."""
    home = folder.absolute()
    for path in paths:
        relative = path.absolute().relative_to(home)
        if not any(map(hidden, relative.parts)):
            yield relative.as_posix()
