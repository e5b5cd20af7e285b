"""The most prompts a caller hears in a row, and the longest silence, computed on the graph.

Both are longest ways. Along a way something adds up (prompts, or microseconds in which nothing is heard) until it
begins anew: the count of prompts when the caller is asked, the silence when something is heard. For each flow we
compute what a call brings along *through* it, and what begins *fresh* inside, so that a flow that does this one need
not look into it again.

Every figure is an upper bound: a circle with `again twice` counts as if everything in it came three times. A circle
without end has no figure (`None`), and was reported. Ways over `on failure` and `at most` begin anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from compiler.graph import Count, Do, Fetch, Give, Graph, Play, Question, Record, Say, State, Store, Transfer
from compiler.passes.analyse_outline import Map, Outline, survey
from compiler.topology import in_order, knots, within
from flowlang.values import Value

NEVER = -1
NO_LIMIT = 1 << 60
VOICE = ("voice", "video")


class Figure(Value, frozen=True):
    """A figure of a flow, with a way that shows it: state ids. `value` is none where there is no limit."""

    value: int | None
    way: tuple[str, ...]


class Figures(Value, frozen=True):
    """What a caller may meet in a flow: the most prompts in a row, the longest silence in microseconds."""

    prompts: Figure
    silence: Figure


class Sum(NamedTuple):
    """What comes of a sum: with what was brought along (`NEVER` where that cannot be), and without."""

    through: int
    fresh: int


NOTHING_ADDED = Sum(0, NEVER)
ANEW = Sum(NEVER, 0)


class Whole(NamedTuple):
    """A flow seen from outside: the most it comes to anywhere inside, and at each outcome."""

    most: Sum
    outcomes: dict[str, Sum]


class Measure(NamedTuple):
    """What is added up: how much a state adds, and whether its exit begins anew."""

    adds: Callable[[State, int], Sum]
    begins_anew: Callable[[State, str], bool]


class Added(NamedTuple):
    """A measure of one flow: seen from outside, the most that arises here (not inside a sub-flow), and a way to it."""

    whole: Whole
    own: int
    way: tuple[str, ...]


def figures(graph: Graph) -> dict[str, Figures]:
    """The figures of every flow; calls on a telephone are meant."""
    return {name: Figures(_figure(a), _figure(b)) for name, (a, b) in measured(survey(graph, {})).items()}


def _figure(added: Added) -> Figure:
    value = max(added.whole.most)
    return Figure(value if value < NO_LIMIT else None, added.way)


def measured(centre: Map) -> dict[str, tuple[Added, Added]]:
    """For each flow the prompts and the silence."""
    silences = heard_silences(centre)
    found: dict[str, tuple[Added, Added]] = {}
    wholes: tuple[dict[str, Whole], dict[str, Whole]] = ({}, {})
    for name in centre.inner_first:
        one = centre.outlines[name]
        both = (
            _Walk(one, PROMPTS, 0, wholes[0]).added(),
            _Walk(one, SILENCE, silences[name], wholes[1]).added(),
        )
        found[name] = both
        wholes[0][name], wholes[1][name] = both[0].whole, both[1].whole
    return {name: found[name] for name in centre.outlines}


def heard_silences(centre: Map) -> dict[str, int]:
    """How long a question that does not say waits on the telephone: its flow's time, else its callers' longest."""
    found: dict[str, int] = {}
    for name in reversed(centre.inner_first):
        own = _voice(centre.graph.flows[name].silences)
        found[name] = own or max((found.get(caller, 0) for caller in centre.callers[name]), default=0)
    return found


def _voice(times: dict[str, int]) -> int:
    return max((times.get(medium, 0) for medium in VOICE), default=0)


# --- what is added up -----------------------------------------------------------------------------------------------


def _prompts_of(state: State, _silence: int) -> Sum:
    does = state.does
    speaks = isinstance(does, Say | Play) or (isinstance(does, Question) and does.prompt)
    return Sum(1, NEVER) if speaks or getattr(does, "meanwhile", None) else NOTHING_ADDED


def _is_turn(state: State, _exit: str) -> bool:
    return isinstance(state.does, Question | Record | Transfer)


def _silence_of(state: State, silence: int) -> Sum:
    does = state.does
    if isinstance(does, Fetch | Store):
        return Sum(NEVER, does.within) if does.meanwhile else Sum(does.within, NEVER)
    if isinstance(does, Question):
        waits = _voice(does.no_input_after) or silence
        return Sum(NEVER, waits) if does.prompt else Sum(waits, NEVER)
    return ANEW if isinstance(does, Say | Play | Record | Transfer) else NOTHING_ADDED


def _is_answered(state: State, exit: str) -> bool:
    return isinstance(state.does, Question) and exit != "no input"


PROMPTS = Measure(_prompts_of, _is_turn)
SILENCE = Measure(_silence_of, _is_answered)


# --- the longest way ------------------------------------------------------------------------------------------------


class _Walk:
    """One measure over one flow."""

    def __init__(self, one: Outline, measure: Measure, silence: int, wholes: dict[str, Whole]) -> None:
        self.one = one
        self.states = one.flow.states
        self.measure = measure
        self.wholes = wholes
        size = len(self.states)
        self.adds = [self._adds(state, silence) for state in self.states]
        self.through = [NEVER] * size
        self.fresh = [NEVER] * size
        self.came_from: list[tuple[int, int]] = [(NEVER, NEVER)] * size  # with what was brought along, and without
        self.carried = self._carried()

    def _adds(self, state: State, silence: int) -> Sum:
        does = state.does
        if isinstance(does, Do):
            whole = self.wholes.get(does.flow)
            return whole.most if whole else NOTHING_ADDED
        return self.measure.adds(state, silence)

    def _onward(self, number: int, exit: str) -> Sum:
        state = self.states[number]
        does = state.does
        if isinstance(does, Do):
            whole = self.wholes.get(does.flow)
            return whole.outcomes.get(exit, whole.most) if whole else NOTHING_ADDED
        return ANEW if self.measure.begins_anew(state, exit) else self.adds[number]

    def _carried(self) -> list[list[tuple[int, Sum]]]:
        """For each state that can be reached, where its exits lead and what they carry on."""
        find = self.one.numbers
        return [
            [(find[exit.to], self._onward(number, exit.exit)) for exit in state.exits if exit.to in find] if yes else []
            for number, (state, yes) in enumerate(zip(self.states, self.one.reached, strict=True))
        ]

    def added(self) -> Added:
        """Walks, and says what came of it."""
        self._begin()
        links = [[target for target, step in targets if step.through >= 0] for targets in self.carried]
        order = in_order(links)
        groups = [[node] for node in order] if len(order) == len(links) else self._in_groups(links)
        for group in groups:
            if len(group) > 1 or group[0] in links[group[0]]:
                self._go_round(links, group)
            for number in group:
                self._carry_on(number)
        return self._added()

    def _begin(self) -> None:
        flow, find = self.one.flow, self.one.numbers
        for number, targets in enumerate(self.carried):
            for target, step in targets:
                if step.fresh > self.fresh[target]:
                    self.fresh[target] = step.fresh
                    self.came_from[target] = (NEVER, number)
        for other in (flow.on_failure, flow.at_most_to, *(exit.to for exit in flow.anywhere_exits)):
            if other in find:
                self.fresh[find[other]] = max(self.fresh[find[other]], 0)
        self.through[find[flow.entry]] = 0

    def _carry_on(self, number: int) -> None:
        through, fresh = self.through[number], self.fresh[number]
        for target, step in self.carried[number]:
            if step.through < 0:
                continue
            before = self.came_from[target]
            if through >= 0 and through + step.through > self.through[target]:
                self.through[target] = min(through + step.through, NO_LIMIT)
                before = (number, before[1])
            if fresh >= 0 and fresh + step.through > self.fresh[target]:
                self.fresh[target] = min(fresh + step.through, NO_LIMIT)
                before = (before[0], number)
            self.came_from[target] = before

    def _in_groups(self, links: list[list[int]]) -> list[list[int]]:
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

    def _go_round(self, links: Sequence[Sequence[int]], group: list[int]) -> None:
        """A knot: everything in it once for each time it may be gone round."""
        once = sum(max(0, self.adds[number].through) for number in group)
        total = once * self._rounds(links, group)
        for sums in (self.through, self.fresh):
            most = max(sums[number] for number in group)
            for number in group:
                sums[number] = min(most + total, NO_LIMIT) if most >= 0 else NEVER

    def _rounds(self, links: Sequence[Sequence[int]], group: list[int]) -> int:
        inside = [list(targets) for targets in within(links, group)]
        times = 1
        for number in group:
            does = self.states[number].does
            if isinstance(does, Count):
                times += does.times
                inside[number] = [self.one.numbers[x.to] for x in self.states[number].exits if x.exit == "then"]
        return NO_LIMIT if knots(within(inside, group)) else times

    # --- what came of it

    def _added(self) -> Added:
        outcomes: dict[str, Sum] = {}
        most, own, last = ANEW, 0, (NEVER, False)
        for number, state in enumerate(self.states):
            through, fresh, adds = self.through[number], self.fresh[number], self.adds[number]
            if through < 0 and fresh < 0:
                continue
            with_through = _plus(through, adds.through)
            without = max(_plus(fresh, adds.through), adds.fresh)
            most = Sum(max(most.through, with_through), max(most.fresh, without))
            here = max(with_through, _plus(fresh, adds.through), NEVER if isinstance(state.does, Do) else adds.fresh)
            if here > own or last[0] == NEVER:
                own, last = max(here, 0), (number, with_through >= without)
            if isinstance(state.does, Give):
                before = outcomes.get(state.does.outcome, Sum(NEVER, NEVER))
                outcomes[state.does.outcome] = Sum(max(before.through, through), max(before.fresh, fresh))
        return Added(Whole(most, outcomes), own, self._way(*last))

    def _way(self, number: int, with_through: bool) -> tuple[str, ...]:
        way: dict[int, None] = {}
        while number != NEVER and number not in way:
            way[number] = None
            number = self.came_from[number][0 if with_through else 1]
        return tuple(self.states[number].id for number in reversed(way))


def _plus(sum: int, more: int) -> int:
    return min(sum + more, NO_LIMIT) if sum >= 0 and more >= 0 else NEVER
