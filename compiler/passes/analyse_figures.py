"""The most prompts a caller hears in a row, and the longest silence, computed on the graph.

Both are longest ways: prompts are counted until the caller is asked, and microseconds in which nothing is heard until
something is. Every figure is an upper bound: a circle with `again twice` counts as if everything in it came three
times. A circle without end has no figure (`None`), and was reported. Ways over `on failure` and `at most` begin anew.
"""

from __future__ import annotations

from compiler.graph import Fetch, Graph, Play, Question, Queue, Record, Say, Store, Transfer, Wait
from compiler.passes.analyse_hand_to import measuring_order
from compiler.passes.analyse_longest import ANEW, NEVER, NO_LIMIT, NOTHING_ADDED, Added, LongestWay, Measure, Sum, Whole
from compiler.passes.analyse_outline import Map, survey
from flowlang.values import Value

VOICE = ("voice", "video")


class Figure(Value, frozen=True):
    """A figure of a flow, with a way that shows it: state ids. `value` is none where there is no limit."""

    value: int | None
    way: tuple[str, ...]


class Figures(Value, frozen=True):
    """What a caller may meet in a flow: the most prompts in a row, the longest silence in microseconds."""

    prompts: Figure
    silence: Figure


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
    for name in measuring_order(centre):
        one = centre.outlines[name]
        both = (
            LongestWay(one, PROMPTS, 0, wholes[0]).added(),
            LongestWay(one, SILENCE, silences[name], wholes[1]).added(),
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
    return max([times.get(medium, 0) for medium in VOICE]) if times else 0


# --- what is added up -----------------------------------------------------------------------------------------------

ONE_MORE = Sum(1, NEVER)
NO_EXITS: frozenset[str] = frozenset()


def _its_prompt(does: Question, _silence: int) -> Sum:
    return ONE_MORE if does.prompt else NOTHING_ADDED


def _prompt_meanwhile(does: Fetch | Store, _silence: int) -> Sum:
    return ONE_MORE if does.meanwhile else NOTHING_ADDED


def _waiting(does: Fetch | Store, _silence: int) -> Sum:
    return Sum(NEVER, does.within) if does.meanwhile else Sum(does.within, NEVER)


def _resting(does: Wait, _silence: int) -> Sum:
    return Sum(does.duration or 0, NEVER)


def _listening(does: Question, silence: int) -> Sum:
    waits = _voice(does.no_input_after) or silence
    return Sum(NEVER, waits) if does.prompt else Sum(waits, NEVER)


def _queueing(does: Queue, _silence: int) -> Sum:
    """Without music nothing is heard until the first line of `every`; a queue without either has its own warning."""
    return ANEW if does.music or not does.every else Sum(NEVER, min(one.period for one in does.every))


PROMPTS = Measure(
    {Say: ONE_MORE, Play: ONE_MORE, Question: _its_prompt, Fetch: _prompt_meanwhile, Store: _prompt_meanwhile},
    {Question: NO_EXITS, Record: NO_EXITS, Transfer: NO_EXITS, Queue: NO_EXITS},
)
SILENCE = Measure(
    {
        **dict.fromkeys((Say, Play, Record, Transfer), ANEW),
        **dict.fromkeys((Fetch, Store), _waiting),
        Question: _listening,
        Queue: _queueing,
        Wait: _resting,
    },
    {Queue: NO_EXITS, Question: frozenset(("no input",))},
)
