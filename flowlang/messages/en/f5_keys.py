"""F550–F554: keys and words that cannot be told apart, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F550": Wording(
        title="who presses {key} waits {seconds} s, since {longer} begins with it",
        label="{key} alone is known only after {seconds} s",
        cause="Until the time for a further key has run out, nobody can tell {key} from the beginning of {longer}.",
        hint="give one of the options a key that the other does not begin with.",
        notes={"longer": "{key} begins with it"},
    ),
    "F550.shape": Wording(
        title="who presses {key} waits {seconds} s, since `{shape}` may begin with it",
        cause="Until the time for a further key has run out, nobody can tell {key} from the beginning of `{shape}`.",
        hint="give this option `star` or `hash`, or ask for `{shape}` in a step of its own.",
    ),
    "F551": Wording(
        title="`{key}` ends this `{type}`, and is its decimal point as well",
        label="`ending on {key}`",
        cause="In a number or amount the star key stands for the point, so nobody could key in cents.",
        hint="write `ending on hash`.",
    ),
    "F553": Wording(
        title="“{word}” and “{other}” are the same word in two options of `{name}`, in `{language}`",
        label="cannot be told apart",
        cause="A customer who says it can go to one place only.",
        hint="give one of them another word, here or under `translations` in centre.yaml.",
        notes={"first": "the other option"},
    ),
    "F553.accents": Wording(
        title="“{word}” and “{other}” differ in an accent alone, in `{language}`",
        cause="A recogniser hardly hears the difference, and few people type the accent.",
    ),
    "F553.inside": Wording(
        title="“{other}” stands within “{word}”, in `{language}`",
        label="hard to tell apart",
        cause="Who says a sentence with “{word}” in it says “{other}” too, and is not understood.",
        hint="give one of the two options another word.",
    ),
    "F554": Wording(
        title="the key {key} of `anywhere` does something else in `{name}`",
        label="means this option here",
        cause="The flow `{flow}` promises it anywhere; a caller who has learnt it is surprised here.",
        hint="give this option another key.",
        notes={"anywhere": "promised here"},
    ),
}
