"""Finds a recording, opens it with the key, and writes it for its owner alone."""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path
from typing import BinaryIO

from runtime.channels.sip_recordings import FOLDER, UNFINISHED
from runtime.cli.records_telling import records, the_one
from runtime.cli.terminal import DONE, CannotError
from runtime.state_folder import find_state
from runtime.store.sealing import SEALED, Sealer, SealingError, key_path, read_key


def open_recording(arguments: argparse.Namespace) -> int:
    """Writes the recording that is meant.

    Raises:
        CannotError: There is none, or it cannot be opened or written.
    """
    state, output = find_state(arguments.state), Path(arguments.output)
    with records(arguments) as reader:
        interaction = the_one(reader.interactions(), arguments.id).id
    name = the_name(names_of(state, interaction), arguments.which)
    beside = output.with_name(output.name + ".new")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            write_sound(state, name, arguments.key, file)
        beside.replace(output)
    except SealingError as error:
        beside.unlink(missing_ok=True)
        raise CannotError(str(error)) from error
    except OSError as error:
        raise CannotError(f"{error.filename or output}: {error.strerror}") from error
    return DONE


def write_sound(state: Path, name: str, key: str | None, into: BinaryIO) -> None:
    """Writes a recording's sound; one that the running centre has not sealed yet is taken as it is."""
    if (state / f"{name}{SEALED}").exists():
        Sealer(read_key(key_path(key))).open(state, name, into)
        return
    with (state / name).open("rb") as sound:
        shutil.copyfileobj(sound, into)


def names_of(state: Path, interaction: str) -> list[str]:
    """The recordings of an interaction, oldest first, as paths below the state folder."""
    found = (path.name for path in (state / FOLDER / interaction).glob("*.wav*") if not path.name.endswith(".new"))
    names = {name.removesuffix(SEALED) for name in found if not name.endswith(UNFINISHED)}
    return [f"{FOLDER}/{interaction}/{name}" for name in sorted(names, key=_place)]


def _place(name: str) -> list[int]:
    return [int(part) for part in name.removesuffix(".wav").split("-") if part.isdigit()]


def the_name(names: list[str], which: int | None) -> str:
    """The recording that is meant.

    Raises:
        CannotError: There is none, or several and none is named.
    """
    if not names:
        raise CannotError("nothing was recorded in this interaction")
    if which is None and len(names) > 1:
        raise CannotError(f"this interaction has {len(names)} recordings: name one with --which 1 to {len(names)}")
    number = 1 if which is None else which
    if not 1 <= number <= len(names):
        raise CannotError(f"there is no recording {number} of this interaction: it has {len(names)}")
    return names[number - 1]
