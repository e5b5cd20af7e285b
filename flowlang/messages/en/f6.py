"""F6xx: calendars, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F601": Wording(
        title="`{hours}` are no hours",
        label="hours such as 08:30-18:00 were expected",
        cause=(
            "Hours go from one time to another: four digits each, a colon "
            "within, a hyphen between; or they are `all day`."
        ),
        hint='write them as in `"08:30-18:00"`, in double quotes.',
    ),
    "F601.did_you_mean": Wording(hint='write `"{suggestion}"`.'),
    "F601.time": Wording(
        title="`{time}` is no time of day",
        label="hours begin from 00:00 to 23:59, and end up to 24:00",
        cause=("A day has 24 hours of 60 minutes. Over midnight, hours end earlier than they begin: `22:00-01:00`."),
        hint="write a time that the day has.",
    ),
    "F601.same": Wording(
        title="`{hours}` begin and end in the same minute",
        label="this is either nothing or everything",
        cause="From a time to the same time nobody can tell whether a moment or a whole day is meant.",
        hint="write `all day`, or take it away.",
    ),
    "F601.overnight": Wording(
        title="`{hours}` go over midnight, but a special day ends there",
        label="these hours end before they begin",
        cause="What is written for a special day holds for that date alone.",
        hint="end them with `24:00`, and write the rest under the next date.",
    ),
    "F602": Wording(
        title="`{days}` are no days",
        label="days such as mon-fri were expected",
        cause="The days are mon, tue, wed, thu, fri, sat and sun, alone, from one to another, or divided by commas.",
        hint="write them as in `mon-fri` or `sat`.",
    ),
    "F602.did_you_mean": Wording(hint="write `{suggestion}`."),
    "F603": Wording(
        title="on `{day}` the calendar would be `{other}` and `{state}` in the same minute",
        label="`{state}` begins too early or ends too late",
        cause="At each minute a calendar says one thing.",
        hint="end one before the other begins.",
        notes={"first": "`{other}` is written here"},
    ),
    "F603.same": Wording(
        title="on `{day}` the hours of `{state}` overlap",
        label="these hours are partly written already",
        cause="If one of the two was meant to take the other's place, it does not: both hold.",
        hint="write each day once; leave out of the first line the days that differ.",
        notes={"first": "these hours overlap with them"},
    ),
    "F603.special": Wording(
        title="on this day the hours of `{state}` and of `{other}` overlap",
        label="these hours are partly written already",
        hint="end one before the other begins.",
    ),
    "F604": Wording(
        title="`{date}` is no date",
        label="a date such as 2026-12-24 was expected",
        cause='A date is year, month and day, `"2026-12-24"`; or month and day, `"12-24"`, for every year.',
        hint="write it so, in double quotes.",
    ),
    "F604.did_you_mean": Wording(hint='write `"{suggestion}"`.'),
    "F604.impossible": Wording(
        title="there is no day `{date}`",
        label="this month has no such day, or there is no such month",
        hint="write a day that the month has.",
    ),
    "F604.yearly": Wording(
        title="a local feast comes every year",
        label="this is a day of one year",
        cause="A feast of the town is on the same day each year. A day of one year stands under `special`.",
        hint='write `"{suggestion}"`.',
    ),
    "F605": Wording(
        title="`{date}` is past",
        label="no calendar comes back to this day",
        cause="Calendars are written out for the years {first} to {last}.",
        hint="take the line away, or write the year that is meant.",
    ),
    "F605.later": Wording(
        title="`{date}` is too far away",
        label="no calendar comes to this day yet",
        hint="write the year that is meant.",
    ),
    "F606": Wording(
        title="no public holidays are known of `{country}`",
        label="two capital letters were expected",
        cause="A country is written by its two letters of ISO 3166.",
        hint="write it as in `IT` or `FR`; or leave `country` out, and write each day under `special`.",
    ),
    "F606.did_you_mean": Wording(hint="write `{suggestion}`."),
    "F607": Wording(
        title="`{country}` has no part called `{part}`",
        label="nothing there has this name",
        cause="A part is written by its letters of ISO 3166-2, without the country. Known are: {known}.",
        hint="write one of these, or leave `subdivision` out for the whole country.",
    ),
    "F607.did_you_mean": Wording(
        cause="A part is written by its letters of ISO 3166-2, without the country.",
        hint="write `{suggestion}`.",
    ),
    "F607.whole": Wording(
        title="the parts of `{country}` have no holidays of their own",
        label="the whole country keeps the same days",
        cause="Where everybody keeps the same days no part has to be named.",
        hint="take `subdivision` away; a local feast stands under `patron`.",
    ),
    "F608": Wording(
        title="nothing is said of `{date}`",
        label="a state is missing here",
        cause="A special day says what the calendar is on that day: one state all day, or states with hours.",
        hint='write `closed`, or `{open: "08:30-12:30"}`, behind it.',
    ),
    "F609": Wording(
        title="on {date} the clock goes from {start} to {end}, and these hours begin or end between",
        label="part of this time does not exist on that day",
        cause="When the clock is put forward, an hour of the night never comes.",
        hint="begin or end at {start} or {end}, unless it does not matter to you on that day.",
    ),
    "F610": Wording(
        title="`{state}` is a state that `{calendar}` has on special days alone",
        label="is this a new state?",
        cause=(
            "It looks like `{suggestion}`, which this calendar knows. A flow "
            "that asks for that one would not find it here."
        ),
        hint="write `{suggestion}`, or give the new state a name that differs more.",
    ),
    "F611": Wording(
        title="the calendar `{calendar}` is always `{state}`",
        label="no hours stand in it",
        cause="Whoever asks this calendar gets the same answer at any time.",
        hint='write hours under a state\'s name, as in `open: {mon-fri: "08:30-18:00"}`.',
    ),
}
