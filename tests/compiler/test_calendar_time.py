from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.calendar_time import is_zone, local_time, skipped_minutes, state_at, state_on, zone_of, zones
from compiler.graph import Calendar, Interval
from compiler.public_holidays import public_holidays

STATES = ("open", "lunch", "night")
ZONES = ("Europe/Rome", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kathmandu", "UTC")
HALF_HOURS = st.integers(0, 48).map(lambda number: number * 30)


def instant(moment: datetime) -> int:
    """Microseconds since the epoch."""
    return int(moment.timestamp()) * 1_000_000


def calendar(**changes: object) -> Calendar:
    office = {"open": (Interval(510, 1080),)}
    fields: dict[str, object] = {"zone": "Europe/Rome", "weekly": (office,) * 5 + ({},) * 2, **changes}
    return Calendar(**fields)  # type: ignore[arg-type]


def at(zone: str, text: str, fold: int = 0) -> int:
    """The instant when the clock on the wall of a zone shows a time."""
    return instant(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold))


def naive(one: Calendar, when: int) -> str:
    """The rules as they are written down, minute by minute, in the slowest way."""
    local = datetime.fromtimestamp(when // 1_000_000, ZoneInfo(one.zone))
    day, minute = local.strftime("%Y-%m-%d"), local.hour * 60 + local.minute
    if day in one.dates:
        hours = one.dates[day]
    elif day in set(one.holidays):
        return one.holiday_state
    else:
        hours = one.weekly[local.isoweekday() - 1]
    for state, intervals in hours.items():
        for interval in intervals:
            if minute in range(interval.start, interval.end):
                return state
    return one.otherwise


@st.composite
def days(draw: st.DrawFn) -> dict[str, tuple[Interval, ...]]:
    """Hours of a day that do not overlap, dealt to states in turn."""
    cuts = sorted(draw(st.sets(HALF_HOURS, max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    hours: dict[str, list[Interval]] = {}
    for index, (start, end) in enumerate(pairs):
        hours.setdefault(STATES[index % len(STATES)], []).append(Interval(start, end))
    return {state: tuple(intervals) for state, intervals in hours.items()}


DATES = st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(date.isoformat)
CALENDARS = st.builds(
    Calendar,
    zone=st.sampled_from(ZONES),
    weekly=st.tuples(*[days()] * 7),
    dates=st.dictionaries(DATES, days(), max_size=4),
    holidays=st.lists(DATES, unique=True, max_size=6).map(lambda found: tuple(sorted(found))),
)
INSTANTS = st.integers(at("UTC", "2025-12-31"), at("UTC", "2027-01-02"))


@given(CALENDARS, INSTANTS)
@settings(max_examples=200)
def test_a_calendar_says_what_its_rules_say(one: Calendar, when: int) -> None:
    assert state_at(one, when) == naive(one, when)


@given(CALENDARS, st.sampled_from(["2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01"]))
@settings(max_examples=40)
def test_on_the_days_the_clock_changes_too(one: Calendar, day: str) -> None:
    midnight = at("UTC", day) - 3_600_000_000 * 12
    for half_hour in range(96):
        when = midnight + half_hour * 1_800_000_000
        assert state_at(one, when) == naive(one, when)


def test_hours_begin_with_their_first_minute_and_end_before_their_last() -> None:
    monday = "2026-11-23T"
    said = [
        state_at(calendar(), at("Europe/Rome", monday + time)) for time in ("08:29:59", "08:30", "17:59:59", "18:00")
    ]
    assert said == ["closed", "open", "open", "closed"]


def test_a_holiday_wins_over_the_week_and_a_special_day_over_both() -> None:
    one = calendar(holidays=("2026-12-07", "2026-12-08"), dates={"2026-12-08": {"open": (Interval(600, 720),)}})
    assert state_on(one, date(2026, 12, 7), 700) == "holiday"
    assert state_on(one, date(2026, 12, 8), 700) == "open"
    assert state_on(one, date(2026, 12, 8), 800) == "closed"
    assert state_on(one, date(2026, 12, 9), 700) == "open"


def test_easter_monday_is_a_holiday_in_italy_whenever_it_falls() -> None:
    one = calendar(holidays=public_holidays("IT", "", 2025, 2040))
    for monday in ("2025-04-21", "2026-04-06", "2027-03-29", "2038-04-26"):
        assert state_on(one, date.fromisoformat(monday), 700) == "holiday"
    assert state_on(one, date(2026, 4, 7), 700) == "open"


def test_the_hour_that_comes_twice_has_the_same_state_twice() -> None:
    one = calendar(weekly=({},) * 6 + ({"night": (Interval(150, 180),)},))
    twice = [state_at(one, at("Europe/Rome", "2026-10-25T02:40", fold)) for fold in (0, 1)]
    assert twice == ["night", "night"]
    assert at("Europe/Rome", "2026-10-25T02:40", 1) - at("Europe/Rome", "2026-10-25T02:40", 0) == 3_600_000_000


def test_the_hour_that_is_left_out_never_comes() -> None:
    one = calendar(weekly=({},) * 6 + ({"night": (Interval(120, 180),)},))
    before = at("UTC", "2026-03-29T00:59")
    assert {state_at(one, before + minute * 60_000_000) for minute in range(10)} == {"closed"}


def test_local_time_is_the_clock_on_the_wall() -> None:
    assert local_time("Europe/Rome", at("UTC", "2026-11-23T10:00")).strftime("%H:%M") == "11:00"


@pytest.mark.parametrize("name", ["", "Rome", "../etc/passwd", "Europe/Atlantis", "\x00", "localtime"])
def test_what_is_no_zone_is_refused(name: str) -> None:
    assert not is_zone(name)
    if name != "localtime":
        with pytest.raises(ValueError, match="no time zone"):
            zone_of(name)


def test_zones_are_in_order() -> None:
    assert list(zones()) == sorted(zones())
    assert is_zone("Europe/Rome")


def slow_gaps(zone: str, year: int) -> dict[date, Interval]:
    """The minutes left out, by looking at each minute of each day on which the clock changed."""
    gaps: dict[date, Interval] = {}
    for number in range(366):
        midnight = datetime(year, 1, 1) + timedelta(days=number)
        ends = [(midnight + timedelta(days=day)).replace(tzinfo=ZoneInfo(zone)).utcoffset() for day in (0, 1)]
        if midnight.year == year and ends[0] != ends[1]:
            minutes = [minute for minute in range(1440) if is_left_out(midnight + timedelta(minutes=minute), zone)]
            if minutes:
                gaps[midnight.date()] = Interval(minutes[0], minutes[-1] + 1)
    return gaps


def is_left_out(wall: datetime, zone: str) -> bool:
    there = wall.replace(tzinfo=ZoneInfo(zone))
    return there.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != wall


@pytest.mark.parametrize("zone", [*ZONES, "Africa/Casablanca", "Africa/Cairo", "America/Asuncion", "America/Havana"])
def test_the_minutes_left_out_are_found(zone: str) -> None:
    assert dict(skipped_minutes(zone, 2026, 2026)) == slow_gaps(zone, 2026)


def test_a_whole_day_may_be_left_out() -> None:
    gaps = skipped_minutes("Pacific/Apia", 2011, 2011)
    assert (date(2011, 12, 30), Interval(0, 1440)) in gaps
