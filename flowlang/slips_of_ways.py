"""Mistakes about where a call goes next. Each is a function from a scene to a fault, or none where it is another."""

from __future__ import annotations

import re

from flowlang.placeholders import NAME
from flowlang.scene import LONGEST_WRITTEN, Scene
from flowlang.source import Span
from flowlang.tree_parts import Fault

ARROW = re.compile(rf"(?P<arrow>[=-]+ *>+|>+)(?: *(?P<name>{NAME}))?")
GO_TO = re.compile(rf"(?P<arrow>go ?to|jump(?: to)?|vai(?: a)?|salta(?: a)?) +(?P<name>{NAME})$", re.IGNORECASE)
ENDS = (
    "hang up",
    "hangup",
    "exit",
    "quit",
    "stop",
    "finish",
    "riaggancia",
    "riagganciare",
    "fine",
    "termina",
    "chiudi",
)
"""How others end a call, in English and Italian."""


def misspelt_arrow(scene: Scene) -> Fault | None:
    """`=> billing`, `- > billing`, `goto billing`."""
    found = GO_TO.match(rest(scene)) or ARROW.match(rest(scene))
    if found and "_ARROW" in scene.welcome:
        return spelling(scene, scene.token.column, found)
    found = ARROW.match(scene.trouble.line.code, max(scene.token.column - 2, 0))
    if found and scene.text(-1) == "=" and found["name"] in scene.blocks:  # `if a => billing` began as a comparison
        return spelling(scene, scene.token.column - 1, found)
    return None


def spelling(scene: Scene, column: int, found: re.Match[str]) -> Fault:
    """What was written for an arrow, and the arrow."""
    behind = f" {found['name'][:LONGEST_WRITTEN]}" if found["name"] else ""
    line = scene.token.line
    span = Span(line, column, line, column + len(found["arrow"]))
    return Fault("F110", span, "spelling", {"written": found["arrow"][:LONGEST_WRITTEN], "meant": f"->{behind}"})


def another_end(scene: Scene) -> Fault | None:
    """`hang up`."""
    written = rest(scene)
    if "_END" not in scene.welcome or written.lower() not in ENDS:
        return None
    line, column = scene.token.line, scene.token.column
    facts = {"written": written, "meant": scene.spellings["_END"]}
    return Fault("F110", Span(line, column, line, column + len(written)), "end", facts)


def bare_target(scene: Scene) -> Fault | None:
    """`billing`, `1 billing`: the name of a step without its arrow."""
    if scene.token.kind != "NAME" or "_ARROW" not in scene.welcome:
        return None
    return missing_arrow(scene) if scene.token.text in scene.blocks else None


def lonely_name(scene: Scene) -> Fault | None:
    """`1 billing`, where nothing of this flow is called so and nothing else fits."""
    is_last = 0 < scene.at == len(scene.pieces) - 1
    if not is_last or scene.token.kind != "NAME" or "_ARROW" not in scene.welcome:
        return None
    if scene.known_word(scene.token.text) or scene.is_word(-2, "_SAY") or scene.meant(scene.at, scene.welcome):
        return None
    return missing_arrow(scene)


def missing_arrow(scene: Scene) -> Fault:
    """An arrow is missing before the name."""
    return Fault("F110", scene.span, "missing", {"name": scene.written})


def rest(scene: Scene) -> str:
    """The line from the token on there was no place for."""
    return scene.trouble.line.code[scene.token.column - 1 :]
