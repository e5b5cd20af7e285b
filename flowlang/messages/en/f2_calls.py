"""Words of calls: transfers, refusals, waiting, attempts, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F202.code": Wording(
        title="the code `{name}` stands there twice",
        label="twice",
        hint="write each code once.",
    ),
    "F213.reason": Wording(
        title="a call cannot be refused as `{name}`",
        label="no such reason",
        cause="What the caller hears is one of these: {known}.",
        hint="write one of these, or leave the reason out.",
    ),
    "F231": Wording(
        title="no campaign has the outcome `{name}`",
        label="no outcome of a campaign",
        cause="What an attempt may be marked as stands at its campaign, with what follows from it: {known}.",
        hint="write one of these, or add `{name}` to `outcomes` of the campaign in centre.yaml.",
    ),
    "F231.did_you_mean": Wording(
        hint="write `{suggestion}`.",
    ),
    "F231.none": Wording(
        cause=("What an attempt may be marked as stands at its campaign, and no campaign in centre.yaml says so."),
        hint="write `outcomes: [{name}]` at a campaign in centre.yaml.",
    ),
    "F232": Wording(
        title="`{name}` is no day",
        label="no day",
        cause="The next attempt is made on one of these: {known}.",
        hint="write one of these, or `in 2h`.",
    ),
    "F232.did_you_mean": Wording(
        hint="write `{suggestion}`.",
    ),
    "F233.place": Wording(
        title="a message cannot be delivered to `{name}`",
        label="no queue, campaign or mailbox",
        cause="Messages go to a queue, a campaign or a mailbox of centre.yaml.",
        hint="write one of these: {known}.",
    ),
    "F233.place_did_you_mean": Wording(
        title="a message cannot be delivered to `{name}`",
        label="no queue, campaign or mailbox",
        cause="Messages go to a queue, a campaign or a mailbox of centre.yaml.",
        hint="write `{suggestion}`.",
    ),
    "F233.place_none": Wording(
        title="a message cannot be delivered to `{name}`",
        label="no queue, campaign or mailbox",
        cause="Messages go to a queue, a campaign or a mailbox, and centre.yaml has none.",
        hint="write `mailboxes: {{name}: }` in centre.yaml.",
    ),
    "F233.room": Wording(
        title="there is no room called `{name}`",
        label="no room has this name",
        cause="Conference rooms stand under `rooms` in centre.yaml.",
        hint="write one of these: {known}.",
    ),
    "F233.room_did_you_mean": Wording(
        title="there is no room called `{name}`",
        label="no room has this name",
        cause="Conference rooms stand under `rooms` in centre.yaml.",
        hint="write `{suggestion}`.",
    ),
    "F233.room_none": Wording(
        title="there is no room called `{name}`",
        label="no room has this name",
        cause="Conference rooms stand under `rooms` in centre.yaml, and there are none.",
        hint="write `rooms: {{name}: {most: 8}}` in centre.yaml.",
    ),
    "F234": Wording(
        title="`{word}` says nothing about a transfer to a {kind}",
        label="has no meaning here",
        cause=("Who waits in a queue or enters a room is not rung up: only numbers and operators ring and may accept."),
        hint="take `{word}` out.",
    ),
    "F234.blind": Wording(
        title="`{word}` says nothing about a blind transfer",
        label="has no meaning here",
        cause=("Whoever takes a blind transfer has the customer, and this flow is over: nobody is left to do more."),
        hint="take `{word}` out, or write `warm`.",
    ),
    "F234.kind": Wording(
        title="a call cannot be transferred to a `{name}`",
        label="whom is meant?",
        cause="A transfer is to one of these: {known}.",
        hint="write one of these and then which.",
    ),
    "F234.kind_did_you_mean": Wording(
        title="a call cannot be transferred to a `{name}`",
        label="whom is meant?",
        cause="A transfer is to one of these: {known}.",
        hint="write `{suggestion}`.",
    ),
    "F234.name": Wording(
        title="a {kind} is called by its name",
        label="no name",
        cause="Rooms and queues stand in centre.yaml, each under its name.",
        hint="write the name, without quotes.",
    ),
}
