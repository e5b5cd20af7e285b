"""A rehearsal as JSON: one object a line, each with `at` (microseconds since the epoch) and `kind`.

    {"at", "kind": "event", "event": "Key", …its fields}
    {"at", "kind": "command", "command": "Speak", "state": where it comes from, …its fields}
    {"at", "kind": "state", "state", "exit", "path", "line"}   an exit taken; without `exit` where the run waits
    {"at", "kind": "end", "reason", "why"}

What is secret is left out; `secret` says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flowlang.values import to_json, to_plain
from runtime.cli.terminal import complain, say
from runtime.engine.advance import Advanced
from runtime.engine.commands import AnyCommand, Request
from runtime.engine.events import PERSONAL, AnyEvent
from runtime.rehearsal.script import Line
from runtime.rehearsal.simulator import Simulation

if TYPE_CHECKING:
    from compiler.centre import Compiled


class JsonView:
    """Writes what happens as JSON."""

    def __init__(self, compiled: Compiled) -> None:
        self.sources = compiled.sources

    def begins(self, flow: str, medium: str, at: int) -> None:
        """Nothing: the first event says it."""

    def greets(self) -> None:
        """Nothing."""

    def waits(self, simulation: Simulation) -> None:
        """Nothing: the states say it."""

    def line(self, line: Line) -> None:
        """Nothing: its events say it."""

    def note(self, text: str) -> None:
        """Something for whoever types, beside the JSON."""
        complain(text)

    def happened(self, event: AnyEvent, advanced: Advanced) -> None:
        """An event, the exits taken, the commands, and where the run stands."""
        self._write(event.at, "event", event_fields(event, advanced.secret))
        for state, exit in advanced.taken:
            self._write(event.at, "state", {"state": state, "exit": exit, **self._place(state)})
        for command, state in zip(advanced.commands, advanced.origins, strict=True):
            self._write(event.at, "command", {**command_fields(command), "state": state})
        if advanced.position.frames:
            state = advanced.position.frames[-1].state
            self._write(event.at, "state", {"state": state, **self._place(state)})

    def ends(self, simulation: Simulation) -> None:
        """How it ended; `waiting` where the run still waits for something that does not come."""
        reason = simulation.cause or "waiting"
        self._write(simulation.clock.now(), "end", {"reason": reason, "why": simulation.reason})

    def _place(self, state: str) -> dict[str, Any]:
        found = self.sources.get(state)
        return {"path": found.path, "line": found.span.line} if found else {}

    def _write(self, at: int, kind: str, fields: dict[str, Any]) -> None:
        say(to_json({"at": at, "kind": kind, **fields}).decode())


def event_fields(event: AnyEvent, is_secret: bool) -> dict[str, Any]:
    """An event's name and fields; those that hold a secret are left out."""
    plain = to_plain(event)
    name = plain.pop("kind")
    del plain["at"]
    if is_secret:
        plain = {field: value for field, value in plain.items() if field not in PERSONAL.get(name, ())}
        plain["secret"] = True
    return {"event": name, **plain}


def command_fields(command: AnyCommand) -> dict[str, Any]:
    """A command's name and fields; arguments that are secret are left out."""
    plain = to_plain(command)
    name = plain.pop("kind")
    if isinstance(command, Request):
        plain["arguments"] = {
            field: value for field, value in plain["arguments"].items() if field not in command.secret
        }
    return {"command": name, **plain}
