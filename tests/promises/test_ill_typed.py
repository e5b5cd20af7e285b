"""What does not fit is refused at its exact place: line and column, from its beginning to its end."""

from __future__ import annotations

import pytest
from promise_pairs import SOUNDS, Texts
from promise_snippets import Place, Snippet, snippets

from compiler.centre import compile_centre
from flowlang.messages.lookup import wordings

SNIPPETS = snippets()


def told(texts: Texts) -> list[Place]:
    found = compile_centre(texts, SOUNDS).diagnostics
    return [
        (one.code, one.variant, one.location.path, span.line, span.column, span.end_line, span.end_column)
        for one in found
        for span in [one.location.span]
    ]


@pytest.mark.parametrize("snippet", SNIPPETS, ids=str)
def test_what_does_not_fit_is_refused_at_its_place(snippet: Snippet) -> None:
    assert told(snippet.texts) == [snippet.expected]


def test_there_is_one_of_every_kind() -> None:
    shown = {f"{one.code}.{one.variant}".removesuffix(".") for one in SNIPPETS}
    assert sorted(code for code in wordings("en", "f3") if code not in shown) == []
    assert len(SNIPPETS) >= 40
