"""What there is to prove at length. A new proof is an entry of `PROOFS`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

COUNT = re.compile(r"(\d+) (passed|failed|error)")
LOGS = Path(".prove")


class Proof(NamedTuple):
    """A promise in its long form.

    Args:
        what: What is done, in a line.
        pieces: How many pieces it has; each has its own seed.
        piece: Does one with a seed, and says how many things it tried and how many of them failed.
    """

    what: str
    pieces: int
    piece: Callable[[int], tuple[int, int]]


def tests(*arguments: str, cases: int = 1, **environment: str) -> Callable[[int], tuple[int, int]]:
    """A piece that runs tests with a seed; `cases` is how many cases each of them tries (calls, generated values)."""

    def piece(seed: int) -> tuple[int, int]:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--hypothesis-seed={seed}"]
        whole = {**os.environ, **environment}
        ran = subprocess.run([*command, *arguments], capture_output=True, text=True, env=whole, check=False)
        last = ran.stdout.splitlines()[-1] if ran.stdout else ""
        counts = {kind: int(number) for number, kind in COUNT.findall(last)}
        failures = counts.get("failed", 0) + counts.get("error", 0)
        if ran.returncode not in (0, 1) or not counts:
            failures = max(1, failures)
        if failures:
            LOGS.mkdir(exist_ok=True)
            log = LOGS / f"failed-{seed}.log"
            log.write_text(ran.stdout + ran.stderr, encoding="utf-8")
            print(f"\nseed {seed} failed: {log} says how", file=sys.stderr)
        return (counts.get("passed", 0) + failures) * cases, failures

    return piece


PROOFS = {
    "layout": Proof(
        "parse(fmt(x)) = x on generated flows of the whole language, 100 a seed",
        20,
        tests("tests/flowlang/test_formatter.py", "-k", "reads_as_it_was or whole_language", cases=100),
    ),
    "reading": Proof(
        "any text is read without an exception, and every fault has its place",
        20,
        tests("tests/flowlang/test_parser.py", "tests/compiler/test_catalogue_fuzz.py"),
    ),
    "walks": Proof(
        "any events on any graph: nothing raises, the end is the end, storing changes nothing",
        30,
        tests("tests/runtime/engine/test_properties.py", cases=100),
    ),
    "meaning": Proof(
        "an edit elsewhere changes no state id; fmt and comments change no hash; proofs agree with walks",
        10,
        tests("tests/compiler", "-k", "any_ or every or property or hash or generated or walk"),
    ),
    "calls": Proof(
        "300 calls, always three at once: all reach their end, and nothing is left over of them",
        1,
        tests("tests/interop/test_centre_many_calls.py", cases=300, FLOWLANG_CALLS="300"),
    ),
    "kills": Proof(
        "workers and hosts killed during calls, faults of every kind, a fourth caller refused each time",
        2,
        tests("tests/interop/test_sip_worker_life.py", "tests/interop/test_centre_faults.py"),
    ),
}
