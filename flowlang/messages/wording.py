"""The shape of a message's wording.

A module `messages/<language>/f<family>.py` (`f2.py` for F2xx) holds `WORDINGS: dict[str, Wording]`, by code (`F201`) or
by code and variant (`F201.did_you_mean`). A variant says only what differs: an empty field is taken from the code's own
wording.

Facts stand in braces: `there is no step called {name}`. Braces whose name is no fact stay as they are, so that
flowlang's own `{bill.amount}` can be written in a message.
"""

from __future__ import annotations

from flowlang.values import Value


class Wording(Value, frozen=True, kw_only=True):
    """What one message says.

    Args:
        title: What is wrong, in one line, no capital, no full stop: `there is no step called `{name}``.
        label: A few words beside the underlined text, or none.
        cause: Why that is wrong, in one or two sentences.
        hint: What to do, beginning with a verb: `write `{suggestion}`.`
        notes: The labels of further places, by the label's name in the diagnostic (`Note.label`).
    """

    title: str = ""
    label: str = ""
    cause: str = ""
    hint: str = ""
    notes: dict[str, str] = {}
