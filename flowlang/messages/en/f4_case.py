"""F404–F406: the lines of a `case`, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F404": Wording(
        title="`case` does not say what happens on `{missing}`",
        label="`{missing}` has no line",
        cause="All there may be is known here, so a call for which no line stands would go on by accident.",
        hint="write a line for `{missing}`, or `else`.",
    ),
    "F404.several": Wording(
        title="`case` does not say what happens on {missing}",
        label="without a line: {missing}",
        hint="write a line for each of them, or `else`.",
    ),
    "F405": Wording(
        title="`{value}` stands in this `case` twice",
        label="never taken here",
        cause="The first line that fits is taken, so the second one never is.",
        hint="take one of them out.",
        notes={"first": "the first line for it", "else": "this takes everything that is left"},
    ),
    "F405.else": Wording(
        title="`else` is never taken",
        label="nothing is left for it",
        cause="The shares above it are the whole already.",
        hint="take `else` out, or make a share smaller.",
    ),
    "F405.after": Wording(
        title="this line of the `case` is never taken",
        label="stands below `else`",
        cause="`else` takes everything that no line above it took.",
        hint="write this line above `else`.",
    ),
    "F406": Wording(
        title="the shares of this `case` come to {whole}",
        label="more than 100 %",
        cause="Of a hundred calls no more than a hundred can be shared out.",
        hint="make the shares smaller, so that they come to 100 % or less.",
    ),
    "F406.none": Wording(
        title="`{percent}%` is no share",
        label="no call, or more than all",
        cause="A share is more than nothing and no more than 100 %.",
        hint="write a share between the two, as `10%`.",
    ),
    "F406.value": Wording(
        title="`case by chance` has shares, no values",
        label="a value",
        cause="Chance looks at nothing of the call: only how many of a hundred go this way can be said.",
        hint="write a share, as `10%`, or write what is asked for behind `case`.",
    ),
    "F406.percent": Wording(
        title="`{percent}%` is a share, and this `case` asks for a value",
        label="a share",
        cause="Shares stand below `case by chance`; below any other `case` stand values.",
        hint="write the value, or `case by chance`.",
    ),
}
