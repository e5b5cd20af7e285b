"""What a caller notices of what came of something: what is heard, in which language, who is there, what was asked."""

from __future__ import annotations

import json
from collections.abc import Iterator

from compiler.graph import Give, Play, Question, Say, Speech, Spoken
from runtime.rehearsal.cover_words import language_written, step
from runtime.rehearsal.scenarios_caller import Caller
from runtime.rehearsal.scenarios_checks import is_kept
from runtime.rehearsal.scenarios_known import Known, block_of
from runtime.rehearsal.scenarios_transcript import Spoken as Said
from runtime.rehearsal.walking_looks import nodes

LONGEST = 240


class Noticing:
    """What is noticed of a caller since they last did something, as texts of steps."""

    def __init__(self, known: Known, caller: Caller, language: str) -> None:
        self.known, self.caller, self.language = known, caller, language
        self.requests = 0
        self.kept = False
        self.phase = ""
        self.told = ""
        self.faults = 0

    def begin(self) -> None:
        """The caller is about to do something."""
        self.requests = len(self.caller.requests)
        self.kept = is_kept(self.caller)
        self.phase = self.caller.simulation.position.phase if self.caller.simulation else ""

    def noticed(self) -> list[str]:
        """What came of it."""
        return [*self._heard(), *self._asked(), *self._where()]

    # --- what is heard

    def _heard(self) -> Iterator[str]:
        spoken = self.caller.transcript.spoken
        if not spoken:
            if not self.caller.run.is_over and self.phase in ("listening", "recording"):
                yield step(self.language, "hears nothing")
            return
        last = spoken[-1].language
        for one in spoken:
            yield self._line(one, last)
        name = language_written(last, self.language)
        if name and last != self.told:
            self.told = last
            yield step(self.language, "language", language=name)

    def _line(self, one: Said, last: str) -> str:
        """A prompt by its name; by its words what has none, what holds a value, and what is in another language."""
        name = one.heard.prompt
        is_known = bool(language_written(one.language, self.language))
        if name in self.known.prompts and one.language == last and is_known and self._is_plain(one.heard.state):
            return step(self.language, "hears prompt", name=name)
        return step(self.language, "hears text", text=clipped(one.heard.text))

    def _is_plain(self, state: str) -> bool:
        """Whether what a state says is one prompt without any value in it."""
        found = self.known.states.get(state)
        does = found.does if found else None
        speeches: tuple[Speech, ...] = does.prompt if isinstance(does, Question) else ()
        speeches = (does.speech,) if isinstance(does, Say | Play) else speeches
        return len(speeches) < 2 and not any(isinstance(one, Spoken) for one in nodes(speeches))

    # --- what is asked, and where it goes

    def _asked(self) -> Iterator[str]:
        for one in self.caller.requests[self.requests :]:
            operation = f"{one.connector}.{one.operation}"
            open_ones = {name: value for name, value in one.arguments.items() if name not in one.secret}
            arguments = json.dumps(open_ones, ensure_ascii=False)
            if open_ones and not any(sign in arguments for sign in "“”„«»’"):
                yield step(self.language, "asked with", operation=operation, arguments=arguments)
            else:
                yield step(self.language, "asked", operation=operation)

    def _where(self) -> Iterator[str]:
        run = self.caller.run
        if is_kept(self.caller) and not self.kept:
            yield step(self.language, "kept")
        if run.is_over:
            return
        if run.position.phase == "connected":
            yield step(self.language, "connected", number=self.caller.connects[-1].number)
        elif not self.caller.transcript.spoken and self.phase not in ("listening", "recording"):
            yield step(self.language, "takes", name=block_of(run.state).replace("/", "."))

    def at_the_end(self) -> Iterator[str]:
        """How it has ended, if it has."""
        run = self.caller.run
        given = [self.known.states[one].does for one in self.caller.visited if one in self.known.states]
        outcomes = [one.outcome for one in given if isinstance(one, Give)]
        if outcomes and run.is_over:
            yield step(self.language, "outcome", name=outcomes[-1])
        if not run.is_over:
            yield step(self.language, "goes on")
        else:
            yield step(self.language, "breaks" if run.cause == "failure" else "ends")


def clipped(text: str) -> str:
    """The words as they are quoted in a step: on one line, the end of a very long text left open."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rpartition(' ')[0]}…"
