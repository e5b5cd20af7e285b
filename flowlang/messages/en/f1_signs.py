"""F100–F105: characters, signs and texts, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F100": Wording(
        title="`{written}` has no place here",
        label="not expected here",
        cause="What stands before it is complete, or goes on in another way.",
        hint="write what belongs here, if anything does; `flowlang explain F100` shows what a line may hold.",
    ),
    "F100.did_you_mean": Wording(
        title="`{written}` has no place here",
        label="did you mean `{meant}`?",
        hint="write `{meant}`.",
    ),
    "F100.missing": Wording(
        title="`{missing}` is missing before `{written}`",
        label="here",
        cause="Only `{missing}` can follow what stands before it.",
        hint="write `{missing}` before it.",
    ),
    "F100.kind": Wording(
        title="`{missing}` is missing before `{written}`",
        label="a number or something else?",
        cause="`transfer to` says first what kind of thing it leads to, then which one.",
        hint="write `transfer to {missing} {written}`.",
    ),
    "F101": Wording(
        title="this is more than flowlang reads",
        label="here it goes too far",
        cause=(
            "A flow is read by people: a file holds at most 500,000 characters, a line at most 400 words and 40 "
            "signs that lie within each other."
        ),
        hint="divide it: several files, several lines, or a value kept in a variable first.",
    ),
    "F101.deep": Wording(
        title="this line lies too deep",
        label="more than 24 levels",
        cause="Nobody can follow lines that are indented so often.",
        hint="make a step of its own of what lies deepest, and lead there with `->`.",
    ),
    "F102": Wording(
        title="a tab stands in this line",
        label="a tab",
        cause="A tab is as wide as each program likes, so nobody could say which line belongs below which.",
        hint="replace it by blanks; each level is indented by two.",
    ),
    "F102.control": Wording(
        title="a character that cannot be seen stands in this line ({number})",
        label="it stands here",
        cause="What cannot be seen cannot be checked by whoever reads the flow.",
        hint="take it out; most often it came along with something pasted.",
    ),
    "F102.turning": Wording(
        title="a mark that turns the direction of writing stands in this line ({number})",
        label="it stands here",
        cause="With it a line could be shown in another order than it is read, and a reader be led astray.",
        hint="take it out; Arabic and Hebrew are shown well without it.",
    ),
    "F103": Wording(
        title="`{sign}` is no sign of the language",
        label="unknown sign",
        cause=(
            "A line is made of words, names, numbers, texts in quotes, and a few signs such as `->`, `,` and brackets."
        ),
        hint="take it out; a note begins with `#`, a text stands in quotes.",
    ),
    "F103.quote": Wording(
        title="a text stands in straight quotes, not in `{sign}`",
        label="this is another kind of quote",
        cause="A program for letters has bent the quotes; the language knows one kind alone.",
        hint='write `"` at both ends of the text.',
    ),
    "F103.blank": Wording(
        title="this looks like a blank and is none ({number})",
        label="not a plain blank",
        cause="It came along with something pasted, and to a computer it is another character.",
        hint="write a plain blank in its place.",
    ),
    "F103.note": Wording(
        title="a note begins with `#`, not with `//`",
        label="a note?",
        cause="`//` begins notes in other languages; in this one `#` alone does.",
        hint="write `#` in its place.",
    ),
    "F103.equals": Wording(
        title="a comparison has one `=`",
        label="two stand here",
        cause="Programs often write two; here one is enough, because `set … to` gives a value and `=` compares.",
        hint="write `=`.",
    ),
    "F103.arrow": Wording(
        title="an arrow is written `->`",
        label="this is one character",
        cause="The arrow of the language is made of two signs, so that every keyboard has it.",
        hint="write `->`.",
    ),
    "F104": Wording(
        title="this text never ends",
        label="it begins here",
        cause=(
            "A text begins and ends with a quote, on one line; without the second, everything that follows would "
            "be said aloud."
        ),
        hint='write `"` where the text ends; within a text, write `\\"` for a quote.',
    ),
    "F105": Wording(
        title="the brace in this text is never closed",
        label="it opens here",
        cause="Braces hold a value that is put into the text: a name, its fields, one `as`.",
        hint="close it with `}`; for a brace that is to be shown, write `\\{`.",
    ),
    "F105.inside": Wording(
        title="`{written}` holds no value that can be said",
        label="a name, its fields, one `as`",
        hint="write a name, as in {customer.name} or {bill.amount as money}.",
    ),
    "F105.stray": Wording(
        title="this brace closes nothing",
        label="no brace is open",
        hint="take it out; for a brace that is to be shown, write `\\}`.",
    ),
    "F105.escape": Wording(
        title="`{written}` means nothing in a text",
        label="unknown",
        cause=(
            "Behind `\\` stands what would otherwise mean something: a quote, a brace, another `\\`, or `n` for a "
            "new line."
        ),
        hint="write `\\\\` for a `\\` that is to be shown.",
    ),
}
