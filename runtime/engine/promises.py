"""Watches the promises of a centre while a call goes on: what the compiler could not decide, or could not foresee.

A watch begins where a call comes to a flow that promises something, and ends with that flow. It follows the states that
are entered and the exits that are taken, by the same automaton that the compiler proved. A promise that is broken is a
line for the journal (`Broken`); the caller notices nothing. A promise is set aside where its calendars say something
else than at its beginning, and all are where the caller has left.

What is watched is kept with the interaction under a name that no author can write: for each promise the depth of its
flow, its number, where its automaton is, and what its calendars said. Where a centre promises nothing there is nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from compiler.graph import Do, End, Give, HandTo, Promise
from compiler.graph_promises import BROKEN, KEPT, after, begin, excused, owes
from compiler.promise_happenings import COMING_BACK, HAPPENING, MARK
from runtime.engine.commands import Broken
from runtime.engine.operations import ENTER
from runtime.engine.prepared import Prepared
from runtime.engine.promised import Promised
from runtime.engine.walk import OVER, Walk

WATCHED = ".promises"
"""The name under which it is kept."""

BEGINNING = (Do, HandTo)
EXCUSES = "at most"
"""The exit of a flow whose own time is up (`runtime.engine.answers`)."""


class Watched(NamedTuple):
    """One promise that is watched: the depth of its flow, its number in the graph, its automaton, its calendars."""

    depth: int
    number: int
    state: int
    hours: str


class Watch:
    """The promises of one run while an event is consumed; asked in place of `ENTER` for what enters a state."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.promises: tuple[Promised, ...] = walk.machine.promises
        self.watched = [one for one in self._before() if self._is_as_before(one)]
        self.seen = 0
        self.begins = not walk.start.frames
        self.does: Callable[[Walk, Any], Prepared | None] = ENTER[End]

    def _before(self) -> list[Watched]:
        return [Watched(*one) for one in self.walk.start.kept.get(WATCHED, ())]

    def _is_as_before(self, one: Watched) -> bool:
        return self._hours(one.number) == one.hours

    def _hours(self, number: int) -> str:
        return self.promises[number].hours(self.walk.service, self.walk.at)

    # --- what happens

    def __getitem__(self, kind: type) -> Callable[[Walk, Any], Prepared | None]:
        """What enters a state of a kind, and is watched on the way."""
        self.does = ENTER[kind]
        return self.enter

    def enter(self, walk: Walk, state: Prepared) -> Prepared | None:
        """Enters a state."""
        self.follow(state)
        return self.does(walk, state)

    def follow(self, state: Prepared) -> None:
        """A state is about to be entered."""
        walk = self.walk
        begins = self.begins and self.seen == len(walk.taken) and state is state.flow.entry
        comes_back = self.take()
        if begins:
            self.begin()
        if not comes_back:
            self.happens(state.id, partial(_by_state, state.id))
        self.begins = state.kind in BEGINNING
        if state.kind is HandTo:
            self.watched = [one._replace(depth=0) for one in self.watched]
        elif state.kind is End or state.kind is Give:
            self.judge(state, 0 if state.kind is End else walk.depth)

    def take(self) -> bool:
        """Follows the exits that were taken since; whether the last leads back into what was entered before."""
        walk, comes_back = self.walk, False
        self.watched = [one for one in self.watched if one.depth <= walk.depth and not walk.is_gone]
        taken, self.seen = walk.taken[self.seen :], len(walk.taken)
        for id, exit in taken:
            source = walk.machine.flows[id.partition("/")[0]].states[id]
            self.happens(id, partial(_by_exit, (id, exit)))
            if exit == EXCUSES or (exit == "failed" and exit not in source.exits):
                self.excuse()
            comes_back = source.kind in COMING_BACK
        return comes_back

    def excuse(self) -> None:
        """Something broke or took too long: nothing is owed any more."""
        self.watched = [one._replace(state=excused(self.promise(one), one.state)) for one in self.watched]

    def promise(self, one: Watched) -> Promise:
        """What is watched."""
        return self.promises[one.number].promise

    def begin(self) -> None:
        """A call comes to a flow: what it promises is watched from here, where its conditions hold."""
        walk = self.walk
        for number, (promise, flow, _, condition, _) in enumerate(self.promises):
            if flow == walk.flow.name and (condition is None or condition(walk) is True):
                self.watched.append(Watched(walk.depth, number, begin(promise), self._hours(number)))

    def happens(self, id: str, bits_of: Callable[[Promised], int]) -> None:
        """Something happens that promises may speak of."""
        for place, one in enumerate(self.watched):
            bits = bits_of(self.promises[one.number])
            if bits:
                state = after(self.promise(one), one.state, bool(bits & MARK), bool(bits & HAPPENING))
                self.watched[place] = one._replace(state=state)
        self.tell(id, lambda one: one.state == BROKEN)

    def judge(self, state: Prepared, depth: int) -> None:
        """The flows from a depth on come to their end: what is still owed is broken."""
        self.tell(state.id, lambda one: one.depth >= depth and owes(self.promise(one), one.state))

    def tell(self, id: str, is_broken: Callable[[Watched], bool]) -> None:
        """A line for the journal for each promise that is broken. What is decided is not watched any more."""
        for one in self.watched:
            if is_broken(one):
                promise = self.promise(one)
                self.walk.emit(Broken(key=self.walk.key(), promise=promise.id, text=promise.text, state=id))
        self.watched = [one for one in self.watched if one.state != KEPT and not is_broken(one)]

    # --- at the event's end

    def close(self) -> None:
        """Keeps what is watched on, if that changed."""
        walk = self.walk
        if walk.ending != OVER:
            self.take()
        keeps = [] if walk.ending == OVER or walk.is_gone else [list(one) for one in self.watched]
        if not keeps:
            walk.unkeep(WATCHED)
        elif keeps != [list(one) for one in self._before()]:
            walk.keep(WATCHED, keeps)


def _by_state(id: str, promised: Promised) -> int:
    return promised.notes.entered.get(id, 0)


def _by_exit(way: tuple[str, str], promised: Promised) -> int:
    return promised.notes.taken.get(way, 0)
