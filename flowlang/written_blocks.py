"""Blocks and flows of the tree as rows: what stands at which depth, in which part of the line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from flowlang import syntax as s
from flowlang.rows import Row
from flowlang.written_promises import PromiseWriter

N = TypeVar("N", bound=s.Node)
SETTING = 11  # columns of `priority` and `needs` with the blanks behind them
HEAD = 12  # columns of `languages` and `media` with the blanks behind them


def in_order(*groups: Iterable[N]) -> list[N]:
    """The nodes as their author ordered them."""
    return sorted((node for group in groups for node in group), key=lambda node: node.span.line)


class BlockWriter(PromiseWriter):
    """Writes flows as rows."""

    def __init__(self, spellings: Mapping[str, str]) -> None:
        super().__init__(spellings)
        self.heads: dict[type, Callable[[Any], list[Row]]] = {
            s.Languages: lambda node: self.listed("_LANGUAGES", node, node.languages),
            s.Media: lambda node: self.listed("_MEDIA", node, node.media),
            s.Variable: self.variable,
            s.Silence: self.silence,
            s.AtMost: lambda node: self.headed(node, self.phrase("_AT_MOST", node.duration.written)),
            s.OnHangUp: lambda node: self.headed(node, self.words["_ON_HANG_UP"]),
            s.OnFailure: lambda node: self.headed(node, self.words["_ON_FAILURE"]),
            s.Anywhere: self.anywhere,
            s.OutcomeDeclaration: self.outcome,
            s.Promise: self.promise,
        }
        self.settings: dict[type, Callable[[Any, int], list[Row]]] = {
            s.Priority: self.priority,
            s.Needs: self.needs,
            s.AlsoIn: self.also_in,
            s.AnswerWithin: self.answer_within,
            s.BeforeAnswer: lambda node, depth: [
                Row(depth, self.words["_BEFORE_ANSWER"], node.span.line, self.say(node.say), "exit")
            ],
            s.Whisper: lambda node, depth: [
                Row(depth, self.phrase("_WHISPER", self.spoken(node.say.what)), node.span.line)
            ],
            s.WhileWaiting: self.while_waiting,
        }

    # --- flows and their heads ---------------------------------------------------------------------------------------

    def flow(self, flow: s.Flow) -> list[list[Row]]:
        """A flow: its head, then each block."""
        parameters = None if flow.parameters is None else self.parameters(flow.parameters)
        title = self.text(flow.title) if flow.title else None
        first = Row(0, self.phrase("_FLOW", flow.name.text, parameters, title), flow.span.line)
        head = [row for line in flow.head for row in self.heads[type(line)](line)]
        return [[first, *head], *(self.block(block) for block in flow.blocks)]

    def listed(self, terminal: str, node: s.Node, names: Iterable[s.Identifier]) -> list[Row]:
        """`languages   en, it`."""
        return [Row(1, f"{self.words[terminal]:<{HEAD}}{self.names(names)}", node.span.line)]

    def variable(self, node: s.Variable) -> list[Row]:
        """`var account : digits(6) or nothing`, its name and its type apart."""
        value = f" = {self.value(node.value)}" if node.value is not None else ""
        kept = f" {self.words['_KEPT_WITH']} {node.kept_with.text}" if node.kept_with else ""
        name = f"{self.words['_VAR']} {node.name.text}"
        return [Row(1, name, node.span.line, f": {self.type(node.type)}{value}{kept}", "variable")]

    def silence(self, node: s.Silence) -> list[Row]:
        """`no input after 6s`."""
        line = f"{self.words['_NO_INPUT']} {self.words['_AFTER']} {self.times(node.times)}"
        return [Row(1, line, node.span.line)]

    def headed(self, node: s.AtMost | s.OnHangUp | s.OnFailure, label: str) -> list[Row]:
        """`on failure -> apology`."""
        return self.answered(1, label, node.span.line, node.body, "head")

    def anywhere(self, node: s.Anywhere) -> list[Row]:
        """`anywhere 0, "operator" -> operators`."""
        label = f"{self.words['_ANYWHERE']} {self.option_labels(node.option.labels)}"
        return self.answered(1, label, node.span.line, node.option.body, "exit")

    def outcome(self, node: s.OutcomeDeclaration) -> list[Row]:
        """`outcome verified (account : digits(6))`."""
        results = self.parameters(node.results) if node.results else None
        return [Row(1, self.phrase("_OUTCOME", node.name.text, results), node.span.line)]

    # --- blocks ------------------------------------------------------------------------------------------------------

    def block(self, block: s.Block) -> list[Row]:
        """A step, menu or queue."""
        line = block.span.line
        if isinstance(block, s.Step):
            return [Row(1, self.phrase("_STEP", block.name.text), line), *self.statements(block.statements, 2)]
        if isinstance(block, s.Menu):
            items: list[s.Say | s.Option | s.Exit] = in_order(block.says, block.options, block.exits)
            rows = [self.item(item, 2) for item in items]
            return [Row(1, self.phrase("_MENU", block.name.text), line), *(row for some in rows for row in some)]
        first = self.phrase("_QUEUE", block.name.text, self.words["_IN"], block.queue.text)
        rows = [self.queue_item(item, 2) for item in in_order(block.settings, block.exits)]
        return [Row(1, first, line), *(row for some in rows for row in some)]

    def statements(self, nodes: Iterable[s.Statement], depth: int) -> list[Row]:
        """Statements, one a line, with what stands below each."""
        return [row for node in nodes for row in self.rows(node, depth)]

    def rows(self, node: s.Statement, depth: int) -> list[Row]:
        """A statement with what stands below it."""
        if isinstance(node, s.If):
            return self.if_(node, depth)
        if isinstance(node, s.Case):
            return self.case(node, depth)
        rows = [Row(depth, self.statement(node), node.span.line)]
        below: list[s.Say | s.Exit] = in_order(getattr(node, "says", ()), getattr(node, "exits", ()))
        return rows + [row for item in below for row in self.item(item, depth + 1)]

    def item(self, item: s.Say | s.Option | s.Exit, depth: int) -> list[Row]:
        """A line of a question."""
        line = item.span.line
        if isinstance(item, s.Say):
            return [Row(depth, self.say(item), line)]
        if isinstance(item, s.Option):
            return self.answered(depth, self.option_labels(item.labels), line, item.body, "exit")
        return self.answered(depth, self.exit_labels(item.labels), line, item.response, "exit")

    def answered(self, depth: int, label: str, line: int, response: s.Body | s.Ladder, part: str) -> list[Row]:
        """A label and what is done then, on its line or below."""
        if isinstance(response, s.Ladder):
            rungs = [self.answered(depth + 1, self.rung(one), one.span.line, one.body, part) for one in response.rungs]
            return [Row(depth, label, line), *(row for rows in rungs for row in rows)]
        if response.inline:
            return [Row(depth, label, line, self.inline(response), part)]
        return [Row(depth, label, line), *self.statements(response.statements, depth + 1)]

    # --- decisions ---------------------------------------------------------------------------------------------------

    def if_(self, node: s.If, depth: int) -> list[Row]:
        """The branches of an `if`. Where all lead straight somewhere, they have a column of their own."""
        inline = [branch.body for branch in node.branches if branch.body.inline]
        direct = all(isinstance(body.statements[0], s.Goto) for body in inline)
        part = f"if {node.span.line}:{depth}" if direct else "exit"
        rows: list[Row] = []
        for branch in node.branches:
            line = node.span.line if not rows else branch.span.line
            rows += self.answered(depth, self.condition(branch, not rows), line, branch.body, part)
        return rows

    def condition(self, branch: s.Condition, first: bool) -> str:
        """`if X`, `else if X`, `else`."""
        if branch.condition is None:
            return self.words["_ELSE"]
        return self.phrase("_IF" if first else "_ELSE_IF", self.value(branch.condition))

    def case(self, node: s.Case, depth: int) -> list[Row]:
        """`case X` and its lines."""
        value = self.words["BY_CHANCE"] if node.value is None else self.value(node.value)
        rows = [Row(depth, self.phrase("_CASE", value), node.span.line)]
        for branch in node.branches:
            rows += self.answered(depth + 1, self.when(branch), branch.span.line, branch.body, "exit")
        return rows

    def when(self, node: s.When) -> str:
        """`person, machine`, `10%`, `else`."""
        if node.percent is not None:
            return f"{node.percent}%"
        return self.values(node.values) if node.values else self.words["_ELSE"]

    # --- queues ------------------------------------------------------------------------------------------------------

    def queue_item(self, item: s.QueueSetting | s.Exit, depth: int) -> list[Row]:
        """A line of a queue."""
        return self.item(item, depth) if isinstance(item, s.Exit) else self.settings[type(item)](item, depth)

    def priority(self, node: s.Priority, depth: int) -> list[Row]:
        """`priority   9 if customer.vip, else 5`."""
        cases = ", ".join(self.priority_case(case, case is node.cases[-1] is not node.cases[0]) for case in node.cases)
        return [Row(depth, f"{self.words['_PRIORITY']:<{SETTING}}{cases}", node.span.line)]

    def priority_case(self, case: s.PriorityCase, last: bool) -> str:
        """`9 if customer.vip`; the last of several is `else 5`."""
        if case.condition is not None:
            return f"{self.value(case.value)} {self.words['_IF']} {self.value(case.condition)}"
        return (f"{self.words['_ELSE']} " if last else "") + self.value(case.value)

    def needs(self, node: s.Needs, depth: int) -> list[Row]:
        """`needs      language >= 2, relaxed to 1 after 2m`."""
        relaxations = "".join(f", {self.relaxation(one)}" for one in node.relaxations)
        line = f"{self.words['_NEEDS']:<{SETTING}}{node.skill.text} >= {node.level}{relaxations}"
        return [Row(depth, line, node.span.line)]

    def relaxation(self, node: s.Relaxation) -> str:
        """`ignored after 5m`."""
        if node.level is None:
            return self.phrase("_IGNORED_AFTER", node.after.written)
        return self.phrase("_RELAXED_TO", str(node.level), self.words["_AFTER"], node.after.written)

    def also_in(self, node: s.AlsoIn, depth: int) -> list[Row]:
        """`also in back_office after 3m`."""
        after = self.optional("_AFTER", node.after)
        return [Row(depth, self.phrase("_ALSO_IN", node.queue.text, after), node.span.line)]

    def answer_within(self, node: s.AnswerWithin, depth: int) -> list[Row]:
        """`answer within 4h of office`."""
        calendar = self.optional("_OF", node.calendar)
        return [Row(depth, self.phrase("_ANSWER_WITHIN", node.within.written, calendar), node.span.line)]

    def while_waiting(self, node: s.WhileWaiting, depth: int) -> list[Row]:
        """`while waiting` and its lines."""
        rows = [Row(depth, self.words["_WHILE_WAITING"], node.span.line)]
        plays = (node.play,) if node.play else ()
        items: list[s.Play | s.Say | s.Every | s.Option] = in_order(plays, node.says, node.every, node.options)
        return rows + [row for item in items for row in self.waiting_item(item, depth + 1)]

    def waiting_item(self, item: s.Play | s.Say | s.Every | s.Option, depth: int) -> list[Row]:
        """A line of `while waiting`."""
        if isinstance(item, s.Play):
            return [Row(depth, self.statement(item), item.span.line)]
        if isinstance(item, s.Every):
            label = self.phrase("_EVERY", item.period.written)
            return self.answered(depth, label, item.span.line, item.body, "exit")
        return self.item(item, depth)
