"""Lines that could not be read: what seems to be missing may stand there, so nothing is said of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from compiler.passes.resolve_units import Unit

END = 1_000_000_000  # a line behind every file's last


class Faults:
    """Where lines of a centre's flows could not be read.

    Args:
        units: Every flow of the centre.
        lines: The lines that could not be read, by file; files without any are left out.
    """

    def __init__(self, units: Sequence[Unit], lines: Mapping[str, Collection[int]]) -> None:
        self.lines = lines
        self._ends = _ends(units)

    def in_head(self, unit: Unit) -> bool:
        """Whether some line of a flow's head could not be read."""
        blocks = unit.flow.blocks
        return self._between(unit.path, unit.flow.span.line, blocks[0].span.line if blocks else self._end(unit))

    def anywhere(self, unit: Unit) -> bool:
        """Whether some line of a flow could not be read, or of what stands below it and may have belonged to it."""
        return self._between(unit.path, unit.flow.span.line, self._end(unit))

    def below(self, unit: Unit) -> bool:
        """Whether lines below a flow could not be read, and may have been more blocks of it."""
        return self._between(unit.path, unit.flow.span.end_line + 1, self._end(unit))

    def at(self, path: str, line: int) -> bool:
        """Whether something in this line could not be read."""
        return line in self.lines.get(path, ())

    def blocks(self, unit: Unit) -> frozenset[str]:
        """The blocks of which some lines could not be read."""
        begins = [*(block.span.line for block in unit.flow.blocks), self._end(unit)]
        named = {name.text for name in unit.flow.unreadable}
        return frozenset(
            block.name.text
            for block, begin, end in zip(unit.flow.blocks, begins, begins[1:], strict=False)
            if block.name.text in named or self._between(unit.path, begin, end)
        )

    def _end(self, unit: Unit) -> int:
        """The line where the next flow of the file begins."""
        return self._ends[unit.path, unit.flow.span.line]

    def _between(self, path: str, begin: int, end: int) -> bool:
        return any(begin <= line < end for line in self.lines.get(path, ()))


def _ends(units: Sequence[Unit]) -> dict[tuple[str, int], int]:
    """The line where the next flow begins, by file and line of each."""
    begins = sorted({(unit.path, unit.flow.span.line) for unit in units})
    following = [*begins[1:], ("", END)]
    return {
        (path, line): next_line if next_path == path else END
        for (path, line), (next_path, next_line) in zip(begins, following, strict=False)
    }
