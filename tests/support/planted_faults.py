"""Faults planted in a centre: one small slip each, as people make them; only those that compile and matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from compiler.centre import compile_centre
from runtime.rehearsal.scenarios_known import Known


class Planted(NamedTuple):
    """A fault: its kind, where it is, and the centre with it."""

    kind: str
    path: str
    line: int
    text: str
    known: Known

    @property
    def name(self) -> str:
        return f"{self.kind} at {self.path}:{self.line} ({self.text.strip()[:60]})"


COUNTS = {"once": "twice", "twice": "once"}
OPTION = re.compile(r"^(\s+)((?:[0-9]|star|hash)\b[^>]*?)(-> \w+)(.*)$")
WAY = re.compile(r"-> (\w+)")
SECONDS = re.compile(r"\b(\d+)(s|m)\b")


def planted(texts: Mapping[str, str], files: tuple[str, ...]) -> list[Planted]:
    """Every fault of every kind that still compiles and changes the graph."""
    before = compile_centre(texts, files)
    assert before.graph is not None
    found: list[Planted] = []
    seen = {before.hash}
    for path in sorted(one for one in texts if one.endswith(".flow")):
        for kind, line, text in _slips(texts[path]):
            compiled = compile_centre({**texts, path: text}, files)
            if compiled.graph is not None and compiled.catalogue is not None and compiled.hash not in seen:
                seen.add(compiled.hash)
                was = texts[path].splitlines()[line - 1]
                found.append(Planted(kind, path, line, was, Known(compiled.graph, compiled.catalogue)))
    return found


def _slips(text: str) -> Iterator[tuple[str, int, str]]:
    lines = text.splitlines()
    for at, line in enumerate(lines):
        if line.strip() and not line.strip().startswith("#"):
            for kind, changed in (*_changed(line), *_swapped(lines, at)):
                yield kind, at + 1, "\n".join(changed(lines, at) if callable(changed) else changed) + "\n"


def _changed(line: str) -> Iterator[tuple[str, object]]:
    """A line left out, or written otherwise."""
    yield "a dropped line", lambda lines, at: [*lines[:at], *lines[at + 1 :]]
    for kind, other in _otherwise(line):
        yield kind, lambda lines, at, other=other: [*lines[:at], other, *lines[at + 1 :]]


def _otherwise(line: str) -> Iterator[tuple[str, str]]:
    for count, instead in COUNTS.items():
        if f"again {count}" in line:
            yield "another count", line.replace(f"again {count}", f"again {instead}")
    for found in SECONDS.finditer(line.partition("#")[0]):
        other = f"{int(found[1]) * 2}{found[2]}"
        yield "another time", line[: found.start()] + other + line[found.end() :]
    if found := re.search(r" after \d+s", line):
        yield "a lost timer", line.replace(found[0], "", 1)
    if " to the end" in line:
        yield "a cut of what is heard to its end", line.replace(" to the end", "", 1)
    if ", meanwhile say one_moment" in line:
        yield "nothing said meanwhile", line.replace(", meanwhile say one_moment", "")
    if found := re.search(r", (no match|no input)|(no match|no input), ", line):
        yield "a dropped handler", line.replace(found[0], "", 1)
    if "digits(6)" in line and "collect" in line:
        yield "another length", line.replace("digits(6)", "digits(5)")
    if "= 0" in line:
        yield "another condition", line.replace("= 0", "= 1")
    if "set language to it" in line:
        yield "another language", line.replace("to it", "to en")
    for way in WAY.finditer(line):
        for target in ("goodbye", "voicemail", "options"):
            if way[1] != target:
                yield "a wrong way", line.replace(way[0], f"-> {target}", 1)


def _swapped(lines: list[str], at: int) -> Iterator[tuple[str, list[str]]]:
    """The targets of two options, or of `if` and `else`, taken for each other."""
    if at + 1 >= len(lines):
        return
    one, other = lines[at], lines[at + 1]
    first, second = OPTION.match(one), OPTION.match(other)
    if first and second:
        swapped = [f"{first[1]}{first[2]}{second[3]}{first[4]}", f"{second[1]}{second[2]}{first[3]}{second[4]}"]
        yield "swapped options", [*lines[:at], *swapped, *lines[at + 2 :]]
    if one.strip().startswith("if ") and other.strip().startswith("else") and WAY.search(one) and WAY.search(other):
        a, b = WAY.search(one), WAY.search(other)
        assert a and b
        swapped = [one.replace(a[0], b[0]), other.replace(b[0], a[0])]
        yield "swapped branches", [*lines[:at], *swapped, *lines[at + 2 :]]
