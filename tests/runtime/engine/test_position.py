"""Positions: small, whole again after storing, and golden to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from engine_graphs import RUN, START, Driven, options_menu

from flowlang.values import MalformedError
from runtime.engine.position import Frame, Position, Stand, Who, restore, store

GOLDENS = Path(__file__).parents[2] / "goldens" / "position"

FULL = Position(
    Who(RUN, bytes(range(12)), line="main", service="other", number="+390212345"),
    sequence=12,
    stand=Stand(
        states=("main/billing/do", "verify/ask/collect"),
        phase="collecting",
        timer_names=("most.0", "keys", "paused", "late hash", "strange"),
        language="en",
        medium="voice",
        ending="failure",
    ),
    frames=(
        Frame("main", "main/billing/do", {"topic": "bill", "amount": "92.40", "vip": False}, {}, {"main/x/to-ask": 1}),
        Frame("verify", "verify/ask/collect", {}, {"verify/ask/collect/no-input": 1}),
    ),
    timer_dues=(START + 900_000_000, START, START - 5, START + 1, 7),
    awaiting=f"{RUN}:11:2",
    keys="123",
    kept={"level": 3},
)
USUAL = Position(
    Who(RUN, bytes(range(12)), line="main", number="+390212345678"),
    sequence=9,
    stand=Stand(("main/options",), "listening", ("most.0", "silence"), "en", "voice"),
    frames=(Frame("main", "main/options", {"account": "123456"}),),
    timer_dues=(START + 900_000_000, START + 6_000_000),
)
GIVEN = Who(RUN, bytes(12))
CASES = {"full": FULL, "usual": USUAL, "begun": Position(GIVEN)}


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


def standing(flow: str, state: str) -> Position:
    return Position(GIVEN, stand=Stand((state,)), frames=(Frame(flow, state),))


STRANGE = {
    "a run that is no UUID": Position(Who("run-1", bytes(12))),
    "a run in capitals": Position(Who(RUN.upper(), bytes(12))),
    "a run of the same length": Position(Who("x" * 36, bytes(12))),
    "dashes elsewhere": Position(Who("0192f3a40000-7000-8000-0000-00000001", bytes(12))),
    "no graph": Position(Who(RUN)),
    "an unknown phase": Position(GIVEN, stand=Stand(phase="dreaming")),
    "an awaited key of another run": Position(GIVEN, 3, awaiting="other:1:0"),
    "an awaited key in the future": Position(GIVEN, 3, awaiting=f"{RUN}:9:0"),
    "an awaited key far down": Position(GIVEN, 3, awaiting=f"{RUN}:3:64"),
    "an awaited key written strangely": Position(GIVEN, 3, awaiting=f"{RUN}:03:1"),
    "an awaited key without numbers": Position(GIVEN, 3, awaiting=f"{RUN}:a:b"),
    "a hidden number": Position(Who(RUN, bytes(12), number="anonymous")),
    "a number with a nought": Position(Who(RUN, bytes(12), number="+0212345")),
    "a plus alone": Position(Who(RUN, bytes(12), number="+")),
    "a long number": Position(Who(RUN, bytes(12), number="+" + "1" * 30)),
    "a state named otherwise": standing("main", "other/options"),
    "a state without a place": standing("main", "main"),
    "a timer at nought": Position(GIVEN, stand=Stand(timer_names=("silence", "keys")), timer_dues=(0, 5)),
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
        b"\x01\x95\x92\xa1r\xc4\x00\x01\x90\x00\x91\x00",
    ],
)
def test_bytes_that_are_no_position(data: bytes) -> None:
    with pytest.raises(MalformedError):
        restore(data)
