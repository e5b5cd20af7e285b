"""Mistakes with words and names. Each is a function from a scene to a fault, or none where the scene is another."""

from __future__ import annotations

from collections.abc import Iterable

from flowlang.scene import LONGEST_WRITTEN, Scene
from flowlang.source import Span
from flowlang.tree_parts import Fault
from flowlang.word_groups import ACTIONS, BLOCKS, NAMED, WAYS, meant_elsewhere

SIGNS = {"COLON": ":", "DOT": ".", "EQUAL": "=", "MORE_EQUAL": ">="}
ELSE_IFS = ("elif", "elsif", "elseif")


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
    if meant := scene.meant(0, ("_FLOW",)) or another_word(scene, ("_FLOW",)):
        return Fault("F113", meant[1], "did_you_mean", {"written": scene.first[:LONGEST_WRITTEN], "meant": meant[0]})
    if scene.token.kind == "NAME" and not scene.known_word(scene.first) and names_alone(scene):
        return Fault("F113", scene.span, "flow", {"name": scene.written})
    return Fault("F113", scene.spread(0))


def names_alone(scene: Scene) -> bool:
    """Whether nothing but a name, or a name and its title, stands in the line, at its left edge."""
    behind = [one.text[:1] for one in scene.pieces[1:]]
    return scene.trouble.line.indent == 0 and behind in ([], ['"'])


def another_word(scene: Scene, terminals: Iterable[str]) -> tuple[str, Span] | None:
    """The word of the language for which the line's first word stands elsewhere, or in Italian."""
    meant = meant_elsewhere(scene.first, terminals)
    return (scene.spellings[meant], scene.pieces[0].span) if meant and scene.at == 0 else None


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
    first, at_start = scene.pieces[0], scene.trouble.at_start
    if scene.at == 0 or not scene.known_word(first.text) or scene.text(-1) == scene.first:
        meant = half_said(scene) or scene.meant(0, at_start) or another_word(scene, at_start)
        if meant and not scene.begins(*ACTIONS, *WAYS):
            return Fault("F109", meant[1], "did_you_mean", {"written": written(scene, meant[1]), "meant": meant[0]})
    if scene.at and not out_of_place(scene):
        return None
    if scene.known_word(first.text) or first.text == "->":
        return Fault("F109", first.span, "place", {"written": first.text[:LONGEST_WRITTEN]})
    return Fault("F109", scene.span, facts={"written": scene.written}) if scene.token.kind == "NAME" else None


def half_said(scene: Scene) -> tuple[str, Span] | None:
    """The one phrase that a line's first word begins, where the others are missing: `transfer number`."""
    here = [scene.spellings[one] for one in scene.trouble.at_start if one in scene.spellings]
    begun = [phrase for phrase in here if phrase.startswith(f"{scene.first} ")]
    return (begun[0], scene.pieces[0].span) if len(begun) == 1 and scene.at == 0 else None


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


def after_the_way(scene: Scene) -> Fault | None:
    """`-> billing say hello`, `end, say goodbye`."""
    if "_NL" not in scene.welcome:
        return None
    gone = scene.text(-2) == "->" or scene.is_word(-1, "_END", "_AGAIN", "ONCE", "TWICE", "_TIMES")
    gone = gone or (scene.is_word(-2, "_GO_ON") and scene.text(-1) == "on") or scene.is_word(-2, "_OUTCOME")
    starts = scene.token.kind in ("_COMMA", "_ARROW") or scene.is_word(0, *ACTIONS, *WAYS)
    return Fault("F112", scene.span, facts={"written": scene.written}) if gone and starts else None


def left_out(scene: Scene) -> Fault | None:
    """`var account digits(6)`, `collect account digits(6)`: the one word or sign that can come next is missing."""
    if scene.at == 0 or scene.token.kind == "_NL" or scene.welcome & {"_NL", "NAME"}:
        return None
    fitting = [scene.spellings[one] for one in scene.welcome if one in scene.spellings]
    fitting = fitting or [SIGNS[one] for one in scene.welcome if one in SIGNS]
    if len(fitting) != 1:
        return None
    return Fault("F100", scene.span, "missing", {"written": scene.written, "missing": fitting[0]})


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


def ends_too_early(scene: Scene) -> Fault | None:
    """`say`, `set language`, `collect account as`."""
    if scene.token.kind != "_NL":
        return None
    if scene.welcome == {"_AS"} and scene.is_word(-2, "_COLLECT"):
        word, name = scene.spellings["_AS"], scene.text(-1)[:LONGEST_WRITTEN]
        form = f"{scene.text(-2)} {name} {word} digits(6)"
        return Fault("F119", scene.spread(-2, -1), "collect", {"written": name, "word": word, "form": form})
    fitting = {scene.spellings.get(one) or SIGNS.get(one) for one in scene.welcome} - {None}
    if len(scene.welcome) == len(fitting) == 1:
        facts = {"written": scene.text(-1)[:LONGEST_WRITTEN], "missing": str(fitting.pop())}
        return Fault("F119", scene.spread(-1, -1), "word", facts)
    return Fault("F119", scene.spread(-1, -1), facts={"written": scene.text(-1)[:LONGEST_WRITTEN]})
