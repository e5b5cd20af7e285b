"""What a caller notices of what came of an act, so that two versions of a centre can be compared by it.

Names of states are no part of it: a step that is renamed or moved is the same to a caller.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from compiler.graph import AnyDoes, Graph, Play, Question, Say
from flowlang.values import fields, to_plain
from runtime.engine.commands import (
    Accept,
    AnyCommand,
    CancelTimer,
    Close,
    Connect,
    Fault,
    Finished,
    Request,
    SetTimer,
    Silence,
    Speak,
    StartRecording,
)
from runtime.engine.timers import is_most, running
from runtime.engine.walk import LISTENING, MOST_TIMER, SILENCE_TIMER
from runtime.rehearsal.walking import Came, World

UNSEEN = (SetTimer, CancelTimer, Silence, Close, Fault, Accept)
"""What no caller notices by itself."""


class Notice(NamedTuple):
    """One thing noticed: its kind (as in `difference_words`), what it is, the state it comes from, and the prompt."""

    kind: str
    text: str
    state: str = ""
    prompt: str = ""

    @property
    def sign(self) -> tuple[str, str]:
        """What makes two of them the same to a caller."""
        return self.kind, self.text


def noticed(came: Came) -> list[Notice]:
    """Everything, in order: what was said and asked, and what is waited for then."""
    uncut = uncut_states(came.world.graph)
    found = [_notice(command, state, uncut) for command, state in came.commands if not isinstance(command, UNSEEN)]
    return [*found, *_waiting(came.world)]


def uncut_states(graph: Graph) -> frozenset[str]:
    """The states that say something which no key cuts short."""
    found = _uncut.get(id(graph))
    if found is None or found[0] is not graph:
        if len(_uncut) > 8:
            _uncut.clear()
        states = (state for flow in graph.flows.values() for state in flow.states)
        ids = frozenset(state.id for state in states if _is_uncut(state.does))
        found = _uncut[id(graph)] = (graph, ids)
    return found[1]


_uncut: dict[int, tuple[Graph, frozenset[str]]] = {}


def _is_uncut(does: AnyDoes) -> bool:
    if isinstance(does, Question):
        return any(one.to_the_end for one in does.prompt)
    return isinstance(does, Play) or (isinstance(does, Say) and does.speech.to_the_end)


def _notice(command: AnyCommand, state: str, uncut: frozenset[str]) -> Notice:
    if isinstance(command, Speak):
        text = " ".join(piece.text or f"♪ {piece.file}" for piece in command.pieces)
        kind = "hears all" if state in uncut else "hears"
        return Notice(kind, f"{command.language}: {text}", state, command.prompt)
    if isinstance(command, Request):
        open_ones = {name: value for name, value in command.arguments.items() if name not in command.secret}
        text = f"{command.connector}.{command.operation} {json.dumps(open_ones, ensure_ascii=False, sort_keys=True)}"
        return Notice("asks", f"{text} ({seconds(command.within)})", state)
    if isinstance(command, Connect):
        most = f", {seconds(command.at_most)}" if command.at_most else ""
        return Notice("calls", f"{command.number} ({seconds(command.within)}{most})", state)
    if isinstance(command, StartRecording):
        return Notice("records", f"{seconds(command.at_most)} {command.ending_on}".strip(), state)
    if isinstance(command, Finished):
        return Notice("ends", command.cause, state)
    return Notice("does", _spelled(command), state)


def _spelled(command: AnyCommand) -> str:
    """Any other command by its name and what stands in it, but for keys of other commands."""
    names = [name for name in fields(type(command)) if name not in ("key", "enqueue", "place_of")]
    plain = {name: to_plain(getattr(command, name)) for name in names}
    return f"{type(command).__name__} {json.dumps(plain, ensure_ascii=False, sort_keys=True)}"


def _waiting(world: World) -> list[Notice]:
    """How long an answer is waited for, and how long the flows that are under way may last at all."""
    found = []
    timers = world.position.timers
    if world.position.phase == LISTENING:
        due = timers.get(SILENCE_TIMER)
        found.append(Notice("waits", seconds(due - world.now) if due is not None else "", world.state))
    for name in sorted(running(world.position)):
        if is_most(name):
            frame = world.position.frames[int(name.removeprefix(MOST_TIMER))]
            found.append(Notice("lasts", seconds(world.graph.flows[frame.flow].at_most or 0), frame.flow))
    return found


def seconds(length: int) -> str:
    """A length of time, in seconds."""
    return f"{length / 1_000_000:g} s"
