"""The state folder of a centre: what it must not lose, for its owner's eyes only, and for one running centre at a time.

centre.db    records, journal, live runs (runtime.store.sqlite)
versions/    what was published (runtime.host.publishing)
recordings/  what callers recorded, sealed (runtime.store.sealing)
speech/      sounds made of words, kept
secrets      NAME=value lines, one a secret of a connector's headers
lock         held while a centre runs on the folder
"""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Collection
from pathlib import Path

NAME = ".flowlang"
OWNER_ONLY = 0o700
OURS = frozenset(("lock", "centre.db", "centre.db-wal", "centre.db-shm", "secrets", "versions", "speech", "recordings"))
LARGEST_SECRETS = 64 * 1024  # bytes


class StateFolderError(Exception):
    """The folder cannot be used; the text is one line that says why and what to do."""


class StateFolder:
    """A state folder, held until `release`.

    Args:
        path: Where it is, or shall be.
        owner: A user whose it may be beside the one this program is: the one it will become.

    Raises:
        StateFolderError: It cannot be made or written, belongs to somebody else, or another centre runs on it.
    """

    def __init__(self, path: Path, owner: int | None = None) -> None:
        self.path = path
        try:
            path.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
            refuse_other_things(path)
            refuse_planted(path, (0, os.geteuid(), owner))
            path.chmod(OWNER_ONLY)
            self._lock = os.open(path / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        except OSError as error:
            raise StateFolderError(f"{path}: {error.strerror}; name another folder with --state") from error
        self._hold()

    def _hold(self) -> None:
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.pread(self._lock, 32, 0).decode(errors="replace").strip()
            os.close(self._lock)
            process = f" (process {holder})" if holder else ""
            raise StateFolderError(
                f"{self.path}: another centre runs on it{process}; end that one, or name another folder with --state"
            ) from error
        os.ftruncate(self._lock, 0)
        os.pwrite(self._lock, f"{os.getpid()}\n".encode(), 0)

    @property
    def database(self) -> Path:
        """The file of the embedded store."""
        return self.path / "centre.db"

    @property
    def versions(self) -> Path:
        """The folder of what was published."""
        return self.path / "versions"

    def secrets(self) -> dict[str, str]:
        """The secrets of the file `secrets`, by name; none where there is no such file.

        Raises:
            StateFolderError: It cannot be read, or others than its owner can read it.
        """
        return read_secrets(self.path / "secrets")

    def give_to(self, user: int, group: int) -> None:
        """Makes a user the owner of the folder and all that is in it; no link is followed, whoever swaps one in."""
        for _, folders, files, here in os.fwalk(self.path, follow_symlinks=False):
            os.fchown(here, user, group)
            for name in (*folders, *files):
                os.chown(name, user, group, dir_fd=here, follow_symlinks=False)

    def release(self) -> None:
        """Lets another centre run on it."""
        os.close(self._lock)


def refuse_other_things(path: Path) -> None:
    """A folder that holds other things is not made ours: its permissions and owner would change under whoever uses it.

    Raises:
        StateFolderError: It has entries, and none of them is ours.
    """
    entries = {entry.name for entry in path.iterdir()}
    if entries and not entries & OURS:
        raise StateFolderError(f"{path}: holds other things; name a new or empty folder with --state")


def refuse_planted(path: Path, owners: Collection[int | None]) -> None:
    """Else whoever may write where the folder shall be could have us, who may be root, write over any file.

    Raises:
        StateFolderError: The folder is somebody else's, or something of ours in it is a link or no file or folder.
    """
    if path.lstat().st_uid not in owners or path.stat().st_uid not in owners:
        raise StateFolderError(f"{path}: belongs to another user; name that one with --user, or another with --state")
    for ours in (path / name for name in sorted(OURS)):
        mode = ours.lstat().st_mode if os.path.lexists(ours) else stat.S_IFREG
        if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
            raise StateFolderError(f"{ours}: a link or device where the centre keeps what is its own; remove it")


def read_secrets(path: Path) -> dict[str, str]:
    """NAME=value lines; blank ones and notes (`#`) are passed over.

    Raises:
        StateFolderError: The file cannot be read, is larger than any such file, or others than its owner can read it.
    """
    try:
        status = path.stat()
        if status.st_mode & 0o077:
            raise StateFolderError(f"{path}: others can read it; say `chmod 600 {path}`")
        if status.st_size > LARGEST_SECRETS:
            raise StateFolderError(f"{path}: too large for a file of secrets")
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise StateFolderError(f"{path}: cannot be read as text") from error
    pairs = (line.partition("=") for line in lines if line.strip() and not line.lstrip().startswith("#"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def find_state(named: str | None) -> Path:
    """The state folder a command means: the one named, else `.flowlang` here, else `flows/.flowlang`.

    Whoever names a centre's own folder means the state folder in it.
    """
    if named is not None:
        inner = Path(named) / NAME
        return inner if inner.is_dir() else Path(named)
    return next((path for path in (Path(NAME), Path("flows") / NAME) if path.is_dir()), Path(NAME))
