"""Shows diagnostics to people (`render`) and to programs (`as_json`); what they say is in `messages/`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from flowlang.diagnostics import Diagnostic, Note, Severity
from flowlang.excerpt import Row, excerpt, underlines
from flowlang.messages.lookup import filled, frame, wording
from flowlang.messages.wording import Wording
from flowlang.source import Location
from flowlang.values import Value
from flowlang.visible import shown


class Palette(Value, frozen=True, kw_only=True):
    """The terminal's code for each kind of text; empty for none."""

    error: str = ""
    warning: str = ""
    strong: str = ""
    quiet: str = ""
    hint: str = ""

    def of(self, severity: Severity) -> str:
        """The code of a severity."""
        return self.error if severity is Severity.ERROR else self.warning


PRIMARY, SECONDARY = "^", "-"
CALL = "{…}"
"""What stands in a wording for a call that shows what is meant: the labels of the notes, one after the other."""

PLAIN = Palette()
COLOURED = Palette(error="\x1b[1;31m", warning="\x1b[1;33m", strong="\x1b[1m", quiet="\x1b[34m", hint="\x1b[1;32m")


class Place(Value, frozen=True):
    """One place of a message: where, how it is underlined, and the words beside it."""

    location: Location
    sign: str
    label: str


class Sources:
    """The lines of the texts that messages speak of, split when first asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.split: dict[str, list[str]] = {}

    def lines(self, path: str) -> list[str]:
        """The lines of a text; none where it is not known."""
        if path not in self.split:
            text = self.texts.get(path)
            self.split[path] = [] if text is None else [line.removesuffix("\r") for line in text.split("\n")]
        return self.split[path]


def render(
    diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], language: str = "en", colour: bool = False
) -> str:
    """Every diagnostic as text, by path and place, and a line that counts them at the end; empty where there is none.

    Args:
        diagnostics: In any order.
        texts: The sources by path. Of a text that is not among them only the path is shown.
        language: `en` or `it`.
        colour: Whether to add the codes that colour a terminal.
    """
    found = in_order(diagnostics)
    palette = COLOURED if colour else PLAIN
    sources = Sources(texts)
    messages = [message(one, sources, language, palette) for one in found]
    return "\n\n".join([*messages, summary(found, language) + "\n"]) if found else ""


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By path, then by place, then by code."""
    return sorted(diagnostics, key=order)


def order(one: Diagnostic) -> tuple[str, int, int, str]:
    """What diagnostics are sorted by."""
    return one.location.path, one.location.span.line, one.location.span.column, one.code


def message(one: Diagnostic, sources: Sources, language: str, palette: Palette) -> str:
    """One diagnostic: what is wrong, where, why, and what to do."""
    words, around = wording(one.code, one.variant, language), frame(language)
    severity = around.error if one.severity is Severity.ERROR else around.warning
    title = paint(palette.of(one.severity), f"{severity}[{one.code}]") + paint(
        palette.strong, f": {filled(words.title, one.facts)}"
    )
    parts = ["\n".join([title, *places(one, sources, language, palette)])]
    if words.cause:
        parts.append(filled(words.cause, one.facts).replace(CALL, sentence(one, language)))
    if words.hint:
        parts.append(f"{paint(palette.hint, around.hint)}: {filled(words.hint, one.facts)}")
    return "\n\n".join(parts)


def paint(code: str, text: str) -> str:
    """The text in a colour, where there is one."""
    return f"{code}{text}\x1b[0m" if code else text


def places(one: Diagnostic, sources: Sources, language: str, palette: Palette) -> list[str]:
    """The excerpts of a diagnostic: of its own file, with the notes in it, then of each other file."""
    every = labelled(one, language)
    digits = max(len(str(span.end_line)) for span in (place.location.span for place in every))
    margin = " " * digits
    own = palette.of(one.severity)
    rows: list[str] = []
    for path in dict.fromkeys(place.location.path for place in every):
        here = [place for place in every if place.location.path == path]
        if rows:
            rows.append(paint(palette.quiet, f"{margin} │"))
        rows.append(f"{paint(palette.quiet, f'{margin} ┌─')} {address(here[0].location, sources)}")
        rows.extend(source_rows(here, sources.lines(path), margin, (own, palette.quiet)))
    return rows


def labelled(one: Diagnostic, language: str) -> list[Place]:
    """The place of a diagnostic, then those of its notes, each with its label in words."""
    words = wording(one.code, one.variant, language)
    first = Place(one.location, PRIMARY, filled(words.label, one.facts))
    return [first, *(noted(note, words, one.facts) for note in one.notes)]


def sentence(one: Diagnostic, language: str) -> str:
    """What the notes of a diagnostic say, as one sentence."""
    words = wording(one.code, one.variant, language)
    return f", {frame(language).then} ".join(noted(note, words, one.facts).label for note in one.notes)


def noted(note: Note, words: Wording, facts: Mapping[str, str]) -> Place:
    """The place of a note; its label may speak of the diagnostic's facts and of its own."""
    return Place(note.location, SECONDARY, filled(words.notes.get(note.label, ""), {**facts, **note.facts}))


def address(location: Location, sources: Sources) -> str:
    """A file and where in it; the file alone where its text cannot be shown."""
    path, span = shown(location.path), location.span
    return f"{path}:{span.line}:{span.column}" if sources.lines(location.path) else path


def source_rows(here: Sequence[Place], lines: list[str], margin: str, colours: tuple[str, str]) -> list[str]:
    """The lines of one file that are meant; `colours` are those of what is underlined and of what stands around."""
    if not lines:
        return []
    marks = [mark for place in here for mark in underlines(place.location.span, place.sign, place.label, lines)]
    rows = [drawn(row, margin, colours) for row in excerpt(marks, lines)]
    return [paint(colours[1], f"{margin} │"), *rows]


def drawn(row: Row, margin: str, colours: tuple[str, str]) -> str:
    """One row of an excerpt as text."""
    own, quiet = colours
    if row.text is not None:
        number = f"{row.number:>{len(margin)}} │"
        return f"{paint(quiet, number)} {row.text}".rstrip()
    if row.underline is None:
        return paint(quiet, f"{margin} ·")
    mark = row.underline
    line = f"{mark.sign * (mark.end - mark.start)} {mark.label}".rstrip()
    meant = paint(own if mark.sign == PRIMARY else quiet, line)
    return f"{paint(quiet, f'{margin} │')} {' ' * mark.start}{meant}"


def summary(found: Sequence[Diagnostic], language: str) -> str:
    """How many errors and warnings there are, in how many files: `3 errors and 1 warning in 2 files`."""
    around = frame(language)
    errors = sum(1 for one in found if one.severity is Severity.ERROR)
    counts = [
        counted(number, words)
        for number, words in ((errors, around.errors), (len(found) - errors, around.warnings))
        if number
    ]
    files = len({one.location.path for one in found})
    return f"{f' {around.joined} '.join(counts)} {around.inside} {counted(files, around.files)}"


def nothing_wrong(files: int, language: str) -> str:
    """What is said when `files` files have no fault: `no errors in 3 files`."""
    around = frame(language)
    return f"{around.nothing} {around.inside} {counted(files, around.files)}"


def counted(number: int, words: tuple[str, str]) -> str:
    """A number and what is counted: `1 file`, `2 files`."""
    return f"{number} {words[0] if number == 1 else words[1]}"


def as_json(diagnostics: Iterable[Diagnostic], language: str = "en") -> list[dict[str, str | int]]:
    """The diagnostics for programs, in the order of `render`; lines and columns from 1, columns in code points."""
    return [plain(one, language) for one in in_order(diagnostics)]


def plain(one: Diagnostic, language: str) -> dict[str, str | int]:
    """One diagnostic for programs."""
    words, span = wording(one.code, one.variant, language), one.location.span
    return {
        "code": one.code,
        "severity": one.severity.value,
        "message": filled(words.title, one.facts),
        "hint": filled(words.hint, one.facts),
        "path": one.location.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
