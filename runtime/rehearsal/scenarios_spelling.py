"""How steps are spelled: a pattern for each way to write one, and which step a text is.

In a pattern `(a|b)` is one of several, `[x]` may be left out, `{who}` is a word of its own kind, and everything else
stands as it is; case does not matter, nor how many blanks there are. What `{words}` took goes to the step.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache

from flowlang.values import Value
from runtime.rehearsal.scenarios import WrongStepError

CLOSE, SIMILAR = 0.82, 0.5
"""How alike a text must be to an example to be meant by it, or to be named beside it."""

MOST_NEAR = 3
QUOTES = str.maketrans("“”„«»’", '"""""\'')

KINDS: Mapping[str, str] = {
    "quoted": r'"\s*(?P<quoted>.+?)\s*"',
    "phone": r"(?P<phone>\+?[0-9][0-9 ]{2,20})",
    "operation": r"(?P<operation>\w+\.\w+)",
    "connector": r"(?P<connector>\w+)",
    "name": r"`?(?P<name>\w[\w ./-]*?)`?",
    "line": r"`?(?P<line>\w+|\+[0-9 ]+)`?",
    "value": r"(?P<value>\{.*\}|\S+)",
    "answer": r"(?P<answer>.+)",
    "words": r'"?\s*(?P<words>.+?)\s*"?',
    "keys": r"(?P<keys>.+?)",
    "moment": r"(?P<moment>.+)",
    "length": r"(?P<length>(?!per ).+?)",
    "language": r"(?P<language>\w+)",
    "queue": r"`?(?P<queue>\w+)`?",
    "operator": r"(?P<operator>(?-i:[A-ZÀ-ÖØ-Þ])[\w'-]*(?: (?-i:[A-ZÀ-ÖØ-Þ])[\w'-]*)*)",
    "count": r"(?P<count>\w+)",
    "number": r"(?P<number>-?[0-9]+)",
    "ordinal": r"(?P<ordinal>\w+)",
    "reason": r"(?P<reason>busy|declined|not[_ ]found)",
    "clock": r"(?P<clock>[0-9]{1,2}(?:[:.][0-9]{2})?)",
}


class Spelling(Value, frozen=True):
    """The ways to write one step in one language.

    Args:
        step: Which step, by its name in `scenarios_steps`.
        example: One that stands for it, in messages and in the reference.
        patterns: Every way.
    """

    step: str
    example: str
    patterns: tuple[str, ...]


class Language(Value, frozen=True):
    """Everything that is spelled in one language: its steps in the order they are tried, and its small words.

    Args:
        kinds: Its own kinds of words, as patterns: who, whose, times.
        days: From Monday. months: From January.
        units: Beginning of the name of a unit of time -> microseconds.
        numbers: Numbers in words. times: How often, in words; the word after a number counts nothing.
        keys: Names of keys -> the key. spoken: Names of languages -> the language.
        yes, no: What yes and no are called in a table.
    """

    steps: tuple[Spelling, ...]
    kinds: dict[str, str]
    days: tuple[str, ...]
    months: tuple[str, ...]
    units: dict[str, int]
    numbers: dict[str, int]
    times: dict[str, int]
    keys: dict[str, str]
    spoken: dict[str, str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Spelled(Value, frozen=True):
    """A step that was recognised: its name, and what its placeholders took."""

    step: str
    words: dict[str, str]


def spelled(text: str, language: Language) -> Spelled:
    """Which step a text is.

    Raises:
        WrongStepError: It is none; with those that are like it.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).translate(QUOTES).split()).rstrip(".:")
    for spelling, patterns in zip(
        language.steps, _compiled(language.steps, tuple(language.kinds.items())), strict=True
    ):
        for pattern in patterns:
            found = pattern.fullmatch(plain)
            if found:
                return Spelled(spelling.step, {name: one for name, one in found.groupdict().items() if one is not None})
    raise _unknown(plain, language)


def _unknown(text: str, language: Language) -> WrongStepError:
    """Who acts is not compared: `she` may be meant by the customer, and may be left out."""
    who = re.compile(language.kinds["who"], re.IGNORECASE)
    examples = {who.sub("", one.example, count=1): one.example for one in language.steps}
    bare = who.sub("", text, count=1)
    near = [examples[one] for one in get_close_matches(bare, examples, MOST_NEAR, SIMILAR)]
    if get_close_matches(bare, examples, 1, CLOSE):
        return WrongStepError("unknown step meant", tuple(near[1:]), meant=near[0])
    return WrongStepError("unknown step", tuple(near))


@lru_cache(maxsize=8)
def _compiled(steps: tuple[Spelling, ...], own: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], ...], ...]:
    kinds = {**KINDS, **dict(own)}
    return tuple(tuple(_pattern(one, kinds) for one in spelling.patterns) for spelling in steps)


TOKEN = re.compile(r"\{(\w+)\}|(.)")
SIGNS = {"(": "(?:", ")": ")", "[": "(?:", "]": ")?", "|": "|", " ": r"\s+"}


def _pattern(written: str, kinds: Mapping[str, str]) -> re.Pattern[str]:
    tokens = (token.groups() for token in TOKEN.finditer(written))
    pieces = (kinds[kind] if kind else SIGNS.get(sign, re.escape(sign)) for kind, sign in tokens)
    return re.compile("".join(pieces), re.IGNORECASE)
