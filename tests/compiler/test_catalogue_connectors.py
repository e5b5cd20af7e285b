import pytest
from catalogue_cases import HEAD, check, clean, read
from hypothesis import given
from hypothesis import strategies as st

from compiler.catalogue import Connector
from compiler.catalogue_header_values import filled, is_well_formed, secret_names

RECORDS = "records:\n  Bill: {amount: amount}\n"
CRM = RECORDS + "connectors:\n  crm:\n    base: https://crm.example.com\n"
GET = CRM + "    operations:\n      bill: {get: %s, takes: {%s}, gives: Bill}\n"
POST = CRM + "    operations:\n      note: {post: %s, takes: {%s}}\n"
ANSWERS = CRM + "    operations:\n      bill: {get: /bill, gives: Bill, %s}\n"
HEADERS = CRM + "    operations: {ping: {post: /ping}}\n    headers: {%s}\n"

FAULTS = [
    ("F907", "connectors:\n  «crm»: {operations: {ping: {post: /ping}}}\n"),
    ("F907", "connectors:\n  «crm»: {base: https://crm.example.com}\n"),
    ("F906.did_you_mean", CRM + "    «header»: {}\n    operations: {ping: {post: /ping}}\n"),
    ("F907", CRM + "    operations:\n      «bill»: {get: /bill}\n"),
    ("F930.did_you_mean", CRM + "    operations:\n      bill: {get: /bill, gives: «Bil»}\n"),
    ("F933", CRM + "    operations:\n      «bill»: {gives: Bill}\n"),
    ("F933.several", CRM + "    operations:\n      «bill»: {get: /bill, post: /bill, gives: Bill}\n"),
    ("F908.map", CRM + "    operations:\n      bill: «get»\n"),
    ("F906.did_you_mean", CRM + "    operations:\n      bill: {get: /bill, gives: Bill, «witin»: 3s}\n"),
    ("F906", CRM + "    operations:\n      bill: {get: /bill, gives: Bill, «colour»: red}\n"),
    ("F906", CRM + "    operations:\n      bill: {get: /bill, gives: Bill, «gone»: []}\n"),
    ("F932", GET % ("«/bill of»", "")),
    ("F932", GET % ("«/a/../b»", "")),
    ("F932", GET % ("«//crm»", "")),
    ("F932.slash", GET % ("«bill»", "")),
    ("F932.query", GET % ('«"/bill?code={code}"»', "code: digits")),
    ("F932.brace", GET % ('«"/bill/{code"»', "code: digits")),
    ("F932.argument", GET % ('«"/bill/{number}"»', "code: digits")),
    ("F932.did_you_mean", GET % ('«"/bill/{cod}"»', "code: digits")),
    ("F932.empty", GET % ('«"/bill/{code}"»', "code: digits or nothing")),
    ("F937", GET % ("/bill", "«name»: personal text")),
    ("F937", POST % ('"/notes/{name}"', "«name»: personal text")),
    ("F937.secret", GET % ("/bill", "«pan»: secret digits")),
    ("F937.parts", GET % ("/bill", "«bills»: list of Bill")),
    ("F934", ANSWERS % "not found: [«200»]"),
    ("F934", ANSWERS % "not found: [404, «soon»]"),
    ("F934", ANSWERS % "not found: [404, «[410]»]"),
    ("F934.taken", ANSWERS % "«failed»: [500]"),
    ("F934.name", ANSWERS % "«not there»: [404]"),
    ("F934.twice", ANSWERS % "not found: [404], gone: [«404»]"),
    ("F935", HEADERS % "«X Client»: acme"),
    ("F935.ours", HEADERS % "«Host»: crm.example.com"),
    ("F935.value", HEADERS % "X-Client: «città»"),
    ("F935.twice", HEADERS % "X-Client: a, «x-client»: b"),
    ("F936", HEADERS % "Authorization: «Bearer 8f3a»"),
    ("F936", HEADERS % "X-Api-Key: «8f3a»"),
    ("F936.form", HEADERS % 'Authorization: «"Bearer {crm_key}"»'),
    ("F908", HEADERS % "X-Client: «[a]»"),
    ("F908.map", CRM + "    operations: {ping: {post: /ping}}\n    headers: «acme»\n"),
]


@pytest.mark.parametrize(("name", "text"), FAULTS)
def test_a_fault_is_told_where_it_stands(name: str, text: str) -> None:
    check(HEAD + text, name)


def crm(text: str) -> Connector:
    return clean(text).connectors["crm"]


def test_an_operation_is_read_whole() -> None:
    (found,) = crm(
        CRM
        + """\
    operations:
      bill:
        get: /customers/{code}/bill
        takes: {code: digits(6), year: number or nothing}
        gives: Bill or nothing
        within: 2s
        honours keys: yes
        not found: 404
        gone: [410, 451]
        none_yet: 204
"""
    ).operations
    assert (found.method, found.path) == ("GET", "/customers/{code}/bill")
    assert [field.name for field in found.takes] == ["code", "year"]
    assert found.gives is not None and found.gives.optional
    assert found.answers == {"not found": (404,), "gone": (410, 451), "none_yet": (204,)}
    assert (found.within, found.honours_keys) == (2_000_000, True)


def test_a_change_may_give_nothing_and_carry_what_is_personal_in_its_body() -> None:
    (found,) = crm(POST % ("/notes", "name: personal text, bills: list of Bill")).operations
    assert (found.method, found.gives, found.within) == ("POST", None, 5_000_000)


def test_a_secret_is_named_in_a_header_never_written() -> None:
    assert crm(HEADERS % 'Authorization: "Bearer {secret crm_key}"').headers == {
        "Authorization": "Bearer {secret crm_key}"
    }


def test_the_names_of_secrets_are_found_and_filled() -> None:
    value = "{secret user}:{secret crm_key}"
    assert secret_names(value) == ("user", "crm_key")
    assert filled(value, {"user": "anna", "crm_key": "{secret user}"}) == "anna:{secret user}"
    with pytest.raises(KeyError):
        filled(value, {"user": "anna"})


@given(st.text(alphabet="{} secrtab_1", max_size=40))
def test_a_well_formed_value_without_secrets_has_no_braces(value: str) -> None:
    if is_well_formed(value) and not secret_names(value):
        assert "{" not in value and "}" not in value


def test_an_unreadable_argument_is_told_once() -> None:
    check(HEAD + GET % ("/bill", "code: «digts(6)»"), "F930.did_you_mean")
    catalogue, _ = read(GET % ("/bill", "code: digts(6)"))
    assert catalogue.connectors["crm"].operations[0].takes[0].type.base == "error"
