"""Random graphs for the SCXML export: every kind of state, its exits anywhere, several flows that do each other."""

from __future__ import annotations

from random import Random
from typing import Any

from engine_graphs import (
    SECOND,
    branch,
    centre,
    collect,
    confirm,
    connectors,
    constant,
    flow,
    given,
    menu,
    operation,
    option,
    put,
    say,
    slot,
    speech,
    state,
)

from compiler.graph import (
    AnyExpression,
    Branch,
    BuiltIn,
    Calendar,
    Case,
    Constant,
    Count,
    Do,
    End,
    Fetch,
    FieldOf,
    FlowGraph,
    Give,
    Graph,
    HandTo,
    InState,
    Interval,
    Kept,
    Ladder,
    ListOf,
    Outcome,
    Play,
    Record,
    Repeat,
    Say,
    Slot,
    Speech,
    Spoken,
    Store,
    Transfer,
    Variable,
    Words,
)
from compiler.types import AMOUNT, DATE, NUMBER, TEXT, Type

NAMES = ("s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8")
EVERY_OTHER_MINUTE = tuple(Interval(minute, minute + 1) for minute in range(0, 1440, 2))
OFFICE = Calendar("Europe/Rome", ({"open": EVERY_OTHER_MINUTE},) * 7, holidays=("2026-11-26",))
BILL = Type("record", record="Bill", optional=True)
RECORDS = {"Bill": (Slot("amount", AMOUNT), Slot("due", DATE), Slot("paid", Type("yes_no")))}
OPTIONAL_TEXT = Type("text", optional=True)
OPTIONAL_DATE = Type("date", optional=True)
OPTIONAL_NUMBER = Type("number", optional=True)
VARIABLES = (
    slot("code", Type("digits", 2, 3, optional=True)),
    slot("count", OPTIONAL_NUMBER, constant(1)),
    slot("note", OPTIONAL_TEXT),
    slot("day", OPTIONAL_DATE),
    slot("bill", BILL),
    slot("topic", OPTIONAL_TEXT, None, "interaction"),
    slot("seen", OPTIONAL_NUMBER, constant(0), "customer"),
)


def generated(seed: int) -> Graph:
    """A graph of three flows."""
    random = Random(seed)
    return centre(
        a_flow(random, "main", End()),
        a_flow(random, "sub", Give("done", (Variable("note"),))),
        a_flow(random, "deep", Give("done", (constant("deep"),))),
        calendars={"office": OFFICE},
        connectors=connectors(BILL, slot("what", TEXT)),
        records=RECORDS,
    )


def a_flow(random: Random, name: str, last: Any) -> FlowGraph:
    """A flow: eight states of any kind, and one that ends it."""
    done = state(NAMES[-1], last)
    states = [a_state(random, one, name) for one in NAMES[:-1]]
    more: dict[str, Any] = {"variables": VARIABLES, "outcomes": (Outcome("done", (slot("result", OPTIONAL_TEXT),)),)}
    if name != "main":
        more["parameters"] = (slot("note", OPTIONAL_TEXT), slot("count", NUMBER))
        more["variables"] = tuple(one for one in VARIABLES if one.name not in ("note", "count"))
    for key in ("on_hang_up", "on_failure"):
        if random.random() < 0.5:
            more[key] = random.choice(NAMES)
    if random.random() < 0.5:
        more |= {"at_most": random.choice((9, 90)) * SECOND, "at_most_to": random.choice(NAMES)}
    if random.random() < 0.4:
        more |= {"silences": {"voice": 5 * SECOND, "chat": 60 * SECOND}}
    if random.random() < 0.4:
        everywhere = (option("operator", "0", words=("operator",)), option("help", "45", words=("help",)))
        more |= {"anywhere": everywhere, "anywhere_to": {"operator": "s1", "help": "s2"}}
    return flow(name, *states, done, **more)


def a_state(random: Random, name: str, flow_name: str) -> Any:
    """A state of any kind."""

    def ways(*exits: str, **more: Any) -> dict[str, Any]:
        found = {exit: random.choice(NAMES) for exit in exits}
        if random.random() < 0.3:
            found["failed"] = random.choice(NAMES)
        return found | more

    does, exits = random.choice(MAKERS)(random)
    made = ways(*exits)
    if isinstance(does, Do):
        made["done"] = (random.choice(NAMES), ("note",))
        if flow_name == "deep":
            does, made = say("Deep."), ways("next")
    return state(name, does, **{exit: to for exit, to in made.items() if exit != "failed" or takes_failures(does)})


def takes_failures(does: Any) -> bool:
    return isinstance(does, Fetch | Store | Record | Transfer | Do)


def a_value(random: Random, depth: int = 0) -> AnyExpression:
    """A number, perhaps reckoned."""
    if depth < 2 and random.random() < 0.5:
        two = a_value(random, depth + 1), a_value(random, depth + 1)
        return operation(random.choice(("+", "-", "*", "/")), *two)
    amount = FieldOf(Variable("bill"), "amount")
    return random.choice((constant(2), Variable("count"), Kept("seen", "customer"), amount, Constant("0.5", AMOUNT)))


def a_test(random: Random, depth: int = 0) -> AnyExpression:
    """A condition."""
    if depth < 2 and random.random() < 0.4:
        return operation(random.choice(("and", "or")), a_test(random, depth + 1), a_test(random, depth + 1))
    nothing = Constant(None, Type("nothing", optional=True))
    return random.choice(
        (
            InState("office", "open"),
            operation("not", InState("office", "closed")),
            operation("known", Variable("note")),
            operation("not", FieldOf(Variable("bill"), "paid")),
            FieldOf(Variable("bill"), "paid"),
            operation(random.choice(("=", "!=")), Variable("bill"), nothing),
            operation(random.choice(("=", "!=", "<", "<=", ">", ">=")), a_value(random), a_value(random)),
            operation("=", Variable("note"), Kept("topic", "interaction")),
            operation("contains", Variable("note"), constant("l")),
            operation("starts_with", BuiltIn("interaction.number"), constant("+39")),
            operation("in", BuiltIn("medium"), ListOf((constant("voice"), constant("email")))),
            operation(">", operation("+", Variable("day"), Constant(86_400_000_000, Type("duration"))), Variable("day")),
            operation("=", BuiltIn("language"), constant("en")),
        )
    )


def spoken(random: Random) -> Speech:
    """A text with a value in it, which may be empty, or not there in Italian."""
    value = Spoken(Variable(random.choice(("note", "code"))), "plain", TEXT)
    variants: dict[str, Any] = {"en": (Words("Yours is "), value, Words("."))}
    return Speech(variants | ({"it": (Words("Ecco."),)} if random.random() < 0.5 else {}), prompt="yours")


def a_menu(random: Random) -> Any:
    options = (option("a", "1", words=("bill",)), option("b", "12", words=("no", "operator")), option("c", "*"))
    more = {"accepts_anywhere": random.random() < 0.8}
    asked = menu("Which?", *options[: random.choice((1, 3, 3))], silence=random.choice((6, 1)) * SECOND, **more)
    return asked, ("a", "b", "c", "no_input", "no_match")


def a_collect(random: Random) -> Any:
    kinds = (Type("digits", 2, 3), Type("digits", 3, 3), Type("code", 2, 3), DATE, AMOUNT, NUMBER, Type("time"), TEXT)
    kind = random.choice((*kinds, Type("phone"), Type("email"), Type("choice", choices=("bill", "yes"))))
    variable = {"date": "day", "number": "count", "amount": "count"}.get(kind.base, "note")
    return collect("Code?", kind, variable, random.choice(("", "", "#", "*"))), ("collected", "no_input", "no_match")


def a_transfer(random: Random) -> Any:
    number = random.choice((constant("+390299911"), constant("+39899123456"), BuiltIn("interaction.number")))
    return Transfer(number, 30 * SECOND, random.choice((None, 60 * SECOND))), ("ended", "busy", "no_answer")


MAKERS: tuple[Any, ...] = (
    lambda random: (say("Hello."), ("next",)),
    lambda random: (say("Hear me.", to_the_end=random.random() < 0.5), ("next",)),
    lambda random: (Say(spoken(random)), ("next",)),
    lambda random: (Say(Speech({"en": (), "it": (Words("Sì."),)})), ("next",)),
    lambda random: (Play(speech("Beep.")), ("next",)),
    a_menu,
    a_menu,
    a_collect,
    a_collect,
    lambda random: (confirm("Sure?"), ("yes", "no", "no_input", "no_match")),
    lambda random: (Count(2, random.choice(("question", "flow"))), ("again", "then")),
    lambda random: (Ladder(2), ("1", "2", "then")),
    lambda random: (Repeat(), ("next",)),
    lambda random: (
        Fetch("crm", "ask", given(what=random.choice((constant("x"), Variable("note")))), "bill", 3 * SECOND,
              random.choice((None, speech("One moment."), spoken(random)))),
        ("ok", "not_found"),
    ),
    lambda random: (Store("crm", "ask", given(what="x"), 3 * SECOND), ("ok", "not_found")),
    lambda random: (Record(60 * SECOND, "#"), ("recorded", "silence")),
    a_transfer,
    lambda random: (Do(random.choice(("sub", "deep")), given(note=Variable("note"), count=a_value(random))), ("done",)),
    lambda random: (Do("deep", given(note="x", count=1)), ("done",)),
    lambda random: (branch(a_test(random)), ("then", "else")),
    lambda random: (Branch((Case(a_test(random), "one"), Case(a_test(random), "two"))), ("one", "two", "else")),
    lambda random: (put("count", a_value(random)), ("next",)),
    lambda random: (put("note", random.choice((constant("hello"), Variable("code")))), ("next",)),
    lambda random: (put("topic", Variable("note"), "interaction"), ("next",)),
    lambda random: (put("seen", a_value(random), "customer"), ("next",)),
    lambda random: (put("language", random.choice(("it", "en", "fr")), "language"), ("next",)),
    lambda random: (HandTo("sub", given(note="handed", count=a_value(random))), ()),
)  # fmt: skip
