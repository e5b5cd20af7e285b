"""What each medium can do, and what each thing a state does needs of it: one table for both.

A thing that a medium cannot do as it stands may have a fall-back of its own, which needs nothing of the author: what is
played is passed over where nothing is heard, a message is written where it cannot be spoken. What has none must be kept
from the medium with `if medium = …`; `lack` says so, and `compiler.passes.check_media` names the step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from compiler import graph
from compiler.media import VOICE_MEDIA, WRITTEN_MEDIA
from flowlang.values import Value


class Ability(StrEnum):
    """Something a medium can do."""

    KEYS = "keys"
    SPOKEN_WORDS = "spoken words"
    TYPED_WORDS = "typed words"
    BUTTONS = "buttons"
    NUMBERED_TEXT = "numbered text"
    SOUND = "sound"
    TEXT = "text"
    RECORDING = "recording"
    OTHER_LEGS = "other people on the line"
    HANG_UP = "hang-up"
    REAL_TIME = "real time"


_CALLS = frozenset(
    (
        Ability.KEYS,
        Ability.SPOKEN_WORDS,
        Ability.SOUND,
        Ability.RECORDING,
        Ability.OTHER_LEGS,
        Ability.HANG_UP,
        Ability.REAL_TIME,
    )
)
_WRITTEN = frozenset((Ability.TYPED_WORDS, Ability.TEXT))

ABILITIES: Mapping[str, frozenset[Ability]] = {
    "voice": _CALLS,
    "video": _CALLS,
    "chat": _WRITTEN | {Ability.BUTTONS, Ability.REAL_TIME},
    "message": _WRITTEN | {Ability.NUMBERED_TEXT},
    "email": _WRITTEN | {Ability.NUMBERED_TEXT},
}
"""Each medium and all it can do."""

NOT_BY_KEYS = ("text", "email", "code")
"""Types of values that cannot be keyed in on a telephone."""


class Lack(Value, frozen=True):
    """Why a medium cannot do something.

    Args:
        word: How it is written in a flow.
        variant: Which message fits: `` (the medium has nothing of the kind), `keys` (no key gives this), `send` (a
            customer there has nothing to read with), `address` (where to send is not known there).
        facts: What else that message names.
    """

    word: str
    variant: str = ""
    facts: dict[str, str] = {}


Judge = Callable[[Any, str], Lack | None]


def lack(does: graph.AnyDoes, medium: str) -> Lack | None:
    """What a medium lacks to do this; none where it can, or has a fall-back of its own."""
    return JUDGES[type(does)](does, medium)


def can_do(does: graph.AnyDoes, medium: str) -> bool:
    """Whether a medium can do this, if only by a fall-back of its own."""
    return lack(does, medium) is None


def _anywhere(does: graph.AnyDoes, medium: str) -> Lack | None:
    return None


def _question(does: graph.Question, medium: str) -> Lack | None:
    shape = does.shape
    if shape is None or Ability.TYPED_WORDS in ABILITIES[medium] or shape.type.base not in NOT_BY_KEYS:
        return None
    return Lack(shape.type.base, "keys")


def _transfer(does: graph.Transfer, medium: str) -> Lack | None:
    """To a queue customers wait on any medium; anybody else is brought onto the line."""
    if does.to == "queue" or Ability.OTHER_LEGS in ABILITIES[medium]:
        return None
    return Lack(f"transfer to {does.to}")


def _wait(does: graph.Wait, medium: str) -> Lack | None:
    return Lack("wait for beep") if does.beep and Ability.SOUND not in ABILITIES[medium] else None


SENT_WITHOUT_ADDRESS = {
    "": WRITTEN_MEDIA,
    "sms": (*VOICE_MEDIA, "message"),
    "email": ("email",),
}
"""By which way a customer can be sent something without `to`, and on which media: there their address is known."""


def _send(does: graph.Send, medium: str) -> Lack | None:
    if does.to is not None or medium in SENT_WITHOUT_ADDRESS.get(does.by, ("message",)):
        return None
    return Lack("send", "address" if does.by else "send", {"way": does.by})


FALL_BACKS: Mapping[type[graph.Does], str] = {
    graph.Play: "passed over, or its text is sent where the prompt has one",
    graph.Record: "the next thing the customer writes is the message",
    graph.RecordConversation: "passed over: what is written is kept anyway",
    graph.Answer: "passed over: there is nothing to answer",
    graph.Reject: "closed without an answer",
}
"""What written media do in the place of what they cannot, without the author's doing."""

JUDGES: Mapping[type[graph.Does], Judge] = {
    **dict.fromkeys(
        (
            graph.Enter,
            graph.Say,
            graph.Ladder,
            graph.Count,
            graph.Repeat,
            graph.Branch,
            graph.Assign,
            graph.Fetch,
            graph.Store,
            graph.Do,
            graph.Give,
            graph.End,
            graph.HandTo,
            graph.Show,
            graph.Deliver,
            graph.CallBack,
            graph.Mark,
            graph.WrapUp,
            graph.Chance,
            graph.Queue,
            graph.Resume,
            graph.Leave,
            *FALL_BACKS,
        ),
        _anywhere,
    ),
    graph.Question: _question,
    graph.Transfer: _transfer,
    graph.Wait: _wait,
    graph.Send: _send,
}
"""Everything a state may do -> whether a medium can do it. A test holds it against `AnyDoes`."""
