import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.graph import Outbound
from compiler.outbound_gate import ALWAYS_REFUSED, costs_extra, refusal

ITALY = Outbound(allow=("+39",), refuse=("+3906",))
EVERYWHERE = Outbound(allow=tuple(f"+{digit}" for digit in range(1, 10)))


def test_nothing_is_allowed_unless_it_is_written() -> None:
    assert refusal(Outbound(), "+390299900") == "not allowed"


def test_a_number_of_an_allowed_country_passes() -> None:
    assert refusal(ITALY, "+390299900") is None


def test_another_country_is_not_allowed() -> None:
    assert refusal(ITALY, "+33123456789") == "not allowed"


def test_what_is_refused_wins_over_what_is_allowed() -> None:
    assert refusal(ITALY, "+390612345") == "not allowed"


@pytest.mark.parametrize("prefix", ALWAYS_REFUSED)
def test_premium_and_satellite_numbers_are_refused_where_everything_is_allowed(prefix: str) -> None:
    assert refusal(EVERYWHERE, prefix + "1234567") == "premium"


def test_a_premium_number_is_refused_where_just_that_number_is_allowed() -> None:
    assert refusal(Outbound(allow=("+39899123456",)), "+39899123456") == "premium"


def test_the_premium_exchange_of_north_america_is_refused_in_each_area() -> None:
    assert refusal(EVERYWHERE, "+12129761234") == "premium"
    assert refusal(EVERYWHERE, "+12129751234") is None


@pytest.mark.parametrize(
    "number", ["", "+", "112", "0299900", "+39", "+0039029990", "sip:x@y", "+39 02 99900", "+390299900\n"]
)
def test_what_is_no_number_in_full_cannot_be_called(number: str) -> None:
    assert refusal(EVERYWHERE, number) == "no number"


def test_digits_of_other_scripts_are_no_number() -> None:
    assert refusal(ITALY, "+39٠٢٩٩٩٠٠") == "no number"


def test_more_than_fifteen_digits_are_no_number() -> None:
    assert refusal(ITALY, "+39" + "1" * 13) is None
    assert refusal(ITALY, "+39" + "1" * 14) == "no number"


def test_an_empty_prefix_matches_nothing() -> None:
    assert refusal(Outbound(allow=("",)), "+390299900") == "not allowed"
    assert refusal(Outbound(allow=("+39",), refuse=("",)), "+390299900") is None


@given(st.text(max_size=20), st.lists(st.text(max_size=5), max_size=4))
def test_only_a_number_with_an_allowed_beginning_passes(number: str, allow: list[str]) -> None:
    if refusal(Outbound(allow=tuple(allow)), number) is None:
        assert any(prefix and number.startswith(prefix) for prefix in allow)
        assert not costs_extra(number)
        assert number[1:].isdecimal()
