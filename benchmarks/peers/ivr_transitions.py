"""The IVR flow of ../ivr.flow in `transitions`: the same 25 events a run, timers, hooks and a journal record.

Prints one JSON line: {events, seconds, version}. Arguments: the script as JSON, seconds.
"""

from __future__ import annotations

import json
import sys
import time
from importlib.metadata import version
from typing import Any

from transitions import Machine

STEPS = {
    "start": "language",
    "last_bill": "bills",
    "older_bill": "bills",
    "power": "faults",
    "gas": "faults",
    "news": "options",
    "closed": "farewell",
}
MENUS = {
    "language": ({"1": "hours"}, "hours"),
    "options": ({"1": "bills", "2": "faults", "3": "news"}, "closed"),
    "bills": ({"1": "last_bill", "2": "older_bill", "9": "options"}, "options"),
    "faults": ({"1": "power", "2": "gas", "9": "options"}, "options"),
}
STATES = [*STEPS, *MENUS, "hours", "farewell"]


class Run:
    """The model: its journal and its timer."""

    def __init__(self) -> None:
        self.journal: list[dict[str, Any]] = []
        self.due = 0

    def record(self, event: Any) -> None:
        """The hook of every transition: one journal record, and the timer of the state entered."""
        self.journal.append({"at": 0, "kind": event.event.name, "state": event.transition.dest})
        self.due = 6_000_000 if event.transition.dest in MENUS else 0

    def is_open(self, event: Any) -> bool:
        """The office is always open here."""
        return True


def machine() -> Machine:
    """The machine for any number of models."""
    made = Machine(
        None, states=STATES, initial="start", send_event=True, after_state_change="record", auto_transitions=False
    )
    for state, following in STEPS.items():
        made.add_transition("SAID", state, following)
    for state, (keys, silent) in MENUS.items():
        made.add_transition("SAID", state, None)
        for key, target in keys.items():
            made.add_transition(f"KEY_{key}", state, target)
        for key in {"1", "2", "3", "9"} - keys.keys():
            made.add_transition(f"KEY_{key}", state, silent)
    made.add_transition("open", "hours", "options", conditions="is_open")
    made.add_transition("HANGUP", "*", "farewell")
    return made


def main() -> None:
    """Runs the script until the seconds are over."""
    script, seconds = json.loads(sys.argv[1]), float(sys.argv[2])
    names = [f"KEY_{event['key']}" if event["type"] == "KEY" else event["type"] for event in script]
    made, events, begun = machine(), 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        for _ in range(20):
            run = Run()
            made.add_model(run)
            for name in names:
                run.trigger(name)  # type: ignore[attr-defined]
                if run.state == "hours":  # type: ignore[attr-defined]
                    run.trigger("open")  # type: ignore[attr-defined]
            if run.state != "farewell":  # type: ignore[attr-defined]
                raise SystemExit(f"not at the end: {run.state}")  # type: ignore[attr-defined]
            made.remove_model(run)
            events += len(script) + 1
    print(json.dumps({"events": events, "seconds": time.perf_counter() - begun, "version": version("transitions")}))


if __name__ == "__main__":
    main()
