"""Promises of the tree as rows."""

from __future__ import annotations

from flowlang import syntax as s
from flowlang.rows import Row
from flowlang.written_actions import ActionWriter


class PromiseWriter(ActionWriter):
    """Writes promises as rows."""

    def promise(self, node: s.Promise) -> list[Row]:
        """`promise "…"` and what it promises."""
        rules = [Row(2, self.promise_rule(rule), rule.span.line) for rule in node.rules]
        return [Row(1, self.phrase("_PROMISE", self.text(node.text)), node.span.line), *rules]

    def promise_rule(self, node: s.PromiseRule) -> str:
        """`when not open(office), always say opening_hours`."""
        parts = []
        if node.condition is not None:
            parts.append(self.phrase("_WHEN", self.value(node.condition)))
        if node.mark is not None:
            parts.append(self.phrase("_AFTER" if node.scope == "after" else "_BEFORE", self.happening(node.mark)))
        return ", ".join([*parts, self.required(node)])

    def required(self, node: s.PromiseRule) -> str:
        """`at most 2 menus`."""
        if node.most is None:
            return self.phrase("_ALWAYS" if node.must == "always" else "_NEVER", self.happening(node.happening))
        kind = node.happening.form.upper()
        if f"{kind}S" in self.words:
            several = self.words[kind if node.most == 1 else f"{kind}S"]
            return self.phrase("_AT_MOST", f"{node.most} {several}")
        return self.phrase("_AT_MOST", self.times_of(node.most), self.happening(node.happening))

    def happening(self, node: s.Happening) -> str:
        """`fraud_desk`, `say opening_hours`, `"fraud"`, `any menu`."""
        if node.name is None:
            return self.words["_END" if node.form == "end" else f"ANY_{node.form.upper()}"]
        if node.form == "choice":
            return self.text(s.TextLiteral(parts=(s.TextRun(text=node.name.text),)))
        if node.form == "say":
            return self.phrase("_SAY", node.name.text)
        return node.name.text + (f".{node.outcome.text}" if node.outcome else "")
