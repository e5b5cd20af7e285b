"""What the compiler promises: each flow that breaks a promise is refused where it breaks it, its mended twin is not."""

from __future__ import annotations

from collections import Counter

import pytest
from promise_pairs import SOUNDS, Pair, Texts, Told, centre, expected, headings, pairs

from compiler.centre import compile_centre

PAIRS = pairs()

PROMISES = (
    "every_exit_handled",
    "names_and_types",
    "no_dead_ends",
    "no_endless_loop",
    "keys_are_unambiguous",
    "every_channel",
    "every_language",
    "calendars_are_whole",
    "secrets_stay_secret",
)
"""The promises, each a file of its own."""


def told(texts: Texts) -> list[Told]:
    """The messages about a centre, in order."""
    found = compile_centre(texts, SOUNDS).diagnostics
    return [(one.location.path, one.location.span.line, one.code) for one in found]


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_what_breaks_a_promise_is_refused_where_it_breaks_it(pair: Pair) -> None:
    texts = centre(pair.refused)
    assert expected(texts), f"{pair.title}: no line says which message it gets"
    assert told(texts) == expected(texts), pair.title


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_its_mended_twin_is_not(pair: Pair) -> None:
    texts = centre(pair.mended)
    assert told(texts) == [], pair.title
    assert expected(texts) == []


def test_every_pair_names_a_rule_of_the_reference() -> None:
    assert {f"{pair}: {pair.rule}" for pair in PAIRS if pair.rule not in headings()} == set()


def test_every_promise_has_its_pairs() -> None:
    count = Counter(pair.file.removesuffix(".pairs") for pair in PAIRS)
    assert {name: count[name] for name in PROMISES if count[name] < 10} == {}
    assert len(PAIRS) >= 200


def test_no_title_is_given_twice() -> None:
    assert [title for title, count in Counter(pair.title for pair in PAIRS).items() if count > 1] == []


def test_the_catalogue_around_them_has_nothing_wrong_with_it() -> None:
    assert told(centre({})) == []
