"""The mistakes that authors make, each with the code that explains it: the first of `MISTAKES` that fits is told.

Every mistake is a small function from a scene to a finding, or none where the scene is another one. What is not among
them is F100: something stands here that has no place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from flowlang import slips_of_numbers as numbers
from flowlang import slips_of_promises as promises
from flowlang import slips_of_signs as signs
from flowlang import slips_of_ways as ways
from flowlang import slips_of_words as words
from flowlang.scene import LONGEST_WRITTEN, Scene
from flowlang.source import Span
from flowlang.tree_parts import Fault
from flowlang.word_groups import ACTIONS, BLOCKS, LABELS, WAYS

Mistake: TypeAlias = Callable[[Scene], Fault | None]

MISTAKES: tuple[Mistake, ...] = (
    signs.strange_sign,
    signs.doubled_equals,
    signs.time_unit,
    numbers.without_quotes,
    numbers.without_number,
    promises.text_left_out,
    promises.number_in_words,
    promises.whole_call,
    promises.recording,
    promises.outcome_apart,
    ways.misspelt_arrow,
    ways.another_end,
    ways.bare_target,
    signs.hyphen,
    words.missing_target,
    words.counted_again,
    words.outside,
    words.written_else,
    words.option_astray,
    words.block_astray,
    signs.comma_too_many,
    words.unknown_beginning,
    words.names_of_two_words,
    words.missing_name,
    signs.quotes_left_out,
    words.after_the_way,
    signs.missing_comma,
    words.misspelt,
    ways.lonely_name,
    signs.open_bracket,
    words.left_out,
    words.action_on_the_line,
    words.ends_too_early,
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
    words = (*BLOCKS, "_CASE", "_WHILE_WAITING", "_PROMISE")
    return Fault("F108" if scene.begins(*words) else "F123", whole, facts={"word": scene.first[:LONGEST_WRITTEN]})


def has_no_place(scene: Scene) -> Fault:
    """Anything else."""
    return Fault("F100", scene.span, facts={"written": scene.written})
