"""The catalogue of a centre: what `centre.yaml` declares, as records with the places they were written.

Read by `catalogue_text`. The compiler takes from it what decisions depend on into the graph; the runtime takes
addresses, trunks and files, which stay out of the graph.
"""

from __future__ import annotations

from compiler.types import Type
from flowlang.source import Span
from flowlang.values import Value


class Entry(Value, frozen=True, kw_only=True):
    """Something declared under a name; `span` is the name's own."""

    name: str
    span: Span


class Line(Entry, frozen=True, kw_only=True):
    """An address customers reach: a number (E.164), or a connector's mailbox, page or profile."""

    service: str
    service_span: Span
    number: str = ""
    connector: str = ""


class Service(Entry, frozen=True, kw_only=True):
    """What a line leads to: its flow, media and hours (a calendar's name)."""

    flow: str
    flow_span: Span
    media: tuple[str, ...] = ("voice",)
    hours: str | None = None
    hours_span: Span | None = None


class Hours(Value, frozen=True):
    """`[start, end)` in minutes of the day, 0 to 1440."""

    start: int
    end: int


class SpecialDay(Value, frozen=True):
    """A day with its own hours: `date` is ISO, or `MM-DD` for every year; no intervals means that state all day."""

    date: str
    state: str
    hours: tuple[Hours, ...]
    span: Span


class Calendar(Entry, frozen=True, kw_only=True):
    """Opening times: weekly hours by state and day (0 Monday), holidays of a country or its part, special days."""

    zone: str
    weekly: dict[str, dict[int, tuple[Hours, ...]]]
    country: str = ""
    subdivision: str = ""
    patron_days: tuple[str, ...] = ()  # MM-DD, local feasts
    special: tuple[SpecialDay, ...] = ()
    holiday_state: str = "holiday"
    otherwise: str = "closed"

    @property
    def states(self) -> tuple[str, ...]:
        """Every state this calendar may be in."""
        named = [*self.weekly, *(day.state for day in self.special), self.otherwise]
        has_holidays = bool(self.country or self.patron_days)
        return tuple(dict.fromkeys([*named, *([self.holiday_state] if has_holidays else [])]))


class PromptVariant(Value, frozen=True):
    """What a prompt is in one language, or one language and medium: a text or a sound file."""

    text: str = ""
    sound: str = ""
    span: Span | None = None


class Prompt(Entry, frozen=True, kw_only=True):
    """Something said by name; `variants` by `it` or `it/chat`. A sound for every language stands under `*`."""

    variants: dict[str, PromptVariant]
    is_doubtful: bool = False  # something in it could not be read: what it lacks may have been meant there


class CannedAnswer(Prompt, frozen=True, kw_only=True):
    """A text that operators may send with one touch, to those who wait in these queues or came by these services.

    Without either it is offered to every operator.
    """

    queues: tuple[str, ...] = ()
    services: tuple[str, ...] = ()


class RecordField(Entry, frozen=True, kw_only=True):
    """A field of a record."""

    type: Type


class Record(Entry, frozen=True, kw_only=True):
    """A typed record: `Customer`, `Bill`."""

    fields: tuple[RecordField, ...]


class ConnectorOperation(Entry, frozen=True, kw_only=True):
    """What a connector can be asked.

    Args:
        method: GET, POST, PUT, PATCH or DELETE; GET alone is a `fetch`.
        path: Below the base, with `{field}` for an argument, encoded when it is put in.
        takes: Arguments in order. Those not in the path go into the query (GET) or a JSON body.
        gives: What comes back, or none.
        answers: Further answers by HTTP status: `{"not found": (404,)}`.
        within: Time limit, microseconds, where the flow says none.
        honours_keys: Whether the other side honours an idempotency key.
    """

    method: str
    path: str
    takes: tuple[RecordField, ...]
    gives: Type | None
    answers: dict[str, tuple[int, ...]]
    within: int
    honours_keys: bool = False


class Connector(Entry, frozen=True, kw_only=True):
    """An HTTP service: its base address, the networks it may be in beside public ones (CIDR), its operations."""

    base: str
    networks: tuple[str, ...] = ()
    operations: tuple[ConnectorOperation, ...] = ()
    headers: dict[str, str] = {}


class Trunk(Entry, frozen=True, kw_only=True):
    """Where calls come from (networks in CIDR form) and, if they may go out, where they are sent to (`host:port`)."""

    networks: tuple[str, ...]
    address: str = ""
    caller: str = ""  # E.164 shown to those we call


class OutboundRules(Value, frozen=True):
    """The gate for numbers the centre calls: nothing is allowed unless it is written."""

    allow: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    per_hour: int = 60
    trunk: str = ""
    span: Span | None = None


class Queue(Entry, frozen=True, kw_only=True):
    """A queue. `most_waiting` customers may wait in it at once; one more is told that it is full."""

    most_waiting: int | None = None


class Campaign(Entry, frozen=True, kw_only=True):
    """An activity agents are assigned to; it has one queue and may be named where a queue is asked for."""

    queue: str = ""
    outcomes: tuple[str, ...] = ()  # what an attempt may be marked as


class Room(Entry, frozen=True, kw_only=True):
    """A conference room: whoever is transferred to it hears all who are there, `most` of them at once."""

    most: int = 8


class Mailbox(Entry, frozen=True, kw_only=True):
    """Where messages are delivered that belong to no queue."""


class Skill(Entry, frozen=True, kw_only=True):
    """Something an operator may be good at."""


class Catalogue(Value, frozen=True, kw_only=True):
    """Everything `centre.yaml` declares. Maps are by name, in the order written."""

    path: str
    name: str
    languages: tuple[str, ...]
    currency: str
    zone: str
    lines: dict[str, Line] = {}
    services: dict[str, Service] = {}
    calendars: dict[str, Calendar] = {}
    prompts: dict[str, Prompt] = {}
    answers: dict[str, CannedAnswer] = {}
    records: dict[str, Record] = {}
    connectors: dict[str, Connector] = {}
    trunks: dict[str, Trunk] = {}
    queues: dict[str, Queue] = {}
    campaigns: dict[str, Campaign] = {}
    skills: dict[str, Skill] = {}
    rooms: dict[str, Room] = {}
    mailboxes: dict[str, Mailbox] = {}
    outbound: OutboundRules = OutboundRules()
    translations: dict[str, dict[str, str]] = {}  # text as written -> language -> text
    translation_places: dict[str, dict[str, Span]] = {}  # the same, where each stands
    lost: frozenset[str] = frozenset()  # sections that could not be read: nothing is said of what may stand there
