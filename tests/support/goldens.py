"""Golden files: what a text came out as when somebody last looked at it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent / "goldens"


def compare(path: Path, actual: str, update: bool) -> None:
    """Asserts that the file holds the text; with `update` (the fixture `update_goldens`) writes it instead."""
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(actual, encoding="utf-8", newline="")
    assert path.is_file(), f"{path.relative_to(ROOT)} is missing: run with --update-goldens and read what it wrote"
    assert actual == path.read_text(encoding="utf-8")
