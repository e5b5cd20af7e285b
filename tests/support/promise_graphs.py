"""Small centres with a promise, drawn at random; and callers: any, and one that does what a counter-example says."""

from __future__ import annotations

from typing import Any

from engine_graphs import Driven, connectors, slot
from graphs import SECOND, States, centre, do, end, flow, give, say, speech
from hypothesis import strategies as st

from compiler.graph import (
    AnyDoes,
    Assign,
    Branch,
    Case,
    Constant,
    Count,
    Enter,
    Fetch,
    Graph,
    HandTo,
    Happening,
    Ladder,
    Operation,
    Option,
    Promise,
    Question,
    Repeat,
    Say,
    Transition,
    Variable,
)
from compiler.types import NUMBER, TEXT
from flowlang.values import replace
from runtime.engine.commands import Broken

KINDS = ("say", "menu", "again", "ladder", "count", "known", "tries", "add", "fetch", "lookup", "sub", "hand", "end")
Drawn = list[tuple[str, int, int]]

OFTEN = ("menu", "again", "say", "sub", "fetch")
states = st.lists(
    st.tuples(st.sampled_from(KINDS + OFTEN), st.integers(0, 7), st.integers(0, 7)), min_size=3, max_size=7
)
names = st.sampled_from(("s0", "s1", "s2", "s3", "bye"))
happenings = (
    names.map(lambda name: Happening("step", name))
    | st.sampled_from(
        (
            Happening("flow", "sub"),
            Happening("flow", "other"),
            Happening("outcome", "sub", "a"),
            Happening("say", "hello"),
            Happening("choice", "bill"),
            Happening("choice", "help"),
            Happening("menu"),
            Happening("question"),
            Happening("end"),
        )
    )
)
promises = st.builds(
    lambda must, what, most, scope, mark: Promise(
        "main/promise", "P", must, what, most if must == "at most" else 0, scope, mark if scope else None
    ),
    st.sampled_from(("always", "never", "at most")),
    happenings,
    st.integers(1, 3),
    st.sampled_from(("", "", "after", "before")),
    happenings,
)
heads = st.fixed_dictionaries(
    {"on_failure": st.booleans(), "at_most": st.booleans(), "anywhere": st.booleans(), "in_sub": st.booleans()}
)


def question(exits: tuple[str, str]) -> tuple[AnyDoes, dict[str, str]]:
    options = (Option("1", ("1",), {"en": ("bill",)}), Option("2", ("2",), {"en": ("fault",)}))
    asked = Question("menu", (speech("Well?", "ask"),), options, None, {"voice": SECOND})
    return asked, {"1": exits[0], "2": exits[1], "no input": exits[0], "no match": exits[1]}


def made(kind: str, place: str, first: str, second: str) -> dict[str, tuple[AnyDoes, dict[str, str]]]:
    """The states of a step: a step's name, then what stands in it."""
    inside = f"{place}/x"
    if kind == "menu":
        return {place: question((first, second))}
    if kind == "again":
        asked, exits = question((first, second))
        exits |= {"no input": f"{place}/count", "no match": f"{place}/again"}
        return {
            place: (asked, exits),
            f"{place}/count": (Count(2, "question"), {"again": f"{place}/again", "then": second}),
            f"{place}/again": (Repeat(), {"next": place}),
        }
    if kind == "ladder":
        asked, exits = question((first, second))
        exits |= {"no match": f"{place}/ladder"}
        return {
            place: (asked, exits),
            f"{place}/ladder": (Ladder(1), {"1": f"{place}/again", "then": first}),
            f"{place}/again": (Repeat(), {"next": place}),
        }
    found: dict[str, tuple[AnyDoes, dict[str, str]]] = {
        "say": (Say(speech("x", "hello")), {"next": first}),
        "count": (Count(1, "flow"), {"again": first, "then": second}),
        "known": (Branch((Case(Operation("known", (Variable("found"),)), "1"),)), {"1": first, "else": second}),
        "tries": (Branch((Case(Operation(">", (Variable("tries"), number(1))), "1"),)), {"1": first, "else": second}),
        "add": (Assign("tries", "flow", Operation("+", (Variable("tries"), number(1)))), {"next": first}),
        "fetch": (
            Fetch("crm", "ask", (), "found", SECOND),
            {"ok": first, "not found": second, "failed": second},
        ),
        "lookup": (Fetch("crm", "ask", (), "found", SECOND), {"ok": first, "not found": second}),
        "sub": do("sub", a=first, b=second),
        "hand": (HandTo("other", ()), {}),
        "end": end(),
    }
    does = found[kind]
    return {place: (Enter(), {"next": inside}), inside: does}


def number(value: int) -> Constant:
    return Constant(value, NUMBER)


def steps(drawn: Drawn, last: list[str], forbidden: tuple[str, ...] = ()) -> States:
    """A flow's states; numbers beyond the last step are one of `last`."""
    places = [f"s{i}" for i in range(len(drawn))] + last
    found: dict[str, Any] = {}
    for place, (kind, a, b) in zip(places, drawn, strict=False):
        kind = "say" if kind in forbidden else kind
        found |= made(kind, place, places[min(a, len(places) - 1)], places[min(b, len(places) - 1)])
    return found


def graph_of(main: Drawn, sub: Drawn, other: Drawn, promise: Promise, head: dict[str, bool]) -> Graph:
    """A centre: `main`, which may do `sub` and hand to `other`."""
    variables = (slot("found", TEXT), slot("tries", NUMBER, number(0)))
    heads: dict[str, Any] = {}
    if head["on_failure"]:
        heads["on_failure"] = "bye"
    if head["at_most"]:
        heads |= {"at_most": 600 * SECOND, "at_most_to": "bye"}
    if head["anywhere"]:
        heads["anywhere"] = (Option("help", ("0",), {"en": ("help",)}),)
        heads["anywhere_exits"] = (Transition("help", "main/bye"),)
    goodbye = {"bye": (Enter(), {"next": "bye/x"}), "bye/x": end()}
    outer = flow("main", {**steps(main, ["bye"]), **goodbye}, variables=variables, **heads)
    given = {"given_a": give("a"), "given_b": give("b")}
    inner = steps(sub, ["given_a", "given_b"], ("sub", "end"))
    done = flow("sub", {**inner, **given}, outcomes=("a", "b"), variables=variables)
    handed = flow("other", {**steps(other, ["bye"], ("sub", "hand")), **goodbye}, variables=variables)
    where = done if head["in_sub"] else outer
    one = replace(promise, id=f"{where.name}/promise")
    flows = [replace(each, promises=(one,)) if each is where else each for each in (outer, done, handed)]
    return centre(*flows, connectors=connectors(TEXT))


# --- callers --------------------------------------------------------------------------------------------------------


def go_on(call: Driven, choice: int) -> None:
    """Something happens, whatever it is."""
    phase = call.position.phase
    if choice == 9 and "most.0" in call.position.timers:
        call.fire("most.0")
    elif phase == "requesting":
        outcome = ("ok", "not found", "failed")[choice % 3]
        call.reply(outcome, "x" if outcome == "ok" else None)
    elif phase == "listening" and choice < 3:
        call.fire("silence")
    elif phase == "listening":
        call.press("12079"[choice % 5])
    else:
        call.said()


def replay(call: Driven, moves: list[tuple[str, str]]) -> None:
    """A caller who does what the moves say: state and exit, in order."""
    for state, exit in moves:
        if not call.position.frames or call.position.frames[-1].state != state:
            continue
        phase = call.position.phase
        if exit == "at most":
            call.fire("most.0")
        elif phase == "requesting":
            call.reply(exit, "x" if exit == "ok" else None)
        elif phase == "speaking" and exit == "next":
            call.said()
        elif phase in ("speaking", "listening"):
            answer(call, exit)


def answer(call: Driven, exit: str) -> None:
    if call.position.phase == "speaking":
        call.said()
    if exit == "no input":
        call.fire("silence")
    else:
        call.press({"no match": "7", "help": "0"}.get(exit, exit))


def broken(call: Driven) -> list[Broken]:
    """The promises that a call broke."""
    return [one for one in call.commands if isinstance(one, Broken)]
