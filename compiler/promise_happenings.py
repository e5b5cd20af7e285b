"""Where in a graph the things happen that a promise speaks of: by entering a state, or by taking an exit.

A question that is asked again (`again`) and a queue that is gone back to are not entered anew: who repeats a menu met
one. But a prompt that is said again is said twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from compiler.graph import (
    Do,
    End,
    Fetch,
    Graph,
    HandTo,
    Option,
    Play,
    Question,
    Queue,
    Record,
    RecordConversation,
    Repeat,
    Resume,
    Say,
    Speech,
    State,
    Store,
    Transfer,
)
from compiler.graph_promises import Happening, Promise
from flowlang.values import Value

MARK, HAPPENING = 1, 2
"""What happened, as bits: what the promise is scoped by, what it requires or forbids."""

COMING_BACK = (Repeat, Resume)
"""Operations whose exit leads back into a state that was entered before."""

Taken = tuple[str, str]


class Noticed(Value, frozen=True):
    """What happens where: bits by the id of a state that is entered, and by state id and exit that is taken."""

    entered: dict[str, int]
    taken: dict[Taken, int]

    def has(self, bit: int) -> bool:
        """Whether the graph has a place for that."""
        return any(one & bit for one in (*self.entered.values(), *self.taken.values()))


def noticed(graph: Graph, flow: str, promise: Promise) -> Noticed:
    """Where the things happen that a promise of a flow speaks of."""
    found = Noticed({}, {})
    for bit, happening in ((MARK, promise.mark), (HAPPENING, promise.happening)):
        if happening is None:
            continue
        for place in _places(graph, flow, happening):
            if isinstance(place, str):
                found.entered[place] = found.entered.get(place, 0) | bit
            else:
                found.taken[place] = found.taken.get(place, 0) | bit
    return found


def _places(graph: Graph, flow: str, happening: Happening) -> Iterator[str | Taken]:
    if happening.what == "step":
        yield f"{flow}/{happening.name}"
    elif happening.what == "choice":
        yield from _choices(graph, happening.name)
    else:
        test = TESTS[happening.what]
        for state in _states(graph):
            if test(state.does, happening):
                yield (state.id, happening.outcome) if happening.outcome else state.id
        if happening.what == "say":
            yield from _said_again(graph, happening.name)


def _states(graph: Graph) -> Iterator[State]:
    return (state for flow in graph.flows.values() for state in flow.states)


def _choices(graph: Graph, word: str) -> Iterator[Taken]:
    """The options that have a word; those of `anywhere` are options of every question, but for exits it has itself."""
    anywhere = {one.exit for flow in graph.flows.values() for one in flow.anywhere if _has_word(one, word)}
    for state in _states(graph):
        if isinstance(state.does, Question | Queue):
            yield from ((state.id, one.exit) for one in state.does.options if _has_word(one, word))
            own = {one.exit for one in state.exits}
            if isinstance(state.does, Question) and state.does.accepts_anywhere:
                yield from ((state.id, exit) for exit in sorted(anywhere - own))


def _has_word(option: Option, word: str) -> bool:
    sought = word.casefold()
    return any(sought == one.casefold() for words in option.words.values() for one in words)


def _said_again(graph: Graph, prompt: str) -> Iterator[Taken]:
    for flow in graph.flows.values():
        by_id = {state.id: state for state in flow.states}
        for state in flow.states:
            if isinstance(state.does, Repeat):
                targets = (by_id[one.to].does for one in state.exits if one.to in by_id)
                if any(_says(one, Happening("say", prompt)) for one in targets):
                    yield state.id, "next"


def _says(does: Any, happening: Happening) -> bool:
    return any(one.prompt == happening.name for one in speeches(does))


def speeches(does: Any) -> tuple[Speech, ...]:
    """What a state says when it is entered."""
    if isinstance(does, Say | Play):
        return (does.speech,)
    if isinstance(does, Question):
        return does.prompt
    if isinstance(does, Fetch | Store):
        return (does.meanwhile,) if does.meanwhile else ()
    return (*does.waiting, *((does.music,) if does.music else ())) if isinstance(does, Queue) else ()


def _does_flow(does: Any, happening: Happening) -> bool:
    return isinstance(does, Do | HandTo) and does.flow == happening.name


TESTS: dict[str, Callable[[Any, Happening], bool]] = {
    "flow": _does_flow,
    "outcome": lambda does, happening: isinstance(does, Do) and does.flow == happening.name,
    "say": _says,
    "end": lambda does, _: isinstance(does, End),
    "menu": lambda does, _: isinstance(does, Question) and does.form == "menu",
    "question": lambda does, _: isinstance(does, Question),
    "transfer": lambda does, _: isinstance(does, Transfer),
    "recording": lambda does, _: isinstance(does, Record) or (isinstance(does, RecordConversation) and does.on),
}
"""What happens when a state is entered, by `Happening.what`."""
