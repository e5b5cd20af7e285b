"""Longest ways through a flow, in linear time, knots of circles included.

Along a way something adds up until it begins anew. For each flow we compute what a call brings along *through* it, and
what begins *fresh* inside it, so that a flow that does this one need not look into it again. A knot of circles counts
as if everything in it came once for each time that a count in it (`again twice`) lets it come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from compiler.graph import Count, Do, Give, HandTo, State
from compiler.passes.analyse_outline import Outline, called, handed_to
from compiler.topology import Links, among, in_order, knots

NEVER = -1
NO_LIMIT = 1 << 60
NO_STATES: frozenset[int] = frozenset()


class Sum(NamedTuple):
    """What comes of a sum: with what was brought along (`NEVER` where that cannot be), and without."""

    through: int
    fresh: int


NOTHING_ADDED = Sum(0, NEVER)
ANEW = Sum(NEVER, 0)
NOTHING = Sum(NEVER, NEVER)


class Whole(NamedTuple):
    """A flow seen from outside: the most it comes to anywhere inside, and at each outcome."""

    most: Sum
    outcomes: dict[str, Sum]


NOTHING_INSIDE = Whole(NOTHING_ADDED, {})


class Measure(NamedTuple):
    """What is added up, by operation; those not named add nothing and change nothing.

    Args:
        adds: How much a state adds: always the same, or reckoned from what it does and the silence of its flow.
        anew: For operations after which it begins anew, the exits that are excepted.
    """

    adds: Mapping[type, Sum | Callable[[Any, int], Sum]]
    anew: Mapping[type, frozenset[str]]


class Added(NamedTuple):
    """A measure of one flow.

    Args:
        whole: The flow seen from outside.
        way: A way to the state where the most arises: state ids.
        own: The most that arises here, not inside a sub-flow.
        own_way: A way to that.
    """

    whole: Whole
    way: tuple[str, ...]
    own: int
    own_way: tuple[str, ...]


Exits = list[tuple[int, Sum]]


class LongestWay:
    """One measure over one flow.

    `adds` is what each state adds; its exits carry on the same, but for the states in `exits` (where nothing stands
    there, it begins anew behind every exit). `matter` are the states that add or begin anew, ascending. `through` and
    `fresh` are the most that arrives at each state, with what was brought along and without; `came_from` says from
    where.
    """

    def __init__(self, one: Outline, measure: Measure, silence: int, wholes: dict[str, Whole]) -> None:
        self.one = one
        self.states = one.flow.states
        self.measure = measure
        self.wholes = wholes
        self.exits: dict[int, Exits | None] = {}
        self.adds = self._adds(silence)
        self.matter = sorted(one.of(*{**measure.adds, **measure.anew, Do: None, HandTo: None}))
        self.through = [NEVER] * len(self.states)
        self.fresh = [NEVER] * len(self.states)
        self.came_from = ([NEVER] * len(self.states), [NEVER] * len(self.states))  # for `through`, for `fresh`

    def _adds(self, silence: int) -> list[Sum]:
        adds = [NOTHING_ADDED] * len(self.states)
        for kind, added in self.measure.adds.items():
            for number in self.one.kinds.get(kind, ()):
                adds[number] = added if isinstance(added, Sum) else added(self.states[number].does, silence)
        for number in (*self.one.dos, *self.one.of(HandTo)):
            adds[number] = self._inside(number, self.states[number])
        for kind, kept in self.measure.anew.items():
            for number in self.one.kinds.get(kind, ()):
                self.exits[number] = self._beginning(self.states[number], adds[number], kept) if kept else None
        return adds

    def _beginning(self, state: State, sum: Sum, kept: frozenset[str]) -> Exits:
        find = self.one.numbers
        return [(find[exit.to], sum if exit.exit in kept else ANEW) for exit in state.exits if exit.to in find]

    def _inside(self, number: int, state: State) -> Sum:
        find = self.one.numbers
        whole = self.wholes.get(called(state) or handed_to(state), NOTHING_INSIDE)
        exits = [exit for exit in state.exits if exit.to in find]
        self.exits[number] = [(find[exit.to], whole.outcomes.get(exit.exit, whole.most)) for exit in exits]
        return whole.most

    def added(self) -> Added:
        """Walks, and says what came of it."""
        links = self._through_links()
        self._begin()
        order = in_order(links)
        if len(order) == len(links):
            self._carry_on(order, links)
        else:
            self._in_knots(links)
        return self._added()

    def _in_knots(self, links: list[Sequence[int]]) -> None:
        """Where there are circles: the states of a knot get what comes of going round, and carry that out of it."""
        for group in self._in_groups(links):
            if len(group) > 1 or group[0] in links[group[0]]:
                self._go_round(links, group)
                inside = frozenset(group)
                for number in group:
                    links[number] = [target for target in links[number] if target not in inside]
            self._carry_on(group, links)

    def _through_links(self) -> list[Sequence[int]]:
        """The links along which a sum goes on."""
        links: list[Sequence[int]] = list(self.one.links)
        for number in self.matter:
            if self.adds[number][0] < 0:
                links[number] = ()
        for number, exits in self.exits.items():
            links[number] = [to for to, sum in exits if sum[0] >= 0] if exits else ()
        for number in self.one.unreached:
            links[number] = ()
        return links

    def _begin(self) -> None:
        """Sets what begins anew: at the entry, behind states that begin anew, and where the flow's head leads."""
        flow, find = self.one.flow, self.one.numbers
        for number in self.matter:
            if self.one.reached[number]:
                exits = self.exits.get(number)
                begun = 0 if number in self.exits else self.adds[number][1]
                if exits is not None:
                    self._begin_behind(number, exits)
                elif begun >= 0:
                    for target in self.one.links[number]:
                        if begun > self.fresh[target]:
                            self.fresh[target] = begun
                            self.came_from[1][target] = number
        for other in (flow.on_failure, flow.at_most_to, *(exit.to for exit in flow.anywhere_exits)):
            if other in find:
                self.fresh[find[other]] = max(self.fresh[find[other]], 0)
        self.through[find[flow.entry]] = 0

    def _begin_behind(self, number: int, exits: Exits) -> None:
        for target, sum in exits:
            if sum[1] > self.fresh[target]:
                self.fresh[target] = sum[1]
                self.came_from[1][target] = number

    def _carry_on(self, numbers: Iterable[int], links: Links) -> None:
        """Carries what arrived at states, one after the other, to where their exits lead."""
        adds, all_exits = self.adds, self.exits
        for sums, came_from in zip((self.through, self.fresh), self.came_from, strict=True):
            for number in numbers:
                here, targets = sums[number], links[number]
                if here < 0 or not targets:
                    continue
                exits = all_exits.get(number)
                if exits is None:
                    here += adds[number][0]
                    for target in targets:
                        if here > sums[target]:
                            sums[target] = here
                            came_from[target] = number
                    continue
                for target, sum in exits:
                    if target in targets and sum[0] >= 0 and here + sum[0] > sums[target]:
                        sums[target] = here + sum[0]
                        came_from[target] = number

    def _in_groups(self, links: Links) -> list[list[int]]:
        """The states in order, those of one knot together."""
        group_of = list(range(len(links)))
        for knot in knots(links):
            for node in knot:
                group_of[node] = knot[0]
        condensed: list[list[int]] = [[] for _ in links]
        members: list[list[int]] = [[] for _ in links]
        for node, targets in enumerate(links):
            members[group_of[node]].append(node)
            condensed[group_of[node]].extend(group_of[one] for one in targets if group_of[one] != group_of[node])
        return [members[group] for group in in_order(condensed) if members[group]]

    def _go_round(self, links: Links, group: list[int]) -> None:
        """A knot: everything in it once for each time it may be gone round."""
        once = sum(max(0, self.adds[number].through) for number in group)
        total = once * self._rounds(links, group) if once else 0
        for sums in (self.through, self.fresh):
            most = max(sums[number] for number in group)
            for number in group:
                here = most + total - max(0, self.adds[number].through)
                sums[number] = min(here, NO_LIMIT) if most >= 0 else NEVER

    def _rounds(self, links: Links, group: list[int]) -> int:
        """How often a knot may be gone round; without a limit where some circle in it has no count."""
        places = {number: place for place, number in enumerate(group)}
        uncounted = among(links, group)
        times = 1
        for place, number in enumerate(group):
            state = self.states[number]
            if isinstance(state.does, Count):
                times += state.does.times
                after = [self.one.numbers.get(exit.to, NEVER) for exit in state.exits if exit.exit == "then"]
                uncounted[place] = [places[one] for one in after if one in places]
        return NO_LIMIT if knots(uncounted) else times

    def _added(self) -> Added:
        """The most of everything that arrives at some state with what that adds; and at each outcome."""
        through, fresh = NEVER, 0
        most, own = (NEVER, NEVER), (NEVER, NEVER)  # how much, and in which state
        for number in self._arrivals():
            brought, begun = self._arrived(number)
            if brought > through:
                through = brought
            if begun > fresh:
                fresh = begun
            here = brought if brought > begun else begun
            if here > most[0]:
                most = here, number
            if here > own[0] and (number not in self.exits or not self._is_inside(number, here)):
                own = here, number
        whole = Whole(Sum(min(through, NO_LIMIT), min(fresh, NO_LIMIT)), self._outcomes())
        return Added(whole, self._way(most[1]), min(own[0], NO_LIMIT), self._way(own[1]))

    def _arrivals(self) -> list[int]:
        """The states that matter to the result: those that add something or give an outcome, and are come to."""
        through, fresh, adds = self.through, self.fresh, self.adds
        adding = [number for number in self.matter if adds[number][0] > 0 or adds[number][1] > 0]
        return sorted(n for n in (*adding, *self.one.of(Give)) if through[n] >= 0 or fresh[n] >= 0)

    def _arrived(self, number: int) -> tuple[int, int]:
        """What a state comes to: with what was brought along, and with what began before it or begins inside it."""
        through, fresh, (gain, inside) = self.through[number], self.fresh[number], self.adds[number]
        if gain < 0:
            return NEVER, inside
        brought, begun = through + gain if through >= 0 else NEVER, fresh + gain if fresh >= 0 else NEVER
        return brought, begun if begun > inside else inside

    def _is_inside(self, number: int, here: int) -> bool:
        """Whether so much arises in the sub-flow that a state does, without what was brought there."""
        return type(self.states[number].does) in (Do, HandTo) and here <= max(self.adds[number])

    def _outcomes(self) -> dict[str, Sum]:
        outcomes: dict[str, Sum] = {}
        for number in self.one.of(Give):
            does = self.states[number].does
            assert isinstance(does, Give)
            before = outcomes.get(does.outcome, NOTHING)
            given = Sum(max(before.through, self.through[number]), max(before.fresh, self.fresh[number]))
            outcomes[does.outcome] = given
        return outcomes

    def _way(self, number: int) -> tuple[str, ...]:
        """The way on which the most arrived at a state, from where it began."""
        if not 0 <= number < len(self.states):
            return ()
        kind = 0 if self.through[number] >= self.fresh[number] else 1
        way: dict[int, None] = {}
        while number >= 0 and number not in way:
            way[number] = None
            number = self.came_from[kind][number]
        return tuple(self.states[number].id for number in reversed(way))
