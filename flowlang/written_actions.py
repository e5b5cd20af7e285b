"""Actions, ways to go, exits and options of the tree as an author writes them: whatever stands on one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flowlang import syntax as s
from flowlang.written_values import ValueWriter

ORDINALS = ("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH")
OWN_EXITS = {
    "no input": "_NO_INPUT",
    "no match": "_NO_MATCH",
    "not found": "_NOT_FOUND",
    "no answer": "_NO_ANSWER",
    "no beep": "_NO_BEEP",
    "yes": "_YES",
    "no": "_NO",
    "after": "_AFTER",
}


class ActionWriter(ValueWriter):
    """Writes one line's worth of doing."""

    def __init__(self, spellings: Mapping[str, str]) -> None:
        super().__init__(spellings)
        self.lines: dict[type, Callable[[Any], str]] = {
            s.Say: self.say,
            s.Play: lambda node: f"{self.words['_PLAY']} {node.what.text}",
            s.Send: self.send,
            s.Show: self.show,
            s.Collect: self.collect,
            s.Confirm: lambda node: self.words["_CONFIRM"],
            s.RecordMessage: self.record_message,
            s.RecordConversation: self.record_conversation,
            s.Deliver: lambda node: f"{self.words['_DELIVER']} {node.what.text} {self.words['_TO']} {node.to.text}",
            s.Wait: self.wait,
            s.Fetch: self.fetch,
            s.Store: lambda node: f"{self.words['_STORE']} {self.operation(node)}",
            s.Answer: lambda node: self.words["_ANSWER"],
            s.Reject: lambda node: self.phrase("_REJECT", node.reason.text if node.reason else None),
            s.Transfer: self.transfer,
            s.CallBack: self.call_back,
            s.Do: lambda node: f"{self.words['_DO']} {node.flow.text}({self.values(node.arguments)})",
            s.Set: self.set_to,
            s.Mark: self.mark,
            s.WrapUp: lambda node: f"{self.words['_WRAP_UP']} {self.names(node.codes)}",
            s.Goto: self.goto,
            s.Again: lambda node: self.words["_AGAIN"] + self.repetition(node.times, node.then),
            s.GoOn: lambda node: self.words["_GO_ON"],
            s.End: lambda node: self.words["_END"],
            s.HandTo: lambda node: self.phrase("_HAND_TO", node.flow.text, self.bracketed(node.arguments)),
            s.GiveOutcome: lambda node: self.phrase("_OUTCOME", node.name.text, self.bracketed(node.arguments)),
        }

    def statement(self, node: s.Statement) -> str:
        """An action or a way to go, without what stands below it."""
        return self.lines[type(node)](node)

    def inline(self, body: s.Body) -> str:
        """Actions with commas, then one way to go."""
        written = ""
        for node in body.statements:
            between = " " if isinstance(node, s.Goto) else ", "
            written += (between if written else "") + self.statement(node)
        return written

    def phrase(self, terminal: str, *more: str | None) -> str:
        """A word of the language and what follows it; what is empty or none is left out."""
        return " ".join([self.words[terminal], *(one for one in more if one)])

    def optional(self, terminal: str, written: str | s.Identifier | s.Duration | None) -> str | None:
        """A word and what follows it, or none where nothing does."""
        if written is None:
            return None
        follows = written.written if isinstance(written, s.Duration) else written
        return f"{self.words[terminal]} {follows.text if isinstance(follows, s.Identifier) else follows}"

    def bracketed(self, arguments: tuple[s.Expression, ...]) -> str:
        """Arguments in brackets, or nothing."""
        return f"({self.values(arguments)})" if arguments else ""

    def spoken(self, node: s.Identifier | s.TextLiteral) -> str:
        """A prompt's name, or a text."""
        return self.text(node) if isinstance(node, s.TextLiteral) else node.text

    # --- actions -----------------------------------------------------------------------------------------------------

    def say(self, node: s.Say) -> str:
        """`say welcome to the end`."""
        return self.phrase("_SAY", self.spoken(node.what), self.words["TO_THE_END"] if node.to_the_end else None)

    def send(self, node: s.Send) -> str:
        """`send receipt to customer.email by email`."""
        to = self.optional("_TO", self.value(node.to) if node.to else None)
        return self.phrase("_SEND", self.spoken(node.what), to, self.optional("_BY", node.by))

    def show(self, node: s.Show) -> str:
        """`show card (account)`."""
        content = self.spoken(node.content) if node.content else None
        return self.phrase("_SHOW", node.what.text, content, self.bracketed(node.arguments))

    def collect(self, node: s.Collect) -> str:
        """`collect account as digits(6), ending on hash`."""
        line = f"{self.words['_COLLECT']} {node.variable.text} {self.words['_AS']} {self.type(node.type)}"
        return line + self.ending(node.ending_on)

    def record_message(self, node: s.RecordMessage) -> str:
        """`record message at most 2m, ending on hash`."""
        at_most = self.optional("_AT_MOST", node.at_most)
        return self.phrase("_RECORD_MESSAGE", at_most) + self.ending(node.ending_on)

    def ending(self, key: s.Identifier | None) -> str:
        """`, ending on hash`."""
        return f", {self.words['_ENDING_ON']} {self.words[key.text.upper()]}" if key else ""

    def record_conversation(self, node: s.RecordConversation) -> str:
        """`record conversation on`."""
        return self.phrase("_RECORD_CONVERSATION", self.words["SWITCHED_ON" if node.on else "SWITCHED_OFF"])

    def wait(self, node: s.Wait) -> str:
        """`wait 2d`, `wait until open(office)`, `wait for beep`."""
        if node.beep:
            return self.words["_WAIT_FOR_BEEP"]
        if node.until is not None:
            return self.phrase("_WAIT_UNTIL", self.value(node.until))
        return self.phrase("_WAIT", node.duration.written if node.duration else None)

    def fetch(self, node: s.Fetch) -> str:
        """`fetch bill from crm.last_bill(account) within 3s`."""
        return f"{self.words['_FETCH']} {node.variable.text} {self.words['_FROM']} {self.operation(node)}"

    def operation(self, node: s.Fetch | s.Store) -> str:
        """`crm.last_bill(account) within 3s, meanwhile say one_moment`."""
        line = f"{node.connector.text}.{node.operation.text}({self.values(node.arguments)})"
        if node.within:
            line += f" {self.words['_WITHIN']} {node.within.written}"
        if node.meanwhile:
            line += f", {self.words['_MEANWHILE']} {self.statement(node.meanwhile.say)}"
        return line

    def transfer(self, node: s.Transfer) -> str:
        """`transfer to number "+39…" warm within 30s, accept on 1, at most 30m`."""
        manner = self.words[node.manner.text.upper()] if node.manner else None
        within = self.optional("_WITHIN", node.within)
        clauses = (
            self.optional("_ACCEPT_ON", node.accept_key and self.key(node.accept_key)),
            self.optional("_WHISPER", self.spoken(node.whisper.what) if node.whisper else None),
            self.optional("_AT_MOST", node.at_most),
        )
        line = self.phrase("_TRANSFER_TO", node.to.text, self.value(node.target), manner, within)
        return ", ".join([line, *(clause for clause in clauses if clause)])

    def call_back(self, node: s.CallBack) -> str:
        """`call back on number at noon, keeping place`."""
        number = self.optional("_ON", self.value(node.number) if node.number else None)
        at = self.optional("_AT", self.value(node.at) if node.at else None)
        keeping = f", {self.words['KEEPING_PLACE']}" if node.keeping_place else ""
        return self.phrase("_CALL_BACK", number, at) + keeping

    def set_to(self, node: s.Set) -> str:
        """`set language to it`."""
        return f"{self.words['_SET']} {self.value(node.target)} {self.words['_TO']} {self.value(node.value)}"

    def mark(self, node: s.Mark) -> str:
        """`mark attempt as promised and retry tomorrow at 18:00`."""
        retry = node.retry
        if retry is None:
            return self.phrase("_MARK_ATTEMPT_AS", node.outcome.text)
        when = self.optional("_IN", retry.after)
        if retry.day:
            when = f"{retry.day.text} {self.words['_AT']} {retry.at}"
        return self.phrase("_MARK_ATTEMPT_AS", node.outcome.text, self.words["_AND_RETRY"], when)

    # --- ways to go --------------------------------------------------------------------------------------------------

    def goto(self, node: s.Goto) -> str:
        """`-> ask again twice, then end`."""
        line = f"-> {node.target.text}"
        if node.times is None:
            return line
        return f"{line} {self.words['_AGAIN']}" + self.repetition(node.times, node.then)

    def repetition(self, times: int | None, then: s.Body | None) -> str:
        """` twice, then end`."""
        if times is None:
            return ""
        return f" {self.times_of(times)}" + (f", {self.words['_THEN']} {self.inline(then)}" if then else "")

    def times_of(self, times: int) -> str:
        """`once`, `twice`, `3 times`."""
        return {1: self.words["ONCE"], 2: self.words["TWICE"]}.get(times, f"{times} {self.words['_TIMES']}")

    # --- exits and options -------------------------------------------------------------------------------------------

    def exit_labels(self, labels: Iterable[s.ExitLabel]) -> str:
        """`no input after 5s, no match`."""
        return ", ".join(self.exit_label(label) for label in labels)

    def exit_label(self, label: s.ExitLabel) -> str:
        """`verified (account, customer)`."""
        name = label.name.text
        written = self.words[OWN_EXITS[name]] if name in OWN_EXITS else name
        if label.after:
            after = "" if name == "after" else f" {self.words['_AFTER']}"
            written += f"{after} {self.times(label.after)}"
        return written + (f" ({self.names(label.bindings)})" if label.bindings else "")

    def option_labels(self, labels: Iterable[s.OptionLabel]) -> str:
        """`1, "billing", digits(4) as extension`."""
        return ", ".join(self.option_label(label) for label in labels)

    def option_label(self, label: s.OptionLabel) -> str:
        """A key, a word or a shape."""
        if isinstance(label, s.KeyLabel):
            return self.key(label.key)
        if isinstance(label, s.WordLabel):
            return self.text(s.TextLiteral(parts=(s.TextRun(text=label.text),)))
        return f"{self.type(label.type)} {self.words['_AS']} {label.variable.text}"

    def rung(self, node: s.Rung) -> str:
        """`first`, `then`."""
        return self.words["LAST" if node.number is None else ORDINALS[node.number - 1]]
