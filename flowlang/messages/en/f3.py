"""F3xx: types and values, in English."""

from flowlang.messages.wording import Wording

DECLARED = {"declared": "declared here", "flow": "this flow asks for it"}

WORDINGS: dict[str, Wording] = {
    "F301": Wording(
        title="`{expected}` is asked for here, and this is `{type}`",
        label="this is `{type}`",
        cause="A value goes only where its type fits, so that nothing turns into something else on a call.",
        hint="pass a value of type `{expected}`, or change the type where it is declared.",
        notes=DECLARED,
    ),
    "F301.nothing": Wording(
        title="this must not be empty",
        label="`nothing` does not fit here",
        cause="The type `{expected}` is without `or nothing`, so there must be a value.",
        hint="write `{expected} or nothing` where it is declared, or give a value.",
        notes=DECLARED,
    ),
    "F301.text": Wording(
        title="this text is no `{expected}`",
        label="not written like one",
        cause="A text in quotes goes where it has the shape that is asked for.",
        hint="write it like this: {example}",
    ),
    "F301.kept": Wording(
        title="`{name}` is kept as `{expected}` by another flow, and as `{type}` here",
        label="of another type, or with other markers",
        cause="What is kept with the interaction or the customer is one value, whichever flow reads it.",
        hint="write the same type in both flows, or another name here.",
    ),
    "F302": Wording(
        title="this is neither yes nor no",
        label="this is `{type}`",
        cause="After `if`, `and`, `or` and `not` stands something that is yes or no.",
        hint="write a comparison, such as `x = 1` or `x is known`.",
    ),
    "F302.known": Wording(
        title="only a variable or a field can be asked `is known`",
        label="this is no variable",
        cause="What is written out or computed is there by itself; a variable may be empty.",
        hint="ask it of a variable.",
    ),
    "F303": Wording(
        title="`{left}` and `{right}` cannot be compared with `{operator}`",
        label="these two do not go together",
        cause="Both sides of a comparison must be of one kind: numbers, texts, dates, times …",
        hint="compare values of one kind.",
    ),
    "F303.text": Wording(
        title="this text is no `{expected}`, so the two cannot be compared",
        label="not written like one",
        hint="write it like this: {example}",
    ),
    "F304": Wording(
        title="`{operator}` does not compute with `{type}`",
        label="this is `{type}`",
        cause="Sums are made with `number`, `amount` and `duration`, and a `duration` may be added to a `date`.",
        hint="compute with numbers, or take the sum out.",
    ),
    "F304.too_long": Wording(
        title="this number has more than {most} digits",
        label="too long to compute with",
        cause="Numbers stay exact, and those of a contact centre are shorter than this.",
        hint="write it in quotes if it is a number to call or a code.",
    ),
    "F305": Wording(
        title="`{name}` may have no value yet",
        label="used here",
        cause="A variable has a value only once an action has filled it, on every way that leads here.",
        hint="fill it before, or ask `if {name} is known`.",
        notes={"declared": "`{name}` begins here"},
    ),
    "F305.empty": Wording(
        title="`{name}` may be empty here",
        label="used here",
        cause=(
            "Its type says `or nothing`; to say it or pass it on, every way here must have filled it or "
            "asked `is known`."
        ),
        hint="ask `if {name} is known` before, and say what happens when it is not.",
    ),
    "F305.first": Wording(
        title="`{name}` has no value when the flow begins",
        label="not known yet",
        cause="The first value of a variable is given before anything has happened.",
        hint="give a value that is written out, and `set` the variable later.",
    ),
    "F306": Wording(
        title="values in brackets: {asked} asked for, {count} given",
        label="{count} given",
        cause="It asks for these, in this order: {names}.",
        hint="give one value for each of them.",
        notes=DECLARED,
    ),
    "F306.none": Wording(
        title="values in brackets: none asked for, {count} given",
        cause="It takes nothing.",
        hint="write `()`.",
        notes={"declared": "declared here", "flow": "this flow"},
    ),
    "F306.results": Wording(
        title="results of `{name}`: {asked} given back, {count} taken",
        label="{count} here",
        cause="Each result goes into one variable, in the order in which the outcome declares them: {names}",
        hint="write one variable for each result.",
    ),
    "F307": Wording(
        title="a value of type `{type}` cannot be said as `{form}`",
        label="this form does not fit",
        cause="Forms that fit this type: {forms}.",
        hint="write one of those, or take `as {form}` out.",
        notes={"said": "said here"},
    ),
    "F307.unsayable": Wording(
        title="a value of type `{type}` cannot be said as a whole",
        label="this has no words",
        cause="Only texts, numbers, amounts, dates and the like are spoken.",
        hint="say one of its fields.",
    ),
    "F307.whole": Wording(
        title="a value of type `{type}` cannot be said",
        label="this has no words",
        cause="Only texts, numbers, amounts, dates and the like are spoken.",
        hint="take it out of the text.",
    ),
    "F308": Wording(
        title="a customer cannot be asked for a value of type `{type}`",
        label="this cannot be keyed in",
        cause="What can be asked for: {askable}.",
        hint="ask for one of those.",
    ),
    "F308.length": Wording(
        title="`{type}` has no length",
        label="no length here",
        cause="A number of characters belongs to `digits`, `code` and `text`.",
        hint="write `{type}` alone.",
    ),
    "F308.range": Wording(
        title="this length is none",
        label="from 1 to {most}, the smaller first",
        cause="`digits(6)` are six digits, `digits(13..19)` thirteen to nineteen.",
        hint="write one length, or the least and the most.",
    ),
    "F308.optional": Wording(
        title="what is asked for is not empty",
        label="take `or nothing` out here",
        cause="An answer always has a value; who says nothing takes the exit `no input`.",
        hint="write `or nothing` where the variable is declared, not where it is asked for.",
    ),
    "F309": Wording(
        title="`{name}` changes something, so it is no `fetch`",
        label="this is sent with {method}",
        cause="`fetch` changes nothing and may be asked again at will; what changes something is a `store`.",
        hint="write `store {name}(…)`.",
        notes={"declared": "declared here"},
    ),
    "F309.store": Wording(
        title="`{name}` changes nothing, so it is no `store`",
        label="this is sent with {method}",
        cause="`store` is for what changes something; this operation only reads.",
        hint="write `fetch … from {name}(…)`.",
    ),
    "F310": Wording(
        title="{time} is too long here",
        label="at most {most}",
        cause="Somebody is waiting on the line; a slip of the unit would keep them there.",
        hint="write {most} or less.",
    ),
    "F310.none": Wording(
        title="no time at all is too short",
        label="{time} is over before it begins",
        cause="What may take no time can never succeed.",
        hint="write a length, such as `3s`.",
    ),
    "F311": Wording(
        title="`{name}` cannot be set",
        label="this is given by flowlang",
        cause="A flow sets its own variables, and `language`.",
        hint="set a variable of your own.",
    ),
    "F311.field": Wording(
        title="a field of a record cannot be set",
        label="set the whole, or a variable beside it",
        cause="A record comes whole from the system that knows it; a change here would be lost there.",
        hint="keep the value in a variable of its own, or `store` it where it belongs.",
    ),
    "F312": Wording(
        title="this centre may not call this number",
        label="not allowed",
        cause=(
            "A centre calls only numbers that begin with a prefix under `outbound` in centre.yaml: nothing "
            "else protects it from bills for calls that nobody wanted."
        ),
        hint="add the prefix to `allow` under `outbound` in centre.yaml, if this number shall be called.",
        notes={"outbound": "these may be called"},
    ),
    "F312.premium": Wording(
        label="a premium or satellite number",
        cause=(
            "Whoever is called there is paid by the caller, so such numbers are never called, whatever "
            "`outbound` allows."
        ),
        hint="call a number of the usual kind.",
    ),
    "F312.no_number": Wording(
        title="this is no telephone number",
        label="no number that can be called",
        cause="A number is written with `+`, the country and the number, without blanks.",
        hint='write it like "+390299900".',
    ),
    "F312.type": Wording(
        title="a value of type `{type}` cannot be called",
        label="this is `{type}`",
        cause="A call goes to a value of type `phone` or `digits`, or to a number in quotes.",
        hint='write a number such as "+390299900", or a variable of type `phone`.',
    ),
    "F313": Wording(
        title="`again` repeats a question, and there is none here",
        label="no question to repeat",
        cause="`again` stands under an exit or an option of a `menu`, `collect` or `confirm`.",
        hint="write `->` and the name of a step.",
    ),
    "F313.go_on": Wording(
        title="`go on` goes below an action, and there is none here",
        label="nothing to go on with",
        cause="`go on` stands under an exit of an action; a menu and the head of a flow have nothing below.",
        hint="write `->` and the name of a step.",
    ),
}
