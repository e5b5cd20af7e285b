"""What `flowlang simulate` does: finds the flow, begins, and carries out lines of a script or of the terminal."""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from compiler.graph import FlowGraph, Graph
from flowlang.rendering import render
from flowlang.values import replace
from flowlang.visible import shown
from runtime.centre_folder import compile_folder
from runtime.cli.centres import Target, no_such_flow, one_centre, report
from runtime.cli.running_options import instant_of
from runtime.cli.simulated_json import JsonView
from runtime.cli.simulated_text import TextView
from runtime.cli.simulated_words import HELP, words
from runtime.cli.terminal import DONE, FAULTS, CannotError, coloured, complain
from runtime.connectors.connectors import Answer
from runtime.engine.commands import Request
from runtime.rehearsal.script import ANSWERED_BY, MOST_BYTES, Line, MistakeError, Script, read_line, read_script
from runtime.rehearsal.script_words import mistake
from runtime.rehearsal.simulator import REHEARSED, Ask, NotNowError, Simulation, rehearsed

if TYPE_CHECKING:
    from compiler.catalogue import Catalogue
    from compiler.centre import Compiled

CALLER = "+390000000000"
"""Who calls in a rehearsal: a number that nobody has."""

KEYS_ALONE = re.compile(r"[0-9*#][0-9*# ]*")

View = TextView | JsonView


def simulate(arguments: argparse.Namespace) -> int:
    """Runs the command: 0, or 1 where centre or script have faults."""
    folder = one_centre(arguments.path)
    compiled = compile_folder(Path(folder))
    if compiled.graph is None or compiled.catalogue is None:
        _show_faults(compiled, folder, arguments)
        return FAULTS
    script = _script(arguments)
    if script is not None and script.mistakes:
        for one in script.mistakes:
            complain(_located(arguments, one.number, one.column, mistake(one.message, one.facts, arguments.language)))
        return FAULTS
    graph, service, medium = chosen(compiled, arguments)
    at = _instant(arguments.at, graph.zone)
    view = JsonView(compiled) if arguments.json else TextView(compiled, graph, arguments.language, coloured(sys.stdout))
    return asyncio.run(_rehearse(arguments, compiled.catalogue, Beginning(graph, service, medium, at), view, script))


class Beginning:
    """Where and when a rehearsal begins."""

    def __init__(self, graph: Graph, service: str, medium: str, at: int) -> None:
        self.graph, self.service, self.medium, self.at = graph, service, medium, at

    @property
    def called(self) -> str:
        """The name of the line that is reached, or nothing."""
        return next((name for name, service in self.graph.lines.items() if service == self.service), "")


async def _rehearse(
    arguments: argparse.Namespace, catalogue: Catalogue, beginning: Beginning, view: View, script: Script | None
) -> int:
    attempt, script = attempt_of(script)
    async with Asking(catalogue) as ask:
        simulation = Simulation(
            beginning.graph,
            beginning.service,
            beginning.medium,
            beginning.at,
            view.happened,
            ask,
            arguments.seed,
            attempt=attempt,
        )
        view.begins(beginning.graph.services[beginning.service].flow, beginning.medium, beginning.at)
        if script is None:
            view.greets()
        line = catalogue.lines.get(beginning.called)
        await simulation.begin(line.number if line else "", CALLER)
        player = Player(simulation, view, arguments)
        code = await (player.converse() if script is None else player.play(script))
        await simulation.finish()
        view.ends(simulation)
    return code


def attempt_of(script: Script | None) -> tuple[dict[str, object], Script | None]:
    """Who answered the attempt, where the first line of a script says so, and the rest of the script."""
    first = script.lines[0] if script is not None and script.lines else None
    if script is None or first is None or first.does not in ANSWERED_BY:
        return {}, script
    return {"answered_by": first.does.rpartition(" ")[2]}, replace(script, lines=script.lines[1:])


class Asking:
    """The real connectors, made when one is first asked."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.close: Callable[[], object] | None = None

    async def __aenter__(self) -> Ask:
        from runtime.connectors.http import HttpConnectors

        connectors = HttpConnectors(self.catalogue, {})
        self.connectors = connectors

        async def ask(request: Request) -> Answer:
            return await connectors.ask(request)

        return ask

    async def __aexit__(self, *_: object) -> None:
        await self.connectors.aclose()


class Player:
    """Gives a simulation its lines."""

    def __init__(self, simulation: Simulation, view: View, arguments: argparse.Namespace) -> None:
        self.simulation = simulation
        self.view = view
        self.arguments = arguments

    async def play(self, script: Script) -> int:
        """Lines of a script: 1 where one does not fit what is going on."""
        simulation = self.simulation
        simulation.on_line = self.view.line
        try:
            left = await simulation.play(script.lines)
        except NotNowError as error:
            self._complain(error.line, str(error), {})
            return FAULTS
        if left is not None and left.does != "hang up":
            self._complain(left, "left over", {"reason": simulation.cause})
        return DONE

    async def converse(self) -> int:
        """Lines of the terminal, until the run is over or there are no more."""
        while True:
            await self.simulation.settle()
            if self.simulation.is_over:
                return DONE
            self.view.waits(self.simulation)
            written = _typed(self.arguments.json)
            if written is None:
                return DONE
            await self._carry_out(written)

    async def _carry_out(self, written: str) -> None:
        if written.strip() in ("?", "help"):
            self.view.note(HELP[self.arguments.language])
            return
        try:
            line = typed_line(written)
            if line is not None:
                await self.simulation.carry_out(line)
        except MistakeError as error:
            self.view.note(mistake(error.message, error.facts, self.arguments.language))
        except NotNowError as error:
            self.view.note(mistake(str(error), {}, self.arguments.language))

    def _complain(self, line: Line, message: str, facts: dict[str, str]) -> None:
        complain(_located(self.arguments, line.number, 1, mistake(message, facts, self.arguments.language)))


def typed_line(written: str) -> Line | None:
    """A line typed at the terminal: keys alone are pressed, words alone are said.

    Raises:
        MistakeError: It cannot be read.
    """
    if KEYS_ALONE.fullmatch(written.strip()):
        return read_line(f"press {written}")
    try:
        return read_line(written)
    except MistakeError as error:
        if error.message != "unknown":
            raise
    return read_line(f"say {written}")


def _typed(is_quiet: bool) -> str | None:
    try:
        return input("" if is_quiet else "> ")
    except EOFError:
        return None


# --- what is rehearsed


def chosen(compiled: Compiled, arguments: argparse.Namespace) -> tuple[Graph, str, str]:
    """The graph, the service and the medium of the rehearsal.

    Raises:
        CannotError: There is no such flow, it does not do that medium, or it cannot begin by itself.
    """
    assert compiled.graph is not None
    graph = compiled.graph
    flow = arguments.flow or _flow_in(compiled, arguments.path)
    if flow is None:
        service = next(iter(graph.lines.values()), next(iter(graph.services), ""))
        if not service:
            raise CannotError("this centre has no service; name a flow: `--flow NAME`")
        medium = arguments.medium or graph.services[service].media[0]
        _able(graph.flows[graph.services[service].flow], medium)
        return (graph, service, medium)
    if flow not in graph.flows:
        raise no_such_flow(flow, graph.flows)
    medium = arguments.medium or next(iter(graph.flows[flow].media), "voice")
    _able(graph.flows[flow], medium)
    service = next((name for name, one in graph.services.items() if one.flow == flow), "")
    return (graph, service, medium) if service else (rehearsed(graph, flow, medium), REHEARSED, medium)


def _able(flow: FlowGraph, medium: str) -> None:
    if flow.parameters:
        raise CannotError(f"`{flow.name}` needs {flow.parameters[0].name}; simulate a flow that does it")
    if flow.media and medium not in flow.media:
        raise CannotError(f"`{flow.name}` does not work on {medium}, only on {', '.join(flow.media)}")


def _flow_in(compiled: Compiled, path: str) -> str | None:
    """The flow that a file holds, where a file was named."""
    place = Path(path)
    if place.is_dir() or compiled.graph is None:
        return None
    written = {state.split("/", 1)[0]: location.path for state, location in compiled.sources.items()}
    return next((flow for flow, file in written.items() if place.as_posix().endswith(file)), None)


def _instant(text: str | None, zone: str) -> int:
    if text is None:
        return int((datetime.now(UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()) * 1_000_000
    return instant_of(text, zone)


# --- scripts


def _script(arguments: argparse.Namespace) -> Script | None:
    """The script of a file or of standard input; none where somebody types."""
    if arguments.script is None:
        return None if sys.stdin.isatty() else read_script(sys.stdin.read(MOST_BYTES))
    try:
        with Path(arguments.script).open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise CannotError(f"`{arguments.script}` is larger than a script may be ({MOST_BYTES} bytes)")
        return read_script(content.decode())
    except OSError as error:
        raise CannotError(f"`{arguments.script}` cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise CannotError(f"`{arguments.script}` is no text in UTF-8") from None


def _located(arguments: argparse.Namespace, line: int, column: int, message: str) -> str:
    return f"{shown(arguments.script or words('standard input', arguments.language))}:{line}:{column}: {message}"


def _show_faults(compiled: Compiled, folder: str, arguments: argparse.Namespace) -> None:
    """The faults of the centre; on standard error where JSON is asked for."""
    stream = sys.stderr if arguments.json else sys.stdout
    seen = report(Target(folder), compiled)
    stream.write(render(seen.diagnostics, seen.texts, arguments.language, coloured(stream)))
