"""What comes as JSON is taken in stored form, or refused without a word of the value."""

from __future__ import annotations

import ipaddress
from typing import Any

import pytest

from compiler.types import AMOUNT, DATE, DURATION, MESSAGE, NUMBER, PHONE, TEXT, TIME, YES_NO, Type
from runtime.connectors.addresses import may_reach, networks_of
from runtime.connectors.conversion import WrongShapeError, convert, parse_json, to_json_value, to_parameter

DIGITS = Type("digits", low=3, high=4)
CHOICE = Type("choice", choices=("gold", "plain"))
LIST = Type("list", element=DIGITS)
PERSON = Type("record", record="Person")
RECORDS = {"Person": {"code": DIGITS, "vip": YES_NO, "mail": Type("email", optional=True)}}

TAKEN: list[tuple[bytes, Type, Any]] = [
    (b'"hello"', TEXT, "hello"),
    (b'"0123"', DIGITS, "0123"),
    (b'"AB1"', Type("code", low=3, high=3), "AB1"),
    (b"7", NUMBER, 7),
    (b"7.50", AMOUNT, "7.50"),
    (b'"92.40"', AMOUNT, "92.40"),
    (b"1e2", NUMBER, "100"),
    (b'"2026-02-28"', DATE, "2026-02-28"),
    (b'"18:00"', TIME, "18:00"),
    (b"1.5", DURATION, 1_500_000),
    (b"true", YES_NO, True),
    (b'"gold"', CHOICE, "gold"),
    (b'"+390299900"', PHONE, "+390299900"),
    (b"null", Type("text", optional=True), None),
    (b'["123", "4567"]', LIST, ["123", "4567"]),
    (
        b'{"code": "123", "vip": false, "mail": "a@b.it", "x": 1}',
        PERSON,
        {"code": "123", "vip": False, "mail": "a@b.it"},
    ),
    (b'{"code": "123", "vip": false}', PERSON, {"code": "123", "vip": False, "mail": None}),
]


@pytest.mark.parametrize(("body", "kind", "stored"), TAKEN)
def test_what_fits_is_taken(body: bytes, kind: Type, stored: Any) -> None:
    assert convert(parse_json(body), kind, RECORDS) == stored


REFUSED: list[tuple[bytes, Type, str]] = [
    (b"5", TEXT, "the answer: expected text"),
    (b'"a\\u0000b"', TEXT, "the answer: expected text"),
    (b'"12"', DIGITS, "the answer: expected digits"),
    (b'"12345"', DIGITS, "the answer: expected digits"),
    (b'"12a"', DIGITS, "the answer: expected digits"),
    ('"١٢٣"'.encode(), DIGITS, "the answer: expected digits"),
    (b"123", DIGITS, "the answer: expected digits"),
    (b"true", NUMBER, "the answer: expected number"),
    (b'"x"', NUMBER, "the answer: expected number"),
    (b'"Infinity"', AMOUNT, "the answer: expected amount"),
    (b"1e999", NUMBER, "the answer: expected number"),
    (b'"20260228"', DATE, "the answer: expected date"),
    (b'"25:00"', TIME, "the answer: expected time"),
    (b"-1", DURATION, "the answer: expected duration"),
    (b"1", YES_NO, "the answer: expected yes no"),
    (b'"lead"', CHOICE, "the answer: expected choice"),
    (b'"0299900"', PHONE, "the answer: expected phone"),
    (b"null", TEXT, "the answer: expected text"),
    (b'"x"', MESSAGE, "the answer: expected message"),
    (b'["123", "x"]', LIST, "the answer[1]: expected digits"),
    (b'{"code": "123"}', PERSON, "vip: expected yes no"),
    (b'"x"', PERSON, "the answer: expected Person"),
    (b"5", LIST, "the answer: expected list of at most 1000"),
]


@pytest.mark.parametrize(("body", "kind", "reason"), REFUSED)
def test_what_does_not_fit_is_refused_with_its_place(body: bytes, kind: Type, reason: str) -> None:
    with pytest.raises(WrongShapeError) as caught:
        convert(parse_json(body), kind, RECORDS)
    assert str(caught.value) == reason


def test_stored_values_go_out_as_json_has_them() -> None:
    person = {"code": "123", "vip": True, "mail": None}
    assert to_json_value(person, PERSON, RECORDS) == person
    assert to_json_value(["123"], LIST, RECORDS) == ["123"]
    assert to_json_value(1_500_000, DURATION, RECORDS) == 1.5
    assert to_json_value("92.40", AMOUNT, RECORDS) == 92.4
    assert to_json_value("0.12345678901234567890", AMOUNT, RECORDS) == "0.12345678901234567890"
    assert to_json_value(7, NUMBER, RECORDS) == 7


def test_stored_values_go_into_addresses_as_text() -> None:
    assert [
        to_parameter(True, YES_NO),
        to_parameter(False, YES_NO),
        to_parameter(7, NUMBER),
        to_parameter(1_500_000, DURATION),
    ] == [
        "true",
        "false",
        "7",
        "1.5",
    ]


INSIDE = [
    "127.0.0.1",
    "10.1.2.3",
    "192.168.1.1",
    "169.254.169.254",
    "100.100.100.200",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
]
INSIDE += ["::1", "fe80::1", "fd00:ec2::254", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "::"]
INSIDE += ["fec0::1", "3fff::1", "192.88.99.1", "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b:1::7f00:1", "2001:db8::1"]


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_inside_may_not_be_reached(address: str) -> None:
    assert not may_reach(ipaddress.ip_address(address), ())


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:4002::1", "64:ff9b::808:808"])
def test_public_addresses_may_be_reached(address: str) -> None:
    assert may_reach(ipaddress.ip_address(address), ())


def test_a_listed_network_may_be_reached_and_no_other() -> None:
    listed = networks_of(("127.0.0.0/8", "fd00::/8"))
    assert may_reach(ipaddress.ip_address("127.1.2.3"), listed)
    assert may_reach(ipaddress.ip_address("::ffff:127.0.0.1"), listed)
    assert may_reach(ipaddress.ip_address("fd00::5"), listed)
    assert not may_reach(ipaddress.ip_address("10.0.0.1"), listed)
