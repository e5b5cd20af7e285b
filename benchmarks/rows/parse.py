"""Lines a second read with positions, beside the same grammar in plain lark without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measure, rate
from flowlang.keywords import ENGLISH
from flowlang.parser import grammar_text, parse, plain_lark

SAMPLE = Path(__file__).parents[2] / "flows" / "main.flow"
COPIES = 10


def measures(seconds: float) -> Iterator[Measure]:
    """Ours on the sample's main flow, ten times over, beside lark's parser and lexer on the same text."""
    sample = SAMPLE.read_text(encoding="utf-8")
    text = re.sub(r"^ *#.*\n", "", sample, flags=re.MULTILINE).strip() + "\n"  # lark takes no line of notes alone
    text = (text + "\n") * COPIES
    lines = text.count("\n")
    if parse(text, "main.flow").diagnostics:
        raise SystemExit("the sample has faults")
    peer_parse = plain_lark(grammar_text(), ENGLISH)
    yield Measure(
        row="parse",
        measure="speed",
        what=f"{lines} lines of flows read with positions into a tree",
        ours=rate(lambda: bool(parse(text, "main.flow")) * lines, seconds),
        unit="lines/s",
        must=1,
        aim=1.7,
        rate=True,
        peer_name="the same grammar in plain lark, without positions",
        peer=rate(lambda: bool(peer_parse(text)) * lines, seconds),
    )
