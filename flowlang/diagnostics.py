"""What is wrong, where, and what to do: data only; wording is in `messages/`, rendering in `rendering.py`.

A pass never writes a sentence. It makes a `Diagnostic` of a code, the place, and the few facts that the wording needs.
"""

from __future__ import annotations

from enum import StrEnum

from flowlang.source import Location
from flowlang.values import Value


class Severity(StrEnum):
    """An error keeps a centre from being published; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Note(Value, frozen=True):
    """A second place that explains the first. `label` names its wording in the code's messages."""

    location: Location
    label: str
    facts: dict[str, str] = {}


class Diagnostic(Value, frozen=True):
    """One problem.

    Args:
        code: `F201` and the like; never re-used, explained by `flowlang explain`.
        location: What is underlined.
        facts: The words the message needs, by the names its wording uses. Never a caller's number, digits or words.
        notes: Further places, each with a label of its own.
        variant: Which wording of the code fits, where it has several (`did_you_mean`, …); empty for the first.
    """

    code: str
    location: Location
    facts: dict[str, str] = {}
    notes: tuple[Note, ...] = ()
    variant: str = ""
    severity: Severity = Severity.ERROR
