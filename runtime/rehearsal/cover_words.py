"""How callers that were found are written down, by language: steps that the tables of both languages read."""

from __future__ import annotations

from runtime.rehearsal.scenarios_english import ENGLISH
from runtime.rehearsal.scenarios_italian import ITALIAN
from runtime.rehearsal.scenarios_spelling import Language

KEYWORDS = {
    "en": {
        "given": "Given",
        "when": "When",
        "then": "Then",
        "and": "And",
        "feature": "Feature",
        "scenario": "Scenario",
    },
    "it": {
        "given": "Dato che",
        "when": "Quando",
        "then": "Allora",
        "and": "E",
        "feature": "Funzionalità",
        "scenario": "Scenario",
    },
}

STEPS: dict[str, dict[str, str]] = {
    "en": {
        "moment": "it is {moment}",
        "hidden": "the caller's number is hidden",
        "number": "the caller's number is {number}",
        "answers": "{operation} answers {answer}",
        "answers ok": "{operation} answers",
        "fails": "{operation} fails",
        "busy": "{number} is busy",
        "no answer": "{number} does not answer",
        "failed": "{number} cannot be reached",
        "answered": "{number} answers",
        "calls": "the caller calls {line}",
        "enters": "the caller enters the flow {flow}",
        "presses": "she presses {keys}",
        "presses times": "she presses {keys} {count} times",
        "says": "she says {words}",
        "types": "she types {words}",
        "silent": "she stays silent",
        "waits": "she waits {length}",
        "hangs up": "she hangs up",
        "conversation ends": "the conversation ends",
        "hears prompt": "she hears the prompt {name}",
        "hears text": 'she hears "{text}"',
        "hears nothing": "she hears nothing",
        "language": "she is spoken to in {language}",
        "connected": "she is connected to {number}",
        "kept": "a message is kept",
        "asked with": "{operation} was asked with {arguments}",
        "asked": "{operation} was asked",
        "takes": "the call takes the step {name}",
        "outcome": "the outcome is {name}",
        "ends": "the call ends",
        "breaks": "the call ends in a failure",
        "goes on": "the call goes on",
    },
    "it": {
        "moment": "è {moment}",
        "hidden": "il numero del cliente è nascosto",
        "number": "il numero del cliente è {number}",
        "answers": "{operation} risponde {answer}",
        "answers ok": "{operation} risponde",
        "fails": "{operation} non funziona",
        "busy": "{number} è occupato",
        "no answer": "nessuno risponde a {number}",
        "failed": "{number} non è raggiungibile",
        "answered": "{number} risponde",
        "calls": "il cliente chiama {line}",
        "enters": "il cliente entra nel flusso {flow}",
        "presses": "preme {keys}",
        "presses times": "preme {keys} {count} volte",
        "says": "dice {words}",
        "types": "scrive {words}",
        "silent": "tace",
        "waits": "aspetta {length}",
        "hangs up": "riattacca",
        "conversation ends": "la conversazione finisce",
        "hears prompt": "sente il messaggio {name}",
        "hears text": 'sente "{text}"',
        "hears nothing": "non sente niente",
        "language": "la chiamata è in {language}",
        "connected": "il cliente è collegato con {number}",
        "kept": "un messaggio viene registrato",
        "asked with": "{operation} è stato chiesto con {arguments}",
        "asked": "{operation} è stato chiesto",
        "takes": "la chiamata passa per il passo {name}",
        "outcome": "l'esito è {name}",
        "ends": "la chiamata finisce",
        "breaks": "la chiamata finisce per un guasto",
        "goes on": "la chiamata continua",
    },
}
"""What a step is called here -> its text, with what stands in it."""

TITLES: dict[str, dict[str, str]] = {
    "en": {
        "feature": "Every way through {name}",
        "about": "Written by `flowlang cover`: callers who together take every way that a caller can take.",
        "at": "{moment}: ",
        "hidden": "without a number: ",
        "presses": "presses {keys}",
        "says": "says {words}",
        "silent": "stays silent",
        "hangs up": "hangs up",
        "recorded": "leaves a message",
        "ended": "talks and comes back",
        "busy": "the other side is busy",
        "no answer": "nobody answers",
        "failed": "the other side cannot be reached",
        "answered": "is connected",
        "fails": "{operation} fails",
        "answers": "{operation} says {outcome}",
        "time up": "stays until the time is up",
        "calls": "calls",
    },
    "it": {
        "feature": "Ogni strada di {name}",
        "about": "Scritto da `flowlang cover`: clienti che insieme prendono ogni strada che un cliente può prendere.",
        "at": "{moment}: ",
        "hidden": "senza numero: ",
        "presses": "preme {keys}",
        "says": "dice {words}",
        "silent": "tace",
        "hangs up": "riattacca",
        "recorded": "lascia un messaggio",
        "ended": "parla e torna",
        "busy": "è occupato",
        "no answer": "nessuno risponde",
        "failed": "il numero non è raggiungibile",
        "answered": "è collegato",
        "fails": "{operation} non funziona",
        "answers": "{operation} dice {outcome}",
        "time up": "resta finché il tempo è finito",
        "calls": "chiama",
    },
}
"""What stands in a scenario's title."""

TABLES: dict[str, Language] = {"en": ENGLISH, "it": ITALIAN}
UNITS = {
    "en": (("day", "days"), ("hour", "hours"), ("minute", "minutes"), ("second", "seconds")),
    "it": (("giorno", "giorni"), ("ora", "ore"), ("minuto", "minuti"), ("secondo", "secondi")),
}
LENGTHS = (86_400_000_000, 3_600_000_000, 60_000_000, 1_000_000)


def step(language: str, step_name: str, /, **facts: str) -> str:
    """The text of a step."""
    return STEPS[language][step_name].format(**facts)


def length_written(length: int, language: str) -> str:
    """A length of time that is whole in some unit, in words."""
    unit, names = next(
        (one for one in zip(LENGTHS, UNITS[language], strict=True) if length % one[0] == 0), (1000, None)
    )
    if names is None:
        return f"{max(1, length // 1000)}ms"
    return f"{length // unit} {names[length // unit != 1]}"


def keys_written(keys: str, language: str) -> str:
    """Keys as they are named: `123456 hash`."""
    names: dict[str, str] = {}
    for name, key in TABLES[language].keys.items():
        names.setdefault(key, name)
    return " ".join("".join(f" {names[one]} " if one in names else one for one in keys).split())


def language_written(spoken: str, language: str) -> str | None:
    """The name of a language in another, where steps know it."""
    found = next((name for name, one in TABLES[language].spoken.items() if one == spoken), None)
    return found.capitalize() if found and language == "en" else found
