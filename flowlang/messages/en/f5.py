"""F500–F549: channels, prompts and languages, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F501": Wording(
        title="the prompt `{name}` is missing in: {languages}",
        label="no words in: {languages}",
        cause="A flow that says it speaks these languages too; a caller in one of them would hear nothing.",
        hint="write it below `{name}` in each of these languages.",
        notes={"said": "said here"},
    ),
    "F501.medium": Wording(
        title="the prompt `{name}` has nothing to show on: {media}",
        label="a sound alone",
        cause="On written media a customer reads, and a sound has no words.",
        hint="write a `text` beside the sound, in: {languages}.",
    ),
    "F501.answer": Wording(
        title="the answer `{name}` is missing in: {languages}",
        label="no words in: {languages}",
        cause="Operators write to customers of every language of the centre, each in their own.",
        hint="write it below `{name}` in each of these languages.",
    ),
    "F502": Wording(
        title="this text has no translation in: {languages}",
        label="only in the language of this file",
        cause=(
            "A text in quotes is in the first language of the file; the others stand under `translations` "
            "in centre.yaml."
        ),
        hint="write under `translations` in centre.yaml: `{line}`, with the words in its place.",
        notes={"similar": "`translations` has this one: is it the same?"},
    ),
    "F502.did_you_mean": Wording(
        hint="write the text here as it stands there, or the other way round; or add there `{line}`.",
    ),
    "F503": Wording(
        title="the word “{word}” has no translation in: {languages}",
        label="only in the language of this file",
        cause="An option's word is said or typed by customers of every language of the flow.",
        hint="write under `translations` in centre.yaml: `{line}`, with the words in its place.",
        notes={"similar": "`translations` has this one: is it the same?"},
    ),
    "F503.did_you_mean": Wording(
        hint="write the word here as it stands there, or the other way round; or add there `{line}`.",
    ),
    "F505": Wording(
        title="nothing says how long silence is on {medium}",
        label="this question would wait for ever",
        cause="`no input` counts from the prompt's end, and needs a length for each medium of the flow.",
        hint="write `no input after {length}` at the head of the flow.",
    ),
    "F507": Wording(
        title="the translation in `{language}` does not say the same values",
        label="other values than its text",
        cause="A translation has the words in braces of its text, all of them and no others, in any order.",
        hint="write the same braces into the translation.",
    ),
    "F508": Wording(
        title="the braces in this text cannot be read",
        label="a brace that holds no value",
        cause="In braces stands a name with its fields and perhaps one `as`: `{bill.amount as money}`.",
        hint="mend the braces, or write `\\{` for a brace that is said.",
    ),
    "F509": Wording(
        title="the service `{service}` takes calls that its flow does not: {media}",
        label="this service",
        cause="The flow `{name}` does not name these media at its head.",
        hint="add them to `media` in the flow, or take them from the service.",
        notes={"flow": "this is its flow"},
    ),
    "F510": Wording(
        title="`{word}` cannot be done when the customer has hung up",
        label="nobody is there any more",
        cause="After a hang-up a flow may `set` and `store`; it cannot speak, ask or wait.",
        hint="take it out of this way, or lead `on hang up` to a step of its own.",
        notes={"hang_up": "a hang-up leads there"},
    ),
    "F511": Wording(
        title="the key {name} stands on two options",
        label="here again",
        cause="A caller who presses it can go to one place only.",
        hint="give one of the options another key.",
        notes={"first": "here first"},
    ),
    "F511.shape": Wording(
        title="a menu takes one shape only",
        label="the second shape",
        cause="What a caller keys in could be either of the two.",
        hint="ask for the second in a step of its own, with `collect`.",
    ),
    "F511.anywhere": Wording(
        title="`anywhere` takes keys and words, no shape",
        label="a shape",
        cause="It holds in every question of the flow, and a shape would swallow their answers.",
        hint="write a key or a word.",
    ),
    "F511.waiting": Wording(
        title="while waiting there are keys and words, no shape",
        label="a shape",
        cause="What a customer keys in while waiting is an option or nothing.",
        hint="ask for it in a step of its own, with `collect`.",
    ),
    "F512": Wording(
        title="this ladder does not say what happens in the end",
        label="`then` is missing",
        cause="After the last of these lines the caller would be left alone.",
        hint="write `then` and where it leads as the last line.",
    ),
    "F512.exit": Wording(
        title="this happens once, so it needs no ladder",
        label="never a second time here",
        cause="`first`, `second` and `then` belong to `no input` and `no match`, which may come again and again.",
        hint="write what happens without `first`.",
    ),
    "F513": Wording(
        title="`{name}` does not speak a language that a call may be in here: {lacking}",
        label="a call may be in: {lacking}",
        cause=(
            "A call keeps its language when it comes to another flow, and that one says at its head that it speaks "
            "others only."
        ),
        hint="add `{lacking}` to `languages` at the head of `{name}`, or take that line out there.",
        notes={"flow": "this is that flow"},
    ),
    "F513.back": Wording(
        title="`{name}` may come back in a language that this flow does not speak: {lacking}",
        label="a call may come back in: {lacking}",
        cause="`set language` holds to the end of the call, also when the flow that did it is over.",
        hint="add `{lacking}` to `languages` at the head of this flow.",
    ),
    "F513.media": Wording(
        title="`{name}` does not work on a medium that a call may be on here: {lacking}",
        label="a call may be on: {lacking}",
        cause="A call stays on its medium, and that flow says at its head that it works on others only.",
        hint="add `{lacking}` to `media` at the head of `{name}`, or write `if medium = …` around this line.",
    ),
}
