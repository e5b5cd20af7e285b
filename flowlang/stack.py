"""The stack of an LALR parser: states, what was recognised so far, and where each of it begins and ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from flowlang.source import Span
from flowlang.tables import Rule, Tables
from flowlang.tokens import Token
from flowlang.tree_builder import TreeBuilder

END = "$END"

Maker: TypeAlias = Callable[[Sequence[object], Token, Token], object]
Chain: TypeAlias = "tuple[Chain | None, list[object]]"
"""A list that can grow without changing what was there: the list before it, and what came after."""

Remembered: TypeAlias = tuple[list[int], list[object], list[Token], list[Token]]


class CannotReadError(Exception):
    """The grammar has no place for a token here."""

    def __init__(self, token: Token) -> None:
        super().__init__(token.kind)
        self.token = token


class Stack:
    """Follows the tables of a grammar, and calls the tree builder for each rule that was recognised.

    Args:
        tables: The grammar.
        builder: Makes the nodes.
    """

    def __init__(self, tables: Tables, builder: TreeBuilder) -> None:
        self.rows = tables.states
        self.rules = tables.rules
        self.done = tables.done
        self.makers = [maker(rule, builder) for rule in tables.rules]
        self.states = [tables.begin]
        self.values: list[object] = []
        self.firsts: list[Token] = []
        self.lasts: list[Token] = []

    def remember(self) -> Remembered:
        """Where reading stands now, to come back to."""
        return self.states[:], self.values[:], self.firsts[:], self.lasts[:]

    def come_back(self, remembered: Remembered) -> None:
        """Forget what was read since."""
        states, values, firsts, lasts = remembered
        self.states, self.values, self.firsts, self.lasts = states[:], values[:], firsts[:], lasts[:]

    @property
    def row(self) -> dict[str, int]:
        """What the grammar has a place for now; rules stand among the terminals."""
        return self.rows[self.states[-1]]

    def welcome(self) -> frozenset[str]:
        """The terminals that can come next. A row alone says more: what could follow its rules elsewhere."""
        return frozenset(one for one in self.row if (one.isupper() or one == END) and self.accepts(one))

    def accepts(self, terminal: str) -> bool:
        """Whether this terminal can come next."""
        states = self.states[:]
        while True:
            entry = self.rows[states[-1]].get(terminal)
            if entry is None:
                return False
            if entry >= 0 or (terminal == END and states[-1] == self.done):
                return True
            rule = self.rules[-1 - entry]
            if rule.size:
                del states[-rule.size :]
            states.append(self.rows[states[-1]][rule.origin])
            if terminal == END and states[-1] == self.done:
                return True

    def push(self, token: Token, value: object) -> None:
        """Take one token, whose value for the tree is `value`.

        Raises:
            CannotReadError: There is no place for it. The stack may have changed.
        """
        kind = token.kind
        while True:
            entry = self.rows[self.states[-1]].get(kind)
            if entry is None:
                raise CannotReadError(token)
            if entry >= 0:
                self.states.append(entry)
                self.values.append(value)
                self.firsts.append(token)
                self.lasts.append(token)
                return
            self.reduce(-1 - entry, token)

    def reduce(self, number: int, ahead: Token) -> None:
        """Replace the parts of a rule by what the tree builder makes of them."""
        rule = self.rules[number]
        size = rule.size
        first = last = ahead
        parts: Sequence[object] = ()
        if size:
            parts = self.values[-size:]
            first, last = self.firsts[-size], self.lasts[-1]
            del self.states[-size:], self.values[-size:], self.firsts[-size:], self.lasts[-size:]
        self.states.append(self.rows[self.states[-1]][rule.origin])
        self.values.append(self.makers[number](parts, first, last))
        self.firsts.append(first)
        self.lasts.append(last)

    def finish(self, end: Token) -> object:
        """What the whole text became, after its last token.

        Raises:
            CannotReadError: The text may not end here.
        """
        while self.states[-1] != self.done:
            entry = self.row.get(END)
            if entry is None:
                raise CannotReadError(end)
            self.reduce(-1 - entry, end)
        return self.values[-1]


def maker(rule: Rule, builder: TreeBuilder) -> Maker:
    """The function that makes a rule's value of its parts and their first and last token."""
    plan = rule.plan
    if not rule.name:
        return grower(plan[1:]) if rule.grows else lister(plan)
    if rule.passes and len(plan) == 1:
        return passer(plan[0])
    method = getattr(builder, rule.name)
    if all(place >= 0 for place in plan):
        return plain_maker(method, plan)
    return full_maker(method, plan, rule.passes)


def grower(plan: Sequence[int]) -> Maker:
    """Adds to a list."""
    return lambda parts, first, last: (parts[0], gathered(plan, parts))


def lister(plan: Sequence[int]) -> Maker:
    """Begins a list."""
    return lambda parts, first, last: (None, gathered(plan, parts))


def passer(place: int) -> Maker:
    """Hands on the only part."""
    if place >= 0:
        return lambda parts, first, last: parts[place]
    return lambda parts, first, last: gathered((place,), parts)[0]


def plain_maker(method: Callable[..., object], plan: Sequence[int]) -> Maker:
    """Calls the tree builder where no part is a list or left out."""
    return lambda parts, first, last: method(
        Span(first.line, first.column, last.line, last.end_column), *[parts[place] for place in plan]
    )


def full_maker(method: Callable[..., object], plan: Sequence[int], passes: bool) -> Maker:
    """Calls the tree builder with parts of all kinds."""

    def make(parts: Sequence[object], first: Token, last: Token) -> object:
        children = gathered(plan, parts)
        if passes and len(children) == 1:
            return children[0]
        return method(Span(first.line, first.column, last.line, last.end_column), *children)

    return make


def gathered(plan: Sequence[int], parts: Sequence[object]) -> list[object]:
    """The parts that a plan hands on, lists spread out."""
    found: list[object] = []
    for place in plan:
        if place >= 0:
            found.append(parts[place])
        elif place == -1:
            found.append(None)
        else:
            found += spread(parts[-2 - place])  # type: ignore[arg-type]
    return found


def spread(chain: Chain | None) -> list[object]:
    """All items of a chain, in order."""
    pieces: list[list[object]] = []
    while chain is not None:
        chain, items = chain
        pieces.append(items)
    return pieces[0] if len(pieces) == 1 else [item for items in reversed(pieces) for item in items]
