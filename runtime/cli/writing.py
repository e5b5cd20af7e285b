"""Writes files whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from runtime.cli.terminal import CannotError


def write_file(path: Path, content: bytes) -> None:
    """Writes `content` to `path` so that the file is never seen half written; its permissions stay.

    A link is followed: the file it leads to is written.

    Raises:
        CannotError: The file cannot be written.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe, a device: nothing to put in the place of
            path.write_bytes(content)
        else:
            replace_file(Path(os.path.realpath(path)), content)
    except OSError as error:
        raise CannotError(f"cannot write `{path}`: {error.strerror or error}") from error


def replace_file(target: Path, content: bytes) -> None:
    """Writes the content beside the target and puts it in its place."""
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~current_umask()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def current_umask() -> int:
    """The permissions that new files do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
