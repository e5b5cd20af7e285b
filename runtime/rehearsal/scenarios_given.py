"""Steps that say how things are: the time, who calls, what connectors answer, who picks up."""

from __future__ import annotations

from runtime.rehearsal.scenarios import FailedError, Phrase
from runtime.rehearsal.scenarios_answers import Answers, Rule, missing
from runtime.rehearsal.scenarios_caller import HIDDEN, Caller
from runtime.rehearsal.scenarios_known import Known
from runtime.rehearsal.scenarios_reading import instant_at, moment_in
from runtime.rehearsal.scenarios_said import Bind, Doing, Said


def moment(known: Known, said: Said) -> Doing:
    """It is Sunday 10:00."""
    found = moment_in(said["moment"], said.language)

    async def does(caller: Caller) -> None:
        not_yet(caller)
        caller.at = instant_at(caller.graph, found, caller.at)

    return does


def number(known: Known, said: Said) -> Doing:
    """The caller's number is +393331234567."""
    wanted = said.phone if said.get("phone") else HIDDEN

    async def does(caller: Caller) -> None:
        not_yet(caller)
        caller.number = wanted

    return does


def not_yet(caller: Caller) -> None:
    """Nobody has called so far."""
    if caller.simulation is not None:
        raise FailedError(Phrase("before the call"), Phrase("the call has begun"))


def answers(known: Known, said: Said) -> Doing:
    """What an operation answers: crm.by_code answers …."""
    reader = Answers(known.graph, said["operation"], said.language)
    if said.table:
        return ruled(reader.rules(said.table))
    return ruled([reader.rule((said.get("answer") or said.below).strip(), said.get("value"))])


def fails(known: Known, said: Said) -> Doing:
    """An operation, or a whole connector, fails: crm.by_code fails."""
    name, connector = said.get("operation"), said.get("connector")
    if name:
        return ruled([Answers(known.graph, name, said.language).failing(said.get("value"))])
    operations = known.graph.connectors.get(connector or "")
    if operations is None:
        raise missing("connector", connector or "", list(known.graph.connectors))
    return ruled([Answers(known.graph, f"{connector}.{one}", said.language).failing(None) for one in operations])


def ruled(rules: list[Rule]) -> Doing:
    """These answers count from now on; the last one that fits wins."""

    async def does(caller: Caller) -> None:
        caller.rules += rules

    return does


def other(outcome: str) -> Bind:
    """What becomes of a call to a number: +390299911 is busy."""

    def bind(known: Known, said: Said) -> Doing:
        wanted = said.phone

        async def does(caller: Caller) -> None:
            caller.others[wanted] = outcome

        return does

    return bind


GIVEN: dict[str, Bind] = {
    "moment": moment,
    "number": number,
    "no number": number,
    "answers": answers,
    "fails": fails,
    "other is busy": other("busy"),
    "other does not answer": other("no answer"),
    "other cannot be reached": other("failed"),
    "other answers": other("answered"),
}
