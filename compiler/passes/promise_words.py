"""A call that breaks a promise, told as a person would: what the caller does, what others answer, what happens then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from compiler.graph import (
    Branch,
    CallBack,
    Chance,
    Deliver,
    Fetch,
    Option,
    Question,
    Queue,
    Record,
    Send,
    State,
    Store,
    Transfer,
    Wait,
)
from compiler.graph_promises import Promise
from compiler.passes.analyse_assumed import World
from compiler.passes.analyse_keys import shown
from compiler.passes.analyse_outline import Map, step_of
from compiler.passes.promise_calls import ENDS, Calls
from compiler.passes.promise_stands import Move, Stand
from flowlang.diagnostics import Note
from flowlang.source import Location

MOST_TOLD = 16
"""Notes of a call; of a longer one the middle is left out."""

Act = tuple[str, dict[str, str]]
"""The label of a note, and its facts."""


def told(centre: Map, calls: Calls, promise: Promise, moves: Sequence[Move]) -> tuple[Note, ...]:
    """A call that breaks a promise as notes: what is supposed, what is done, and what breaks it."""
    supposed = [Note(centre.place(promise.id), *one) for one in _supposed(calls.world)]
    acts = list(_acts(centre, calls, moves))
    if len(supposed) + len(acts) > MOST_TOLD:
        half = (MOST_TOLD - len(supposed)) // 2
        acts = [*acts[:half], Note(acts[half].location, "and_so_on"), *acts[-half:]]
    return (*supposed, *acts, _last(centre, promise, moves[-1]))


def _supposed(world: World) -> Iterator[Act]:
    for calendar, state in world.calendars.items():
        yield "calendar", {"calendar": calendar, "state": state}
    for name, value in world.names.items():
        yield "supposed", {"name": name, "value": value}


def _last(centre: Map, promise: Promise, move: Move) -> Note:
    if move.to is None and move.exit == ENDS:
        return Note(centre.place(move.state), "ends", {"name": step_of(move.state)})
    place = move.entered or move.state
    label = {"at most": "once_more", "never": "forbidden"}.get(promise.must, "too_early")
    return Note(centre.place(place), label, {"name": step_of(place), "most": str(promise.most)})


def _acts(centre: Map, calls: Calls, moves: Sequence[Move]) -> Iterator[Note]:
    stand = calls.begin()
    done: list[tuple[Location, Act]] = []
    for move in moves[1:]:
        act = _act(calls, stand, move)
        if act is not None:
            done.append((_place(centre, calls, move), act))
        stand = move.to or stand
    for (location, (label, facts)), same in groupby(done):
        times = len(list(same))
        yield (
            Note(location, f"{label}_times", {**facts, "times": str(times)})
            if times > 1
            else Note(location, label, facts)
        )


def _place(centre: Map, calls: Calls, move: Move) -> Location:
    option = f"{move.state}/{move.exit}"
    return centre.sources.get(option) or centre.place(move.state)


def _act(calls: Calls, stand: Stand, move: Move) -> Act | None:
    """What is to be told of a move; none where it follows by itself."""
    state = calls.states.get(move.state)
    if state is None or move.exit == ENDS:
        return None
    if move.exit == "at most":
        return "time", {}
    if move.exit == "found":
        return "operator", {}
    tell = TELL.get(type(state.does))
    if tell is None:
        return ("fails", {"name": step_of(state.id)}) if move.exit == "failed" else None
    return tell(calls, stand, state, move.exit)


def _answered(calls: Calls, stand: Stand, state: State, exit: str) -> Act | None:
    does: Any = state.does
    if exit == "no input":
        return "silent", {}
    if exit == "no match":
        return "no_match", {"name": step_of(state.id)}
    if exit == "collected":
        return "answer", {"name": step_of(state.id)}
    options = (*does.options, *(one for name in calls.graph.flows for one in calls.graph.flows[name].anywhere))
    option = next((one for one in options if one.exit == exit), None)
    return _chosen(option) if option is not None else _comes_to(calls, stand, state, exit)


def _chosen(option: Option) -> Act:
    if option.keys:
        return "press", {"key": shown(option.keys[0])}
    words = next((words for words in option.words.values() if words), (option.exit,))
    return "choose", {"word": words[0]}


def _decided(calls: Calls, stand: Stand, state: State, exit: str) -> Act | None:
    """A branch that could go several ways."""
    if len(calls.moves(stand)) < 2:
        return None
    return "otherwise" if exit == "else" else "holds", {"name": step_of(state.id)}


def _comes_to(calls: Calls, stand: Stand, state: State, exit: str) -> Act | None:
    return None if exit in GOOD else ("comes_to", {"name": step_of(state.id), "exit": exit})


def _recorded(calls: Calls, stand: Stand, state: State, exit: str) -> Act | None:
    if exit == "silence":
        return "silent", {}
    return ("record", {}) if exit == "recorded" else _comes_to(calls, stand, state, exit)


GOOD = frozenset(("ok", "sent", "delivered", "over", "arranged"))
"""Exits that are what everybody expects: not told."""

TELL: dict[type, Callable[[Calls, Stand, State, str], Act | None]] = {
    Question: _answered,
    Queue: _answered,
    Branch: _decided,
    Chance: _decided,
    Record: _recorded,
    **dict.fromkeys((Fetch, Store, Transfer, Send, Deliver, CallBack, Wait), _comes_to),
}
"""What a state does -> what is told of an exit of it that is taken."""
