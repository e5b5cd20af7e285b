"""Did you mean: the nearest of some known words to one that is unknown."""

from __future__ import annotations

from collections.abc import Iterable

MOST_COMPARED = 64  # characters: a longer word is nobody's slip of the finger


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` was most likely meant to be, or none that is near enough.

    Case is overlooked. Near enough means one slip for every three characters, at least one: a letter too many, too few,
    another, or two that changed places. Among equally near ones the first wins.
    """
    allowed = max(1, len(word) // 3)
    best: str | None = None
    for candidate in candidates:
        slips = distance(word.casefold(), candidate.casefold(), allowed)
        if slips <= allowed:
            best, allowed = candidate, slips - 1
    return best


def distance(one: str, other: str, most: int) -> int:
    """How many slips lie between two words (optimal string alignment); `most + 1` where there are more than `most`."""
    if abs(len(one) - len(other)) > most or max(len(one), len(other)) > MOST_COMPARED:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for index in range(1, len(one) + 1):
        before, row = row, next_row(one, other, index, before, row)
    return min(row[-1], most + 1)


def next_row(one: str, other: str, index: int, before: list[int], row: list[int]) -> list[int]:
    """The next row of the table of slips: the first `index` characters of `one` against each beginning of `other`."""
    following = [index]
    for column in range(1, len(other) + 1):
        changed = row[column - 1] + (one[index - 1] != other[column - 1])
        slips = min(changed, row[column] + 1, following[-1] + 1)
        if index > 1 and column > 1 and one[index - 2 : index] == other[column - 1] + other[column - 2]:
            slips = min(slips, before[column - 2] + 1)
        following.append(slips)
    return following
