"""What stands in the braces of a text."""

from __future__ import annotations

import pytest

from flowlang.placeholders import Mistake, read_text
from flowlang.source import Span
from flowlang.spans import without_spans
from flowlang.syntax import Field, Identifier, Name, Placeholder, TextLiteral, TextRun
from flowlang.tokens import Token


def read(text: str) -> tuple[TextLiteral, list[Mistake]]:
    """A text at column 5 of line 3."""
    mistakes: list[Mistake] = []
    return read_text(Token("TEXT", text, 3, 5, 5 + len(text)), mistakes), mistakes


def test_a_text_has_runs_and_values() -> None:
    text, mistakes = read('"You owe { bill.due.x as money }."')
    assert not mistakes
    bill = Field(value=Name(text="bill"), field=Identifier(text="due"))
    money = Placeholder(value=Field(value=bill, field=Identifier(text="x")), form=Identifier(text="money"))
    assert without_spans(text).parts == (TextRun(text="You owe "), money, TextRun(text="."))
    assert [part.span for part in text.parts] == [Span(3, 6, 3, 14), Span(3, 14, 3, 37), Span(3, 37, 3, 38)]


def test_the_empty_text_has_no_parts() -> None:
    assert read('""')[0].parts == ()


def test_escapes_are_undone_and_runs_are_one() -> None:
    text, mistakes = read(r'"a\"b\\c\{d\}\n"')
    assert not mistakes
    assert without_spans(text).parts == (TextRun(text='a"b\\c{d}\n'),)


def test_texts_are_in_nfc() -> None:
    assert read('"e\u0301 {e\u0301}"')[0] == read('"e\u0301 {e\u0301}"')[0]
    run, value = read('"e\u0301 {e\u0301}"')[0].parts
    assert isinstance(run, TextRun) and isinstance(value, Placeholder) and isinstance(value.value, Name)
    assert (run.text, value.value.text) == ("é ", "é")


@pytest.mark.parametrize(
    ("text", "variant", "columns"),
    [
        ('"a {b"', "unclosed", (8, 10)),
        ('"a b}"', "stray", (9, 10)),
        (r'"a \q"', "escape", (8, 10)),
        ('"{}"', "inside", (6, 8)),
        ('"{a b}"', "inside", (6, 11)),
        ('"{a as b as c}"', "inside", (6, 19)),
        ('"{1}"', "inside", (6, 9)),
        ('"{a.b.c.d.e.f.g.h.i}"', "inside", (7, 24)),
    ],
)
def test_what_cannot_be_read_is_told_where_it_stands(text: str, variant: str, columns: tuple[int, int]) -> None:
    _, mistakes = read(text)
    assert [(one.variant, one.span.column, one.span.end_column) for one in mistakes] == [(variant, *columns)]


def test_what_can_be_read_is_kept_beside_a_mistake() -> None:
    text, mistakes = read('"a} {b} {c"')
    assert len(mistakes) == 2
    assert without_spans(text).parts == (
        TextRun(text="a"),
        TextRun(text=" "),
        Placeholder(value=Name(text="b")),
        TextRun(text=" "),
    ) or without_spans(text).parts == (TextRun(text="a "), Placeholder(value=Name(text="b")), TextRun(text=" "))
