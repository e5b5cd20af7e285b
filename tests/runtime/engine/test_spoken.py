"""Values as they are said and written, in English and Italian."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from runtime.engine.spoken import Voice, spoken

MINUTE = 60_000_000


@pytest.mark.parametrize(
    ("value", "form", "english", "italian"),
    [
        (Decimal("92.40"), "money", "92 euros and 40 cents", "92 euro e 40 centesimi"),
        (Decimal("1.01"), "money", "1 euro and 1 cent", "un euro e un centesimo"),
        (Decimal("0.40"), "money", "40 cents", "40 centesimi"),
        (0, "money", "0 euros", "0 euro"),
        (5, "money", "5 euros", "5 euro"),
        (Decimal("-5.50"), "money", "minus 5 euros and 50 cents", "meno 5 euro e 50 centesimi"),
        (Decimal("1234.999"), "money", "1235 euros", "1235 euro"),
        (date(2026, 12, 15), "date", "the 15th of December 2026", "15 dicembre 2026"),
        (date(2026, 12, 1), "date", "the 1st of December 2026", "primo dicembre 2026"),
        (date(2027, 1, 22), "date", "the 22nd of January 2027", "22 gennaio 2027"),
        (time(18, 30), "time", "6:30 pm", "18 e 30"),
        (time(9, 5), "time", "9:05 am", "9 e 5"),
        (time(18, 0), "time", "6 pm", "18"),
        (time(12, 0), "time", "noon", "12"),
        (time(0, 0), "time", "midnight", "0"),
        (0, "duration", "0 seconds", "0 secondi"),
        (45_000_000, "duration", "45 seconds", "45 secondi"),
        (MINUTE, "duration", "1 minute", "1 minuto"),
        (65 * MINUTE, "duration", "1 hour and 5 minutes", "1 ora e 5 minuti"),
        (25 * 60 * MINUTE + MINUTE, "duration", "1 day and 1 hour", "1 giorno e 1 ora"),
        (1, "ordinal", "1st", "1º"),
        (2, "ordinal", "2nd", "2º"),
        (3, "ordinal", "3rd", "3º"),
        (11, "ordinal", "11th", "11º"),
        (21, "ordinal", "21st", "21º"),
        ("a1 b-2", "characters", "A 1 B dash 2", "A 1 B trattino 2"),
        ("123456", "characters", "1 2 3 4 5 6", "1 2 3 4 5 6"),
        ("m@x.it", "characters", "M at X dot I T", "M chiocciola X punto I T"),
        ("+390299900", "phone", "plus 3 9 0, 2 9 9, 9 0 0", "più 3 9 0, 2 9 9, 9 0 0"),
        ("0212345", "phone", "0 2 1, 2 3 4, 5", "0 2 1, 2 3 4, 5"),
        (True, "plain", "yes", "sì"),
        (False, "plain", "no", "no"),
        (1234567, "plain", "1,234,567", "1.234.567"),
        (Decimal("92.40"), "plain", "92.4", "92,4"),
        (date(2026, 12, 15), "plain", "the 15th of December 2026", "15 dicembre 2026"),
        (time(18, 30), "plain", "6:30 pm", "18 e 30"),
        (("a", "b", "c"), "plain", "a, b and c", "a, b e c"),
        ("Maria Rossi", "plain", "Maria Rossi", "Maria Rossi"),
    ],
)
def test_for_ears(value: Any, form: str, english: str, italian: str) -> None:
    assert spoken(value, form, Voice("en")) == english
    assert spoken(value, form, Voice("it")) == italian


@pytest.mark.parametrize(
    ("value", "form", "english", "italian"),
    [
        (Decimal("1292.40"), "money", "€1,292.40", "1.292,40\u00a0€"),
        (date(2026, 12, 15), "date", "15 December 2026", "15 dicembre 2026"),
        (time(18, 30), "time", "18:30", "18:30"),
        ("123456", "characters", "123456", "123456"),
        ("+390299900", "phone", "+390299900", "+390299900"),
        (65 * MINUTE, "duration", "1 hour and 5 minutes", "1 ora e 5 minuti"),
    ],
)
def test_for_eyes(value: Any, form: str, english: str, italian: str) -> None:
    assert spoken(value, form, Voice("en", for_ears=False)) == english
    assert spoken(value, form, Voice("it", for_ears=False)) == italian


@pytest.mark.parametrize(
    ("currency", "english", "italian"),
    [
        ("USD", "2 US dollars and 50 cents", "2 dollari statunitensi e 50 centesimi"),
        ("GBP", "2 British pounds and 50 pence", "2 sterline britanniche e 50 pence"),
        ("SEK", "2.5 Swedish kronor", "2,5 corone svedesi"),
    ],
)
def test_other_currencies(currency: str, english: str, italian: str) -> None:
    assert spoken(Decimal("2.50"), "money", Voice("en", currency)) == english
    assert spoken(Decimal("2.50"), "money", Voice("it", currency)) == italian


def test_other_languages_are_said_as_they_are_written() -> None:
    assert spoken(date(2026, 12, 15), "date", Voice("de")) == "15 Dezember 2026"
    assert spoken(time(18, 30), "time", Voice("de")) == "18:30"
    assert spoken(3, "ordinal", Voice("de")) == "3º"
    assert spoken(Decimal("2.50"), "money", Voice("de")) == "2,5 Euro"
    assert spoken(65 * MINUTE, "duration", Voice("de")) == "1 Stunde und 5 Minuten"
    assert spoken("a", "plain", Voice("not a language")) == "a"
    assert spoken(1234, "plain", Voice("not a language")) == "1,234"


@pytest.mark.parametrize(("value", "form"), [("x", "date"), ("x", "time")])
def test_what_has_no_such_form(value: Any, form: str) -> None:
    with pytest.raises(TypeError):
        spoken(value, form, Voice("en"))
