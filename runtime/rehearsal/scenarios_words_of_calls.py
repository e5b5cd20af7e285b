"""Steps about attempts, chance, beeps, transfers, refusals, messages and calls back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from compiler.calendar_time import local_time
from runtime.engine.commands import (
    AnyCommand,
    CallBack,
    Deliver,
    Mark,
    RecordConversation,
    Reject,
    WrapUp,
)
from runtime.rehearsal.scenarios import Phrase, WrongStepError
from runtime.rehearsal.scenarios_answers import missing
from runtime.rehearsal.scenarios_caller import Caller
from runtime.rehearsal.scenarios_given import not_yet
from runtime.rehearsal.scenarios_known import Known
from runtime.rehearsal.scenarios_reading import clock_in
from runtime.rehearsal.scenarios_said import Bind, Doing, Said, looked
from runtime.rehearsal.scenarios_spelling import Language

# --- what is given ----------------------------------------------------------------------------------------------------


def answered_by(who: str) -> Bind:
    """An attempt was answered by the answering machine."""

    def bind(known: Known, said: Said) -> Doing:
        async def does(caller: Caller) -> None:
            not_yet(caller)
            caller.attempt = {**caller.attempt, "answered_by": who}

        return does

    return bind


def chance(known: Known, said: Said) -> Doing:
    """By chance the first share is taken; without a number, none is."""
    share = ordinal_in(said["ordinal"], said.language) if said.get("ordinal") else 0

    async def does(caller: Caller) -> None:
        not_yet(caller)
        caller.chance = share

    return does


ORDINALS = {
    "en": ("first", "second", "third", "fourth", "fifth"),
    "it": ("prima", "seconda", "terza", "quarta", "quinta"),
}


def ordinal_in(text: str, language: Language) -> int:
    """Which of several: `first`.

    Raises:
        WrongStepError: It is none.
    """
    for words in ORDINALS.values():
        if text.casefold() in words:
            return words.index(text.casefold()) + 1
    raise WrongStepError("no ordinal", name=text)


def whoever(outcome: str, kind: str) -> Bind:
    """What becomes of a call to an operator or a room: the room board is full."""

    def bind(known: Known, said: Said) -> Doing:
        name = called(known, kind, said["name"])

        async def does(caller: Caller) -> None:
            caller.others[name] = outcome

        return does

    return bind


def called(known: Known, kind: str, name: str) -> str:
    """A room of the catalogue, or an operator by name, as it is written in a flow.

    Raises:
        WrongStepError: There is no such room.
    """
    if kind == "room" and name not in known.catalogue.rooms:
        raise missing("room", name, list(known.catalogue.rooms))
    return name


def failing(kind: type[AnyCommand]) -> Bind:
    """Nothing of this kind can be done from now on: no message can be delivered."""

    def bind(known: Known, said: Said) -> Doing:
        async def does(caller: Caller) -> None:
            caller.failing.add(kind)

        return does

    return bind


# --- what somebody does -----------------------------------------------------------------------------------------------


async def beep_sounds(caller: Caller) -> None:
    """The beep sounds."""
    await caller.hear_beep()


# --- what comes of it -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Seen:
    """Something that a run asked for: of which kind, whether one fits, and the words for what is looked for."""

    kind: type[AnyCommand]
    fits: Callable[[AnyCommand], bool]
    expected: Phrase
    told: Callable[[AnyCommand], Phrase]


def was_seen(seen: Seen) -> Doing:
    """Whether the run asked for something that fits."""

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        found = [one for one in caller.done if isinstance(one, seen.kind)]
        if any(map(seen.fits, found)):
            return None
        return seen.expected, seen.told(found[-1]) if found else caller.standing()

    return looked(look)


def transferred(kind: str) -> Bind:
    """The call is transferred to the room board: they talk, or the other side has the customer for good."""

    def bind(known: Known, said: Said) -> Doing:
        name = said.phone if kind == "number" else called(known, kind, said["name"])
        expected = Phrase("transferred", {"name": name})

        def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
            last = caller.connects[-1] if caller.connects else None
            is_there = caller.run.position.phase == "connected" or caller.run.cause == "transferred"
            if is_there and last is not None and (last.to, last.number) == (kind, name):
                return None
            instead = Phrase("transferred", {"name": last.number}) if last is not None and is_there else None
            return expected, instead or caller.standing()

        return looked(look)

    return bind


def rejected(known: Known, said: Said) -> Doing:
    """The call is rejected as busy."""
    reason = said.get("reason") or ""

    def told(command: AnyCommand) -> Phrase:
        return Phrase("rejected as", {"reason": getattr(command, "reason", "") or "-"})

    expected = Phrase("rejected as", {"reason": reason}) if reason else Phrase("rejected")
    wanted = reason.replace("_", " ")
    return was_seen(Seen(Reject, lambda one: isinstance(one, Reject) and wanted in ("", one.reason), expected, told))


def delivered(known: Known, said: Said) -> Doing:
    """A message is delivered to customer_care."""
    name = said["name"]

    def told(command: AnyCommand) -> Phrase:
        return Phrase("delivered", {"name": getattr(command, "to", "")})

    expected = Phrase("delivered", {"name": name})
    return was_seen(Seen(Deliver, lambda one: isinstance(one, Deliver) and one.to == name, expected, told))


def marked(known: Known, said: Said) -> Doing:
    """The attempt is marked as promised: the last mark counts."""
    name = said["name"]
    outcomes = [one for campaign in known.catalogue.campaigns.values() for one in campaign.outcomes]
    if name not in outcomes:
        raise missing("mark", name, outcomes)

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        marks = [one for one in caller.done if isinstance(one, Mark)]
        if marks and marks[-1].outcome == name:
            return None
        instead = Phrase("marked", {"name": marks[-1].outcome}) if marks else caller.standing()
        return Phrase("marked", {"name": name}), instead

    return looked(look)


def called_back(known: Known, said: Said) -> Doing:
    """A call back is arranged, at 18:00 or as soon as may be."""
    written = said.get("clock")
    clock = clock_in(written) if written else None
    if written and clock is None:
        raise WrongStepError("no moment", example="18:00")
    zone = known.graph.zone

    def time_of(command: AnyCommand) -> str:
        at = command.at if isinstance(command, CallBack) else None
        return local_time(zone, at).strftime("%H:%M") if at is not None else ""

    wanted = clock.strftime("%H:%M") if clock else ""
    expected = Phrase("call back at", {"clock": wanted}) if wanted else Phrase("call back")

    def told(command: AnyCommand) -> Phrase:
        found = time_of(command)
        return Phrase("call back at", {"clock": found}) if found else Phrase("call back")

    return was_seen(Seen(CallBack, lambda one: wanted in ("", time_of(one)), expected, told))


def not_called_back(known: Known, said: Said) -> Doing:
    """No call back is arranged."""
    return looked(
        lambda caller: (
            (Phrase("no call back"), Phrase("call back"))
            if any(isinstance(one, CallBack) for one in caller.done)
            else None
        )
    )


def wrapped_up(known: Known, said: Said) -> Doing:
    """The wrap-up codes are billing, complaint."""
    wanted = tuple(one.strip() for one in said["words"].split(","))

    def told(command: AnyCommand) -> Phrase:
        return Phrase("codes", {"codes": ", ".join(command.codes if isinstance(command, WrapUp) else ())})

    expected = Phrase("codes", {"codes": ", ".join(wanted)})
    return was_seen(Seen(WrapUp, lambda one: isinstance(one, WrapUp) and one.codes == wanted, expected, told))


def is_recorded(wanted: bool) -> Bind:
    """The conversation is recorded, or not."""

    def bind(known: Known, said: Said) -> Doing:
        name = "conversation recorded" if wanted else "conversation not recorded"
        other = "conversation not recorded" if wanted else "conversation recorded"

        def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
            switched = [one.on for one in caller.done if isinstance(one, RecordConversation)]
            return None if (switched[-1:] == [True]) is wanted else (Phrase(name), Phrase(other))

        return looked(look)

    return bind


WORDS_OF_CALLS: dict[str, Bind] = {
    "machine answers": answered_by("machine"),
    "person answers": answered_by("person"),
    "uncertain who answers": answered_by("uncertain"),
    "chance": chance,
    "room is full": whoever("full", "room"),
    "called operator is busy": whoever("busy", "operator"),
    "called operator does not answer": whoever("no answer", "operator"),
    "no message can be delivered": failing(Deliver),
    "no call back can be arranged": failing(CallBack),
    "beep": lambda known, said: beep_sounds,
    "transferred to room": transferred("room"),
    "transferred to operator": transferred("operator"),
    "transferred": transferred("number"),
    "rejected": rejected,
    "delivered": delivered,
    "marked": marked,
    "no call back": not_called_back,
    "call back": called_back,
    "wrapped up": wrapped_up,
    "conversation not recorded": is_recorded(False),
    "conversation recorded": is_recorded(True),
}
