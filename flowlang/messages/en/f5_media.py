"""F506 and F520–F529: what media can do, what is sent and shown, in English."""

from flowlang.messages.wording import Wording

SIMILAR = {"similar": "did you mean this?"}

ALONE = "take it out, or take {media} out of `media` at the head of the flow."

WORDINGS: dict[str, Wording] = {
    "F506": Wording(
        title="`{word}` cannot be done on: {media}",
        label="not on {media}",
        cause="This flow says that it works on these media, and they lack what this needs.",
        hint="write `if {test}` before it, this below it, and behind `else` what happens on {media}.",
    ),
    "F506.alone": Wording(hint=ALONE),
    "F506.keys": Wording(
        title="a value of type `{word}` cannot be keyed in on: {media}",
        label="no keys for this",
        cause="On a telephone customers answer with keys, and keys give digits.",
        hint="write `if {test}` before it, this below it, and behind `else` ask for `digits`, `number` or `date`.",
    ),
    "F506.keys_alone": Wording(
        title="a value of type `{word}` cannot be keyed in on: {media}",
        label="no keys for this",
        cause="On a telephone customers answer with keys, and keys give digits.",
        hint="ask for `digits`, `number`, `amount`, `date` or `phone`.",
    ),
    "F506.send": Wording(
        title="a caller has nothing to read with on: {media}",
        label="nowhere to send it",
        cause="`send` without `to` goes to this customer on their own medium, and on this one they only hear.",
        hint="write `by sms` behind it: on {media} it goes to the caller's number.",
    ),
    "F506.send_alone": Wording(
        title="a caller has nothing to read with on: {media}",
        label="nowhere to send it",
        cause="`send` without `to` goes to this customer on their own medium, and on this one they only hear.",
        hint="write `by sms` behind it: it goes to the caller's number.",
    ),
    "F506.address": Wording(
        title="nobody knows where to send this `by {way}` on: {media}",
        label="no address",
        cause="Without `to` it goes to this customer, and this medium does not say where that is.",
        hint="write `to` and the address, or `if {test}` before it.",
    ),
    "F506.address_alone": Wording(
        title="nobody knows where to send this `by {way}` on: {media}",
        label="no address",
        cause="Without `to` it goes to this customer, and this medium does not say where that is.",
        hint="write `to` and the address.",
    ),
    "F521": Wording(
        title="nothing can be sent by `{name}`",
        label="no way of sending",
        cause="`by` names `sms`, `email`, or the connector of a line in centre.yaml. Here there are: {known}.",
        hint="write one of them.",
    ),
    "F521.did_you_mean": Wording(hint="write `{suggestion}`."),
    "F522": Wording(
        title="nothing can be sent to a value of type `{type}`",
        label="no address",
        cause="A telephone number is sent an SMS, a mail address a mail.",
        hint="write a value of type `phone` or `email`.",
    ),
    "F522.sms": Wording(
        title="an SMS cannot be sent to a value of type `{type}`",
        label="no telephone number",
        cause="An SMS goes to a telephone number.",
        hint="write a number, or `by email`.",
    ),
    "F522.email": Wording(
        title="a mail cannot be sent to a value of type `{type}`",
        label="no mail address",
        cause="A mail goes to a mail address.",
        hint="write a mail address, or `by sms`.",
    ),
    "F523": Wording(
        title="operators cannot be shown a `{name}`",
        label="nothing of this name",
        cause="`show` puts one of these on the operator's screen: {known}.",
        hint="write one of them.",
    ),
    "F523.did_you_mean": Wording(hint="write `{suggestion}`."),
    "F523.empty": Wording(
        title="this {word} has nothing on it",
        label="nothing to see",
        cause="A script is a text; a card or a form has a text, values in brackets, or both.",
        hint='write `show {word} "…"`, or the name of a prompt.',
    ),
    "F523.answer": Wording(
        title="this does not say which answer",
        label="no answer named",
        cause="Canned answers stand under `answers` in centre.yaml; `show answer` offers one before the others.",
        hint="write the name of one.",
    ),
    "F524": Wording(
        title="the catalogue has no answer called `{name}`",
        label="no answer has this name",
        cause="Canned answers stand under `answers` in centre.yaml; a text of your own stands in quotes.",
        hint="write `{name}` under `answers` in centre.yaml, or a text in quotes here.",
    ),
    "F524.did_you_mean": Wording(hint="write `{suggestion}`.", notes=SIMILAR),
}
