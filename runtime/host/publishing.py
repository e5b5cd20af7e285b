"""What was published, kept in the state folder: texts, graph and catalogue together, as long as a run needs them.

    versions/<id>.json     one version
    versions/current       the id of the one that callers meet

A version is written whole under another name, synced, and then given its name, so that a power cut leaves the one
before.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

from compiler.centre import Compiled
from flowlang.values import MalformedError, Value, from_json, from_plain, to_json
from runtime.host.version import Version

FORM = 1
CURRENT = "current"
MOST_KEPT = 20  # versions beside the current one and those that runs need


class PublishingError(Exception):
    """A version cannot be kept or read; the text is one line that says why and what to do."""


class Kept(Value, frozen=True, kw_only=True):
    """A version as it is kept."""

    form: int
    compiled: Compiled


class Publications:
    """The published versions of one centre."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def publish(self, compiled: Compiled) -> Version:
        """Keeps a centre without errors and makes it the one that callers meet.

        Raises:
            PublishingError: It cannot be written.
        """
        version = Version(compiled)
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            write_whole(self._path(version.id), to_json(Kept(form=FORM, compiled=compiled)))
            write_whole(self._folder / CURRENT, f"{version.id}\n".encode())
        except OSError as error:
            raise PublishingError(f"{self._folder}: the version cannot be kept: {error.strerror}") from error
        return version

    def current(self) -> Version | None:
        """The version that callers meet, or none where nothing was published yet.

        Raises:
            PublishingError: It cannot be read.
        """
        try:
            name = (self._folder / CURRENT).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise PublishingError(
                f"{self._folder / CURRENT}: cannot be read; publish again with an empty state folder"
            ) from error
        return self.load(name)

    def load(self, name: str) -> Version:
        """A version by its id; one that another program's form was kept in is compiled again from its texts.

        Raises:
            PublishingError: It is not there or cannot be read.
        """
        path = self._path(name)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise PublishingError(f"{path}: cannot be read: {error.strerror}") from error
        return Version(_compiled(path, data))

    def forget(self, needed: Collection[str]) -> None:
        """Removes the oldest versions, but none that is needed."""
        by_age = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in by_age[MOST_KEPT:]:
            if path.stem not in needed:
                path.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        if not name.isalnum():
            raise PublishingError(f"{self._folder}: `{name[:40]}` is no version's name")
        return self._folder / f"{name}.json"


def _compiled(path: Path, data: bytes) -> Compiled:
    try:
        kept: Kept = from_json(data, Kept)
        if kept.form == FORM and kept.compiled.graph is not None and kept.compiled.catalogue is not None:
            return kept.compiled
    except MalformedError:
        pass
    return _compiled_again(path, data)


def _compiled_again(path: Path, data: bytes) -> Compiled:
    from compiler.centre import compile_centre

    try:
        plain: dict[str, Any] = from_json(data, dict[str, Any])
        texts: dict[str, str] = from_plain(plain["compiled"]["texts"], dict[str, str])
        compiled = compile_centre(texts)
    except (MalformedError, KeyError, TypeError) as error:
        raise PublishingError(
            f"{path}: it is damaged; put a back-up in its place, or begin with an empty state folder"
        ) from error
    if compiled.graph is None:
        raise PublishingError(f"{path}: this version of flowlang finds faults in it; publish a mended one")
    return compiled


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that after a power cut it is the old one or the new one, whole."""
    beside = path.with_name(path.name + ".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
