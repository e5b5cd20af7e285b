"""Values in spoken forms: money, date, time, duration, ordinal, characters, phone, plain.

Each form has two faces: for ears, as words that a synthetic voice reads well ("92 euros and 40 cents"), and for eyes,
as it is written ("€92.40"). English and Italian are said with care; any other language gets what CLDR knows of it.
Owner of babel at run time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, get_currency_name, get_currency_precision
from babel.units import format_unit

from runtime.engine.spoken_words import CENTS, LENGTHS, SIGNS, WHICH, WORDS


class Voice(NamedTuple):
    """How something is to be said: language, the centre's currency (ISO 4217), and whether it is heard or read."""

    language: str
    currency: str = "EUR"
    for_ears: bool = True


def spoken(value: Any, form: str, voice: Voice) -> str:
    """The value as text.

    Args:
        value: In held form (`runtime.engine.values`); a duration is in microseconds.
        form: money, date, time, duration, ordinal, characters, phone or plain.

    Raises:
        ValueError, TypeError: The value has no such form.
    """
    return FORMS[form](value, voice)


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """What CLDR knows of a language; of English where it knows nothing. English is British: the day comes first."""
    try:
        return Locale.parse(WHICH.get(language, language))
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en_GB")


def word(language: str, name: str) -> str:
    """One of the few words that forms need, in this language or English."""
    return WORDS.get(language, WORDS["en"])[name]


def sign(amount: Decimal, language: str) -> str:
    """`minus ` before what is below nothing."""
    return f"{word(language, 'minus')} " if amount < 0 else ""


def money(value: Any, voice: Voice) -> str:
    """`92 euros and 40 cents`, or `€92.40`."""
    amount = Decimal(value)
    if not voice.for_ears:
        return str(format_currency(amount, voice.currency, locale=locale_of(voice.language)))
    return sign(amount, voice.language) + _said_money(abs(amount), voice)


def _said_money(amount: Decimal, voice: Voice) -> str:
    cents_word = CENTS.get(voice.currency, {}).get(voice.language)
    if cents_word is None:
        return f"{plain(amount, voice)} {_currency_name(amount, voice)}"
    places = get_currency_precision(voice.currency)
    whole, cents = divmod(int(round(amount, places).scaleb(places)), 10**places)
    said_whole = f"{counted(whole, voice.language)} {_currency_name(whole, voice)}"
    said_cents = f"{counted(cents, voice.language)} {cents_word[cents != 1]}"
    if not cents:
        return said_whole
    return f"{said_whole} {word(voice.language, 'and')} {said_cents}" if whole else said_cents


def _currency_name(count: Any, voice: Voice) -> str:
    return str(get_currency_name(voice.currency, count, locale_of(voice.language)))


def counted(count: int, language: str) -> str:
    """A number before a noun: Italian says `un euro`, never `uno euro`."""
    return word(language, "one") if count == 1 else str(count)


def day(value: Any, voice: Voice) -> str:
    """`the 15th of December 2026`, or `15 December 2026`."""
    if not isinstance(value, date):
        raise TypeError("not a date")
    written = str(format_date(value, "d MMMM y", locale=locale_of(voice.language)))
    say = SAID_DAYS.get(voice.language)
    return say(value, written) if voice.for_ears and say else written


def _english_day(value: date, written: str) -> str:
    rest = written.partition(" ")[2]
    month, _, year = rest.rpartition(" ")
    return f"the {english_ordinal(value.day)} of {month} {year}"


def _italian_day(value: date, written: str) -> str:
    return f"primo {written.partition(' ')[2]}" if value.day == 1 else written


SAID_DAYS: dict[str, Callable[[date, str], str]] = {"en": _english_day, "it": _italian_day}


def clock_time(value: Any, voice: Voice) -> str:
    """`6:30 pm` or `18 e 30` for ears, `18:30` for eyes."""
    if not isinstance(value, time):
        raise TypeError("not a time")
    say = SAID_TIMES.get(voice.language)
    if voice.for_ears and say:
        return say(value)
    return str(format_time(value, "short", locale=locale_of(voice.language)))


def _english_time(value: time) -> str:
    if value.minute == 0 and value.hour in (0, 12):
        return "noon" if value.hour else "midnight"
    half = "pm" if value.hour >= 12 else "am"
    minutes = f":{value.minute:02}" if value.minute else ""
    return f"{value.hour % 12 or 12}{minutes} {half}"


def _italian_time(value: time) -> str:
    return f"{value.hour} e {value.minute}" if value.minute else str(value.hour)


SAID_TIMES: dict[str, Callable[[time], str]] = {"en": _english_time, "it": _italian_time}

SECOND = 1_000_000
UNITS = (("day", 86_400 * SECOND), ("hour", 3_600 * SECOND), ("minute", 60 * SECOND), ("second", SECOND))


def duration(value: Any, voice: Voice) -> str:
    """The two largest units: `1 hour and 5 minutes`."""
    locale, rest, said = locale_of(voice.language), int(value), []
    for unit, length in UNITS:
        count, rest = divmod(rest, length)
        if count:
            said.append(_counted_unit(count, unit, voice.language))
    return str(format_list(said[:2] or [_counted_unit(0, "second", voice.language)], locale=locale))


def _counted_unit(count: int, unit: str, language: str) -> str:
    names = LENGTHS.get(language)
    if names is None:
        return str(format_unit(count, f"duration-{unit}", "long", locale=locale_of(language)))
    return f"{count} {names[unit][count != 1]}"


def ordinal(value: Any, voice: Voice) -> str:
    """`21st`, `21º`, which voices read as words."""
    return english_ordinal(int(value)) if voice.language == "en" else f"{int(value)}º"


def english_ordinal(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `11th`."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def characters(value: Any, voice: Voice) -> str:
    """One by one: `1 2 3`; signs by their names. For eyes as they stand."""
    if not voice.for_ears:
        return str(value)
    names = SIGNS.get(voice.language, SIGNS["en"])
    return " ".join(names.get(one, one.upper()) for one in str(value) if not one.isspace())


def phone(value: Any, voice: Voice) -> str:
    """Digit by digit in groups of three, with a rest between them. For eyes as it stands."""
    if not voice.for_ears:
        return str(value)
    digits = "".join(one for one in str(value) if one.isdigit())
    groups = ", ".join(" ".join(digits[at : at + 3]) for at in range(0, len(digits), 3))
    return f"{word(voice.language, 'plus')} {groups}" if str(value).startswith("+") else groups


def plain(value: Any, voice: Voice) -> str:
    """As one would write it down."""
    if isinstance(value, bool):
        return word(voice.language, "yes" if value else "no")
    if isinstance(value, int | Decimal):
        return str(format_decimal(value, locale=locale_of(voice.language)))
    if isinstance(value, date):
        return day(value, voice)
    if isinstance(value, time):
        return clock_time(value, voice)
    if isinstance(value, tuple | list):
        return str(format_list([plain(item, voice) for item in value], locale=locale_of(voice.language)))
    return str(value)


FORMS: dict[str, Callable[[Any, Voice], str]] = {
    "money": money,
    "date": day,
    "time": clock_time,
    "duration": duration,
    "ordinal": ordinal,
    "characters": characters,
    "phone": phone,
    "plain": plain,
}
