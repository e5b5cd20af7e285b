"""A graph made ready for running: states that hold each other, exits as dicts, expressions as closures.

Built once for each graph by `machine`; read-only afterwards, but for what speeches and word tables remember of
themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from compiler.graph import (
    AnyDoes,
    Option,
    Outcome,
    Part,
    Slot,
    Sound,
    Speech,
    Words,
)
from compiler.media import VOICE_MEDIA
from compiler.types import Type
from runtime.engine.collector import Form, KeyTable
from runtime.engine.commands import Piece
from runtime.engine.expressions import Closure, Compiler, Names, Scope, make_spoken
from runtime.engine.operators import BrokenError, bounded_text
from runtime.engine.standing import Frame
from runtime.engine.understanding import WordTable, word_table, words_of

MOST_PIECES = 200


class Exit(NamedTuple):
    """Where an exit leads, and the variables that take an outcome's results."""

    target: Prepared
    binds: tuple[str, ...]


class Prepared:
    """A state made ready. Its kind is the type of what it does."""

    __slots__ = ("alone", "does", "exits", "flow", "id", "kind")

    def __init__(self, id: str, does: AnyDoes, flow: PreparedFlow) -> None:
        self.id = id
        self.does = does
        self.kind = type(does)
        self.flow = flow
        self.exits: dict[str, Exit] = {}
        self.alone = (Frame(flow.name, id),)
        """The frames of a run that does this flow alone and has no values; all such runs share them."""


class PreparedFlow:
    """A flow made ready."""

    __slots__ = (
        "anywhere",
        "anywhere_exits",
        "at_most",
        "at_most_to",
        "entry",
        "firsts",
        "name",
        "names",
        "on_failure",
        "on_hang_up",
        "outcomes",
        "secret_names",
        "silences",
        "states",
    )

    def __init__(self, name: str, names: Names) -> None:
        self.name = name
        self.names = names
        self.states: dict[str, Prepared] = {}
        self.entry: Prepared | None = None
        self.firsts: tuple[First, ...] = ()
        self.silences: dict[str, int] = {}
        self.anywhere: tuple[Option, ...] = ()
        self.anywhere_exits: dict[str, Prepared] = {}
        self.at_most: int | None = None
        self.at_most_to: Prepared | None = None
        self.on_hang_up: Prepared | None = None
        self.on_failure: Prepared | None = None
        self.outcomes: dict[str, Outcome] = {}
        self.secret_names: frozenset[str] = frozenset()


class First(NamedTuple):
    """A variable's first value."""

    slot: Slot
    value: Closure


class Given(NamedTuple):
    """An argument or result made ready: its name, its value, and whether it may be empty."""

    name: str
    value: Closure
    may_be_empty: bool


# --- speech -----------------------------------------------------------------------------------------------------------


class PreparedSpeech:
    """What is said: pieces for each language and medium, made when they are first wanted."""

    __slots__ = ("compiler", "is_personal", "name", "ready", "speeches", "to_the_end")

    def __init__(self, speeches: tuple[Speech, ...], compiler: Compiler, is_personal: bool) -> None:
        self.speeches = speeches
        self.compiler = compiler
        self.name = next((one.prompt for one in speeches if one.prompt), "")
        self.to_the_end = any(one.to_the_end for one in speeches)
        self.is_personal = is_personal
        self.ready: dict[tuple[str, str], tuple[Piece, ...] | list[Callable[[Scope], Piece]]] = {}

    def pieces(self, scope: Scope) -> tuple[Piece, ...]:
        """The pieces now, in the scope's language and for its medium.

        Raises:
            BrokenError: There are none in this language, or a value to be said is missing.
        """
        return self.pieces_on(scope, scope.medium)

    def pieces_on(self, scope: Scope, medium: str) -> tuple[Piece, ...]:
        """The pieces as they are on some medium: what is sent is read, whatever the customer talks on."""
        found = self.ready.get((scope.language, medium))
        if found is None:
            found = self._make(scope.language, medium)
            self.ready[scope.language, medium] = found
        if isinstance(found, tuple):
            return found
        scope.looks()
        return tuple([piece(scope) for piece in found])

    def _make(self, language: str, medium: str) -> tuple[Piece, ...] | list[Callable[[Scope], Piece]]:
        made = [piece for one in self.speeches for piece in self._pieces(variant(one, language, medium), medium)]
        if all(isinstance(piece, Piece) for piece in made):
            return tuple(piece for piece in made if isinstance(piece, Piece))
        return [_always(piece) if isinstance(piece, Piece) else piece for piece in made]

    def _pieces(self, parts: tuple[Part, ...], medium: str) -> list[Piece | Callable[[Scope], Piece]]:
        """Sounds stand alone; words and values between them are one sentence."""
        made: list[Piece | Callable[[Scope], Piece]] = []
        sentence: list[Part] = []
        for part in (*parts[:MOST_PIECES], Sound("")):
            if not isinstance(part, Sound):
                sentence.append(part)
                continue
            if sentence:
                made.append(self._sentence(tuple(sentence), medium))
                sentence = []
            if part.file:
                made.append(Piece(file=part.file))
        return made

    def _sentence(self, parts: tuple[Part, ...], medium: str) -> Piece | Callable[[Scope], Piece]:
        texts = [part.text for part in parts if isinstance(part, Words)]
        if len(texts) == len(parts):
            return Piece("".join(texts))
        said = [self._said(part, medium) for part in parts]
        return lambda scope: Piece(bounded_text("".join(one(scope) for one in said)))

    def _said(self, part: Part, medium: str) -> Closure:
        if isinstance(part, Words):
            text = part.text
            return lambda scope: text
        return make_spoken(self.compiler, part, medium in VOICE_MEDIA)  # type: ignore[arg-type]


def _always(piece: Piece) -> Callable[[Scope], Piece]:
    return lambda scope: piece


def variant(speech: Speech, language: str, medium: str) -> tuple[Part, ...]:
    """What a speech is in a language on a medium; `*` stands for every language.

    Raises:
        BrokenError: It is nothing there.
    """
    for key in (f"{language}/{medium}", language, f"*/{medium}", "*"):
        if key in speech.variants:
            return speech.variants[key]
    raise BrokenError("nothing to say in this language")


# --- states that need more than their fields --------------------------------------------------------------------------


class SpeechState(Prepared):
    """Say or Play; `asks_ahead` tells whether a key may cut it short (`runtime.engine.ahead`)."""

    __slots__ = ("asks_ahead", "speech")
    speech: PreparedSpeech
    asks_ahead: bool


class Choice(NamedTuple):
    """An option of a question, or one of a flow's `anywhere` (then the flow is named)."""

    exit: str
    flow: str = ""


class ChoiceState(Prepared):
    """A state with options: Question, Queue."""

    __slots__ = ("accepts_anywhere", "choices", "form", "key_table", "label_tables", "shape_type", "word_tables")
    choices: tuple[tuple[Option, Choice], ...]
    key_table: KeyTable
    word_tables: dict[tuple[str, tuple[str, ...]], WordTable]
    label_tables: dict[str, tuple[str, ...]]
    form: Form | None
    shape_type: Type | None
    accepts_anywhere: bool

    def words(self, language: str, beside: tuple[PreparedFlow, ...]) -> WordTable:
        """The options by their words, with those of `anywhere` of these flows, innermost first."""
        key = (language, tuple(flow.name for flow in beside))
        found = self.word_tables.get(key)
        if found is None:
            uses_keys = self.shape_type is None
            found = word_table(self.choices, anywhere_choices(beside), language, uses_keys)
            self.word_tables[key] = found
        return found

    def labels(self, language: str) -> tuple[str, ...]:
        """What the options are called, for channels that show buttons."""
        found = self.label_tables.get(language)
        if found is None:
            found = tuple(next(iter(words_of(option, language)), option.exit) for option, _ in self.choices)
            self.label_tables[language] = found
        return found


class QuestionState(ChoiceState):
    """Question."""

    __slots__ = (
        "at_once",
        "expects",
        "is_confirm",
        "is_secret",
        "shape_ends_on",
        "silences",
        "speech",
        "variable",
    )
    speech: PreparedSpeech
    at_once: dict[str, str]
    shape_ends_on: str
    variable: str
    silences: dict[str, int]
    is_confirm: bool
    is_secret: bool
    expects: str


class QueueState(ChoiceState):
    """Queue: its options hold while the customer waits."""

    __slots__ = ("before_answer", "music", "priority", "waiting", "whisper")
    priority: tuple[tuple[Closure, Closure | None], ...]
    waiting: PreparedSpeech | None
    music: PreparedSpeech | None
    before_answer: PreparedSpeech | None
    whisper: PreparedSpeech | None


def anywhere_choices(flows: tuple[PreparedFlow, ...]) -> list[tuple[Option, Choice]]:
    """The `anywhere` options of flows, as choices."""
    return [(option, Choice(option.exit, flow.name)) for flow in flows for option in flow.anywhere]


class RequestState(Prepared):
    """Fetch or Store."""

    __slots__ = ("arguments", "changes", "gives", "gives_secret", "meanwhile", "secret_arguments", "variable")
    arguments: tuple[Given, ...]
    secret_arguments: tuple[str, ...]
    gives: Type | None
    gives_secret: bool
    variable: str
    changes: bool
    meanwhile: PreparedSpeech | None


class BranchState(Prepared):
    """Branch."""

    __slots__ = ("asks_calendars", "cases")
    cases: tuple[tuple[Closure, str], ...]
    asks_calendars: bool

    def exit(self, scope: Scope) -> str:
        """The exit of the first case that holds. One that asks nothing but calendars takes anything with an instant."""
        for condition, exit in self.cases:
            if condition(scope) is True:
                return exit
        return "else"


class ValueState(Prepared):
    """Assign or Transfer: one value."""

    __slots__ = ("value",)
    value: Closure


class SendState(Prepared):
    """Send: the text, the address if there is one, and the medium whose words it has (empty for the customer's)."""

    __slots__ = ("medium", "speech", "to")
    speech: PreparedSpeech
    to: Closure | None
    medium: str


class ShowState(Prepared):
    """Show."""

    __slots__ = ("arguments", "speech")
    speech: PreparedSpeech | None
    arguments: tuple[Given, ...]


class DoState(Prepared):
    """Do."""

    __slots__ = ("arguments", "runs")
    runs: PreparedFlow
    arguments: tuple[Given, ...]


class GiveState(Prepared):
    """Give."""

    __slots__ = ("results",)
    results: tuple[Given, ...]
