"""Recordings kept so that the state folder alone, or a back-up of it, lets nobody hear them. The only owner of
cryptography.

A recording is sealed with AES-256-GCM in pieces, each with a nonce of its own and bound to its place, to whether it is
the last, and to the recording's name, so that none can be left out, moved or put under another name (the construction
STREAM of Hoang, Reyhanitabar, Rogaway and Vizár, 2015). The key is in a file elsewhere, in its owner's settings.

    sealed file = "FLREC1" + first 8 bytes of the SHA-256 of the key + 7 random bytes + pieces
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SEALED = ".sealed"
KEY_BYTES = 32
MARK = b"FLREC1"
SIGN_BYTES, PREFIX_BYTES, TAG_BYTES = 8, 7, 16
PIECE = 1024 * 1024  # bytes of sound in one piece


class SealingError(Exception):
    """A key or recording cannot be used; the text is one line that says why and what to do."""


class Sealer:
    """Seals and opens recordings with one key (32 bytes)."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)
        self._sign = sha256(key).digest()[:SIGN_BYTES]

    def seal(self, folder: Path, name: str) -> None:
        """Puts a sealed recording in the place of `name`, a path below `folder`; the open one is removed.

        Raises:
            OSError: It cannot be read or written; the open one stays.
        """
        source, target = folder / name, sealed_path(folder, name)
        beside = target.with_name(target.name + ".new")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        with source.open("rb") as sound, os.fdopen(descriptor, "wb") as file:
            self._write(sound, file, name)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
        source.unlink()

    def _write(self, sound: BinaryIO, file: BinaryIO, name: str) -> None:
        prefix = secrets.token_bytes(PREFIX_BYTES)
        file.write(MARK + self._sign + prefix)
        for nonce, piece in _numbered(sound, prefix, PIECE):
            file.write(self._cipher.encrypt(nonce, piece, name.encode()))

    def open(self, folder: Path, name: str, into: BinaryIO) -> None:
        """Writes the sound of a sealed recording.

        Raises:
            SealingError: It was sealed with another key, is damaged, or is none.
            OSError: It cannot be read.
        """
        path = sealed_path(folder, name)
        with path.open("rb") as file:
            head = file.read(len(MARK) + SIGN_BYTES + PREFIX_BYTES)
            if not head.startswith(MARK):
                raise SealingError(f"{path}: is no sealed recording")
            if head[len(MARK) : -PREFIX_BYTES] != self._sign:
                raise SealingError(f"{path}: was sealed with another key; name its file with --key")
            for nonce, piece in _numbered(file, head[-PREFIX_BYTES:], PIECE + TAG_BYTES):
                into.write(self._opened(path, nonce, piece, name))

    def _opened(self, path: Path, nonce: bytes, piece: bytes, name: str) -> bytes:
        try:
            return self._cipher.decrypt(nonce, piece, name.encode())
        except InvalidTag:
            raise SealingError(f"{path}: it is damaged; put a back-up in its place") from None


def _numbered(stream: BinaryIO, prefix: bytes, size: int) -> Iterator[tuple[bytes, bytes]]:
    """The pieces of a stream, at least one, each with its nonce: prefix, number, whether it is the last."""
    piece, number = stream.read(size), 0
    while True:
        following = stream.read(size)
        yield prefix + number.to_bytes(4, "big") + bytes([not following]), piece
        if not following:
            return
        piece, number = following, number + 1


def sealed_path(folder: Path, name: str) -> Path:
    """Where the sealed recording of a name is."""
    return folder / f"{name}{SEALED}"


def key_path(named: str | None) -> Path:
    """The file of the key: the one named, else in the settings of whoever runs this."""
    settings = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(named) if named else Path(settings).expanduser() / "flowlang" / "recordings.key"


def read_key(path: Path) -> bytes:
    """The key in a file.

    Raises:
        SealingError: It is not there, holds no key, or others than its owner can read it.
    """
    try:
        if path.stat().st_mode & 0o077:
            raise SealingError(f"{path}: others can read this key; say `chmod 600 {path}`")
        key = bytes.fromhex(path.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it holds no key"
        raise SealingError(f"{path}: the key of the recordings cannot be read: {why}") from error
    if len(key) != KEY_BYTES:
        raise SealingError(f"{path}: the key of the recordings cannot be read: it holds no key")
    return key


def make_key(path: Path) -> bytes:
    """The key in a file, made where there is none yet.

    Raises:
        SealingError: It can be neither read nor made.
    """
    if path.exists():
        return read_key(path)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise SealingError(
            f"{path}: the key of the recordings cannot be made: {error.strerror}; name a file for it with --key"
        ) from error
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_bytes(KEY_BYTES).hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return read_key(path)
