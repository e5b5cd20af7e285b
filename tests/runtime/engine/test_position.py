"""Positions: small, whole again after storing, and golden to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from engine_graphs import RUN, START, Driven, options_menu

from flowlang.values import MalformedError
from runtime.engine.position import Frame, Position, restore, store

GOLDENS = Path(__file__).parents[2] / "goldens" / "position"

FULL = Position(
    run=RUN,
    graph=bytes(range(12)),
    sequence=12,
    frames=(
        Frame("main", "main/billing/do", {"topic": "bill", "amount": "92.40", "vip": False}, {}, {"main/x/to-ask": 1}),
        Frame("verify", "verify/ask/collect", {}, {"verify/ask/collect/no-input": 1}),
    ),
    timers={"most.0": START + 900_000_000, "keys": START, "paused": START - 5, "late hash": START + 1, "strange": 7},
    awaiting=f"{RUN}:11:2",
    phase="collecting",
    keys="123",
    language="en",
    medium="voice",
    line="main",
    service="other",
    number="+390212345",
    kept={"level": 3},
    ending="failure",
)
USUAL = Position(
    run=RUN,
    graph=bytes(range(12)),
    sequence=9,
    frames=(Frame("main", "main/options", {"account": "123456"}),),
    timers={"most.0": START + 900_000_000, "silence": START + 6_000_000},
    phase="listening",
    language="en",
    medium="voice",
    line="main",
    number="+390212345678",
)
CASES = {"full": FULL, "usual": USUAL, "begun": Position(RUN, bytes(12))}


@pytest.mark.parametrize("name", CASES)
def test_it_is_written_as_it_always_was(name: str, pytestconfig: pytest.Config) -> None:
    written = store(CASES[name]).hex() + "\n"
    golden = GOLDENS / f"{name}.hex"
    if pytestconfig.getoption("--update-goldens", default=False):
        golden.write_text(written)
    assert golden.read_text() == written


@pytest.mark.parametrize("name", CASES)
def test_what_was_written_once_is_read_for_ever(name: str) -> None:
    assert restore(bytes.fromhex((GOLDENS / f"{name}.hex").read_text())) == CASES[name]


@pytest.mark.parametrize("name", CASES)
def test_it_is_whole_again(name: str) -> None:
    assert restore(store(CASES[name])) == CASES[name]


def test_the_usual_one_is_small() -> None:
    assert len(store(USUAL)) <= 100


def test_every_position_of_a_usual_call_is_small() -> None:
    run = Driven(options_menu())
    sizes = [len(store(run.position))]
    run.said()
    for keys in ("9", "1", "123", "456"):
        run.press(keys)
        sizes.append(len(store(run.position)))
    assert max(sizes) <= 100


STRANGE = {
    "a run that is no UUID": Position("run-1", bytes(12)),
    "a run in capitals": Position(RUN.upper(), bytes(12)),
    "a run of the same length": Position("x" * 36, bytes(12)),
    "dashes elsewhere": Position("0192f3a40000-7000-8000-0000-00000001", bytes(12)),
    "no graph": Position(RUN),
    "an unknown phase": Position(RUN, bytes(12), phase="dreaming"),
    "an awaited key of another run": Position(RUN, bytes(12), 3, awaiting="other:1:0"),
    "an awaited key in the future": Position(RUN, bytes(12), 3, awaiting=f"{RUN}:9:0"),
    "an awaited key far down": Position(RUN, bytes(12), 3, awaiting=f"{RUN}:3:64"),
    "an awaited key written strangely": Position(RUN, bytes(12), 3, awaiting=f"{RUN}:03:1"),
    "an awaited key without numbers": Position(RUN, bytes(12), 3, awaiting=f"{RUN}:a:b"),
    "a hidden number": Position(RUN, bytes(12), number="anonymous"),
    "a number with a nought": Position(RUN, bytes(12), number="+0212345"),
    "a plus alone": Position(RUN, bytes(12), number="+"),
    "a long number": Position(RUN, bytes(12), number="+" + "1" * 30),
    "a state named otherwise": Position(RUN, bytes(12), frames=(Frame("main", "other/options"),)),
    "a state without a place": Position(RUN, bytes(12), frames=(Frame("main", "main"),)),
    "a timer at nought": Position(RUN, bytes(12), timers={"silence": 0, "keys": 5}),
}


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_unusual_is_kept_too(name: str) -> None:
    assert restore(store(STRANGE[name])) == STRANGE[name]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x02",
        b"\x00\x90",
        b"\x01",
        b"\x01\xc1",
        b"\x01\x90",
        b"\x01\x93\xc4\x00\x00\x91\x01",
        b"\x01\x80",
        b"\x01\x91\xa1\x80",
        b"\x01" + b"\x91" * 100_000,
        b"\x01" + b"\x91" * 50,
    ],
)
def test_bytes_that_are_no_position(data: bytes) -> None:
    with pytest.raises(MalformedError):
        restore(data)
