"""Mistakes with signs: quotes, arrows, commas, brackets, units of time. Each is a function from a scene to a fault."""

from __future__ import annotations

from flowlang.lexicon import CONTINUING
from flowlang.scene import LONGEST_WRITTEN, Scene
from flowlang.source import Span
from flowlang.stand_ins import HYPHENED
from flowlang.tree_parts import Fault
from flowlang.word_groups import ACTIONS, WAYS

QUOTES = "“”„‟«»‹›‘’‚`´'"
ARROWS = "→⇒➔➜⟶"
UNITS = {  # how a unit begins that is written out, in English and Italian
    **{
        "ms": "ms",
        "mil": "ms",
        "s": "s",
        "sec": "s",
        "m": "m",
        "min": "m",
        "h": "h",
        "hr": "h",
        "hrs": "h",
        "hou": "h",
    },
    **{"ore": "h", "ora": "h", "d": "d", "day": "d", "gio": "d", "w": "w", "wee": "w", "set": "w"},
}


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


def hyphen(scene: Scene) -> Fault | None:
    """`step opening-hours`, `no-input`."""
    code, column = scene.trouble.line.code, scene.token.column
    found = next((one for one in HYPHENED.finditer(code) if one.start() < column <= one.end()), None)
    if found is None or (scene.token.kind != "MINUS" and found.start() + 1 != column):
        return None
    written, line = found.group()[:LONGEST_WRITTEN], scene.token.line
    span, apart = Span(line, found.start() + 1, line, found.end() + 1), written.replace("-", " ")
    if apart in scene.spellings.values():
        return Fault("F100", span, "did_you_mean", {"written": written, "meant": apart})
    return Fault("F111", span, "hyphen", {"written": written, "meant": written.replace("-", "_")})


def missing_comma(scene: Scene) -> Fault | None:
    """`1 "billing" -> x`, `again twice then end`, `say x end` behind an exit."""
    goes_on = "_CONTINUES" in scene.welcome and scene.is_word(0, *CONTINUING)
    starts = scene.is_word(0, *ACTIONS, *WAYS) or scene.token.kind in ("TEXT", "NUMBER", "STAR", "HASH")
    in_brackets = "RPAR" in scene.welcome and scene.token.kind in ("NAME", "NUMBER", "TEXT")
    listed = scene.token.kind == "NAME" and scene.begins("_LANGUAGES", "_MEDIA", "_WRAP_UP")
    in_brackets = in_brackets or listed
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


def quotes_left_out(scene: Scene) -> Fault | None:
    """`say hello there`."""
    another = scene.token.kind == "NAME" and not scene.known_word(scene.written)
    if another and scene.is_word(-2, "_SAY") and not scene.meant(scene.at, scene.welcome):
        return Fault("F129", scene.spread(-1, len(scene.pieces)))
    return None
