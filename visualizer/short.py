"""A few words for what a state does, and for what makes a call take an exit."""

from __future__ import annotations

import unicodedata

from compiler.graph import (
    AnyDoes,
    AnyExpression,
    Branch,
    BuiltIn,
    Constant,
    Do,
    FieldOf,
    InState,
    Kept,
    Operation,
    Option,
    Play,
    Question,
    Record,
    Say,
    Shape,
    Sound,
    Speech,
    Spoken,
    State,
    Transfer,
    Variable,
    Words,
)
from compiler.graph import Fetch as FetchDoes
from compiler.graph import Store as StoreDoes

LONGEST = 36  # characters of a line in a box
LONGEST_LABEL = 24
DEEPEST = 3  # operations inside each other that are still spelled out
SILENT, NOT_UNDERSTOOD = "says nothing", "not understood"
SIGNS = {"starts_with": "starts with"}


def clip(text: str, most: int = LONGEST) -> str:
    """The beginning of a text on one line, without what cannot be drawn."""
    drawn = "".join(one if unicodedata.category(one)[0] != "C" else " " for one in text[: 4 * most])
    line = " ".join(drawn.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def words_of(speech: Speech, language: str) -> str:
    """What a speech says in a language; values stand in braces, a sound by its file."""
    variants = speech.variants
    parts = variants.get(language) or next(iter(variants.values()), ())
    return "".join(_part(part) for part in parts)


def _part(part: Words | Spoken | Sound) -> str:
    if isinstance(part, Words):
        return part.text
    return f"{{{spelled(part.value)}}}" if isinstance(part, Spoken) else f"♪ {part.file.rpartition('/')[2]}"


def quoted(speech: Speech, language: str) -> str:
    """What a speech says, clipped, in quotation marks; a sound without."""
    text = clip(words_of(speech, language))
    return text if text.startswith("♪") or not text else f"“{text}”"


def said(does: AnyDoes, language: str) -> str:
    """What a state does, in a few words; empty where it is not worth a line."""
    if isinstance(does, Say | Play):
        return quoted(does.speech, language)
    if isinstance(does, Question):
        return _asked(does, language)
    if isinstance(does, FetchDoes):
        return clip(f"looks up {does.variable}")
    if isinstance(does, StoreDoes):
        return clip(f"tells {does.connector}: {does.operation}")
    if isinstance(does, Record):
        return "records a message"
    if isinstance(does, Transfer):
        return "connects to a number"
    return clip(f"does {does.flow}") if isinstance(does, Do) else ""


def _asked(does: Question, language: str) -> str:
    prompt = next((text for text in (quoted(one, language) for one in does.prompt) if text), "")
    if does.form == "collect" and does.shape:
        return clip(f"asks for {does.shape.variable}")
    return prompt


# --- when an exit is taken ------------------------------------------------------------------------------------------


def when(state: State, exit: str, language: str) -> tuple[str, bool]:
    """What makes a call take an exit (empty where that is clear), and whether it is one that nobody means to take."""
    does = state.does
    if isinstance(does, Question):
        return _answer(does, exit, language)
    if isinstance(does, Branch):
        condition = next((case.condition for case in does.cases if case.exit == exit), None)
        return (clip(spelled(condition), LONGEST_LABEL) if condition else "else"), False
    if exit == "silence":
        return SILENT, True
    if exit in ("next", "ok", "recorded", "ended", "again") or exit.isdigit():
        return "", False
    return clip(exit.replace("_", " "), LONGEST_LABEL), exit in ("failed", "busy", "no answer")


def _answer(does: Question, exit: str, language: str) -> tuple[str, bool]:
    if exit in ("no input", "no match"):
        return (SILENT if exit == "no input" else NOT_UNDERSTOOD), True
    option = next((one for one in does.options if one.exit == exit), None)
    if does.form == "confirm":
        return exit, False
    if option:
        return option_label(option, language), False
    return (shape_label(does.shape) if does.shape and does.form == "menu" else ""), False


def option_label(option: Option, language: str) -> str:
    """The keys of an option and its first word."""
    words = option.words.get(language) or next(iter(option.words.values()), ())
    return clip(" ".join((*option.keys, *words[:1])) or option.exit, LONGEST_LABEL)


def shape_label(shape: Shape) -> str:
    """What has the shape that a menu takes."""
    return clip(f"{shape.type.base}: {shape.variable}", LONGEST_LABEL)


# --- expressions ----------------------------------------------------------------------------------------------------


def spelled(value: AnyExpression, depth: int = 0) -> str:
    """An expression much as it is written; the deep inside of a long one is left out."""
    if isinstance(value, Constant):
        return str(value.value) if value.value is not None else "nothing"
    if isinstance(value, Variable | BuiltIn | Kept):
        return value.name
    if isinstance(value, InState):
        return f"{value.calendar} {value.state}"
    if depth >= DEEPEST:
        return "…"
    if isinstance(value, FieldOf):
        return f"{spelled(value.value, depth + 1)}.{value.field}"
    return _operation(value, depth + 1) if isinstance(value, Operation) else "…"


def _operation(value: Operation, depth: int) -> str:
    first, *others = [spelled(one, depth) for one in value.arguments] or ["…"]
    if value.operator == "known":
        return f"{first} is known"
    if not others:
        return f"{'-' if value.operator == 'negative' else value.operator + ' '}{first}"
    return f" {SIGNS.get(value.operator, value.operator)} ".join((first, *others))
