"""Steps that look at where a call goes, and what it does there."""

from __future__ import annotations

from collections.abc import Callable

from compiler.graph import Do, Give
from runtime.rehearsal.scenarios import Phrase, WrongStepError
from runtime.rehearsal.scenarios_answers import Answers, has, missing
from runtime.rehearsal.scenarios_caller import Caller
from runtime.rehearsal.scenarios_known import Known, block_of, under
from runtime.rehearsal.scenarios_reading import times_in
from runtime.rehearsal.scenarios_said import Bind, Doing, Said, looked

# --- where the call goes ----------------------------------------------------------------------------------------------


def ends(known: Known, said: Said) -> Doing:
    """The call ends."""
    return looked(lambda caller: None if caller.run.is_over else (Phrase("the end"), caller.standing()))


def goes_on(known: Known, said: Said) -> Doing:
    """The call goes on."""
    return looked(lambda caller: (Phrase("no end"), caller.standing()) if caller.run.is_over else None)


def breaks(known: Known, said: Said) -> Doing:
    """The call ends in a failure."""
    return looked(lambda caller: None if caller.run.cause == "failure" else (Phrase("a failure"), caller.standing()))


def takes(known: Known, said: Said) -> Doing:
    """The call takes the step goodbye."""
    blocks = known.block(said["name"])
    expected = Phrase("step", {"name": said["name"]})
    return looked(lambda caller: None if blocks & went(caller) else (expected, steps_taken(caller)))


def does_not_take(known: Known, said: Said) -> Doing:
    """The call does not take the step goodbye."""
    blocks = known.block(said["name"])
    expected = Phrase("not step", {"name": said["name"]})
    return looked(lambda caller: (expected, steps_taken(caller)) if blocks & went(caller) else None)


def takes_flow(known: Known, said: Said) -> Doing:
    """The call takes the flow fault_desk."""
    flow = known.flow(said["name"]).name
    expected = Phrase("flow", {"name": flow})
    return looked(
        lambda caller: (
            None if flow in {one.split("/")[0] for one in caller.visited} else (expected, steps_taken(caller))
        )
    )


def went(caller: Caller) -> set[str]:
    """The steps and menus the call went through since the customer last did something."""
    return {block_of(state) for state in caller.visited if state}


def steps_taken(caller: Caller) -> Phrase:
    """Those steps, in words."""
    blocks = dict.fromkeys(block_of(state) for state in caller.visited if state)
    return Phrase("steps taken", {"steps": ", ".join(blocks)}) if blocks else caller.standing()


def outcome(known: Known, said: Said) -> Doing:
    """The outcome is verified."""
    name = under(said["name"])
    if name not in known.outcomes:
        raise missing("outcome", name, sorted(known.outcomes))

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        given = [known.states[one].does for one in caller.visited if one in known.states]
        outcomes = [one.outcome for one in given if isinstance(one, Give)]
        outcomes += [exit for state, exit in caller.taken if isinstance(known.states[state].does, Do)]
        if outcomes and outcomes[-1] == name:
            return None
        instead = Phrase("outcome", {"name": outcomes[-1]}) if outcomes else caller.standing()
        return Phrase("outcome", {"name": name}), instead

    return looked(look)


# --- transfers, recordings, connectors --------------------------------------------------------------------------------


def is_connected(known: Known, said: Said) -> Doing:
    """The caller is connected to +390299911."""
    number = said.phone
    expected = Phrase("connected", {"number": number})

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        is_there = caller.run.position.phase == "connected" and caller.connects[-1].number == number
        return None if is_there else (expected, connected_instead(caller))

    return looked(look)


def is_not_connected(known: Known, said: Said) -> Doing:
    """The caller is not connected."""

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        is_there = caller.run.position.phase == "connected"
        return (Phrase("not connected"), connected_instead(caller)) if is_there else None

    return looked(look)


def connected_instead(caller: Caller) -> Phrase:
    """Who the caller is connected with, or where the call stands."""
    if caller.run.position.phase == "connected":
        return Phrase("connected", {"number": caller.connects[-1].number})
    return caller.standing()


def a_message_is_kept(known: Known, said: Said) -> Doing:
    """A message is kept."""
    return looked(lambda caller: None if is_kept(caller) else (Phrase("a message"), caller.standing()))


def no_message_is_kept(known: Known, said: Said) -> Doing:
    """No message is kept."""
    return looked(lambda caller: (Phrase("no message"), Phrase("a message")) if is_kept(caller) else None)


def is_kept(caller: Caller) -> bool:
    """Whether a recording was made."""
    return any(exit == "recorded" for _, exit in caller.taken)


def was_asked(known: Known, said: Said) -> Doing:
    """crm.note_call was asked twice; without a number, at least once."""
    Answers(known.graph, said["operation"], said.language)
    wanted = times_in(said.get("times"), said.language)
    return _asked(said["operation"], lambda count: count == wanted if wanted else count > 0, wanted)


def was_not_asked(known: Known, said: Said) -> Doing:
    """crm.note_call was not asked."""
    Answers(known.graph, said["operation"], said.language)
    return _asked(said["operation"], lambda count: count == 0, 0)


def _asked(operation: str, fits: Callable[[int], bool], wanted: int | None) -> Doing:
    name = "asked" if wanted is None else "asked times"
    expected = Phrase(name, {"operation": operation, "count": str(wanted)})

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        count = sum(f"{one.connector}.{one.operation}" == operation for one in caller.requests)
        return None if fits(count) else (expected, Phrase("asked times", {"operation": operation, "count": str(count)}))

    return looked(look)


def was_asked_with(known: Known, said: Said) -> Doing:
    """crm.note_call was asked with 123456, or with what a table says."""
    reader = Answers(known.graph, said["operation"], said.language)
    value = said.get("value") or said.below
    if not value and not said.table:
        raise WrongStepError("no arguments", operation=said["operation"])
    wanted = reader.arguments_of(value) if value else reader.row_of(said.table)
    facts = {"operation": said["operation"], "arguments": written(wanted)}

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        asked = [one for one in caller.requests if f"{one.connector}.{one.operation}" == said["operation"]]
        if any(has(one.arguments, wanted) for one in asked):
            return None
        instead = "; ".join(written(one.arguments) for one in asked)
        return Phrase("asked with", facts), (
            Phrase("asked with", {**facts, "arguments": instead}) if asked else Phrase("never asked", facts)
        )

    return looked(look)


def written(arguments: dict[str, object]) -> str:
    """Arguments as they are shown."""
    return ", ".join(f"{name} {'-' if value is None else value}" for name, value in arguments.items())


CHECKS: dict[str, Bind] = {
    "ends": ends,
    "goes on": goes_on,
    "breaks": breaks,
    "takes": takes,
    "does not take": does_not_take,
    "takes flow": takes_flow,
    "outcome": outcome,
    "is connected": is_connected,
    "is not connected": is_not_connected,
    "a message is kept": a_message_is_kept,
    "no message is kept": no_message_is_kept,
    "was asked": was_asked,
    "was not asked": was_not_asked,
    "was asked with": was_asked_with,
}
