"""What was said and done in a scenario; and looking for it, in the order in which it came.

What is looked for is what was said since the customer last did something. Whatever is found, the next thing that is
looked for comes behind it; a prompt, and a text that stands in it, may come in either order.
"""

from __future__ import annotations

from collections.abc import Sequence

from flowlang.values import Value
from runtime.rehearsal.scenarios import Heard
from runtime.rehearsal.scenarios_reading import plain

MOST_HEARD = 10_000


class Spoken(Value, frozen=True):
    """Something said: where in the transcript, the language, and where it stands in all that was said since."""

    heard: Heard
    language: str
    starts: int
    ends: int


class Transcript:
    """Everything that happened; `said` and `spoken` are what was said since the customer last did something."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.begin_anew()

    def begin_anew(self) -> None:
        """The customer does something: what was said before is no longer looked for."""
        self.spoken: list[Spoken] = []
        self.said = ""
        self._next_prompt = self.next_text = 0

    def note(self, heard: Heard) -> None:
        """Something happened."""
        if len(self.heard) < MOST_HEARD:
            self.heard.append(heard)

    def say(self, heard: Heard, language: str) -> None:
        """Something was said."""
        starts = len(self.said)
        self.said += f"{plain(heard.text)} "
        self.spoken.append(Spoken(heard, language, starts, len(self.said)))

    def find(self, fits: Sequence[Spoken]) -> bool:
        """Whether one of these comes behind what was found before."""
        at = next((n for n, one in enumerate(self.spoken) if n >= self._next_prompt and one in fits), None)
        if at is None:
            return False
        self._next_prompt = at + 1
        self.next_text = max(self.next_text, self.spoken[at].starts)
        return True

    def found(self, begins: int, ends: int) -> None:
        """A text was found there."""
        self.next_text = ends
        within = (n for n, one in enumerate(self.spoken) if one.starts <= begins < one.ends)
        self._next_prompt = max(self._next_prompt, next(within, self._next_prompt))
