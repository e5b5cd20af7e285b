"""Steps that look at what is heard: what was said since the customer last did something, in the order it came."""

from __future__ import annotations

from compiler.media import VOICE_MEDIA
from runtime.engine.spoken import Voice
from runtime.rehearsal.scenarios import Phrase, WrongStepError
from runtime.rehearsal.scenarios_caller import Caller
from runtime.rehearsal.scenarios_known import Known, block_of
from runtime.rehearsal.scenarios_reading import parts_of, places_of
from runtime.rehearsal.scenarios_said import Bind, Doing, Said, looked
from runtime.rehearsal.scenarios_transcript import Spoken


def came(caller: Caller) -> Phrase:
    """What was heard instead."""
    if caller.transcript.spoken:
        return Phrase("was said", {"text": " / ".join(one.heard.text for one in caller.transcript.spoken)})
    return Phrase("nothing was said", {"cause": caller.run.cause} if caller.run.is_over else {})


def hears_text(known: Known, said: Said) -> Doing:
    """The caller hears "You owe 92 euros…"."""
    text = said["quoted"]
    parts_of(text, Voice("en"))

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        found = place_of(caller, text, caller.transcript.next_text)
        if found is not None:
            caller.transcript.found(*found)
            return None
        return Phrase("text", {"text": text}), earlier(place_of(caller, text, 0) is not None, caller)

    return looked(look)


def does_not_hear_text(known: Known, said: Said) -> Doing:
    """The caller does not hear "You owe"."""
    text = said["quoted"]
    parts_of(text, Voice("en"))

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        found = place_of(caller, text, 0)
        return None if found is None else (Phrase("not text", {"text": text}), came(caller))

    return looked(look)


def place_of(caller: Caller, text: str, start: int) -> tuple[int, int] | None:
    """Where a text stands in what was said, as one of the languages that were spoken has it."""
    for language in dict.fromkeys(one.language for one in caller.transcript.spoken):
        voice = Voice(language, caller.graph.currency, caller.medium in VOICE_MEDIA)
        found = places_of(parts_of(text, voice), caller.transcript.said, start)
        if found is not None:
            return found
    return None


def earlier(was_there: bool, caller: Caller) -> Phrase:
    """What was heard, or that it was heard too early."""
    return Phrase("said before", came(caller).facts) if was_there else came(caller)


def hears(known: Known, said: Said) -> Doing:
    """The caller hears the prompt main_menu; or what a step of that name says."""
    prompt, blocks = known.prompt_or_block(said["name"])

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        fitting = those(caller, prompt, blocks)
        if caller.transcript.find(fitting):
            return None
        return Phrase("prompt" if not blocks else "of step", {"name": prompt}), earlier(bool(fitting), caller)

    return looked(look)


def does_not_hear(known: Known, said: Said) -> Doing:
    """The caller does not hear the prompt goodbye."""
    prompt, blocks = known.prompt_or_block(said["name"])

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        return (Phrase("not prompt", {"name": prompt}), came(caller)) if those(caller, prompt, blocks) else None

    return looked(look)


def those(caller: Caller, prompt: str, blocks: set[str]) -> list[Spoken]:
    """What was said of that prompt, or by those steps."""
    if blocks:
        return [one for one in caller.transcript.spoken if block_of(one.heard.state) in blocks]
    return [one for one in caller.transcript.spoken if one.heard.prompt == prompt]


def hears_nothing(known: Known, said: Said) -> Doing:
    """The caller hears nothing."""
    return looked(lambda caller: (Phrase("silence"), came(caller)) if caller.transcript.spoken else None)


def language(known: Known, said: Said) -> Doing:
    """The caller is spoken to in Italian."""
    wanted = said.language.spoken.get(said["language"].casefold())
    if wanted is None:
        raise WrongStepError("no language known", name=said["language"])

    def look(caller: Caller) -> tuple[Phrase, Phrase] | None:
        spoken = caller.transcript.spoken[-1].language if caller.transcript.spoken else caller.run.position.language
        facts = {"language": said["language"]}
        return None if spoken == wanted else (Phrase("in language", facts), Phrase("in language", {"language": spoken}))

    return looked(look)


HEARING: dict[str, Bind] = {
    "hears text": hears_text,
    "does not hear text": does_not_hear_text,
    "hears": hears,
    "does not hear": does_not_hear,
    "hears nothing": hears_nothing,
    "language": language,
}
