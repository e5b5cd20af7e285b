"""Walks of a centre by script, without any network: what is asked of a connector is answered from here."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from compiler.graph import Graph
from runtime.centre_folder import compile_folder
from runtime.connectors.connectors import Answer, failed
from runtime.engine.advance import Advanced
from runtime.engine.commands import AnyCommand, Request, Speak
from runtime.engine.events import AnyEvent
from runtime.rehearsal.script import Line, read_script
from runtime.rehearsal.simulator import Simulation

FLOWS = Path(__file__).parents[2] / "flows"
WORKING_HOUR = 1_795_597_200_000_000  # Wednesday 2026-11-25, 10:00 in Rome
SUNDAY = 1_795_942_800_000_000  # 2026-11-29, 10:00 in Rome

CUSTOMERS: Mapping[tuple[str, str], Any] = {
    ("by_code", "123456"): {"code": "123456", "name": "Maria Rossi", "vip": False},
    ("last_bill", "123456"): {"amount": "92.40", "due": "2026-12-15"},
    ("by_code", "345678"): {"code": "345678", "name": "Anna Verdi", "vip": False},
}


@lru_cache(maxsize=1)
def sample() -> Graph:
    graph = compile_folder(FLOWS).graph
    assert graph is not None
    return graph


async def from_here(request: Request) -> Answer:
    """The sample's customer system, without a server."""
    if request.operation == "note_call":
        return Answer("ok")
    code = next(iter(request.arguments.values()))
    found = CUSTOMERS.get((request.operation, code))
    return Answer("ok", found) if found else Answer("not found")


async def nobody(request: Request) -> Answer:
    return failed("nobody answers")


class Walked:
    """What came of a walk."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.events: list[AnyEvent] = []
        self.commands: list[AnyCommand] = []
        self.taken: list[tuple[str, str]] = []
        self.left: Line | None = None

    def happened(self, event: AnyEvent, advanced: Advanced) -> None:
        self.events.append(event)
        self.commands += advanced.commands
        self.taken += advanced.taken

    @property
    def heard(self) -> list[str]:
        return [
            " ".join(piece.text or f"<{piece.file}>" for piece in one.pieces)
            for one in self.commands
            if isinstance(one, Speak)
        ]

    @property
    def prompts(self) -> list[str]:
        return [one.prompt for one in self.commands if isinstance(one, Speak)]

    @property
    def end(self) -> str:
        return self.simulation.cause or "waiting"


def walk(
    script: str,
    graph: Graph | None = None,
    service: str = "customer_care",
    medium: str = "voice",
    at: int = WORKING_HOUR,
    ask: Any = from_here,
    seed: int = 0,
) -> Walked:
    """Carries out a script, then lets time pass until the run is over."""

    async def go() -> Walked:
        walked: Walked
        simulation = Simulation(
            graph or sample(), service, medium, at, lambda event, advanced: walked.happened(event, advanced), ask, seed
        )
        walked = Walked(simulation)
        read = read_script(script)
        assert not read.mistakes, read.mistakes
        await simulation.begin("+390299900", "+390000000000")
        walked.left = await simulation.play(read.lines)
        await simulation.finish()
        return walked

    return asyncio.run(go())
