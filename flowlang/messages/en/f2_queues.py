"""F202 and F218: names in the lines of a queue, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F202.queue": Wording(
        title="`{name}` stands twice in this queue",
        label="said again here",
        cause="A queue says this once; of two lines one would be forgotten.",
        hint="write one line of the two.",
        notes={"first": "said first here"},
    ),
    "F218": Wording(
        title="there is no queue or campaign called `{name}`",
        label="no such queue",
        cause="Customers wait in a queue of `centre.yaml`, or in that of a campaign: {known}.",
        hint="use one of these names, or declare `{name}` under `queues` in centre.yaml.",
    ),
    "F218.did_you_mean": Wording(hint="write `{suggestion}`."),
    "F218.none": Wording(
        cause="Customers wait in a queue of `centre.yaml`, and it declares none.",
        hint="declare `{name}` in centre.yaml, under `queues`.",
    ),
    "F218.campaign": Wording(
        title="the campaign `{name}` has no queue",
        label="nobody can wait in it",
        cause="A campaign may be named where a queue is asked for, and then its queue is meant.",
        hint="write `queue: …` beside the campaign in centre.yaml.",
        notes={"campaign": "it stands here"},
    ),
    "F218.skill": Wording(
        title="there is no skill called `{name}`",
        label="no such skill",
        cause="Skills stand under `skills` in `centre.yaml`; `language`, the one the customer speaks, is always there.",
        hint="use one of these: {known}; or declare `{name}` under `skills` in centre.yaml.",
    ),
    "F218.skill_did_you_mean": Wording(
        title="there is no skill called `{name}`",
        label="no such skill",
        cause="Skills stand under `skills` in `centre.yaml`; `language`, the one the customer speaks, is always there.",
        hint="write `{suggestion}`.",
    ),
}
