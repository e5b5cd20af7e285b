"""Values, types and texts of the tree as an author writes them, in one canonical spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flowlang import syntax as s

OPERATORS = {"or": 1, "and": 2, "+": 5, "-": 5, "*": 6, "/": 6}
NOT, COMPARISON, SUM, UNARY, ATOM = 3, 4, 5, 7, 8
WORDED = {"or": "_OR", "and": "_AND", "contains": "CONTAINS", "in": "AMONG", "starts_with": "STARTS_WITH"}
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "{": "\\{", "}": "\\}", "\n": "\\n"})


class ValueWriter:
    """Writes what stands within a line.

    Args:
        spellings: The author's words, by terminal.
    """

    def __init__(self, spellings: Mapping[str, str]) -> None:
        self.words = spellings
        self.atoms: dict[type, Callable[[Any], str]] = {
            s.NumberLiteral: lambda node: str(node.text),
            s.TextLiteral: self.text,
            s.DurationLiteral: lambda node: str(node.duration.written),
            s.YesNoLiteral: lambda node: self.words["_YES" if node.value else "_NO"],
            s.NothingLiteral: lambda node: self.words["NOTHING"],
            s.Name: lambda node: str(node.text),
            s.Field: lambda node: f"{self.value(node.value, ATOM)}.{node.field.text}",
            s.Call: lambda node: f"{node.function.text}({self.values(node.arguments)})",
            s.ListLiteral: lambda node: f"[{self.values(node.items)}]",
        }

    # --- expressions -------------------------------------------------------------------------------------------------

    def value(self, node: s.Expression, binding: int = 0) -> str:
        """An expression, in brackets where it would bind less than its surroundings do."""
        if atom := self.atoms.get(type(node)):
            return atom(node)
        strength, written = self.compound(node)
        return f"({written})" if strength < binding else written

    def compound(self, node: s.Expression) -> tuple[int, str]:
        """How strongly an expression of several parts binds, and how it is written."""
        if isinstance(node, s.Not):
            return NOT, f"{self.words['_NOT']} {self.value(node.value, NOT)}"
        if isinstance(node, s.Negative):
            return UNARY, f"-{self.value(node.value, UNARY)}"
        if isinstance(node, s.IsKnown):
            return COMPARISON, f"{self.value(node.value, SUM)} {self.words['_IS_KNOWN']}"
        assert isinstance(node, s.Binary)
        strength = OPERATORS.get(node.operator, COMPARISON)
        left, right = (SUM, SUM) if strength == COMPARISON else (strength, strength + 1)
        sign = self.words[WORDED[node.operator]] if node.operator in WORDED else node.operator
        return strength, f"{self.value(node.left, left)} {sign} {self.value(node.right, right)}"

    def values(self, nodes: Iterable[s.Expression]) -> str:
        """Expressions with commas."""
        return ", ".join(self.value(node) for node in nodes)

    def text(self, node: s.TextLiteral) -> str:
        """A text in its quotes."""
        return '"' + "".join(self.part(part) for part in node.parts) + '"'

    def part(self, part: s.TextPart) -> str:
        """Plain characters, or a value in braces."""
        if isinstance(part, s.TextRun):
            return part.text.translate(ESCAPES)
        form = f" as {part.form.text}" if part.form else ""
        return f"{{{self.value(part.value)}{form}}}"

    # --- types and small things --------------------------------------------------------------------------------------

    def type(self, node: s.TypeExpression, in_brackets: bool = False) -> str:
        """A type; choices stand in brackets where commas part parameters."""
        markers = [self.words["SECRET"]] * node.secret + [self.words["PERSONAL"]] * node.personal
        nothing = [self.words["OR_NOTHING"]] * node.or_nothing
        return " ".join([*markers, self.base(node, in_brackets), *nothing])

    def base(self, node: s.TypeExpression, in_brackets: bool) -> str:
        """A type without its markers."""
        if node.element is not None:
            return f"{self.words['LIST_OF']} {self.base(node.element, in_brackets)}"
        if node.choices:
            choices = self.names(node.choices)
            return f"{self.words['ONE_OF']} " + (f"({choices})" if in_brackets else choices)
        if node.low is None:
            return node.name.text
        return f"{node.name.text}({node.low if node.low == node.high else f'{node.low}..{node.high}'})"

    def parameters(self, nodes: Iterable[s.Parameter]) -> str:
        """What stands in a flow's or an outcome's brackets, with them."""
        return "(" + ", ".join(f"{node.name.text} : {self.type(node.type, in_brackets=True)}" for node in nodes) + ")"

    def names(self, nodes: Iterable[s.Identifier]) -> str:
        """Names with commas."""
        return ", ".join(node.text for node in nodes)

    def times(self, nodes: Iterable[s.TimeOn]) -> str:
        """`6s, 3m on chat`."""
        return ", ".join(self.time_on(node) for node in nodes)

    def time_on(self, node: s.TimeOn) -> str:
        """`3m on chat and message`."""
        if not node.media:
            return node.duration.written
        media = f" {self.words['_AND']} ".join(one.text for one in node.media)
        return f"{node.duration.written} {self.words['_ON']} {media}"

    def key(self, key: str) -> str:
        """A key: digits as they are, the two others by name."""
        return {"*": self.words["STAR"], "#": self.words["HASH"]}.get(key, key)
