"""The one layout of a flow file: reads it, and writes it again in canonical form, notes and blank lines kept."""

from __future__ import annotations

from flowlang.diagnostics import Diagnostic
from flowlang.keywords import ENGLISH
from flowlang.parser import parse
from flowlang.rows import lay_out, with_blank_lines, with_notes
from flowlang.syntax import File
from flowlang.values import Value
from flowlang.written_blocks import BlockWriter


class Formatted(Value, frozen=True):
    """A text in its canonical layout; none where it could not be read, and the diagnostics say why."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def format_text(text: str, path: str) -> Formatted:
    """The text of a flow file in its canonical layout. Formatting twice changes nothing more."""
    parsed = parse(text, path)
    if parsed.diagnostics:
        return Formatted(None, parsed.diagnostics)
    indents = {number: len(line) - len(line.lstrip(" ")) for number, line in enumerate(text.split("\n"), start=1)}
    return Formatted(format_file(parsed.file, indents))


def format_file(file: File, indents: dict[int, int] | None = None) -> str:
    """A tree as text; `indents` is how far the lines it was read from are indented, for its notes."""
    writer = BlockWriter(ENGLISH)
    laid = lay_out(block for flow in file.flows for block in writer.flow(flow))
    lines = with_notes(laid, file.comments, indents or {})
    texts = with_blank_lines(lines, file.blank_lines)
    return "\n".join(texts) + "\n" if texts else ""
