"""Words of calls: transfers, refusals, waiting, attempts, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F612": Wording(
        title="this never comes",
        label="waits for ever",
        cause="No rule of the calendar gives this state, on any day.",
        hint="wait for another state, or add hours for it to the calendar in centre.yaml.",
    ),
    "F612.value": Wording(
        title="nothing changes this while waiting",
        label="not a calendar",
        cause="While a run waits only time passes, and only calendars change with it.",
        hint="ask a calendar here, as in `wait until open(hours)`, and other things with `if`.",
    ),
}
