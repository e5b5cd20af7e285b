"""How differences are said, by language; and the witness of each as a script that `flowlang simulate` plays."""

from __future__ import annotations

import json

from compiler.calendar_time import local_time
from compiler.graph import Graph
from runtime.rehearsal.cover_words import TABLES, keys_written
from runtime.rehearsal.difference_search import Parting, Turn
from runtime.rehearsal.difference_seen import Notice
from runtime.rehearsal.scenarios_caller import CALLER
from runtime.rehearsal.walking import Act

LONGEST = 160
UNITS = (("d", 86_400_000_000), ("h", 3_600_000_000), ("m", 60_000_000), ("s", 1_000_000), ("ms", 1_000))

NOTICES: dict[str, dict[str, str]] = {
    "en": {
        "hears": "“{text}” is heard ({language})",
        "hears all": "“{text}” is heard to its end ({language})",
        "asks": "{text} is asked",
        "calls": "{text} is called",
        "records": "a message is recorded ({text})",
        "ends": "the call ends ({text})",
        "waits": "an answer is waited for, {text}",
        "waits for ever": "an answer is waited for, without end",
        "lasts": "a call may last {text}",
        "does": "{text}",
        "nothing": "nothing of the kind",
    },
    "it": {
        "hears": "si sente «{text}» ({language})",
        "hears all": "si sente fino in fondo «{text}» ({language})",
        "asks": "viene chiesto {text}",
        "calls": "viene chiamato {text}",
        "records": "viene registrato un messaggio ({text})",
        "ends": "la chiamata finisce ({text})",
        "waits": "si aspetta una risposta, {text}",
        "waits for ever": "si aspetta una risposta, senza fine",
        "lasts": "una chiamata può durare {text}",
        "does": "{text}",
        "nothing": "niente del genere",
    },
}

ACTS: dict[str, dict[str, str]] = {
    "en": {
        "calls": "call {line}",
        "press": "press {keys}",
        "say": "say “{words}”",
        "silent": "say nothing",
        "hang up": "hang up",
        "reply": "{about} says {text}",
        "reply failed": "{about} fails",
        "recorded": "leave a message",
        "busy": "{about} is busy",
        "no answer": "{about} does not answer",
        "failed": "{about} cannot be reached",
        "answered": "{about} picks up",
        "ended": "the conversation ends",
        "time up": "the time is up",
    },
    "it": {
        "calls": "chiamare {line}",
        "press": "premere {keys}",
        "say": "dire «{words}»",
        "silent": "tacere",
        "hang up": "riattaccare",
        "reply": "{about} dice {text}",
        "reply failed": "{about} non funziona",
        "recorded": "lasciare un messaggio",
        "busy": "{about} è occupato",
        "no answer": "{about} non risponde",
        "failed": "{about} non è raggiungibile",
        "answered": "{about} risponde",
        "ended": "la conversazione finisce",
        "time up": "il tempo è finito",
    },
}

LINES: dict[str, dict[str, str]] = {
    "en": {
        "part": "{call}: before: {before}; now: {now}",
        "line": "line {line}: before: {before}; now: {now}",
        "no line": "there is none",
    },
    "it": {
        "part": "{call}: prima: {before}; ora: {now}",
        "line": "linea {line}: prima: {before}; ora: {now}",
        "no line": "non c'è",
    },
}


def line_in(name: str, language: str, **facts: str) -> str:
    """A change in one line."""
    return LINES[language][name].format(**facts)


def notice_in(one: Notice | None, language: str) -> str:
    """What was noticed, in words."""
    words = NOTICES[language]
    if one is None:
        return words["nothing"]
    if one.kind in ("hears", "hears all"):
        spoken, _, text = one.text.partition(": ")
        return words[one.kind].format(text=clipped(text), language=spoken)
    if one.kind == "waits" and not one.text:
        return words["waits for ever"]
    return words[one.kind].format(text=clipped(one.text))


def call_in(one: Parting, graph: Graph, language: str) -> str:
    """The call that shows it, in a line: `Sunday 10:00, call main, press 2`."""
    local = local_time(graph.zone, one.entry.at)
    day = TABLES[language].days[local.weekday()].capitalize()
    parts = [f"{day} {local:%Y-%m-%d %H:%M}", ACTS[language]["calls"].format(line=one.entry.line)]
    parts += [act_in(turn.old, language) for turn in one.turns if not _goes_without_saying(turn.old)]
    return ", ".join(parts)


def _goes_without_saying(done: Act) -> bool:
    return done.does == "reply" and done.text == "ok" and done.data is None


def act_in(done: Act, language: str) -> str:
    """What was done, in words."""
    name = done.text if done.does == "other" else done.does
    name = "reply failed" if (done.does, done.text) == ("reply", "failed") else name
    keys = keys_written(done.text, language) if done.does == "press" else ""
    text = done.text if done.data is None else json.dumps(done.data, ensure_ascii=False)
    return ACTS[language][name].format(keys=keys, words=done.text, about=done.about, text=clipped(text))


def clipped(text: str) -> str:
    """A text in a line of bounded length."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


# --- the witness ------------------------------------------------------------------------------------------------------


def witness_of(one: Parting, graph: Graph) -> dict[str, object]:
    """The call: when, on which medium and line, from which number if that matters, and a script of what is done."""
    local = local_time(graph.zone, one.entry.at)
    found: dict[str, object] = {"at": local.isoformat(timespec="minutes"), "medium": one.entry.medium}
    found["line"] = one.entry.line
    if one.entry.number != CALLER:
        found["number"] = one.entry.number
    found["lines"] = [line for turn in one.turns for line in script_lines(turn)]
    return found


def script_lines(turn: Turn) -> list[str]:
    """One turn as lines of a script, as the newer version takes it."""
    done = turn.new
    if done.does in ("press", "say"):
        return [f"{done.does} {done.text}"]
    if done.does in ("silent", "time up"):
        return [f"wait {written(turn.lasts)}"]
    if done.does == "reply":
        data = "" if done.data is None else f" {json.dumps(done.data, ensure_ascii=False)}"
        return [f"reply {done.text}{data}"]
    if done.does == "recorded":
        return ["say …", f"press {done.text}"] if done.text else ["say …", f"wait {written(turn.lasts)}"]
    return [done.text if done.does == "other" else done.does]


def written(length: int) -> str:
    """A length of time as scripts write it, never too short."""
    name, unit = next((one for one in UNITS if length >= one[1] and length % one[1] == 0), ("ms", 1_000))
    return f"{max(1, -(-length // unit))}{name}"
