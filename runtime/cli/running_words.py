"""What the start of a centre says: where it answers, whether it is open, how to try the other case, how to end it."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.calendar_time import local_time
from flowlang.values import Value
from runtime.cli.running_options import Options
from runtime.host import Version
from runtime.host.hours import Reach, other_case, reaches

WIDTH = 12


class Started(Value, frozen=True, kw_only=True):
    """How a centre came up; `sound` is where its sound is, empty without telephony."""

    program: str
    is_new: bool
    sound: str = ""
    as_root: bool = False


def start_words(options: Options, version: Version, now: int, started: Started) -> str:
    """The block that the start shows."""
    lines = [f"{version.graph.name} is running.", "", *_places(options, version, started), ""]
    lines += _hours(options, version, now)
    if options.at:
        lines += [f"Its clock was started at {options.at}, as --at says: times in its records follow that clock.", ""]
    if started.as_root:
        lines += ["It runs as root: start it with --user NAME, so that it becomes that user.", ""]
    return "\n".join([*lines, "Ctrl-C ends it: calls that are up may go on for a minute; a second Ctrl-C ends them."])


def _places(options: Options, version: Version, started: Started) -> Iterator[str]:
    host, port = options.sip
    for reach in reaches(version, 0):
        if reach.number and started.sound:
            yield _row("Telephone", f"{reach.number}  (sip:{reach.number}@{host}:{port}, line {reach.line})")
    if started.sound:
        networks = sorted({network for trunk in version.catalogue.trunks.values() for network in trunk.networks})
        yield _row("", f"calls are taken from {', '.join(networks) or 'nowhere: no trunk says from'}")
        yield _row("", f"sound on {started.sound}")
    scheme = "https" if options.tls else "http"
    yield _row("Web", f"{scheme}://{_shown(options.web)}/")
    yield _row("State", str(options.state))
    saves = "every valid save is published" if options.watch else "--watch publishes every valid save"
    yield _row("Version", f"{version.id}, {'published now' if started.is_new else 'as last published'}; {saves}")


def _row(name: str, text: str) -> str:
    return f"  {name:<{WIDTH}}{text}"


def _shown(address: tuple[str, int]) -> str:
    host, port = address
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _hours(options: Options, version: Version, now: int) -> list[str]:
    clock = local_time(version.graph.zone, now).strftime("%A %-d %B %Y, %H:%M")
    by_service = {reach.service: reach for reach in reaches(version, now)}
    said = [f"  {_named(reach)}" for reach in by_service.values()]
    lines = [f"It is {clock} in {version.graph.zone}.", *said]
    other = other_case(version, now)
    if other:
        open_now = next(reach.is_open for reach in by_service.values() if reach.state)
        case = "closed" if open_now else "open"
        lines.append(f"  To try it {case}, end it and start it with --at {other}")
    return [*lines, ""]


def _named(reach: Reach) -> str:
    if not reach.state:
        return f"{reach.service} is open at any hour."
    state = reach.state if reach.is_open else f"closed ({reach.state})" if reach.state != "closed" else "closed"
    return f"{reach.service} is {state} now."
