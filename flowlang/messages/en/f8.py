"""F8xx: secrets, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F801": Wording(
        title="a secret must not be said",
        label="a secret stands in this text",
        cause=(
            "What is said may be recorded, written down and overheard; a secret and what is computed from it are not."
        ),
        hint="take the secret out of the text.",
    ),
    "F801.shown": Wording(
        title="a secret must not be shown",
        label="a secret, or something that holds one",
        cause="What operators see may be photographed, copied and overlooked; a secret is not for their screen.",
        hint="show something else, or only some fields: `(customer.name)`.",
    ),
    "F802": Wording(
        title="a secret goes only where secrets are kept",
        label="this is secret",
        cause="What it would go to is not marked `secret`, and would be written down in journal and screens.",
        hint="write `secret` before the type where it is declared, or pass something else.",
        notes={"declared": "not secret here", "flow": "not secret in this flow"},
    ),
    "F802.kept": Wording(
        label="kept longer than this flow",
        cause="What is kept with the interaction or the customer is written down; a secret never is.",
        hint="take `kept with` out, or keep something that is no secret.",
    ),
    "F803": Wording(
        title="something personal goes into a web address",
        label="this is personal",
        cause="Addresses are written down by every machine on the way; `{name}` is part of one.",
        hint="ask the operation for it in the body, or pass a code instead.",
        notes={"declared": "this operation"},
    ),
    "F804": Wording(
        title="something personal goes to somebody else",
        label="a personal value stands in this text",
        cause="An address that is written in the flow is not this customer's, and what is personal is for them alone.",
        hint="take the personal value out, or hand the matter to those who serve the customer with `deliver`.",
        notes={"to": "it is sent here"},
    ),
}
