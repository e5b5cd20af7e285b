"""F219: promises, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F219": Wording(
        title="nothing called `{name}` can happen here",
        label="no step and no flow has this name",
        cause="A promise speaks of the steps, menus and queues of its flow, and of other flows, by their names.",
        hint=(
            "write the name of a step or flow; or `say …`, a word in quotes, `any menu`, `any question`, "
            "`any transfer`, `any recording` or `end`."
        ),
    ),
    "F219.did_you_mean": Wording(
        hint="write `{suggestion}`.",
    ),
    "F219.prompt": Wording(
        cause="`{name}` is a prompt of the catalogue: what happens is that it is said.",
        hint="write `say {name}`.",
    ),
    "F219.kind": Wording(
        title="`{name}` is a kind of thing, not a name",
        label="write `{suggestion}`",
        cause="Kinds are counted (`at most 2 menus`), or meant whichever it is (`never any recording`).",
        hint="write `{suggestion}`.",
    ),
    "F219.word": Wording(
        title="no option has the word “{name}”",
        label="nobody can choose this",
        cause="A word in quotes is chosen where an option of this flow, or of one that it comes to, has it.",
        hint="write a word that an option has.",
    ),
    "F219.word_meant": Wording(
        title="no option has the word “{name}”",
        label="nobody can choose this",
        cause="A word in quotes is chosen where an option of this flow, or of one that it comes to, has it.",
        hint='write `"{suggestion}"`.',
    ),
    "F219.outcome": Wording(
        title="the flow `{flow}` has no outcome `{name}`",
        label="no such outcome",
        cause="Its outcomes are: {known}.",
        hint="write one of them.",
    ),
    "F219.outcome_meant": Wording(
        title="the flow `{flow}` has no outcome `{name}`",
        label="no such outcome",
        cause="Its outcomes are: {known}.",
        hint="write `{flow}.{suggestion}`.",
    ),
    "F219.no_outcome": Wording(
        title="the flow `{flow}` has no outcomes",
        label="it ends in no way that has a name",
        cause="Only flows that others do have outcomes.",
        hint="write `{flow}` alone: that it begins.",
    ),
}
