from datetime import date, timedelta

import pytest
from catalogue_cases import HEAD, check, clean, problems, read
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.calendar_time import state_on
from compiler.catalogue import Calendar, Hours
from compiler.catalogue_calendars import clock
from compiler.catalogue_graph import calendar
from compiler.catalogue_hours import read_days
from compiler.catalogue_keys import DAYS
from compiler.catalogue_nodes import Report, Scalar
from flowlang.source import NOWHERE

OFFICE = "calendars:\n  office:\n    open: {mon-fri: 08:30-18:00}\n"
WEEK = "calendars:\n  office:\n    open: {%s}\n"
SPECIAL = OFFICE + "    special:\n      %s\n"
HOLIDAYS = OFFICE + "    holidays: {%s}\n"

FAULTS = [
    ("F601", WEEK % "mon: «morning»"),
    ("F601.time", WEEK % "mon: «25:00-26:00»"),
    ("F601.time", WEEK % "mon: «24:00-08:00»"),
    ("F601.time", WEEK % "mon: «08:00-24:30»"),
    ("F601.time", WEEK % "mon: «08:60-12:00»"),
    ("F601.did_you_mean", WEEK % "mon: «8.30-18»"),
    ("F601.did_you_mean", WEEK % "mon: «08:30 - 18:00»"),
    ("F601.did_you_mean", WEEK % "mon: «9 to 17»"),
    ("F601.same", WEEK % "mon: «08:00-08:00»"),
    ("F601.overnight", SPECIAL % '"12-24": {open: «22:00-06:00»}'),
    ("F602", WEEK % "«when»: 08:30-18:00"),
    ("F602", WEEK % '«"mon-wed-fri"»: 08:30-18:00'),
    ("F602.did_you_mean", WEEK % "«Mon-Fri»: 08:30-18:00"),
    ("F602.did_you_mean", WEEK % "«monday»: 08:30-18:00"),
    ("F602.did_you_mean", WEEK % "«lun - ven»: 08:30-18:00"),
    ("F602.did_you_mean", WEEK % "«weekend»: 08:30-18:00"),
    ("F603.same", WEEK % 'mon-fri: "08:00-18:00", fri: «"08:00-13:00"»'),
    ("F603", "calendars:\n  office:\n    open: {mon: 08:00-18:00}\n    lunch: {mon: «12:00-13:00»}\n"),
    ("F603", "calendars:\n  office:\n    open: {sun: 20:00-02:00}\n    late: {mon: «01:00-03:00»}\n"),
    ("F603.special", SPECIAL % '"12-24": {open: 08:00-12:00, closed: «11:00-24:00»}'),
    ("F604", SPECIAL % "«christmas»: closed"),
    ("F604", SPECIAL % '«"2026-1"»: closed'),
    ("F604.did_you_mean", SPECIAL % "«31.12»: closed"),
    ("F604.did_you_mean", SPECIAL % '«"31-12"»: closed'),
    ("F604.did_you_mean", SPECIAL % '«"1-6"»: closed'),
    ("F604.did_you_mean", SPECIAL % "«31/12/2026»: closed"),
    ("F604.did_you_mean", SPECIAL % "«2026/8/14»: closed"),
    ("F604.impossible", SPECIAL % '«"02-30"»: closed'),
    ("F604.impossible", SPECIAL % '«"2026-02-29"»: closed'),
    ("F604.yearly", HOLIDAYS % 'country: IT, patron: «"2026-12-07"»'),
    ("F605", SPECIAL % '«"2019-12-24"»: closed'),
    ("F605.later", SPECIAL % '«"2199-12-24"»: closed'),
    ("F606", HOLIDAYS % "country: «Atlantis»"),
    ("F606.did_you_mean", HOLIDAYS % "country: «Italy»"),
    ("F606.did_you_mean", HOLIDAYS % "country: «it», subdivision: MI"),
    ("F607", HOLIDAYS % "country: IT, subdivision: «Ruritania»"),
    ("F607", HOLIDAYS % "country: IT, subdivision: «XX»"),
    ("F607.did_you_mean", HOLIDAYS % "country: IT, subdivision: «Milano»"),
    ("F607.did_you_mean", HOLIDAYS % "country: IT, subdivision: «IT-MI»"),
    ("F607.did_you_mean", HOLIDAYS % "country: IT, subdivision: «mi»"),
    ("F607.whole", HOLIDAYS % "country: GR, subdivision: «Crete»"),
    ("F608", SPECIAL % '«"12-24"»: {}'),
    ("F609", WEEK % "sun: «02:30-06:00»"),
    ("F610", SPECIAL % '"12-24": {«opne»: 08:30-12:30}'),
    ("F611", "calendars:\n  «office»:\n    otherwise: closed\n"),
    ("F907", OFFICE + "    «holidays»: {state: closed}\n"),
    ("F906.did_you_mean", HOLIDAYS % "«contry»: IT, patron: 12-07"),
    ("F906.did_you_mean", OFFICE + "    «holydays»: {country: IT}\n"),
    ("F906.did_you_mean", OFFICE + "    «otherwize»: closed\n"),
    ("F601", OFFICE + "    later: «closed»\n"),
    ("F909.did_you_mean", "calendars:\n  office:\n    «half open»: 08:30-18:00\n    open: 18:00-19:00\n"),
    ("F909", OFFICE + "    otherwise: «24»\n"),
    ("F909", HOLIDAYS % "country: IT, state: «24»"),
    ("F915.did_you_mean", OFFICE + "    zone: «Europe/Roma»\n"),
    ("F940.hours", "calendars:\n  «hours»:\n    open: 08:30-18:00\n"),
    ("F908.map", "calendars:\n  office: «08:30-18:00»\n"),
    ("F908.map", OFFICE + "    holidays: «IT»\n"),
    ("F908.empty", SPECIAL % '"12-24": «""»'),
    ("F908.nothing", WEEK % "mon: «[]»"),
]


@pytest.mark.parametrize(("name", "text"), FAULTS)
def test_a_fault_is_told_where_it_stands(name: str, text: str) -> None:
    check(HEAD + text, name)


def office(text: str) -> Calendar:
    return clean(text).calendars["office"]


def test_hours_are_minutes_of_the_days_they_are_written_for() -> None:
    found = office(WEEK % '"mon-wed, sat": ["08:30-12:30", "14:00-18:00"], fri: all day')
    halves = (Hours(510, 750), Hours(840, 1080))
    assert found.weekly == {"open": {0: halves, 1: halves, 2: halves, 5: halves, 4: (Hours(0, 1440),)}}
    assert found.zone == "Europe/Rome"


def test_days_may_run_over_the_week_s_end() -> None:
    assert sorted(office(WEEK % "sat-mon: 08:30-18:00").weekly["open"]) == [0, 5, 6]


def test_hours_without_days_are_every_day_s() -> None:
    found = office("calendars: {office: {open: [08:00-12:00, 14:00-18:00]}}\n")
    assert sorted(found.weekly["open"]) == list(range(7))


def test_hours_over_midnight_go_on_in_the_next_day() -> None:
    found = office("calendars: {office: {night: {sat: 22:00-06:00, sun: 20:00-00:00}}}\n")
    assert found.weekly["night"] == {5: (Hours(1320, 1440),), 6: (Hours(0, 360), Hours(1200, 1440))}


def test_hours_that_touch_do_not_overlap() -> None:
    clean("calendars: {office: {open: {mon: 08:00-12:00}, lunch: {mon: 12:00-13:00}}}\n")


def test_an_overlap_is_told_once_however_many_days_it_has() -> None:
    _, (found,) = read("calendars: {office: {open: {mon-fri: 08:00-18:00}, lunch: {mon-sun: 12:00-13:00}}}\n")
    assert found.facts == {"state": "lunch", "other": "open", "day": "mon"}
    assert [note.label for note in found.notes] == ["first"]


def test_every_overlap_with_long_hours_is_found() -> None:
    text = "calendars: {office: {open: {mon: 08:00-20:00}, a: {mon: 09:00-10:00}, b: {mon: 11:00-12:00}}}\n"
    _, found = read(text)
    assert [(one.facts["state"], one.facts["other"]) for one in found] == [("a", "open"), ("b", "open")]


def test_special_days_have_states_of_their_own() -> None:
    found = office(
        SPECIAL % '{"12-24": {open: "08:30-12:30"}, "2026-08-14": closed, "2026-01-02": {stocktaking: all day}}'
    )
    assert [(day.date, day.state, day.hours) for day in found.special] == [
        ("12-24", "open", (Hours(510, 750),)),
        ("2026-08-14", "closed", ()),
        ("2026-01-02", "stocktaking", ()),
    ]
    assert found.states == ("open", "closed", "stocktaking")


def test_a_special_day_may_end_at_midnight() -> None:
    assert office(SPECIAL % '"12-31": {open: 22:00-00:00}').special[0].hours == (Hours(1320, 1440),)


def test_a_leap_day_may_be_special_every_four_years() -> None:
    assert office(SPECIAL % '"02-29": closed').special[0].date == "02-29"


def test_holidays_are_a_country_s_a_part_s_and_a_patron_s() -> None:
    found = office(HOLIDAYS % 'country: IT, subdivision: RM, patron: ["06-29", "06-24"], state: feast')
    assert (found.country, found.subdivision, found.patron_days) == ("IT", "RM", ("06-29", "06-24"))
    assert found.states == ("open", "closed", "feast")


def test_a_patron_is_enough() -> None:
    found = office(HOLIDAYS % 'patron: "12-07"')
    assert (found.country, found.patron_days, found.holiday_state) == ("", ("12-07",), "holiday")


def test_a_state_may_have_the_name_of_the_holidays() -> None:
    clean("calendars: {office: {open: {mon: 08:00-12:00}, holiday: {sun: all day}}}\n")


def test_a_state_is_known_even_where_its_hours_are_wrong() -> None:
    catalogue, _ = read(WEEK % "mon: never")
    assert catalogue.calendars["office"].states == ("open", "closed")


def test_a_special_day_with_a_wrong_state_is_left_out() -> None:
    assert problems(HEAD + SPECIAL % '"12-24": {24: 08:30-12:30}')[0][0] == "F909"
    catalogue, _ = read(SPECIAL % '"12-24": 24')
    assert catalogue.calendars["office"].special == ()


def test_a_part_of_an_unknown_country_is_not_looked_at() -> None:
    check(HEAD + HOLIDAYS % "country: «Atlantis», subdivision: Nowhere", "F606")


def test_a_calendar_without_a_zone_that_is_known_takes_utc() -> None:
    catalogue, _ = read("calendars: {office: {open: 08:00-12:00}}\n", head="centre: 1\nname: Acme\nlanguages: [en]\n")
    assert catalogue.calendars["office"].zone == "UTC"
    own = clean("calendars: {office: {open: 08:00-12:00, zone: America/New_York}}\n")
    assert own.calendars["office"].zone == "America/New_York"


@pytest.mark.parametrize("hours", ["00:00-24:00", "00:00-02:00", "03:00-09:00", "01:00-04:00"])
def test_hours_around_the_skipped_hour_are_not_warned_of(hours: str) -> None:
    clean(WEEK % f"sun: {hours}")


@pytest.mark.parametrize("hours", ["02:00-03:00", "02:15-02:45", "01:00-02:30", "02:30-09:00"])
def test_hours_that_begin_or_end_in_the_skipped_hour_are_warned_of_once(hours: str) -> None:
    _, found = read(WEEK % f"sun: {hours}")
    assert [one.code for one in found] == ["F609"]
    assert (found[0].facts["start"], found[0].facts["end"]) == ("02:00", "03:00")


@given(st.text(alphabet="monfritue-, MOlvegda–", max_size=12))
def test_a_suggestion_for_days_is_one_that_reads(text: str) -> None:
    report = Report("centre.yaml")
    days = read_days(Scalar(text, NOWHERE), report)
    assert bool(days) != bool(report.diagnostics)
    for one in report.diagnostics:
        if one.variant == "did_you_mean":
            assert read_days(Scalar(one.facts["suggestion"], NOWHERE), Report("centre.yaml"))


@pytest.mark.parametrize("day", DAYS)
def test_each_day_has_its_place(day: str) -> None:
    assert read_days(Scalar(day, NOWHERE), Report("centre.yaml")) == (DAYS.index(day),)


HALF_HOURS = st.integers(0, 47).map(lambda number: number * 30)
WRITTEN = st.tuples(st.sampled_from(["open", "lunch", "night"]), st.sampled_from(DAYS), HALF_HOURS, HALF_HOURS)


def covered(state: str, day: str, start: int, end: int) -> list[int]:
    """The minutes of the week that hours cover, Monday's midnight being 0."""
    length = (end - start) % 1440
    return [(DAYS.index(day) * 1440 + start + minute) % (7 * 1440) for minute in range(length)]


@given(st.lists(WRITTEN, max_size=6))
@settings(max_examples=100)
def test_a_calendar_is_refused_where_a_minute_of_the_week_is_written_twice_and_only_there(
    written: list[tuple[str, str, int, int]],
) -> None:
    written = [one for one in written if one[2] != one[3]]
    week: dict[str, dict[str, list[str]]] = {}
    for state, day, start, end in written:
        week.setdefault(state, {}).setdefault(day, []).append(f'"{clock(start)}-{clock(end)}"')
    lines = [
        f"    {state}: {{{', '.join(f'{day}: [{hours}]' for day, hours in joined(days))}}}"
        for state, days in week.items()
    ]
    catalogue, found = read("calendars:\n  office:\n    otherwise: closed\n" + "\n".join(lines) + "\n")
    minutes = [minute for one in written for minute in covered(*one)]
    assert any(one.code == "F603" for one in found) == (len(minutes) > len(set(minutes)))
    if len(minutes) == len(set(minutes)):
        states = {minute: one[0] for one in written for minute in covered(*one)}
        weekly = calendar(catalogue.calendars["office"])
        for minute in range(0, 7 * 1440, 15):
            monday = date(2026, 6, 1)
            said = state_on(weekly, monday + timedelta(days=minute // 1440), minute % 1440)
            assert said == states.get(minute, "closed")


def joined(days: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(day, ", ".join(hours)) for day, hours in days.items()]
