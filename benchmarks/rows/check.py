"""`flowlang check` of a 100-line flow, cold and when nothing changed."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measure, best_seconds
from benchmarks.rows.engine import CENTRE, HERE


def measures(seconds: float) -> Iterator[Measure]:
    """Cold beside importing what it needs; warm beside starting Python."""
    with tempfile.TemporaryDirectory() as folder:
        centre = Path(folder) / "centre"
        centre.mkdir()
        (centre / "centre.yaml").write_text(CENTRE, encoding="utf-8")
        (centre / "ivr.flow").write_text(hundred_lines(), encoding="utf-8")
        command = [str(Path(sys.prefix) / "bin" / "flowlang"), "check", str(centre)]
        installed = _installed(Path(folder))
        cold = best_seconds([*command, "--no-cache"], environment=installed)
        best_seconds(command, 1, installed)  # keeps its answer
        warm = best_seconds(command, 21, installed)
        imports = best_seconds([sys.executable, "-c", "import lark, networkx"], environment=installed)
        nothing = best_seconds([sys.executable, "-c", "pass"], 21, installed)
    what = "`flowlang check` of a 100-line flow"
    yield _measure("cold", what, (cold, imports), (2, 1), 'python -c "import lark, networkx"')
    yield _measure("warm", what + ", nothing changed", (warm, nothing), (6, 3), "python -c pass")


def _installed(folder: Path) -> dict[str, str]:
    """A cache of our own, and code that is compiled once and kept, as with every installed program."""
    return {
        "XDG_CACHE_HOME": str(folder / "cache"),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
    }


def _measure(name: str, what: str, seconds: tuple[float, float], goal: tuple[float, float], peer_name: str) -> Measure:
    ours, peer = (one * 1000 for one in seconds)
    return Measure(
        row="check",
        measure=name,
        what=what,
        ours=ours,
        unit="ms",
        must=goal[0],
        aim=goal[1],
        rate=False,
        peer_name=peer_name,
        peer=peer,
    )


def hundred_lines() -> str:
    """The flow of the engine's row, with steps added until it has a hundred lines."""
    lines = (HERE / "ivr.flow").read_text(encoding="utf-8").splitlines()
    menu = lines.index("    star                       again")
    count = 0
    while len(lines) < 100 - 5:
        lines[menu:menu] = [f'    "topic {count}"                  -> topic_{count}']
        lines += ["", f"  step topic_{count}", f'    say "This is topic {count}."', "    -> options"]
        count += 1
    return "\n".join(lines) + "\n"
