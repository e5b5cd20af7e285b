"""The parts of a position that are written down shorter than they read; `position` has the whole layout.

head       the run's id (16 bytes, if it is a UUID) and the graph's (12 bytes); else [run, graph]
standing   phase, medium and ending as one number, by their place in the lists below; or the three as texts
timers     name, instant, name, instant …: known names as numbers, instants after the first as differences from it
awaiting   0; or 1 + 64 * the number of events since it was asked for + its place among that event's commands; or a text
number     E.164 as a number, else a text
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

GRAPH_BYTES = 12
"""How much of a graph's hash a position holds: 96 bits tell the versions of a centre apart."""

PHASES = ("", "speaking", "listening", "collecting", "requesting", "recording", "connecting", "connected")
MEDIA = ("", "voice", "video", "chat", "message", "email")
ENDINGS = ("", "hang up", "lost", "failure", "over")
TIMERS = ("silence", "keys", "guard", "paused", "late hash")
MOST = "most."
MOST_PLACES = 64

PHASE_CODES = {phase: code for code, phase in enumerate(PHASES)}
MEDIUM_CODES = {medium: code * 8 for code, medium in enumerate(MEDIA)}
ENDING_CODES = {ending: code * 64 for code, ending in enumerate(ENDINGS)}
STANDINGS = {
    p + m + e: (phase, medium, ending)
    for phase, p in PHASE_CODES.items()
    for medium, m in MEDIUM_CODES.items()
    for ending, e in ENDING_CODES.items()
}
TIMER_CODES = {name: code for code, name in enumerate(TIMERS)} | {f"{MOST}{depth}": 8 + depth for depth in range(32)}
TIMER_NAMES = {code: name for name, code in TIMER_CODES.items()}


# --- run and graph


def pack_head(run: str, graph: bytes) -> bytes | list[Any]:
    """Run and graph, together where they have their usual lengths."""
    if len(run) == 36 and len(graph) == GRAPH_BYTES:
        try:
            packed = bytes.fromhex(run.replace("-", ""))
        except ValueError:
            packed = b""
        if len(packed) == 16 and _uuid_text(packed) == run:
            return packed + graph
    return [run, graph]


def _uuid_text(packed: bytes) -> str:
    text = packed.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def unpack_head(head: bytes | list[Any]) -> tuple[str, bytes]:
    """Run and graph."""
    if isinstance(head, bytes):
        return _uuid_text(head[:16]), head[16:]
    run, graph = head
    return run, graph


# --- phase, medium, ending


def pack_standing(phase: str, medium: str, ending: str) -> int | list[str]:
    """The three as one number where all are known."""
    try:
        return PHASE_CODES[phase] + MEDIUM_CODES[medium] + ENDING_CODES[ending]
    except KeyError:
        return [phase, medium, ending]


def unpack_standing(standing: int | list[str]) -> tuple[str, str, str]:
    """Phase, medium and ending."""
    if isinstance(standing, int):
        return STANDINGS[standing]
    phase, medium, ending = standing
    return phase, medium, ending


# --- timers


def pack_timers(codes: tuple[int | str, ...], dues: tuple[int, ...]) -> list[Any]:
    """Names, or their numbers (`TIMER_CODES`), and instants in turn."""
    packed: list[Any] = []
    first = 0
    for place, code in enumerate(codes):
        packed.append(code)
        packed.append(dues[place] - first)
        first = first or dues[place]
    return packed


def unpack_timers(packed: Sequence[Any]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Their names, and their instants."""
    if len(packed) % 2:
        raise ValueError("a timer without an instant")
    dues: list[int] = []
    first = 0
    for packed_due in packed[1::2]:
        dues.append(packed_due + first)
        first = first or packed_due
    return tuple([one if isinstance(one, str) else TIMER_NAMES[one] for one in packed[::2]]), tuple(dues)


# --- awaiting, number


def pack_awaiting(awaiting: str, run: str, sequence: int) -> int | str:
    """The key of a command, as a number where it is one of this run's."""
    if not awaiting:
        return 0
    before, _, place = awaiting.rpartition(":")
    whose, _, asked = before.rpartition(":")
    if whose == run and asked.isdecimal() and place.isdecimal() and int(place) < MOST_PLACES:
        code = 1 + (sequence - int(asked)) * MOST_PLACES + int(place)
        if code > 0 and unpack_awaiting(code, run, sequence) == awaiting:
            return code
    return awaiting


def unpack_awaiting(code: int | str, run: str, sequence: int) -> str:
    """The key."""
    if isinstance(code, str):
        return code
    since, place = divmod(code - 1, MOST_PLACES)
    return f"{run}:{sequence - since}:{place}" if code else ""


def pack_number(number: str) -> int | str:
    """A telephone number as a number, where nothing is lost by it."""
    digits = number[1:]
    is_plain = number[:1] == "+" and digits.isdecimal() and digits.isascii() and digits[0] != "0" and len(digits) < 18
    return int(digits) if is_plain else number


def unpack_number(number: int | str) -> str:
    """The telephone number."""
    return number if isinstance(number, str) else f"+{number}" if number else ""
