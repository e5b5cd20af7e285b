"""One centre with fifteen faults: every one is reported, each on its line, in one run, and nothing else is."""

from __future__ import annotations

import re
from collections import Counter

from goldens import ROOT, compare
from message_cases import diagnose

from flowlang.rendering import render
from runtime.centre_folder import read_centre

FOLDER = ROOT / "broken_centre"
EXPECTED = re.compile(r"# expect ((?:F\d{3} ?)+)$")


def expected(path: str, text: str) -> Counter[tuple[str, int, str]]:
    """What the notes at the ends of a text's lines say is wrong with them."""
    found = ((number, EXPECTED.search(line)) for number, line in enumerate(text.split("\n"), 1))
    return Counter((path, number, code) for number, match in found if match for code in match[1].split())


def test_every_fault_is_reported_on_its_line_and_nothing_else() -> None:
    texts = read_centre(FOLDER).texts
    wanted = sum((expected(path, text) for path, text in texts.items()), Counter())
    assert wanted.total() == 15
    assert Counter((one.location.path, one.location.span.line, one.code) for one in diagnose(texts)) == wanted


def test_the_fifteen_messages_read_as_they_did_when_somebody_last_looked(update_goldens: bool) -> None:
    texts = read_centre(FOLDER).texts
    for language in ("en", "it"):
        compare(FOLDER / f"{language}.txt", render(diagnose(texts), texts, language), update_goldens)
