"""Centres in a folder, for tests of commands: whole ones, and faults to put into them."""

from __future__ import annotations

from pathlib import Path

from message_cases import default

UNKNOWN_STEP = default("main.flow").replace("    -> goodbye\n", "    -> goodbey\n")
"""A flow with one fault: line 11 leads to a step that is not there."""


def centre(folder: Path, flow: str | None = None) -> Path:
    """A centre in `folder`, of the default texts, or with another flow."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "centre.yaml").write_text(default("centre.yaml"), encoding="utf-8")
    (folder / "main.flow").write_text(default("main.flow") if flow is None else flow, encoding="utf-8")
    return folder
