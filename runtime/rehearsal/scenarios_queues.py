"""Steps about queues and operators: who is there, who answers, where the customer waits."""

from __future__ import annotations

from collections.abc import Callable

from compiler.graph import Queue
from runtime.rehearsal.desk import SOMEBODY, Desk
from runtime.rehearsal.scenarios import Phrase, WrongStepError
from runtime.rehearsal.scenarios_answers import missing
from runtime.rehearsal.scenarios_caller import Caller
from runtime.rehearsal.scenarios_known import Known
from runtime.rehearsal.scenarios_said import Bind, Doing, Said, looked
from runtime.rehearsal.scenarios_spelling import Language

MOST = 1_000_000
NOBODY = ("nobody", "nessuno")


def queue_in(known: Known, said: Said) -> str:
    """The queue that a step names, or that of a campaign.

    Raises:
        WrongStepError: There is none.
    """
    name, catalogue = said["queue"], known.catalogue
    if name in catalogue.queues:
        return name
    if name in catalogue.campaigns:
        return catalogue.campaigns[name].queue
    in_flows = {one.does.queue for one in known.states.values() if isinstance(one.does, Queue)}
    if name in in_flows:
        return name
    raise missing("queue", name, [*catalogue.queues, *catalogue.campaigns])


def count_in(text: str, language: Language) -> int:
    """A number in digits or words; `nobody` is none.

    Raises:
        WrongStepError: It is no number.
    """
    word = text.casefold()
    if word in NOBODY:
        return 0
    if word.isascii() and word.isdigit() and int(word) <= MOST:
        return int(word)
    if word in language.numbers:
        return language.numbers[word]
    raise WrongStepError("no count", name=text)


# --- what is given ----------------------------------------------------------------------------------------------------


def told(tell: Callable[[Desk, str], None]) -> Bind:
    """Something about a queue that holds from now on."""

    def bind(known: Known, said: Said) -> Doing:
        queue = queue_in(known, said)

        async def does(caller: Caller) -> None:
            await caller.tell_desk(lambda desk: tell(desk, queue))

        return does

    return bind


def ahead(known: Known, said: Said) -> Doing:
    """3 people are waiting before her."""
    count = count_in(said.get("count") or "nobody", said.language)
    return lambda caller: caller.tell_desk(lambda desk: desk.set_ahead(count))


def free(known: Known, said: Said) -> Doing:
    """Anna is free in customer_care."""
    queue, name = queue_in(known, said), said["operator"]
    return lambda caller: caller.tell_desk(lambda desk: desk.add_free(queue, name))


# --- what operators do ------------------------------------------------------------------------------------------------


def answers(known: Known, said: Said) -> Doing:
    """Anna answers."""
    name = said.get("operator") or ""
    return lambda caller: caller.operator_answers(name or SOMEBODY, bool(name))


# --- what comes of it -------------------------------------------------------------------------------------------------


def waits_in(known: Known, said: Said) -> Doing:
    """She waits in customer_care."""
    queue = queue_in(known, said)
    expected = Phrase("in queue", {"queue": queue})

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        waiting = caller.desk.waiting
        is_there = waiting is not None and not caller.desk.operator and waiting.queue == queue
        return None if is_there else (expected, instead(caller))

    return looked(look)


def in_no_queue(known: Known, said: Said) -> Doing:
    """She is in no queue."""
    return looked(lambda caller: (Phrase("no queue"), instead(caller)) if caller.desk.waiting else None)


def is_number(known: Known, said: Said) -> Doing:
    """She is number 3."""
    place = count_in(said["count"], said.language)
    expected = Phrase("in place", {"place": str(place)})

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        found = caller.desk.ahead + 1 if caller.desk.waiting and not caller.desk.operator else 0
        if found == place:
            return None
        return expected, Phrase("in place", {"place": str(found)}) if found else instead(caller)

    return looked(look)


def talks_with(known: Known, said: Said) -> Doing:
    """She is talking with Anna."""
    name = said.get("operator") or ""
    expected = Phrase("talks with", {"name": name}) if name else Phrase("an operator")

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        return None if caller.talks_with and name in ("", caller.talks_with) else (expected, instead(caller))

    return looked(look)


def priority(known: Known, said: Said) -> Doing:
    """Her priority is 9."""
    wanted = said["number"]

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        if not caller.enqueues:
            return Phrase("priority", {"number": wanted}), instead(caller)
        found = str(caller.enqueues[-1].priority)
        return (
            None if found == wanted else (Phrase("priority", {"number": wanted}), Phrase("priority", {"number": found}))
        )

    return looked(look)


def instead(caller: Caller) -> Phrase:
    """Where the customer is instead."""
    if caller.talks_with:
        return Phrase("talks with", {"name": caller.talks_with})
    waiting = caller.desk.waiting
    if waiting is not None and caller.simulation is not None and not caller.run.is_over:
        return Phrase("in queue", {"queue": waiting.queue})
    return caller.standing()


async def loses_operator(caller: Caller) -> None:
    """The operator's connection is lost."""
    await caller.operator_is_lost()


QUEUES: dict[str, Bind] = {
    "nobody signed in": told(Desk.close),
    "queue is full": told(Desk.fill),
    "people ahead": ahead,
    "operator is free": free,
    "operator answers": answers,
    "operator hangs up": lambda known, said: Caller.end_conversation,
    "operator is lost": lambda known, said: loses_operator,
    "waits in": waits_in,
    "in no queue": in_no_queue,
    "is number": is_number,
    "talks with": talks_with,
    "priority": priority,
}
