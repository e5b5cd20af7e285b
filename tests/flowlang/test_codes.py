"""Words and codes are dear to change: no code is used again for something else, no keyword goes away unseen."""

from __future__ import annotations

import goldens

from flowlang.explain import codes, title
from flowlang.keywords import ENGLISH

FAMILIES = "123456789"


def test_each_code_keeps_its_rule(update_goldens: bool) -> None:
    lines = [f"{code}  {title(code, 'en')}" for code in sorted(codes())]
    goldens.compare(goldens.ROOT / "codes.txt", "\n".join(lines) + "\n", update_goldens)


def test_a_code_is_of_a_family() -> None:
    assert all(len(code) == 4 and code[0] == "F" and code[1] in FAMILIES and code[2:].isdigit() for code in codes())


def test_each_keyword_keeps_its_spelling(update_goldens: bool) -> None:
    lines = [f"{name}  {spelling}" for name, spelling in sorted(ENGLISH.items())]
    goldens.compare(goldens.ROOT / "words" / "en.txt", "\n".join(lines) + "\n", update_goldens)
