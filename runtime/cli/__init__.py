"""`flowlang …`: finds the command, loads the module that holds it and nothing else, and runs it.

Exit codes: 0 all well, 1 the input has faults (they are listed), 2 it could not be done, with one line that says why.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from flowlang.similar import nearest
from runtime.cli.parsing import Parser
from runtime.cli.terminal import CANNOT, DONE, CannotError, complain, say, tolerate_every_character

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

DISTRIBUTION = "flowlang-centre"


class Command:
    """A command: the module of `runtime.cli` that holds it, and what it does in a line."""

    __slots__ = ("help", "module")

    def __init__(self, module: str, help: str) -> None:
        self.module = module
        self.help = help


GROUPS: dict[str, dict[str, Command]] = {
    "Write flows": {
        "check": Command("authoring", "lists every fault of a centre or of single flows"),
        "explain": Command("authoring", "says more about a message: why, an example, what to write instead"),
        "fmt": Command("authoring", "puts flows into the one layout"),
        "compile": Command("authoring", "writes a centre's graph as JSON"),
        "draw": Command("authoring", "draws a centre or one flow as a picture"),
        "export": Command("exporting", "writes a centre in another format (SCXML), and says what that cannot carry over"),
        "import": Command("exporting", "is not built yet"),
    },
    "Try them out": {
        "simulate": Command("simulating", "talks to a flow in the terminal, on a clock you can push"),
        "test": Command("testing", "runs the scenarios beside the flows, and says what they took"),
        "cover": Command("covering", "writes callers who together take every way, as scenarios"),
        "diff": Command("differing", "says what changes for callers between two versions of a centre"),
    },
    "Run a centre": {
        "run": Command("running", "answers calls with a centre's flows"),
        "interactions": Command("records", "lists who was in touch, when, and how it ended"),
        "journal": Command("records", "shows every event and command of one interaction"),
        "recording": Command("recordings", "writes what a caller has recorded, as a WAV file"),
    },
}
"""Every command, as `flowlang --help` shows them. A module adds its parsers (`add_parser`) and runs them (`run`)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line `argv` (by default the program's own) and returns the exit code."""
    tolerate_every_character()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        code = dispatch(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        return stop_writing()
    except KeyboardInterrupt:
        return CANNOT
    except SystemExit as error:  # argparse ends by itself after --help and after a mistake
        return error.code if isinstance(error.code, int) else DONE
    except told() as error:
        complain(f"flowlang: {error}")
        return CANNOT
    return code


def told() -> tuple[type[Exception], ...]:
    """What is told in one line when it happens; asked only then, as few commands load what reads a folder."""
    from runtime.centre_folder import TooLargeError

    return CannotError, TooLargeError


def dispatch(arguments: list[str]) -> int:
    """Finds and runs the command that `arguments` begin with."""
    name = arguments[0] if arguments else "--help"
    if name in ("-h", "--help", "help"):
        say(overview())
        return DONE if arguments else CANNOT
    if name == "--version":
        say(f"flowlang {own_version()}")
        return DONE
    command = every_command().get(name)
    if command is None or (holder := holder_of(command)) is None:
        raise CannotError(unknown(name))
    return run(holder, arguments)


def run(holder: ModuleType, arguments: list[str]) -> int:
    """Lets a module of commands run `arguments`."""
    parser = Parser(prog="flowlang", add_help=False)
    holder.add_parser(parser.add_subparsers(dest="command", parser_class=Parser, prog="flowlang"))
    known, rest = parser.parse_known_args(arguments)
    if rest:
        command = f"flowlang {arguments[0]}"
        raise CannotError(f"`{command}` does not know `{rest[0]}`; `{command} --help` shows how it is used")
    code: int = holder.run(known)
    return code


def every_command() -> dict[str, Command]:
    """The commands by name."""
    return {name: command for group in GROUPS.values() for name, command in group.items()}


def holder_of(command: Command) -> ModuleType | None:
    """The module of a command, loaded; none where it is missing."""
    module = f"{__name__}.{command.module}"
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        return None


def available() -> dict[str, Command]:
    """The commands whose module is there."""
    from importlib.util import find_spec

    every = every_command()
    present = {module: find_spec(f"{__name__}.{module}") for module in {one.module for one in every.values()}}
    return {name: command for name, command in every.items() if present[command.module]}


def unknown(name: str) -> str:
    """What is said of a command that does not exist."""
    near = nearest(name, available())
    meant = f"did you mean `{near}`?" if near else "`flowlang --help` lists them"
    return f"there is no command `{name}`; {meant}"


def overview() -> str:
    """What `flowlang --help` shows."""
    known = available()
    widest = max(map(len, known))
    lines = ["flowlang: a contact centre whose behaviour is written down", "", "Usage: flowlang COMMAND …"]
    for title, group in GROUPS.items():
        here = [f"  {name:<{widest}}  {command.help}" for name, command in group.items() if name in known]
        if here:
            lines += ["", f"{title}:", *here]
    return "\n".join([*lines, "", "`flowlang COMMAND --help` says more; `flowlang --version` which one this is."])


def own_version() -> str:
    """The version of this program."""
    from importlib.metadata import PackageNotFoundError, version  # 40 ms, for this alone

    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "(not installed)"


def stop_writing() -> int:
    """Nobody reads what we write (`flowlang … | head`): end quietly."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    return CANNOT
