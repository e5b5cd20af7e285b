"""Few words for what a state does and when an exit is taken."""

from __future__ import annotations

import pytest
from graphs import speech

from compiler.graph import (
    AnyExpression,
    Assign,
    BuiltIn,
    Constant,
    Do,
    FieldOf,
    InState,
    Kept,
    ListOf,
    Operation,
    Option,
    Question,
    Record,
    Say,
    Sound,
    Speech,
    Spoken,
    Store,
    Transfer,
    Variable,
    Words,
)
from compiler.types import AMOUNT, NUMBER, TEXT
from visualizer.short import LONGEST, clip, option_label, quoted, said, spelled, words_of

N = Variable("n")


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("short", "short"),
        ("  two\n lines ", "two lines"),
        ("x" * 100, "x" * (LONGEST - 1) + "…"),
        ("a\x00b\u202ec", "a b c"),
        ("", ""),
    ],
)
def test_a_text_is_clipped_to_what_can_be_drawn(text: str, drawn: str) -> None:
    assert clip(text) == drawn


def test_a_speech_is_shown_in_the_language_or_in_any() -> None:
    both = Speech(
        {
            "en": (Words("You owe "), Spoken(FieldOf(Variable("bill"), "amount"), "money", AMOUNT)),
            "it": (Words("Ciao"),),
        }
    )
    assert words_of(both, "en") == "You owe {bill.amount}"
    assert words_of(both, "fr") == "You owe {bill.amount}"
    assert quoted(both, "it") == "“Ciao”"
    assert quoted(Speech({}), "en") == ""
    assert quoted(Speech({"en": (Sound("a/b.wav"),)}), "en") == "♪ b.wav"


def test_what_is_done_is_said_in_a_few_words() -> None:
    does = [
        Say(speech("Hi.")),
        Store("crm", "note", (), 1),
        Record(1),
        Transfer(N, 1),
        Do("sub", ()),
        Assign("n", "flow", N),
        Question("menu", ()),
        Question("menu", (Speech({}), speech("Well?"))),
    ]
    assert [said(one, "en") for one in does] == [
        "“Hi.”",
        "tells crm: note",
        "records a message",
        "connects to a number",
        "does sub",
        "",
        "",
        "“Well?”",
    ]


@pytest.mark.parametrize(
    ("option", "label"),
    [
        (Option("a", ("1", "9"), {"en": ("bill", "invoice")}), "1 9 bill"),
        (Option("a", (), {"it": ("bolletta",)}), "bolletta"),
        (Option("star", ("*",)), "*"),
        (Option("a"), "a"),
    ],
)
def test_an_option_is_its_keys_and_first_word(option: Option, label: str) -> None:
    assert option_label(option, "en") == label


DEEP: AnyExpression = N
for _ in range(10):
    DEEP = Operation("not", (DEEP,))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Constant(3, NUMBER), "3"),
        (Constant(None, TEXT), "nothing"),
        (N, "n"),
        (BuiltIn("language"), "language"),
        (Kept("vip", "customer"), "vip"),
        (InState("office", "open"), "office open"),
        (FieldOf(N, "x"), "n.x"),
        (Operation("known", (N,)), "n is known"),
        (Operation("not", (N,)), "not n"),
        (Operation("negative", (N,)), "-n"),
        (Operation("starts_with", (N, Constant("a", TEXT))), "n starts with a"),
        (Operation("=", ()), "= …"),
        (ListOf(()), "…"),
        (DEEP, "not not not …"),
    ],
)
def test_expressions_are_spelled_much_as_they_are_written(value: AnyExpression, written: str) -> None:
    assert spelled(value) == written
