"""Events and commands as JSON: a closed list, golden to the byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

from flowlang.values import MalformedError, from_json, to_json
from runtime.engine import commands as c
from runtime.engine import events as e

GOLDENS = Path(__file__).parents[2] / "goldens"
ID = "0192f3a4-0000-7000-8000-000000000002"
KEY = "0192f3a4-0000-7000-8000-000000000001:3:0"
AT = 1_795_600_000_000_000
AN_EVENT: dict[str, Any] = {"id": ID, "at": AT}

EVENTS: tuple[e.AnyEvent, ...] = (
    e.Started(**AN_EVENT, line="main", service="care", medium="voice", number="+390212345", called="+390299900"),
    e.Said(**AN_EVENT, command=KEY),
    e.SayFailed(**AN_EVENT, command=KEY, reason="prompt file gone"),
    e.Key(**AN_EVENT, key="#"),
    e.Text(**AN_EVENT, text="bolletta"),
    e.TimerFired(**AN_EVENT, timer="silence"),
    e.Replied(**AN_EVENT, command=KEY, outcome="ok", data={"amount": "92.40"}, reason=""),
    e.Connected(**AN_EVENT, command=KEY),
    e.Placed(**AN_EVENT, command=KEY, place=3, expected_wait=90_000_000),
    e.Found(**AN_EVENT, command=KEY, operator={"name": "Anna"}),
    e.OperatorLost(**AN_EVENT, command=KEY),
    e.HungUp(**AN_EVENT),
    e.Lost(**AN_EVENT, reason="media worker died"),
)
COMMANDS: tuple[c.AnyCommand, ...] = (
    c.Accept(key=KEY),
    c.Speak(
        key=KEY,
        language="it",
        pieces=(c.Piece("Buongiorno."), c.Piece(file="sounds/beep.wav")),
        prompt="welcome",
        options=("bolletta", "guasto"),
        expects="keys",
        personal=True,
    ),
    c.Silence(key=KEY, speak=KEY),
    c.SetTimer(key=KEY, timer="silence", due=AT + 6_000_000),
    c.CancelTimer(key=KEY, timer="silence"),
    c.Request(
        key=KEY,
        connector="crm",
        operation="block",
        arguments={"pan": "4111", "when": None},
        within=3_000_000,
        changes=True,
        secret=("pan",),
    ),
    c.StartRecording(key=KEY, at_most=120_000_000, ending_on="#"),
    c.Connect(key=KEY, number="+390299911", within=30_000_000, at_most=None),
    c.Reject(key=KEY, reason="busy"),
    c.Send(key=KEY, language="it", pieces=(c.Piece("Grazie."),), to="anna@example.org", by="email", template="receipt"),
    c.Show(key=KEY, what="card", language="it", pieces=(c.Piece("Cliente"),), arguments={"account": "123456"}),
    c.RecordConversation(key=KEY, on=True),
    c.Deliver(key=KEY, message="recording:7", to="customer_care", into="queue"),
    c.AwaitBeep(key=KEY, at_most=30_000_000),
    c.CallBack(key=KEY, number="+390212345", at=AT, place_of=KEY),
    c.Mark(key=KEY, outcome="promised", retry_at=AT),
    c.WrapUp(key=KEY, codes=("billing", "complaint")),
    c.Enqueue(
        key=KEY,
        queue="customer_care",
        priority=5,
        needs=(c.Needed("language", 2, ((120_000_000, 1), (300_000_000, 0))),),
        also_in=(("back_office", 180_000_000),),
        due=AT,
        language="it",
        whisper=(c.Piece("A bill"),),
    ),
    c.Admit(key=KEY, enqueue=KEY),
    c.Dequeue(key=KEY, enqueue=KEY),
    c.Close(key=KEY),
    c.Finished(key=KEY, cause="end", reason=""),
    c.Fault(key=KEY, state="main/balance/fetch-bill", reason="too late"),
    c.Broken(key=KEY, promise="main/promise", text="Everybody hears the hours", state="main/goodbye/end"),
)


def lines(values: tuple[Any, ...]) -> str:
    return "".join(to_json(value).decode() + "\n" for value in values)


@pytest.mark.parametrize(("folder", "values"), [("events", EVENTS), ("commands", COMMANDS)])
def test_they_are_written_as_they_always_were(
    folder: str, values: tuple[Any, ...], pytestconfig: pytest.Config
) -> None:
    golden = GOLDENS / "events" / f"{folder}.jsonl"
    if pytestconfig.getoption("--update-goldens", default=False):
        golden.write_text(lines(values), encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == lines(values)


@pytest.mark.parametrize(
    ("folder", "kind", "values"), [("events", e.AnyEvent, EVENTS), ("commands", c.AnyCommand, COMMANDS)]
)
def test_what_was_written_once_is_read_for_ever(folder: str, kind: Any, values: tuple[Any, ...]) -> None:
    written = (GOLDENS / "events" / f"{folder}.jsonl").read_text(encoding="utf-8").splitlines()
    assert tuple(from_json(line, kind) for line in written) == values


def test_every_kind_is_among_the_goldens() -> None:
    assert {type(one) for one in EVENTS} == set(get_args(e.AnyEvent))
    assert {type(one) for one in COMMANDS} == set(get_args(c.AnyCommand))


def test_unknown_kinds_are_refused_and_unknown_fields_let_through() -> None:
    with pytest.raises(MalformedError):
        from_json('{"kind":"Teleported","id":"x","at":1}', e.AnyEvent)
    assert from_json('{"kind":"HungUp","id":"x","at":1,"mood":"good"}', e.AnyEvent) == e.HungUp(id="x", at=1)


@pytest.mark.parametrize(("module", "values"), [(e, EVENTS), (c, COMMANDS)])
def test_personal_fields_are_fields(module: Any, values: tuple[Any, ...]) -> None:
    known = {type(one).__name__: set(type(one).__struct_fields__) for one in values}
    assert all(set(fields) <= known[kind] for kind, fields in module.PERSONAL.items())
