"""What a process holds, to be compared before and after: files, threads, children, memory of its own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class Holdings(NamedTuple):
    """`files` are descriptors by what they lead to, `ports` UDP ports, `memory` kilobytes of its own (no file's)."""

    files: tuple[str, ...]
    threads: int
    children: int
    ports: int
    memory: int


def holdings(pid: int) -> Holdings:
    files = tuple(sorted(_targets(pid)))
    return Holdings(
        files=tuple(_kind(one) for one in files),
        threads=len(os.listdir(f"/proc/{pid}/task")),  # noqa: PTH208
        children=len(children(pid)),
        ports=sum(one.startswith("socket:") for one in files),
        memory=_memory(pid),
    )


def children(pid: int) -> list[int]:
    """Processes whose parent it is, zombies included."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[1]) == pid:
                found.append(int(stat.parent.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def command_of(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return b""


def _targets(pid: int) -> list[str]:
    found = []
    for one in Path(f"/proc/{pid}/fd").iterdir():
        try:
            found.append(str(one.readlink()))
        except FileNotFoundError:
            continue
    return found


def _kind(target: str) -> str:
    return target.partition("[")[0] if target.startswith(("socket:", "pipe:")) else target


def _memory(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Anonymous:"))
