"""Groups of the language's words, by what they do in a line."""

from __future__ import annotations

from collections.abc import Iterable

BLOCKS = ("_FLOW", "_STEP", "_MENU", "_QUEUE")
NAMED = (*BLOCKS, "_VAR", "_COLLECT", "_FETCH", "_DO")
WAYS = ("_AGAIN", "_END", "_GO_ON", "_HAND_TO", "_OUTCOME")
ACTIONS = (
    "_SAY",
    "_PLAY",
    "_SEND",
    "_SHOW",
    "_RECORD_MESSAGE",
    "_RECORD_CONVERSATION",
    "_DELIVER",
    "_WAIT",
    "_FETCH",
    "_STORE",
    "_ANSWER",
    "_REJECT",
    "_TRANSFER_TO",
    "_CALL_BACK",
    "_DO",
    "_SET",
    "_MARK_ATTEMPT_AS",
    "_COLLECT",
    "_CONFIRM",
)
LABELS = (
    "_NO_INPUT",
    "_NO_MATCH",
    "_NOT_FOUND",
    "_NO_ANSWER",
    "_NO_BEEP",
    "_YES",
    "_NO",
    "_AFTER",
    "_IF",
    "_ELSE",
    "_ELSE_IF",
    "FIRST",
    "SECOND",
    "THIRD",
    "LAST",
    "STAR",
    "HASH",
)
ELSEWHERE = {
    "_FLOW": ("flusso", "dialplan", "workflow"),
    "_STEP": ("passo", "passaggio", "state", "stato", "node", "nodo"),
    "_MENU": ("menù", "scelta"),
    "_QUEUE": ("coda",),
    "_SAY": ("di", "dì", "dici", "dire", "speak", "tell", "print"),
    "_PLAY": ("suona", "riproduci", "playback"),
    "_COLLECT": ("chiedi", "raccogli", "ask", "gather", "input"),
    "_IF": ("se", "when"),
    "_WHEN": ("if", "se", "quando"),
    "_PROMISE": ("promessa", "contract", "ensure", "guarantee"),
    "_ALWAYS": ("sempre", "must"),
    "_NEVER": ("mai", "not"),
    "_BEFORE": ("prima",),
    "_ELSE": ("altrimenti", "otherwise"),
    "_SET": ("imposta", "let", "assign"),
    "_FETCH": ("leggi", "prendi", "get", "query"),
    "_WAIT": ("aspetta", "attendi", "pausa", "sleep", "pause"),
    "_RECORD_MESSAGE": ("registra",),
    "_TRANSFER_TO": ("trasferisci", "inoltra", "dial", "forward"),
    "_END": ("fine",),
}
"""What others write, or Italians, for words of the language; only where no line begins so."""


def meant_elsewhere(word: str, terminals: Iterable[str]) -> str | None:
    """The one of the language's words, by terminal, that somebody says so elsewhere."""
    written = word.casefold()
    return next((one for one in terminals if written in ELSEWHERE.get(one, ())), None)
