"""Where a run stands: everything `advance` needs beside the graph, and nothing else.

Stored as msgpack behind one version byte. Values are in stored form (`compiler.types`) and are held by declared name, so that a
newer graph can take them over. Timers are absolute instants.
"""

from __future__ import annotations

from typing import Any

from flowlang.values import Compact, MalformedError, from_msgpack, to_msgpack

POSITION_VERSION = 1


class Frame(Compact, frozen=True):
    """One flow being run: the state it stands in, its values, and its counts.

    Args:
        flow: The flow's name.
        state: The id of the state it stands in.
        values: Variables and parameters that have a value, by name, in stored form.
        question_counts: How often each line of the present question was taken, by state id; empty on entering a question.
        counts: How often each `-> x again twice` was taken in this run of the flow, by state id.
    """

    flow: str
    state: str
    values: dict[str, Any] = {}
    question_counts: dict[str, int] = {}
    counts: dict[str, int] = {}


class Position(Compact, frozen=True):
    """A run's whole state.

    Args:
        run: The run's id.
        graph: The graph's hash (32 bytes).
        sequence: How many events it has consumed.
        frames: The flows being run, outermost first; empty when the run is over.
        timers: Name -> instant.
        awaiting: Key of the command whose answer is awaited (`Said`, `Replied`), or empty.
        phase: What the innermost state waits for: `` (nothing), `speaking`, `listening`, `collecting`, `requesting`, `recording`,
            `connecting`, `connected`.
        keys: Digits typed and not yet used.
        language, medium, line, service: Of the interaction.
        number: Who calls; personal.
        kept: Values kept with the interaction.
        ending: `` while all is well, `hang up` while `on hang up` runs, `failure` after a failure was handled (a further one ends
            the run), `over` when the run has ended.
    """

    run: str
    graph: bytes = b""
    sequence: int = 0
    frames: tuple[Frame, ...] = ()
    timers: dict[str, int] = {}
    awaiting: str = ""
    phase: str = ""
    keys: str = ""
    language: str = ""
    medium: str = ""
    line: str = ""
    service: str = ""
    number: str = ""
    kept: dict[str, Any] = {}
    ending: str = ""


def store(position: Position) -> bytes:
    """The position as bytes: a version byte, then msgpack."""
    return bytes((POSITION_VERSION,)) + to_msgpack(position)


def restore(data: bytes) -> Position:
    """The position that `store` wrote.

    Raises:
        MalformedError: It is not a position, or one of a version this program does not know.
    """
    if not data or data[0] != POSITION_VERSION:
        version = data[0] if data else "none"
        raise MalformedError(f"a position of version {version}; this program reads version {POSITION_VERSION}")
    return from_msgpack(data[1:], Position)
