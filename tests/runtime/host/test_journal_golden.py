"""The journal of one small call, as it was when somebody last looked at it: rows, side table, record, live run."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import goldens
import pytest
from host_world import World

from flowlang.values import to_plain
from runtime.connectors.connectors import Answer
from runtime.engine.commands import Connect
from runtime.engine.events import Connected, HungUp, Replied

FILE = Path(__file__).parents[2] / "goldens" / "journal" / "call.json"


@pytest.fixture(autouse=True)
def no_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids that are the same each time."""
    counter = itertools.count(1)
    monkeypatch.setattr("runtime.clock.secrets.randbits", lambda bits: next(counter))


async def test_the_journal_of_a_call(update_goldens: bool) -> None:
    world = World()
    world.connectors.answers = {
        "bill": Answer("not found"),
        "note": Answer("ok"),
        "block": Answer("failed", reason="status 500"),
    }
    await world.host.start()
    interaction = await world.call()
    await world.press(interaction, "2")
    connect = next(command for command in world.channel.asked_of(interaction) if isinstance(command, Connect))
    world.clock.push(4_000_000)
    world.channel.tell(interaction, Connected, command=connect.key)
    world.clock.push(60_000_000)
    world.channel.tell(interaction, Replied, command=connect.key, outcome="ended")
    await world.settle()
    world.clock.push(1_000_000)
    world.channel.tell(interaction, HungUp)
    await world.settle()
    secret = await world.call()
    await world.press(secret, "3")
    world.channel.say_said(secret)
    await world.settle()
    for digit in "4711":
        await world.press(secret, digit)
    refused = world.channel.tell_refused()
    await world.settle()
    await world.host.aclose()
    goldens.compare(FILE, told(world, interaction, secret, refused), update_goldens)


def told(world: World, *interactions: str) -> str:
    """Everything that is kept of some interactions, the graph's hash aside: that has a golden file of its own."""
    kept = [
        {
            "record": to_plain(world.record(one)),
            "journal": [to_plain(row) for row in world.store.journal(one)],
            "personal": world.store.personal(one),
        }
        for one in interactions
    ]
    text = json.dumps(kept, indent=1, ensure_ascii=False) + "\n"
    return text.replace(world.version.hash, "GRAPH").replace(world.version.id, "VERSION")
