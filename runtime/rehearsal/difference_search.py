"""Walks two versions of a centre with the same callers, and finds where a caller notices that they part.

Both stand somewhere; both are given the same keys, words, silences and answers; what is noticed is compared. Where the
calls go apart they are not followed further: the first difference is the one to be told. Where only what is said
differs, and both stand alike, they are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, NamedTuple

from compiler.calendar_time import state_at
from compiler.graph import Graph
from runtime.engine.commands import StartRecording
from runtime.engine.walk import SILENCE_TIMER
from runtime.rehearsal.cover_search import numbers_worth_calling_from, place_key
from runtime.rehearsal.difference_seen import Notice, noticed
from runtime.rehearsal.walking import Act, Came, Entry, World, act, enter
from runtime.rehearsal.walking_acts import Acts
from runtime.rehearsal.walking_looks import Looks
from runtime.rehearsal.walking_moments import calendars_asked, moments
from runtime.rehearsal.walking_values import Samples

MOST_PAIRS = 4_000
MOST_FOUND = 500


class Turn(NamedTuple):
    """What was done, in the older and in the newer version, and how long that took."""

    old: Act
    new: Act
    lasts: int


class Parting(NamedTuple):
    """Where two versions part: how the call began, what was done, what was noticed in each, and where each stands."""

    entry: Entry
    turns: tuple[Turn, ...]
    old: Notice | None
    new: Notice | None
    old_state: str
    new_state: str


class Pair:
    """Two calls that had the same things happen to them."""

    __slots__ = ("entry", "new", "old", "turns")

    def __init__(self, entry: Entry, turns: tuple[Turn, ...], old: World, new: World) -> None:
        self.entry, self.turns, self.old, self.new = entry, turns, old, new


class Comparison:
    """Compares two graphs.

    Args:
        old, new: The versions.
        most: How many pairs of places are gone on from.
    """

    def __init__(self, old: Graph, new: Graph, most: int = MOST_PAIRS) -> None:
        self.graphs = (old, new)
        self.most = most
        decides = Looks(self.graphs)
        self.looks = decides
        self.heard = Looks(self.graphs, is_heard=True).names
        self.acts = tuple(Acts(graph, Samples(graph, decides)) for graph in self.graphs)
        self.calendars = [one for graph in self.graphs for one in calendars_asked(graph, decides)]
        self.found: dict[Any, Parting] = {}
        self.is_complete = True
        self._seen: set[Any] = set()
        self._waiting: deque[Pair] = deque()

    def run(self) -> list[Parting]:
        """Every difference, once, where a caller notices it first."""
        for entry in self._entries():
            self._meet(entry, (), enter(self.graphs[0], entry), enter(self.graphs[1], entry))
        gone = 0
        while self._waiting:
            if gone >= self.most or len(self.found) >= MOST_FOUND:
                self.is_complete = False
                break
            gone += 1
            pair = self._waiting.popleft()
            for old, new in self._turns(pair):
                was, now = act(pair.old, old), act(pair.new, new)
                lasts = max(lasting(pair.old, old, was), lasting(pair.new, new, now))
                self._meet(pair.entry, (*pair.turns, Turn(old, new, lasts)), was, now)
        return list(self.found.values())

    def _entries(self) -> Iterator[Entry]:
        instants = moments(self.graphs, self.looks)
        numbers = numbers_worth_calling_from(self.looks)
        for instant in instants:
            for number in numbers:
                for line, medium in self._lines():
                    yield Entry(line, "", medium, instant, number)

    def _lines(self) -> Iterator[tuple[str, str]]:
        """The lines of both, on the media that they have in both."""
        old, new = self.graphs
        for line, name in old.lines.items():
            if line in new.lines:
                others = media_of(new, new.lines[line])
                yield from ((line, medium) for medium in media_of(old, name) if medium in others)

    # --- what is done in both

    def _turns(self, pair: Pair) -> Iterator[tuple[Act, Act]]:
        """What may be done in either is done in both; answers of connectors fit the version that asked."""
        was, now = self.acts[0].at(pair.old), self.acts[1].at(pair.new)
        yield from _replies(was, now)
        plain = dict.fromkeys(one[:3] for one in (*was, *now) if one.does != "reply")
        for does, text, about in plain:
            one = Act(does, text, about)
            if self._can(pair.old, one) and self._can(pair.new, one):
                yield one, one

    def _can(self, world: World, one: Act) -> bool:
        """Whether it makes sense here: answers to what was asked need somebody who waits for one."""
        return not world.cause and (one.does not in ("other", "recorded") or world.asked is not None)

    # --- what came of it

    def _meet(self, entry: Entry, turns: tuple[Turn, ...], was: Came, now: Came) -> None:
        old, new = noticed(was), noticed(now)
        parts = list(_parts(old, new))
        goes_on = not parts or _stand_alike(was.world, now.world)
        for one, other in parts if goes_on else parts[:1]:
            self._tell(Parting(entry, turns, one, other, _stands(was, one), _stands(now, other)))
        if was.world.cause or now.world.cause or not goes_on:
            return
        key = (entry.line, self._key(was.world), self._key(now.world))
        if key not in self._seen:
            self._seen.add(key)
            self._waiting.append(Pair(entry, turns, was.world, now.world))

    def _key(self, world: World) -> Any:
        return place_key(world, self.heard), *(state_at(one, world.now) for one in self.calendars)

    def _tell(self, one: Parting) -> None:
        """A prompt in other words is one difference for each language, wherever it is heard; others are by place."""
        key: Any = (one.old.kind if one.old else "", one.new.kind if one.new else "", one.old_state, one.new_state)
        if one.old and one.new and one.old.prompt and one.old.prompt == one.new.prompt:
            key = (one.old.sign, one.new.sign)
        self.found.setdefault(key, one)


def _replies(was: list[Act], now: list[Act]) -> Iterator[tuple[Act, Act]]:
    """Answers of connectors, side by side: those with data in the order of the values that are worth trying."""
    older, newer = _by_outcome(was), _by_outcome(now)
    for outcome in dict.fromkeys((*older, *newer)):
        one, other = older.get(outcome, []), newer.get(outcome, [])
        if one and other:
            for old, new in zip_longest(one, other):
                yield old or _fitting(new, one), new or _fitting(old, other)
        elif outcome[0] != "ok":
            yield from ((act, act) for act in (*one, *other))


def _fitting(wanted: Act, among: list[Act]) -> Act:
    """The same answer in the other version's form, as far as it has the same fields."""
    first = among[0]
    if isinstance(wanted.data, dict) and isinstance(first.data, dict):
        return first._replace(data={name: wanted.data.get(name, one) for name, one in first.data.items()})
    return wanted if type(wanted.data) is type(first.data) else first


def _by_outcome(acts: list[Act]) -> dict[tuple[str, str], list[Act]]:
    found: dict[tuple[str, str], list[Act]] = {}
    for one in acts:
        if one.does == "reply":
            found.setdefault((one.text, one.about), []).append(one)
    return found


def _parts(old: list[Notice], new: list[Notice]) -> Iterator[tuple[Notice | None, Notice | None]]:
    """What stands in one and not in the other, side by side."""
    matcher = SequenceMatcher(None, [one.sign for one in old], [one.sign for one in new], autojunk=False)
    for kind, low, high, from_, to in matcher.get_opcodes():
        if kind == "equal":
            continue
        if high - low == to - from_:
            yield from zip(old[low:high], new[from_:to], strict=True)
        else:
            yield next(iter(old[low:high]), None), next(iter(new[from_:to]), None)


def _stands(came: Came, one: Notice | None) -> str:
    """The state that a difference is about: where it comes from, else where the call stands."""
    return one.state if one and one.state else came.world.state or (came.commands[-1][1] if came.commands else "")


def _stand_alike(old: World, new: World) -> bool:
    """Whether two calls may be compared further: both wait for the same kind of thing, in the same place."""
    if old.position.phase != new.position.phase:
        return False
    if type(old.asked) is not type(new.asked):
        return False
    return old.position.stand.states == new.position.stand.states


def lasting(world: World, done: Act, came: Came) -> int:
    """How long somebody waits: who says nothing, stays until a time is up, or speaks as long as a message may be."""
    if done.does == "recorded" and isinstance(world.asked, StartRecording):
        return world.asked.at_most
    timer = SILENCE_TIMER if done.does == "silent" else done.text
    due = world.position.timers.get(timer) if done.does in ("silent", "time up") else None
    return (due if due is not None else came.world.now) - world.now


def media_of(graph: Graph, service: str) -> tuple[str, ...]:
    """The media on which a service is reached."""
    found = graph.services[service]
    return found.media or graph.flows[found.flow].media or ("voice",)
