"""A rehearsal for eyes: what is said, where the run stands, and how to answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from compiler.graph import Graph, Question, Record, State
from compiler.media import VOICE_MEDIA
from flowlang.visible import shown
from runtime.cli.simulated_words import words
from runtime.cli.terminal import say
from runtime.engine.advance import Advanced
from runtime.engine.commands import AnyCommand, Connect, Fault, Request, Speak, StartRecording
from runtime.engine.events import AnyEvent, Replied
from runtime.engine.spoken import Voice, spoken
from runtime.engine.understanding import words_of
from runtime.rehearsal.script import Line
from runtime.rehearsal.simulator import Simulation

if TYPE_CHECKING:
    from compiler.centre import Compiled

DIM, BOLD, PLAIN = "\x1b[2m", "\x1b[1m", "\x1b[0m"
SEEN = (Speak, Request, Connect, StartRecording, Fault)
"""Commands that are shown; the rest would only be noise."""

BY_KEYS = ("digits", "phone", "number", "amount", "date", "time")
"""What is keyed in where callers are heard."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class TextView:
    """Writes what happens for a reader.

    Args:
        compiled: For the places of faults.
        graph: The graph that is run.
        language: Of our own words, not of the flow's.
        has_colours: Whether the terminal shows them.
    """

    def __init__(self, compiled: Compiled, graph: Graph, language: str, has_colours: bool) -> None:
        self.sources = compiled.sources
        self.graph = graph
        self.language = language
        self.has_colours = has_colours
        self.states = {state.id: state for flow in graph.flows.values() for state in flow.states}
        self.began = 0
        self.stood = ""
        self.awaited = ""

    def begins(self, flow: str, medium: str, at: int) -> None:
        """What is rehearsed, and when."""
        self.began = at
        local = (EPOCH + timedelta(microseconds=at)).astimezone(ZoneInfo(self.graph.zone))
        day = spoken(local.date(), "date", Voice(self.language, for_ears=False))
        self._dim(f"{self.graph.name} · {flow} · {medium} · {day} {local:%H:%M} ({self.graph.zone})")

    def greets(self) -> None:
        """A word to whoever types."""
        self._dim(words("greeting", self.language))

    def note(self, text: str) -> None:
        """Something beside the conversation."""
        self._dim(text)

    def line(self, line: Line) -> None:
        """A line of the script that is being carried out."""
        said = line.text if line.does != line.text else ""
        length = duration(line.length, self.language) if line.length else ""
        self._bold(f"> {' '.join(part for part in (line.does, said, length) if part)}")

    def happened(self, event: AnyEvent, advanced: Advanced) -> None:
        """What came of an event, for the eye."""
        if isinstance(event, Replied) and event.command == self.awaited:
            self._dim(f"  {words('answered', self.language, what=event.outcome)}")
        self.awaited = advanced.position.awaiting
        for command, state in zip(advanced.commands, advanced.origins, strict=True):
            if isinstance(command, SEEN):
                self._stands(state)
                self._command(command)
        if advanced.position.frames:
            self._stands(advanced.position.frames[-1].state)

    def _stands(self, state: str) -> None:
        if state != self.stood:
            self.stood = state
            self._dim(f"    {state}")

    def _command(self, command: AnyCommand) -> None:
        if isinstance(command, Speak):
            say("  " + " ".join(shown(piece.text) or f"♪ {shown(piece.file)}" for piece in command.pieces))
        elif isinstance(command, Request):
            self._dim(f"  {words('asks', self.language, what=f'{command.connector}.{command.operation}')}")
        elif isinstance(command, Connect):
            self._dim(f"  {words('calls', self.language, what=shown(command.number))}")
        elif isinstance(command, StartRecording):
            self._dim(f"  {words('records', self.language)}")
        elif isinstance(command, Fault):
            facts = {"state": command.state, "place": self._place(command.state), "reason": shown(command.reason)}
            self._bold(f"  {words('fault', self.language, **facts)}")

    def _place(self, state: str) -> str:
        found = self.sources.get(state)
        return f"{found.path}:{found.span.line}" if found else "?"

    def waits(self, simulation: Simulation) -> None:
        """How to answer."""
        state = self.states.get(simulation.state)
        hint = self._hint(simulation, state) if state else ""
        if hint:
            self._dim(f"  [{hint}]")

    def _hint(self, simulation: Simulation, state: State) -> str:
        phase, does = simulation.position.phase, state.does
        if isinstance(does, Record):
            name = "recording" if does.ending_on else "recording on"
            return words(name, self.language, key=does.ending_on)
        if phase in ("connecting", "connected"):
            return words(phase, self.language)
        return self._choices(simulation, does) if isinstance(does, Question) else ""

    def _choices(self, simulation: Simulation, question: Question) -> str:
        language, is_voice = simulation.position.language, simulation.medium in VOICE_MEDIA
        found = [
            " ".join([*(option.keys if is_voice else ()), *words_of(option, language)[:1]]) or option.exit
            for option in question.options
        ]
        if question.shape is not None:
            by_digits = BY_KEYS if is_voice else ("digits", "code")
            found.append(words("digits" if question.shape.type.base in by_digits else "words", self.language))
        return shown(" · ".join(found))

    def ends(self, simulation: Simulation) -> None:
        """How it ended."""
        after = duration(simulation.clock.now() - self.began, self.language)
        facts = {"after": after, "why": shown(simulation.reason), "state": simulation.state}
        say("")
        self._bold(words(simulation.cause or "waiting", self.language, **facts))

    def _dim(self, text: str) -> None:
        say(f"{DIM}{text}{PLAIN}" if self.has_colours else text)

    def _bold(self, text: str) -> None:
        say(f"{BOLD}{text}{PLAIN}" if self.has_colours else text)


def duration(length: int, language: str) -> str:
    """A length of time in words."""
    return spoken(length, "duration", Voice(language))
