"""F401–F403: exits and the ends of steps, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F401": Wording(
        title="`{word}` does not say what happens on `{exit}`",
        label="`{exit}` is not handled",
        cause="What a customer or another system may answer is handled where it arises, so that no call is lost there.",
        hint="write `{exit}` on a line below, and where it leads.",
    ),
    "F401.several": Wording(
        title="`{word}` does not say what happens on {exits}",
        label="not handled: {exits}",
        hint="write a line below for each of them, and where it leads.",
    ),
    "F402": Wording(
        title="if this `{word}` fails, nothing says what happens",
        label="`failed` is not handled",
        cause="A system may be down or too slow; without a way to go the call would just end.",
        hint="write `on failure -> …` at the head of this flow, or `failed` on a line below.",
    ),
    "F402.caller": Wording(
        cause="This flow has no `on failure`, and `{flow}`, which does it, has none either.",
        hint="write `on failure -> …` at the head of `{flow}`, or `failed` on a line below.",
        notes={"done": "done from here"},
    ),
    "F403": Wording(
        title="the step `{name}` ends without saying where the call goes",
        label="and then?",
        cause="No step falls into the next one: each ends with `->`, `end`, `outcome` or `hand to`.",
        hint="write below this line where the call goes.",
    ),
    "F403.exit": Wording(
        title="this line does not say where the call goes",
        label="and then?",
        cause="What follows a bad exit or an option must lead somewhere; the flow goes on below only after `go on`.",
        hint="write `-> …` at the end of this line, `go on`, or another way to go.",
    ),
    "F403.option": Wording(
        title="this line does not say where the call goes",
        label="and then?",
        cause="What follows an option, a silence or a no match must lead somewhere; nothing stands below a menu.",
        hint="write `-> …` at the end of this line, or another way to go.",
    ),
    "F403.flow": Wording(
        title="the flow `{name}` has no step",
        label="nothing happens here",
        cause="A call begins in the first step or menu of its flow.",
        hint="write a step below its head.",
    ),
    "F403.head": Wording(
        title="`{name}` does not say where the call goes",
        label="and then?",
        cause="What the head of a flow begins leads to a step, or ends.",
        hint="write `-> …` or `end` at the end of this line.",
    ),
}
