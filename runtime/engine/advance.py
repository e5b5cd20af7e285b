"""One function holds all meaning: of a graph, a position and an event it makes the next position, and commands.

Theory of operation
-------------------
A run is a `Position`. Nothing else of it is remembered anywhere, nothing is read from outside: time, ids and chance
come inside events, so that the same events always give the same commands, and a run can be stored after any event and
go on elsewhere.

`advance` makes a working copy of the position (`Walk`), lets one handler deal with the event (`HANDLERS`, by the
event's type), and then walks on from state to state (`ENTER`, by what the state does) until one waits for the world or
the run is over. A state waits by setting `phase` and `awaiting`; the handler of what it waits for takes one of its
exits, and the walk goes on.

    phase        waits for                                         in
    speaking     Said, SayFailed; keys and words (barge-in)        Say, Play, Question
    listening    keys, words, timer `silence`                      Question
    collecting   further keys, words, timer `keys`                 Question
    requesting   Replied, timer `guard`                            Fetch, Store
    recording    Replied, timer `guard`                            Record
    connecting   Connected, Replied, timer `guard`                 Transfer
    connected    Replied, timer `guard`                            Transfer, Queue (`queues`)
    waiting      Placed, Found, Replied; keys, words, timers       Queue
    admitting    Said, Connected, OperatorLost                     Queue

Most events look at nothing but where a run stands. What they came to is remembered (`ways`), and goes without a walk
for the next run that stands alike; what is told here is the meaning of both.

What answers a command that no longer matters has another key than `awaiting` and is ignored; so is what comes in a
phase that does not want it, and everything after the end. Ignored events are counted in `sequence` all the same, so
that each has a number of its own.

Digits typed while something is said or fetched are kept for the next question. A key during a plain `say` cuts it
short; if it is a digit, what would be said right after it is passed over too, up to the next question, fetch or `play`
(which is heard to its end). Kept digits are forgotten by `confirm`, by what is said to the end, by a recording or
transfer, and after a no match.

Something that cannot be carried out raises `BrokenError` inside; `endings.fail` gives it its way: `failed`, `on
failure`, or the end. A walk through `MOST_STATES` states without waiting is such a failure too. So `advance` itself
never raises, and always ends.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Protocol

from compiler.graph import Graph, Play
from runtime.engine.answers import connected, no_answer, replied, time_is_up
from runtime.engine.early import begin_call, needs_call, take_call
from runtime.engine.endings import customer_left, fail, finish, stop
from runtime.engine.events import (
    AnyEvent,
    Connected,
    Found,
    HungUp,
    Key,
    Lost,
    OperatorLost,
    Placed,
    Replied,
    Said,
    SayFailed,
    Started,
    Text,
    TimerFired,
)
from runtime.engine.flows import enter_flow
from runtime.engine.machine import LATEST, Machine, machine_of
from runtime.engine.operations import ENTER
from runtime.engine.operators import BrokenError
from runtime.engine.packing import GRAPH_BYTES
from runtime.engine.places import is_queue_timer
from runtime.engine.prepared import Prepared, QuestionState, SpeechState
from runtime.engine.promises import Watch
from runtime.engine.questions import listen, on_key, on_keys_timer, on_silence, on_text
from runtime.engine.queues import (
    found,
    hears_options,
    is_found,
    key_in_queue,
    keys_in_queue_are_late,
    may_take_over,
    operator_lost,
    placed,
    queue_timer,
    said_in_queue,
    say_failed_in_queue,
    take_over,
    text_in_queue,
)
from runtime.engine.sleeping import keep_text, woken
from runtime.engine.standing import ATTEMPT, HELD, NONE, Advanced, Position, Who
from runtime.engine.timers import is_due, is_most
from runtime.engine.walk import (
    ADMITTING,
    COLLECTING,
    CONNECTED,
    CONNECTING,
    FAILURE,
    GUARD_TIMER,
    HANG_UP,
    KEYS_TIMER,
    LATE_HASH,
    LISTENING,
    LOST,
    OVER,
    PAUSED,
    RECORDING,
    REQUESTING,
    SILENCE_TIMER,
    SLEEPING,
    SPEAKING,
    WAIT_TIMER,
    WAITING,
    Walk,
)
from runtime.engine.ways import ALIKE, remember, sign_of

__all__ = ["MOST_KEPT_KEYS", "MOST_STATES", "Advanced", "advance", "begin"]

MOST_STATES = 10_000
"""How many states one event may lead through before that is a failure."""

MOST_KEPT_KEYS = 32
ALL_KEYS = frozenset("0123456789*#ABCD")


def begin(run: str, graph_hash: str) -> Position:
    """A run that has consumed no event yet; the first one is `Started`.

    Args:
        run: The run's id, that of its interaction.
        graph_hash: The graph's hash, hexadecimal.
    """
    return Position(Who(run, _short(graph_hash)), kept=NONE)


@lru_cache(maxsize=32)
def _short(graph_hash: str) -> bytes:
    return bytes.fromhex(graph_hash)[:GRAPH_BYTES]


def advance(graph: Graph, position: Position, event: AnyEvent) -> Advanced:
    """Consumes one event.

    Args:
        graph: The centre, the one the run began with.
        position: Where the run stands.
        event: What happened.

    Returns:
        Where it stands now, the commands to carry out, and which way it went. It never raises: what breaks has
        its way in the flow.
    """
    machine = LATEST[0] if LATEST and LATEST[0].graph is graph else machine_of(graph)
    ways = machine.ways.get(position.stand)
    if ways is not None and not position.keys:
        way = ways.get(sign_of(position, event))
        if way is not None:
            came_to = way(position, event)
            if came_to is not None:
                return came_to
    return _walked(machine, position, event)


def _walked(machine: Machine, position: Position, event: AnyEvent) -> Advanced:
    """As `advance`, where the way is not known; it may be known from now on."""
    try:
        walk = Walk(machine, position, event.at)
    except KeyError:
        return _misfit(machine, position, event)
    if machine.promises and position.ending != OVER:
        return _watched(walk, event)
    if position.ending != OVER:
        _walk_on(walk, HANDLERS[type(event)], event)
        if HELD in walk.kept and may_take_over(walk):
            _walk_on(walk, take_over, walk.state)
    came_to = walk.result()
    remember(walk, sign_of(position, event), came_to)
    return came_to


def _watched(walk: Walk, event: AnyEvent) -> Advanced:
    """As `_walked` in a centre that promises something: nothing is remembered, as each run has its own promises."""
    watch = Watch(walk)
    _walk_on(walk, HANDLERS[type(event)], event, watch)
    if HELD in walk.kept and may_take_over(walk):
        _walk_on(walk, take_over, walk.state, watch)
    watch.close()
    return walk.result()


def _misfit(machine: Machine, position: Position, event: AnyEvent) -> Advanced:
    """The graph does not know where this run stands: it was begun with another."""
    walk = Walk(machine, Position(position.who, position.sequence, kept=NONE), event.at)
    finish(walk, FAILURE, "the run stands where this graph has no state")
    return walk.result()


class Entering(Protocol):
    """Gives for what a state does the function that does it."""

    def __getitem__(self, kind: type, /) -> Callable[[Walk, Any], Prepared | None]:
        """The function."""


def _walk_on(
    walk: Walk, does: Callable[[Walk, Any], Prepared | None], about: AnyEvent | Prepared, enter: Entering = ENTER
) -> None:
    """Deals with the event, then goes from state to state until one waits or the run is over."""
    steps = 0
    while True:
        try:
            state = does(walk, about)
        except BrokenError as broken:
            state = fail(walk, str(broken))
        if state is not None and steps >= MOST_STATES:
            state = fail(walk, f"{MOST_STATES} states without waiting", may_be_handled=False)
            steps = 0
        if state is None:
            return
        steps += 1
        if state.kind not in ALIKE:
            walk.looks()
        walk.state = about = state
        if walk.is_early and needs_call(state):
            take_call(walk)
        does = enter[state.kind]


# --- events -----------------------------------------------------------------------------------------------------------


def _started(walk: Walk, event: Started) -> Prepared | None:
    if walk.start.frames:
        return None
    walk.begin(event)
    graph = walk.machine.graph
    service = graph.services.get(event.service)
    flow = walk.machine.flows.get(service.flow) if service else None
    if flow is None or flow.entry is None:
        return finish(walk, FAILURE, "no flow for this service")
    walk.flow, walk.state = flow, flow.entry
    walk.language = next(iter(_languages(graph, flow.name)), "")
    if event.attempt:
        walk.keep(ATTEMPT, dict(event.attempt))
    if walk.is_voice:
        begin_call(walk, flow)
    return enter_flow(walk, flow, {})


def _languages(graph: Graph, flow: str) -> tuple[str, ...]:
    """The languages a run of this flow may begin in: those of the centre that the flow has, in the centre's order."""
    own = graph.flows[flow].languages
    return tuple(one for one in graph.languages if not own or one in own) or own


def _said(walk: Walk, event: Said) -> Prepared | None:
    if event.command != walk.awaiting:
        return None
    if walk.phase != SPEAKING:
        return said_in_queue(walk) if walk.phase in (WAITING, ADMITTING) else None
    if HELD in walk.kept and is_found(walk):
        return take_over(walk, event)
    if isinstance(walk.state, QuestionState):
        return listen(walk, walk.state)
    walk.wait("")
    return walk.take("next")


def _say_failed(walk: Walk, event: SayFailed) -> Prepared | None:
    if walk.phase != SPEAKING or event.command != walk.awaiting:
        return say_failed_in_queue(walk, event) if HELD in walk.kept else None
    walk.wait("")
    return fail(walk, event.reason)


def _key(walk: Walk, event: Key) -> Prepared | None:
    state = walk.state
    walk.secret = state.is_secret if isinstance(state, QuestionState) else walk.machine.asks_secrets
    if event.key not in ALL_KEYS:
        walk.looks()  # one stands for all the others, and they have no end
        return None
    if walk.is_gone or _is_late_hash(walk, event.key):
        return None
    if isinstance(state, QuestionState) and walk.phase in (SPEAKING, LISTENING, COLLECTING):
        return on_key(walk, state, event.key)
    if HELD in walk.kept and hears_options(walk):
        return key_in_queue(walk, event.key)
    if isinstance(state, SpeechState) and walk.phase == SPEAKING:
        return _key_while_speaking(walk, state, event.key)
    if walk.phase in (REQUESTING, SLEEPING):
        _keep_key(walk, event.key)
    return None


def _is_late_hash(walk: Walk, key: str) -> bool:
    """Whether this `#` belongs to the number that was complete before it."""
    until = walk.timers.get(LATE_HASH)
    if until is None:
        return False
    walk.looks()
    walk.forget_timer(LATE_HASH)
    return key == "#" and walk.at <= until


def _key_while_speaking(walk: Walk, state: SpeechState, key: str) -> Prepared | None:
    if state.speech.to_the_end:
        return None
    _keep_key(walk, key)
    if state.kind is Play or not state.asks_ahead:
        return None
    stop(walk)
    walk.passes_over = key.isdigit()
    return walk.take("next")


def _keep_key(walk: Walk, key: str) -> None:
    """Keeps a digit for the next question."""
    if key.isdigit() and len(walk.keys) < MOST_KEPT_KEYS:
        walk.keys += key


def _text(walk: Walk, event: Text) -> Prepared | None:
    state = walk.state
    walk.secret = state.is_secret if isinstance(state, QuestionState) else walk.machine.asks_secrets
    if walk.is_gone:
        return None
    if isinstance(state, QuestionState) and walk.phase in (SPEAKING, LISTENING, COLLECTING):
        return on_text(walk, state, event.text)
    if walk.phase == SLEEPING:
        return keep_text(walk, event.text)
    return text_in_queue(walk, event.text) if HELD in walk.kept and hears_options(walk) else None


def _timer_fired(walk: Walk, event: TimerFired) -> Prepared | None:
    if not is_due(walk, event.timer):
        return None
    if is_most(event.timer):
        return _flow_time(walk)
    if is_queue_timer(event.timer):
        return queue_timer(walk, event.timer)
    handle = TIMERS.get(event.timer)
    return handle(walk) if handle else None


def _silence(walk: Walk) -> Prepared | None:
    return on_silence(walk)


def _keys(walk: Walk) -> Prepared | None:
    if isinstance(walk.state, QuestionState):
        return on_keys_timer(walk, walk.state)
    return keys_in_queue_are_late(walk)


def _guard(walk: Walk) -> Prepared | None:
    walk.forget_timer(GUARD_TIMER)
    return no_answer(walk)


TIMERS: dict[str, Callable[[Walk], Prepared | None]] = {
    SILENCE_TIMER: _silence,
    KEYS_TIMER: _keys,
    GUARD_TIMER: _guard,
    WAIT_TIMER: woken,
}


def _flow_time(walk: Walk) -> Prepared | None:
    """A flow's own time is up, unless it does not count now or what is under way has a limit of its own."""
    if PAUSED in walk.timers or walk.phase in (RECORDING, CONNECTING, ADMITTING, CONNECTED):
        return None
    return time_is_up(walk)


def _hung_up(walk: Walk, event: HungUp) -> Prepared | None:
    return _left(walk, HANG_UP)


def _lost(walk: Walk, event: Lost) -> Prepared | None:
    return _left(walk, LOST)


def _left(walk: Walk, cause: str) -> Prepared | None:
    return customer_left(walk, cause) if walk.start.frames and not walk.is_gone else None


HANDLERS: dict[type, Callable[[Walk, Any], Prepared | None]] = {
    Started: _started,
    Said: _said,
    SayFailed: _say_failed,
    Key: _key,
    Text: _text,
    TimerFired: _timer_fired,
    Replied: replied,
    Connected: connected,
    Placed: placed,
    Found: found,
    OperatorLost: operator_lost,
    HungUp: _hung_up,
    Lost: _lost,
}
"""What happened -> the function that deals with it."""
