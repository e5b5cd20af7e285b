import pytest
from catalogue_cases import HEAD, check, clean, read
from hypothesis import given
from hypothesis import strategies as st

from compiler.catalogue_nodes import Report, Scalar
from compiler.catalogue_types import UNREADABLE, read_type
from compiler.types import AMOUNT, TEXT, Type
from flowlang.source import NOWHERE

NAMES = {"records": ("Bill", "Customer")}

READ = {
    "text": TEXT,
    "  amount ": AMOUNT,
    "text or nothing": Type("text", optional=True),
    "digits": Type("digits"),
    "digits(6)": Type("digits", low=6, high=6),
    "digits (13 .. 19)": Type("digits", low=13, high=19),
    "text(1..40)": Type("text", low=1, high=40),
    "code(4) or nothing": Type("code", low=4, high=4, optional=True),
    "personal text": Type("text", personal=True),
    "secret digits(13..19)": Type("digits", low=13, high=19, secret=True),
    "secret personal phone": Type("phone", secret=True, personal=True),
    "Bill": Type("record", record="Bill"),
    "list of Bill": Type("list", element=Type("record", record="Bill")),
    "list of personal text": Type("list", element=Type("text", personal=True)),
    "list of list of number or nothing": Type("list", element=Type("list", element=Type("number")), optional=True),
    "one of gold, silver": Type("choice", choices=("gold", "silver")),
    "one of gold or nothing": Type("choice", choices=("gold",), optional=True),
}


def read_text(text: str) -> tuple[Type | None, Report]:
    report = Report("centre.yaml")
    return read_type(Scalar(text, NOWHERE), NAMES, report), report


@pytest.mark.parametrize(("text", "meant"), READ.items())
def test_types_read_as_in_a_flow(text: str, meant: Type) -> None:
    found, report = read_text(text)
    assert report.diagnostics == []
    assert found == meant


WRONG = {
    "": "",
    "(": "",
    "6": "",
    "x" * 2000: "",
    "Invoice": "unknown",
    "amout": "did_you_mean",
    "bill": "did_you_mean",
    "digits(": "length",
    "digits(6": "length",
    "digits()": "length",
    "digits(six)": "length",
    "digits(6..)": "length",
    "digits(0)": "range",
    "digits(9..6)": "range",
    "digits(2000)": "range",
    "list Bill": "expected",
    "one gold": "expected",
    "text or": "expected",
    "text or number": "expected",
    "one of": "choices",
    "one of gold,": "choices",
    "one of gold, gold": "choices",
    "one of 1, 2": "choices",
    "text please": "rest",
    "number(6)": "rest",
    "text or nothing or nothing": "rest",
}


@pytest.mark.parametrize(("text", "variant"), WRONG.items())
def test_what_is_no_type_is_told(text: str, variant: str) -> None:
    found, report = read_text(text)
    assert found is None
    assert [(one.code, one.variant) for one in report.diagnostics] == [("F930", variant)]


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["list", "of", "one", "or", "(", ")", "..", ",", "6", "text"])).map(" ".join)
)
def test_any_text_is_read_or_told(text: str) -> None:
    found, report = read_text(text)
    assert (found is None) == bool(report.diagnostics)


FAULTS = [
    ("F930.did_you_mean", "records:\n  Bill: {amount: «amout»}\n"),
    ("F908", "records:\n  Bill: {amount: «[amount]»}\n"),
    ("F909.did_you_mean", "records:\n  Bill: {«due date»: date}\n"),
    ("F931", "records:\n  «Bill»: {}\n"),
    ("F931.circle", "records:\n  «Person»: {name: text, children: list of Person or nothing}\n"),
    ("F940", "records:\n  «amount»: {value: amount}\n"),
    ("F908.map", "records:\n  Bill: «amount»\n"),
]


@pytest.mark.parametrize(("name", "text"), FAULTS)
def test_a_fault_of_a_record_is_told_where_it_stands(name: str, text: str) -> None:
    check(HEAD + text, name)


def test_records_that_hold_each_other_are_both_told() -> None:
    check(HEAD + "records:\n  «A»: {b: B}\n  «B»: {a: list of A}\n  C: {a: A}\n", "F931.circle", "F931.circle")


def test_a_record_may_hold_another() -> None:
    records = clean(
        "records:\n  Customer: {bills: list of Bill, last: Bill or nothing}\n  Bill: {amount: amount}\n"
    ).records
    assert [field.type.base for field in records["Customer"].fields] == ["list", "record"]


def test_a_field_whose_type_was_refused_is_still_there() -> None:
    catalogue, _ = read("records: {Bill: {amount: amout}}\n")
    assert catalogue.records["Bill"].fields[0].type == UNREADABLE
