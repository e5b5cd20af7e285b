"""Words: what a customer wrote or said means to a question.

Words are compared in NFC, case folded, without signs at the ends, one blank between them. First an option whose words
are exactly those; then the only option whose words stand in them, one after the other. Where options have keys, the key
typed as text counts too; where none has, their number in the list does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from compiler.graph import Option
from compiler.types import Type
from runtime.engine.spoken_words import DIGITS, NO_WORDS, YES_WORDS
from runtime.engine.values import LARGEST, has_length

MOST_CHARACTERS = 2_000
A_WORD = re.compile(r"[^\W_]+")
SIGNS_AT_THE_ENDS = " .,;:!?¡¿\"'«»()[]-"


def normal(text: str) -> str:
    """The text as it is compared."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text[:MOST_CHARACTERS]).casefold())
    return " ".join(folded.split()).strip(SIGNS_AT_THE_ENDS)


def _bare(text: str) -> str:
    """The words alone, a blank before and after each: `l'italiano` is two."""
    return " ".join(("", *A_WORD.findall(text), ""))


class WordTable(NamedTuple):
    """The options of a question by their words in one language; `phrases` in the order of the options."""

    exactly: dict[str, Any]
    phrases: tuple[tuple[str, Any], ...]


Choices = Sequence[tuple[Option, Any]]


def word_table(own: Choices, anywhere: Choices, language: str, uses_keys: bool) -> WordTable:
    """The table of options, each with what choosing it means; earlier options win.

    Args:
        own: The question's options.
        anywhere: Those that hold everywhere.
        language: Whose words.
        uses_keys: Whether keys, or numbers in the list, may be written: not where digits are asked for.
    """
    has_keys = any(option.keys for option, _ in own)
    exactly: dict[str, Any] = {}
    phrases: list[tuple[str, Any]] = []
    for number, (option, choice) in enumerate((*own, *anywhere), 1):
        words = [normal(one) for one in words_of(option, language)]
        phrases.extend((_bare(one), choice) for one in words if _bare(one).strip())
        numbered = option.keys or not uses_keys or has_keys or number > len(own)
        keys = option.keys if numbered else (str(number),)
        for one in (*words, *(keys if uses_keys else ())):
            exactly.setdefault(one, choice)
    return WordTable(exactly, tuple(phrases))


def words_of(option: Option, language: str) -> tuple[str, ...]:
    """An option's words in a language; those of its first where it has none there."""
    words = option.words.get(language)
    return words if words is not None else next(iter(option.words.values()), ())


def recognise(table: WordTable, text: str) -> Any | None:
    """What was chosen, or none."""
    said = normal(text)
    if not said:
        return None
    if said in table.exactly:
        return table.exactly[said]
    bare = _bare(said)
    found = {id(choice): choice for phrase, choice in table.phrases if phrase in bare}
    return next(iter(found.values())) if len(found) == 1 else None


def answers_to_confirm(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is always taken for yes and for no in a language."""
    return YES_WORDS.get(language, YES_WORDS["en"]), NO_WORDS.get(language, NO_WORDS["en"])


# --- values in words --------------------------------------------------------------------------------------------------


def understood(kind: Type, text: str, language: str) -> Any | None:
    """The value of this type that a text says, in stored form, or none."""
    words = " ".join(unicodedata.normalize("NFC", text[:MOST_CHARACTERS]).split())
    read = READERS.get(kind.base)
    return read(kind, words, language) if words and read else None


def _text(_kind: Type, words: str, _language: str) -> str:
    return words


def _digits(kind: Type, words: str, language: str) -> str | None:
    names = DIGITS.get(language, DIGITS["en"])
    said = "".join(str(names.index(one)) if one in names else one for one in words.casefold().split())
    digits = re.sub(r"[-./]", "", said)
    return digits if digits.isascii() and digits.isdigit() and has_length(kind, len(digits)) else None


def _code(kind: Type, words: str, language: str) -> str | None:
    code = re.sub(r"[-./ ]", "", words)
    if code.isascii() and code.isalnum() and has_length(kind, len(code)):
        return code
    return _digits(kind, words, language)


def _number(_kind: Type, words: str, language: str) -> int | str | None:
    figures = re.sub(r"[^0-9.,+-]", "", words)
    has_point = language == "en"
    thousands, point = (",", ".") if has_point else (".", ",")
    if not has_point and re.fullmatch(r"[+-]?[0-9]+\.[0-9]{1,2}", figures):
        thousands, point = ",", "."  # a point before one or two figures can only be a decimal one
    try:
        value = Decimal(figures.replace(thousands, "").replace(point, "."))
    except InvalidOperation:
        return None
    if not -LARGEST <= value <= LARGEST:
        return None
    return int(value) if value == value.to_integral_value() else str(value)


def _date(_kind: Type, words: str, _language: str) -> str | None:
    found = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", words)
    if found:
        year, month, day = found.groups()
    else:
        found = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", words)
        if not found:
            return None
        day, month, year = found.groups()
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _time(_kind: Type, words: str, _language: str) -> str | None:
    found = re.fullmatch(r"([0-9]{1,2})[:. h]?([0-9]{2})?", words)
    try:
        return time(int(found[1]), int(found[2] or 0)).isoformat("minutes") if found else None
    except ValueError:
        return None


def _phone(_kind: Type, words: str, _language: str) -> str | None:
    digits = re.sub(r"[-./() ]", "", words)
    digits = f"+{digits[2:]}" if digits.startswith("00") else digits
    return digits if re.fullmatch(r"\+?[0-9]{5,15}", digits, re.ASCII) else None


def _email(_kind: Type, words: str, _language: str) -> str | None:
    return words if re.fullmatch(r"[^\s@<>,;:\"']{1,64}@[^\s@<>,;:\"']{1,250}\.[^\s@<>,;:\"']{2,}", words) else None


def _choice(kind: Type, words: str, _language: str) -> str | None:
    said = normal(words)
    return next((one for one in kind.choices if normal(one) == said), None)


READERS: dict[str, Callable[[Type, str, str], Any]] = {
    "text": _text,
    "digits": _digits,
    "code": _code,
    "number": _number,
    "amount": _number,
    "date": _date,
    "time": _time,
    "phone": _phone,
    "email": _email,
    "choice": _choice,
}
