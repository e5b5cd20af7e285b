"""A flow's states while they are made.

Statements are lowered from the last to the first, so that each knows the state below it. Ids are paths of names: block,
statement, exit, statement … A second statement of one name in the same place gets `.2`, so an edit in another block
changes none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from compiler import graph
from compiler.passes.check_scope import Need, Scope
from flowlang import syntax
from flowlang.source import Location, Span
from flowlang.values import Value

Below = Callable[[], str]
"""The state that comes next where nothing else is said; asked for only where it is needed."""


@dataclass(frozen=True)
class Place:
    """Where statements stand.

    Args:
        path: The beginning of their states' ids.
        below: What follows the last of them.
        question: The question that `again` repeats; empty outside one.
        go_on: What `go on` leads to; none outside an exit.
    """

    path: str
    below: Below
    question: str = ""
    go_on: Below | None = None

    def inside(self, path: str, below: Below | None = None) -> Place:
        """A place further in."""
        return replace(self, path=path, below=below or self.below)


class Filling(Value, frozen=True):
    """What a state does to which values are known.

    Args:
        needs: What must have a value when it is entered.
        clears: Variables that lose what was known of them, by exit.
        fills: Keys that have a value behind an exit.
        given: Keys that must have a value before, or nothing is filled: those of what is copied.
        loses: Variables that may be empty at every way out: those a sub-flow may empty.
    """

    needs: tuple[Need, ...] = ()
    clears: dict[str, frozenset[str]] = {}
    fills: dict[str, frozenset[str]] = {}
    given: frozenset[str] = frozenset()
    loses: frozenset[str] = frozenset()


NO_FILLING = Filling()


class Draft:
    """The states of one flow, with where they were written and what they do to values."""

    def __init__(self, scope: Scope, table: Mapping[type, Lower]) -> None:
        self.scope = scope
        self.name = scope.unit.name
        self.states: dict[str, graph.State] = {}
        self.sources: dict[str, Location] = {}
        self.fillings: dict[str, Filling] = {}
        self.named: dict[str, Location] = {}  # places that are no states: options, by question and exit
        self.is_partial = False  # whether the block being lowered has lines that could not be read
        self.beside = False  # whether what is being lowered is done beside a queue, the place in which `->` gives up
        self._table = table

    def add(
        self,
        id: str,
        does: graph.AnyDoes,
        exits: Iterable[graph.Transition | tuple[str, str]],
        span: Span,
        filling: Filling = NO_FILLING,
    ) -> str:
        """Adds a state and gives back its id."""
        transitions = tuple(one if isinstance(one, graph.Transition) else graph.Transition(*one) for one in exits)
        self.states[id] = graph.State(id, does, transitions)
        self.sources[id] = self.scope.unit.place(span)
        self.fillings[id] = filling
        return id

    def sequence(self, statements: tuple[syntax.Statement, ...], place: Place) -> str:
        """Lowers statements that follow each other; the id of the first state."""
        below, entry = place.below, ""
        after: tuple[str, syntax.Statement] | None = None
        for id, statement in reversed(list(zip(ids(statements, place.path), statements, strict=True))):
            asked = Asked(below)
            entry = self._table[type(statement)](self, statement, id, replace(place, below=asked))
            if after and not asked.was and after[0] not in self.states:  # what has a state is found on the graph
                self.fault("F410", after[1].span, "line", name=place.path.split("/")[1])
            below, after = known(entry), (id, statement)
        return below()

    def block(self, name: str) -> str:
        """The id of the state where a block begins."""
        return f"{self.name}/{name}"

    def nowhere(self) -> str:
        """The id of no state: where what was reported leads. No analysis says anything that depends on it."""
        return f"{self.name}/?"

    def guess(self, block: str, span: Span) -> str:
        """The id of a state that most likely leads to a block: what is reached is known so, what goes round is not."""
        ways = [("next", self.block(block)), ("?", self.nowhere())]
        return self.add(f"{self.nowhere()}/{block}", graph.Enter(), ways, span)

    def fault(self, code: str, span: Span, variant: str = "", **facts: str) -> None:
        """Reports that something is missing, unless it may stand in lines that could not be read."""
        if not self.is_partial:
            self.scope.report.error(code, span, variant, **facts)


Lower = Callable[..., str]
"""Lowers one statement: the draft, the statement, the id it should have, its place; the id of its first state."""


class Asked:
    """What comes next, and whether anything goes on to it."""

    def __init__(self, below: Below) -> None:
        self.below, self.was = below, False

    def __call__(self) -> str:
        """The id of the first state of what comes next."""
        self.was = True
        return self.below()


def known(id: str) -> Below:
    """A state already made, as what comes next."""
    return lambda: id


def ids(statements: Iterable[syntax.Node], path: str) -> list[str]:
    """An id for each statement, from its name; the second of one name ends in `.2`."""
    return [f"{path}/{one}" for one in numbered(slug(statement) for statement in statements)]


def numbered(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """The names, each once: the second `say` is `say.2`."""
    counts: dict[str, int] = dict.fromkeys(taken, 1)
    found = []
    for name in names:
        counts[name] = counts.get(name, 0) + 1
        found.append(name if counts[name] == 1 else f"{name}.{counts[name]}")
    return found


def slug(node: syntax.Node) -> str:
    """What a statement is called in the id of its state."""
    word = WORDS.get(type(node), "line")
    name = _NAMES.get(type(node), _no_name)(node)
    return f"{word}-{name}" if name else word


def _no_name(node: syntax.Node) -> str:
    return ""


def _attribute(attribute: str) -> Callable[[syntax.Node], str]:
    def name(node: syntax.Node) -> str:
        value = getattr(node, attribute)
        return value.text if isinstance(value, syntax.Identifier) else ""

    return name


def _target(node: syntax.Node) -> str:
    assert isinstance(node, syntax.Set)
    names = []
    target: syntax.Expression = node.target
    while isinstance(target, syntax.Field):
        names.append(target.field.text)
        target = target.value
    return "-".join([*([target.text] if isinstance(target, syntax.Name) else []), *reversed(names)])


WORDS: dict[type, str] = {
    syntax.Say: "say",
    syntax.Play: "play",
    syntax.Send: "send",
    syntax.Show: "show",
    syntax.Collect: "collect",
    syntax.Confirm: "confirm",
    syntax.RecordMessage: "record",
    syntax.RecordConversation: "record-conversation",
    syntax.Deliver: "deliver",
    syntax.Wait: "wait",
    syntax.Fetch: "fetch",
    syntax.Store: "store",
    syntax.Answer: "answer",
    syntax.Reject: "reject",
    syntax.Transfer: "transfer",
    syntax.CallBack: "call-back",
    syntax.Do: "do",
    syntax.Set: "set",
    syntax.Mark: "mark",
    syntax.WrapUp: "wrap-up",
    syntax.If: "if",
    syntax.Case: "case",
    syntax.Goto: "to",
    syntax.Again: "again",
    syntax.GoOn: "go-on",
    syntax.End: "end",
    syntax.HandTo: "hand-to",
    syntax.GiveOutcome: "outcome",
}

_NAMES: dict[type, Callable[[syntax.Node], str]] = {
    syntax.Say: _attribute("what"),
    syntax.Play: _attribute("what"),
    syntax.Collect: _attribute("variable"),
    syntax.Fetch: _attribute("variable"),
    syntax.Store: _attribute("operation"),
    syntax.Do: _attribute("flow"),
    syntax.Set: _target,
    syntax.Goto: _attribute("target"),
    syntax.HandTo: _attribute("flow"),
    syntax.GiveOutcome: _attribute("name"),
}
