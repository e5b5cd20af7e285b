"""The keys each map of a catalogue knows. The JSON schema says the same to editors; a test holds the two together."""

from __future__ import annotations

from compiler.media import MEDIA

LANGUAGES = ("en", "it")  # those the runtime can speak dates and money in
METHODS = ("get", "post", "put", "patch", "delete")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

SYNONYMS = {
    "version": "centre",
    "title": "name",
    "language": "languages",
    "lingue": "languages",
    "valuta": "currency",
    "timezone": "zone",
    "time_zone": "zone",
    "time zone": "zone",
    "tz": "zone",
    "fuso": "zone",
    "fuso_orario": "zone",
    "numbers": "lines",
    "phones": "lines",
    "linee": "lines",
    "servizi": "services",
    "sip": "trunks",
    "hours": "calendars",
    "orari": "calendars",
    "schedules": "calendars",
    "calendari": "calendars",
    "messages": "prompts",
    "sounds": "prompts",
    "messaggi": "prompts",
    "canned": "answers",
    "canned_answers": "answers",
    "risposte": "answers",
    "types": "records",
    "apis": "connectors",
    "connettori": "connectors",
    "texts": "translations",
    "traduzioni": "translations",
    "code": "queues",
    "campagne": "campaigns",
    "flows": "flow",
    "phone": "number",
    "numero": "number",
    "servizio": "service",
    "calendar": "hours",
    "channels": "media",
    "canali": "media",
    "url": "base",
    "base_url": "base",
    "timeout": "within",
    "closed_days": "holidays",
    "audio": "sound",
    "file": "sound",
}
"""What others write for a key, or Italians. It is looked at where a map does not know the word and knows the key."""

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
    "answers",
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
ANSWER = ("queues", "services")  # every other key is a language
VARIANT = ("text", "sound", *MEDIA)
CONNECTOR = ("base", "networks", "headers", "operations")
OPERATION = (*METHODS, "takes", "gives", "within", "honours keys")  # a key with statuses is a further answer
QUEUE: tuple[str, ...] = ()
CAMPAIGN = ("queue",)
SKILL: tuple[str, ...] = ()
