"""What a run may ask of the world: the closed list of commands.

Each has the key `run:sequence:n`: the run, the sequence number of the event it answers, its place among that event's
commands. Carried out twice with the same key, a command must have its effect once (how far, each channel says).
Written media take `Speak` as text; a channel that cannot do a command answers it with `Replied(outcome="failed")` or
`SayFailed`.
"""

from __future__ import annotations

from typing import Any

from flowlang.values import TaggedValue, Value


class Command(TaggedValue, frozen=True, gc=False):
    """Something to be done, once."""

    key: str


class Piece(Value, frozen=True, gc=False):
    """A piece of something spoken: text as it is to be said or shown, or else a sound file of the centre."""

    text: str = ""
    file: str = ""


class Accept(Command, frozen=True):
    """Answers the call."""


class Speak(Command, frozen=True):
    """Says or shows, in this language; answered by `Said` or `SayFailed`. One is heard after those asked for before it.

    `options` are what a question offers (label words), for channels that show buttons; `expects` is `keys`,
    `digits`, `text` or empty; `personal` tells that a value of the customer's stands in it.
    """

    language: str
    pieces: tuple[Piece, ...]
    prompt: str = ""
    options: tuple[str, ...] = ()
    expects: str = ""
    personal: bool = False


class Silence(Command, frozen=True):
    """Stops the `Speak` of that key, and what is still being said before it; no `Said` needs to follow."""

    speak: str


class SetTimer(Command, frozen=True):
    """Calls `TimerFired(timer)` at an instant, unless cancelled; setting a timer again moves it."""

    timer: str
    due: int


class CancelTimer(Command, frozen=True):
    """The timer no longer matters."""

    timer: str


class Request(Command, frozen=True):
    """Asks a connector's operation, within microseconds; `changes` tells a store from a fetch. Answered by `Replied`.

    `secret` names the arguments that are secrets: they go to the connector and nowhere else.
    """

    connector: str
    operation: str
    arguments: dict[str, Any]
    within: int
    changes: bool = False
    secret: tuple[str, ...] = ()


class StartRecording(Command, frozen=True):
    """Records the customer until the key, silence, or `at_most` microseconds; `Replied` says recorded or silence."""

    at_most: int
    ending_on: str = ""


class Connect(Command, frozen=True):
    """Calls a number and joins it with the customer; it rings at most `within`, talks at most `at_most` microseconds.

    Answered by `Connected` and then `Replied` ended, or by `Replied` busy, no answer or failed.
    """

    number: str
    within: int
    at_most: int | None = None


class Close(Command, frozen=True):
    """Hangs up a call, closes a chat, marks a message done."""


class Finished(Command, frozen=True):
    """The run is over: `cause` is `end`, `hang up`, `failure` or `lost`; `reason` says more, for the record."""

    cause: str
    reason: str = ""


class Fault(Command, frozen=True):
    """Something broke in this state and the run went to its `on failure` (or ended): a line for the journal."""

    state: str
    reason: str


AnyCommand = (
    Accept | Speak | Silence | SetTimer | CancelTimer | Request | StartRecording | Connect | Close | Finished | Fault
)

PERSONAL: dict[str, tuple[str, ...]] = {
    "Speak": ("pieces",),
    "Request": ("arguments",),
    "Connect": ("number",),
}
"""Fields that may hold something of a person, by command (`Speak` only where `personal`)."""
