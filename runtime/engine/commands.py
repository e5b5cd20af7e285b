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
    `digits`, `text` or empty; `personal` tells that a value of the customer's stands in it; `repeats` that it begins
    again at its end until silenced (music), and is not answered; `early` that it comes before the call is taken.
    """

    language: str
    pieces: tuple[Piece, ...]
    prompt: str = ""
    options: tuple[str, ...] = ()
    expects: str = ""
    personal: bool = False
    repeats: bool = False
    early: bool = False


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
    """Calls somebody and joins them with the customer; it rings at most `within`, talks at most `at_most` microseconds.

    Answered by `Connected` and then `Replied` ended, or by `Replied` busy, no answer or failed; a blind one that is
    taken by `Replied` taken, and the customer is theirs. `number` is a number, or the name of an operator or a room.
    """

    number: str
    within: int
    at_most: int | None = None
    to: str = "number"  # number, operator or room
    blind: bool = False
    accept_key: str = ""
    whisper: tuple[Piece, ...] = ()


class Reject(Command, frozen=True):
    """Refuses a call that was not taken: `busy`, `declined`, `not found` or empty."""

    reason: str = ""


class Send(Command, frozen=True):
    """Sends a text to the customer or an address, by a medium or connector; answered by `Replied` sent or failed."""

    language: str
    pieces: tuple[Piece, ...]
    to: str = ""
    by: str = ""
    template: str = ""
    personal: bool = False


class Show(Command, frozen=True):
    """Puts something on the operator's screen: a card, script, form or canned answer, with values by name.

    `name` is that of the prompt or answer of the catalogue it comes from, if it is one.
    """

    what: str
    language: str
    pieces: tuple[Piece, ...] = ()
    arguments: dict[str, Any] = {}
    name: str = ""


class RecordConversation(Command, frozen=True):
    """Begins or stops the recording of everything that is said."""

    on: bool


class Deliver(Command, frozen=True):
    """Hands a message (its reference) to a queue, campaign or mailbox (`into`).

    Answered by `Replied` delivered or failed.
    """

    message: str
    to: str
    into: str


class AwaitBeep(Command, frozen=True):
    """Listens for an answering machine's beep, at most so many microseconds; `Replied` says heard or no beep."""

    at_most: int


class CallBack(Command, frozen=True):
    """Arranges a call to the customer: at an instant, or when it is their turn; `Replied` says arranged or failed.

    `place_of` is the key of the `Enqueue` whose place is kept, or empty.
    """

    number: str
    at: int | None = None
    place_of: str = ""


class Mark(Command, frozen=True):
    """Gives the attempt an outcome, and the instant of the next one, if any."""

    outcome: str
    retry_at: int | None = None


class WrapUp(Command, frozen=True):
    """The codes that the operator may choose from afterwards."""

    codes: tuple[str, ...]


class Needed(Value, frozen=True, gc=False):
    """A skill at a level, and how it is relaxed: (microseconds after entry, level; 0 asks nothing any more)."""

    skill: str
    level: int
    relaxed: tuple[tuple[int, int], ...] = ()


class Enqueue(Command, frozen=True):
    """Puts the customer into a queue.

    Answered at once by `Replied` full or unstaffed, or by `Placed` or `Found`; nothing is heard before. Then come any
    number of `Placed`, `Found`, or `Replied` unstaffed when the last operator leaves. After `Admit`: `Connected`, then
    `Replied` served; or `OperatorLost`, after which the customer waits on at the head. `needs` may name the skill
    `language`: that is `language`, the one the customer speaks now. `also_in` are further queues with microseconds
    after entry; `due` is the instant by which an operator should answer. `waits_out` are answers (`full`, `unstaffed`)
    that turn nobody away here: the customer waits until they are over.
    """

    queue: str
    priority: int = 0
    needs: tuple[Needed, ...] = ()
    also_in: tuple[tuple[str, int], ...] = ()
    due: int | None = None
    language: str = ""
    whisper: tuple[Piece, ...] = ()
    waits_out: tuple[str, ...] = ()


class Admit(Command, frozen=True):
    """The customer has heard what there was to hear: the operator who was found may have them. `enqueue` is the key."""

    enqueue: str


class Dequeue(Command, frozen=True):
    """The customer gives their place up. `enqueue` is the key."""

    enqueue: str


class Close(Command, frozen=True):
    """Hangs up a call, closes a chat, marks a message done."""


class Finished(Command, frozen=True):
    """The run is over; `reason` says more, for the record.

    `cause` is `end`, `hang up`, `failure`, `lost`, `rejected` (the call was refused) or `transferred` (somebody else has
    the customer for good).
    """

    cause: str
    reason: str = ""


class Fault(Command, frozen=True):
    """Something broke in this state and the run went to its `on failure` (or ended): a line for the journal."""

    state: str
    reason: str


class Broken(Command, frozen=True):
    """This call has broken a promise of its flow: a line for the journal, nobody is disturbed.

    `promise` is its id, `text` what was promised, `state` where it was broken.
    """

    promise: str
    text: str
    state: str


AnyCommand = (
    Accept
    | Speak
    | Silence
    | SetTimer
    | CancelTimer
    | Request
    | StartRecording
    | Connect
    | Reject
    | Send
    | Show
    | RecordConversation
    | Deliver
    | AwaitBeep
    | CallBack
    | Mark
    | WrapUp
    | Enqueue
    | Admit
    | Dequeue
    | Close
    | Finished
    | Fault
    | Broken
)

PERSONAL: dict[str, tuple[str, ...]] = {
    "Speak": ("pieces",),
    "Request": ("arguments",),
    "Connect": ("number",),
    "Send": ("pieces", "to"),
    "Show": ("pieces", "arguments"),
    "CallBack": ("number",),
}
"""Fields that may hold something of a person, by command (`Speak` only where `personal`)."""
