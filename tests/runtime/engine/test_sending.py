"""`send` and `show`: what leaves for whom, and what cannot."""

from __future__ import annotations

from typing import Any

import pytest
from engine_graphs import SECOND, Driven, centre, constant, flow, given, say, slot, speech, state

from compiler.graph import Constant, End, Graph, Outbound, Send, Show, Variable
from compiler.types import PHONE, Type
from runtime.engine import commands
from runtime.engine.sending import SENDS_WITHIN

EMAIL = Type("email", optional=True)
ABROAD = Constant("+447700900123", PHONE)
AT_HOME = Constant("+390299911", PHONE)


def sending(to: Any = None, by: str = "", failed: str = "sorry") -> Graph:
    return centre(
        flow(
            "main",
            state("send", Send(speech("Thank you."), to, by), sent="bye", failed=failed),
            state("bye", say("Goodbye."), next="end"),
            state("sorry", say("Sorry."), next="end"),
            state("end", End()),
            variables=(slot("mail", EMAIL),),
        )
    )


def sent(run: Driven) -> commands.Send:
    found = [one for one in run.commands if isinstance(one, commands.Send)]
    assert len(found) == 1
    return found[0]


def refused(run: Driven) -> str:
    assert not any(isinstance(one, commands.Send) for one in run.commands)
    assert run.heard == ["Sorry."]
    return next(one.reason for one in run.commands if isinstance(one, commands.Fault))


# --- to whom


@pytest.mark.parametrize(
    ("to", "by", "medium", "address"),
    [
        (AT_HOME, "sms", "voice", "+390299911"),
        (Constant("info@example.com", Type("email")), "email", "voice", "info@example.com"),
        (None, "sms", "voice", "+390212345"),
        (None, "", "chat", ""),
        (None, "email", "email", ""),
        (None, "sms", "message", ""),
        (None, "whatsapp", "message", ""),
    ],
)
def test_it_goes_to_the_address_or_else_to_the_customer(to: Any, by: str, medium: str, address: str) -> None:
    command = sent(Driven(sending(to, by), medium))
    assert (command.to, command.by) == (address, by)
    assert command.pieces == (commands.Piece("Thank you."),)


@pytest.mark.parametrize(
    ("by", "medium", "number"), [("email", "voice", "+390212345"), ("email", "chat", ""), ("", "voice", "+390212345")]
)
def test_without_an_address_only_a_customer_who_can_be_reached_that_way_gets_it(
    by: str, medium: str, number: str
) -> None:
    assert refused(Driven(sending(None, by), medium, number)) == "the customer's address is not known here"


def test_a_caller_who_hides_the_number_gets_no_sms() -> None:
    assert refused(Driven(sending(None, "sms"), number="")) == "the customer's number is not known"


def test_an_address_that_is_empty_is_a_failure() -> None:
    assert refused(Driven(sending(Variable("mail"), "email"))) == "there is no address to send to"


def test_the_gate_of_outbound_calls_holds_for_sms() -> None:
    assert refused(Driven(sending(ABROAD, "sms"))) == "this number may not be sent to: not allowed"


def test_the_gate_holds_for_the_callers_own_number_too() -> None:
    graph = sending(None, "sms")
    closed = Driven(centre(*graph.flows.values(), outbound=Outbound()))
    assert refused(closed) == "this number may not be sent to: not allowed"


# --- what comes of it


def test_the_flow_goes_on_when_it_has_left() -> None:
    run = Driven(sending(AT_HOME, "sms"))
    assert run.position.phase == "requesting" and run.position.timers["guard"] == run.at + SENDS_WITHIN
    run.reply("sent")
    assert run.heard == ["Goodbye."] and "guard" not in run.position.timers


def test_it_takes_failed_when_it_could_not_leave() -> None:
    run = Driven(sending(AT_HOME, "sms"))
    run.reply("failed", reason="no such number")
    assert run.heard == ["Sorry."]


def test_what_has_not_left_in_a_minute_has_failed() -> None:
    run = Driven(sending(AT_HOME, "sms"))
    begun = run.at
    run.fire("guard")
    assert run.heard == ["Sorry."] and run.at - begun == 60 * SECOND


# --- show


def test_what_is_shown_goes_to_the_screen_and_the_flow_goes_on() -> None:
    graph = centre(
        flow(
            "main",
            state("show", Show("card", speech("A bill."), given(account=constant("123456"))), next="bye"),
            state("bye", say("Goodbye."), next="end"),
            state("end", End()),
        )
    )
    run = Driven(graph)
    shown = next(one for one in run.commands if isinstance(one, commands.Show))
    assert (shown.what, shown.pieces, shown.arguments) == ("card", (commands.Piece("A bill."),), {"account": "123456"})
    assert run.heard == ["Goodbye."]


def test_values_alone_can_be_shown() -> None:
    graph = centre(
        flow(
            "main",
            state("show", Show("form", None, given(account=constant("123456"))), next="end"),
            state("end", End()),
        )
    )
    shown = next(one for one in Driven(graph).commands if isinstance(one, commands.Show))
    assert (shown.what, shown.pieces, shown.arguments) == ("form", (), {"account": "123456"})
