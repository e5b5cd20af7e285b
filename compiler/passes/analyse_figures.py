"""The most prompts a caller hears in a row, and the longest silence, computed on the graph.

Both are longest ways. Along a way something adds up (prompts, or microseconds in which nothing is heard) until it
begins anew: the count of prompts when the caller is asked, the silence when something is heard. For each flow we
compute what a call brings along *through* it, and what begins *fresh* inside, so that a flow that does this one need
not look into it again.

Every figure is an upper bound: a circle with `again twice` counts as if everything in it came three times. A circle
without end has no figure (`None`), and was reported. Ways over `on failure` and `at most` begin anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from compiler.graph import AnyDoes, Count, Do, Fetch, Give, Graph, Play, Question, Record, Say, State, Store, Transfer
from compiler.passes.analyse_outline import Map, Outline, survey
from compiler.topology import Links, in_order, knots, within
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
NOTHING = Sum(NEVER, NEVER)


class Whole(NamedTuple):
    """A flow seen from outside: the most it comes to anywhere inside, and at each outcome."""

    most: Sum
    outcomes: dict[str, Sum]


NOTHING_INSIDE = Whole(NOTHING_ADDED, {})


class Measure(NamedTuple):
    """What is added up, by operation; those not named add nothing and change nothing.

    Args:
        adds: How much a state adds, given the silence of its flow's questions.
        anew: For operations after which it begins anew, the exits that are excepted.
    """

    adds: Mapping[type, Callable[[Any, int], Sum]]
    anew: Mapping[type, frozenset[str]]


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

ONE_MORE = Sum(1, NEVER)
NO_EXITS: frozenset[str] = frozenset()


def _one_more(_does: AnyDoes, _silence: int) -> Sum:
    return ONE_MORE


def _its_prompt(does: Question, _silence: int) -> Sum:
    return ONE_MORE if does.prompt else NOTHING_ADDED


def _prompt_meanwhile(does: Fetch | Store, _silence: int) -> Sum:
    return ONE_MORE if does.meanwhile else NOTHING_ADDED


def _sound(_does: AnyDoes, _silence: int) -> Sum:
    return ANEW


def _waiting(does: Fetch | Store, _silence: int) -> Sum:
    return Sum(NEVER, does.within) if does.meanwhile else Sum(does.within, NEVER)


def _listening(does: Question, silence: int) -> Sum:
    waits = _voice(does.no_input_after) or silence
    return Sum(NEVER, waits) if does.prompt else Sum(waits, NEVER)


PROMPTS = Measure(
    {Say: _one_more, Play: _one_more, Question: _its_prompt, Fetch: _prompt_meanwhile, Store: _prompt_meanwhile},
    {Question: NO_EXITS, Record: NO_EXITS, Transfer: NO_EXITS},
)
SILENCE = Measure(
    {
        **dict.fromkeys((Say, Play, Record, Transfer), _sound),
        **dict.fromkeys((Fetch, Store), _waiting),
        Question: _listening,
    },
    {Question: frozenset(("no input",))},
)

# --- the longest way ------------------------------------------------------------------------------------------------

Exits = list[tuple[int, Sum]]


class _Walk:
    """One measure over one flow.

    `adds` is what each state adds; its exits carry on the same, but for the states in `exits`. `through` and `fresh`
    are the most that arrives at each state, with what was brought along and without; `came_from` says from where.
    """

    def __init__(self, one: Outline, measure: Measure, silence: int, wholes: dict[str, Whole]) -> None:
        self.one = one
        self.states = one.flow.states
        self.measure = measure
        self.wholes = wholes
        self.exits: dict[int, Exits] = {}
        self.adds = [self._adds(number, state, silence) for number, state in enumerate(self.states)]
        self.through = [NEVER] * len(self.states)
        self.fresh = [NEVER] * len(self.states)
        self.came_from: tuple[dict[int, int], dict[int, int]] = ({}, {})  # for `through`, for `fresh`

    def _adds(self, number: int, state: State, silence: int) -> Sum:
        does = state.does
        kind = type(does)
        if isinstance(does, Do):
            whole = self.wholes.get(does.flow, NOTHING_INSIDE)
            self.exits[number] = self._carrying(state, lambda exit: whole.outcomes.get(exit, whole.most))
            return whole.most
        adds = self.measure.adds.get(kind)
        sum = adds(does, silence) if adds else NOTHING_ADDED
        kept = self.measure.anew.get(kind)
        if kept is not None:
            self.exits[number] = self._carrying(state, lambda exit: sum if exit in kept else ANEW)
        return sum

    def _carrying(self, state: State, carries: Callable[[str], Sum]) -> Exits:
        find = self.one.numbers
        return [(find[exit.to], carries(exit.exit)) for exit in state.exits if exit.to in find]

    def added(self) -> Added:
        """Walks, and says what came of it."""
        links = self._through_links()
        self._begin()
        order = in_order(links)
        groups = [[node] for node in order] if len(order) == len(links) else self._in_groups(links)
        for group in groups:
            if len(group) > 1 or group[0] in links[group[0]]:
                self._go_round(links, group)
            for number in group:
                self._carry_on(number)
        return self._added()

    def _through_links(self) -> Links:
        """The links along which a sum goes on."""
        links: list[Sequence[int]] = [
            targets if yes and adds[0] >= 0 else ()
            for targets, yes, adds in zip(self.one.links, self.one.reached, self.adds, strict=True)
        ]
        for number, exits in self.exits.items():
            links[number] = [to for to, sum in exits if sum.through >= 0] if self.one.reached[number] else ()
        return links

    def _begin(self) -> None:
        """Sets what begins anew: at the entry, behind states that begin anew, and where the flow's head leads."""
        flow, find = self.one.flow, self.one.numbers
        for number, adds in enumerate(self.adds):
            if number in self.exits or adds[1] >= 0:
                for target, sum in self.exits.get(number) or [(one, adds) for one in self.one.links[number]]:
                    if sum[1] > self.fresh[target] and self.one.reached[number]:
                        self.fresh[target] = sum[1]
                        self.came_from[1][target] = number
        for other in (flow.on_failure, flow.at_most_to, *(exit.to for exit in flow.anywhere_exits)):
            if other in find:
                self.fresh[find[other]] = max(self.fresh[find[other]], 0)
        self.through[find[flow.entry]] = 0

    def _carry_on(self, number: int) -> None:
        exits = self.exits.get(number)
        if exits is None:
            gain = self.adds[number][0]
            exits = [(target, self.adds[number]) for target in self.one.links[number]] if gain >= 0 else []
        for sums, came_from in zip((self.through, self.fresh), self.came_from, strict=True):
            before = sums[number]
            if before >= 0:
                for target, sum in exits:
                    if sum[0] >= 0 and before + sum[0] > sums[target]:
                        sums[target] = min(before + sum[0], NO_LIMIT)
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
                sums[number] = min(most + total, NO_LIMIT) if most >= 0 else NEVER

    def _rounds(self, links: Links, group: list[int]) -> int:
        inside = list(within(links, group))
        times = 1
        for number in group:
            does = self.states[number].does
            if isinstance(does, Count):
                times += does.times
                inside[number] = [self.one.numbers[x.to] for x in self.states[number].exits if x.exit == "then"]
        return NO_LIMIT if knots(within(inside, group)) else times

    def _added(self) -> Added:
        """The most of everything that arrives at some state with what that adds; and at each outcome."""
        outcomes: dict[str, Sum] = {}
        most_through, most_fresh, own, last = NEVER, 0, NEVER, NEVER
        for number, (through, fresh, adds) in enumerate(zip(self.through, self.fresh, self.adds, strict=True)):
            brought = through + adds[0] if through >= 0 <= adds[0] else NEVER
            begun = fresh + adds[0] if fresh >= 0 <= adds[0] else NEVER
            inside = adds[1] if through >= 0 or fresh >= 0 else NEVER
            most_through, most_fresh = max(most_through, brought), max(most_fresh, begun, inside)
            does = self.states[number].does
            here = max(brought, begun) if type(does) is Do else max(brought, begun, inside)
            if here > own:
                own, last = here, number
            if type(does) is Give:
                before = outcomes.get(does.outcome, NOTHING)
                outcomes[does.outcome] = Sum(max(before.through, through), max(before.fresh, fresh))
        most = Sum(min(most_through, NO_LIMIT), min(most_fresh, NO_LIMIT))
        return Added(Whole(most, outcomes), min(own, NO_LIMIT), self._way(last))

    def _way(self, number: int) -> tuple[str, ...]:
        """The way on which the most arrived at a state, from where it began."""
        kind = 0 if self.through[number] >= self.fresh[number] else 1
        way: dict[int, None] = {}
        while number >= 0 and number not in way:
            way[number] = None
            number = self.came_from[kind].get(number, NEVER)
        return tuple(self.states[number].id for number in reversed(way))
