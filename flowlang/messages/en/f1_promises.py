"""F130: promises, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F130": Wording(
        title="a promise says in quotes what it promises",
        label="a text in quotes belongs here",
        cause=(
            "What is promised is told to whoever reads the flow, and named where it is broken: one plain "
            "text, without braces."
        ),
        hint='write `promise "…"`, and below it, indented, what must hold.',
    ),
    "F130.number": Wording(
        title="numbers are written in figures",
        label="write `{meant}`",
        cause="What flowlang counts it reads as a number.",
        hint="write `{meant}`.",
    ),
    "F130.end": Wording(
        title="a promise holds until the call ends",
        label="this need not be said",
        cause="What must always happen must have happened when the call ends; nothing else can be meant.",
        hint="take this out.",
    ),
    "F130.recording": Wording(
        title="`{written}` is something a flow does, not something that happens",
        label="write `{meant}`",
        cause="A promise speaks of any recording, whether of a message or of the conversation.",
        hint="write `{meant}`.",
    ),
    "F130.outcome": Wording(
        title="an outcome stands behind its flow, with a dot",
        label="write `{meant}`",
        cause="One name is looked for here: a step of this flow, or a flow; an outcome of a flow is named behind it.",
        hint="write `{meant}`.",
    ),
}
