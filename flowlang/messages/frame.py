"""The shape of the words around every message: one `FRAME` per language, in `messages/<language>/frame.py`."""

from __future__ import annotations

from flowlang.values import Value


class Frame(Value, frozen=True, kw_only=True):
    """The words that stand around messages.

    Args:
        error, warning: The word before the code, by severity.
        hint: What a hint begins with.
        errors, warnings, files: The words after a count, for one and for several.
        nothing: What is said of files without a fault, before `in 3 files`.
        joined: Between the counts of errors and of warnings.
        inside: Before the count of files.
        then: Between what happens one after the other in a call.
    """

    error: str
    warning: str
    hint: str
    errors: tuple[str, str]
    warnings: tuple[str, str]
    files: tuple[str, str]
    nothing: str
    joined: str
    inside: str
    then: str
