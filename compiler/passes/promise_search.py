"""Looks for a call that breaks a promise: the shortest one, along the ways of calls with the promise's automaton.

First coarsely, where counts may go either way: what is not broken so is kept. A call that is found so may be none; then
counts are followed, first along the same states, then everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from compiler.graph import Graph
from compiler.graph_promises import BROKEN, KEPT, Promise, after, begin, excused, owes
from compiler.passes.analyse_assumed import World
from compiler.passes.promise_calls import Calls
from compiler.passes.promise_stands import Move, Stand
from compiler.promise_happenings import HAPPENING, MARK, Noticed
from flowlang.values import Value

MOST_COARSE = 200_000
MOST_EXACT = 40_000
MOST_ALONG = 5_000
"""How many places, each with what the promise waits for, are looked at before that is given up."""


class Found(Value, frozen=True):
    """What was found of a promise in one world.

    Args:
        call: The moves of a call that breaks it; empty where none does.
        decided: Whether that is certain: if not, too much would have had to be looked at.
    """

    call: tuple[Move, ...] = ()
    decided: bool = True


class _Node(NamedTuple):
    stand: Stand
    state: int


class Search:
    """The search for one promise.

    Args:
        promise: What was promised.
        notes: Where what it speaks of happens.
        may: Which places may be looked at; all, where nothing is said.
    """

    def __init__(self, promise: Promise, notes: Noticed, may: Callable[[Stand], bool] | None = None) -> None:
        self.promise = promise
        self.notes = notes
        self.may = may
        self.before: dict[_Node, tuple[_Node | None, Move]] = {}
        self.waiting: list[_Node] = []

    def run(self, calls: Calls, most: int) -> Found:
        """Looks at no more than so many places."""
        first = calls.begin()
        call = self.come(None, begin(self.promise), Move("", "", first, first.frames[0].state))
        for node in self.waiting:  # grows while it is walked
            if call or len(self.before) > most:
                break
            for move in calls.moves(node.stand):
                call = self.come(node, node.state, move)
                if call:
                    break
        return Found(tuple(call), bool(call) or len(self.before) <= most)

    def come(self, node: _Node | None, state: int, move: Move) -> list[Move]:
        """One way on, to somewhere that is looked at later; the call until there, if it breaks the promise."""
        for bits in (self.notes.taken.get((move.state, move.exit), 0), self.notes.entered.get(move.entered, 0)):
            if bits:
                state = after(self.promise, state, bool(bits & MARK), bool(bits & HAPPENING))
        if move.excused:
            state = excused(self.promise, state)
        if state == BROKEN or (move.to is None and owes(self.promise, state)):
            return self.call(node, move)
        if move.to is not None and state != KEPT and (self.may is None or self.may(move.to)):
            to = _Node(move.to, state)
            if to not in self.before:
                self.before[to] = (node, move)
                self.waiting.append(to)
        return []

    def call(self, node: _Node | None, last: Move) -> list[Move]:
        """The moves that lead to a place, and one more."""
        moves = [last]
        while node is not None:
            node, move = self.before[node]
            moves.append(move)
        return moves[::-1]


def search(graph: Graph, flow: str, promise: Promise, notes: Noticed, world: World, coarse: Calls) -> Found:
    """A shortest call that breaks a promise in a world, as far as can be found."""
    rough = Search(promise, notes).run(coarse, MOST_COARSE)
    if not rough.call:
        return rough
    exact = Calls(graph, flow, world, exact=True)
    begins = coarse.begin()
    places = {begins, *(plainly(move.to) for move in rough.call if move.to is not None)}
    along = Search(promise, notes, lambda stand: plainly(stand) in places).run(exact, MOST_ALONG)
    if len(along.call) == len(rough.call):
        return along
    found = Search(promise, notes).run(exact, MOST_EXACT)
    return along if along.call and not found.call else found


def may_happen(calls: Calls, notes: Noticed, bit: int) -> bool:
    """Whether some call comes to what the bit stands for; where there is too much to look at it may be."""
    first = calls.begin()
    if notes.entered.get(first.frames[0].state, 0) & bit:
        return True
    seen, waiting = {first}, [first]
    for stand in waiting:  # grows while it is walked
        for move in calls.moves(stand):
            if (notes.taken.get((move.state, move.exit), 0) | notes.entered.get(move.entered, 0)) & bit:
                return True
            if move.to is not None and move.to not in seen:
                seen.add(move.to)
                waiting.append(move.to)
        if len(seen) > MOST_COARSE:
            return True
    return False


def plainly(stand: Stand) -> Stand:
    """Where a call stands without what was counted."""
    return stand._replace(frames=tuple(one._replace(asked=(), counts=()) for one in stand.frames))
