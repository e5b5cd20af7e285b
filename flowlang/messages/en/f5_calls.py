"""Words of calls: transfers, refusals, waiting, attempts, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F514": Wording(
        title="a caller would hear nothing for {time}",
        label="silence on the line",
        cause="A call must hear something: after some seconds of silence people think that the line is dead.",
        hint=(
            "say something and wait 10s at most, let the caller wait in a queue with music, or write "
            "`if medium = …` around this line."
        ),
    ),
    "F514.until": Wording(
        title="a caller would hear nothing until then",
        label="silence on the line",
        hint=("let a caller record a message or arrange a `call back`, or write `if medium = …` around this line."),
    ),
    "F515": Wording(
        title="there is no place to keep here",
        label="no place is held",
        cause="A place is held while waiting in a queue, in its lines below `while waiting`; `->` gives it up.",
        hint="write this on the line of the option below `while waiting`, or leave `keeping place` out.",
    ),
    "F515.time": Wording(
        title="a place is kept, or a time is agreed, not both",
        label="a time of its own",
        cause="Who keeps their place is called when it is their turn.",
        hint="take one of them out.",
    ),
}
