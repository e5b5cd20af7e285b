"""Finds the wording of a message by code, variant and language; loads only the families asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from flowlang.messages.frame import Frame
from flowlang.messages.languages import LANGUAGES
from flowlang.messages.wording import Wording
from flowlang.visible import clipped

FACT = re.compile(r"\{([a-z_]+)\}")
EMPTY = Wording()


def wording(code: str, variant: str, language: str) -> Wording:
    """What is said of a code in a language.

    A code without wording is a fault of ours, kept out by a test; an author who meets one anyway sees the code alone.
    """
    for spoken in (language, LANGUAGES[0]):
        table = wordings(spoken, code[:2].lower())
        own = table.get(f"{code}.{variant}", EMPTY)
        found = completed(own, table.get(code, EMPTY))
        if found.title:
            return found
    return Wording(title=code)


def completed(own: Wording, general: Wording) -> Wording:
    """The wording of a variant, with what it leaves empty taken from its code's own."""
    return Wording(
        title=own.title or general.title,
        label=own.label or general.label,
        cause=own.cause or general.cause,
        hint=own.hint or general.hint,
        notes={**general.notes, **own.notes},
    )


@cache
def wordings(language: str, family: str) -> Mapping[str, Wording]:
    """Every wording of a family (`f2`) in a language, by code or by code and variant."""
    table: dict[str, Wording] = {}
    for name in modules(language):
        if name == family or name.startswith(f"{family}_"):
            table |= import_module(f"flowlang.messages.{language}.{name}").WORDINGS
    return table


def modules(language: str) -> tuple[str, ...]:
    """The names of the modules that hold a language's wordings: `f2`, `f9_files`, …"""
    if language not in LANGUAGES:
        return ()
    package = import_module(f"flowlang.messages.{language}")
    return tuple(sorted(one.name for one in iter_modules(package.__path__) if re.fullmatch(r"f\d(_\w+)?", one.name)))


def frame(language: str) -> Frame:
    """The words around every message in a language."""
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    found: Frame = import_module(f"flowlang.messages.{spoken}.frame").FRAME
    return found


def filled(template: str, facts: Mapping[str, str]) -> str:
    """The template with each fact in its place; braces whose name is no fact stay as they are."""
    return FACT.sub(lambda match: clipped(facts[match[1]]) if match[1] in facts else match[0], template)
