"""The tree builder's functions for what is done: actions, decisions, ways to go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flowlang import syntax as s
from flowlang.source import Span
from flowlang.tokens import Token
from flowlang.tree_parts import Broken, Clause, Fault, only, readable
from flowlang.tree_values import Arguments, ValueBuilder
from flowlang.values import replace


class ActionBuilder(ValueBuilder):
    """The functions for actions, decisions and ways to go."""

    # --- actions -----------------------------------------------------------------------------------------------------

    def say(self, span: Span, what: s.Identifier | s.TextLiteral, to_the_end: Token | None) -> s.Say:
        """`say welcome`."""
        return s.Say(span=span, what=what, to_the_end=to_the_end is not None)

    def play(self, span: Span, what: s.Identifier) -> s.Play:
        """`play music`."""
        return s.Play(span=span, what=what)

    def send(
        self, span: Span, what: s.Identifier | s.TextLiteral, to: s.Expression | None, by: s.Identifier | None
    ) -> s.Send:
        """`send receipt to customer.email by email`."""
        return s.Send(span=span, what=what, to=to, by=by)

    def show(
        self,
        span: Span,
        what: s.Identifier,
        content: s.Identifier | s.TextLiteral | None,
        arguments: Arguments | None,
    ) -> s.Show:
        """`show card (account)`."""
        return s.Show(span=span, what=what, content=content, arguments=arguments or ())

    def record_message(self, span: Span, at_most: s.Duration | None, ending_on: s.Identifier | None) -> s.RecordMessage:
        """`record message at most 2m, ending on hash`."""
        return s.RecordMessage(span=span, at_most=at_most, ending_on=ending_on)

    def record_conversation(self, span: Span, switch: Token) -> s.RecordConversation:
        """`record conversation on`."""
        return s.RecordConversation(span=span, on=switch.kind == "SWITCHED_ON")

    def deliver(self, span: Span, what: s.Identifier, to: s.Identifier) -> s.Deliver:
        """`deliver message to customer_care`."""
        return s.Deliver(span=span, what=what, to=to)

    def wait(self, span: Span, duration: s.Duration) -> s.Wait:
        """`wait 2d`."""
        return s.Wait(span=span, duration=duration)

    def wait_until(self, span: Span, until: s.Expression) -> s.Wait:
        """`wait until open(office)`."""
        return s.Wait(span=span, until=until)

    def wait_for_beep(self, span: Span) -> s.Wait:
        """`wait for beep`."""
        return s.Wait(span=span, beep=True)

    def meanwhile(self, span: Span, say: s.Say | s.Play) -> s.Meanwhile:
        """`meanwhile say one_moment`."""
        return s.Meanwhile(span=span, say=say)

    def fetch(
        self,
        span: Span,
        variable: s.Identifier,
        connector: s.Identifier,
        operation: s.Identifier,
        arguments: Arguments,
        *rest: Any,
    ) -> s.Fetch:
        """`fetch bill from crm.last_bill(account) within 3s`."""
        within, meanwhile = rest
        self.given.append(variable)
        return s.Fetch(
            span=span,
            variable=variable,
            connector=connector,
            operation=operation,
            arguments=arguments,
            within=within,
            meanwhile=meanwhile,
        )

    def store(
        self, span: Span, connector: s.Identifier, operation: s.Identifier, arguments: Arguments, *rest: Any
    ) -> s.Store:
        """`store bank.block(pan) within 5s`."""
        within, meanwhile = rest
        return s.Store(
            span=span,
            connector=connector,
            operation=operation,
            arguments=arguments,
            within=within,
            meanwhile=meanwhile,
        )

    def answer(self, span: Span) -> s.Answer:
        """`answer`."""
        return s.Answer(span=span)

    def reject(self, span: Span, reason: s.Identifier | None) -> s.Reject:
        """`reject busy`."""
        return s.Reject(span=span, reason=reason)

    def transfer(self, span: Span, to: s.Identifier, target: s.Expression, *rest: Any) -> s.Transfer:
        """`transfer to number "+39…" warm within 30s, accept on 1, at most 30m`."""
        manner, within, *clauses = rest
        word = s.Identifier(span=manner.span, text=manner.kind.lower()) if manner else None
        fields = self.clauses(clauses)
        return s.Transfer(span=span, to=to, target=target, manner=word, within=within, **fields)

    def clauses(self, clauses: Sequence[tuple[Span, Clause]]) -> dict[str, Any]:
        """The clauses behind an action as fields; one that stands twice is a fault."""
        fields: dict[str, Any] = {}
        for span, clause in clauses:
            if clause.field in fields:
                self.faults.append(Fault("F120", span))
            fields[clause.field] = clause.value
        return fields

    def accept_on(self, span: Span, key: s.KeyLabel) -> tuple[Span, Clause]:
        """`accept on 1`."""
        return span, Clause("accept_key", key.key)

    def transfer_whisper(self, span: Span, what: s.Identifier | s.TextLiteral) -> tuple[Span, Clause]:
        """`whisper "A fault."`."""
        return span, Clause("whisper", s.Say(span=what.span, what=what))

    def transfer_at_most(self, span: Span, duration: s.Duration) -> tuple[Span, Clause]:
        """`at most 30m`."""
        return span, Clause("at_most", duration)

    def call_back(
        self, span: Span, number: s.Expression | None, at: s.Expression | None, keeping: Token | None
    ) -> s.CallBack:
        """`call back at tomorrow_noon, keeping place`."""
        return s.CallBack(span=span, number=number, at=at, keeping_place=keeping is not None)

    def do(self, span: Span, flow: s.Identifier, arguments: Arguments) -> s.Do:
        """`do verify_account()`."""
        return s.Do(span=span, flow=flow, arguments=arguments)

    def set_(self, span: Span, target: s.Name | s.Field, value: s.Expression) -> s.Set:
        """`set language to it`."""
        return s.Set(span=span, target=target, value=value)

    def mark(self, span: Span, outcome: s.Identifier, retry: s.Retry | None) -> s.Mark:
        """`mark attempt as promised and retry in 2h`."""
        return s.Mark(span=span, outcome=outcome, retry=retry)

    def retry_at(self, span: Span, day: s.Identifier, at: Token) -> s.Retry:
        """`tomorrow at 18:00`."""
        hour, minute = at.text.split(":")
        if int(hour) > 23 or int(minute) > 59:
            self.faults.append(Fault("F115", at.span, "clock", {"written": at.text}))
        return s.Retry(span=span, day=day, at=at.text)

    def retry_in(self, span: Span, after: s.Duration) -> s.Retry:
        """`in 2h`."""
        return s.Retry(span=span, after=after)

    def collect(
        self, span: Span, variable: s.Identifier, type: s.TypeExpression, ending_on: s.Identifier | None
    ) -> s.Collect:
        """`collect account as digits(6)`."""
        self.given.append(variable)
        return s.Collect(span=span, variable=variable, type=type, ending_on=ending_on)

    def confirm(self, span: Span) -> s.Confirm:
        """`confirm`."""
        return s.Confirm(span=span)

    def wrap_up(self, span: Span, *codes: s.Identifier) -> s.WrapUp:
        """`wrap up billing, complaint`."""
        return s.WrapUp(span=span, codes=codes)

    def with_exits(self, span: Span, action: Any, *exits: Any) -> Any:
        """An action and the exits below it."""
        below = only(s.Exit, exits)
        return replace(action, exits=below) if below else action

    def with_question(self, span: Span, question: Any, *items: Any) -> Any:
        """A question with the lines below it."""
        says, exits = only(s.Say, items), only(s.Exit, items)
        return replace(question, says=says, exits=exits) if says or exits else question

    # --- decisions ---------------------------------------------------------------------------------------------------

    def if_(self, span: Span, condition: s.Expression, body: s.Body, *more: s.Condition | None) -> s.If:
        """`if … else if … else …`."""
        first = s.Condition(span=condition.span.to(body.span), condition=condition, body=body)
        return s.If(span=span, branches=(first, *only(s.Condition, more)))

    def else_if(self, span: Span, condition: s.Expression, body: s.Body) -> s.Condition:
        """`else if …`."""
        return s.Condition(span=span, condition=condition, body=body)

    def else_(self, span: Span, body: s.Body) -> s.Condition:
        """`else …`."""
        return s.Condition(span=span, condition=None, body=body)

    def case(self, span: Span, value: s.Expression | Token, *branches: s.When | Broken) -> s.Case:
        """`case attempt.answered_by`."""
        return s.Case(span=span, value=None if isinstance(value, Token) else value, branches=readable(branches))  # type: ignore[arg-type]

    def when(self, span: Span, *parts: Any) -> s.When | Broken:
        """`person, machine -> greet`."""
        if isinstance(parts[-1], Broken):
            return parts[-1]
        return s.When(span=span, values=tuple(parts[:-1]), body=parts[-1])

    def when_chance(self, span: Span, percent: Token, body: s.Body) -> s.When:
        """`10% -> survey`."""
        return s.When(span=span, percent=percent.text.removesuffix("%"), body=body)

    def when_else(self, span: Span, body: s.Body) -> s.When:
        """`else -> …`."""
        return s.When(span=span, body=body)

    # --- ways to go --------------------------------------------------------------------------------------------------

    def goto(self, span: Span, target: s.Identifier, times: int | None, then: s.Body | None) -> s.Goto:
        """`-> ask again twice, then end`."""
        self.targets.append(target)
        return s.Goto(span=span, target=target, times=times, then=then)

    def again(self, span: Span, times: int | None, then: s.Body | None) -> s.Again:
        """`again twice, then end`."""
        return s.Again(span=span, times=times, then=then)

    def count_(self, span: Span, times: Token) -> int:
        """`once`, `twice`, `3 times`."""
        if times.kind != "NUMBER":
            return 1 if times.kind == "ONCE" else 2
        if not times.text.isdecimal() or not 1 <= int(times.text[:4]) <= 999 or len(times.text) > 3:
            self.faults.append(Fault("F118", times.span, "count", {"written": times.text[:20]}))
            return 1
        return int(times.text)

    def go_on(self, span: Span) -> s.GoOn:
        """`go on`."""
        return s.GoOn(span=span)

    def end(self, span: Span) -> s.End:
        """`end`."""
        return s.End(span=span)

    def hand_to(self, span: Span, flow: s.Identifier, arguments: Arguments | None) -> s.HandTo:
        """`hand to billing (account)`."""
        return s.HandTo(span=span, flow=flow, arguments=arguments or ())

    def give_outcome(self, span: Span, name: s.Identifier, arguments: Arguments | None) -> s.GiveOutcome:
        """`outcome verified (account)`."""
        return s.GiveOutcome(span=span, name=name, arguments=arguments or ())

    def inline(self, span: Span, *statements: s.Statement) -> s.Body:
        """What stands on a line."""
        return s.Body(span=span, statements=statements, inline=True)

    def inline_body(self, span: Span, body: s.Body) -> s.Body:
        """What stands on a line, to its end."""
        return body

    def block_body(self, span: Span, *statements: s.Statement | Broken) -> s.Body:
        """What stands indented below."""
        return s.Body(span=span, statements=readable(statements), inline=False)  # type: ignore[arg-type]
