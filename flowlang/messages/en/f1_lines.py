"""F106–F129: lines and what stands in them, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F106": Wording(
        title="this line is indented, and nothing above takes lines below it",
        label="too far to the right",
        cause="A line stands below another where that one needs more: a step its actions, an action its exits.",
        hint="write it as far to the left as the line above.",
    ),
    "F106.between": Wording(
        title="this line stands between two levels",
        label="neither the one nor the other",
        cause="Lines of one level begin in one column, so that it shows what belongs to what.",
        hint="indent it like the lines it belongs to; `flowlang fmt` does so for whole files.",
    ),
    "F106.block": Wording(
        title="a `{written}` begins here, within another",
        label="it belongs two columns in, no more",
        cause="Steps, menus and queues stand side by side in a flow, none within another.",
        hint="indent it like the steps and menus above.",
    ),
    "F107": Wording(
        title="what is done stands both on the line above and below it",
        label="and here",
        cause=(
            "What follows an exit, an option or an `if` stands on its line or indented below, one a line, never both."
        ),
        hint="move all of it below, or all of it to the line above, with commas.",
    ),
    "F108": Wording(
        title="nothing stands below this `{word}`",
        label="it needs lines below",
        cause=(
            "A flow needs steps, a step needs actions, a menu needs options: without them a caller would hear nothing."
        ),
        hint="write what happens here, indented by two.",
    ),
    "F109": Wording(
        title="no line begins with `{written}`",
        label="unknown here",
        cause="A line begins with a word of the language, such as `say`, `if` or `->`, or with the name of an exit.",
        hint="begin with such a word; a note begins with `#`.",
    ),
    "F109.did_you_mean": Wording(
        title="no line begins with `{written}`",
        label="did you mean `{meant}`?",
        hint="write `{meant}`.",
    ),
    "F109.option": Wording(
        title="`{written}` is an option, and this is no menu",
        label="an option",
        cause="Keys and words to choose from stand in a `menu`; a step has nobody waiting for them.",
        hint="make a `menu` of it, and lead there with `->`.",
    ),
    "F109.place": Wording(
        title="`{written}` cannot stand here",
        label="not in this place",
        cause=(
            "A menu holds `say`, options, `no input` and `no match`; a question `say` and exits; actions stand in"
            " steps."
        ),
        hint="move it into a step, and lead there with `->`.",
    ),
    "F110": Wording(
        title="this arrow leads nowhere",
        label="where to?",
        cause="Behind `->` stands the name of a step, menu or queue of this flow.",
        hint="write the name of a step, or `end` alone where the flow is over.",
    ),
    "F110.word": Wording(
        title="`{name}` is a word of the language, not a step",
        label="no arrow before this",
        hint="write it alone, without `->`.",
    ),
    "F110.missing": Wording(
        title="`->` is missing before `{name}`",
        label="no arrow leads there",
        cause="Where a call goes next stands behind an arrow.",
        hint="write `-> {name}`.",
    ),
    "F110.spelling": Wording(
        title="`{written}` is no arrow of the language",
        label="an arrow is written `->`",
        cause="Where a call goes next stands behind `->`, two signs and nothing between.",
        hint="write `{meant}`.",
    ),
    "F110.end": Wording(
        title="`{written}` is written `{meant}`",
        label="the end of the call?",
        cause="`{meant}` ends the flow, and with it the call.",
        hint="write `{meant}`.",
    ),
    "F111": Wording(
        title="this `{word}` has no name",
        label="whose name?",
        cause="Others lead to it, or use it, by its name.",
        hint="write a name behind it: one word, beginning with a letter.",
    ),
    "F111.two_words": Wording(
        title="a name is one word, and `{written}` are two",
        label="two words",
        cause="The words that follow a name mean something of their own, so a name ends at a blank.",
        hint="write `{meant}`.",
    ),
    "F111.hyphen": Wording(
        title="a name has no hyphen, and `{written}` has",
        label="a hyphen means minus",
        cause="A name is one word of letters, digits and `_`.",
        hint="write `{meant}`, here and wherever it is named.",
    ),
    "F112": Wording(
        title="nothing can follow a way to go",
        label="nobody comes past here",
        cause="With `->`, `end`, `again` and the like the call goes elsewhere; what stands behind would never happen.",
        hint="write it before the way to go, with a comma, or take it out.",
    ),
    "F113": Wording(
        title="this line belongs to no flow",
        label="outside any flow",
        cause="Everything but notes stands within a flow: below a line such as `flow main`, indented.",
        hint="indent it by two, or write the line of its flow above it.",
    ),
    "F113.did_you_mean": Wording(
        title="`{written}` begins no flow",
        label="did you mean `{meant}`?",
        hint="write `{meant}`.",
    ),
    "F113.flow": Wording(
        title="`flow` is missing before `{name}`",
        label="a name alone",
        cause="A flow begins with the word `flow` and its name, at the left edge.",
        hint="write `flow {name}`.",
    ),
    "F114": Wording(
        title="`{name}` is a word of the language, not a name",
        label="taken",
        cause="A reader must know at once whether a word is the language's or yours.",
        hint="take another name, such as `my_{name}` or a better one.",
    ),
    "F114.built_in": Wording(
        title="`{name}` is a value of every flow, not a name to give",
        label="already there",
        cause="The language brings `{name}` along; a second one of this name would hide it.",
    ),
    "F115": Wording(
        title="`{written}` is no length of time",
        label="seconds, minutes, hours?",
        cause="A length of time is a number and its unit, without a blank: `250ms`, `6s`, `3m`, `4h`, `1d`, `1w`.",
        hint="write the unit: `s` for seconds, `m` for minutes, `h` for hours.",
    ),
    "F115.unit": Wording(
        title="`{written}` is no length of time",
        label="did you mean `{meant}`?",
        hint="write `{meant}`.",
    ),
    "F115.clock": Wording(
        title="`{written}` is no time of day",
        label="from 00:00 to 23:59",
        cause="A day has 24 hours of 60 minutes.",
        hint="write a time from `00:00` to `23:59`.",
    ),
    "F115.huge": Wording(
        title="this length of time is too long",
        label="more than nine digits",
        cause="No call, and no customer, waits so long.",
        hint="write a shorter one, in a larger unit if need be.",
    ),
    "F116": Wording(
        title="a comma is missing before `{written}`",
        label="before this",
        cause="Commas stand between several labels, several actions on a line, and before `then` or `meanwhile`.",
        hint="write `,` before it.",
    ),
    "F116.extra": Wording(
        title="this comma is one too many",
        label="nothing to part here",
        hint="take it out.",
    ),
    "F117": Wording(
        title="`{written}` is no key",
        label="not on a telephone",
        cause=(
            "A telephone has the keys 0 to 9, `star` and `hash`; several digits in a row are typed one after the other."
        ),
        hint="write a key, or the word to be said in quotes.",
    ),
    "F117.word": Wording(
        title="this cannot be a word to choose",
        label="no plain word",
        cause="The words of an option are known before the call begins, so that every language has them.",
        hint="write a plain word or two in quotes, without braces.",
    ),
    "F118": Wording(
        title="`{written}` is no whole number that fits here",
        label="at most four digits",
        cause="Lengths and levels are counted: half a digit cannot be typed.",
        hint="write a whole number, such as `6`.",
    ),
    "F118.count": Wording(
        title="nothing can be done `{written}` times",
        label="from 1 to 999",
        hint="write `once`, `twice`, or a whole number such as `3 times`.",
    ),
    "F119": Wording(
        title="this line stops too early",
        label="what follows `{written}`?",
        cause="Something that this line needs is missing behind its last word.",
        hint="write what is missing; `flowlang explain F119` shows whole lines.",
    ),
    "F119.word": Wording(
        title="`{missing}` is missing behind `{written}`",
        label="the line stops here",
        cause="Only `{missing}` can follow, and then what belongs to it.",
        hint="write `{missing}` and the rest; `flowlang explain F119` shows whole lines.",
    ),
    "F119.collect": Wording(
        title="`{word}` and a type are missing behind `{written}`",
        label="what is it that callers give?",
        cause="The type says what may be given: `digits(6)`, `phone`, `date`, `amount`, `text` and others.",
        hint="write `{form}`, with the type that fits.",
    ),
    "F120": Wording(
        title="this stands here for the second time",
        label="said before",
        cause="One of the two would be overlooked, and nobody could say which.",
        hint="take one of them out.",
    ),
    "F121": Wording(
        title="this stands among the rungs of a ladder and is none",
        label="not `first`, `second` … `then`",
        cause=(
            "Below `no input` or `no match` stands either a ladder, `first`, `second` … `then`, or what is done "
            "each time."
        ),
        hint="put it behind a rung, with a comma.",
    ),
    "F121.order": Wording(
        title="the rungs of this ladder are not in order",
        label="out of order",
        cause="A ladder is climbed from below: `first`, `second`, `third`, each once, and `then` at the end.",
        hint="put them in order, and leave none out.",
    ),
    "F122": Wording(
        title="this belongs at the head of the flow",
        label="below a step or menu",
        cause="Whoever reads a flow learns first what holds for all of it: languages, media, variables, silences.",
        hint="move it above the first step, menu or queue.",
    ),
    "F123": Wording(
        title="this line does not say what happens then",
        label="and then?",
        cause="An exit, an option or an `if` is followed by what is done, on its line or indented below.",
        hint="write where it goes, as in `-> goodbye`, or what is done.",
    ),
    "F124": Wording(
        title="this `else` belongs to no `if`",
        label="no `if` right above",
        cause="`else` and `else if` stand right below the `if` they belong to, as far to the left.",
        hint="write the `if` above it, or take it out.",
    ),
    "F124.spelling": Wording(
        title="`{written}` is written `else if`",
        label="two words",
        cause="The language is read aloud, so it uses whole words.",
        hint="write `else if`.",
    ),
    "F125": Wording(
        title="this does not say how often",
        label="`once`, `twice`, `3 times`",
        cause="Behind `again` stands `once`, `twice` or a number and `times`, and then a comma and what follows.",
        hint="write `again twice, then -> goodbye`, or `again` alone for each time.",
    ),
    "F126": Wording(
        title="this note looks like an option",
        label="nobody can press it",
        cause="A line that was switched off with `#` is soon taken for one that works.",
        hint="take the line out, or begin the note with words.",
    ),
    "F127": Wording(
        title="this bracket is never closed",
        label="it opens here",
        cause="What stands in brackets belongs together, so it must show where it ends.",
        hint="write `{end}` where it ends.",
    ),
    "F127.call": Wording(
        title="brackets are missing behind `{name}`",
        label="what is handed over?",
        cause="Behind `do` and a flow's name stand brackets with what it needs, or nothing in them.",
        hint="write `do {name}()`.",
    ),
    "F128": Wording(
        title="this wants a line of its own",
        label="one action a line",
        cause=(
            "In a step each action, and the way to go at its end, stands on a line of its own; commas are for "
            "exits and options."
        ),
        hint="begin a new line here.",
    ),
    "F129": Wording(
        title="a text to be said stands in quotes",
        label="no quotes",
        cause="`say` and one word is a prompt of the catalogue; anything else is a text, in quotes.",
        hint='write `"` before and behind the text.',
    ),
    "F129.number": Wording(
        title="a telephone number stands in quotes",
        cause="Without quotes it would be counted with: `+` adds, and zeros at the beginning mean nothing.",
        hint="write `{meant}`.",
    ),
}
