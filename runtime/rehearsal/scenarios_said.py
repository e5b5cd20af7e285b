"""What a step says, once it is known which step it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from flowlang.values import Value
from runtime.connectors.conversion import E164
from runtime.rehearsal.scenarios import FailedError, Phrase, WrongStepError
from runtime.rehearsal.scenarios_caller import Caller
from runtime.rehearsal.scenarios_known import Known
from runtime.rehearsal.scenarios_spelling import Language


class Said(Value, frozen=True):
    """The words that placeholders took, by placeholder; the language; the table and the text below the step."""

    words: dict[str, str]
    language: Language
    table: tuple[tuple[str, ...], ...] = ()
    below: str = ""

    def __getitem__(self, name: str) -> str:
        return self.words[name]

    def get(self, name: str) -> str | None:
        """What a placeholder took, or none where it was left out."""
        return self.words.get(name)

    @property
    def phone(self) -> str:
        """The number, without blanks.

        Raises:
            WrongStepError: It is not written in full.
        """
        number = self.words["phone"].replace(" ", "")
        if not E164.fullmatch(number):
            raise WrongStepError("no phone", number=number)
        return number


Doing = Callable[[Caller], Awaitable[None]]
"""What a step does. Raises FailedError where it does not hold."""

Bind = Callable[[Known, Said], Doing]
"""Looks up what a step names, and gives what it does. Raises WrongStepError where there is no such thing."""

Look = Callable[[Caller], tuple[Phrase, Phrase] | None]
"""Looks at what happened: none where all is well, else what was expected and what came."""


def looked(look: Look) -> Doing:
    """A step that looks, once time has passed until the flow waits for somebody."""

    async def does(caller: Caller) -> None:
        await caller.settle()
        found = look(caller)
        if found is not None:
            raise FailedError(*found)

    return does
