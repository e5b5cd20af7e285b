"""Mistakes in promises. Each is a function from a scene to a fault, or none where the scene is another one."""

from __future__ import annotations

from flowlang.scene import LONGEST_WRITTEN, Scene
from flowlang.tree_parts import Fault

CODE = "F130"
NUMBERS = {
    word: str(number)
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "uno due tre quattro cinque sei sette otto nove dieci undici dodici",
    )
    for number, word in enumerate(words.split(), start=1)
}
"""Numbers in words, in English and Italian: numbers are written in figures."""


def text_left_out(scene: Scene) -> Fault | None:
    """`promise no more than two menus`, `promise` alone."""
    if scene.welcome == {"TEXT"} and scene.behind("_PROMISE") and scene.at == 1:
        return Fault(CODE, scene.pieces[0].span if scene.token.kind == "_NL" else scene.spread(0, 99))
    return None


def number_in_words(scene: Scene) -> Fault | None:
    """`at most two menus`."""
    number = NUMBERS.get(scene.token.text.casefold())
    if number is None or not scene.behind("_AT_MOST") or "ONCE" not in scene.welcome:
        return None
    return Fault(CODE, scene.span, "number", {"written": scene.written, "meant": number})


def whole_call(scene: Scene) -> Fault | None:
    """`always say opening_hours before the end`."""
    if not is_in_promise(scene) or not (scene.is_word(0, "_BEFORE") or scene.text(0) in ("until", "during", "in")):
        return None
    return Fault(CODE, scene.spread(0, 99), "end") if scene.welcome <= {"_NL", "DOT"} else None


def recording(scene: Scene) -> Fault | None:
    """`never record message`."""
    whole = {scene.spellings["_RECORD_MESSAGE"], scene.spellings["_RECORD_CONVERSATION"]}
    written = f"{scene.text(-1)} {scene.text(0)}"
    if written not in whole or not is_in_promise(scene) or "DOT" not in scene.welcome:
        return None
    return Fault(CODE, scene.spread(-1), "recording", {"written": written, "meant": scene.spellings["ANY_RECORDING"]})


def outcome_apart(scene: Scene) -> Fault | None:
    """`always verify_account verified`."""
    if not is_in_promise(scene) or "DOT" not in scene.welcome or scene.token.kind != "NAME":
        return None
    if scene.at != len(scene.pieces) - 1 or scene.known_word(scene.token.text):
        return None
    meant = f"{scene.text(-1)[:LONGEST_WRITTEN]}.{scene.written}"
    return Fault(CODE, scene.spread(-1), "outcome", {"written": scene.written, "meant": meant})


def is_in_promise(scene: Scene) -> bool:
    """Whether the line is one of what a promise says."""
    return "_NEVER" in scene.trouble.at_start and "_SAY" not in scene.trouble.at_start
