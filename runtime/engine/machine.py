"""Makes a graph ready for running, once for each graph object, and remembers the last few."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from compiler.graph import (
    AnyPart,
    Argument,
    Assign,
    Branch,
    Do,
    Fetch,
    FlowGraph,
    Give,
    Graph,
    HandTo,
    Option,
    Play,
    Question,
    Queue,
    Record,
    Say,
    Send,
    Show,
    Slot,
    Speech,
    Spoken,
    State,
    Store,
    Transfer,
    Transition,
)
from compiler.media import medium_of
from compiler.types import MESSAGE, Type
from flowlang.values import replace
from runtime.engine.ahead import states_before_questions
from runtime.engine.collector import KeyTable, form_of
from runtime.engine.events import AnyEvent
from runtime.engine.expressions import Compiler, Names, asks_calendars_only, is_within_limit, kept_key
from runtime.engine.prepared import (
    BranchState,
    Choice,
    DoState,
    Exit,
    First,
    Given,
    GiveState,
    Prepared,
    PreparedFlow,
    PreparedSpeech,
    QuestionState,
    QueueState,
    RequestState,
    SendState,
    ShowState,
    SpeechState,
    ValueState,
)
from runtime.engine.standing import Advanced, Position, Stand
from runtime.engine.understanding import answers_to_confirm
from runtime.engine.values import is_personal, is_secret

MOST_GRAPHS = 32
MOST_STANDS = 4_000

Way = Callable[[Position, AnyEvent], Advanced | None]
"""What an event leads to, known before it comes (`runtime.engine.ways`); nothing where it turns another
way this time."""


class Machine:
    """A graph made ready."""

    __slots__ = (
        "asks_secrets",
        "before_questions",
        "flows",
        "graph",
        "has_anywhere",
        "has_secrets",
        "key_tables",
        "secret_kept",
        "stands",
        "ways",
    )

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.key_tables: dict[tuple[str, ...], KeyTable] = {}
        self.stands: dict[Stand, Stand] = {}
        self.ways: dict[Stand, dict[object, Way]] = {}
        self.before_questions = states_before_questions(graph)
        kept = _kept_types(graph)
        self.secret_kept = frozenset(key for key, kind in kept.items() if is_secret(kind, graph.records))
        builders = {name: _FlowBuilder(self, flow, kept) for name, flow in graph.flows.items()}
        self.flows = {name: builder.flow for name, builder in builders.items()}
        for builder in builders.values():
            builder.link()
        self.asks_secrets = any(
            isinstance(state, QuestionState) and state.is_secret
            for flow in self.flows.values()
            for state in flow.states.values()
        )
        self.has_anywhere = any(flow.anywhere for flow in self.flows.values())
        self.has_secrets = self.asks_secrets or bool(self.secret_kept) or any(map(self.secret_names, self.flows))

    def stand(self, stand: Stand) -> Stand:
        """The one that all runs share which stand so, while there are not too many."""
        found = self.stands.get(stand)
        if found is None:
            found = stand
            if len(self.stands) < MOST_STANDS:
                self.stands[stand] = stand
        return found

    def secret_names(self, flow: str) -> frozenset[str]:
        """The variables of a flow that are secret or hold something secret."""
        found = self.flows.get(flow)
        return found.secret_names if found else frozenset()


_ready: dict[int, Machine] = {}
"""The graphs made ready, each by the id of its object, which lives as long as it stands here."""

LATEST: list[Machine] = []
"""The one that was asked for last, or none: nearly always it is the next one too."""


def machine_of(graph: Graph) -> Machine:
    """The graph made ready; a graph object is made ready once."""
    found = _ready.get(id(graph))
    if found is None:
        if len(_ready) >= MOST_GRAPHS:
            del _ready[next(iter(_ready))]
        found = _ready[id(graph)] = Machine(graph)
    LATEST[:] = [found]
    return found


def _kept_types(graph: Graph) -> Names:
    slots = (slot for flow in graph.flows.values() for slot in flow.variables if slot.scope != "flow")
    return {kept_key(slot.scope, slot.name): slot.type for slot in slots}


def _types_of(graph: Graph, flow: FlowGraph) -> Names:
    """The types of every name of a flow: declared, or given by the action that fills it."""
    names = {slot.name: slot.type for slot in (*flow.parameters, *flow.variables)}
    for state in flow.states:
        for name, kind in _filled_by(graph, state):
            names.setdefault(name, kind)
    return names


def _filled_by(graph: Graph, state: State) -> Iterable[tuple[str, Type]]:
    does = state.does
    if isinstance(does, Question) and does.shape:
        return [(does.shape.variable, does.shape.type)]
    if isinstance(does, Fetch):
        gives = graph.connectors[does.connector][does.operation].gives
        return [(does.variable, gives)] if gives else []
    if isinstance(does, Record):
        return [("message", MESSAGE)]
    return _bound_by(graph, state) if isinstance(does, Do) else []


def _bound_by(graph: Graph, state: State) -> list[tuple[str, Type]]:
    assert isinstance(state.does, Do)
    results = {outcome.name: outcome.results for outcome in graph.flows[state.does.flow].outcomes}
    pairs = (zip(exit.binds, results.get(exit.exit, ()), strict=False) for exit in state.exits)
    return [(name, slot.type) for one in pairs for name, slot in one]


class _FlowBuilder:
    """Makes one flow ready: first its states, then, when all flows have theirs, what they hold of each other."""

    def __init__(self, machine: Machine, flow: FlowGraph, kept: Names) -> None:
        self.machine = machine
        self.graph = machine.graph
        self.source = flow
        self.flow = PreparedFlow(flow.name, _types_of(self.graph, flow))
        self.compiler = Compiler(self.graph, self.flow.names, kept)
        self.flow.states = {
            one.id: KINDS.get(type(one.does), Prepared)(one.id, one.does, self.flow) for one in flow.states
        }

    def link(self) -> None:
        """Fills everything in."""
        flow, source, states = self.flow, self.source, self.flow.states
        for state in source.states:
            states[state.id].exits = {exit.exit: self._exit(exit) for exit in state.exits}
            fill = FILLERS.get(type(state.does))
            if fill:
                fill(self, states[state.id], state.does)
        flow.entry = states[source.entry]
        flow.firsts = tuple(First(slot, self.compiler.closure(slot.first)) for slot in source.variables if slot.first)
        flow.silences, flow.anywhere, flow.at_most = source.silences, source.anywhere, source.at_most
        flow.anywhere_exits = {exit.exit: states[exit.to] for exit in source.anywhere_exits}
        flow.at_most_to, flow.on_hang_up = states.get(source.at_most_to or ""), states.get(source.on_hang_up or "")
        flow.on_failure = states.get(source.on_failure or "")
        flow.outcomes = {outcome.name: outcome for outcome in source.outcomes}
        records = self.graph.records
        flow.secret_names = frozenset(name for name, kind in flow.names.items() if is_secret(kind, records))

    def _exit(self, exit: Transition) -> Exit:
        return Exit(self.flow.states[exit.to], exit.binds)

    def speech(self, speeches: tuple[Speech, ...]) -> PreparedSpeech:
        """Something said, made ready."""
        parts = (part for one in speeches for parts in one.variants.values() for part in parts)
        return PreparedSpeech(speeches, self.compiler, any(self._is_personal(part) for part in parts))

    def _is_personal(self, part: AnyPart) -> bool:
        return isinstance(part, Spoken) and is_personal(part.type, self.graph.records)

    def given(self, arguments: tuple[Argument, ...], slots: tuple[Slot, ...]) -> tuple[Given, ...]:
        """Arguments made ready, with what the other side says about each."""
        may_be_empty = {slot.name: slot.type.optional for slot in slots}
        return tuple(
            Given(one.name, self.compiler.closure(one.value), may_be_empty.get(one.name, False)) for one in arguments
        )


def _fill_speech(builder: _FlowBuilder, state: SpeechState, does: Say | Play) -> None:
    state.speech = builder.speech((does.speech,))
    state.asks_ahead = state.id in builder.machine.before_questions


def _fill_question(builder: _FlowBuilder, state: QuestionState, does: Question) -> None:
    shape, records = does.shape, builder.graph.records
    options = (
        tuple(_whole(option, builder.graph.languages) for option in does.options)
        if does.form == "confirm"
        else does.options
    )
    state.speech = builder.speech(does.prompt)
    state.choices = tuple((option, Choice(option.exit)) for option in options)
    state.key_table = key_table(state.choices)
    state.word_tables = {}
    state.label_tables = {}
    state.form = form_of(shape.type) if shape else None
    state.shape_type = shape.type if shape else None
    state.shape_ends_on = shape.ending_on if shape else ""
    state.variable = shape.variable if shape else ""
    state.silences = builder.source.silences | does.no_input_after
    state.is_confirm = does.form == "confirm"
    state.is_secret = bool(shape) and is_secret(shape.type, records) if shape else False
    state.accepts_anywhere = does.accepts_anywhere
    state.at_once = _at_once(state)
    state.expects = ("digits" if state.form else "text") if shape else "keys"


CONFIRM_KEYS = {"yes": ("1",), "no": ("2",)}


def _whole(option: Option, languages: tuple[str, ...]) -> Option:
    """`yes` and `no` of a confirm: 1 and 2 where it has no keys of its own, and the usual words beside its own."""
    at = ("yes", "no").index(option.exit) if option.exit in CONFIRM_KEYS else None
    if at is None:
        return option
    usual = {language: answers_to_confirm(language)[at] for language in languages}
    words = {language: (*option.words.get(language, ()), *more) for language, more in usual.items()}
    return replace(option, keys=option.keys or CONFIRM_KEYS[option.exit], words=words)


def _fill_queue(builder: _FlowBuilder, state: QueueState, does: Queue) -> None:
    def speech(*speeches: Speech | None) -> PreparedSpeech | None:
        found = tuple(one for one in speeches if one is not None)
        return builder.speech(found) if found else None

    closure = builder.compiler.closure
    state.choices = tuple((option, Choice(option.exit)) for option in does.options)
    state.key_table = key_table(state.choices)
    state.word_tables, state.label_tables = {}, {}
    state.form, state.shape_type, state.accepts_anywhere = None, None, True
    state.priority = tuple(
        (closure(one.value), closure(one.condition) if one.condition else None) for one in does.priority
    )
    state.waiting, state.music = speech(*does.waiting), speech(does.music)
    state.before_answer, state.whisper = speech(does.before_answer), speech(does.whisper)


def _at_once(state: QuestionState) -> dict[str, str]:
    """The keys that are an answer by themselves, whatever else holds here: their exits."""
    table = state.key_table
    single = {keys: choice.exit for keys, choice in table.by_keys.items() if len(keys) == 1}
    return {} if state.form else {key: exit for key, exit in single.items() if key not in table.prefixes}


def key_table(choices: Iterable[tuple[Option, Choice]]) -> KeyTable:
    """The choices by their keys; of two with the same keys the first wins."""
    by_keys: dict[str, Choice] = {}
    for option, choice in choices:
        for keys in option.keys:
            by_keys.setdefault(keys, choice)
    return KeyTable(by_keys)


def _fill_request(builder: _FlowBuilder, state: RequestState, does: Fetch | Store) -> None:
    operation = builder.graph.connectors[does.connector][does.operation]
    records = builder.graph.records
    state.arguments = builder.given(does.arguments, operation.takes)
    state.secret_arguments = tuple(slot.name for slot in operation.takes if is_secret(slot.type, records))
    state.changes = isinstance(does, Store)
    state.variable = does.variable if isinstance(does, Fetch) else ""
    state.gives = operation.gives if state.variable else None
    state.gives_secret = state.gives is not None and is_secret(state.gives, records)
    state.meanwhile = builder.speech((does.meanwhile,)) if does.meanwhile else None


def _fill_branch(builder: _FlowBuilder, state: BranchState, does: Branch) -> None:
    state.asks_calendars = all(
        is_within_limit(one.condition) and asks_calendars_only(one.condition) for one in does.cases
    )
    state.cases = tuple((builder.compiler.closure(case.condition), case.exit) for case in does.cases)


def _fill_assign(builder: _FlowBuilder, state: ValueState, does: Assign) -> None:
    state.value = builder.compiler.closure(does.value)


def _fill_transfer(builder: _FlowBuilder, state: ValueState, does: Transfer) -> None:
    state.value = builder.compiler.closure(does.number)


def _fill_send(builder: _FlowBuilder, state: SendState, does: Send) -> None:
    state.speech = builder.speech((does.speech,))
    state.to = builder.compiler.closure(does.to) if does.to is not None else None
    state.medium = medium_of(does.by)


def _fill_show(builder: _FlowBuilder, state: ShowState, does: Show) -> None:
    state.speech = builder.speech((does.speech,)) if does.speech else None
    state.arguments = builder.given(does.arguments, ())


def _fill_do(builder: _FlowBuilder, state: DoState, does: Do | HandTo) -> None:
    state.runs = builder.machine.flows[does.flow]
    state.arguments = builder.given(does.arguments, builder.graph.flows[does.flow].parameters)


def _fill_give(builder: _FlowBuilder, state: GiveState, does: Give) -> None:
    outcome = next((one for one in builder.source.outcomes if one.name == does.outcome), None)
    slots = outcome.results if outcome else ()
    state.results = tuple(
        Given(slot.name, builder.compiler.closure(value), slot.type.optional)
        for slot, value in zip(slots, does.results, strict=False)
    )


KINDS: dict[type, type[Prepared]] = {
    Say: SpeechState,
    Play: SpeechState,
    Question: QuestionState,
    Queue: QueueState,
    Fetch: RequestState,
    Store: RequestState,
    Branch: BranchState,
    Assign: ValueState,
    Transfer: ValueState,
    Send: SendState,
    Show: ShowState,
    Do: DoState,
    HandTo: DoState,
    Give: GiveState,
}
"""What a state does -> how it is held; the rest need their fields only."""

FILLERS: dict[type, Callable[[_FlowBuilder, Any, Any], None]] = {
    Say: _fill_speech,
    Play: _fill_speech,
    Question: _fill_question,
    Queue: _fill_queue,
    Fetch: _fill_request,
    Store: _fill_request,
    Branch: _fill_branch,
    Assign: _fill_assign,
    Transfer: _fill_transfer,
    Send: _fill_send,
    Show: _fill_show,
    Do: _fill_do,
    HandTo: _fill_do,
    Give: _fill_give,
}
"""What a state does -> what fills it in."""
