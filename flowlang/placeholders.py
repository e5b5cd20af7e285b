"""What stands in the braces of a text: a name, its fields, one `as`. Read in a second step, with exact places."""

from __future__ import annotations

import re
import unicodedata

from flowlang.source import Span
from flowlang.syntax import Field, Identifier, Name, Placeholder, TextLiteral, TextPart, TextRun
from flowlang.tokens import Token
from flowlang.values import Value

MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u0f18-\u0f97\u102b-\u103e\u1ab0-\u1aff\u1dc0-\u1dff\u3099\u309a"
)
"""The marks that some scripts write above, below and beside letters; as the grammar has them, which a test sees to."""
NAME = rf"[^\W\d][\w{MARKS}]*"
PIECE = re.compile(r"(?P<escape>\\.)|(?P<brace>\{[^{}]*\}?)|(?P<stray>\})|(?P<run>[^\\{}]+)")
INSIDE = re.compile(rf"\{{ *(?P<path>{NAME}(?:\.{NAME})*)(?: +as +(?P<form>{NAME}))? *\}}")
ESCAPES = {"\\n": "\n", '\\"': '"', "\\\\": "\\", "\\{": "{", "\\}": "}"}
MOST_FIELDS = 8


class Mistake(Value, frozen=True):
    """Something in a text that cannot be read; `variant` says what: unclosed, stray, escape, inside."""

    span: Span
    variant: str
    written: str


def read_text(token: Token, mistakes: list[Mistake]) -> TextLiteral:
    """The text of a token with its quotes; what cannot be read is added to `mistakes` and left out."""
    span = token.span
    inside = token.text[1:-1]
    if "{" not in inside and "\\" not in inside and "}" not in inside:
        run = (TextRun(span=within(token, 1, len(inside) + 1), text=composed(inside)),) if inside else ()
        return TextLiteral(span=span, parts=run)
    parts: list[TextPart] = []
    for piece in PIECE.finditer(inside):
        take(piece, token, parts, mistakes)
    return TextLiteral(span=span, parts=tuple(parts))


def take(piece: re.Match[str], token: Token, parts: list[TextPart], mistakes: list[Mistake]) -> None:
    """Add one piece of a text to its parts, or to the mistakes."""
    span = within(token, piece.start() + 1, piece.end() + 1)
    written = piece.group()
    kind = piece.lastgroup
    if kind == "run":
        add_run(parts, span, composed(written))
    elif kind == "escape" and written in ESCAPES:
        add_run(parts, span, ESCAPES[written])
    elif kind == "brace" and (inside := INSIDE.fullmatch(written)):
        placeholder = read_inside(inside, token, piece.start() + 1, mistakes)
        if placeholder:
            parts.append(placeholder)
    else:
        mistakes.append(Mistake(span, variant_of(kind, written), written))


def variant_of(kind: str | None, written: str) -> str:
    """Which mistake a piece is that cannot be read."""
    if kind == "brace":
        return "inside" if written.endswith("}") else "unclosed"
    return "stray" if kind == "stray" else "escape"


def add_run(parts: list[TextPart], span: Span, text: str) -> None:
    """Add plain characters, to the run before them where there is one."""
    if parts and isinstance(parts[-1], TextRun):
        before = parts.pop()
        assert isinstance(before, TextRun)
        parts.append(TextRun(span=before.span.to(span), text=before.text + text))
    else:
        parts.append(TextRun(span=span, text=text))


def read_inside(inside: re.Match[str], token: Token, offset: int, mistakes: list[Mistake]) -> Placeholder | None:
    """`{bill.amount as money}`; `offset` is where the brace stands in the token."""
    start = offset + inside.start("path")
    names = inside["path"].split(".")
    if len(names) > MOST_FIELDS:
        mistakes.append(Mistake(within(token, start, start + len(inside["path"])), "inside", inside.group()))
        return None
    value: Name | Field = Name(span=within(token, start, start + len(names[0])), text=composed(names[0]))
    end = start + len(names[0])
    for name in names[1:]:
        field = Identifier(span=within(token, end + 1, end + 1 + len(name)), text=composed(name))
        end += 1 + len(name)
        value = Field(span=within(token, start, end), value=value, field=field)
    return Placeholder(
        span=within(token, offset, offset + len(inside.group())), value=value, form=form(inside, token, offset)
    )


def form(inside: re.Match[str], token: Token, offset: int) -> Identifier | None:
    """The word behind `as`."""
    written = inside["form"]
    if written is None:
        return None
    start = offset + inside.start("form")
    return Identifier(span=within(token, start, start + len(written)), text=composed(written))


def within(token: Token, start: int, end: int) -> Span:
    """A stretch of a token, by characters from its beginning."""
    return Span(token.line, token.column + start, token.line, token.column + end)


def composed(text: str) -> str:
    """Text in NFC, so that one word is one word however it was typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
