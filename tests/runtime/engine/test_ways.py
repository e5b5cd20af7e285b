"""What is remembered of how runs went: who stands alike goes the same way, with what is his own."""

from __future__ import annotations

import pytest
from engine_graphs import (
    RUN,
    SECOND,
    START,
    Driven,
    branch,
    centre,
    collect,
    flow,
    menu,
    operation,
    option,
    options_menu,
    put,
    say,
    state,
)

from compiler.graph import (
    AnyExpression,
    Branch,
    BuiltIn,
    Calendar,
    Case,
    Do,
    End,
    Give,
    Graph,
    InState,
    Interval,
    Outcome,
    Say,
    Speech,
    Spoken,
    Variable,
    Words,
)
from compiler.types import TEXT, Type
from runtime.engine import machine, walk
from runtime.engine.events import Key
from runtime.engine.machine import machine_of

HOUR = 3600 * SECOND
BY_DAY = Calendar("Europe/Rome", ({"open": (Interval(8 * 60, 20 * 60),)},) * 7)
NOWHERE = Calendar("Nowhere/At_all", BY_DAY.weekly)
OPEN = InState("office", "open")


def menu_then(condition: AnyExpression) -> Graph:
    """A menu whose only option leads to a branch."""
    return centre(
        flow(
            "main",
            state("ask", menu("Which?", option("a", "1")), a="branch", no_input="end", no_match="end"),
            state("branch", branch(condition), then="opened", **{"else": "closed"}),
            state("opened", say("We are open."), next="end"),
            state("closed", say("We are closed."), next="end"),
            state("end", End()),
        ),
        calendars={"office": BY_DAY, "nowhere": NOWHERE},
    )


def answers(graph: Graph, at: int, number: str = "") -> list[str]:
    """What is heard after 1 at this instant."""
    run = Driven(graph, number=number)
    run.said()
    run.at = at
    run.press("1")
    return run.heard_last


@pytest.fixture
def walks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The instants of the events that were walked through, not remembered."""
    begun: list[int] = []
    result = walk.Walk.result

    def counted(self: walk.Walk) -> walk.Advanced:
        begun.append(self.at)
        return result(self)

    monkeypatch.setattr(walk.Walk, "result", counted)
    return begun


def calls(graph: Graph, keys: str) -> Driven:
    run = Driven(graph)
    for key in keys:
        run.said() if key == "s" else run.press(key)
    return run


def test_the_second_run_goes_the_way_of_the_first(walks: list[int]) -> None:
    graph = options_menu()
    first = calls(graph, "ss1s")
    count = len(walks)
    second = calls(graph, "ss1s")
    assert count == 5 and len(walks) == count
    assert (second.position, second.commands, second.taken) == (first.position, first.commands, first.taken)


def test_values_go_along(walks: list[int]) -> None:
    graph = centre(
        flow(
            "main",
            state("put", put("topic", "bill"), next="ask"),
            state("ask", menu("Which?", option("a", "1")), a="ask", no_input="end", no_match="end"),
            state("end", End()),
        )
    )
    for at in (START, START + HOUR):
        run = calls(graph, "s")
        run.at = at
        walks.clear()
        run.press("1")
        run.said()
        assert run.values == {"topic": "bill"} and run.position.timers == {"silence": at + 6 * SECOND}
    assert walks == []


def test_a_run_does_not_take_over_whose_the_other_was() -> None:
    graph = options_menu()
    one, other = Driven(graph, number="+390211"), Driven(graph, number="+390222")
    assert (one.position.who.number, other.position.who.number) == ("+390211", "+390222")


def test_keys_that_nobody_can_press_are_not_remembered() -> None:
    graph = options_menu()
    run = calls(graph, "ss")
    for key in ("Said", "", "11", "x"):
        assert run.give(Key(id="e", at=run.at, key=key)) == []
    assert machine_of(graph).ways.get(run.position.stand, {}).keys() <= {"1"}


def test_what_is_said_of_a_value_is_each_runs_own() -> None:
    told = Speech({"*": (Words("You chose "), Spoken(BuiltIn("interaction.number"), "plain", TEXT))})
    ask = menu("Which?", option("a", "1"))
    graph = centre(
        flow(
            "main",
            state("ask", ask, a="tell", no_input="end", no_match="end"),
            state("tell", Say(told), next="end"),
            state("end", End()),
        )
    )
    assert [answers(graph, START, number) for number in ("+391", "+392")] == [["You chose +391"], ["You chose +392"]]


def test_a_late_hash_is_late_for_each_run_by_itself() -> None:
    graph = centre(
        flow(
            "main",
            state("ask", collect("Code?", Type("digits", 2), "code"), collected="more", no_input="end", no_match="end"),
            state("more", menu("Which?", option("a", "#")), a="end", no_input="end", no_match="end"),
            state("end", End()),
        )
    )
    stands = []
    for later in (SECOND, 10 * SECOND):
        run = calls(graph, "s12s")
        run.at += later
        run.press("#")
        stands.append(run.stands)
    assert stands == ["main/more", "over"]


def test_time_that_stood_still_stood_still_for_each_run_by_itself() -> None:
    graph = centre(
        flow(
            "main",
            state("ask", menu("Which?", option("a", "1")), a="say", no_input="end", no_match="end"),
            state("say", say("Hello."), next="end"),
            state("end", End()),
            at_most=60 * SECOND,
            at_most_to="end",
        )
    )
    for waited in (5 * SECOND, 50 * SECOND):
        run = Driven(graph, "chat")
        run.at += waited
        run.said()
        run.at += 7 * SECOND
        run.press("1")
        assert run.position.timers == {"most.0": START + 67 * SECOND}


def test_an_option_of_anywhere_leaves_the_flow_within_each_time() -> None:
    inner = flow(
        "sub",
        state("ask", menu("Which?", option("a", "1")), a="done", no_input="done", no_match="done"),
        state("done", Give("done", ())),
        outcomes=(Outcome("done"),),
    )
    outer = flow(
        "main",
        state("do", Do("sub", ()), done="end"),
        state("help", say("Help."), next="end"),
        state("end", End()),
        anywhere=(option("help", "0"),),
        anywhere_to={"help": "help"},
    )
    graph = centre(outer, inner)
    for _ in range(2):
        run = calls(graph, "s0")
        assert [frame.state for frame in run.position.frames] == ["main/help"]


def test_a_way_turns_with_the_hours(walks: list[int]) -> None:
    graph = menu_then(OPEN)
    assert answers(graph, START) == ["We are open."]
    assert answers(graph, START + 12 * HOUR) == ["We are closed."]
    walks.clear()
    assert answers(graph, START + 24 * HOUR) == ["We are open."]
    assert answers(graph, START + 36 * HOUR) == ["We are closed."]
    assert walks == []


def test_a_way_that_turns_twice_is_walked_each_time(walks: list[int]) -> None:
    graph = centre(
        flow(
            "main",
            state("ask", menu("Which?", option("a", "1")), a="one", no_input="end", no_match="end"),
            state("one", branch(OPEN), then="two", **{"else": "end"}),
            state("two", Branch((Case(OPEN, "then"),)), then="ask", **{"else": "end"}),
            state("end", End()),
        ),
        calendars={"office": BY_DAY},
    )
    assert answers(graph, START) == answers(graph, START + SECOND) == ["Which?"]
    assert walks[-1] == START + SECOND


def test_a_branch_that_asks_more_than_hours_is_asked_each_time(walks: list[int]) -> None:
    graph = menu_then(operation("and", OPEN, operation("known", Variable("vip"))))
    assert answers(graph, START) == ["We are closed."]
    walks.clear()
    assert answers(graph, START) == ["We are closed."] and walks == [START]


def test_what_breaks_on_a_turn_has_its_way_in_the_flow() -> None:
    graph = menu_then(operation("or", OPEN, InState("nowhere", "open")))
    assert answers(graph, START) == ["We are open."]
    run = Driven(graph)
    run.said()
    run.at += 12 * HOUR
    names = [type(command).__name__ for command in run.press("1")]
    assert "Fault" in names and run.stands == "over"


def test_no_more_is_remembered_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    graph, same = options_menu(), options_menu()
    monkeypatch.setattr(machine, "MOST_STANDS", 2)
    monkeypatch.setattr("runtime.engine.ways.MOST_STANDS", 2)
    few = [calls(graph, "ss1s").commands for _ in range(2)]
    assert len(machine_of(graph).stands) == 2 and len(machine_of(graph).ways) == 2
    monkeypatch.undo()
    assert few == [calls(same, "ss1s").commands for _ in range(2)]
    assert few[0][0].key == f"{RUN}:1:0"
