"""From a text to its lines."""

from __future__ import annotations

import pytest

from flowlang.layout import take_apart
from flowlang.source import Span
from flowlang.tokens import Line


def test_lines_know_their_number_and_their_depth() -> None:
    taken = take_apart("a\n\n  b  \r\n    # note\n   \n\n")
    assert taken.lines == (Line(1, 0, "a"), Line(3, 2, "  b"))
    assert taken.blank_lines == (2, 5, 6)


def test_a_text_without_a_last_line_end_has_its_last_line() -> None:
    assert take_apart("a\nb").lines == (Line(1, 0, "a"), Line(2, 0, "b"))
    assert take_apart("a\n\nb").blank_lines == (2,)


@pytest.mark.parametrize(
    ("line", "code", "note"),
    [
        ('say "a # b" # c', 'say "a # b"', "# c"),
        (r'say "a \" # b" # c', r'say "a \" # b"', "# c"),
        ("end# c", "end", "# c"),
        ("end #", "end", "#"),
        ("# a # b", "", "# a # b"),
    ],
)
def test_a_note_begins_outside_quotes(line: str, code: str, note: str) -> None:
    taken = take_apart(line)
    assert [one.code for one in taken.lines] == ([code] if code else [])
    assert [one.text for one in taken.comments] == [note]
    assert taken.comments[0].own_line is not bool(code)


def test_a_quote_that_never_ends_hides_the_rest_of_its_line() -> None:
    taken = take_apart('say "a # b')
    assert taken.lines[0].code == 'say "a # b'
    assert taken.comments == ()


@pytest.mark.parametrize("character", ["\t", "\x00", "\x0b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff"])
def test_a_refused_character_is_told_and_keeps_its_place(character: str) -> None:
    taken = take_apart(f'say "é{character}b"')
    assert [(one.span, one.character) for one in taken.refused] == [(Span(1, 7, 1, 8), character)]
    assert taken.lines[0].code == 'say "é b"'


def test_a_byte_order_mark_at_the_beginning_is_overlooked() -> None:
    taken = take_apart("\ufeffend")
    assert taken.lines == (Line(1, 0, "end"),)
    assert not taken.refused


def test_a_carriage_return_within_a_line_is_refused() -> None:
    assert [one.character for one in take_apart("a\rb\r\n").refused] == ["\r"]
