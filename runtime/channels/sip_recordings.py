"""Where recordings lie, and what is saved of those whose worker died."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from runtime.store.sealing import sealed_path

FOLDER = "recordings"
UNFINISHED = ".part.wav"
_HEADER = 44


def recording_name(interaction: str, key: str) -> str:
    """A recording's name below the state folder: by interaction, then by the command's place in the run."""
    place = "-".join(part for part in key.split(":")[1:] if part.isdigit())
    return f"{FOLDER}/{interaction}/{place or 'message'}.wav"


def forget_recording(state: Path, name: str) -> None:
    """Removes a recording in which nobody spoke, and its folder if that is empty now."""
    path = state / name
    path.unlink(missing_ok=True)
    sealed_path(state, name).unlink(missing_ok=True)
    with suppress(OSError):
        path.parent.rmdir()


def save_unfinished(state: Path, interaction: str) -> None:
    """Makes whole what a worker had written of recordings when it died: a WAV whose header says no length yet."""
    for path in (state / FOLDER / interaction).glob(f"*{UNFINISHED}"):
        with suppress(OSError):
            _mend(path)
            path.rename(path.with_name(path.name.removesuffix(UNFINISHED)))


def _mend(path: Path) -> None:
    length = path.stat().st_size - _HEADER
    if length <= 0:
        path.unlink()
        return
    with path.open("r+b") as file:
        for at, size in ((4, length + _HEADER - 8), (40, length)):
            file.seek(at)
            file.write(size.to_bytes(4, "little"))
