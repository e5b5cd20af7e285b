"""What is read: `send` to the customer or somebody else, `show` to the operator who serves them."""

from __future__ import annotations

from compiler.graph import Send, Show
from compiler.media import SCREEN, VOICE_MEDIA, WRITTEN_MEDIA
from compiler.outbound_gate import refusal
from runtime.engine import commands
from runtime.engine.operators import BrokenError
from runtime.engine.prepared import Prepared, SendState, ShowState
from runtime.engine.values import stored
from runtime.engine.walk import GUARD_TIMER, REQUESTING, Walk

SENDS_WITHIN = 60_000_000
"""How long, in microseconds, a way of sending may take before what it had to send counts as not sent."""


def enter_send(walk: Walk, state: SendState) -> Prepared | None:
    """Asks for something to be sent, and waits until it has left."""
    does = state.does
    assert isinstance(does, Send)
    to = _address(walk, state, does.by)
    medium = state.medium or (SCREEN if walk.is_voice else walk.medium)
    pieces = state.speech.pieces_on(walk, medium)
    key = walk.key()
    walk.emit(
        commands.Send(
            key=key,
            language=walk.language,
            pieces=pieces,
            to=to,
            by=does.by,
            template=state.speech.name,
            personal=state.speech.is_personal,
        )
    )
    walk.set_timer(GUARD_TIMER, walk.at + SENDS_WITHIN)
    walk.wait(REQUESTING, key)
    return None


KNOWN_ADDRESSES = {"": WRITTEN_MEDIA, "sms": (*VOICE_MEDIA, "message"), "email": ("email",)}
"""By which way this customer can be sent something without an address, and on which media; others: on message."""


def _address(walk: Walk, state: SendState, by: str) -> str:
    """Where it goes; empty for the customer on their own medium."""
    if state.to is not None:
        to = stored(state.to(walk))
        if not isinstance(to, str) or not to:
            raise BrokenError("there is no address to send to")
    elif walk.medium not in KNOWN_ADDRESSES.get(by, ("message",)):
        raise BrokenError("the customer's address is not known here")
    elif walk.is_voice and not walk.number:
        raise BrokenError("the customer's number is not known")
    else:
        to = walk.number if walk.is_voice else ""
    refused = refusal(walk.machine.graph.outbound, to) if by == "sms" and to else None
    if refused:
        raise BrokenError(f"this number may not be sent to: {refused}")
    return to


def enter_show(walk: Walk, state: ShowState) -> Prepared | None:
    """Puts something on the operator's screen, and goes on."""
    does = state.does
    assert isinstance(does, Show)
    pieces = state.speech.pieces_on(walk, SCREEN) if state.speech else ()
    shown = {one.name: stored(one.value(walk)) for one in state.arguments}
    name = state.speech.name if state.speech else ""
    walk.emit(
        commands.Show(key=walk.key(), what=does.what, language=walk.language, pieces=pieces, arguments=shown, name=name)
    )
    return walk.take("next")
