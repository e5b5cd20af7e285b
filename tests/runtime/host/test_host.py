"""A host with its world: calls run flows, all is kept before it leaves, and what breaks takes no others along."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from host_world import CALLER, NOW, World, a_compiled, a_graph

from runtime.channels.channel import Refusal
from runtime.connectors.connectors import Answer
from runtime.engine.commands import Accept, Connect, Speak
from runtime.engine.events import Connected, HungUp, Key, Replied, Said
from runtime.host import Version
from runtime.host import dispatcher as dispatcher_module
from runtime.store.memory import MemoryStore
from runtime.store.records import Change, Segment
from runtime.store.sqlite import SqliteStore
from runtime.store.store import Outcome


@pytest.fixture
async def world() -> AsyncIterator[World]:
    world = World()
    await world.host.start()
    yield world
    world.connectors.answers = {name: Answer("ok") for name in ("bill", "block", "note")}
    await world.host.aclose()


async def test_a_call_runs_the_flow_of_its_line_to_the_end(world: World) -> None:
    interaction = await world.call()
    assert isinstance(world.channel.asked_of(interaction)[0], Accept)
    world.connectors.answers["bill"] = Answer("ok", "92 euros")
    await world.press(interaction, "1")
    world.channel.say_said(interaction)
    await world.settle()
    world.channel.say_said(interaction)
    await world.settle()
    assert world.channel.speaks(interaction) == ["Hello.", "Choose.", "Here it is.", "Goodbye."]
    assert world.channel.is_closed(interaction)
    assert world.host.live == 0
    record = world.record(interaction)
    assert (record.cause, record.line, record.service, record.ended) == ("end", "main", "care", NOW)
    assert record.segments == (Segment(kind="flow", who="main", started=NOW, ended=NOW),)


async def test_every_event_and_command_has_its_row_with_its_place_in_the_source(world: World) -> None:
    interaction = await world.call()
    rows = world.store.journal(interaction)
    assert [row.kind for row in rows] == ["Started", "Accept", "Speak", "Said", "Speak"]
    assert (rows[2].state, rows[2].file, rows[2].line) == ("main/hello", "main.flow", 2)
    assert rows[3].data["taken"] == [["main/hello", "next"]]
    assert {row.graph for row in rows} == {world.version.hash}
    assert [(row.sequence, row.place) for row in rows] == [(1, 0), (1, 1), (1, 2), (2, 0), (2, 1)]


async def test_what_is_personal_stands_in_the_side_table_only(world: World) -> None:
    interaction = await world.call()
    world.channel.tell(interaction, Key, key="1")
    await world.settle()
    assert CALLER not in str(world.store.journal(interaction))
    personal = world.store.personal(interaction)
    assert personal["caller"] == {"caller": CALLER}
    key = next(row for row in world.store.journal(interaction) if row.kind == "Key")
    assert personal[key.data["key"]["personal"]] == {"key": "1"}


async def test_secrets_are_kept_nowhere(world: World) -> None:
    interaction = await world.call()
    await world.press(interaction, "3")
    world.channel.say_said(interaction)
    await world.settle()
    for digit in "4711":
        await world.press(interaction, digit)
    request = world.connectors.asked[-1]
    assert request.arguments["pin"] == "4711"
    rows = world.store.journal(interaction)
    row = next(row for row in rows if row.kind == "Request")
    assert row.data["secret_arguments"] == ["pin"]
    assert [r.data["key"] for r in rows if r.kind == "Key"][1:] == [{"secret": True}] * 4
    kept = (
        str(world.store.personal(interaction))
        + str(world.store.live()[0].pending)
        + str(world.store.live()[0].position)
    )
    assert "4711" not in kept
    assert b"4711" not in world.store.live()[0].position + world.store.live()[0].pending


async def test_nothing_leaves_before_it_is_kept() -> None:
    class SlowStore(MemoryStore):
        def __init__(self) -> None:
            super().__init__()
            self.held: list[tuple[Change, Callable[[Outcome], None]]] = []

        def commit(self, change: Change, then: Callable[[Outcome], None]) -> None:
            self.held.append((change, then))

        def let_go(self) -> None:
            for change, then in self.held:
                super().commit(change, then)
            self.held = []

    store = SlowStore()
    world = World(store)
    await world.host.start()
    interaction = world.channel.offer()
    await world.settle()
    assert world.channel.asked == []
    world.channel.tell(interaction, Key, key="1")
    await world.settle()
    assert len(store.held) == 1, "the next event waits for the one before"
    store.let_go()
    await world.settle()
    assert len(world.channel.asked_of(interaction)) == 2
    store.commit = lambda change, then: MemoryStore.commit(store, change, then)  # type: ignore[method-assign]
    store.let_go()
    world.connectors.answers["note"] = Answer("ok")
    await world.host.aclose()


async def test_an_event_that_comes_twice_counts_once(world: World) -> None:
    interaction = world.channel.offer()
    await world.settle()
    key = next(c.key for c in world.channel.asked_of(interaction) if isinstance(c, Speak))
    event = world.channel.tell(interaction, Said, command=key)
    world.channel.queue.put_nowait(dispatcher_happened(interaction, event))
    await world.settle()
    assert world.kinds(interaction).count("Said") == 1
    assert world.host.counts.duplicates == 1


def dispatcher_happened(interaction: str, event: Any) -> Any:
    from runtime.channels.channel import Happened

    return Happened(interaction=interaction, event=event)


async def test_timers_come_from_the_clock(world: World) -> None:
    interaction = await world.call()
    world.channel.say_said(interaction)
    await world.settle()
    world.clock.push(5_000_000)
    await world.settle()
    assert "TimerFired" in world.kinds(interaction)
    assert world.channel.speaks(interaction)[-1] == "Goodbye."


async def test_the_customer_hangs_up_and_on_hang_up_is_done(world: World) -> None:
    interaction = await world.call()
    world.channel.tell(interaction, HungUp)
    await world.settle()
    assert [one.operation for one in world.connectors.asked] == ["note"]
    world.connectors.answers["note"] = Answer("ok")
    await world.settle()
    assert world.record(interaction).cause == "hang up"
    assert world.clock.timers == [] or all(timer.is_cancelled for timer in world.clock.timers)


@pytest.mark.parametrize(
    ("called", "medium", "refusal"),
    [("+390200000", "voice", Refusal.UNKNOWN_LINE), ("+390299900", "chat", Refusal.NOT_THIS_MEDIUM)],
)
async def test_who_cannot_be_taken_is_turned_away_and_recorded(
    world: World, called: str, medium: str, refusal: Refusal
) -> None:
    interaction = world.channel.offer(called, medium)
    await world.settle()
    assert world.channel.turned_away == [(interaction, refusal)]
    record = world.record(interaction)
    assert (record.cause, record.ended, record.segments) == (f"refused: {refusal.value}", NOW, ())
    assert world.kinds(interaction) == ["Refused"]


async def test_what_the_channel_refused_is_recorded(world: World) -> None:
    interaction = world.channel.tell_refused()
    await world.settle()
    assert world.record(interaction).cause == "refused: no free leg (486)"
    assert world.store.personal(interaction) == {"caller": {"caller": CALLER}}


async def test_strangers_cannot_fill_the_disk_with_refusals(world: World) -> None:
    for _ in range(1500):
        world.channel.tell_refused("no trunk", "403")
    await world.settle()
    assert len(world.store.interactions()) == 1000
    assert world.host.counts.unrecorded == 500
    world.clock.push(1_000_000)
    for _ in range(30):
        world.channel.tell_refused("no trunk", "403")
    await world.settle()
    assert len(world.store.interactions()) == 1020


async def test_a_transfer_is_a_segment_of_its_own(world: World) -> None:
    interaction = await world.call()
    await world.press(interaction, "2")
    connect = next(c for c in world.channel.asked_of(interaction) if isinstance(c, Connect))
    world.clock.push(1_000_000)
    world.channel.tell(interaction, Connected, command=connect.key)
    await world.settle()
    world.clock.push(2_000_000)
    world.channel.tell(interaction, Replied, command=connect.key, outcome="ended")
    await world.settle()
    segments = world.record(interaction).segments
    assert [(one.kind, one.started - NOW, one.ended and one.ended - NOW) for one in segments] == [
        ("flow", 0, 1_000_000),
        ("transfer", 1_000_000, 3_000_000),
        ("flow", 3_000_000, None),
    ]
    assert connect.number not in str(world.store.journal(interaction))


async def test_the_ceiling_of_calls_an_hour_holds() -> None:
    world = World(compiled=a_compiled(a_graph(per_hour=1)))
    await world.host.start()
    first, second = await world.call(), await world.call()
    await world.press(first, "2")
    await world.press(second, "2")
    assert sum(isinstance(command, Connect) for _, command in world.channel.asked) == 1
    assert world.channel.speaks(second)[-1] == "Nobody is free."
    row = next(row for row in world.store.journal(second) if row.kind == "Connect")
    assert row.data["refused"] == "hourly ceiling"
    reply = next(row for row in world.store.journal(second) if row.kind == "Replied")
    assert reply.data["reason"] == "refused by the outbound gate: hourly ceiling"
    world.clock.push(3_600_000_000)
    third = await world.call()
    await world.press(third, "2")
    assert sum(isinstance(command, Connect) for _, command in world.channel.asked) == 2
    world.connectors.answers["note"] = Answer("ok")
    await world.host.aclose()


async def test_a_number_that_is_not_allowed_is_never_called() -> None:
    world = World(compiled=a_compiled(a_graph(desk="+447700900123")))
    await world.host.start()
    interaction = await world.call()
    await world.press(interaction, "2")
    assert not any(isinstance(command, Connect) for _, command in world.channel.asked)
    assert world.channel.speaks(interaction)[-1] == "Nobody is free."
    world.connectors.answers["note"] = Answer("ok")
    await world.host.aclose()


async def test_an_error_of_ours_ends_that_run_alone(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    good, bad = await world.call(), await world.call()
    real = dispatcher_module.advance

    def advance(graph: Any, position: Any, event: Any) -> Any:
        if position.run == bad:
            raise ValueError(f"the caller is {CALLER}")
        return real(graph, position, event)

    monkeypatch.setattr(dispatcher_module, "advance", advance)
    await world.press(bad, "1")
    await world.press(good, "1")
    assert world.channel.is_closed(bad)
    record = world.record(bad)
    assert (record.cause, record.reason) == ("failure", "an error of the program")
    assert world.kinds(bad)[-1] == "Broken"
    assert world.record(good).ended is None
    assert world.connectors.asked[-1].key.startswith(good)
    assert world.host.counts.broken == 1
    assert CALLER not in caplog.text
    assert "ValueError" in caplog.text


async def test_a_channel_that_cannot_is_the_commands_failure(world: World) -> None:
    world.channel.broken = {Speak}
    interaction = world.channel.offer()
    await world.settle()
    world.channel.broken = set()
    await world.settle()
    assert "SayFailed" in world.kinds(interaction)
    assert "Fault" in world.kinds(interaction)


async def test_a_connectors_own_error_is_the_requests_failure(world: World, caplog: pytest.LogCaptureFixture) -> None:
    async def ask(request: Any) -> Answer:
        raise ZeroDivisionError

    world.connectors.ask = ask  # type: ignore[method-assign]
    interaction = await world.call()
    with caplog.at_level(logging.WARNING):
        await world.press(interaction, "1")
    assert world.channel.speaks(interaction)[-1] == "Sorry."
    assert "main.flow:4" in caplog.text


async def test_runs_keep_the_version_they_began_with(world: World) -> None:
    before = await world.call()
    newer = Version(a_compiled(a_graph(desk="+390200001"), text="flow main # newer"))
    world.versions[newer.id] = newer
    world.host.publish(newer)
    after = await world.call()
    for interaction in (before, after):
        await world.press(interaction, "2")
    numbers = [command.number for _, command in world.channel.asked if isinstance(command, Connect)]
    assert numbers == ["+390299911", "+390200001"]
    assert [world.record(one).version for one in (before, after)] == [world.version.id, newer.id]
    assert world.host.needed == {world.version.id, newer.id}


async def test_draining_takes_nobody_new_and_waits_for_those_who_are_there(world: World) -> None:
    interaction = await world.call()
    assert world.host.is_ready
    await world.host.drain(0.01)
    assert not world.host.is_ready
    assert world.host.live == 1
    refused = world.channel.offer()
    await world.settle()
    assert world.channel.turned_away == [(refused, Refusal.NOT_READY)]
    await world.press(interaction, "9")
    world.channel.say_said(interaction)
    await world.settle()
    await world.host.drain(5)
    assert world.host.live == 0


async def test_closing_ends_what_lives_with_its_cause(world: World) -> None:
    interaction = await world.call()
    world.connectors.answers["note"] = Answer("ok")
    await world.host.aclose()
    record = world.record(interaction)
    assert (record.cause, record.reason) == ("lost", "the centre was stopped")
    assert "Lost" in world.kinds(interaction)


async def test_events_of_runs_that_are_over_or_unknown_are_ignored(world: World) -> None:
    world.channel.tell("nobody", Key, key="1")
    await world.settle()
    assert world.store.journal("nobody") == []


async def test_a_customer_who_sends_too_much_is_not_listened_to(world: World) -> None:
    interaction = await world.call()
    for _ in range(600):
        world.channel.tell(interaction, Key, key="9")
    await world.settle()
    assert world.host.counts.unheard > 0
    assert world.host.live <= 1


async def test_a_channel_whose_events_end_loses_its_calls(world: World) -> None:
    interaction = await world.call()
    world.connectors.answers["note"] = Answer("ok")
    world.channel.queue.put_nowait(None)
    await world.settle()
    assert world.record(interaction).cause == "lost"


class FailingStore(MemoryStore):
    """Fails from the moment it is told to."""

    is_full = False

    def _keep(self, change: Change) -> Outcome:
        if not self.is_full:
            return super()._keep(change)
        self.failure = "centre.db: the disk is full"
        return Outcome.FAILED


async def test_when_the_store_fails_those_who_are_here_take_their_failures_way() -> None:
    store = FailingStore()
    world = World(store)
    await world.host.start()
    speaking, listening, asking = world.channel.offer(), await world.call(), await world.call()
    world.channel.say_said(listening)
    await world.press(asking, "1")
    store.is_full = True
    world.channel.tell(asking, Key, key="9")
    await world.settle()
    assert world.host.failed.is_set()
    assert world.host.failure == "centre.db: the disk is full"
    assert world.channel.speaks(speaking)[-1] == "Sorry."
    assert world.channel.speaks(asking)[-1] == "Sorry."
    assert world.channel.is_closed(listening)
    assert not world.host.is_ready
    world.channel.offer()
    await world.settle()
    assert world.channel.turned_away[-1][1] is Refusal.NOT_READY
    world.channel.say_said(speaking)
    world.channel.say_said(asking)
    await world.host.drain(5)
    assert world.host.live == 0
    await world.host.aclose()


async def test_a_refusal_that_meets_a_failed_store_is_enough_to_know() -> None:
    store = FailingStore()
    world = World(store)
    await world.host.start()
    store.is_full = True
    world.channel.tell_refused()
    await world.settle()
    assert world.host.failed.is_set()
    assert not world.host.is_ready
    await world.host.aclose()


async def test_a_disk_that_is_full_ends_calls_and_tells_why(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "centre.db")
    world = World(store)
    await world.host.start()
    interaction = await world.call()
    pages = store._writing.execute("PRAGMA page_count").fetchone()[0]
    store._writing.execute(f"PRAGMA max_page_count = {pages}")
    for _ in range(200):
        world.channel.tell(interaction, Replied, command="none", outcome="failed", reason="x" * 2000)
        await world.settle()
        if world.host.failed.is_set():
            break
    assert "the disk is full" in world.host.failure
    await world.settle()
    assert world.channel.speaks(interaction)[-1] == "Sorry."
    world.channel.say_said(interaction)
    await world.host.drain(5)
    assert world.channel.is_closed(interaction)
    await world.host.aclose()


async def test_an_error_while_commands_leave_ends_that_run_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = await world.call(), await world.call()
    real = dispatcher_module.Dispatcher.perform

    def perform(dispatcher: Any, run: Any, command: Any) -> None:
        if run.id == bad:
            raise KeyError(CALLER)
        real(dispatcher, run, command)

    monkeypatch.setattr(dispatcher_module.Dispatcher, "perform", perform)
    await world.press(bad, "1")
    await world.press(good, "2")
    assert world.record(bad).cause == "failure"
    assert world.channel.is_closed(bad)
    assert any(isinstance(command, Connect) for command in world.channel.asked_of(good))


async def test_an_offer_that_breaks_us_is_turned_away_and_the_channel_lives(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Version, "service_of", lambda version, line: 1 / 0)
        broken = world.channel.offer()
        await world.settle()
    assert world.channel.turned_away == [(broken, Refusal.NOT_READY)]
    good = await world.call()
    assert world.record(good).ended is None
