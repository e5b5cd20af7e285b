"""What states do: one record for each operation. Their exits stand in `compiler.graph`."""

from __future__ import annotations

from compiler.graph_values import AnyExpression, Speech
from compiler.types import Type
from flowlang.values import TaggedValue, Value


class Does(TaggedValue, frozen=True):
    """What a state does."""


class Enter(Does, frozen=True):
    """The beginning of a step, menu or queue: nothing to do, a name to stand for it."""


class Say(Does, frozen=True):
    """Speaks or shows, and goes on when it has been heard or delivered."""

    speech: Speech


class Play(Does, frozen=True):
    """Plays a sound to its end."""

    speech: Speech


class Option(Value, frozen=True):
    """One option: its exit, the keys (each a string of 0-9, * and #), and the words by language."""

    exit: str
    keys: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = {}


class Shape(Value, frozen=True):
    """What is collected: its type, the variable it fills, and the key that ends it (`#`, `*` or empty)."""

    type: Type
    variable: str
    ending_on: str = ""


class Question(Does, frozen=True):
    """Asks, and waits for keys, words or silence.

    Args:
        form: menu, collect or confirm.
        prompt: What is said first, as one prompt.
        options: The options, in order; `confirm` has `yes` and `no`.
        shape: For collect: what fills the variable, exit `collected`.
        no_input_after: Length of silence by medium (voice, video, chat, message, email), microseconds; media without
            one wait for ever.
        accepts_anywhere: Whether the flows' `anywhere` options hold here too (their keys do not while digits are
            collected).
    """

    form: str
    prompt: tuple[Speech, ...]
    options: tuple[Option, ...] = ()
    shape: Shape | None = None
    no_input_after: dict[str, int] = {}
    accepts_anywhere: bool = True


class Ladder(Does, frozen=True):
    """Chooses by how often this line of the question was reached since the question was entered."""

    rungs: int


class Count(Does, frozen=True):
    """Goes `again` the first `times` times and `then` after.

    Counted since the question was entered, or in the whole run of the flow.
    """

    times: int
    scope: str  # question or flow


class Repeat(Does, frozen=True):
    """Asks the question again, prompt and listening, without forgetting its counts."""


class Branch(Does, frozen=True):
    """Takes the first case whose condition holds, else `else`."""

    cases: tuple[Case, ...]


class Case(Value, frozen=True):
    """One condition of a `Branch` and the exit it opens."""

    condition: AnyExpression
    exit: str


class Assign(Does, frozen=True):
    """Sets a variable (scope flow, interaction or customer), or the language (scope language)."""

    variable: str
    scope: str
    value: AnyExpression


class Argument(Value, frozen=True):
    """A named argument."""

    name: str
    value: AnyExpression


class Fetch(Does, frozen=True):
    """Asks a connector's operation and fills a variable."""

    connector: str
    operation: str
    arguments: tuple[Argument, ...]
    variable: str
    within: int  # microseconds
    meanwhile: Speech | None = None


class Store(Does, frozen=True):
    """Changes something through a connector's operation."""

    connector: str
    operation: str
    arguments: tuple[Argument, ...]
    within: int
    meanwhile: Speech | None = None


class Record(Does, frozen=True):
    """Records the customer; fills `message`."""

    at_most: int  # microseconds
    ending_on: str = ""


class Transfer(Does, frozen=True):
    """Connects the customer to a number (E.164), behind the outbound gate, or to an operator, a queue, a room.

    `within` is how long it may ring, `at_most` the longest conversation, microseconds; none is without limit of the
    flow's. `number` is the number to call, or the name of the operator, queue or room. A blind transfer that is taken
    ends the run. `accept_key` is what the other side presses to take it, `whisper` what it hears first.
    """

    number: AnyExpression
    within: int
    at_most: int | None = None
    to: str = "number"  # number, operator, queue or room
    is_blind: bool = False
    accept_key: str = ""
    whisper: Speech | None = None


class Do(Does, frozen=True):
    """Runs a sub-flow; each outcome is an exit whose `binds` take the results."""

    flow: str
    arguments: tuple[Argument, ...]


class Give(Does, frozen=True):
    """Ends a sub-flow with an outcome and its results, in the order declared."""

    outcome: str
    results: tuple[AnyExpression, ...]


class End(Does, frozen=True):
    """Ends the run."""


class HandTo(Does, frozen=True):
    """Another flow goes on in this one's place; what did this flow is left too."""

    flow: str
    arguments: tuple[Argument, ...]


class Answer(Does, frozen=True):
    """Takes the call; what was said before was early media. A call that was taken is left as it is."""


class Reject(Does, frozen=True):
    """Refuses the call, with a reason (`busy`, `declined`, `not found` or empty), and ends the run."""

    reason: str = ""


class Send(Does, frozen=True):
    """Sends a text or template: to this customer, or `to` an address, by a medium or connector (`sms`, `email`)."""

    speech: Speech
    to: AnyExpression | None = None
    by: str = ""


class Show(Does, frozen=True):
    """Puts a card, script or form on the screen of the operator who serves the customer, now or later."""

    what: str
    speech: Speech | None = None
    arguments: tuple[Argument, ...] = ()


class RecordConversation(Does, frozen=True):
    """Begins or stops recording everything that is said."""

    on: bool


class Deliver(Does, frozen=True):
    """Hands a message to a queue, campaign or mailbox (`into`)."""

    message: AnyExpression
    to: str
    into: str  # queue, campaign or mailbox


class Wait(Does, frozen=True):
    """Waits so long, or until a calendar's state holds, or for an answering machine's beep."""

    duration: int | None = None
    until: AnyExpression | None = None
    beep: bool = False


class CallBack(Does, frozen=True):
    """Arranges to call the customer back: at an instant or as soon as it is their turn, keeping their place."""

    number: AnyExpression | None = None
    at: AnyExpression | None = None
    keeping_place: bool = False


class Mark(Does, frozen=True):
    """Gives the attempt an outcome of its campaign, and perhaps a time to retry: a day and time, or after so long."""

    outcome: str
    day: str = ""
    at: str = ""
    after: int | None = None


class WrapUp(Does, frozen=True):
    """The codes that the operator may choose from afterwards."""

    codes: tuple[str, ...]


class Share(Value, frozen=True):
    """A share of a `Chance`, in millionths, and its exit."""

    millionths: int
    exit: str


class Chance(Does, frozen=True):
    """Chooses by chance, the same for the same run, event and state."""

    shares: tuple[Share, ...]


class Need(Value, frozen=True):
    """A skill an operator must have at a level; less of it after a time (microseconds, level; 0 asks nothing)."""

    skill: str
    level: int
    relaxed: tuple[tuple[int, int], ...] = ()


class PriorityCase(Value, frozen=True):
    """A priority and when it holds; none is always. The first that holds counts."""

    value: AnyExpression
    condition: AnyExpression | None = None


class Also(Value, frozen=True):
    """Another queue in which the customer waits too, after microseconds."""

    queue: str
    after: int = 0


class Every(Value, frozen=True):
    """Something done again and again while waiting: its period in microseconds and the exit it takes."""

    period: int
    exit: str


class Queue(Does, frozen=True):
    """Puts the customer into a queue, beside which `while waiting` reacts, until an operator has served them.

    Args:
        queue: The queue of the catalogue (a campaign's is named here by the queue it has).
        priority: The first case that holds; none holds is 0.
        needs: What operators must be able to do. also_in: Further queues.
        answer_within: When an operator should have answered, microseconds, in the open time of `calendar` if named.
        before_answer: What the customer hears when an operator is found. whisper: What the operator hears first.
        waiting: What is said on entering, once. music: What is played over and over.
        every: What is done again and again. options: What the customer may choose meanwhile.
        at_most: The queue's own time, microseconds, exit `after`.
    """

    queue: str
    priority: tuple[PriorityCase, ...] = ()
    needs: tuple[Need, ...] = ()
    also_in: tuple[Also, ...] = ()
    answer_within: int | None = None
    calendar: str = ""
    before_answer: Speech | None = None
    whisper: Speech | None = None
    waiting: tuple[Speech, ...] = ()
    music: Speech | None = None
    every: tuple[Every, ...] = ()
    options: tuple[Option, ...] = ()
    at_most: int | None = None


class Resume(Does, frozen=True):
    """Back to the queue in which the customer waits: what was done beside it is over."""


class Leave(Does, frozen=True):
    """The customer gives their place in the queue up, and goes on."""


AnyDoes = (
    Enter
    | Say
    | Play
    | Question
    | Ladder
    | Count
    | Repeat
    | Branch
    | Assign
    | Fetch
    | Store
    | Record
    | Transfer
    | Do
    | Give
    | End
    | HandTo
    | Answer
    | Reject
    | Send
    | Show
    | RecordConversation
    | Deliver
    | Wait
    | CallBack
    | Mark
    | WrapUp
    | Chance
    | Queue
    | Resume
    | Leave
)
