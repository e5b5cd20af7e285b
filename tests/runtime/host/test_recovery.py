"""What becomes of the runs that a host before this one left, and of versions that are kept for them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import pytest
from host_world import NOW, HandChannel, HandClock, World, a_compiled, a_graph

from flowlang.values import replace, to_json, to_msgpack
from runtime.connectors.connectors import Answer
from runtime.engine.commands import Connect, Request
from runtime.engine.events import HungUp, Key, Said
from runtime.host import Publications, PublishingError, Version
from runtime.host.publishing import MOST_KEPT
from runtime.store.memory import MemoryStore
from runtime.store.records import Change, LiveRun
from runtime.store.sqlite import SqliteStore
from runtime.store.sqlite_reader import SqliteReader


class KeepingChannel(HandChannel):
    """A channel whose calls outlive their host."""

    def __init__(self, clock: HandClock, *kept: str) -> None:
        super().__init__(clock)
        self.kept = set(kept)
        self.settled: list[str] | None = None

    def living(self) -> Collection[str]:
        return self.kept

    async def settle(self, known: Collection[str]) -> None:
        self.settled = sorted(known)


async def crashed(store: MemoryStore, *keys: str) -> tuple[World, str]:
    """A world in which a call stood somewhere when its host was gone: nothing was closed."""
    world = World(store)
    await world.host.start()
    interaction = await world.call()
    for key in keys:
        await world.press(interaction, key)
    return world, interaction


async def test_a_call_that_is_gone_is_lost_and_its_on_hang_up_done() -> None:
    store = MemoryStore()
    _, interaction = await crashed(store)
    world = World(store)
    world.connectors.answers["note"] = Answer("ok")
    await world.host.start()
    await world.settle()
    record = world.record(interaction)
    assert (record.cause, record.reason, record.ended) == ("lost", "the centre was restarted", NOW)
    assert [one.operation for one in world.connectors.asked] == ["note"]
    assert store.live() == []
    await world.host.aclose()


async def test_a_call_that_is_still_up_goes_on_where_it_stood() -> None:
    store = MemoryStore()
    before, interaction = await crashed(store)
    said = before.channel.asked_of(interaction)[-1]
    channel = KeepingChannel(HandClock(), interaction)
    world = World(store, channel=channel)
    await world.host.start()
    await world.settle()
    assert channel.settled == [interaction]
    channel.tell(interaction, Said, command=said.key)
    channel.tell(interaction, Key, key="2")
    await world.settle()
    assert any(isinstance(command, Connect) for command in channel.asked_of(interaction))
    world.connectors.answers["note"] = Answer("ok")
    await world.host.aclose()


async def test_a_taken_up_call_has_its_timers_and_its_unfinished_fetch_again() -> None:
    store = MemoryStore()
    before, interaction = await crashed(store, "1")
    channel = KeepingChannel(HandClock(), interaction)
    world = World(store, channel=channel)
    world.connectors.answers["bill"] = Answer("ok", "92 euros")
    await world.host.start()
    assert len(world.clock.timers) == 1
    await world.settle()
    assert [one.key for one in world.connectors.asked] == [before.connectors.asked[-1].key]
    assert channel.speaks(interaction)[-1] == "Here it is."
    world.connectors.answers["note"] = Answer("ok")
    await world.host.aclose()


async def test_a_hang_up_that_was_under_way_is_finished_with_the_keys_it_had() -> None:
    store = MemoryStore()
    before, interaction = await crashed(store)
    before.channel.tell(interaction, HungUp)
    await before.settle()
    world = World(store)
    world.connectors.answers["note"] = Answer("ok")
    await world.host.start()
    await world.settle()
    notes = [one for one in world.connectors.asked if one.operation == "note"]
    assert [one.key for one in notes] == [before.connectors.asked[-1].key]
    assert world.record(interaction).cause == "hang up"
    await world.host.aclose()


@pytest.mark.parametrize(("operation", "asked"), [("note", 1), ("block", 0)])
async def test_a_lost_calls_change_is_repeated_only_where_keys_are_honoured(operation: str, asked: int) -> None:
    store = MemoryStore()
    _, interaction = await crashed(store)
    keep_pending(store, interaction, operation)
    world = World(store)
    await world.host.start()
    await world.settle()
    assert len([one for one in world.connectors.asked if one.key == f"{interaction}:9:0"]) == asked
    world.connectors.answers["note"] = Answer("ok")
    await world.host.aclose()


def keep_pending(store: MemoryStore, interaction: str, operation: str) -> None:
    """The call was in the middle of changing something when its host went."""
    live = store.live()[0]
    key = f"{interaction}:9:0"
    command = Request(key=key, connector="crm", operation=operation, arguments={"note": "x"}, within=1, changes=True)
    pending = to_msgpack((command,))
    kept = LiveRun(id=live.id, version=live.version, position=live.position, pending=pending)
    store.commit(Change(run=interaction, live=kept), lambda outcome: None)


async def test_a_change_that_may_have_been_done_is_not_repeated_without_keys() -> None:
    store = MemoryStore()
    _, interaction = await crashed(store)
    keep_pending(store, interaction, "block")
    channel = KeepingChannel(HandClock(), interaction)
    world = World(store, channel=channel)
    await world.host.start()
    await world.settle()
    assert world.connectors.asked == []
    reply = next(row for row in store.journal(interaction) if row.kind == "Replied")
    assert "nobody knows" in reply.data["reason"]
    world.connectors.answers["note"] = Answer("ok")
    await world.host.aclose()


async def test_a_fetch_whose_secret_went_with_the_host_fails_and_the_caller_hears_so() -> None:
    store = MemoryStore()
    before, interaction = await crashed(store, "3", "1", "2", "3", "4")
    assert before.connectors.asked[-1].operation == "block"
    channel = KeepingChannel(HandClock(), interaction)
    world = World(store, channel=channel)
    await world.host.start()
    await world.settle()
    assert world.connectors.asked == []
    assert channel.speaks(interaction) == ["Sorry."]
    world.connectors.answers["note"] = Answer("ok")
    await world.host.aclose()


async def test_a_number_that_was_refused_right_before_the_crash_fails_after_it() -> None:
    store = MemoryStore()
    before = World(store, a_compiled(a_graph(per_hour=0)))
    await before.host.start()
    interaction = await before.call()
    before.host._dispatcher.fail = lambda *_: None  # type: ignore[method-assign]  # the host goes before it can tell
    await before.press(interaction, "2")
    assert not any(isinstance(command, Connect) for command in before.channel.asked_of(interaction))
    channel = KeepingChannel(HandClock(), interaction)
    world = World(store, a_compiled(a_graph(per_hour=0)), channel)
    await world.host.start()
    await world.settle()
    assert channel.speaks(interaction) == ["Nobody is free."]
    assert not any(isinstance(command, Connect) for command in channel.asked_of(interaction))
    world.connectors.answers["note"] = Answer("ok")
    await world.host.aclose()


@pytest.mark.parametrize("error", [KeyError("x"), RecursionError(), TypeError("caller's words")])
async def test_a_run_damaged_in_any_other_way_keeps_the_next_from_nothing(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    store = MemoryStore()
    _, interaction = await crashed(store)
    world = World(store)

    def load(name: str) -> Version:
        raise error

    world.host.around = replace(world.host.around, load=load)
    await world.host.start()
    await world.settle()
    assert world.record(interaction).cause == "lost"
    assert store.live() == []
    assert "words" not in caplog.text
    await world.host.aclose()


@pytest.mark.parametrize("damage", ["version", "position", "pending"])
async def test_a_run_that_cannot_be_read_is_closed(damage: str) -> None:
    store = MemoryStore()
    _, interaction = await crashed(store)
    live = store.live()[0]
    broken = replace(live, **{damage: "none" if damage == "version" else b"\x00broken"})
    store.commit(Change(run=interaction, live=broken), lambda outcome: None)
    world = World(store)
    world.host.around = replace(world.host.around, load=failing_load(world))
    await world.host.start()
    await world.settle()
    record = world.record(interaction)
    assert (record.cause, record.reason) == ("lost", "its version or position cannot be read")
    assert store.live() == []
    await world.host.aclose()


def failing_load(world: World):  # type: ignore[no-untyped-def]
    def load(name: str):  # type: ignore[no-untyped-def]
        if name not in world.versions:
            raise PublishingError("not there")
        return world.versions[name]

    return load


async def test_calls_of_the_last_hour_count_after_a_restart() -> None:
    store = MemoryStore()
    compiled = a_compiled(a_graph(per_hour=1))
    before = World(store, compiled)
    await before.host.start()
    interaction = await before.call()
    await before.press(interaction, "2")
    world = World(store, compiled)
    world.connectors.answers["note"] = Answer("ok")
    await world.host.start()
    again = await world.call()
    await world.press(again, "2")
    assert not any(isinstance(command, Connect) for _, command in world.channel.asked)
    await world.host.aclose()


# --- versions


def test_a_version_is_kept_and_read_again(tmp_path: Path) -> None:
    publications = Publications(tmp_path / "versions")
    assert publications.current() is None
    published = publications.publish(a_compiled())
    again = Publications(tmp_path / "versions").current()
    assert again is not None
    assert (again.id, again.graph, again.catalogue, again.hash) == (
        published.id,
        published.graph,
        published.catalogue,
        published.hash,
    )
    assert again.written_at("main/hello") == ("main.flow", 2)


def test_the_last_one_published_is_current_and_others_can_be_had(tmp_path: Path) -> None:
    publications = Publications(tmp_path)
    first = publications.publish(a_compiled(text="one"))
    second = publications.publish(a_compiled(text="two"))
    current = publications.current()
    assert current is not None
    assert current.id == second.id
    assert publications.load(first.id).id == first.id


def test_old_versions_are_forgotten_unless_needed(tmp_path: Path) -> None:
    publications = Publications(tmp_path)
    kept = [publications.publish(a_compiled(text=str(n))).id for n in range(MOST_KEPT + 3)]
    for age, name in enumerate(kept):
        os.utime(tmp_path / f"{name}.json", (age, age))
    publications.forget({kept[0]})
    left = {path.stem for path in tmp_path.glob("*.json")}
    assert left == {kept[0], *kept[3:]}


def test_a_damaged_version_says_so(tmp_path: Path) -> None:
    publications = Publications(tmp_path)
    version = publications.publish(a_compiled())
    (tmp_path / f"{version.id}.json").write_bytes(b"{")
    with pytest.raises(PublishingError, match="damaged"):
        publications.current()


def test_a_version_of_another_form_is_compiled_again_from_its_texts(tmp_path: Path) -> None:
    publications = Publications(tmp_path)
    version = publications.publish(a_compiled())
    kept = {"form": 99, "compiled": {"texts": {"centre.yaml": "centre: 1\nname: X\n", "main.flow": "nonsense"}}}
    (tmp_path / f"{version.id}.json").write_bytes(to_json(kept))
    with pytest.raises(PublishingError, match="finds faults in it"):
        publications.current()


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "a/b"])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "current").write_text(name)
    with pytest.raises(PublishingError, match="no version's name"):
        Publications(tmp_path).current()


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "versions").write_text("a file where a folder should be")
    with pytest.raises(PublishingError, match="cannot be kept"):
        Publications(tmp_path / "versions").publish(a_compiled())


# --- killed between the commit and the act

KILLED = """
import asyncio, os, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from host_world import World
from runtime.host.outbox import Outbox
from runtime.store.sqlite import SqliteStore

async def main():
    world = World(SqliteStore(Path(sys.argv[1])))
    await world.host.start()
    interaction = await world.call()
    Outbox.put = lambda *given: os.kill(os.getpid(), 9)
    await world.press(interaction, "2")

asyncio.run(main())
"""


async def test_killed_after_the_commit_what_was_to_be_done_is_known(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    database = tmp_path / "centre.db"
    command = [sys.executable, "-c", KILLED, str(database), str(root), str(root / "tests" / "support")]
    ended = subprocess.run(command, timeout=60, capture_output=True, text=True, check=False)
    assert ended.returncode == -9, ended.stderr
    reader = SqliteReader(database)
    record = reader.interactions()[0]
    assert record.ended is None
    assert reader.journal(record.id)[-1].kind in ("Connect", "SetTimer")
    reader.close()

    channel = KeepingChannel(HandClock(), record.id)
    world = World(SqliteStore(database), channel=channel)
    await world.host.start()
    await world.settle()
    connects = [command for command in channel.asked_of(record.id) if isinstance(command, Connect)]
    assert len(connects) == 1, "it is done now, with the key it had"
    assert connects[0].key.startswith(f"{record.id}:")
    world.connectors.answers["note"] = Answer("ok")
    await world.host.aclose()
    assert SqliteReader(database).interactions()[0].cause == "lost"
