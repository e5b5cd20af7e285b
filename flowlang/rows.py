"""Rows of a file being laid out: columns within a block, notes and blank lines between.

Columns are for the eye. What follows an exit or an option begins in one column of its block, at column 32 or, where
that is too near, six, twelve … further on; the ways of an `if`, the types of variables and the ways in a flow's head
have a column of their own. Notes behind lines stand in one column of their block. A note on a line of its own stands as
deep as the line below it, or the line above it where it was written deeper than the line below.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from flowlang.syntax import Comment
from flowlang.values import Value

INDENT = 2
FIRST_COLUMN, COLUMN_STEP, GAP = 31, 6, 2
WIDEST = 49  # a longer label stands out, and does not move the others
NOTES_COLUMN, WIDEST_NOTED = 42, 80


class Row(Value, frozen=True):
    """One line to be laid out.

    Args:
        depth: Its level of indentation.
        label: What stands first.
        line: The line of the source it was read from; 1 or less where there is none.
        response: What follows in a column of its own, or none.
        part: Whose column that is: `exit`, `head`, `variable`, or an `if` of its own.
    """

    depth: int
    label: str
    line: int
    response: str | None = None
    part: str = ""

    @property
    def width(self) -> int:
        """Columns up to the end of the label."""
        return self.depth * INDENT + len(self.label)


class Laid(Value, frozen=True):
    """A line laid out, but for its note: its text, depth and line of the source; `begins` a block."""

    text: str
    depth: int
    line: int
    begins: bool = False


def lay_out(blocks: Iterable[Sequence[Row]]) -> list[Laid]:
    """The rows of a flow's head and of its blocks, in columns."""
    laid: list[Laid] = []
    for block in blocks:
        columns = {part: column(part, block) for part in {row.part for row in block}}
        laid += [Laid(line_of(row, columns[row.part]), row.depth, row.line, row is block[0]) for row in block]
    return laid


def column(part: str, block: Sequence[Row]) -> int:
    """The column in which the responses of one part of a block begin."""
    widths = [row.width for row in block if row.part == part and row.response is not None]
    if part == "exit":
        return stepped(max((width for width in widths if width <= WIDEST), default=0))
    return max(widths, default=0) + (GAP if part == "head" else 1)


def stepped(width: int) -> int:
    """The first of the columns for exits that leaves a gap behind a label."""
    over = max(0, width + GAP - FIRST_COLUMN)
    return FIRST_COLUMN + -(-over // COLUMN_STEP) * COLUMN_STEP


def line_of(row: Row, column: int) -> str:
    """The text of a row."""
    begin = " " * (row.depth * INDENT) + row.label
    if row.response is None:
        return begin
    at = max(column, stepped(row.width) if row.part == "exit" and row.width > WIDEST else 0)
    return f"{begin:<{at}}{row.response}"


# --- notes and blank lines ------------------------------------------------------------------------------------------


def with_notes(laid: Sequence[Laid], comments: Iterable[Comment], indents: dict[int, int]) -> list[Laid]:
    """The lines with their notes; `indents` is how far each line of the source is indented."""
    notes = list(comments)
    lines = noted(laid, {one.span.line: one.text for one in notes if not one.own_line})
    alone = [one for one in notes if one.own_line]
    merged: list[Laid] = []
    before = Laid("", 0, 0)
    for line in lines:
        while alone and alone[0].span.line < line.line:
            merged.append(own_line(alone.pop(0), before, line, indents))
        merged.append(line)
        before = line
    return merged + [own_line(comment, before, Laid("", 0, 0), indents) for comment in alone]


def noted(laid: Sequence[Laid], behind: dict[int, str]) -> list[Laid]:
    """The lines with the notes that stand behind them, in one column for each block."""
    lines: list[Laid] = []
    for start, end in blocks_of(laid):
        block = laid[start:end]
        widths = [len(one.text) for one in block if one.line in behind and len(one.text) <= WIDEST_NOTED]
        at = max([NOTES_COLUMN, *(width + GAP for width in widths)])
        for one in block:
            note = behind.get(one.line)
            gap = max(at, len(one.text) + GAP)
            text = one.text if note is None else f"{one.text:<{gap}}{note}"
            lines.append(Laid(text, one.depth, one.line, one.begins))
    return lines


def blocks_of(laid: Sequence[Laid]) -> list[tuple[int, int]]:
    """Where each block begins and ends among the lines."""
    begins = [at for at, one in enumerate(laid) if one.begins]
    return list(pairwise([*begins, len(laid)]))


def own_line(comment: Comment, before: Laid, behind: Laid, indents: dict[int, int]) -> Laid:
    """A note on a line of its own, as deep as it belongs."""
    deeper = comment.span.column - 1 > indents.get(behind.line, 0)
    depth = before.depth if deeper and before.depth > behind.depth else behind.depth
    return Laid(" " * (depth * INDENT) + comment.text, depth, comment.span.line)


def with_blank_lines(lines: Sequence[Laid], blank_lines: Iterable[int]) -> list[str]:
    """The texts with one blank line wherever people put some, and before each block."""
    blanks = sorted(blank_lines)
    leading = leads_to_block(lines)
    texts: list[str] = []
    for at, one in enumerate(lines):
        gap = bisect_left(blanks, one.line) > bisect_left(blanks, lines[at - 1].line) if at else False
        if at and (gap or (leading[at] and not is_note(lines[at - 1]) and not opens(lines[at - 1], one))):
            texts.append("")
        texts.append(one.text)
    return texts


def leads_to_block(lines: Sequence[Laid]) -> list[bool]:
    """For each line whether it begins a block, or is a note above one that does."""
    found: list[bool] = []
    for one in reversed(lines):
        found.append(one.begins or (is_note(one) and bool(found) and found[-1]))
    return found[::-1]


def is_note(line: Laid) -> bool:
    """Whether this is a note on a line of its own."""
    return line.text.lstrip().startswith("#")


def opens(line: Laid, following: Laid) -> bool:
    """Whether a line begins the flow that the following one stands in."""
    return line.begins and line.depth == 0 and following.depth > 0
