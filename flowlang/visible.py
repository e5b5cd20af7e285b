"""Text from outside, made safe to show: no control character of a source reaches a terminal.

Every code point becomes something visible, so that an excerpt shows what stands there and underlines stay beneath it.
"""

from __future__ import annotations

import unicodedata

TAB = " " * 4
MOST_SHOWN = 200  # code points of a word quoted in a message
JOINERS = "\u200c\u200d"  # within words of Persian or Hindi, and within emoji
REPLACED = "\N{REPLACEMENT CHARACTER}"
UNSAFE = frozenset(
    {"Cc", "Cf", "Cs", "Zl", "Zp"}
)  # controls, formats (text direction among them), surrogates, line ends


def visible(character: str) -> str:
    """What is shown for one code point: itself, or the picture or sign that stands for it."""
    number = ord(character)
    if 0x20 <= number < 0x7F:
        return character
    if number < 0x20:
        return TAB if character == "\t" else chr(0x2400 + number)
    if number == 0x7F:
        return "\N{SYMBOL FOR DELETE}"
    return REPLACED if unicodedata.category(character) in UNSAFE and character not in JOINERS else character


def shown(text: str) -> str:
    """The text on one line, with every code point visible."""
    return "".join(map(visible, text))


def clipped(text: str, most: int = MOST_SHOWN) -> str:
    """The text as `shown`, and no more than `most` code points of it."""
    return shown(text) if len(text) <= most else shown(text[: most - 1]) + "…"


def width(text: str) -> int:
    """How many cells of a terminal the (visible) text takes: wide characters two, combining ones none."""
    return len(text) if text.isascii() else sum(map(cells, text))


def cells(character: str) -> int:
    """How many cells one visible code point takes."""
    if character in JOINERS or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
