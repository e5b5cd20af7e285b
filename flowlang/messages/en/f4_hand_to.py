"""Several flows and `hand to`, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F411.flows": Wording(
        title="no call that is handed to `{name}` ever ends",
        label="never comes to an end",
        cause="No flow that it goes on to ends the call, whatever the caller answers.",
        hint="let one of these flows end the call.",
    ),
    "F412.flows": Wording(
        title="these flows hand the call to each other without end: {way}",
        label="hands on here",
        cause="No question, no recording and no count stands on this way; counts begin anew in the flow that goes on.",
        hint="ask the caller something on the way, or let one of the flows end.",
        notes={"hands": "and from here on to `{name}`"},
    ),
    "F416.flows": Wording(
        title="a caller who never answers is handed from flow to flow without end: {way}",
        label="hands on here",
        hint="let a silence somewhere on this way lead to an end.",
        notes={"hands": "and from here on to `{name}`"},
    ),
}
