"""Where a run stands, and what came of an event: the records that go in and out of `advance`.

Values are in stored form (`compiler.types`) and are held by declared name, so that a newer graph can take them over.
Timers are absolute instants.
"""

from __future__ import annotations

from typing import Any

from flowlang.values import Compact, Value
from runtime.engine.commands import AnyCommand

NONE: dict[str, Any] = {}
"""The empty dict that every position shares; nobody changes it."""


HELD, OPERATOR, ATTEMPT, WRITTEN = ".queue", ".operator", ".attempt", ".written"
"""The names under which a place in a queue, and the operator who was found, are kept: no author can write them."""


class Frame(Compact, frozen=True, gc=False):
    """One flow being run: the state it stands in, its values, and its counts.

    Args:
        flow: The flow's name. state: The id of the state it stands in. values: Variables and parameters that
        have a value, by name, in stored form. question_counts: How often each line of the present question was
        taken, by state id; empty on entering a question. counts: How often each `-> x again twice` was taken
        in this run of the flow, by state id.
    """

    flow: str
    state: str
    values: dict[str, Any] = {}
    question_counts: dict[str, int] = {}
    counts: dict[str, int] = {}


class Who(Compact, frozen=True, gc=False, cache_hash=True):
    """Whose run it is: what never changes once it has begun.

    Args:
        run: The run's id. graph: The first `packing.GRAPH_BYTES` bytes of the graph's hash. line: The line that was
        reached. service: Empty where it is the one that the line leads to. number: Who calls; personal.
    """

    run: str
    graph: bytes = b""
    line: str = ""
    service: str = ""
    number: str = ""


class Stand(Compact, frozen=True, gc=False, cache_hash=True):
    """Where a run stands, without anything of its own: all runs that stand alike share one.

    Args:
        states: The ids of the states it stands in, outermost first, those of `Position.frames`. phase: What the
        innermost waits for: `` (nothing), `speaking`, `listening`, `collecting`, `requesting`, `recording`,
            `connecting`, `connected`, `waiting` (in a queue), `admitting` (an operator was found).
        timer_names: The timers that are set; `runtime.engine.timers` has the names.
        language, medium: Of the interaction. ending: `` while all is well, `hang up` or `lost` while `on hang up`
        runs, `failure` after a failure went to an `on failure`
            (a further one ends the run), `over` when the run has ended.
    """

    states: tuple[str, ...] = ()
    phase: str = ""
    timer_names: tuple[str, ...] = ()
    language: str = ""
    medium: str = ""
    ending: str = ""


NOWHERE = Stand()


class Position(Compact, frozen=True, gc=False):
    """A run's whole state.

    Args:
        who: Whose run it is. sequence: How many events it has consumed. stand: Where it stands. frames: The flows
        being run, outermost first; empty when the run is over. timer_dues: The instants of `stand.timer_names`;
        `runtime.engine.timers.running` says which are to be set again after a restart. awaiting: Key of the command
        whose answer is awaited (`Said`, `Replied`), or empty. keys: Digits typed and not yet used. kept: Values kept
        with the interaction by name, with the customer by `customer` and name; a place in a queue (`places`).
    """

    who: Who
    sequence: int = 0
    stand: Stand = NOWHERE
    frames: tuple[Frame, ...] = ()
    timer_dues: tuple[int, ...] = ()
    awaiting: str = ""
    keys: str = ""
    kept: dict[str, Any] = {}

    @property
    def run(self) -> str:
        """The run's id."""
        return self.who.run

    @property
    def timers(self) -> dict[str, int]:
        """The timers: name -> instant."""
        return dict(zip(self.stand.timer_names, self.timer_dues, strict=True))

    @property
    def phase(self) -> str:
        """What the innermost state waits for."""
        return self.stand.phase

    @property
    def language(self) -> str:
        """The language of the interaction."""
        return self.stand.language

    @property
    def ending(self) -> str:
        """Whether the run is ending, and why."""
        return self.stand.ending


class Advanced(Value, frozen=True, gc=False):
    """What came of an event.

    Args:
        position: Where the run stands now.
        commands: What the world is asked to do, in order.
        origins: For each command the id of the state it comes from; empty where none was entered.
        taken: State id and exit, for each exit taken, in order.
        secret: Whether the event held a secret: its payload is not to be kept.
    """

    position: Position
    commands: tuple[AnyCommand, ...] = ()
    origins: tuple[str, ...] = ()
    taken: tuple[tuple[str, str], ...] = ()
    secret: bool = False
