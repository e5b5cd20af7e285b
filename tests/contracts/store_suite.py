"""What every store must do. A store's test module defines the fixture `store` and takes these in with `import *`."""

from __future__ import annotations

import asyncio
from typing import Any

from runtime.store.records import Change, InteractionRecord, JournalRow, LiveRun, PersonalValues, Segment
from runtime.store.store import Outcome, Store

RUN = "0192f000-0000-7000-8000-000000000001"
OTHER = "0192f000-0000-7000-8000-000000000002"


def row(run: str = RUN, sequence: int = 1, place: int = 0, kind: str = "Key", **data: Any) -> JournalRow:
    return JournalRow(
        run=run,
        sequence=sequence,
        place=place,
        at=1000 + sequence,
        kind=kind,
        data=data,
        state="main/a",
        file="main.flow",
        line=3,
        graph="ab",
    )


def record(run: str = RUN, **changes: Any) -> InteractionRecord:
    segments = (Segment(kind="flow", who="main", started=1),)
    return InteractionRecord(
        **{"id": run, "channel": "sip", "medium": "voice", "started": 1, "segments": segments, **changes}
    )


def live(run: str = RUN, position: bytes = b"\x01p") -> LiveRun:
    return LiveRun(id=run, version="v1", position=position, pending=b"\x90")


def change(run: str = RUN, event: str = "e1", **parts: Any) -> Change:
    return Change(run=run, event=event, **{"rows": (row(run),), "live": live(run), **parts})


async def keep(store: Store, *changes: Change) -> list[Outcome]:
    """Gives the store all changes at once; what became of each, in the order it told."""
    loop = asyncio.get_running_loop()
    told: list[asyncio.Future[Outcome]] = [loop.create_future() for _ in changes]
    for one, future in zip(changes, told, strict=True):
        store.commit(one, future.set_result)
        assert not future.done(), "told before commit returned"
    return list(await asyncio.gather(*told))


async def test_a_change_is_kept_whole(store: Store) -> None:
    personal = PersonalValues(run=RUN, reference="1:0", values={"key": "5"})
    assert await keep(
        store, change(rows=(row(), row(place=1, kind="Close", key="k")), personal=(personal,), record=record())
    ) == [Outcome.KEPT]
    assert store.journal(RUN) == [row(), row(place=1, kind="Close", key="k")]
    assert store.interactions() == store.unended() == [record()]
    assert store.personal(RUN) == {"1:0": {"key": "5"}}
    assert store.live() == [live()]


async def test_an_event_is_consumed_once(store: Store) -> None:
    await keep(store, change())
    again = change(rows=(row(sequence=2),), live=live(position=b"\x01q"), record=record())
    assert await keep(store, again) == [Outcome.DUPLICATE]
    assert store.journal(RUN) == [row()]
    assert store.live() == [live()]
    assert store.interactions() == []


async def test_the_same_event_id_of_another_run_is_another_event(store: Store) -> None:
    assert await keep(store, change(), change(OTHER)) == [Outcome.KEPT, Outcome.KEPT]
    assert [one.id for one in store.live()] == [RUN, OTHER]


async def test_a_repeated_event_does_not_spoil_those_beside_it(store: Store) -> None:
    await keep(store, change())
    outcomes = await keep(store, change(OTHER), change(), change(OTHER, "e2", rows=(row(OTHER, 2),)))
    assert outcomes == [Outcome.KEPT, Outcome.DUPLICATE, Outcome.KEPT]
    assert [one.sequence for one in store.journal(OTHER)] == [1, 2]


async def test_a_run_that_is_over_is_not_live_and_keeps_its_journal(store: Store) -> None:
    await keep(store, change(record=record()))
    closed = record(ended=9, cause="end")
    await keep(store, change(event="e2", rows=(row(sequence=2),), live=None, over=True, record=closed))
    assert store.live() == []
    assert store.interactions() == [closed]
    assert store.unended() == []
    assert len(store.journal(RUN)) == 2


async def test_a_change_without_an_event_is_kept(store: Store) -> None:
    refused = record(ended=1, cause="refused: no free leg (486)", segments=())
    assert await keep(store, Change(run=RUN, record=refused), Change(run=RUN, record=refused)) == [Outcome.KEPT] * 2
    assert store.interactions() == [refused]


async def test_many_changes_at_once_are_all_kept_in_order(store: Store) -> None:
    changes = [
        change(event=f"e{n}", rows=(row(sequence=n),), live=live(position=bytes([1, n % 250]))) for n in range(1, 301)
    ]
    assert set(await keep(store, *changes)) == {Outcome.KEPT}
    assert [one.sequence for one in store.journal(RUN)] == list(range(1, 301))
    assert store.live() == [live(position=bytes([1, 300 % 250]))]


async def test_calls_are_counted_unless_they_were_refused(store: Store) -> None:
    rows = (
        row(sequence=1, kind="Connect"),
        row(sequence=2, kind="Connect", refused="premium"),
        row(sequence=3, kind="Connect"),
    )
    await keep(store, change(rows=rows))
    assert store.calls_since(0) == [1001, 1003]
    assert store.calls_since(1002) == [1003]


async def test_records_come_oldest_first(store: Store) -> None:
    await keep(store, change(OTHER, record=record(OTHER, started=1)), change(record=record(started=5)))
    assert [one.id for one in store.interactions()] == [OTHER, RUN]


async def test_what_nobody_knows_is_empty(store: Store) -> None:
    assert (store.journal("x"), store.personal("x"), store.live(), store.interactions()) == ([], {}, [], [])
