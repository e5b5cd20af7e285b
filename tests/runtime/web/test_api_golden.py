"""The interface for programs is what it was when somebody last looked at it."""

from __future__ import annotations

import json
from pathlib import Path

import goldens
from host_world import World

from runtime.web.app import make_app
from runtime.web.standing import Standing

FILE = Path(__file__).parents[2] / "goldens" / "api" / "openapi.json"


async def test_the_interface_is_as_described(update_goldens: bool) -> None:
    world = World()
    guard = make_app(Standing(world.host, world.clock, lambda: True), "0")
    described = guard._app.openapi()  # type: ignore[attr-defined]
    goldens.compare(FILE, json.dumps(described, indent=1, ensure_ascii=False) + "\n", update_goldens)
