"""What host and media worker say to each other over the worker's Unix socket (docs/design/worker-protocol.md).

A frame is a length of four bytes (big-endian), a version byte, and msgpack: an array of worker, sequence, instant,
interaction and message. The worker numbers its reports from 1, so that a host that attaches again names the last it
has seen and gets the rest; what needs no repeat (`Attached`, `Declined`, `Beat`) and every order of the host has the
number 0. Repeated orders with the same key are harmless.

Files are named, never texts: a worker knows no prompt and no flow. Instants are microseconds since the epoch of the
host's clock; lengths of time are milliseconds.
"""

from __future__ import annotations

import struct

from flowlang.values import Compact, MalformedError, TaggedValue, Value, from_msgpack, to_msgpack

PROTOCOL_VERSION = 1
LONGEST_FRAME = 256 * 1024
_LENGTH = struct.Struct(">I")

# --- orders, from host to worker ------------------------------------------------------------------------------------


class Order(TaggedValue, frozen=True, kw_only=True):
    """Something the host tells a worker to do."""


class Attach(Order, frozen=True, kw_only=True):
    """The first frame: this host takes over; it has seen the reports up to `seen`, and its clock shows `now`."""

    seen: int
    now: int


class Seen(Order, frozen=True, kw_only=True):
    """Reports up to this number need not be kept any more."""

    upto: int


class Answer(Order, frozen=True, kw_only=True):
    """Takes the call (200)."""


class Refuse(Order, frozen=True, kw_only=True):
    """Turns the call away with a SIP status; `retry_after` in seconds stands in the answer where it is not 0."""

    code: int
    retry_after: int = 0


class Play(Order, frozen=True, kw_only=True):
    """Plays sound files (16-bit mono WAV of one rate) one after the other, once; answered by `Played`."""

    key: str
    files: tuple[str, ...]


class Stop(Order, frozen=True, kw_only=True):
    """Stops the `Play` of that key, begun or waiting; nothing is answered."""

    key: str


class Record(Order, frozen=True, kw_only=True):
    """Records the caller into a WAV file; answered by `Recorded`.

    It ends at `at_most`, at the key `ending_on`, after `quiet_first` without any sound, or after `quiet_then` of
    quiet past a sound.
    """

    key: str
    file: str
    at_most: int
    ending_on: str = ""
    quiet_first: int = 5_000
    quiet_then: int = 5_000


class Dial(Order, frozen=True, kw_only=True):
    """Calls a SIP address on behalf of this interaction and joins both; answered by `Joined`, then `DialEnded`.

    Where they are never joined, by `DialEnded` alone.
    `within` is how long it may ring, `at_most` how long they may talk (none: no limit).
    """

    key: str
    to: str
    caller: str
    within: int
    at_most: int | None = None


class HangUp(Order, frozen=True, kw_only=True):
    """Ends the call, and the one it is joined with."""


class Trust(Order, frozen=True, kw_only=True):
    """From now on calls are taken from these networks (CIDR) and no others."""

    networks: tuple[str, ...]


class Drain(Order, frozen=True, kw_only=True):
    """Turns new calls away (503); those that live go on."""


class Finish(Order, frozen=True, kw_only=True):
    """Ends every call, then the worker."""


# --- reports, from worker to host -----------------------------------------------------------------------------------


class Report(TaggedValue, frozen=True, kw_only=True):
    """Something a worker tells its host."""


class LivingCall(Value, frozen=True, kw_only=True):
    """A call that is up while a host attaches."""

    interaction: str
    called: str
    caller: str
    answered: bool


class Attached(Report, frozen=True, kw_only=True):
    """The answer to `Attach`: how many legs this worker holds, the calls it has, and the number of its last report.

    `sip` and `media` are where it is: a host that wants another place ends it and starts its own.
    """

    sip: tuple[str, int]
    media: str
    capacity: int
    calls: tuple[LivingCall, ...]
    last: int


class Declined(Report, frozen=True, kw_only=True):
    """The answer to a host of another version, before the worker closes the connection."""

    reason: str


class Beat(Report, frozen=True, kw_only=True):
    """A sign of life, every second: legs in use, and the longest time between two polls, microseconds."""

    legs: int
    late: int


class Invited(Report, frozen=True, kw_only=True):
    """A call from a trunk wants to come in: user parts of the SIP addresses, as they came."""

    called: str
    caller: str


class TurnedAway(Report, frozen=True, kw_only=True):
    """The worker refused a call by itself."""

    called: str
    caller: str
    reason: str
    answer: int


class Pressed(Report, frozen=True, kw_only=True):
    """The caller pressed a key: 0-9, *, #, A-D."""

    key: str


class Played(Report, frozen=True, kw_only=True):
    """A `Play` was heard to its end, or could not be played: then `failure` says why."""

    key: str
    failure: str = ""


class Recorded(Report, frozen=True, kw_only=True):
    """A `Record` is over and its file whole; `heard`: there was some sound; `failure`: why there is no file."""

    key: str
    heard: bool
    length: int = 0
    failure: str = ""


class Joined(Report, frozen=True, kw_only=True):
    """The other side of a `Dial` has answered and both hear each other."""

    key: str


class DialEnded(Report, frozen=True, kw_only=True):
    """A `Dial` is over: `ended` after they were joined, else `busy`, `no answer` or `failed`."""

    key: str
    outcome: str
    reason: str = ""


class Gone(Report, frozen=True, kw_only=True):
    """The caller's leg is gone: they hung up (`reason` empty), or it was lost and `reason` says how."""

    reason: str = ""


AnyOrder = Attach | Seen | Answer | Refuse | Play | Stop | Record | Dial | HangUp | Trust | Drain | Finish
AnyReport = Attached | Declined | Beat | Invited | TurnedAway | Pressed | Played | Recorded | Joined | DialEnded | Gone


class OrderFrame(Compact, frozen=True):
    """An order with its envelope."""

    worker: str
    sequence: int
    at: int
    interaction: str
    message: AnyOrder


class ReportFrame(Compact, frozen=True):
    """A report with its envelope."""

    worker: str
    sequence: int
    at: int
    interaction: str
    message: AnyReport


class OtherVersionError(ValueError):
    """The other side speaks another version of this protocol."""


def encode(frame: OrderFrame | ReportFrame) -> bytes:
    """A frame as bytes, its length in front."""
    body = bytes((PROTOCOL_VERSION,)) + to_msgpack(frame)
    return _LENGTH.pack(len(body)) + body


def decode_order(body: bytes) -> OrderFrame:
    """The order in a frame's body.

    Raises:
        OtherVersionError: It has another version.
        MalformedError: It is no order.
    """
    return from_msgpack(_checked(body), OrderFrame)


def decode_report(body: bytes) -> ReportFrame:
    """The report in a frame's body.

    Raises:
        OtherVersionError: It has another version.
        MalformedError: It is no report.
    """
    return from_msgpack(_checked(body), ReportFrame)


def _checked(body: bytes) -> bytes:
    if not body:
        raise MalformedError("an empty frame")
    if body[0] != PROTOCOL_VERSION:
        raise OtherVersionError(f"version {body[0]} of the worker protocol; this side speaks {PROTOCOL_VERSION}")
    return body[1:]


class Splitter:
    """Cuts a stream of bytes into the bodies of frames."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """The bodies that are whole now.

        Raises:
            MalformedError: A frame is longer than any of this protocol.
        """
        self._waiting += data
        bodies = []
        while (end := self._end_of_first()) is not None:
            bodies.append(bytes(self._waiting[_LENGTH.size : end]))
            del self._waiting[:end]
        return bodies

    def _end_of_first(self) -> int | None:
        if len(self._waiting) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack_from(self._waiting)
        if length > LONGEST_FRAME:
            raise MalformedError(f"a frame of {length} bytes; the longest is {LONGEST_FRAME}")
        end: int = _LENGTH.size + length
        return end if len(self._waiting) >= end else None


class WorkerSettings(Value, frozen=True, kw_only=True):
    """What a worker is told at its start, as one line of JSON on its standard input.

    Args:
        worker: Its name.
        folder: The state folder: the worker goes there; `socket` and the files it is told of may be relative to it.
        socket: Where it listens for its host.
        sip: Address and UDP port of its SIP.
        media: The address its sound comes from and goes to.
        ports: First and last UDP port for sound.
        trunks: Networks (CIDR) calls are taken from.
        public_media: The address the SDP says where it is another (behind NAT).
        patience: How long it goes on without a host, milliseconds.
    """

    worker: str
    folder: str
    socket: str
    sip: tuple[str, int]
    media: str
    ports: tuple[int, int]
    trunks: tuple[str, ...]
    public_media: str = ""
    patience: int = 10_000
