"""The mistakes that authors make, each with the code that explains it: the first of `MISTAKES` that fits is told.

Every mistake is a small function from a scene to a finding, or none where the scene is another one. What is not among
them is F100: something stands here that has no place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from flowlang.lexicon import CONTINUING
from flowlang.scene import LONGEST_WRITTEN, Scene
from flowlang.source import Span
from flowlang.tree_builder import Fault

Mistake: TypeAlias = Callable[[Scene], Fault | None]

QUOTES = "“”„‟«»‹›‘’‚`´'"
ARROWS = "→⇒➔➜⟶"
UNITS = {
    "ms": "ms",
    "mil": "ms",
    "s": "s",
    "sec": "s",
    "m": "m",
    "min": "m",
    "h": "h",
    "hou": "h",
    "ore": "h",
    "ora": "h",
}
UNITS |= {"d": "d", "day": "d", "gio": "d", "w": "w", "wee": "w", "set": "w", "hr": "h", "hrs": "h"}
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
ELSE_IFS = ("elif", "elsif", "elseif")


def strange_sign(scene: Scene) -> Fault | None:
    """`say “hello”`, `say 'hello'`, `a; b`, a quote that never ends, a line that never does."""
    sign = scene.token.text[:1]
    if scene.token.kind == "LONG":
        return Fault("F101", scene.span)
    if scene.token.kind != "STRANGE":
        return None
    if sign == '"':
        return Fault(
            "F104", Span(scene.span.line, scene.span.column, scene.span.line, len(scene.trouble.line.code) + 1)
        )
    return Fault("F103", scene.span, variant_of_sign(sign), {"sign": sign, "number": f"U+{ord(sign):04X}"})


def variant_of_sign(sign: str) -> str:
    """Which wording fits a sign that is none of the language's."""
    if sign in QUOTES:
        return "quote"
    if sign in ARROWS:
        return "arrow"
    return "blank" if sign.isspace() or not sign.isprintable() else ""


def doubled_equals(scene: Scene) -> Fault | None:
    """`if x == 1`."""
    if scene.token.kind == "EQUAL" and scene.text(-1) == "=":
        return Fault("F103", scene.spread(-1), "equals", {"sign": "=="})
    return None


def time_unit(scene: Scene) -> Fault | None:
    """`within 3`, `within 3sec`, `within 3 minutes`."""
    if scene.token.kind != "NUMBER" or "DURATION" not in scene.welcome or "NUMBER" in scene.welcome:
        return None
    number, unit = scene.written, scene.text(1)
    short = next((UNITS[unit[:length].lower()] for length in (3, 2, 1) if unit[:length].lower() in UNITS), "")
    if short and "." not in number:
        return Fault(
            "F115", scene.spread(0, 1), "unit", {"written": f"{number} {unit}"[:20], "meant": f"{number}{short}"[:20]}
        )
    return Fault("F115", scene.span, facts={"written": number[:20]})


def missing_target(scene: Scene) -> Fault | None:
    """`->` and nothing, or no name."""
    if scene.text(-1) != "->" or "NAME" not in scene.welcome:
        return None
    return Fault("F110", scene.spread(-1, -1))


def counted_again(scene: Scene) -> Fault | None:
    """`again 2`, `again two times`."""
    if scene.is_word(-1, "_AGAIN") and "ONCE" in scene.welcome and scene.token.kind in ("NAME", "NUMBER"):
        if scene.known_word(scene.token.text) or scene.meant(scene.at, ("ONCE", "TWICE")):
            return None
        return Fault("F125", scene.spread(-1, 0))
    if "_TIMES" in scene.welcome and scene.text(-1).isdecimal():
        return Fault("F125", scene.spread(-2, -1 if scene.token.kind == "_NL" else 0))
    return None


def outside(scene: Scene) -> Fault | None:
    """A line that belongs to no flow."""
    if scene.at or "_FLOW" not in scene.welcome:
        return None
    if meant := scene.meant(0, ("_FLOW",)):
        return Fault("F113", meant[1], "did_you_mean", {"written": scene.first[:LONGEST_WRITTEN], "meant": meant[0]})
    return Fault("F113", scene.spread(0))


def written_else(scene: Scene) -> Fault | None:
    """`elif x`, `elseif x`, `else` without its `if`."""
    if scene.at > 1:
        return None
    if scene.first.lower() in ELSE_IFS:
        return Fault("F124", scene.pieces[0].span, "spelling", {"written": scene.first})
    if scene.at == 0 and scene.begins("_ELSE"):
        return Fault("F124", scene.spread(0))
    return None


def option_astray(scene: Scene) -> Fault | None:
    """A key or a word in quotes where no menu is."""
    if scene.at == 0 and (scene.token.kind in ("NUMBER", "TEXT") or scene.begins("STAR", "HASH")):
        return Fault("F109", scene.span, "option", {"written": scene.written})
    return None


def block_astray(scene: Scene) -> Fault | None:
    """A step, menu or queue that stands within something."""
    if scene.at == 0 and scene.begins(*BLOCKS):
        return Fault("F106", scene.span, "block", {"written": scene.first})
    return None


def unknown_beginning(scene: Scene) -> Fault | None:
    """`sya welcome`, `no imput -> x`: a line that begins with no word of the language."""
    if not scene.pieces or scene.at > 1:
        return None
    first = scene.pieces[0]
    if scene.at == 0 or not scene.known_word(first.text) or scene.text(-1) == scene.first:
        meant = scene.meant(0, scene.trouble.at_start)
        if meant and not scene.begins(*ACTIONS, *WAYS):
            return Fault("F109", meant[1], "did_you_mean", {"written": written(scene, meant[1]), "meant": meant[0]})
    if scene.at and not out_of_place(scene):
        return None
    if scene.known_word(first.text) or first.text == "->":
        return Fault("F109", first.span, "place", {"written": first.text[:LONGEST_WRITTEN]})
    return Fault("F109", scene.span, facts={"written": scene.written}) if scene.token.kind == "NAME" else None


def out_of_place(scene: Scene) -> bool:
    """Whether the line's first word begins actions that have no place here, and was taken for a name."""
    here = {scene.spellings[one].split(" ")[0] for one in scene.trouble.at_start if one in scene.spellings}
    return scene.begins(*ACTIONS) and scene.first not in here


def written(scene: Scene, span: Span) -> str:
    """What stands in a stretch of the line."""
    return scene.trouble.line.code[span.column - 1 : span.end_column - 1][:LONGEST_WRITTEN]


def names_of_two_words(scene: Scene) -> Fault | None:
    """`step pay bill`, `-> pay bill`."""
    if scene.token.kind != "NAME" or scene.known_word(scene.text(-1)) or scene.known_word(scene.written):
        return None
    if scene.meant(scene.at, scene.welcome):
        return None
    if scene.text(-2) == "->" or (scene.at == 2 and scene.begins(*BLOCKS, "_DO")):
        name = f"{scene.text(-1)} {scene.written}"
        return Fault(
            "F111", scene.spread(-1), "two_words", {"written": name[:60], "meant": name.replace(" ", "_")[:60]}
        )
    return None


def missing_name(scene: Scene) -> Fault | None:
    """`step`, `menu 2`, `var : digits(6)`."""
    if "NAME" in scene.welcome and scene.at == 1 and scene.begins(*NAMED) and scene.token.kind != "NAME":
        return Fault("F111", scene.pieces[0].span, facts={"word": scene.first})
    return None


def quotes_left_out(scene: Scene) -> Fault | None:
    """`say hello there`."""
    another = scene.token.kind == "NAME" and not scene.known_word(scene.written)
    if another and scene.is_word(-2, "_SAY") and not scene.meant(scene.at, scene.welcome):
        return Fault("F129", scene.spread(-1, len(scene.pieces)))
    return None


def after_the_way(scene: Scene) -> Fault | None:
    """`-> billing say hello`, `end, say goodbye`."""
    if "_NL" not in scene.welcome:
        return None
    gone = scene.text(-2) == "->" or scene.is_word(-1, "_END", "_AGAIN", "ONCE", "TWICE", "_TIMES")
    gone = gone or (scene.is_word(-2, "_GO_ON") and scene.text(-1) == "on") or scene.is_word(-2, "_OUTCOME")
    starts = scene.token.kind in ("_COMMA", "_ARROW") or scene.is_word(0, *ACTIONS, *WAYS)
    return Fault("F112", scene.span, facts={"written": scene.written}) if gone and starts else None


def missing_comma(scene: Scene) -> Fault | None:
    """`1 "billing" -> x`, `again twice then end`, `say x end` behind an exit."""
    goes_on = "_CONTINUES" in scene.welcome and scene.is_word(0, *CONTINUING)
    starts = scene.is_word(0, *ACTIONS, *WAYS) or scene.token.kind in ("TEXT", "NUMBER", "STAR", "HASH")
    in_brackets = "RPAR" in scene.welcome and scene.token.kind in ("NAME", "NUMBER", "TEXT")
    if scene.at and (goes_on or ("_COMMA" in scene.welcome and (starts or in_brackets))):
        return Fault("F116", scene.span, facts={"written": scene.written})
    return None


def comma_too_many(scene: Scene) -> Fault | None:
    """`1, -> billing`, `, 1 -> billing`."""
    if scene.token.kind in ("_COMMA", "_CONTINUES") and ("_NL" not in scene.welcome or scene.text(-1) == ","):
        return Fault("F116", scene.span, "extra")
    if scene.text(-1) == "," and scene.token.kind in ("_ARROW", "_NL", "RPAR"):
        return Fault("F116", scene.spread(-1, -1), "extra")
    return None


def misspelt(scene: Scene) -> Fault | None:
    """`fetch bill form crm.last_bill(account)`."""
    if scene.at == 0 or (meant := scene.meant(scene.at, scene.welcome)) is None:
        return None
    return Fault("F100", meant[1], "did_you_mean", {"written": written(scene, meant[1]), "meant": meant[0]})


def action_on_the_line(scene: Scene) -> Fault | None:
    """`say welcome -> options` in a step, where each stands on a line of its own."""
    starts = scene.token.kind in ("_COMMA", "_CONTINUES", "_ARROW") or scene.is_word(0, *ACTIONS, *WAYS)
    if scene.at and starts and "_NL" in scene.welcome and "_COMMA" not in scene.welcome:
        return Fault("F128", scene.span)
    return None


def open_bracket(scene: Scene) -> Fault | None:
    """`if open(office -> x`, `do verify_account`."""
    before = [one.text for one in scene.pieces[: scene.at]]
    if "LPAR" in scene.welcome and scene.begins("_DO") and scene.at == 2:
        return Fault("F127", scene.spread(-1, -1), "call", {"name": scene.text(-1)[:LONGEST_WRITTEN]})
    for begin, end, terminal in (("(", ")", "RPAR"), ("[", "]", "RSQB")):
        if before.count(begin) > before.count(end) and terminal in scene.welcome:
            place = max(at for at, text in enumerate(before) if text == begin)
            return Fault("F127", scene.pieces[place].span, facts={"sign": begin, "end": end})
    return None


def ends_too_early(scene: Scene) -> Fault | None:
    """`say`, `set language`, `collect account as`."""
    if scene.token.kind != "_NL":
        return None
    return Fault("F119", scene.spread(-1, -1), facts={"written": scene.text(-1)[:LONGEST_WRITTEN]})


def has_no_place(scene: Scene) -> Fault:
    """Anything else."""
    return Fault("F100", scene.span, facts={"written": scene.written})


MISTAKES: tuple[Mistake, ...] = (
    strange_sign,
    doubled_equals,
    time_unit,
    missing_target,
    counted_again,
    outside,
    written_else,
    option_astray,
    block_astray,
    comma_too_many,
    unknown_beginning,
    names_of_two_words,
    missing_name,
    quotes_left_out,
    after_the_way,
    missing_comma,
    misspelt,
    open_bracket,
    action_on_the_line,
    ends_too_early,
)


def mistake(scene: Scene) -> Fault:
    """What was most likely meant, and why it cannot be read."""
    if scene.trouble.kind != "line":
        return misplaced(scene)
    found = (one(scene) for one in MISTAKES)
    return next((one for one in found if one), None) or has_no_place(scene)


def misplaced(scene: Scene) -> Fault:
    """A line whose indentation is wrong, or that lacks others below it."""
    kind, before = scene.trouble.kind, scene.trouble.before
    here = Span(scene.trouble.line.number, 1, scene.trouble.line.number, max(scene.trouble.line.indent, 1) + 1)
    if kind == "nothing_below":
        return nothing_below(scene)
    if kind == "deep":
        return Fault("F101", here, "deep")
    if kind == "indented" and has_answer(before.code.strip(), scene):
        return Fault("F107", here)
    return Fault("F106", here, "between" if kind == "between" else "")


def has_answer(code: str, scene: Scene) -> bool:
    """Whether a line begins like an exit, an option or an `if`: one with something to do behind it."""
    labels = "|".join(re.escape(scene.spellings[one]) for one in LABELS)
    actions = "|".join(re.escape(scene.spellings[one]) for one in (*ACTIONS, *WAYS))
    return bool(re.match(rf'(?:{labels})(?!\w)|[0-9"]', code)) or (
        "->" in code and not re.match(rf"(?:->|(?:{actions})(?!\w))", code)
    )


def nothing_below(scene: Scene) -> Fault:
    """A block without lines, or an exit, option or `if` that says nothing."""
    whole = scene.pieces[0].span.to(scene.pieces[-1].span)
    words = (*BLOCKS, "_CASE", "_WHILE_WAITING")
    return Fault("F108" if scene.begins(*words) else "F123", whole, facts={"word": scene.first[:LONGEST_WRITTEN]})
