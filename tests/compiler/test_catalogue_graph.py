from datetime import date

from catalogue_cases import SAMPLE, clean

from compiler.calendar_time import state_on
from compiler.calendar_years import FIRST_YEAR, LAST_YEAR
from compiler.catalogue_graph import calendar, calendars, connectors, lines, outbound, records, services
from compiler.catalogue_text import read_catalogue
from compiler.graph import Calendar, Interval, OperationGraph, Outbound, Service, Slot
from compiler.types import TEXT, Type


def office(text: str) -> Calendar:
    return calendar(clean(f"calendars:\n  office:\n{text}").calendars["office"])


def test_the_sample_s_calendar_says_what_a_supervisor_expects() -> None:
    catalogue, diagnostics = read_catalogue(SAMPLE.read_text(encoding="utf-8"), "centre.yaml")
    assert catalogue is not None and diagnostics == ()
    one = calendars(catalogue)["office"]
    said = {
        (2026, 11, 23, 600): "open",
        (2026, 11, 22, 600): "closed",
        (2026, 11, 28, 749): "open",
        (2026, 11, 28, 750): "closed",
        (2026, 12, 7, 600): "holiday",
        (2026, 12, 24, 700): "open",
        (2026, 12, 24, 800): "closed",
        (2026, 4, 6, 600): "holiday",
        (2026, 8, 14, 600): "closed",
        (2027, 8, 13, 600): "open",
    }
    assert {when: state_on(one, date(*when[:3]), when[3]) for when in said} == said


def test_weekly_hours_stand_by_day() -> None:
    one = office("    open: {mon: 08:00-12:00}\n    lunch: {mon: 12:00-13:00, tue: all day}\n")
    assert one.weekly[0] == {"open": (Interval(480, 720),), "lunch": (Interval(720, 780),)}
    assert one.weekly[1] == {"lunch": (Interval(0, 1440),)}
    assert one.weekly[2] == {}


def test_a_day_of_every_year_is_written_out_and_one_with_a_year_takes_its_place() -> None:
    one = office('    open: 08:00-12:00\n    special: {"2026-12-24": closed, "12-24": {open: 08:00-10:00}}\n')
    assert len(one.dates) == LAST_YEAR - FIRST_YEAR + 1
    assert one.dates["2025-12-24"] == {"open": (Interval(480, 600),)}
    assert one.dates["2026-12-24"] == {"closed": (Interval(0, 1440),)}


def test_a_leap_day_is_written_out_for_leap_years_alone() -> None:
    one = office('    open: 08:00-12:00\n    special: {"02-29": closed}\n')
    assert list(one.dates) == ["2028-02-29", "2032-02-29", "2036-02-29", "2040-02-29"]


def test_a_special_day_may_have_several_states() -> None:
    one = office('    open: 08:00-12:00\n    special: {"12-24": {open: 08:00-10:00, lunch: 10:00-11:00}}\n')
    assert list(one.dates["2030-12-24"]) == ["open", "lunch"]


def test_patrons_and_public_holidays_are_one_list() -> None:
    one = office('    open: 08:00-12:00\n    holidays: {country: IT, patron: ["12-07", "12-08"], state: feast}\n')
    assert list(one.holidays) == sorted(set(one.holidays))
    assert {"2026-12-07", "2026-12-08", "2026-04-06"} <= set(one.holidays)
    assert one.holiday_state == "feast"
    assert office('    open: 08:00-12:00\n    holidays: {patron: "12-07"}\n').holidays[0] == f"{FIRST_YEAR}-12-07"


def test_for_every_minute_of_a_year_the_calendar_says_one_thing() -> None:
    one = office(
        """\
    open: {mon-fri: "08:30-18:00", sat: "09:00-12:30"}
    night: {fri-sat: "22:00-06:00"}
    holidays: {country: IT}
    special: {"12-24": {open: "08:30-12:30", night: "18:00-24:00"}}
"""
    )
    for hours in (*one.weekly, *one.dates.values()):
        covered = [
            minute for intervals in hours.values() for each in intervals for minute in range(each.start, each.end)
        ]
        assert len(covered) == len(set(covered))
        assert all(0 <= minute < 1440 for minute in covered)


def test_services_lines_records_and_the_gate_are_taken_as_they_are() -> None:
    catalogue = clean(
        """\
lines: {main: {number: "+390299900", service: care}}
services: {care: {flow: main, media: [voice, chat], hours: office}}
calendars: {office: {open: 08:00-12:00}}
records: {Bill: {amount: amount, note: personal text or nothing}}
outbound: {allow: ["+39"], refuse: ["+3906"], per_hour: 5}
"""
    )
    assert lines(catalogue) == {"main": "care"}
    assert services(catalogue) == {"care": Service("main", ("voice", "chat"), "office")}
    assert records(catalogue)["Bill"][1] == Slot("note", Type("text", optional=True, personal=True))
    assert outbound(catalogue) == Outbound(("+39",), ("+3906",), 5)


def test_of_a_connector_nothing_but_its_operations_is_in_the_graph() -> None:
    catalogue = clean(
        """\
connectors:
  crm:
    base: https://crm.example.com
    headers: {Authorization: "Bearer {secret crm_key}"}
    operations:
      name_of: {get: "/names/{code}", takes: {code: text}, gives: text, not found: [404], gone: [410]}
      note: {post: /notes, honours keys: yes}
"""
    )
    assert connectors(catalogue) == {
        "crm": {
            "name_of": OperationGraph((Slot("code", TEXT),), TEXT, ("not found", "gone"), False),
            "note": OperationGraph((), None, (), True),
        }
    }
