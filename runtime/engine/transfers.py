"""`transfer to`: a number, an operator or a room is called, and joined with the customer.

A warm transfer comes back when the other side is gone. A blind one that is taken does not: the customer is theirs, and
the run is over.
"""

from __future__ import annotations

from compiler.graph import Transfer
from compiler.outbound_gate import refusal
from runtime.engine.commands import Connect
from runtime.engine.operators import BrokenError
from runtime.engine.prepared import Prepared, TransferState
from runtime.engine.walk import CONNECTING, GUARD_TIMER, Walk

GRACE = 10_000_000
MOST_NAME = 200
TAKEN = "taken"


def enter_transfer(walk: Walk, state: TransferState) -> Prepared | None:
    """Calls whoever is meant; numbers pass the gate."""
    does = state.does
    assert isinstance(does, Transfer)
    if walk.is_gone:
        raise BrokenError("nobody is left to be connected")
    who = _checked(walk, does, state.value(walk))
    whisper = state.whisper.pieces(walk) if state.whisper else ()
    walk.keys = ""
    key = walk.key()
    walk.emit(
        Connect(
            key=key,
            number=who,
            within=does.within,
            at_most=does.at_most,
            to=does.to,
            blind=does.is_blind,
            accept_key=does.accept_key,
            whisper=whisper,
        )
    )
    walk.set_timer(GUARD_TIMER, walk.at + does.within + GRACE)
    walk.wait(CONNECTING, key)
    return None


def _checked(walk: Walk, does: Transfer, who: object) -> str:
    """The number or name, which must be one."""
    text = who if isinstance(who, str) else ""
    if does.to == "number":
        refused = refusal(walk.machine.graph.outbound, text)
        if refused:
            raise BrokenError(f"this number may not be called: {refused}")
    elif not 0 < len(text) <= MOST_NAME:
        raise BrokenError(f"no {does.to} has this name")
    return text


def is_taken(state: Prepared, outcome: str) -> bool:
    """Whether a blind transfer was taken."""
    return outcome == TAKEN and isinstance(state.does, Transfer) and state.does.is_blind
