"""How a state asks the world for something: the command, what it carries, and how long an answer may take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from compiler.graph import (
    Argument,
    CallBack,
    Deliver,
    Fetch,
    Outbound,
    Record,
    Send,
    Slot,
    Speech,
    State,
    Store,
    Transfer,
    Wait,
)
from compiler.outbound_gate import ALWAYS_REFUSED
from compiler.scxml_expressions import literal, pieces
from compiler.scxml_places import Place


class Asking(NamedTuple):
    """How a state asks.

    Args:
        name: The command's name.
        values: What it carries: scripts by name.
        within: After how many microseconds without an answer it is given up; none is never.
        is_late: Whether a flow's own time is judged only when the answer has come.
        keeps_keys: Whether digits typed meanwhile are kept for the next question.
        needs_customer: Whether it fails where the customer has left.
        instead: The exit that is taken where the answer does not come or is `failed`; empty: that is a failure.
    """

    name: str
    values: dict[str, str]
    within: int | None = None
    is_late: bool = False
    keeps_keys: bool = False
    needs_customer: bool = False
    instead: str = ""


def arguments(place: Place, state: State, given: tuple[Argument, ...], slots: tuple[Slot, ...]) -> str:
    """Arguments or results as a script: a set of values by name, which fails where one is empty that may not be."""
    terms = place.terms(state.id)
    may_be_empty = {slot.name for slot in slots if slot.type.optional}
    values = ", ".join(f"{literal(one.name)}: {terms.value(one.value)}" for one in given)
    needed = [one.name for one in given if one.name not in may_be_empty]
    return f"given({{{values}}}, {literal(needed)})"


def _request(place: Place, state: State, does: Fetch | Store) -> Asking:
    operation = place.sheet.graph.connectors[does.connector][does.operation]
    values = {
        "connector": literal(does.connector),
        "operation": literal(does.operation),
        "arguments": arguments(place, state, does.arguments, operation.takes),
        "within": str(does.within // 1000),
        "changes": literal(isinstance(does, Store)),
    }
    return Asking("request", values, does.within, keeps_keys=True)


def _record(place: Place, _state: State, does: Record) -> Asking:
    values = {"at_most": str(does.at_most // 1000), "ending_on": literal(does.ending_on)}
    return Asking("record", values, does.at_most + _grace(place), is_late=True, needs_customer=True)


def _grace(place: Place) -> int:
    return place.sheet.habits.grace * 1000


def _transfer(place: Place, state: State, does: Transfer) -> Asking:
    who = place.terms(state.id).value(does.number)
    values = {
        "number": f"called({who}, gate)" if does.to == "number" else f"named({who})",
        "to": literal(does.to),
        "within": str(does.within // 1000),
        "at_most": str(does.at_most // 1000) if does.at_most is not None else "null",
        "blind": literal(does.is_blind),
        "accept_key": literal(does.accept_key),
        "whisper": _said(place, state, does.whisper),
    }
    return Asking("connect", values, does.within + _grace(place), is_late=True, needs_customer=True)


def _said(place: Place, state: State, speech: Speech | None, medium: str = "medium") -> str:
    return pieces(place.terms(state.id), (speech,), medium) if speech else "[]"


def _send(place: Place, state: State, does: Send) -> Asking:
    """Sends to an address, which a number by SMS must pass the gate for, or to the customer where they can be reached."""
    habits = place.sheet.habits
    to = place.terms(state.id).value(does.to) if does.to is not None else "null"
    has_address = literal(does.to is not None)
    address = f"addressed({to}, {has_address}, {literal(does.by)}, {literal(list(habits.reaches(does.by)))}, medium, number)"
    read_on = habits.medium_of(does.by)
    on = literal(read_on) if read_on else "(voice ? 'chat' : medium)"
    values = {
        "to": f"sendable({address}, gate)" if does.by == "sms" else address,
        "language": "language",
        "pieces": _said(place, state, does.speech, on),
        "by": literal(does.by),
        "template": literal(does.speech.prompt or ""),
    }
    return Asking("send", values, habits.sends_within * 1000, keeps_keys=True)


def _deliver(place: Place, state: State, does: Deliver) -> Asking:
    message = f"named({place.terms(state.id).value(does.message)})"
    values = {"message": message, "to": literal(does.to), "into": literal(does.into)}
    return Asking("deliver", values, place.sheet.habits.answers_within * 1000, keeps_keys=True)


def _call_back(place: Place, state: State, does: CallBack) -> Asking:
    terms = place.terms(state.id)
    number = terms.value(does.number) if does.number is not None else "number"
    if does.at is not None:
        place.sheet.lose(state.id, "the time to call back goes out as a time of day, not as an instant")
    if does.keeping_place:
        place.sheet.lose(state.id, "the place in the queue is kept by whoever runs the queue: the document does not check it")
    values = {
        "number": f"called({number}, gate)",
        "time": f"need({terms.value(does.at)})" if does.at is not None else "null",
        "keeping_place": literal(does.keeping_place),
    }
    return Asking("callback", values, place.sheet.habits.answers_within * 1000, keeps_keys=True)


def _beep(place: Place, _state: State, _does: Wait) -> Asking:
    within = place.sheet.habits.beep_within
    values = {"at_most": str(within)}
    return Asking("awaitbeep", values, within * 1000 + _grace(place), keeps_keys=True, needs_customer=True, instead="no beep")


def gate(outbound: Outbound) -> dict[str, object]:
    """Which numbers may be called."""
    return {"allow": list(outbound.allow), "refuse": list(outbound.refuse), "never": list(ALWAYS_REFUSED)}


ASKING: dict[type, Callable[[Place, State, Any], Asking]] = {
    Fetch: _request,
    Store: _request,
    Record: _record,
    Transfer: _transfer,
    Send: _send,
    Deliver: _deliver,
    CallBack: _call_back,
    Wait: _beep,
}
"""What a state does -> how it asks; of the waits, those for a beep."""
