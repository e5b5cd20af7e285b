"""What holds for every graph and any events: nothing raises, the end is the end, storing changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from engine_graphs import (
    RUN,
    SECOND,
    START,
    centre,
    collect,
    confirm,
    connectors,
    constant,
    flow,
    menu,
    option,
    options_menu,
    say,
    slot,
    speech,
    state,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.graph import (
    Answer,
    Branch,
    BuiltIn,
    Calendar,
    CallBack,
    Case,
    Chance,
    Count,
    Deliver,
    Do,
    End,
    Fetch,
    Give,
    Graph,
    HandTo,
    InState,
    Interval,
    Mark,
    Operation,
    Outcome,
    Play,
    Record,
    Reject,
    Repeat,
    Share,
    Store,
    Transfer,
    Wait,
    WrapUp,
    graph_hash,
)
from compiler.types import TEXT, Type
from runtime.engine import ways
from runtime.engine.advance import advance, begin
from runtime.engine.commands import AnyCommand
from runtime.engine.events import (
    AnyEvent,
    Connected,
    HungUp,
    Key,
    Lost,
    Replied,
    Said,
    SayFailed,
    Started,
    Text,
    TimerFired,
)
from runtime.engine.machine import machine_of
from runtime.engine.position import Position, restore, store

EVERY_OTHER_MINUTE = tuple(Interval(minute, minute + 1) for minute in range(0, 1440, 2))
OFFICE = Calendar("Europe/Rome", ({"open": EVERY_OTHER_MINUTE},) * 7)
OPEN = InState("office", "open")
NOT_OPEN = Operation("not", (OPEN,))
STATES = ("s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7")
FLOWS = Path(__file__).parents[3] / "flows"


def a_state(draw: st.DrawFn, name: str) -> Any:
    """A state of any kind, its exits anywhere."""

    def to() -> str:
        return draw(st.sampled_from(STATES))

    def ways(*exits: str) -> dict[str, str]:
        return {exit: to() for exit in exits}

    kind = draw(st.integers(0, 25))
    makers: list[Any] = [
        lambda: (say("Hello."), ways("next")),
        lambda: (say("To the end.", to_the_end=True), ways("next")),
        lambda: (Play(speech("Beep.")), ways("next")),
        lambda: (
            menu("Which?", option("a", "1", words=("bill",)), option("b", "12"), option("c", "*")),
            ways("a", "b", "c", "no_input", "no_match"),
        ),
        lambda: (
            collect("Code?", Type("digits", 2, 3), "code", draw(st.sampled_from(["", "#"]))),
            ways("collected", "no_input", "no_match"),
        ),
        lambda: (confirm("Sure?"), ways("yes", "no", "no_input", "no_match")),
        lambda: (Count(2, draw(st.sampled_from(["question", "flow"]))), ways("again", "then")),
        lambda: (Repeat(), ways("next")),
        lambda: (Fetch("crm", "ask", (), "answer", 3 * SECOND, speech("One moment.")), ways("ok", "not_found")),
        lambda: (Store("crm", "ask", (), 3 * SECOND), ways("ok", "failed")),
        lambda: (Record(60 * SECOND, "#"), ways("recorded", "silence")),
        lambda: (
            Transfer(constant(draw(st.sampled_from(["+390299911", "+39899123456"]))), 30 * SECOND, 60 * SECOND),
            ways("ended", "busy", "no_answer"),
        ),
        lambda: (Do("sub", ()), ways("done")),
        lambda: (Branch((Case(draw(st.sampled_from([OPEN, NOT_OPEN])), "open"),)), ways("open", "else")),
        lambda: (Chance((Share(300_000, "1"),)), {"1": to(), "else": to()}),
        lambda: (HandTo(draw(st.sampled_from(["main", "sub"])), ()), {}),
        lambda: (Answer(), ways("next")),
        lambda: (Reject("busy"), {}),
        lambda: (Wait(20 * SECOND), ways("over")),
        lambda: (Wait(until=draw(st.sampled_from([OPEN, NOT_OPEN]))), ways("over")),
        lambda: (Wait(beep=True), ways("heard", "no_beep")),
        lambda: (Deliver(BuiltIn("message"), "care", "mailbox"), ways("delivered")),
        lambda: (CallBack(), ways("arranged", "failed")),
        lambda: (Mark("promised", "tomorrow", "18:00"), ways("next")),
        lambda: (WrapUp(("billing",)), ways("next")),
        lambda: (
            Transfer(constant("board"), 30 * SECOND, None, draw(st.sampled_from(["operator", "room"])), True, "1"),
            ways("busy", "full", "failed"),
        ),
    ]  # fmt: skip
    does, exits = makers[kind]()
    return state(name, does, **exits)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    def a_flow(name: str, last: Any) -> Any:
        states = [a_state(draw, one) for one in STATES[:-1]]
        more: dict[str, Any] = {
            "outcomes": (Outcome("done"),),
            "variables": (slot("topic", TEXT, None, "interaction"),),
        }
        for key in ("on_hang_up", "on_failure"):
            if draw(st.booleans()):
                more[key] = draw(st.sampled_from(STATES))
        if draw(st.booleans()):
            more |= {"at_most": 90 * SECOND, "at_most_to": draw(st.sampled_from(STATES))}
        if draw(st.booleans()):
            more |= {"anywhere": (option("operator", "0", words=("operator",)),), "anywhere_to": {"operator": "s1"}}
        return flow(name, *states, state(STATES[-1], last), **more)

    return centre(
        a_flow("main", End()),
        a_flow("sub", Give("done", ())),
        calendars={"office": OFFICE},
        connectors=connectors(TEXT),
    )


KINDS = st.sampled_from(
    ["said", "key", "key", "key", "text", "timer", "timer", "reply", "connected", "hung up", "lost", "failed", "stale"]
)
STEPS = st.lists(st.tuples(KINDS, st.integers(0, 11)), max_size=40)
TEXTS = ("bill", "operator", "yes", "12", "", "héllo", "123", "no", "?", "99", "1", "0")
OUTCOMES = (
    "ok",
    "not found",
    "failed",
    "recorded",
    "silence",
    "busy",
    "no answer",
    "ended",
    "done",
    "",
    "teapot",
    "ok",
    "heard",
    "no beep",
    "taken",
    "delivered",
    "arranged",
    "full",
)


def an_event(position: Position, kind: str, pick: int, at: int, number: int) -> AnyEvent:
    """An event that fits where the run stands, or one that does not."""
    base: dict[str, Any] = {"id": f"e{number}", "at": at}
    awaiting = position.awaiting or f"{RUN}:1:0"
    if kind == "timer":
        timers = sorted(position.timers) or ["silence"]
        name = timers[pick % len(timers)]
        return TimerFired(id=f"e{number}", at=max(at, position.timers.get(name, 0)), timer=name)
    made: dict[str, AnyEvent] = {
        "said": Said(**base, command=awaiting),
        "key": Key(**base, key="0123456789*#"[pick]),
        "text": Text(**base, text=TEXTS[pick]),
        "reply": Replied(
            **base,
            command=awaiting,
            outcome=OUTCOMES[(pick + number) % len(OUTCOMES)],
            data="hello" if pick % 2 else {"x": 1},
        ),
        "connected": Connected(**base, command=awaiting),
        "hung up": HungUp(**base) if pick < 3 else Key(**base, key="1"),
        "lost": Lost(**base, reason="gone") if pick < 2 else Key(**base, key="2"),
        "failed": SayFailed(**base, command=awaiting, reason="gone"),
        "stale": Said(**base, command="other:1:0"),
    }
    return made[kind]


def walk(graph: Graph, steps: list[tuple[str, int]], medium: str, stored: bool = False) -> list[Any]:
    """The trace of a run; with `stored` every position is written down and read again."""
    position = begin(RUN, graph_hash(graph))
    at = START
    trace: list[Any] = []
    first = Started(id="e", at=at, line="main", service="care", medium=medium, number="+390212345")
    events: list[AnyEvent] = [first]
    for number in range(len(steps) + 1):
        advanced = advance(graph, position, events[-1])
        position = restore(store(advanced.position)) if stored else advanced.position
        assert len(advanced.origins) == len(advanced.commands)
        trace.append((advanced.position, advanced.commands, advanced.taken, advanced.secret))
        if number < len(steps):
            kind, pick = steps[number]
            at += pick * SECOND
            event = an_event(position, kind, pick, at, number)
            at = event.at
            events.append(event)
    return trace


def check(trace: list[Any]) -> None:
    """The rules that every trace keeps to."""
    over = False
    keys: set[str] = set()
    for sequence, (position, commands, taken, _) in enumerate(trace, 1):
        assert position.sequence == sequence
        assert not (over and (commands or taken)), "after the end no commands"
        over = over or position.ending == "over"
        assert over == (position.frames == ())
        names = [type(one).__name__ for one in commands]
        assert ("Finished" in names) == (over and names[-1:] == ["Finished"])
        keys |= _keys(commands, sequence)
    assert len(keys) == sum(len(commands) for _, commands, _, _ in trace)


def _keys(commands: tuple[AnyCommand, ...], sequence: int) -> set[str]:
    wanted = [f"{RUN}:{sequence}:{place}" for place in range(len(commands))]
    assert [one.key for one in commands] == wanted
    return set(wanted)


@settings(max_examples=150, deadline=None)
@given(graphs(), STEPS, st.sampled_from(["voice", "chat"]))
def test_any_events_on_any_graph(graph: Graph, steps: list[tuple[str, int]], medium: str) -> None:
    trace = walk(graph, steps, medium)
    check(trace)
    assert walk(graph, steps, medium) == trace, "the same events give the same trace"
    assert walk(graph, steps, medium, stored=True) == trace, "storing after every event changes nothing"


@settings(max_examples=150, deadline=None)
@given(graphs(), st.lists(STEPS, min_size=2, max_size=4), st.sampled_from(["voice", "chat"]))
def test_what_is_remembered_of_other_runs_changes_nothing(
    graph: Graph, runs: list[list[tuple[str, int]]], medium: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ways, "MOST_SIGNS", 0)
        alone = [walk(graph, steps, medium) for steps in runs]
        assert not any(machine_of(graph).ways.values())
    assert [walk(graph, steps, medium) for steps in runs] == alone
    assert [walk(graph, steps, medium, stored=True) for steps in runs] == alone


@settings(max_examples=60, deadline=None)
@given(STEPS, st.sampled_from(["voice", "chat"]))
def test_any_events_on_a_usual_flow(steps: list[tuple[str, int]], medium: str) -> None:
    check(walk(options_menu(), steps, medium))


@pytest.fixture(scope="module")
def sample() -> Graph:
    from runtime.centre_folder import compile_folder

    compiled = compile_folder(FLOWS)
    assert compiled.graph is not None
    return compiled.graph


def test_any_events_on_the_sample_centre(sample: Graph) -> None:
    from flowlang.values import replace

    graph = replace(sample, services={"care": sample.services[next(iter(sample.services))]})

    @settings(max_examples=60, deadline=None)
    @given(STEPS)
    def holds(steps: list[tuple[str, int]]) -> None:
        trace = walk(graph, steps, "voice")
        check(trace)
        assert walk(graph, steps, "voice", stored=True) == trace

    holds()


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_bytes_are_a_position_or_refused(data: bytes) -> None:
    from flowlang.values import MalformedError

    try:
        position = restore(b"\x01" + data)
    except MalformedError:
        return
    assert isinstance(position, Position)
