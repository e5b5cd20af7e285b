"""F318: promises, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F318": Wording(
        title="`{name}` may change during the call",
        label="does not stay as it is",
        cause=(
            "A promise holds of calls in which its condition stays as it was when they came here; this "
            "may become another."
        ),
        hint="ask for the hours, the medium, the line, or a value that nothing sets; or say `after …`.",
    ),
    "F318.language": Wording(
        title="the language may change during the call",
        cause=(
            "A promise holds of calls in which its condition stays as it was; every call begins in the same language."
        ),
        hint='say what is chosen: `after "italiano", …`.',
    ),
    "F318.value": Wording(
        title="`{name}` is not known when the call comes here",
        label="not known from the beginning",
        cause="A promise holds of calls in which its condition stays as it was when they came here.",
        hint="ask for the hours, the medium, the line, or a value that nothing sets.",
    ),
}
