"""Groups of the language's words, by what they do in a line."""

from __future__ import annotations

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
