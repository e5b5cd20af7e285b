"""The syntax tree of a flow: what was written, nothing of what it means.

One frozen record per construct of the language, each with the `span` it was read from. Names are not resolved here:
`-> billing` is a `Goto` with the text `billing`. Spans are left out of equality by comparing through `without_spans`.

The shape, from the outside in: a `File` has flows; a `Flow` has a head and blocks; a block (`Step`, `Menu`,
`QueueBlock`) has statements; a statement may have exits; an exit has a body of statements, the last of which may be a
way to go.
"""

from __future__ import annotations

from typing import TypeAlias

from flowlang.diagnostics import Diagnostic
from flowlang.source import NOWHERE, Span
from flowlang.values import TaggedValue, Value


class Node(TaggedValue, frozen=True, kw_only=True):
    """Anything written in a flow."""

    span: Span = NOWHERE


# --- small things ---------------------------------------------------------------------------------------------------


class Identifier(Node, frozen=True):
    """A name as written, in NFC."""

    text: str


class Duration(Node, frozen=True):
    """A length of time: `6s`, `250ms`, `3m`, `4h`, `1d`, `1w`. `written` keeps the author's unit."""

    microseconds: int
    written: str


class TimeOn(Node, frozen=True):
    """`3m on chat`: a duration for some media; none means voice and video."""

    duration: Duration
    media: tuple[Identifier, ...] = ()


# --- types ----------------------------------------------------------------------------------------------------------


class TypeExpression(Node, frozen=True):
    """`digits(6)`, `digits(13..19)`, `list of Bill`, `one of gold, silver`, with its markers.

    `name` is the base (`digits`, `number`, `amount`, `date`, `time`, `phone`, `email`, `text`, `code`, `duration`,
    `yes_no`, `list`, `one_of`, or a record of the catalogue). `low`/`high` are the lengths in brackets (equal for one
    number).
    """

    name: Identifier
    low: int | None = None
    high: int | None = None
    element: TypeExpression | None = None  # of a list
    choices: tuple[Identifier, ...] = ()  # of `one of`
    or_nothing: bool = False
    secret: bool = False
    personal: bool = False


class Parameter(Node, frozen=True):
    """`account : digits(6)`, in a flow's parameters or an outcome's results."""

    name: Identifier
    type: TypeExpression


# --- expressions ----------------------------------------------------------------------------------------------------


class NumberLiteral(Node, frozen=True):
    """`12`, `9.5`: kept as written, so that money stays exact."""

    text: str


class TextLiteral(Node, frozen=True):
    """`"Sorry?"`: text and what stands in its braces, in order."""

    parts: tuple[TextPart, ...]


class TextRun(Node, frozen=True):
    """The plain characters between two braces, escapes already undone."""

    text: str


class Placeholder(Node, frozen=True):
    """`{bill.amount as money}`: a name, its fields, one `as`. `form` is empty where no `as` was written."""

    value: Name | Field
    form: Identifier | None = None


TextPart: TypeAlias = TextRun | Placeholder


class DurationLiteral(Node, frozen=True):
    """A duration used as a value."""

    duration: Duration


class YesNoLiteral(Node, frozen=True):
    """`yes` or `no`."""

    value: bool


class NothingLiteral(Node, frozen=True):
    """`nothing`: the empty value of an `or nothing` type."""


class Name(Node, frozen=True):
    """A variable, a built-in value, a choice of `one of`, or a catalogue name where one is asked for."""

    text: str


class Field(Node, frozen=True):
    """`customer.vip`."""

    value: Expression
    field: Identifier


class Call(Node, frozen=True):
    """`open(office)`: a test or function of the language with its arguments."""

    function: Identifier
    arguments: tuple[Expression, ...]


class Not(Node, frozen=True):
    """`not X`."""

    value: Expression


class Negative(Node, frozen=True):
    """`-X`."""

    value: Expression


class Binary(Node, frozen=True):
    """`X and Y`; the operator is one of and, or, =, !=, <, <=, >, >=, +, -, *, /, contains, in, starts_with."""

    operator: str
    left: Expression
    right: Expression


class IsKnown(Node, frozen=True):
    """`X is known`."""

    value: Expression


class ListLiteral(Node, frozen=True):
    """`[1, 2, 3]`."""

    items: tuple[Expression, ...]


Expression: TypeAlias = (
    NumberLiteral
    | TextLiteral
    | DurationLiteral
    | YesNoLiteral
    | NothingLiteral
    | Name
    | Field
    | Call
    | Not
    | Negative
    | Binary
    | IsKnown
    | ListLiteral
)


# --- ways to go -----------------------------------------------------------------------------------------------------


class Goto(Node, frozen=True):
    """`-> operators`; with `again twice, then …` taken `times` times per run of its flow, then `then` is done."""

    target: Identifier
    times: int | None = None
    then: Body | None = None


class Again(Node, frozen=True):
    """`again`, `again twice, then -> operators`: repeat the question; `times` none means each time."""

    times: int | None = None
    then: Body | None = None


class GoOn(Node, frozen=True):
    """`go on`: continue with the line below the action."""


class End(Node, frozen=True):
    """`end`: the flow is over; a call is hung up, a chat closed, a message or mail marked done."""


class HandTo(Node, frozen=True):
    """`hand to billing (account)`: another flow goes on in this one's place."""

    flow: Identifier
    arguments: tuple[Expression, ...] = ()


class GiveOutcome(Node, frozen=True):
    """`outcome verified (account, customer)`: a sub-flow ends and gives back results."""

    name: Identifier
    arguments: tuple[Expression, ...] = ()


Way: TypeAlias = Goto | Again | GoOn | End | HandTo | GiveOutcome


class Body(Node, frozen=True):
    """What is done under an exit, an option or an `if`: actions, then perhaps one way to go.

    `inline` tells whether it stood on the line (with commas) or indented below, one a line.
    """

    statements: tuple[Statement, ...]
    inline: bool = True


# --- exits and ladders ----------------------------------------------------------------------------------------------


class ExitLabel(Node, frozen=True):
    """One name an exit line begins with: `no input after 5s`, `not found`, `verified (account, customer)`.

    `name` has one space between words. `after` belongs to `no input` and to a queue's `after 6m`; `bindings` to
    outcomes: the variables that take the results, in order.
    """

    name: Identifier
    after: tuple[TimeOn, ...] = ()
    bindings: tuple[Identifier, ...] = ()


class Rung(Node, frozen=True):
    """`first`, `second`, … (number 1, 2, …) or `then` (number none) of a ladder."""

    number: int | None
    body: Body


class Ladder(Node, frozen=True):
    """What to do at the first, the second … no input or no match."""

    rungs: tuple[Rung, ...]


class Exit(Node, frozen=True):
    """A line under an action: one or more labels and what is done then."""

    labels: tuple[ExitLabel, ...]
    response: Body | Ladder


# --- options --------------------------------------------------------------------------------------------------------


class KeyLabel(Node, frozen=True):
    """`1`, `star`, `hash`; `key` is one of 0-9, *, #, or several digits in a row."""

    key: str


class WordLabel(Node, frozen=True):
    """`"billing"`: a word to say, type or press as a button."""

    text: str


class ShapeLabel(Node, frozen=True):
    """`digits(4) as extension`: whatever has this shape, kept in a variable."""

    type: TypeExpression
    variable: Identifier


OptionLabel: TypeAlias = KeyLabel | WordLabel | ShapeLabel


class Option(Node, frozen=True):
    """`1, "billing", "invoice"    -> billing`."""

    labels: tuple[OptionLabel, ...]
    body: Body


# --- actions --------------------------------------------------------------------------------------------------------


class Say(Node, frozen=True):
    """`say welcome`, `say "You owe {bill.amount as money}."`, with `to the end` where it may not be cut short."""

    what: Identifier | TextLiteral
    to_the_end: bool = False


class Play(Node, frozen=True):
    """`play music`: a sound of the catalogue."""

    what: Identifier


class Send(Node, frozen=True):
    """`send receipt to customer.email by email`: text or template to this customer or someone else."""

    what: Identifier | TextLiteral
    to: Expression | None = None
    by: Identifier | None = None
    exits: tuple[Exit, ...] = ()


class Show(Node, frozen=True):
    """`show card (account)`, `show script "…"`: something for the operator's screen."""

    what: Identifier
    content: Identifier | TextLiteral | None = None
    arguments: tuple[Expression, ...] = ()


class Collect(Node, frozen=True):
    """`collect account as digits(6), ending on hash`, with its prompt and exits."""

    variable: Identifier
    type: TypeExpression
    ending_on: Identifier | None = None
    says: tuple[Say, ...] = ()
    exits: tuple[Exit, ...] = ()


class Confirm(Node, frozen=True):
    """`confirm`: a yes-or-no question; `yes` may be left out."""

    says: tuple[Say, ...] = ()
    exits: tuple[Exit, ...] = ()


class RecordMessage(Node, frozen=True):
    """`record message at most 2m, ending on hash`: fills `message`."""

    at_most: Duration | None = None
    ending_on: Identifier | None = None
    exits: tuple[Exit, ...] = ()


class RecordConversation(Node, frozen=True):
    """`record conversation on`."""

    on: bool


class Deliver(Node, frozen=True):
    """`deliver message to customer_care`."""

    what: Identifier
    to: Identifier
    exits: tuple[Exit, ...] = ()


class Wait(Node, frozen=True):
    """`wait 2d`, `wait until open(office)`, `wait for beep`."""

    duration: Duration | None = None
    until: Expression | None = None
    beep: bool = False
    exits: tuple[Exit, ...] = ()


class Meanwhile(Node, frozen=True):
    """`meanwhile say one_moment`: what the customer hears while data is on its way."""

    say: Say | Play


class Fetch(Node, frozen=True):
    """`fetch bill from crm.last_bill(account) within 3s, meanwhile say one_moment`."""

    variable: Identifier
    connector: Identifier
    operation: Identifier
    arguments: tuple[Expression, ...]
    within: Duration | None = None
    meanwhile: Meanwhile | None = None
    exits: tuple[Exit, ...] = ()


class Store(Node, frozen=True):
    """`store bank.block(pan) within 5s, meanwhile say blocking`."""

    connector: Identifier
    operation: Identifier
    arguments: tuple[Expression, ...]
    within: Duration | None = None
    meanwhile: Meanwhile | None = None
    exits: tuple[Exit, ...] = ()


class Answer(Node, frozen=True):
    """`answer`: takes the call; before it `say` and `play` are early media."""


class Reject(Node, frozen=True):
    """`reject busy`: refuses the call; the reason may be left out."""

    reason: Identifier | None = None


class Transfer(Node, frozen=True):
    """`transfer to number "+39…" warm, accept on 1, at most 30m`.

    `to` is `number`, `operator`, `queue` or `room`; `target` says which.
    """

    to: Identifier
    target: Expression
    manner: Identifier | None = None  # warm or blind
    accept_key: str | None = None
    whisper: Say | None = None
    within: Duration | None = None  # how long it may ring
    at_most: Duration | None = None  # the longest conversation
    exits: tuple[Exit, ...] = ()


class CallBack(Node, frozen=True):
    """`call back`, `call back at {time}`, `call back keeping place`."""

    at: Expression | None = None
    keeping_place: bool = False
    number: Expression | None = None
    exits: tuple[Exit, ...] = ()


class Do(Node, frozen=True):
    """`do verify_account()` and what follows each of its outcomes."""

    flow: Identifier
    arguments: tuple[Expression, ...] = ()
    exits: tuple[Exit, ...] = ()


class Set(Node, frozen=True):
    """`set language to it`, `set customer.email to address`."""

    target: Name | Field
    value: Expression


class Mark(Node, frozen=True):
    """`mark attempt as promised and retry tomorrow at 18:00`."""

    outcome: Identifier
    retry: Retry | None = None


class Retry(Node, frozen=True):
    """`retry tomorrow at 18:00`, `retry in 2h`, `retry today at 18:00`."""

    day: Identifier | None = None
    at: str | None = None
    after: Duration | None = None


class WrapUp(Node, frozen=True):
    """`wrap up billing, complaint`: the codes an operator may choose from."""

    codes: tuple[Identifier, ...]


class Condition(Node, frozen=True):
    """One `if X` or `else if X`, or `else` (condition none), with what is done."""

    condition: Expression | None
    body: Body


class If(Node, frozen=True):
    """`if … else if … else …`: the first that fits is taken."""

    branches: tuple[Condition, ...]


class When(Node, frozen=True):
    """One line of a `case`: values, or a share in percent, or `else` (both empty)."""

    values: tuple[Expression, ...] = ()
    percent: str | None = None
    body: Body = Body(statements=())


class Case(Node, frozen=True):
    """`case attempt.answered_by`, `case by chance` (value none)."""

    value: Expression | None
    branches: tuple[When, ...]


Action: TypeAlias = (
    Say
    | Play
    | Send
    | Show
    | Collect
    | Confirm
    | RecordMessage
    | RecordConversation
    | Deliver
    | Wait
    | Fetch
    | Store
    | Answer
    | Reject
    | Transfer
    | CallBack
    | Do
    | Set
    | Mark
    | WrapUp
    | If
    | Case
)
Statement: TypeAlias = Action | Way


# --- queues ---------------------------------------------------------------------------------------------------------


class PriorityCase(Node, frozen=True):
    """`9 if customer.vip`; the condition is none for the last."""

    value: Expression
    condition: Expression | None


class Priority(Node, frozen=True):
    """`priority 9 if customer.vip, else 5`."""

    cases: tuple[PriorityCase, ...]


class Relaxation(Node, frozen=True):
    """`relaxed to 1 after 2m`, `ignored after 5m` (level none)."""

    level: int | None
    after: Duration


class Needs(Node, frozen=True):
    """`needs language >= 2, relaxed to 1 after 2m, ignored after 5m`."""

    skill: Identifier
    level: int
    relaxations: tuple[Relaxation, ...] = ()


class AlsoIn(Node, frozen=True):
    """`also in back_office after 3m`."""

    queue: Identifier
    after: Duration | None = None


class AnswerWithin(Node, frozen=True):
    """`answer within 4h of office`."""

    within: Duration
    calendar: Identifier | None = None


class BeforeAnswer(Node, frozen=True):
    """`before answer say "…"`: what the customer hears when an operator is found."""

    say: Say


class Whisper(Node, frozen=True):
    """`whisper "…"`: what the operator hears first."""

    say: Say


class Every(Node, frozen=True):
    """`every 30s say "…"`, within `while waiting`."""

    period: Duration
    body: Body


class WhileWaiting(Node, frozen=True):
    """What the customer hears and may choose while waiting."""

    play: Play | None = None
    says: tuple[Say, ...] = ()
    every: tuple[Every, ...] = ()
    options: tuple[Option, ...] = ()


QueueSetting: TypeAlias = Priority | Needs | AlsoIn | AnswerWithin | BeforeAnswer | Whisper | WhileWaiting


# --- blocks and flows -----------------------------------------------------------------------------------------------


class Step(Node, frozen=True):
    """`step balance`: actions from top to bottom, ending by going somewhere."""

    name: Identifier
    statements: tuple[Statement, ...]


class Menu(Node, frozen=True):
    """`menu options`: a prompt, options, and what happens on no input and no match."""

    name: Identifier
    says: tuple[Say, ...]
    options: tuple[Option, ...]
    exits: tuple[Exit, ...]


class QueueBlock(Node, frozen=True):
    """`queue operators in customer_care`."""

    name: Identifier
    queue: Identifier
    settings: tuple[QueueSetting, ...]
    exits: tuple[Exit, ...]


Block: TypeAlias = Step | Menu | QueueBlock


class Languages(Node, frozen=True):
    """`languages en, it`: the first is the one the file is written in."""

    languages: tuple[Identifier, ...]


class Media(Node, frozen=True):
    """`media voice, chat`."""

    media: tuple[Identifier, ...]


class Variable(Node, frozen=True):
    """`var account : digits(6) or nothing`, with a first value, kept with the flow, the interaction or the customer."""

    name: Identifier
    type: TypeExpression
    value: Expression | None = None
    kept_with: Identifier | None = None


class Silence(Node, frozen=True):
    """`no input after 6s, 3m on chat, 1d on message`: the flow's own silences."""

    times: tuple[TimeOn, ...]


class AtMost(Node, frozen=True):
    """`at most 20m -> goodbye`: the flow's own time."""

    duration: Duration
    body: Body


class OnHangUp(Node, frozen=True):
    """`on hang up -> closing`."""

    body: Body


class OnFailure(Node, frozen=True):
    """`on failure -> apology`."""

    body: Body


class Anywhere(Node, frozen=True):
    """`anywhere 0, "operator" -> operators`: an option of every menu and question."""

    option: Option


class OutcomeDeclaration(Node, frozen=True):
    """`outcome verified (account : digits(6), customer : Customer)`, at the head of a sub-flow."""

    name: Identifier
    results: tuple[Parameter, ...] = ()


class Happening(Node, frozen=True):
    """Something that may happen in a call, in a promise.

    `form` is `named` (a step, menu or queue of this flow, or a flow; with `outcome` that outcome of it), `say` (a
    prompt), `choice` (an option by one of its words), `end`, or one of `menu`, `question`, `transfer`, `recording`.
    """

    form: str
    name: Identifier | None = None
    outcome: Identifier | None = None


class PromiseRule(Node, frozen=True):
    """`when not open(office), after fraud_desk, at most 2 menus`.

    `scope` is `after` or `before` the happening `mark`, or empty; `must` is `always`, `never` or `at most`, and `most`
    how often that is.
    """

    must: str
    happening: Happening
    condition: Expression | None = None
    scope: str = ""
    mark: Happening | None = None
    most: int | None = None


class Promise(Node, frozen=True):
    """`promise "Nobody reaches an operator before we know who they are"`, and below it what is to be held."""

    text: TextLiteral
    rules: tuple[PromiseRule, ...]


HeadLine: TypeAlias = (
    Languages | Media | Variable | Silence | AtMost | OnHangUp | OnFailure | Anywhere | OutcomeDeclaration | Promise
)


class Flow(Node, frozen=True):
    """One flow. `parameters` is none where no brackets stand; `title` is the text after the name.

    `unreadable` names what this flow declares in lines that could not be read: blocks of which some or all is missing
    (what could be read of them stands in `blocks`), variables, outcomes. Whoever looks for a name finds it there, and
    says nothing of what may be missing.
    """

    name: Identifier
    title: TextLiteral | None
    parameters: tuple[Parameter, ...] | None
    head: tuple[HeadLine, ...]
    blocks: tuple[Block, ...]
    unreadable: tuple[Identifier, ...] = ()


class Comment(Node, frozen=True):
    """`# …` as written, without the line's end; `own_line` tells whether it stands alone on its line."""

    text: str
    own_line: bool


class File(Node, frozen=True):
    """A whole source file. Comments and blank lines stand beside the tree, for the formatter."""

    path: str
    flows: tuple[Flow, ...]
    comments: tuple[Comment, ...] = ()
    blank_lines: tuple[int, ...] = ()


class Parsed(Value, frozen=True):
    """What came of reading a text: a file that holds what could be read, and everything that could not."""

    file: File
    diagnostics: tuple[Diagnostic, ...] = ()
