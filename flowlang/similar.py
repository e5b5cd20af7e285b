"""Did you mean: the nearest of some known words to one that is unknown."""

from __future__ import annotations

from collections.abc import Iterable

MOST_COMPARED = 64  # characters: a longer word is nobody's slip of the finger


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` was most likely meant to be, or none that is near enough.

    Case is overlooked. Near enough means one slip for every three characters, at least one: a letter too many, too few,
    another, or two that changed places. Among equally near ones the first wins.

    A comparison costs a microsecond where the words share few letters, else one or two for each letter; how many there
    are is for the caller to bound.
    """
    allowed = max(1, len(word) // 3)
    slips = Slips(word.casefold())
    best: str | None = None
    for candidate in candidates:
        found = slips.to(candidate.casefold(), allowed)
        if found <= allowed:
            best, allowed = candidate, found - 1
            if allowed < 0:
                break
    return best


def distance(one: str, other: str, most: int) -> int:
    """How many slips lie between two words (optimal string alignment); `most + 1` where there are more than `most`."""
    return Slips(one).to(other, most)


class Slips:
    """One word, made ready to be compared with many.

    The table of slips between two words is kept a column at a time, as bits: where it goes up by one and where down
    (H. Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau edit distances, 2003).
    """

    def __init__(self, word: str) -> None:
        self.word = word
        self.letters = frozenset(word)
        self.places: dict[str, int] = {}
        for place, letter in enumerate(word[:MOST_COMPARED]):
            self.places[letter] = self.places.get(letter, 0) | 1 << place

    def to(self, other: str, most: int) -> int:
        """How many slips lead to another word; `most + 1` where there are more than `most`."""
        length = len(self.word)
        if abs(length - len(other)) > most or max(length, len(other)) > MOST_COMPARED:
            return most + 1
        if len(self.letters.symmetric_difference(other)) > 2 * most:  # a slip adds and takes away one letter at most
            return most + 1
        return min(self.counted(other), most + 1)

    def counted(self, other: str) -> int:
        """How many slips lead to another word, neither longer than `MOST_COMPARED`."""
        slips = length = len(self.word)
        if not length:
            return len(other)
        every, last = (1 << length) - 1, 1 << length - 1
        up, down, even, before = every, 0, 0, 0
        for letter in other:
            here = self.places.get(letter, 0)
            swapped = (~even & here) << 1 & before
            even = ((here & up) + up ^ up) | here | down | swapped
            higher, lower = down | ~(even | up), even & up
            slips += bool(higher & last) - bool(lower & last)
            higher, lower = higher << 1 | 1, lower << 1
            up, down, before = (lower | ~(even | higher)) & every, higher & even & every, here
        return slips
