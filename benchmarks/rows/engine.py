"""Events a second on one core: a 13-state IVR flow, 25 events a run, timers, hooks and journal record on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measure import Measure, peer_output, rate
from compiler.centre import compile_centre
from compiler.graph import Graph
from runtime.engine.advance import advance, begin
from runtime.engine.events import AnyEvent, HungUp, Key, Said, Started

HERE = Path(__file__).parent.parent
PEERS = HERE / "peers"
CENTRE = """\
centre: 1
name: A small service
languages: [en]
currency: EUR
zone: Europe/Rome
lines: {main: {number: "+390299900", service: main}}
services: {main: {flow: main, hours: office}}
calendars: {office: {open: {mon-sun: "00:00-24:00"}, otherwise: closed}}
trunks: {local: {from: [127.0.0.0/8]}}
"""
KEYS = [*"SS1S1S1SS2SS9S2S1SS2SS9H"]
"""After the start: S the prompt was heard, a digit a key, H the caller hangs up."""
WHAT = "13-state IVR flow, 25 events a run, timers, hooks and journal record"


def graph() -> tuple[Graph, str]:
    """The flow's graph and its hash."""
    compiled = compile_centre({"centre.yaml": CENTRE, "ivr.flow": (HERE / "ivr.flow").read_text(encoding="utf-8")})
    if compiled.graph is None:
        raise SystemExit(f"the flow of the bench has faults: {[one.code for one in compiled.errors]}")
    return compiled.graph, compiled.hash


def one_run(made: Graph, digest: str) -> Callable[[], int]:
    """A function that runs the script once, journal records and all, and says how many events that were."""
    started = Started(id="e0", at=0, line="main", service="main", medium="voice")
    signs: dict[str, AnyEvent | None] = {digit: Key(id="e", at=0, key=digit) for digit in "129"}
    signs |= {"S": None, "H": HungUp(id="e", at=0)}  # what was heard is known when it is asked for only
    script = [started, *(signs[sign] for sign in KEYS)]

    def run() -> int:
        position, journal = begin("r", digest), []
        for given in script:
            event = given or Said(id="e", at=0, command=position.awaiting)
            advanced = advance(made, position, event)
            position = advanced.position
            journal.append((event, advanced))
        if position.ending != "over":
            raise SystemExit(f"not at the end, but {position.ending!r} in {position.frames}")
        return len(KEYS) + 1

    return run


def measures(seconds: float) -> Iterator[Measure]:
    """Ours beside XState 5 and beside `transitions`."""
    ours = rate(one_run(*graph()), seconds)
    python = Path(sys.prefix) / "peers" / "bin" / "python"
    transitions = peer_output([str(python), str(PEERS / "ivr_transitions.py"), peer_script(), str(seconds)])
    yield _measure("xstate", "XState 5", ours, xstate(seconds), (5, 20))
    yield _measure("transitions", "transitions", ours, transitions, (12, 12))


def xstate(seconds: float, *mode: str) -> dict[str, float] | None:
    """What XState's program says of the same script."""
    node = Path(sys.prefix) / "peers" / "bin" / "node"
    return peer_output([str(node), str(PEERS / "ivr_xstate.mjs"), peer_script(), str(seconds), *mode])


def peer_script() -> str:
    """The script as the peers take it."""
    return json.dumps([_peer_event(sign) for sign in KEYS])


def _measure(
    name: str, peer_name: str, ours: float, peer: dict[str, float] | None, goal: tuple[float, float]
) -> Measure:
    figure = peer["events"] / peer["seconds"] if peer else None
    named = f"{peer_name} {peer['version']}" if peer else peer_name
    return Measure(
        row="engine",
        measure=name,
        what=WHAT,
        ours=ours,
        unit="events/s",
        must=goal[0],
        aim=goal[1],
        rate=True,
        peer_name=named,
        peer=figure,
    )


def _peer_event(sign: str) -> dict[str, str]:
    kinds = {"S": {"type": "SAID"}, "H": {"type": "HANGUP"}}
    return kinds.get(sign, {"type": "KEY", "key": sign})
