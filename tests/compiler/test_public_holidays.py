import subprocess
import sys
import warnings

import pytest
from holidays import country_holidays

from compiler.public_holidays import countries, country_meant, parts, public_holidays


def test_italy_has_its_feasts() -> None:
    days = public_holidays("IT", "", 2026, 2026)
    assert list(days) == sorted(days)
    assert {"2026-01-06", "2026-04-06", "2026-04-25", "2026-08-15", "2026-12-26"} <= set(days)
    assert "2026-12-07" not in days


def test_a_part_of_a_country_has_more() -> None:
    assert "2026-12-07" in public_holidays("IT", "MI", 2026, 2026)


@pytest.mark.parametrize(
    ("country", "part"), [("IT", "RM"), ("AX", ""), ("US", "CA"), ("DE", "BY"), ("HK", ""), ("MF", "")]
)
def test_a_country_loaded_alone_says_what_the_library_says(country: str, part: str) -> None:
    there = country_holidays(country, subdiv=part or None, years=range(2025, 2041))
    assert public_holidays(country, part, 2025, 2040) == tuple(sorted(day.isoformat() for day in there))


def test_one_country_does_not_load_the_others() -> None:
    program = "import sys, compiler.public_holidays as p; p.public_holidays('IT', '', 2026, 2026); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert "holidays.countries" not in loaded


def test_years_are_both_counted() -> None:
    assert {day[:4] for day in public_holidays("IT", "", 2025, 2027)} == {"2025", "2026", "2027"}


def test_every_country_can_be_asked_for_without_a_word() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert public_holidays("CN", "", 2025, 2040)
    assert len(countries()) > 200


@pytest.mark.parametrize(("country", "part"), [("XX", ""), ("", ""), ("IT", "Milano"), ("IT", "XX"), ("XX", "MI")])
def test_what_is_not_known_is_refused(country: str, part: str) -> None:
    with pytest.raises(ValueError, match="no public holidays are known"):
        public_holidays(country, part, 2026, 2026)


@pytest.mark.parametrize("text", ["Italy", "italy", " ITA ", "it"])
def test_a_country_may_be_meant_in_other_words(text: str) -> None:
    assert country_meant(text) == "IT"


def test_a_country_with_two_words_is_found() -> None:
    assert country_meant("united kingdom") == "GB"
    assert country_meant("Atlantis") is None


def test_parts_are_known_by_name_and_code() -> None:
    assert (parts("IT")["Milano"], parts("IT")["MI"]) == ("MI", "MI")
    assert parts("GR") == {}
