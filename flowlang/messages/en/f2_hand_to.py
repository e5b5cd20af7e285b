"""F230: flows that go on in another's place, in English."""

from flowlang.messages.wording import Wording

WORDINGS: dict[str, Wording] = {
    "F230": Wording(
        title="the flow `{name}` gives an outcome back, and nobody would take it",
        label="it has outcomes",
        cause="After `hand to` the flow that handed over is gone, so an outcome has a meaning for nobody.",
        hint="write `do {name}(…)` and what follows each outcome, or let `{name}` end without one.",
        notes={"flow": "this flow"},
    ),
}
