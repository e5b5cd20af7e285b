"""Whether nothing has changed since an answer was given: everything the answer rests on, as one key.

In the key stand the command's words and the folder it was given in; in and below each PATH (or the centre of a flow)
the bytes of every text and the name and kind of everything else that is not hidden, with where links lead; and the
program: each of its files with size and times, Python itself, the names of what is installed beside it (which hold the
versions), and the system's time zones. The times of the program's files are those of the last change of anything about
them (ctime), which no tool can set back: an edit to flowlang never gets an answer from before. An edit by hand to what
is installed beside it goes unseen; `--no-cache` asks anew.

More than `check` would read stands in the key, never less: it may be asked anew without need, and is never answered
wrongly. Where something cannot be read, or there is too much of it, there is no key.
"""

# pathlib alone takes a tenth of the time there is for an answer
# ruff: noqa: PTH100, PTH109, PTH112, PTH113, PTH116, PTH118, PTH120, PTH123, PTH206, PTH208

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from hashlib import sha256

CATALOGUE = "centre.yaml"
TEXTS = (CATALOGUE, ".flow")
MOST_BYTES = 20_000_000  # of all texts
MOST_ENTRIES = 10_000  # files and folders
PROGRAM = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PACKAGES = ("flowlang", "compiler", "runtime")
UNASKED = ("__pycache__", "explain")  # folders of the program that no answer rests on
ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")


class UnclearError(Exception):
    """What the answer rests on cannot be told within bounds."""


def key_of(paths: Sequence[str], words: Sequence[str]) -> str | None:
    """The key of an answer about `paths`, given `words` (what else was asked for): 64 hexadecimal digits, or none."""
    state = State()
    try:
        state.add("words", *words)
        state.add("paths", os.getcwd(), *paths)
        state.add_program()
        for path in paths:
            state.add_centres(path)
    except (OSError, ValueError, UnclearError):
        return None
    return state.key()


class State:
    """Gathers facts into a key, and counts what it reads."""

    def __init__(self) -> None:
        self.hash = sha256()
        self.entries = 0
        self.bytes = 0

    def key(self) -> str:
        """The key of everything added so far."""
        return self.hash.hexdigest()

    def add(self, *facts: str) -> None:
        """Adds facts; each with its length before it, so that no two lists of facts look alike."""
        encoded = [os.fsencode(fact) for fact in facts]
        self.hash.update(b"".join([b"%d:%b" % (len(fact), fact) for fact in encoded]) + b"\n")

    def add_bytes(self, content: bytes) -> None:
        """Adds one fact."""
        self.hash.update(b"%d:" % len(content))
        self.hash.update(content)

    # --- the program ------------------------------------------------------------------------------------------------

    def add_program(self) -> None:
        """Adds what decides how a centre is understood."""
        self.add("python", sys.version, *sys.path, os.environ.get("PYTHONTZPATH", ""))
        for package in PACKAGES:
            self.add_code(os.path.join(PROGRAM, package))
        for folder in filter(os.path.isdir, sys.path):
            self.add("beside", *sorted(one for one in os.listdir(folder) if one.endswith("-info")))
        for folder in filter(os.path.isdir, ZONES):
            self.add("zones", str(os.stat(folder).st_mtime_ns))

    def add_code(self, folder: str) -> None:
        """Adds each file of the program's in a folder and below."""
        facts = [folder]
        for entry in in_order(folder):
            if not entry.is_dir():
                found = entry.stat()
                facts.append(f"{entry.name} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}")
            elif entry.name not in UNASKED:
                self.add_code(entry.path)
        self.add("code", *facts)

    # --- the centre -------------------------------------------------------------------------------------------------

    def add_centres(self, path: str) -> None:
        """Adds what stands in and below a folder, or in and below that of a flow's centre."""
        folder = path if os.path.isdir(path) else home_of(path)
        self.add("centres", folder, os.path.realpath(folder))
        self.add_folder(folder)

    def add_folder(self, folder: str) -> None:
        """Adds what stands in and below a folder and is not hidden."""
        below = [folder]
        while below:
            here = below.pop()
            self.add("folder", here)
            for entry in in_order(here):
                if not entry.name.startswith("."):
                    self.add_entry(entry, below)

    def add_entry(self, entry: os.DirEntry[str], below: list[str]) -> None:
        """Adds one thing of a folder; a folder is put among those that are still to be read."""
        self.entries += 1
        if self.entries > MOST_ENTRIES:
            raise UnclearError
        if entry.is_dir(follow_symlinks=False):
            below.append(entry.path)
            return self.add("folder", entry.name)
        kind = "file" if entry.is_file() else "folder" if entry.is_dir() else "neither"
        self.add(kind, entry.name, os.path.realpath(entry.path) if entry.is_symlink() else "")
        if kind == "file" and entry.name.endswith(TEXTS):
            self.add_text(entry.path)

    def add_text(self, path: str) -> None:
        """Adds the bytes of a file."""
        with open(path, "rb") as file:
            content = file.read(MOST_BYTES - self.bytes + 1)
        self.bytes += len(content)
        if self.bytes > MOST_BYTES:
            raise UnclearError
        self.add_bytes(content)


def in_order(folder: str) -> Iterable[os.DirEntry[str]]:
    """What stands in a folder, by name."""
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda one: one.name)


def home_of(path: str) -> str:
    """The folder of the centre that a flow belongs to: the nearest above it that holds a `centre.yaml`.

    Raises:
        UnclearError: There is none, or what is above depends on where links lead.
    """
    folder = os.path.join(os.getcwd(), path)
    if os.pardir in folder.split(os.sep) or not os.path.lexists(path):
        raise UnclearError
    while folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
        if os.path.isfile(os.path.join(folder, CATALOGUE)):
            return folder
    raise UnclearError
