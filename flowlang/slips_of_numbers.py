"""Mistakes with telephone numbers. Each is a function from a scene to a fault, or none where the scene is another."""

from __future__ import annotations

import re

from flowlang.scene import LONGEST_WRITTEN, Scene
from flowlang.source import Span
from flowlang.tree_parts import Fault

NUMBER = re.compile(r"\+[0-9](?:[0-9 ]*[0-9])?")
KIND = "number"  # what `transfer to` leads to here; a name, not a word of the language


def without_quotes(scene: Scene) -> Fault | None:
    """`transfer to number +390299900`."""
    column = scene.token.column
    found = NUMBER.match(scene.trouble.line.code, column - 1)
    if found is None or scene.token.kind != "PLUS":
        return None
    written = found.group()[:LONGEST_WRITTEN]
    meant = f'"{written.replace(" ", "")}"'
    span = Span(scene.token.line, column, scene.token.line, found.end() + 1)
    return Fault("F129", span, "number", {"meant": f"{KIND} {meant}" if scene.behind("_TRANSFER_TO") else meant})


def without_number(scene: Scene) -> Fault | None:
    """`transfer to "+390299900"`."""
    if scene.token.kind != "TEXT" or not scene.behind("_TRANSFER_TO"):
        return None
    return Fault("F100", scene.span, "kind", {"written": scene.written, "missing": KIND})
