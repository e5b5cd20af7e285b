"""The keys each map of a catalogue knows. The JSON schema says the same to editors; a test holds the two together."""

from __future__ import annotations

MEDIA = ("voice", "video", "chat", "message", "email")
LANGUAGES = ("en", "it")  # those the runtime can speak dates and money in
METHODS = ("get", "post", "put", "patch", "delete")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

CENTRE = (
    "centre",
    "name",
    "languages",
    "currency",
    "zone",
    "lines",
    "services",
    "trunks",
    "outbound",
    "calendars",
    "prompts",
    "records",
    "connectors",
    "translations",
    "queues",
    "campaigns",
    "skills",
)
LINE = ("number", "connector", "service")
SERVICE = ("flow", "media", "hours")
TRUNK = ("from", "address", "caller")
OUTBOUND = ("allow", "refuse", "per_hour", "trunk")
CALENDAR = ("holidays", "special", "otherwise", "zone")  # every other key is a state's name
HOLIDAYS = ("country", "subdivision", "patron", "state")
VARIANT = ("text", "sound", *MEDIA)
CONNECTOR = ("base", "networks", "headers", "operations")
OPERATION = (*METHODS, "takes", "gives", "within", "honours keys")  # a key with statuses is a further answer
QUEUE: tuple[str, ...] = ()
CAMPAIGN = ("queue",)
SKILL: tuple[str, ...] = ()
