"""Public holidays of countries and their parts, computed, movable feasts included. The only owner of holidays.

The library takes a while to load and is loaded when a calendar first asks for a country. Of its 250 countries one is
loaded alone, past the package that would load them all: that is most of the time it takes to check a small centre.
"""

from __future__ import annotations

import warnings
from functools import lru_cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

LARGEST_NAME = 64  # characters of a country's code or name that are looked at


@lru_cache(maxsize=1)
def countries() -> dict[str, tuple[str, ...]]:
    """The countries known (ISO 3166-1 alpha-2), each with other ways to write it: English name, three letters."""
    from holidays.registry import COUNTRIES

    return {codes[1]: (name.replace("_", " "), *codes) for name, codes in sorted(COUNTRIES.items())}


def country_meant(text: str) -> str | None:
    """The code of a country that was written another way: `Italy`, `ITA`, `it`."""
    folded = text[:LARGEST_NAME].strip().casefold()
    ways = ((code, written) for code, others in countries().items() for written in others)
    return next((code for code, written in ways if written.casefold() == folded), None)


@lru_cache(maxsize=64)
def _rules(country: str) -> type[HolidayBase]:
    """The library's class for a country that is known."""
    import holidays
    from holidays.registry import COUNTRIES

    name, codes = next((name, codes) for name, codes in COUNTRIES.items() if codes[1] == country)
    folder = str(Path(holidays.__file__).parent / "countries")
    spec = PathFinder.find_spec(f"holidays.countries.{name}", [folder])
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    found: type[HolidayBase] = getattr(module, codes[0])
    return found


@lru_cache(maxsize=64)
def parts(country: str) -> dict[str, str]:
    """The parts of a country that have holidays of their own: name or code -> code (ISO 3166-2, without the country).

    Raises:
        ValueError: The country is not known.
    """
    if country not in countries():
        raise ValueError(f"no public holidays are known for {country}")
    rules = _rules(country)
    return dict(rules.subdivisions_aliases) | {code: code for code in rules.subdivisions}


@lru_cache(maxsize=64)
def public_holidays(country: str, subdivision: str, first_year: int, last_year: int) -> tuple[str, ...]:
    """The ISO dates of public holidays in those years, in order; an empty `subdivision` is the whole country.

    Raises:
        ValueError: The country or its part is not known.
    """
    known = parts(country)
    if subdivision and known.get(subdivision) != subdivision:
        raise ValueError(f"no public holidays are known for {country} {subdivision}")
    years = range(first_year, last_year + 1)
    with warnings.catch_warnings():  # some countries fix their feasts a few years ahead and no further
        warnings.simplefilter("ignore")
        days = _rules(country)(subdiv=subdivision or None, years=years)
    return tuple(sorted(day.isoformat() for day in days))
