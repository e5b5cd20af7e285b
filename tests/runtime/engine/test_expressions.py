"""Expressions: what they give, what they break on, and their limits."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from engine_graphs import START, Driven, branch, centre, constant, flow, operation, put, say, slot, state

from compiler.graph import (
    BuiltIn,
    Calendar,
    Case,
    Constant,
    End,
    FieldOf,
    InState,
    Interval,
    Kept,
    ListOf,
    Service,
    Sound,
    Spoken,
    TextOf,
    Variable,
    Words,
)
from compiler.types import AMOUNT, DATE, NOTHING, NUMBER, TEXT, TIME, Type
from runtime.engine.expressions import MOST_DEPTH, MOST_NODES, Compiler
from runtime.engine.operators import BrokenError
from runtime.engine.values import stored

EVERY_DAY = tuple({"open": (Interval(0, 1440),)} for _ in range(7))
NEVER = tuple({} for _ in range(7))
CUSTOMER = Type("record", record="Customer")
GRAPH = centre(
    flow("main", state("e", End())),
    records={
        "Household": (slot("head", CUSTOMER),),
        "Customer": (slot("name", TEXT), slot("debt", AMOUNT), slot("since", DATE)),
    },
    calendars={"office": Calendar("Europe/Rome", EVERY_DAY), "never": Calendar("Europe/Rome", NEVER)},
    services={"care": Service("main", ("voice",), "office"), "other": Service("main", ("voice",))},
)
NAMES = {
    "customer": CUSTOMER,
    "household": Type("record", record="Household"),
    "amount": AMOUNT,
    "day": DATE,
    "hour": TIME,
    "list": Type("list", element=AMOUNT),
}


class Scope:
    values: dict[str, Any] = {
        "customer": {"name": "Maria", "debt": "92.40", "since": "2020-02-01"},
        "amount": "92.40",
        "day": "2026-11-25",
        "hour": "18:30",
        "list": ["1.5", 2],
        "n": 7,
        "household": {"head": {"debt": "7.10"}},
        "message": "recordings/1.wav",
    }
    kept: dict[str, Any] = {"topic": "bill", "customer level": 3, "owner": {"debt": "5.50"}}
    language, medium, line, service, number, at = "en", "voice", "main", "care", "+390212345", START


def value(expression: Any, scope: Any = Scope) -> Any:
    return Compiler(GRAPH, NAMES, {"customer level": NUMBER, "owner": CUSTOMER}).closure(expression)(scope)


def typed(kind: Type, value: Any) -> Constant:
    return Constant(value, kind)


DAY, HOUR = typed(DATE, "2026-11-25"), typed(TIME, "18:30")


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        (constant(5), 5),
        (typed(AMOUNT, "92.40"), Decimal("92.40")),
        (typed(NOTHING, None), None),
        (DAY, date(2026, 11, 25)),
        (HOUR, time(18, 30)),
        (Variable("n"), 7),
        (Variable("amount"), Decimal("92.40")),
        (Variable("list"), (Decimal("1.5"), 2)),
        (Variable("unknown"), None),
        (Kept("topic", "interaction"), "bill"),
        (Kept("level", "customer"), 3),
        (FieldOf(Variable("customer"), "name"), "Maria"),
        (FieldOf(Variable("customer"), "debt"), Decimal("92.40")),
        (FieldOf(Variable("customer"), "since"), date(2020, 2, 1)),
        (FieldOf(Variable("unknown"), "name"), None),
        (FieldOf(Kept("owner", "interaction"), "debt"), Decimal("5.50")),
        (FieldOf(Variable("unknown"), "debt"), None),
        (FieldOf(FieldOf(Variable("household"), "head"), "debt"), Decimal("7.10")),
        (BuiltIn("language"), "en"),
        (BuiltIn("medium"), "voice"),
        (BuiltIn("message"), "recordings/1.wav"),
        (BuiltIn("interaction.number"), "+390212345"),
        (BuiltIn("interaction.line"), "main"),
        (BuiltIn("interaction.service"), "care"),
        (BuiltIn("interaction.language"), "en"),
        (BuiltIn("interaction.medium"), "voice"),
        (InState("office", "open"), True),
        (InState("never", "open"), False),
        (InState("hours", "open"), True),
        (ListOf((constant(1), constant(2))), (1, 2)),
        (
            TextOf((Words("You owe "), Spoken(Variable("amount"), "plain", AMOUNT), Sound("x.wav"), Words("."))),
            "You owe 92.4.",
        ),
        (operation("and", True, True), True),
        (operation("and", True, False), False),
        (operation("and", True, Variable("unknown")), False),
        (operation("or", False, True), True),
        (operation("or", False, False), False),
        (operation("not", False), True),
        (operation("not", True), False),
        (operation("not", Variable("unknown")), False),
        (operation("known", Variable("n")), True),
        (operation("known", Variable("unknown")), False),
        (operation("negative", 5), -5),
        (operation("=", Variable("n"), 7), True),
        (operation("!=", Variable("n"), 7), False),
        (operation("!=", Variable("n"), 8), True),
        (operation("=", Variable("unknown"), 7), False),
        (operation("!=", Variable("unknown"), 7), False),
        (operation("=", Variable("unknown"), typed(NOTHING, None)), True),
        (operation("!=", Variable("n"), typed(NOTHING, None)), True),
        (operation("=", Variable("amount"), typed(AMOUNT, "92.4")), True),
        (operation("<", Variable("n"), 8), True),
        (operation("<=", 7, 7), True),
        (operation(">", DAY, typed(DATE, "2026-01-01")), True),
        (operation(">=", HOUR, typed(TIME, "18:31")), False),
        (operation("<", Variable("unknown"), 8), False),
        (operation("contains", "hello", "ell"), True),
        (operation("contains", Variable("list"), 2), True),
        (operation("in", 2, Variable("list")), True),
        (operation("in", Variable("unknown"), Variable("list")), False),
        (operation("starts_with", "+3902", "+39"), True),
        (operation("+", 1, 2), 3),
        (operation("+", "a", "b"), "ab"),
        (operation("+", Variable("amount"), 1), Decimal("93.40")),
        (operation("+", DAY, 86_400_000_000), date(2026, 11, 26)),
        (operation("+", 86_400_000_000, DAY), date(2026, 11, 26)),
        (operation("-", DAY, 86_400_000_000), date(2026, 11, 24)),
        (operation("-", DAY, typed(DATE, "2026-11-24")), 86_400_000_000),
        (operation("-", 5, 2), 3),
        (operation("*", 5, Variable("amount")), Decimal("462.00")),
        (operation("/", 7, 2), Decimal("3.5")),
        (operation("/", 6, 2), 3),
    ],
)
def test_what_an_expression_gives(expression: Any, wanted: Any) -> None:
    assert value(expression) == wanted
    assert type(value(expression)) is type(wanted)


def hidden() -> Any:
    class Hidden(Scope):
        number, line, service = "", "", "other"

    return Hidden


def test_what_is_hidden_is_empty() -> None:
    assert value(BuiltIn("interaction.number"), hidden()) is None
    assert value(BuiltIn("interaction.line"), hidden()) is None


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        (operation("/", 1, 0), "division by zero"),
        (operation("/", 1, typed(AMOUNT, "0.00")), "division by zero"),
        (operation("+", Variable("unknown"), 1), "a value that cannot be reckoned with"),
        (operation("+", 1, "a"), "a value that cannot be reckoned with"),
        (operation("*", "a", 1_000_000_000), "a value that cannot be reckoned with"),
        (operation("*", 1, "a"), "a value that cannot be reckoned with"),
        (operation("negative", "a"), "a value that cannot be reckoned with"),
        (operation("*", 10**17, 11), "a number beyond its limit"),
        (operation("+", "a" * 9_999, "bb"), "a text beyond its limit"),
        (TextOf((Words("a" * 9_999), Words("bb"))), "a text beyond its limit"),
        (TextOf((Spoken(Variable("unknown"), "plain", TEXT),)), "a value to be said is empty"),
        (TextOf((Spoken(constant("x"), "date", DATE),)), "a value that cannot be reckoned with"),
        (BuiltIn("weather"), "a built-in value this program does not know"),
        (InState("hours", "open"), "a value that cannot be reckoned with"),
        (FieldOf(BuiltIn("message"), "name"), "a value that cannot be reckoned with"),
    ],
)
def test_what_it_breaks_on(expression: Any, reason: str) -> None:
    scope = hidden() if expression == InState("hours", "open") else Scope
    with pytest.raises(BrokenError, match=reason):
        value(expression, scope)


def test_an_expression_too_deep_breaks_when_it_is_asked() -> None:
    deep: Any = constant(1)
    for _ in range(MOST_DEPTH):
        deep = operation("+", deep, 1)
    with pytest.raises(BrokenError, match="an expression beyond its limit"):
        value(deep)


def test_an_expression_too_large_breaks_when_it_is_asked() -> None:
    items = tuple(FieldOf(TextOf((Words("x"), Spoken(constant(1), "plain", NUMBER))), "y") for _ in range(MOST_NODES))
    with pytest.raises(BrokenError, match="an expression beyond its limit"):
        value(ListOf(items))


def test_a_run_that_asks_for_too_much_goes_to_on_failure() -> None:
    deep: Any = constant(1)
    for _ in range(MOST_DEPTH):
        deep = operation("+", deep, 1)
    run = Driven(centre(flow(
        "main",
        state("a", put("n", deep), next="e"),
        state("s", say("Sorry."), next="e"),
        state("e", End()),
        on_failure="s",
    )))  # fmt: skip
    assert run.heard == ["Sorry."]


def test_a_branch_takes_the_first_case_that_holds() -> None:
    run = Driven(centre(flow(
        "main",
        state("a", put("n", 3), next="b"),
        state("b", branch(operation(">", Variable("n"), 2)), then="yes", **{"else": "no"}),
        state("yes", say("Yes."), next="e"),
        state("no", say("No."), next="e"),
        state("e", End()),
    )))  # fmt: skip
    assert run.heard == ["Yes."]
    run = Driven(centre(flow(
        "main",
        state("b", branch(operation(">", Variable("n"), 2)), then="yes", **{"else": "no"}),
        state("yes", say("Yes."), next="e"),
        state("no", say("No."), next="e"),
        state("e", End()),
    )))  # fmt: skip
    assert run.heard == ["No."]
    assert Case(constant(True), "then").exit == "then"


def test_stored_forms() -> None:
    held = {"a": Decimal("92.40"), "b": (date(2026, 11, 25), time(18, 30)), "c": None, "d": True, "e": "x"}
    assert stored(held) == {"a": "92.40", "b": ["2026-11-25", "18:30"], "c": None, "d": True, "e": "x"}
