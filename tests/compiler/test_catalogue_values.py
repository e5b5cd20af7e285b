"""What each message of the single values and shapes underlines."""

import pytest
from catalogue_cases import HEAD, check, clean, problems, read, without_marks

LINE = "lines:\n  main: {number: %s, service: care}\nservices: {care: {flow: main}}\n"
TRUNK = "trunks:\n  local: {from: %s}\n"
CRM = "connectors:\n  crm:\n    base: %s\n    operations: {ping: {post: /ping}}\n"
OPERATION = "connectors:\n  crm:\n    base: https://crm.example.com\n    operations: {ping: {post: /ping, %s}}\n"
SERVICE = "services:\n  care: {flow: main, %s}\n"

FAULTS = [
    ("F906", "«colour»: red\n"),
    ("F906.did_you_mean", "«line»: {}\n"),
    ("F906.did_you_mean", SERVICE % "«medai»: [voice]"),
    ("F906.comma", "trunks:\n  local: {from: 10.0.0.1, «10.0.0.2»}\n"),
    ("F907", "services:\n  «care»: {media: [voice]}\n"),
    ("F908", "services:\n  care: {flow: «[main]»}\n"),
    ("F908.empty", 'services:\n  care: {flow: «""»}\n'),
    ("F908.nothing", SERVICE % "media: «[]»"),
    ("F908.list", SERVICE % "media: «{voice: yes}»"),
    ("F908.map", "services: «main»\n"),
    ("F909", "services:\n  «24»: {flow: main}\n"),
    ("F909.did_you_mean", "services:\n  «customer care»: {flow: main}\n"),
    ("F910", "queues: {billing: }\ncampaigns:\n  spring: {queue: «faults»}\n"),
    ("F910.did_you_mean", "queues: {billing: }\ncampaigns:\n  spring: {queue: «biling»}\n"),
    ("F910.none", "campaigns:\n  spring: {queue: «billing»}\n"),
    ("F911", LINE % '«"0299900"»'),
    ("F911.did_you_mean", LINE % '«"+39 02 99 900"»'),
    ("F911.did_you_mean", LINE % "«0039.0299900»"),
    ("F912", 'outbound: {allow: [«"39"»]}\n'),
    ("F913", TRUNK % "[«local»]"),
    ("F913.did_you_mean", TRUNK % "[«10.0.0.1/8»]"),
    ("F913.everyone", TRUNK % "[«0.0.0.0/0»]"),
    ("F914", OPERATION % "within: «three seconds»"),
    ("F914.range", OPERATION % "within: «5m»"),
    ("F914.range", OPERATION % "within: «0s»"),
    ("F918", "outbound: {allow: [], per_hour: «many»}\n"),
    ("F918", "outbound: {allow: [], per_hour: «0»}\n"),
    ("F919", OPERATION % "honours keys: «maybe»"),
    ("F920", SERVICE % "media: [«telephone»]"),
    ("F920.did_you_mean", SERVICE % "media: [«vioce»]"),
    ("F921", TRUNK % "127.0.0.0/8, address: «10.0.0.9»"),
    ("F921", TRUNK % '127.0.0.0/8, address: «"10.0.0.9:70000"»'),
    ("F922", CRM % "«crm»"),
    ("F922", CRM % '«"https://[crm"»'),
    ("F922", CRM % "«https://crm.example.com:0»"),
    ("F922.scheme", CRM % "«ftp://crm.example.com»"),
    ("F922.credentials", CRM % "«https://anna:pass@crm.example.com»"),
    ("F922.query", CRM % "«https://crm.example.com/?key=1»"),
    ("F926", SERVICE % "media: [voice, «voice»]"),
]


@pytest.mark.parametrize(("name", "text"), FAULTS)
def test_a_fault_is_told_where_it_stands(name: str, text: str) -> None:
    check(HEAD + text, name)


HEADS = [
    ("F924", 'centre: «"2"»\nname: Acme\nlanguages: [en]\n'),
    ("F916", "centre: 1\nname: Acme\nlanguages: [«fr»]\n"),
    ("F916.did_you_mean", "centre: 1\nname: Acme\nlanguages: [«english»]\n"),
    ("F916.did_you_mean", "centre: 1\nname: Acme\nlanguages: [«IT»]\n"),
    ("F917", "centre: 1\nname: Acme\nlanguages: [en]\ncurrency: «euro»\n"),
    ("F915", "centre: 1\nname: Acme\nlanguages: [en]\nzone: «Middle Earth»\n"),
    ("F915.did_you_mean", "centre: 1\nname: Acme\nlanguages: [en]\nzone: «Europe/Roma»\n"),
    ("F915.did_you_mean", "centre: 1\nname: Acme\nlanguages: [en]\nzone: «Rome»\n"),
]


@pytest.mark.parametrize(("name", "text"), HEADS)
def test_a_fault_of_the_head_is_told_where_it_stands(name: str, text: str) -> None:
    check(text, name)


def test_what_a_centre_must_say_is_missed_at_its_beginning() -> None:
    _, found = read("", head="currency: EUR\n")
    assert [(one.code, one.facts["key"]) for one in found] == [
        ("F907", "languages"),
        ("F907", "name"),
        ("F907", "centre"),
    ]


def test_a_zone_is_missed_only_where_a_calendar_needs_it() -> None:
    head = "centre: 1\nname: Acme\nlanguages: [en]\n"
    assert clean("", head).zone == "UTC"
    assert problems(head + "calendars: {office: {open: 09:00-18:00}}\n")[0][0] == "F907"


def test_a_key_without_anything_behind_it_is_an_empty_map() -> None:
    catalogue = clean("lines:\nservices:\nprompts:\ntranslations:\nskills: {italian: }\n")
    assert catalogue.lines == {}
    assert list(catalogue.skills) == ["italian"]


def test_names_are_one_name_however_their_accents_are_written() -> None:
    text = "queues:\n  citt\u00e0:\n  «citta\u0300»:\n"
    _, (found,) = read(without_marks(text))
    assert found.code == "F905"
    assert list(clean("queues: {citta\u0300: }\ncampaigns: {spring: {queue: citt\u00e0}}\n").queues) == ["citt\u00e0"]


def test_one_text_may_stand_for_a_list_of_one() -> None:
    assert clean("services: {care: {flow: main, media: chat}}\n").services["care"].media == ("chat",)


def test_values_are_read_as_they_are_written() -> None:
    catalogue = clean(
        """\
lines: {main: {number: +390299900, service: care}}
services: {care: {flow: main}}
trunks: {local: {from: [127.0.0.1, "FE80::/10"], address: gateway.example.com:5060, caller: +390299900}}
connectors:
  crm:
    base: https://crm.example.com/api/
    networks: 10.0.0.0/8
    operations: {ping: {post: /ping, within: 250 ms, honours keys: No}}
"""
    )
    assert catalogue.lines["main"].number == "+390299900"
    assert catalogue.services["care"].media == ("voice",)
    assert catalogue.trunks["local"].networks == ("127.0.0.1/32", "fe80::/10")
    assert catalogue.connectors["crm"].base == "https://crm.example.com/api"
    assert catalogue.connectors["crm"].networks == ("10.0.0.0/8",)
    assert catalogue.connectors["crm"].operations[0].within == 250_000
    assert not catalogue.connectors["crm"].operations[0].honours_keys
