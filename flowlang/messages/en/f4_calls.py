"""Words of calls: transfers, refusals, waiting, attempts, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F407": Wording(
        title="this call may have been taken already",
        label="too late to refuse",
        cause=(
            "A call is refused before it is taken. A question, a recording, a transfer and a queue "
            "take it by themselves."
        ),
        hint="write `reject` before anything takes the call, or `end` here.",
        notes={"taken": "taken here"},
    ),
    "F407.before": Wording(
        title="this call has been taken before it comes to this flow",
        label="too late to refuse",
        notes={"taken": "from here"},
    ),
}
