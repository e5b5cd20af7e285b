"""Reading a file, line by line, and going on behind what cannot be read.

Theory of operation. The tables are those of an LALR parser. The text comes as lines, and each line as words; which word
of the language a word is depends on what the grammar has a place for, so that a name may be spelled like a word that
makes no sense there. Before each line the stack is remembered. When a line cannot be read, its fault is told once, the
stack goes back to where it was, and a stand-in is read in its place: for the head of a flow, step or menu one with its
name, for an `if` another `if`, for anything else BROKEN, which the grammar takes wherever a line may stand. Lines
indented below a broken line are read as parts of it, so that their own faults are found. Thus one mistake gives one
message, and each message belongs to a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from flowlang.layout import Lines, take_apart
from flowlang.lexicon import Lexicon
from flowlang.reserved import reserved_names, reserved_targets, ways_among
from flowlang.scene import Trouble
from flowlang.source import Span
from flowlang.stack import END, CannotReadError, Remembered, Stack
from flowlang.stand_ins import declared_names, stand_in
from flowlang.syntax import File, Flow, Identifier, Parsed
from flowlang.syntax_errors import diagnostics, faults_of_lines, faults_of_texts, too_long
from flowlang.tables import Tables
from flowlang.tokens import Line, Token
from flowlang.tree_builder import TreeBuilder
from flowlang.values import replace

LONGEST_TEXT = 500_000  # code points
MOST_DIAGNOSTICS = 50  # in a file
DEEPEST = 24  # levels of indentation
MOST_WORDS = 400  # of one line
MOST_NESTED = 40  # brackets, operators and `then` of one line, each of which may lie within the one before
NESTING = frozenset(
    (
        *("LPAR", "LSQB", "DOT", "PLUS", "MINUS", "TIMES_SIGN", "DIVIDED", "EQUAL", "UNEQUAL", "LESS", "MORE"),
        *("LESS_EQUAL", "MORE_EQUAL", "_THEN", "_OR", "_AND", "_NOT"),
    )
)


class Reader:
    """Reads the lines of one file.

    Args:
        path: The file's name, for messages.
        lines: Its lines.
        tables: The grammar.
        lexicon: Its words.
    """

    def __init__(self, path: str, lines: Lines, tables: Tables, lexicon: Lexicon) -> None:
        self.path = path
        self.lines = lines.lines
        self.lexicon = lexicon
        self.builder = TreeBuilder()
        self.stack = Stack(tables, self.builder)
        self.levels = [0]
        self.astray = -1  # the indentation of the last line if it stood between two levels
        self.troubles: list[Trouble] = []
        self.last = Token("_NL", "", 1, 1, 1)
        self.before = Line(1, 0, "")

    def read(self) -> tuple[Flow, ...]:
        """All flows of the file, as far as they can be read."""
        place = 0
        while place < len(self.lines):
            place = self.take(place)
        self.ask_for_lines_below()
        self.leave(0)
        return self.stack.finish(Token(END, "", self.last.line, self.last.column, self.last.end_column))  # type: ignore[return-value]

    def take(self, place: int) -> int:
        """Read the line at a place; where to read on."""
        line = self.lines[place]
        if not self.settle(line):
            return self.behind(place, self.levels[-1])
        remembered = self.remember()
        try:
            self.read_words(line)
        except CannotReadError as error:
            told = len(self.troubles) >= MOST_DIAGNOSTICS
            welcome = frozenset() if told else self.stack.welcome()
            self.come_back(remembered)
            self.tell(line, "line", error.token, welcome)
            return self.stand_in(place)
        finally:
            self.before = line
        return place + 1

    def remember(self) -> tuple[Remembered, tuple[int, ...]]:
        """Where reading stands, to come back to."""
        return self.stack.remember(), self.builder.remember()

    def come_back(self, remembered: tuple[Remembered, tuple[int, ...]]) -> None:
        """Forget what was read since."""
        self.stack.come_back(remembered[0])
        self.builder.come_back(remembered[1])

    def stand_in(self, place: int) -> int:
        """Read something in the place of a line that cannot be read; where to read on."""
        line = self.lines[place]
        has_more = place + 1 < len(self.lines) and self.lines[place + 1].indent > line.indent
        self.builder.broken_lines[line.number] = declared_names(line)
        remembered = self.remember()
        for tokens in stand_in(line, has_more):
            try:
                for token in tokens:
                    self.stack.push(token, self.builder.token(token))
            except CannotReadError:
                self.come_back(remembered)
                continue
            self.last = tokens[-1]
            break
        return self.behind(place, line.indent) if has_more and "_INDENT" not in self.stack.row else place + 1

    def tell(self, line: Line, kind: str, token: Token, welcome: frozenset[str]) -> None:
        """Note a fault; those beyond what is told of a file are forgotten."""
        if len(self.troubles) < MOST_DIAGNOSTICS:
            self.troubles.append(Trouble(kind, line, token, welcome, self.stack.welcome(), self.before))

    def tell_layout(self, line: Line, kind: str) -> None:
        """Note a fault of indentation."""
        token = Token("_INDENT", "", line.number, line.indent + 1, line.indent + 1)
        self.tell(line, kind, token, self.stack.welcome())

    def behind(self, place: int, indent: int) -> int:
        """The first line behind `place` that is indented no more than `indent`."""
        place += 1
        while place < len(self.lines) and self.lines[place].indent > indent:
            place += 1
        return place

    # --- a line ------------------------------------------------------------------------------------------------------

    def read_words(self, line: Line) -> None:
        """Read one line to its end."""
        code, position, number = line.code, line.indent, line.number
        lexicon, stack, make = self.lexicon, self.stack, self.builder.token
        words = nested = 0
        while position < len(code):
            found = lexicon.next(code, position)
            if found is None or words > MOST_WORDS or nested > MOST_NESTED:
                raise CannotReadError(self.strange(line, position, bool(found)))
            kind, start, end = str(found.lastgroup), found.start(found.lastgroup or 0), found.end()
            if kind == "NAME" and (written := code[start:end]) in lexicon.phrases:
                kind, end = lexicon.word(written, code, end, stack.row)
            token = Token(kind, code[start:end], number, start + 1, end + 1)
            stack.push(token, make(token))
            position = end
            words += 1
            nested += kind in NESTING
        self.last = Token("_NL", "", number, len(code) + 1, len(code) + 1)
        stack.push(self.last, None)

    def strange(self, line: Line, position: int, too_long: bool) -> Token:
        """The token that stands for something that is no word or sign, or for a line with too many of them."""
        start = len(line.code) - len(line.code[position:].lstrip(" "))
        return Token("LONG" if too_long else "STRANGE", line.code[start:], line.number, start + 1, start + 2)

    # --- indentation -------------------------------------------------------------------------------------------------

    def settle(self, line: Line) -> bool:
        """Go to the level a line stands at; whether the line can be read there."""
        if line.indent > self.levels[-1]:
            return self.enter(line)
        self.ask_for_lines_below()
        level = self.level_of(line)
        if level != line.indent and line.indent != self.astray:
            self.tell_layout(line, "between")
        self.astray = line.indent if level != line.indent else -1
        self.leave(level)
        return True

    def level_of(self, line: Line) -> int:
        """The level a line stands at; the nearer one for a line between two."""
        below = max(level for level in self.levels if level <= line.indent)
        if below == line.indent:
            return below
        above = min(level for level in self.levels if level > line.indent)
        return above if above - line.indent <= line.indent - below else below

    def enter(self, line: Line) -> bool:
        """Go one level deeper; whether that is possible."""
        if "_INDENT" not in self.stack.row:
            self.tell_layout(line, "indented")
            self.push_layout("BROKEN", "_NL", line=line)
            self.builder.broken_lines[line.number] = ()
        if "_INDENT" not in self.stack.row or len(self.levels) > DEEPEST:
            self.tell_layout(line, "deep")
            self.fill_below()
            return False
        self.open_level(line.indent)
        return True

    def open_level(self, indent: int) -> None:
        """Begin a level."""
        self.levels.append(indent)
        self.push_layout("_INDENT")

    def leave(self, indent: int) -> None:
        """Come out of every level that is deeper than `indent`."""
        while self.levels[-1] > indent:
            self.levels.pop()
            self.push_layout("_DEDENT")

    def ask_for_lines_below(self) -> None:
        """Where the last line needs others below it and has none: say so, and let a broken one stand there."""
        if len(self.stack.row) != 1 or "_INDENT" not in self.stack.row:
            return
        self.tell(self.before, "nothing_below", self.last, frozenset())
        self.fill_below()

    def fill_below(self) -> None:
        """Let a broken line stand below the last one, where that needs any."""
        self.builder.broken_lines.setdefault(self.last.line, ())
        if "_INDENT" in self.stack.row:
            self.push_layout("_INDENT", "BROKEN", "_NL", "_DEDENT")

    def push_layout(self, *kinds: str, line: Line | None = None) -> None:
        """Read tokens that stand for layout, at the end of the last line or at `line`."""
        at = (self.last.line, self.last.end_column) if line is None else (line.number, line.indent + 1)
        for kind in kinds:
            token = Token(kind, "", at[0], at[1], at[1])
            self.stack.push(token, token)


def read(text: str, path: str, tables: Tables, lexicon: Lexicon) -> Parsed:
    """Read a text with the tables of a grammar; see `flowlang.parser.parse`."""
    if len(text) > LONGEST_TEXT:
        return Parsed(File(path=path, flows=()), diagnostics(path, [too_long()]))
    lines = take_apart(text)
    reader = Reader(path, lines, tables, lexicon)
    flows = forgiven(reader.read(), ways_among(reader.builder.targets, tables.spellings))
    file = File(path=path, flows=flows, comments=lines.comments, blank_lines=lines.blank_lines, span=whole(lines))
    faults = [
        *faults_of_lines(lines, reader.troubles, tables.spellings, flows),
        *reader.builder.faults,
        *faults_of_texts(reader.builder.mistakes),
        *reserved_names(reader.builder.given, tables.spellings),
        *reserved_targets(reader.builder.targets, tables.spellings),
    ]
    return Parsed(file, diagnostics(path, faults)[:MOST_DIAGNOSTICS])


def forgiven(flows: tuple[Flow, ...], targets: Iterable[Identifier]) -> tuple[Flow, ...]:
    """The flows with each target that was no name told as unreadable, so that nobody looks for it again."""
    for name in targets:
        at = name.span.line
        flows = tuple(
            replace(flow, unreadable=(*flow.unreadable, name)) if flow.span.line <= at <= flow.span.end_line else flow
            for flow in flows
        )
    return flows


def whole(lines: Lines) -> Span:
    """From the first line to the last."""
    last = lines.lines[-1] if lines.lines else Line(1, 0, "")
    return Span(1, 1, last.number, len(last.code) + 1)
