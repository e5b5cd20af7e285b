"""A position as bytes, and back: everything `advance` needs beside the graph, and nothing else (`standing`).

Stored, a position is small, since there is one for every event of every run: a version byte, then msgpack of an array
whose empty tail is left off:

    head, sequence, frames, standing, timers, awaiting, language, line, number, service, keys, kept

`packing` has those that are written shorter than they read. Frames are arrays too: state, values, question counts,
counts, flow; the flow only where the state's id does not begin with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from compiler.graph import Graph
from flowlang.values import MalformedError, msgpack_reader, msgpack_writer, replace
from runtime.engine.machine import machine_of
from runtime.engine.packing import (
    TIMER_CODES,
    pack_awaiting,
    pack_head,
    pack_number,
    pack_standing,
    pack_timers,
    unpack_awaiting,
    unpack_head,
    unpack_number,
    unpack_standing,
    unpack_timers,
)
from runtime.engine.standing import NONE, Frame, Position, Stand, Who

__all__ = ["POSITION_VERSION", "Frame", "Position", "Stand", "Who", "restore", "store", "without_secrets"]

POSITION_VERSION = 1
VERSION_BYTE = bytes((POSITION_VERSION,))


def store(position: Position, graph: Graph | None = None) -> bytes:
    """The position as bytes. Given its graph, secret values are left out of it: they live in memory only."""
    if graph is not None:
        position = without_secrets(position, graph)
    who, stand = position.who, position.stand
    head, line, number, service = _who(who)
    standing, codes, language = _stand(stand)
    plain: list[Any] = [
        head,
        position.sequence,
        [_packed(frame) for frame in position.frames],
        standing,
        pack_timers(codes, position.timer_dues),
        pack_awaiting(position.awaiting, who.run, position.sequence),
        language,
        line,
        number,
        service,
    ]
    if position.keys or position.kept:
        plain += (position.keys, position.kept)
    return VERSION_BYTE + encode(_trimmed(plain, 3))


@lru_cache(maxsize=4096)
def _who(who: Who) -> tuple[bytes | list[Any], str, int | str, str]:
    """What is written of whose run it is: the same for every event of a run."""
    return pack_head(who.run, who.graph), who.line, pack_number(who.number), who.service


@lru_cache(maxsize=4096)
def _stand(stand: Stand) -> tuple[int | list[str], tuple[int | str, ...], str]:
    """What is written of a stand: the same for all runs that stand alike."""
    codes = tuple(TIMER_CODES.get(name, name) for name in stand.timer_names)
    return pack_standing(stand.phase, stand.medium, stand.ending), codes, stand.language


def _packed(frame: Frame) -> list[Any]:
    flow, state = frame.flow, frame.state
    is_said = state.partition("/")[0] == flow and len(state) > len(flow)
    if is_said and not (frame.values or frame.question_counts or frame.counts):
        return [state]
    return _trimmed([state, frame.values, frame.question_counts, frame.counts, "" if is_said else flow], 1)


def _trimmed(values: list[Any], least: int) -> list[Any]:
    """The list without its empty tail; at least so many stay."""
    while len(values) > least and not values[-1]:
        values.pop()
    return values


def restore(data: bytes) -> Position:
    """The position that `store` wrote.

    Raises:
        MalformedError: It is not a position, or one of a version this program does not know.
    """
    if not data or data[0] != POSITION_VERSION:
        version = data[0] if data else "none"
        raise MalformedError(f"a position of version {version}; this program reads version {POSITION_VERSION}")
    try:
        plain = decode(data[1:])
        return _unpacked(*plain)
    except REASONS as error:
        raise MalformedError("bytes that are no position") from error


encode = msgpack_writer()
decode = msgpack_reader(list)
REASONS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What Python may raise about bytes that are no position."""


def _unpacked(
    head: bytes | list[Any],
    sequence: int,
    frames: list[list[Any]],
    standing: int | list[str] = 0,
    timers: Sequence[Any] = (),
    awaiting: int | str = 0,
    language: str = "",
    line: str = "",
    number: int | str = 0,
    service: str = "",
    keys: str = "",
    kept: dict[str, Any] = NONE,
) -> Position:
    run, graph = unpack_head(head)
    phase, medium, ending = unpack_standing(standing)
    timer_names, timer_dues = unpack_timers(timers)
    made = tuple([_frame(*frame) for frame in frames])
    states = tuple([frame.state for frame in made])
    return Position(
        Who(run, graph, line, service, unpack_number(number)),
        sequence,
        Stand(states, phase, timer_names, language, medium, ending),
        made,
        timer_dues,
        unpack_awaiting(awaiting, run, sequence),
        keys,
        kept,
    )


def _frame(
    state: str,
    values: dict[str, Any] | None = None,
    question_counts: dict[str, int] | None = None,
    counts: dict[str, int] | None = None,
    flow: str = "",
) -> Frame:
    return Frame(flow or state[: state.index("/")], state, values or NONE, question_counts or NONE, counts or NONE)


def without_secrets(position: Position, graph: Graph) -> Position:
    """The position as it may be kept; after a crash a flow that needs a secret fails there, and asks again."""
    machine = machine_of(graph)
    if not machine.has_secrets:
        return position
    frames = tuple(
        replace(frame, values=_open(frame.values, machine.secret_names(frame.flow))) for frame in position.frames
    )
    keys = "" if machine.asks_secrets else position.keys
    return replace(position, frames=frames, keys=keys, kept=_open(position.kept, machine.secret_kept))


def _open(values: dict[str, Any], secret: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in secret}
