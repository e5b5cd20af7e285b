"""What words mean where a value is asked for."""

from __future__ import annotations

from typing import Any

import pytest

from compiler.types import AMOUNT, DATE, NUMBER, PHONE, TEXT, TIME, YES_NO, Type
from runtime.engine.understanding import normal, understood

SIX = Type("digits", 6, 6)
EMAIL = Type("email")


@pytest.mark.parametrize(
    ("kind", "text", "language", "value"),
    [
        (TEXT, "  Maria   Rossi ", "en", "Maria Rossi"),
        (TEXT, "   ", "en", None),
        (SIX, "123 456", "en", "123456"),
        (SIX, "12-34-56", "en", "123456"),
        (SIX, "one two three four five six", "en", "123456"),
        (SIX, "Uno due TRE quattro cinque sei", "it", "123456"),
        (SIX, "12345", "en", None),
        (SIX, "hello!", "en", None),
        (SIX, "١٢٣٤٥٦", "en", None),
        (Type("code", 4, 4), "ab 12", "en", "ab12"),
        (Type("code", 2, 2), "one two", "en", "12"),
        (Type("code", 2, 2), "a!", "en", None),
        (NUMBER, "1,234.5", "en", "1234.5"),
        (NUMBER, "1.234,5", "it", "1234.5"),
        (NUMBER, "5.00", "en", 5),
        (NUMBER, "-3", "it", -3),
        (NUMBER, "hello", "en", None),
        (NUMBER, "9" * 30, "en", None),
        (AMOUNT, "€ 92.40", "en", "92.40"),
        (AMOUNT, "92,40 euro", "it", "92.40"),
        (AMOUNT, "92.40", "it", "92.40"),
        (DATE, "2026-12-24", "en", "2026-12-24"),
        (DATE, "24/12/2026", "en", "2026-12-24"),
        (DATE, "1.2.2026", "it", "2026-02-01"),
        (DATE, "31/02/2026", "en", None),
        (DATE, "tomorrow", "en", None),
        (TIME, "18:30", "en", "18:30"),
        (TIME, "9", "it", "09:00"),
        (TIME, "25:00", "en", None),
        (TIME, "noon", "en", None),
        (PHONE, "02 123-45", "en", "0212345"),
        (PHONE, "0039 02 12345", "it", "+390212345"),
        (PHONE, "+39 02 12345", "it", "+390212345"),
        (PHONE, "hello", "it", None),
        (EMAIL, "maria@example.it", "en", "maria@example.it"),
        (EMAIL, "maria at example", "en", None),
        (Type("choice", choices=("Red", "Blue")), "red!", "en", "Red"),
        (Type("choice", choices=("Red", "Blue")), "green", "en", None),
        (YES_NO, "yes", "en", None),
    ],
)
def test_values(kind: Type, text: str, language: str, value: Any) -> None:
    assert understood(kind, text, language) == value


def test_words_are_compared_in_one_form() -> None:
    assert normal("  È  VERO!! ") == normal("e\u0300 vero") == "è vero"
    assert len(normal("x" * 100_000)) == 2_000
