"""F410–F419: ways through a flow, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F410": Wording(
        title="nothing leads to `{name}`",
        label="no call comes here",
        cause="A step is done only when a `->` somewhere names it: none falls into the next one.",
        hint="write `-> {name}` where the call should come here, or take `{name}` out.",
    ),
    "F410.with_others": Wording(
        cause="A step is done only when a `->` somewhere names it. With it {others} is not reached either.",
    ),
    "F410.line": Wording(
        title="nothing comes to this line of `{name}`",
        label="never done",
        cause="Everything above it goes somewhere else.",
        hint="take the line out, or let one of the lines above go on to it.",
    ),
    "F411": Wording(
        title="a call that comes to `{name}` never ends",
        label="no way out of here",
        cause="Whatever the caller answers, the call comes back here, until somebody hangs up or something fails.",
        hint="let one of its ways lead to a step that ends, or write `at most 20m -> …` at the head of the flow.",
    ),
    "F411.several": Wording(
        cause="From here the call only goes on to {others} and back, until somebody hangs up or something fails.",
        hint="let one of these lead to a step that ends, or write `at most 20m -> …` at the head of the flow.",
    ),
    "F412": Wording(
        title="`{name}` goes round and round by itself",
        label="comes back here without end",
        cause="No question, no recording and no count stands on this way, so nothing ever stops it.",
        hint="count it with `-> {name} again twice, then …`, or ask the caller something on the way.",
        notes={
            "then": "then `{name}`",
            "through": "through the flow `{name}`",
            "comes_back": "which comes back with `{outcome}`",
            "back": "and from here back to `{name}`",
        },
    ),
    "F412.several": Wording(
        title="these steps go round and round by themselves: {way}",
    ),
    "F413": Wording(
        title="every option of `{name}` does the same",
        label="a choice that is none",
        cause="Whatever the caller chooses, the call goes on in the same way.",
        hint="let the options lead to different places, or take the menu out.",
    ),
    "F413.confirm": Wording(
        title="yes and no do the same in `{name}`",
        hint="let `yes` and `no` lead to different places, or take the question out.",
    ),
    "F414": Wording(
        title="the flow `{name}` does itself",
        label="begins again inside itself",
        cause="Each round waits for the one inside it, so none of them ever comes to its end.",
        hint="go to a step with `->`, or give an outcome and let the flow outside begin again.",
        notes={"then": "and this does `{name}`"},
    ),
    "F414.through": Wording(
        title="these flows do each other: {way}",
        label="does a flow that comes back here",
    ),
    "F415": Wording(
        title="`{name}` may fail while a failure is being handled",
        label="if this fails the call just ends",
        cause="`on failure` is taken once in a call; a second failure ends it without a word.",
        hint="write `failed` on a line below, and where it leads.",
        notes={"on_failure": "`on failure` leads here"},
    ),
    "F416": Wording(
        title="a caller who says nothing stays in `{name}` for ever",
        label="silence leads back here without end",
        cause="The line may be dead, or the telephone off the hook: nobody would ever end this call.",
        hint="count it with `again twice, then …`, or write `at most 20m -> …` at the head of the flow.",
        notes={
            "then": "then `{name}`",
            "through": "through the flow `{name}`",
            "comes_back": "which comes back with `{outcome}`",
            "back": "and from here back to `{name}`",
        },
    ),
    "F416.several": Wording(
        title="a caller who says nothing goes round for ever: {way}",
    ),
    "F417": Wording(
        title="nobody uses the flow `{name}`",
        label="no service leads here",
        cause="No service names it, and no flow that a call comes to does it.",
        hint="name it in a service of centre.yaml, write `do {name}()` in a flow, or take it out.",
    ),
    "F418": Wording(
        title="`{name}` never gives its outcome `{outcome}`",
        label="declared, never given",
        cause="Every flow that does `{name}` must handle this outcome, and it never comes.",
        hint="write `outcome {outcome}` where the flow ends so, or take it out here.",
    ),
    "F419": Wording(
        title="up to {count} prompts follow each other before the caller can answer",
        label="the last of them, in `{name}`",
        cause="Few people listen so long: most press a key, or hang up.",
        hint="say less, or ask something in between.",
        notes={"from": "they begin here"},
    ),
    "F419.silence": Wording(
        title="the caller may hear nothing for {seconds} s",
        label="the end of the silence, in `{name}`",
        cause="Who hears nothing on a telephone for so long thinks that the line is dead.",
        hint="write shorter times, or `meanwhile say …`.",
        notes={"from": "it begins here"},
    ),
}
