import pytest
from catalogue_cases import HEAD, check, clean, read

SERVICES = "services: {care: {flow: main}}\n"
TWO_TRUNKS = """\
trunks:
  one: {from: 10.0.0.1, address: "10.0.0.1:5060"}
  two: {from: 10.0.0.2, address: "10.0.0.2:5060"}
  deaf: {from: 10.0.0.3}
"""
DEAF = "trunks:\n  deaf: {from: 10.0.0.3}\n"

FAULTS = [
    ("F907", SERVICES + 'lines:\n  «main»: {number: "+390299900"}\n'),
    ("F910.did_you_mean", SERVICES + 'lines:\n  main: {number: "+390299900", service: «car»}\n'),
    ("F910.none", 'lines:\n  main: {number: "+390299900", service: «care»}\n'),
    ("F910.none", SERVICES + "lines:\n  main: {connector: «whatsapp», service: care}\n"),
    ("F910.none", "services:\n  care: {flow: main, hours: «office»}\n"),
    (
        "F923",
        SERVICES + 'lines:\n  a: {number: "+390299900", service: care}\n  b: {number: «"+390299900"», service: care}\n',
    ),
    ("F925", SERVICES + "lines:\n  «main»: {service: care}\n"),
    ("F941", 'services: {care: {flow: main, media: [chat]}}\nlines: {main: {number: "+390299900", service: «care»}}\n'),
    ("F907", 'trunks:\n  «local»: {address: "10.0.0.9:5060"}\n'),
    ("F938.premium", 'outbound: {allow: [«"+39899"»]}\n'),
    ("F938", 'outbound: {allow: [«"+3902"»], refuse: ["+39"]}\n'),
    ("F939", TWO_TRUNKS + '«outbound»: {allow: ["+39"]}\n'),
    ("F939.none", DEAF + '«outbound»: {allow: ["+39"]}\n'),
    ("F939.address", DEAF + 'outbound: {allow: ["+39"], trunk: «deaf»}\n'),
    ("F910.none", 'outbound: {allow: ["+39"], trunk: «local»}\n'),
    ("F910.none", "services:\n  care: {flow: main}\ncampaigns: {spring: {queue: «billing»}}\n"),
    ("F906", "queues:\n  billing: {«longest»: 5}\n"),
    ("F906", "skills:\n  italian: {«level»: 5}\n"),
]


@pytest.mark.parametrize(("name", "text"), FAULTS)
def test_a_fault_is_told_where_it_stands(name: str, text: str) -> None:
    check(HEAD + text, name)


def test_a_line_is_a_number_or_a_connectors_never_both() -> None:
    connectors = "connectors: {whatsapp: {base: https://w.example.com, operations: {ping: {post: /ping}}}}\n"
    line = 'lines:\n  «main»: {number: "+390299900", connector: whatsapp, service: care}\n'
    check(HEAD + SERVICES + connectors + line, "F925.both")
    assert (
        clean(SERVICES + connectors + "lines: {page: {connector: whatsapp, service: care}}\n").lines["page"].number
        == ""
    )


def test_a_line_that_is_no_map_misses_nothing_more() -> None:
    check(HEAD + 'lines:\n  main: «"+390299900"»\n', "F908.map")


def test_what_is_named_is_there_whatever_is_wrong_with_it() -> None:
    catalogue, _ = read("services:\n  care: {flow: 24}\nlines:\n  main: {number: 112, service: nowhere}\n")
    assert catalogue.services["care"].flow == ""
    assert catalogue.lines["main"].service == "nowhere"
    assert catalogue.lines["main"].number == ""


def test_nothing_is_allowed_where_outbound_is_not_written() -> None:
    assert clean("").outbound.allow == ()
    assert clean("outbound:\n").outbound.allow == ()


def test_calls_leave_by_the_only_trunk_that_has_an_address() -> None:
    trunks = 'trunks:\n  out: {from: 10.0.0.1, address: "10.0.0.1:5060"}\n  deaf: {from: 10.0.0.3}\n'
    assert clean(trunks + 'outbound: {allow: ["+39"]}\n').outbound.trunk == "out"
    assert clean(TWO_TRUNKS + 'outbound: {allow: ["+39"], trunk: two, per_hour: 5}\n').outbound.trunk == "two"


def test_a_centre_without_trunks_is_not_told_of_them() -> None:
    outbound = clean('outbound: {allow: ["+39"], refuse: []}\n').outbound
    assert (outbound.trunk, outbound.per_hour) == ("", 60)


def test_a_wrong_ceiling_is_told_and_the_usual_one_stands() -> None:
    catalogue, _ = read("outbound: {allow: [], per_hour: -1}\n")
    assert catalogue.outbound.per_hour == 60


def test_a_number_that_was_refused_is_not_compared_with_others() -> None:
    check(
        HEAD + SERVICES + "lines:\n  a: {number: «112», service: care}\n  b: {number: «112», service: care}\n",
        "F911",
        "F911",
    )


def test_a_line_with_a_wrong_service_says_nothing_of_its_media() -> None:
    check(HEAD + 'lines: {main: {number: "+390299900", service: «care»}}\n', "F910.none")
