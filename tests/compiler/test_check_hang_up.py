"""What `on hang up` may lead to."""

from __future__ import annotations

import pytest
from compiling import codes_of

NOTE = 'store crm.note_call("left") within 3s'


def after_hang_up(body: str) -> list[str]:
    lines = "\n".join(f"  {line}" for line in body.split("\n"))
    return codes_of(f"step start\n  say welcome\n  -> goodbye\n\nstep note\n{lines}", "on hang up -> note")


@pytest.mark.parametrize("body", [f"{NOTE}\nend", f"{NOTE}\n  failed go on\nend", f"if open(office) end\n{NOTE}\nend"])
def test_what_needs_nobody_may_be_done(body: str) -> None:
    assert after_hang_up(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "say goodbye\nend",
        f"if open(office) say goodbye, end\n{NOTE}\nend",
        "confirm\n  say anything_else\n  no, no input, no match -> goodbye\nend",
        "record message\n  silence end\nend",
        f"{NOTE}\n-> goodbye",
    ],
)
def test_what_needs_the_customer_is_refused_on_every_way(body: str) -> None:
    assert after_hang_up(body) == ["F510"]
