"""`docs/centre.schema.json` says to editors what the reader of the catalogue knows."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from catalogue_cases import HEAD, SAMPLE, clean, read

from compiler import catalogue_keys as keys

FILE = Path(__file__).parents[2] / "docs" / "centre.schema.json"
SCHEMA: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
PARTS: dict[str, dict[str, Any]] = SCHEMA["$defs"]
KEYS = {
    "line": keys.LINE,
    "service": keys.SERVICE,
    "trunk": keys.TRUNK,
    "outbound": keys.OUTBOUND,
    "answer": keys.ANSWER,
    "calendar": keys.CALENDAR,
    "holidays": keys.HOLIDAYS,
    "connector": keys.CONNECTOR,
    "operation": keys.OPERATION,
    "queue": keys.QUEUE,
    "campaign": keys.CAMPAIGN,
    "skill": keys.SKILL,
}


def is_valid(text: str) -> bool:
    """Whether an editor would be content, reading plain YAML."""
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(yaml.safe_load(text))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(("part", "known"), KEYS.items())
def test_each_part_knows_the_same_keys(part: str, known: tuple[str, ...]) -> None:
    assert set(PARTS[part]["properties"]) == set(known)


def test_the_whole_and_its_words_are_the_same() -> None:
    assert tuple(SCHEMA["properties"]) == keys.CENTRE
    assert set(PARTS["variant"]["anyOf"][1]["properties"]) == set(keys.VARIANT)
    assert tuple(PARTS["language"]["enum"]) == keys.LANGUAGES
    assert tuple(PARTS["medium"]["enum"]) == keys.MEDIA


def test_the_sample_is_valid() -> None:
    jsonschema.validate(yaml.safe_load(SAMPLE.read_text(encoding="utf-8")), SCHEMA)


VALID = [
    "lines:\nqueues: {billing: }\ncampaigns: {spring: {queue: billing}}\nskills: {italian: }\n",
    "calendars: {office: {open: ['08:30-12:30', '14:00-18:00'], zone: America/New_York}}\n",
    "calendars: {office: {open: {'mon, wed': all day}, special: {'12-24': {open: '08:30-12:30'}}}}\n",
    "prompts: {beep: {sound: a.wav}, hi: {en: {text: hi, chat: hello, voice: {sound: b.wav}}, it: ciao}}\n",
    "records: {Bill: {amount: amount}}\nconnectors:\n  crm:\n    base: https://crm.example.com\n"
    "    operations: {bill: {get: /bill, gives: Bill, within: 3s, honours keys: yes, not found: 404}}\n",
]
INVALID = [
    "services: {care: {flow: main, medai: [voice]}}\n",
    "services: {care: {media: [voice]}}\n",
    "lines: {main: {number: '0299900', service: care}}\n",
    "lines: {main: {service: care}}\n",
    "lines: {'my line': {number: '+390299900', service: care}}\n",
    "calendars: {office: {open: {monday: '08:30-18:00'}}}\n",
    "calendars: {office: {open: {mon: '8.30-18'}}}\n",
    "calendars: {office: {open: all day, holidays: {state: closed}}}\n",
    "prompts: {hi: {de: hallo}}\n",
    "prompts: {hi: {}}\n",
    "connectors: {crm: {base: 'https://a@b.example', operations: {}}}\n",
    "connectors: {crm: {base: https://b.example, operations: {ping: {get: /a, post: /a}}}}\n",
    "translations: {Sorry: {de: Pardon}}\n",
    "colour: red\n",
]


@pytest.mark.parametrize("text", VALID)
def test_what_the_reader_takes_the_schema_takes(text: str) -> None:
    clean(text)
    assert is_valid(HEAD + text)


@pytest.mark.parametrize("text", INVALID)
def test_what_the_schema_refuses_the_reader_refuses(text: str) -> None:
    assert read(text)[1]
    assert not is_valid(HEAD + text)
