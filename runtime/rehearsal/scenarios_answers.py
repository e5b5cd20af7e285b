"""What connectors answer in a scenario: only what its steps say, in the types that the operations have."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from compiler.graph import Graph, OperationGraph
from compiler.types import Type
from flowlang.similar import nearest
from flowlang.values import Value
from runtime.connectors.connectors import Answer, failed
from runtime.connectors.conversion import Records, WrongShapeError, convert, parse_json
from runtime.engine.commands import Request
from runtime.rehearsal.scenarios import WrongStepError
from runtime.rehearsal.scenarios_spelling import Language

SAID = "the scenario says so"
OK, FAILED = "ok", "failed"
ANY = "*"
"""Any argument: a value alone does not say which."""


class Rule(Value, frozen=True):
    """What one operation answers: to whom (arguments in stored form, or everybody), and what."""

    operation: str
    answer: Answer
    arguments: dict[str, Any] = {}

    def fits(self, request: Request) -> bool:
        """Whether it answers this request."""
        return f"{request.connector}.{request.operation}" == self.operation and has(request.arguments, self.arguments)


def has(asked: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether a request's arguments are those that are wanted, others aside."""
    return all(
        value in map(str, asked.values()) if name == ANY else same(asked.get(name), value)
        for name, value in wanted.items()
    )


def same(one: Any, other: Any) -> bool:
    """Whether two values in stored form are the same; numbers are, however they are written."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if one == other:
        return True
    if not (isinstance(one, int) or isinstance(other, int) or ("." in str(one) and "." in str(other))):
        return False
    try:
        return Decimal(str(one)) == Decimal(str(other))
    except InvalidOperation:
        return False


def operation_of(graph: Graph, name: str) -> OperationGraph:
    """The operation of that name, `crm.by_code`.

    Raises:
        WrongStepError: There is none.
    """
    connector, _, operation = name.partition(".")
    found = graph.connectors.get(connector, {}).get(operation)
    if found is None:
        every = [f"{one}.{other}" for one, operations in graph.connectors.items() for other in operations]
        raise missing("operation", name, every)
    return found


def missing(kind: str, name: str, known: list[str]) -> WrongStepError:
    """The error of a name that the centre does not have, with the one that may have been meant."""
    near = nearest(name, known)
    if near:
        return WrongStepError(f"no {kind} meant", name=name, meant=near)
    return WrongStepError(f"no {kind}", name=name, known=", ".join(f"`{one}`" for one in known[:12]) or "-")


class Answers:
    """Reads what a step says of an operation."""

    def __init__(self, graph: Graph, name: str, language: Language) -> None:
        self.name = name
        self.operation = operation_of(graph, name)
        self.language = language
        self.records: Records = {
            record: {slot.name: slot.type for slot in slots} for record, slots in graph.records.items()
        }

    def rule(self, written: str, value: str | None) -> Rule:
        """An answer in a line: an outcome, JSON, or nothing at all."""
        outcome = " ".join(written.casefold().split())
        outcome = {"": OK, "non trovato": "not found", "not found": "not found"}.get(outcome, outcome)
        arguments = self._arguments(value) if value else {}
        if written.startswith(("{", "[", '"')):
            return Rule(self.name, Answer(OK, self._data(written)), arguments)
        if outcome == FAILED:
            return self.failing(value)
        if outcome not in (OK, *self.operation.answers):
            known = ["{…}", OK, *self.operation.answers, FAILED]
            raise missing("answer", clip(written), known)
        if outcome == OK and self.operation.gives is not None:
            raise WrongStepError("no data", operation=self.name)
        return Rule(self.name, Answer(outcome), arguments)

    def failing(self, value: str | None) -> Rule:
        """An operation that fails."""
        return Rule(self.name, failed(SAID), self._arguments(value) if value else {})

    def rules(self, table: tuple[tuple[str, ...], ...]) -> list[Rule]:
        """A table: a row for each customer; columns that the operation asks for say whom a row is about."""
        if len(table) < 2:
            raise WrongStepError("short table")
        takes = {slot.name: slot.type for slot in self.operation.takes}
        gives = self._fields()
        for name in table[0]:
            if name not in takes and name not in gives:
                raise missing("column", name, [*takes, *gives])
        rules = [self._row(dict(zip(table[0], row, strict=True)), takes, gives) for row in table[1:]]
        is_about_some = any(rule.arguments for rule in rules) and "not found" in self.operation.answers
        return [*([Rule(self.name, Answer("not found"))] if is_about_some else []), *rules]

    def _row(self, row: dict[str, str], takes: dict[str, Type], gives: dict[str, Type]) -> Rule:
        arguments = {name: self._stored(text, takes[name], name) for name, text in row.items() if name in takes}
        data = {name: self._stored(row.get(name, ""), kind, name) for name, kind in gives.items()}
        return Rule(self.name, Answer(OK, data if gives else None), arguments)

    def _fields(self) -> dict[str, Type]:
        gives = self.operation.gives
        return dict(self.records[gives.record or ""]) if gives is not None and gives.base == "record" else {}

    def _data(self, written: str) -> Any:
        gives = self.operation.gives
        if gives is None:
            raise WrongStepError("gives nothing", operation=self.name)
        try:
            return convert(parse_json(written.encode()), gives, self.records)
        except WrongShapeError as error:
            raise WrongStepError("wrong shape", operation=self.name, why=str(error)) from None

    def arguments_of(self, value: str) -> dict[str, Any]:
        """The arguments that a request must have had, from a text or JSON."""
        return self._arguments(value)

    def row_of(self, table: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
        """The arguments that a request must have had, from a table: names above, or beside, what they are."""
        pairs = dict(zip(table[0], table[1], strict=True)) if self._has_heads(table) else dict(_pairs(table))
        return {name: self._argument(name, text) for name, text in pairs.items()}

    def _has_heads(self, table: tuple[tuple[str, ...], ...]) -> bool:
        names = {slot.name for slot in self.operation.takes}
        return len(table) == 2 and all(name in names for name in table[0])

    def _arguments(self, value: str) -> dict[str, Any]:
        """`{"code": "123456"}`, or only a value, which any argument may have."""
        if value.startswith("{"):
            try:
                plain = parse_json(value.encode())
            except WrongShapeError as error:
                raise WrongStepError("wrong shape", operation=self.name, why=str(error)) from None
            return {name: self._argument(name, one) for name, one in plain.items()}
        text = value.strip('"')
        if not any(self._can_be(slot.type, text) for slot in self.operation.takes):
            raise WrongStepError("no argument", operation=self.name, value=clip(value))
        return {ANY: text}

    def _can_be(self, kind: Type, text: str) -> bool:
        try:
            self._stored(text, kind, "")
        except WrongStepError:
            return False
        return True

    def _argument(self, name: str, value: Any) -> Any:
        takes = {slot.name: slot.type for slot in self.operation.takes}
        if name not in takes:
            raise missing("argument called", name, list(takes))
        return self._stored(value, takes[name], name)

    def _stored(self, value: Any, kind: Type, place: str) -> Any:
        """A value of a table or of JSON in stored form; an empty cell is nothing."""
        if isinstance(value, str) and kind.base == "yes_no":
            value = self._truth(value)
        if value == "" and kind.optional:
            value = None
        try:
            return convert(value, kind, self.records, place)
        except WrongShapeError as error:
            raise WrongStepError("wrong shape", operation=self.name, why=str(error)) from None

    def _truth(self, text: str) -> bool | str:
        said = text.casefold()
        return said in self.language.yes if said in (*self.language.yes, *self.language.no) else text


def _pairs(table: tuple[tuple[str, ...], ...]) -> list[tuple[str, str]]:
    if any(len(row) != 2 for row in table):
        raise WrongStepError("short table")
    return [(row[0], row[1]) for row in table]


def clip(text: str) -> str:
    """A text as it is quoted in a message."""
    return text if len(text) <= 60 else f"{text[:59]}…"
