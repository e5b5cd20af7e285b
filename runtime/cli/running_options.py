"""What `flowlang run` was asked, read from its arguments."""

from __future__ import annotations

import argparse
import ipaddress
import re
from datetime import datetime, timedelta
from pathlib import Path

from compiler.calendar_time import EPOCH, zone_of
from flowlang.values import Value
from runtime.cli.centres import one_centre
from runtime.cli.terminal import CannotError
from runtime.state_folder import NAME

ADDRESS = re.compile(r"\[([^\]]+)\]:(\d+)|([^:]+):(\d+)")
MEDIA = re.compile(r"([0-9.]+)(?::(\d+)-(\d+))?")


class Options(Value, frozen=True, kw_only=True):
    """What a centre is run with; addresses are host and port, `at` is as it was written."""

    folder: Path
    state: Path
    web: tuple[str, int]
    sip: tuple[str, int]
    media: tuple[str, tuple[int, int] | None] | None = None
    tls: tuple[str, str] | None = None
    watch: bool = False
    user: str | None = None
    at: str | None = None
    key: str | None = None


def options_of(arguments: argparse.Namespace) -> Options:
    """The options.

    Raises:
        CannotError: An address is none, or there is no centre in the folder.
    """
    folder = Path(one_centre(arguments.folder))
    return Options(
        folder=folder,
        state=Path(arguments.state) if arguments.state else folder / NAME,
        web=address_of(arguments.web, "--web"),
        sip=address_of(arguments.sip, "--sip"),
        media=media_of(arguments.media) if arguments.media else None,
        tls=tuple(arguments.tls) if arguments.tls else None,
        watch=arguments.watch,
        user=arguments.user,
        at=arguments.at,
        key=arguments.key,
    )


def address_of(text: str, option: str) -> tuple[str, int]:
    """Host and port of `HOST:PORT` or `[IPV6]:PORT`.

    Raises:
        CannotError: It is neither.
    """
    found = ADDRESS.fullmatch(text)
    if found is None or int(found[2] or found[4]) > 65_535:
        raise CannotError(f"`{text}` is no address for {option}: write it as 127.0.0.1:8080")
    return found[1] or found[3], int(found[2] or found[4])


def media_of(text: str) -> tuple[str, tuple[int, int] | None]:
    """Address and ports of `ADDRESS[:LOW-HIGH]`.

    Raises:
        CannotError: It is not that.
    """
    found = MEDIA.fullmatch(text)
    try:
        address = str(ipaddress.IPv4Address(found[1])) if found else ""
    except ValueError:
        address = ""
    if found is None or not address:
        raise CannotError(f"`{text}` is no address for --media: write it as 192.0.2.7 or 192.0.2.7:30000-30199")
    if found[2] is None:
        return address, None
    low, high = int(found[2]), int(found[3])
    if not 1024 <= low < high <= 65_535:
        raise CannotError(f"the ports of --media go from {low} to {high}: name a range between 1024 and 65535")
    return address, (low, high)


def instant_of(text: str, zone: str) -> int:
    """The instant (microseconds since the epoch) of an ISO 8601 time; without an offset it is the centre's own clock.

    Raises:
        CannotError: It is no such time.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise CannotError(f"`{text}` is no time for --at: write it as 2026-11-25T10:00") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone_of(zone))
    return (moment - EPOCH) // timedelta(microseconds=1)
