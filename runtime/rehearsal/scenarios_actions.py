"""Steps in which somebody does something."""

from __future__ import annotations

from runtime.rehearsal.scenarios import WrongStepError
from runtime.rehearsal.scenarios_caller import Caller
from runtime.rehearsal.scenarios_known import Known
from runtime.rehearsal.scenarios_reading import keys_in, length_in, times_in
from runtime.rehearsal.scenarios_said import Bind, Doing, Said


def calls(known: Known, said: Said) -> Doing:
    """The caller calls main."""
    service, called = known.line(said.get("line"))
    shown = said.get("line") or next(iter(known.graph.lines))
    return lambda caller: caller.begin(service, called, shown)


def enters(known: Known, said: Said) -> Doing:
    """The caller enters the flow verify_account."""
    flow = known.flow(said["name"])
    if flow.parameters:
        raise WrongStepError("needs values", flow=flow.name, name=flow.parameters[0].name)
    return lambda caller: caller.enter(flow.name)


def presses(known: Known, said: Said) -> Doing:
    """The caller presses 1."""
    keys = keys_in(said["keys"], said.language)
    return repeated(lambda caller: caller.press(keys), said)


def says(known: Known, said: Said) -> Doing:
    """The caller says billing."""
    words = said["words"]
    return lambda caller: caller.say(words)


def types(known: Known, said: Said) -> Doing:
    """The customer types 123456."""
    words = said["words"]
    return lambda caller: caller.say(words, "types")


def waits(known: Known, said: Said) -> Doing:
    """The caller waits 6 seconds."""
    length = length_in(said["length"], said.language)
    return lambda caller: caller.wait(length, said["length"])


def listens(known: Known, said: Said) -> Doing:
    """The caller listens for 2 seconds."""
    length = length_in(said["length"], said.language)
    return lambda caller: caller.listen(length, said["length"])


def is_silent(known: Known, said: Said) -> Doing:
    """The caller stays silent twice."""
    return repeated(Caller.be_silent, said)


def repeated(once: Doing, said: Said) -> Doing:
    """Something done once, or as often as the step says."""
    times = times_in(said.get("times"), said.language) or 1

    async def does(caller: Caller) -> None:
        for _ in range(times):
            await once(caller)

    return does


def leaves_a_message(known: Known, said: Said) -> Doing:
    """The caller leaves a message."""
    words = said.get("words") or ""
    return lambda caller: caller.leave_message(words)


ACTIONS: dict[str, Bind] = {
    "calls": calls,
    "enters": enters,
    "presses": presses,
    "says": says,
    "types": types,
    "waits": waits,
    "listens": listens,
    "is silent": is_silent,
    "leaves a message": leaves_a_message,
    "hangs up": lambda known, said: Caller.hang_up,
    "is lost": lambda known, said: Caller.lose,
    "other hangs up": lambda known, said: Caller.end_conversation,
}
