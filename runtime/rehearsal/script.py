"""Scripts: what a customer does, a line at a time.

press 123#            presses keys
say billing           says words; into a recording, speaks
type some words       writes them
wait 6s               lets time pass: 500ms, 6s, 2m, 1h, 1d, or several of them
listen 2s             hears only so much of what is being said; the next line comes in the middle of it
hang up
reply ok {"amount": "92.40"}      answers the fetch or store that comes next; also `not found`, `failed`
busy, no answer, answered         what becomes of a transfer; `ended` ends the conversation
answer, answer Maria              an operator answers the customer who waits in a queue
place 3               where the customer stands in it
full, unstaffed       what the queue says: to the customer who waits, else to the next who comes
operator lost         the operator's connection is gone
beep                  an answering machine's beep
answered by machine   who answered an attempt: also `person`, `uncertain`; it stands in the first line
# a note
"""

from __future__ import annotations

import re
from collections.abc import Callable

from flowlang.similar import nearest
from flowlang.values import MalformedError, Value, from_json

MOST_BYTES = 1_000_000
MOST_LINES = 10_000
MOST_CHARACTERS = 2_000
LONGEST_WAIT = 400 * 86_400 * 1_000_000

KEYS = re.compile(r"[0-9*#A-Da-d]+")
LENGTH = re.compile(r"([0-9]{1,9})(ms|s|m|h|d)")
UNITS = {"ms": 1_000, "s": 1_000_000, "m": 60_000_000, "h": 3_600_000_000, "d": 86_400_000_000}
LEG_WORDS = ("busy", "no answer", "answered", "ended")
TURNED_AWAY = ("full", "unstaffed")
ANSWERED_BY = ("answered by person", "answered by machine", "answered by uncertain")
MOST_PLACE = 1_000_000


class Line(Value, frozen=True):
    """One line of a script.

    Args:
        number: From 1.
        does: press, say, type, wait, listen, hang up, reply, busy, no answer, answered, ended, answer, place, full,
            unstaffed, operator lost, beep or answered by ….
        text: Keys, words, the outcome of a reply, or an operator's name.
        length: Of `wait` and `listen`, microseconds; of `place`, where the customer stands.
        data: What comes with a reply.
    """

    number: int
    does: str
    text: str = ""
    length: int = 0
    data: object = None


class Mistake(Value, frozen=True):
    """Something in a script that cannot be read: the place, and which message fits (`script_words`)."""

    number: int
    column: int
    message: str
    facts: dict[str, str] = {}


class Script(Value, frozen=True):
    """A script that was read, and what is wrong with it."""

    lines: tuple[Line, ...]
    mistakes: tuple[Mistake, ...]


class MistakeError(Exception):
    """A line cannot be read."""

    def __init__(self, message: str, **facts: str) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts


def read_script(text: str) -> Script:
    """Reads a script; every mistake is found, not only the first."""
    lines: list[Line] = []
    mistakes: list[Mistake] = []
    written = text.removeprefix("\ufeff").splitlines()
    for number, one in enumerate(written[:MOST_LINES], 1):
        try:
            line = read_line(one, number)
        except MistakeError as error:
            column = len(one) - len(one.lstrip()) + 1
            mistakes.append(Mistake(number, column, error.message, error.facts))
            continue
        if line is not None:
            lines.append(line)
    if len(written) > MOST_LINES:
        mistakes.append(Mistake(MOST_LINES + 1, 1, "too long", {"most": str(MOST_LINES)}))
    return Script(tuple(lines), tuple(mistakes))


def read_line(written: str, number: int = 1) -> Line | None:
    """Reads one line; none where it is empty or a note.

    Raises:
        MistakeError: It cannot be read.
    """
    text = written.strip()
    if not text or text.startswith("#"):
        return None
    if len(text) > MOST_CHARACTERS:
        raise MistakeError("line too long", most=str(MOST_CHARACTERS))
    whole = " ".join(text.casefold().split())
    if whole in WHOLE:
        return Line(number, whole)
    word, _, rest = text.partition(" ")
    read = READERS.get(word.casefold())
    if read is None:
        raise _unknown(whole)
    return read(number, rest.strip())


WHOLE = ("hang up", "beep", *ANSWERED_BY, *LEG_WORDS, *TURNED_AWAY, "answer", "operator lost")


def _unknown(whole: str) -> MistakeError:
    first = whole.split(" ", 1)[0]
    near = nearest(whole, WHOLE) or nearest(first, READERS)
    return MistakeError("unknown meant", meant=near) if near else MistakeError("unknown")


def _press(number: int, rest: str) -> Line:
    keys = rest.replace(" ", "")
    if not KEYS.fullmatch(keys):
        raise MistakeError("no keys")
    return Line(number, "press", keys.upper())


def _words(does: str) -> Callable[[int, str], Line]:
    def read(number: int, rest: str) -> Line:
        if not rest:
            raise MistakeError("no words", line=does)
        return Line(number, does, rest)

    return read


def _time(does: str) -> Callable[[int, str], Line]:
    def read(number: int, rest: str) -> Line:
        length = length_of(rest)
        if length is None:
            raise MistakeError("no length", line=does)
        return Line(number, does, length=length)

    return read


def length_of(text: str) -> int | None:
    """`1m 30s` in microseconds; none where it is no length."""
    parts = text.casefold().split()
    found = [LENGTH.fullmatch(part) for part in parts]
    lengths = [int(one[1]) * UNITS[one[2]] for one in found if one]
    if not lengths or len(lengths) < len(parts) or sum(lengths) > LONGEST_WAIT:
        return None
    return sum(lengths)


def _reply(number: int, rest: str) -> Line:
    outcome, brace, data = rest.partition("{")
    if not outcome.strip():
        raise MistakeError("no outcome")
    try:
        value = from_json(brace + data, dict) if brace else None
    except MalformedError:
        raise MistakeError("no data") from None
    return Line(number, "reply", " ".join(outcome.casefold().split()), data=value)


def _place(number: int, rest: str) -> Line:
    if not (rest.isascii() and rest.isdigit() and len(rest) < 8 and 1 <= int(rest) <= MOST_PLACE):
        raise MistakeError("no place")
    return Line(number, "place", length=int(rest))


READERS: dict[str, Callable[[int, str], Line]] = {
    "answer": _words("answer"),
    "place": _place,
    "press": _press,
    "say": _words("say"),
    "type": _words("type"),
    "wait": _time("wait"),
    "listen": _time("listen"),
    "reply": _reply,
}
