"""Expressions: from the graph's trees to closures, made once for each graph.

A closure takes the walk (`Scope`) and gives the value. What cannot be reckoned raises `BrokenError` with a reason that
holds no value of anybody's. Empty values: a test of one is answered no; what is reckoned with one breaks.

Cost. An expression has no loops, so what it costs is known when it is made: one for each node. Beyond `MOST_NODES` or
`MOST_DEPTH` it breaks whenever it is asked for. Values cannot grow without end either: texts, and the size of numbers,
are bounded.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Protocol

from compiler.calendar_time import state_at
from compiler.graph import (
    AnyExpression,
    BuiltIn,
    Calendar,
    Constant,
    FieldOf,
    Graph,
    InState,
    Kept,
    ListOf,
    Operation,
    Sound,
    Spoken,
    TextOf,
    Variable,
    Words,
)
from compiler.types import DURATION, NUMBER, PHONE, TEXT, Type
from runtime.engine.operators import (
    ARITHMETIC,
    TESTS,
    UNARY,
    BrokenError,
    NotKnownYetError,
    bounded_number,
    bounded_text,
)
from runtime.engine.spoken import Voice, spoken
from runtime.engine.standing import ATTEMPT, HELD, OPERATOR
from runtime.engine.values import Held, held

SECOND = 1_000_000
MOST_NODES = 2_000
MOST_DEPTH = 100

REASONS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What Python may raise where types do not fit: a checked graph never lets it, a hostile value might."""


class Scope(Protocol):
    """What an expression may see."""

    values: dict[str, Held]
    kept: dict[str, Held]
    language: str
    medium: str
    at: int

    def looks(self) -> None:
        """Says that something was looked at in which runs may differ."""

    @property
    def line(self) -> str:
        """The line that was reached."""

    @property
    def service(self) -> str:
        """The service that was reached."""

    @property
    def number(self) -> str:
        """Who calls."""


Closure = Callable[[Scope], Held]
Names = dict[str, Type]


class Compiler:
    """Makes closures for the expressions of one flow: it knows the types of the flow's names."""

    def __init__(self, graph: Graph, names: Names, kept: Names) -> None:
        self.graph = graph
        self.names = names
        self.kept = kept

    def closure(self, expression: AnyExpression) -> Closure:
        """The closure of an expression; one that is beyond the limit breaks when it is asked."""
        if not is_within_limit(expression):
            return _beyond_limit
        return guarded(self.make(expression))

    def make(self, expression: AnyExpression) -> Closure:
        """The bare closure."""
        return MAKERS[type(expression)](self, expression)

    def type_of(self, expression: AnyExpression) -> Type | None:
        """The type of what has one that decides how it is read; none for the rest."""
        if isinstance(expression, Variable):
            return self.names.get(expression.name)
        if isinstance(expression, Kept):
            return self.kept.get(kept_key(expression.scope, expression.name))
        if isinstance(expression, FieldOf):
            return self._field_type(expression)
        return expression.type if isinstance(expression, Constant) else None

    def _field_type(self, expression: FieldOf) -> Type | None:
        owner = self.type_of(expression.value)
        slots = self.graph.records.get(owner.record or "", ()) if owner else ()
        return next((slot.type for slot in slots if slot.name == expression.field), None)


def kept_key(scope: str, name: str) -> str:
    """The key under which a value kept with the interaction or the customer stands."""
    return name if scope == "interaction" else f"{scope} {name}"


def guarded(closure: Closure) -> Closure:
    """A closure that breaks with a reason where Python would raise."""

    def ask(scope: Scope) -> Held:
        try:
            return closure(scope)
        except ZeroDivisionError:
            raise BrokenError("division by zero") from None
        except REASONS:
            raise BrokenError("a value that cannot be reckoned with") from None

    return ask


def _beyond_limit(_scope: Scope) -> Held:
    raise BrokenError("an expression beyond its limit")


def is_within_limit(expression: AnyExpression) -> bool:
    """Whether an expression has no more nodes and is no deeper than it may be."""
    nodes, waiting = 0, [(expression, 1)]
    while waiting:
        node, depth = waiting.pop()
        nodes += 1
        if nodes > MOST_NODES or depth > MOST_DEPTH:
            return False
        waiting.extend((child, depth + 1) for child in _children(node))
    return True


def _children(expression: AnyExpression) -> tuple[AnyExpression, ...]:
    if isinstance(expression, Operation):
        return expression.arguments
    if isinstance(expression, ListOf):
        return expression.items
    if isinstance(expression, FieldOf):
        return (expression.value,)
    if isinstance(expression, TextOf):
        return tuple(part.value for part in expression.parts if isinstance(part, Spoken))
    return ()


# --- nodes ------------------------------------------------------------------------------------------------------------


def _make_constant(compiler: Compiler, node: Constant) -> Closure:
    value = held(node.type, node.value, compiler.graph.records)
    return lambda scope: value


def _make_variable(compiler: Compiler, node: Variable) -> Closure:
    name, kind, records = node.name, compiler.names.get(node.name), compiler.graph.records
    if kind is None or kind.base not in READ_APART:
        return lambda scope: scope.values.get(name)
    return lambda scope: held(kind, scope.values.get(name), records)


def _make_kept(compiler: Compiler, node: Kept) -> Closure:
    key = kept_key(node.scope, node.name)
    kind, records = compiler.kept.get(key), compiler.graph.records
    return lambda scope: held(kind, scope.kept.get(key), records)


def _make_field(compiler: Compiler, node: FieldOf) -> Closure:
    owner, field, kind, records = compiler.make(node.value), node.field, compiler.type_of(node), compiler.graph.records

    def read(scope: Scope) -> Held:
        record = owner(scope)
        return None if record is None else held(kind, record.get(field), records)

    return read


def _make_built_in(_compiler: Compiler, node: BuiltIn) -> Closure:
    return BUILT_IN.get(node.name, _unknown_built_in)


def _figure(number: int) -> Closure:
    """One of the figures of the place in a queue that is held (`runtime.engine.places`); none where none is known."""

    def read(scope: Scope) -> Held:
        place = scope.kept.get(HELD)
        return None if place is None else place[number]

    return read


QUEUE_FIGURES = {"place": _figure(3), "expected_wait": _figure(4)}


def _operator_name(scope: Scope) -> Held:
    operator = scope.kept.get(OPERATOR)
    return None if operator is None else operator.get("name") or None


def _unknown_built_in(_scope: Scope) -> Held:
    raise BrokenError("a built-in value this program does not know")


def _of_attempt(scope: Scope, field: str) -> Held:
    attempt = scope.kept.get(ATTEMPT)
    return attempt.get(field) if isinstance(attempt, dict) else None


BUILT_IN: dict[str, Closure] = {
    "language": lambda scope: scope.language,
    "medium": lambda scope: scope.medium,
    "message": lambda scope: scope.values.get("message"),
    "interaction.language": lambda scope: scope.language,
    "interaction.medium": lambda scope: scope.medium,
    "interaction.line": lambda scope: scope.line or None,
    "interaction.service": lambda scope: scope.service or None,
    "interaction.number": lambda scope: scope.number or None,
    "attempt": lambda scope: scope.kept.get(ATTEMPT),
    "attempt.answered_by": lambda scope: _of_attempt(scope, "answered_by"),
    "attempt.campaign": lambda scope: _of_attempt(scope, "campaign"),
    "attempt.tries": lambda scope: _of_attempt(scope, "tries"),
    "operator.name": _operator_name,
    **QUEUE_FIGURES,
}
BUILT_IN_TYPES: dict[str, Type] = dict.fromkeys(BUILT_IN, TEXT) | {
    "interaction.number": PHONE,
    "place": NUMBER,
    "expected_wait": DURATION,
}
READ_APART = ("number", "amount", "date", "time", "list")


def _make_in_state(compiler: Compiler, node: InState) -> Closure:
    state = node.state
    if node.calendar != "hours":
        state_now = _state_by_second(compiler.graph.calendars[node.calendar])
        return lambda scope: state_now(scope.at // SECOND) == state
    hours = {name: _state_by_second(one) for name, one in _hours_by_service(compiler.graph).items()}
    return lambda scope: hours[scope.service](scope.at // SECOND) == state


def asks_calendars_only(expression: AnyExpression) -> bool:
    """Whether an expression has the same value for every run at one instant: it asks calendars, none by the service."""
    if isinstance(expression, Operation):
        return expression.operator in ("and", "or", "not") and all(map(asks_calendars_only, expression.arguments))
    return isinstance(expression, Constant) or (isinstance(expression, InState) and expression.calendar != "hours")


def calendars_asked(graph: Graph, expression: AnyExpression | None) -> Callable[[str], tuple[Calendar, ...]]:
    """The calendars that an expression asks, for a call of a service."""
    names: set[str] = set()
    waiting = [] if expression is None else [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, InState):
            names.add(node.calendar)
        waiting.extend(_children(node))
    own = tuple(graph.calendars[name] for name in sorted(names - {"hours"}))
    hours = _hours_by_service(graph) if "hours" in names else {}
    return lambda service: (*own, hours[service]) if service in hours else own


def _state_by_second(calendar: Calendar) -> Callable[[int], str]:
    """What a calendar says in a second of the epoch: all who ask in that second hear the same."""
    return lru_cache(maxsize=4)(lambda second: state_at(calendar, second * SECOND))


def _hours_by_service(graph: Graph) -> dict[str, Calendar]:
    return {name: graph.calendars[one.hours] for name, one in graph.services.items() if one.hours}


def _make_text(compiler: Compiler, node: TextOf) -> Closure:
    parts = [_make_part(compiler, part) for part in node.parts]

    def join(scope: Scope) -> str:
        return bounded_text("".join(part(scope) for part in parts))

    return join


def _make_part(compiler: Compiler, part: Words | Spoken | Sound) -> Closure:
    if isinstance(part, Spoken):
        return make_spoken(compiler, part, for_ears=False)
    text = part.text if isinstance(part, Words) else ""
    return lambda scope: text


def make_spoken(compiler: Compiler, part: Spoken, for_ears: bool) -> Closure:
    """The closure that gives a value in its spoken form as text, for ears or for eyes."""
    value, kind, currency = compiler.closure(part.value), part.type, compiler.graph.currency
    records, form = compiler.graph.records, USUAL_FORMS.get(kind.base, "plain") if part.form == "plain" else part.form

    is_figure = isinstance(part.value, BuiltIn) and part.value.name in QUEUE_FIGURES

    def say(scope: Scope) -> str:
        found = value(scope)
        if found is None:
            raise (NotKnownYetError if is_figure else BrokenError)("a value to be said is empty")
        found = held(kind, found, records) if isinstance(found, str) else found
        return bounded_text(spoken(found, form, Voice(scope.language, currency, for_ears)))

    return guarded(say)


USUAL_FORMS = {"digits": "characters", "code": "characters", "phone": "phone", "duration": "duration"}
"""How a value is said that names no form: a code is spelled, never read as a number."""


def _make_list(compiler: Compiler, node: ListOf) -> Closure:
    items = [compiler.make(item) for item in node.items]
    return lambda scope: tuple(item(scope) for item in items)


# --- operations -------------------------------------------------------------------------------------------------------


def _make_operation(compiler: Compiler, node: Operation) -> Closure:
    if node.operator in ("=", "!="):
        return _make_equality(compiler, node)
    arguments = [compiler.make(one) for one in node.arguments]
    if node.operator in JOINERS:
        return JOINERS[node.operator](arguments)
    if node.operator in UNARY:
        return _make_unary(UNARY[node.operator], arguments[0])
    return _make_binary(node.operator, arguments)


def _make_and(arguments: list[Closure]) -> Closure:
    return lambda scope: all(one(scope) is True for one in arguments)


def _make_or(arguments: list[Closure]) -> Closure:
    return lambda scope: any(one(scope) is True for one in arguments)


JOINERS: dict[str, Callable[[list[Closure]], Closure]] = {"and": _make_and, "or": _make_or}


def _make_unary(reckon: Callable[[Held], Held], argument: Closure) -> Closure:
    return lambda scope: reckon(argument(scope))


def _make_equality(compiler: Compiler, node: Operation) -> Closure:
    left, right = (compiler.make(one) for one in node.arguments)
    wanted = node.operator == "="
    if any(_is_nothing(one) for one in node.arguments):
        return lambda scope: (left(scope) == right(scope)) is wanted

    def compare(scope: Scope) -> bool:
        one, other = left(scope), right(scope)
        return one is not None and other is not None and (one == other) is wanted

    return compare


def _is_nothing(expression: AnyExpression) -> bool:
    return isinstance(expression, Constant) and expression.value is None


def _make_binary(operator: str, arguments: list[Closure]) -> Closure:
    left, right = arguments
    if operator in TESTS:
        return _make_test(TESTS[operator], left, right)
    reckon = ARITHMETIC[operator]
    return lambda scope: bounded_number(reckon(left(scope), right(scope)))


def _make_test(test: Callable[[Held, Held], bool], left: Closure, right: Closure) -> Closure:
    def ask(scope: Scope) -> bool:
        one, other = left(scope), right(scope)
        return one is not None and other is not None and test(one, other)

    return ask


MAKERS: dict[type, Callable[..., Closure]] = {
    Constant: _make_constant,
    Variable: _make_variable,
    Kept: _make_kept,
    BuiltIn: _make_built_in,
    FieldOf: _make_field,
    Operation: _make_operation,
    InState: _make_in_state,
    TextOf: _make_text,
    ListOf: _make_list,
}
"""Node of the tree -> what makes its closure."""
