"""Every code has a page in both languages, and its examples do what they say."""

from __future__ import annotations

import re

import pytest
from message_cases import diagnose, example_case

from flowlang.explain import codes, page, title
from flowlang.messages.lookup import LANGUAGES, modules, wordings

HEADINGS = {"en": ("What", "Why", "Example", "Instead"), "it": ("Che cosa", "Perché", "Esempio", "Invece")}
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WORDED = sorted({key.partition(".")[0] for name in modules("en") for key in wordings("en", name[:2])})
NO_FRAGMENT = {"F990", "F991", "F992", "F993", "F994", "F995"}
"""Codes about files and folders: what shows them cannot be written in a page; their fences are `text`."""


def test_every_message_is_explained_and_nothing_else() -> None:
    assert list(codes()) == WORDED


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", WORDED)
def test_a_page_has_its_parts(code: str, language: str) -> None:
    text = page(code, language)
    assert text is not None
    assert page(code, "it") != page(code, "en"), "the Italian page is missing"
    assert re.match(rf"# {code}: \S", text)
    assert tuple(re.findall(r"^## (.+)$", text, re.MULTILINE)) == HEADINGS[language]
    assert 12 <= text.count("\n") <= 45
    assert text.endswith("```\n")
    example, instead = text.partition(f"## {HEADINGS[language][3]}")[::2]
    assert len(FENCE.findall(example)) == len(FENCE.findall(instead)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(set(WORDED) - NO_FRAGMENT))
def test_the_example_gets_the_message_and_what_to_write_instead_does_not(code: str, language: str) -> None:
    blocks = FENCE.findall(page(code, language) or "")
    example, instead = (diagnose(example_case(kind, block)) for kind, block in blocks)
    assert code in {one.code for one in example}
    assert code not in {one.code for one in instead}


def test_only_messages_about_files_have_no_example_to_try() -> None:
    untried = {code for code in codes() if {kind for kind, _ in FENCE.findall(page(code) or "")} - {"flow", "yaml"}}
    assert untried == NO_FRAGMENT


def test_a_page_is_found_by_code_and_language() -> None:
    assert (page("F991") or "").startswith("# F991: Texts are written in UTF-8\n")
    assert (page("F991", "it") or "").startswith("# F991: I testi sono scritti in UTF-8\n")
    assert page("F991", "xx") == page("F991", "en")


@pytest.mark.parametrize("code", ["", "F000", "F93", "f931", "../F991", "F991.md", "F991\n"])
def test_what_is_no_code_has_no_page(code: str) -> None:
    assert page(code) is None
    assert title(code) == ""


@pytest.mark.parametrize("language", ["..", "en/../en", "", "/"])
def test_a_language_is_no_path(language: str) -> None:
    assert page("F991", language) is None


def test_a_title_is_the_rule_in_a_few_words() -> None:
    assert title("F991") == "Texts are written in UTF-8"
