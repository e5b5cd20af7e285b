"""Answers kept for when nothing has changed: in the user's cache folder, under a key, within bounds.

Whatever stands in the way (no home, a read-only disk, somebody else's folder, a torn file) means that there is no kept
answer, and nothing more. Loads nothing but what Python itself has loaded by then: it must be quicker than asking anew.
"""

# pathlib alone takes a tenth of the time there is for an answer
# ruff: noqa: PTH102, PTH103, PTH105, PTH108, PTH111, PTH112, PTH117, PTH118, PTH120, PTH123

from __future__ import annotations

import os
import stat
from hashlib import sha256

MOST_ANSWERS = 64
MOST_BYTES = 1_000_000  # of one answer
MOST_BYTES_TOGETHER = 8_000_000
OWNER_ONLY, OWNERS_FILE = 0o700, 0o600
HEAD = b"flowlang answer 1\n"
DIGEST_BYTES = 32
MOST_CODE = 2
READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Answer:
    """What a command wrote, and the exit code it ended with."""

    __slots__ = ("code", "text")

    def __init__(self, code: int, text: str) -> None:
        self.code = code
        self.text = text


def cache_folder() -> str | None:
    """`flowlang/check` in $XDG_CACHE_HOME or ~/.cache; none where there is no home. It need not be there yet."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named):  # the standard tells to overlook any other
        return os.path.join(named, "flowlang", "check")
    home = os.path.expanduser("~")
    return os.path.join(home, ".cache", "flowlang", "check") if os.path.isdir(home) else None


def recall(folder: str, key: str) -> Answer | None:
    """The answer kept under a key, if it is whole and nobody else can have written it."""
    try:
        return unpacked(read(folder, key)) if is_ours(folder) else None
    except OSError:
        return None


def keep(folder: str, key: str, answer: Answer) -> None:
    """Keeps an answer, and lets the oldest go where there are too many."""
    content = packed(answer)
    if len(content) > MOST_BYTES:
        return
    try:
        os.makedirs(os.path.dirname(os.path.dirname(folder)), OWNER_ONLY, exist_ok=True)
        for one in (os.path.dirname(folder), folder):
            make(one)
        if is_ours(folder):
            write(folder, key, content)
            forget_oldest(folder)
    except OSError:
        return


def make(folder: str) -> None:
    """Makes a folder for its owner's eyes, unless it is there."""
    if not os.path.lexists(folder):
        os.mkdir(folder, OWNER_ONLY)


def is_ours(folder: str) -> bool:
    """Whether the folder and the one above belong to this user, and no other may write there."""
    return all(is_owners(os.lstat(one), stat.S_ISDIR) for one in (os.path.dirname(folder), folder))


def is_owners(found: os.stat_result, kind: object) -> bool:
    """Whether something is of a kind, belongs to this user, and cannot be written by others."""
    mine = found.st_uid == getattr(os, "geteuid", lambda: -1)()
    return mine and bool(callable(kind) and kind(found.st_mode)) and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def read(folder: str, key: str) -> bytes:
    """The bytes kept under a key; none of what cannot be an answer. It is the youngest again.

    Raises:
        OSError: There are none.
    """
    path = os.path.join(folder, key)
    with open(os.open(path, READING), "rb") as file:
        found = os.fstat(file.fileno())
        if not is_owners(found, stat.S_ISREG) or found.st_size > MOST_BYTES:
            return b""
        os.utime(file.fileno())
        return file.read(MOST_BYTES)


def write(folder: str, key: str, content: bytes) -> None:
    """Writes a file whole or not at all.

    Raises:
        OSError: It cannot be written.
    """
    beside = os.path.join(folder, f"{key}.{os.getpid()}")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNERS_FILE), "wb") as file:
            file.write(content)
        os.replace(beside, os.path.join(folder, key))
    except BaseException:
        if os.path.lexists(beside):
            os.unlink(beside)
        raise


def forget_oldest(folder: str) -> None:
    """Removes the oldest files, so that no more than the bounds allow are left."""
    with os.scandir(folder) as entries:
        files = [one for one in entries if not one.is_dir(follow_symlinks=False)]
    found = [(one.stat(follow_symlinks=False), one.path) for one in files]
    found.sort(key=lambda one: one[0].st_mtime_ns, reverse=True)
    together = 0
    for number, (file, path) in enumerate(found, start=1):
        together += file.st_size
        if number > MOST_ANSWERS or together > MOST_BYTES_TOGETHER:
            os.unlink(path)


def packed(answer: Answer) -> bytes:
    """The answer as bytes that show whether they are whole."""
    body = bytes([answer.code]) + answer.text.encode("utf-8", "surrogatepass")
    return HEAD + sha256(body).digest() + body


def unpacked(content: bytes) -> Answer | None:
    """The answer that `packed` made such bytes of, or none."""
    digest, body = content[len(HEAD) : len(HEAD) + DIGEST_BYTES], content[len(HEAD) + DIGEST_BYTES :]
    if not content.startswith(HEAD) or sha256(body).digest() != digest or not body or body[0] > MOST_CODE:
        return None
    try:
        return Answer(body[0], body[1:].decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return None
