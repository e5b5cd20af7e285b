"""Telephone numbers as SIP addresses carry them, and as we keep them (E.164 text)."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import unquote

_SEPARATORS = str.maketrans("", "", "-.() ")
_E164 = re.compile(r"\+[1-9][0-9]{4,14}")
_LONGEST = 64


def number_of(user: str, known: Collection[str] = ()) -> str:
    """The user part of a SIP or tel address as E.164, else as it came (an extension, a name).

    `00` in front stands for `+` (ITU-T E.123). Digits alone are an E.164 number only where `known` has it: what they
    mean depends on the country they were dialled in.

    Args:
        user: As it came: `+390299900`, `00390299900`, `+39-02-99900;npdi`, `%2B390299900`.
        known: Numbers of this centre.
    """
    bare = unquote(user).partition(";")[0].strip()[:_LONGEST]
    plain = bare.translate(_SEPARATORS)
    if plain.startswith("00"):
        plain = f"+{plain[2:]}"
    if _E164.fullmatch(plain):
        return plain
    return f"+{plain}" if f"+{plain}" in known else bare
