"""What the loopback channel does with the words that need no voice: refusing, beeps, messages, calls back.

Messages are delivered, and calls back arranged, when the customer has left too: nobody is needed for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from runtime.channels.channel import Happened
from runtime.engine.commands import (
    AnyCommand,
    AwaitBeep,
    CallBack,
    Deliver,
    Mark,
    RecordConversation,
    Reject,
    Send,
    Show,
    WrapUp,
)
from runtime.engine.events import Replied

if TYPE_CHECKING:
    from runtime.channels.loopback import LoopbackChannel
    from runtime.channels.loopback_leg import LoopbackLeg

ANSWERS: dict[type, str] = {Deliver: "delivered", CallBack: "arranged", Send: "sent"}
"""What is done at once -> how that is answered."""

WITHOUT_A_LEG = (Deliver, CallBack, Send, Mark, WrapUp, Show)
"""What is done for a customer who has left, too."""


def perform_without_leg(channel: LoopbackChannel, interaction: str, command: AnyCommand) -> None:
    """Does what needs no customer, once for each key."""
    done = channel.performed.get(interaction)
    if done is None or not isinstance(command, WITHOUT_A_LEG) or command.key in {one.key for one in done}:
        return
    done.append(command)
    _answer(channel, interaction, command)


def _answer(channel: LoopbackChannel, interaction: str, command: AnyCommand) -> None:
    outcome = ANSWERS.get(type(command))
    if outcome is None:
        return
    if type(command) in channel.failing:
        outcome = "failed"
    at = channel.clock.now()
    event = Replied(id=channel.new_id(at), at=at, command=command.key, outcome=outcome)
    channel.put(Happened(interaction=interaction, event=event))


def _answered(channel: LoopbackChannel, leg: LoopbackLeg, command: AnyCommand) -> None:
    _answer(channel, leg.interaction, command)


def _reject(channel: LoopbackChannel, leg: LoopbackLeg, command: Reject) -> None:
    channel.rejected[leg.interaction] = command.reason
    channel.drop(leg.interaction)


def _await_beep(channel: LoopbackChannel, leg: LoopbackLeg, command: AwaitBeep) -> None:
    leg.awaiting_beep = command
    channel.later(leg, command.at_most, lambda: _no_beep(channel, leg.interaction))


def _no_beep(channel: LoopbackChannel, interaction: str) -> None:
    end_beep(channel, interaction, "no beep")


def end_beep(channel: LoopbackChannel, interaction: str, outcome: str = "heard") -> bool:
    """The beep sounds, or never came; false where nobody listens for one."""
    leg = channel.legs.get(interaction)
    if leg is None or leg.awaiting_beep is None:
        return False
    command, leg.awaiting_beep = leg.awaiting_beep, None
    leg.stop_waiting()
    channel.tell(interaction, Replied, command=command.key, outcome=outcome)
    return True


def _nothing(channel: LoopbackChannel, leg: LoopbackLeg, command: AnyCommand) -> None:
    """It stands in `performed`, and nobody answers."""


FURTHER: dict[type, Callable[[LoopbackChannel, LoopbackLeg, Any], None]] = {
    Reject: _reject,
    AwaitBeep: _await_beep,
    **dict.fromkeys(ANSWERS, _answered),
    **dict.fromkeys((Mark, WrapUp, Show, RecordConversation), _nothing),
}
"""What a run asks for -> what does it."""
