"""Public holidays of countries and their parts, computed, movable feasts included. The only owner of holidays.

The library costs a tenth of a second to load and is loaded when a calendar first asks for a country.
"""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1)
def countries() -> dict[str, tuple[str, ...]]:
    """The countries known (ISO 3166-1 alpha-2), each with the codes of its parts (ISO 3166-2, without the country)."""
    import holidays

    return {name: tuple(parts) for name, parts in holidays.list_supported_countries(include_aliases=False).items()}


@lru_cache(maxsize=64)
def public_holidays(country: str, subdivision: str, first_year: int, last_year: int) -> tuple[str, ...]:
    """The ISO dates of public holidays in those years, in order; an empty `subdivision` is the whole country.

    Raises:
        ValueError: The country or its part is not known.
    """
    import holidays

    if country not in countries() or (subdivision and subdivision not in countries()[country]):
        raise ValueError(f"no public holidays are known for {country} {subdivision}".rstrip())
    years = range(first_year, last_year + 1)
    days = holidays.country_holidays(country, subdiv=subdivision or None, years=years)
    return tuple(sorted(day.isoformat() for day in days))
