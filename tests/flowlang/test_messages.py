"""Every code that the program uses can be said, in every language, and is explained."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from flowlang.messages.lookup import FACT, LANGUAGES, filled, frame, modules, wording, wordings
from flowlang.messages.wording import Wording

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("flowlang", "compiler", "visualizer", "runtime")
KEY = re.compile(r"F\d{3}(\.[a-z_]+)?")


@cache
def every(language: str) -> dict[str, Wording]:
    """Every wording of a language by its key."""
    return {key: found for family in {name[:2] for name in modules(language)} for key, found in own(language, family)}


def own(language: str, family: str) -> Iterator[tuple[str, Wording]]:
    yield from wordings(language, family).items()


@cache
def codes_of_the_program() -> set[str]:
    """Every code that stands as a text in our modules, wording apart."""
    paths = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "messages" not in path.parts)
    nodes = (node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if re.fullmatch(r"F\d{3}", text)}


@pytest.mark.parametrize("code", sorted(codes_of_the_program()))
def test_every_code_of_the_program_has_its_wording(code: str) -> None:
    for language in LANGUAGES:
        assert any(key.partition(".")[0] == code for key in every(language)), f"{code} is not worded in {language}"


@pytest.mark.parametrize("code", sorted({key.partition(".")[0] for key in every("en")}))
def test_every_wording_belongs_to_a_code_of_the_program(code: str) -> None:
    assert code in codes_of_the_program()


def test_the_languages_have_the_same_messages() -> None:
    assert every("en").keys() == every("it").keys()


@pytest.mark.parametrize("key", sorted(every("en").keys() & every("it").keys()))
def test_a_message_says_the_same_in_both_languages(key: str) -> None:
    english, italian = every("en")[key], every("it")[key]
    assert KEY.fullmatch(key)
    assert facts(english) == facts(italian)
    assert english.notes.keys() == italian.notes.keys()
    for field in ("title", "label", "cause", "hint"):
        assert bool(getattr(english, field)) == bool(getattr(italian, field)), f"{field} is missing in one language"


def facts(words: Wording) -> set[str]:
    return set(FACT.findall(" ".join([words.title, words.label, words.cause, words.hint, *words.notes.values()])))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(every("en")))
def test_a_message_says_what_why_and_what_to_do(key: str, language: str) -> None:
    code, _, variant = key.partition(".")
    words = wording(code, variant, language)
    assert words.title and words.cause and words.hint
    assert not words.title.endswith(".") and words.cause.endswith((".", "?", "!", "…", "}"))
    assert "\n" not in words.title + words.label + words.cause + words.hint


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_worded_twice(language: str) -> None:
    keys = [key for name in modules(language) for key in import_module(f"flowlang.messages.{language}.{name}").WORDINGS]
    assert len(keys) == len(set(keys))
    families = [
        (name, key) for name in modules(language) for key in wordings(language, name[:2]) if name[:2] != key[:2].lower()
    ]
    assert not families


# --- looking one up -------------------------------------------------------------------------------------------------


def test_a_variant_takes_what_it_leaves_empty_from_its_code() -> None:
    general, own_words = wording("F992", "", "en"), wording("F992", "together", "en")
    assert own_words.title != general.title
    assert own_words.cause == general.cause


def test_a_variant_without_words_is_said_as_its_code() -> None:
    assert wording("F992", "never_heard_of", "en") == wording("F992", "", "en")


def test_a_code_without_words_is_said_as_the_code() -> None:
    assert wording("F000", "", "en").title == "F000"
    assert wording("F000", "", "it").title == "F000"


def test_a_language_we_do_not_speak_is_answered_in_english() -> None:
    assert wording("F991", "", "xx") == wording("F991", "", "en")
    assert frame("xx") == frame("en")


def test_braces_that_hold_no_fact_stay() -> None:
    assert filled("`{bill.amount}` of {name} and {other}", {"name": "X"}) == "`{bill.amount}` of X and {other}"


def test_a_fact_is_never_read_as_a_template() -> None:
    assert filled("{a}", {"a": "{b}", "b": "no"}) == "{b}"


def test_a_fact_cannot_steer_the_terminal_nor_fill_it() -> None:
    assert filled("{a}", {"a": "x\x1b[2J\n\u202ey"}) == "x␛[2J␊\N{REPLACEMENT CHARACTER}y"
    assert len(filled("{a}", {"a": "x" * 5000})) == 200
