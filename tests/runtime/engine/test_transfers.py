"""`transfer to` numbers, operators and rooms, warm and blind."""

from __future__ import annotations

from typing import Any

import pytest
from engine_graphs import SECOND, Driven, centre, constant, flow, names, say, speech, state

from compiler.graph import BuiltIn, End, Transfer
from runtime.engine.commands import Connect, Finished, Piece

END = state("end", End())


def transferring(who: Any, **more: Any) -> Driven:
    does = Transfer(who, 20 * SECOND, **more)
    exits = dict.fromkeys(("busy", "no answer", "failed", "full"), "sorry")
    exits |= {} if does.is_blind else {"ended": "back"}
    states = [
        state("start", does, **exits),
        state("sorry", say("sorry"), next="end"),
        state("back", say("back"), next="end"),
    ]
    return Driven(centre(flow("main", *states, END)))


def asked(run: Driven) -> list[Connect]:
    return [one for one in run.commands if isinstance(one, Connect)]


def test_everything_that_was_said_of_it_is_asked_for() -> None:
    run = transferring(constant("anna"), to="operator", accept_key="1", whisper=speech("a card"), at_most=60 * SECOND)
    assert asked(run) == [
        Connect(
            key=asked(run)[0].key,
            number="anna",
            within=20 * SECOND,
            at_most=60 * SECOND,
            to="operator",
            accept_key="1",
            whisper=(Piece("a card"),),
        )
    ]


def test_a_warm_one_comes_back() -> None:
    run = transferring(constant("board"), to="room")
    run.connected()
    run.reply("ended")
    assert run.heard == ["back"]


def test_a_blind_one_that_is_taken_ends_the_run_and_hangs_up_on_nobody() -> None:
    run = transferring(constant("+390299911"), is_blind=True)
    run.reply("taken")
    assert names(run.last.commands) == ["CancelTimer", "Finished"]
    assert [one.cause for one in run.commands if isinstance(one, Finished)] == ["transferred"]
    assert run.stands == "over"


@pytest.mark.parametrize("outcome", ["busy", "no answer", "failed"])
def test_a_blind_one_that_is_not_taken_goes_on(outcome: str) -> None:
    run = transferring(constant("+390299911"), is_blind=True)
    run.reply(outcome)
    assert run.heard == ["sorry"]


def test_a_warm_one_is_never_taken() -> None:
    run = transferring(constant("+390299911"))
    run.reply("taken")
    assert run.heard == ["sorry"]


@pytest.mark.parametrize(("who", "to"), [("+44123456789", "number"), ("", "operator"), ("x" * 300, "operator")])
def test_nobody_is_called_who_may_not_be(who: str, to: str) -> None:
    run = transferring(constant(who), to=to)
    assert asked(run) == []
    assert run.heard == ["sorry"]


def test_a_number_that_is_not_known_fails() -> None:
    does = Transfer(BuiltIn("interaction.number"), 20 * SECOND)
    graph = centre(flow("main", state("start", does, failed="sorry"), state("sorry", say("sorry"), next="end"), END))
    assert Driven(graph, number="").heard == ["sorry"]


def test_who_has_left_is_connected_with_nobody() -> None:
    gone = state("gone", Transfer(constant("+390299911"), 20 * SECOND), ended="end")
    main = flow("main", state("start", say("hi"), next="end"), gone, END, on_hang_up="gone")
    run = Driven(centre(main))
    run.hang_up()
    assert asked(run) == []
