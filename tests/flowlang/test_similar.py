"""Did you mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowlang.similar import distance, nearest

WORDS = ("operators", "billing", "balance", "fault", "en", "it")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("oprators", "operators"),
        ("opreators", "operators"),
        ("Billing", "billing"),
        ("blaance", "balance"),
        ("eb", "en"),
        ("customers", None),
        ("", None),
        ("x" * 100, None),
    ],
)
def test_the_nearest_word_is_offered_and_nothing_far(word: str, meant: str | None) -> None:
    assert nearest(word, WORDS) == meant


def test_of_equally_near_ones_the_first_wins_and_a_nearer_one_beats_it() -> None:
    assert nearest("bill", ["bull", "ball"]) == "bull"
    assert nearest("billin", ["billings", "billing"]) == "billing"


def plain_distance(one: str, other: str) -> int:
    """The definition, by recursion over beginnings."""
    if not one or not other:
        return len(one) + len(other)
    choices = [
        plain_distance(one[:-1], other[:-1]) + (one[-1] != other[-1]),
        plain_distance(one[:-1], other) + 1,
        plain_distance(one, other[:-1]) + 1,
    ]
    if len(one) > 1 and len(other) > 1 and one[-2:] == other[-1] + other[-2]:
        choices.append(plain_distance(one[:-2], other[:-2]) + 1)
    return min(choices)


@settings(deadline=None)
@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_the_table_agrees_with_the_definition(one: str, other: str) -> None:
    assert distance(one, other, 9) == plain_distance(one, other)
    assert distance(one, other, 1) == min(plain_distance(one, other), 2)


@settings(deadline=None)
@given(st.text("abßI", max_size=6), st.lists(st.text("abßsi", max_size=6), max_size=6))
def test_the_nearest_is_the_first_of_those_with_the_fewest_slips(word: str, candidates: list[str]) -> None:
    allowed = max(1, len(word) // 3)
    slips = [plain_distance(word.casefold(), one.casefold()) for one in candidates]
    fewest = min(slips, default=allowed + 1)
    assert nearest(word, candidates) == (candidates[slips.index(fewest)] if fewest <= allowed else None)


def test_the_longest_words_that_are_compared() -> None:
    assert nearest("x" * 63 + "y", ["x" * 64]) == "x" * 64
    assert nearest("x" * 64, ["x" * 65]) is None
    assert nearest("x" * 65, ["x" * 64]) is None
