"""Steps in which somebody does something."""

from __future__ import annotations

import pytest
from engine_graphs import centre, flow, menu, option, state
from scenario_centres import by_hand, faults, outcomes, sample

from compiler.graph import End, Slot
from compiler.types import TEXT

DESK = "When the caller calls desk\n"


@pytest.mark.parametrize("medium", ["voice", "chat", "message", "email"])
@pytest.mark.parametrize(
    "does", ["presses 2", "says leave", "types leave", "types 2", "stays silent", "presses 2 once"]
)
def test_ways_to_answer(does: str, medium: str) -> None:
    steps = f"When the customer calls\nAnd she {does}\nThen she hears the prompt goodbye\nAnd the call ends"
    assert faults(steps, medium=medium) == []


@pytest.mark.parametrize("line", ["", " shop", " the line shop", " +390299901", " us"])
def test_calling_a_line(line: str) -> None:
    assert faults(f"When the caller calls{line}\nThen she hears the prompt choose") == []


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("she calls shup", "there is no line `shup`; did you mean `shop`?"),
        ("she calls +390000000", "there is no line `+390000000`; centre.yaml has `shop`, `desk`"),
        ("she enters the flow mian", "there is no flow `mian`; did you mean `main`?"),
        ("she enters the flow xyzzy", "there is no flow `xyzzy`; there are `desk`, `main`"),
        ("she presses one", "keys are digits, star and hash: write `presses 1` or `presses 123456 #`"),
        ("she waits a while", "this is no length of time: write `6 seconds`, `2 minutes` or `500ms`"),
        ("she listens for long", "this is no length of time: write `6 seconds`, `2 minutes` or `500ms`"),
        ("she presses 1 0 times", "this is not how often: write `twice` or `3 times`"),
    ],
)
def test_mistakes(step: str, said: str) -> None:
    assert faults(f"When {step}") == [said]


@pytest.mark.parametrize(
    "step",
    ["she presses 1", "she says leave", "she waits 1 second", "she listens for 1 second", "she stays silent",
     "she leaves a message", "she hangs up", "the connection is lost", "the conversation ends", "the call ends"],
)  # fmt: skip
def test_nobody_has_called_yet(step: str) -> None:
    assert faults(f"When {step}") == [
        "somebody who has called; nobody has called yet; write `When the caller calls` before this"
    ]


@pytest.mark.parametrize("step", ["presses 1", "waits 1 second", "stays silent", "hangs up"])
def test_nobody_is_there_any_more(step: str) -> None:
    assert faults(f"When the caller calls\nAnd she presses 2\nAnd she {step}") == [
        "a flow that waits for the customer; the call was over (end)"
    ]


def test_a_second_call_is_another_scenario() -> None:
    assert faults("When the caller calls\nAnd the caller calls") == [
        "one call in a scenario; this is the second; write another scenario"
    ]


def test_waiting() -> None:
    assert faults("When the caller calls\nAnd she waits 5 seconds\nThen the call goes on") == []
    assert faults("When the caller calls\nAnd she waits 6 seconds\nThen the call ends") == []
    talking = DESK + "And she leaves a message\nAnd she waits 2 hours\nThen she is connected to +390299911"
    assert faults(talking) == []


def test_interrupting() -> None:
    """What is said takes 60 milliseconds a letter."""
    begun = "When the caller calls\nAnd she listens for 300ms\n"
    assert faults(begun + 'Then she hears "hello"\nAnd she does not hear "price"\nAnd the call goes on') == []
    assert faults(begun + "And she listens for 100ms\nThen she hears the prompt choose") == []
    looks_first = (
        begun + 'Then she hears "hello"\nWhen she presses 2\nThen she does not hear "price"\nAnd the call ends'
    )
    assert faults(looks_first) == []
    assert faults(begun + "And she presses 2\nThen she does not hear the prompt choose\nAnd the call ends") == []
    patient = (
        "When the caller calls\nAnd she presses 2\nAnd she listens for 10s\nThen the call ends\nAnd listens for 1s"
    )
    assert faults(patient) == ["a flow that waits for the customer; the call was over (end)"]


def test_a_message_and_a_conversation() -> None:
    steps = """When she leaves a message
        Then a message is kept
        And she is connected to +390299911
        When the conversation ends
        Then she hears the prompt goodbye
        And she is not connected"""
    assert faults(DESK + steps) == []
    assert faults(DESK + steps.replace("message\n", "message saying hello\n", 1)) == []
    assert faults("When the caller calls\nAnd she leaves a message") == [
        "the flow to record a message; it waits in main/choose"
    ]
    assert faults("When the caller calls\nAnd the conversation ends") == ["a conversation; it waits in main/choose"]


def test_whoever_is_silent_leaves_no_message() -> None:
    assert faults(DESK + "And she stays silent\nThen no message is kept\nAnd she hears the prompt goodbye") == []


@pytest.mark.parametrize("how", ["is busy", "does not answer", "cannot be reached"])
def test_nobody_picks_up(how: str) -> None:
    steps = "And she leaves a message\nThen she is not connected\nAnd she hears the prompt goodbye"
    assert faults(f"Given +390299911 {how}\n{DESK}{steps}") == []
    assert faults(f"Given +390299911 {how}\nAnd +39 02 99911 answers\n{DESK}{steps}") != []


def test_during_a_conversation_keys_are_not_for_the_flow() -> None:
    talking = DESK + "And she leaves a message\n"
    assert faults(talking + "And she presses 1") == [
        "a flow that waits for the customer; the caller was talking with +390299911; "
        "write `When the conversation ends` before this"
    ]
    assert faults(talking + "And she hangs up\nThen the call ends") == []
    assert faults(talking + "And the connection is lost\nThen the call ends") == []


def test_a_silence_that_ends_late_or_never() -> None:
    assert faults("When the customer calls\nAnd she stays silent\nThen the call ends", medium="email") == []
    assert "was talking with" in faults(DESK + "And she leaves a message\nAnd she stays silent")[0]
    graph = centre(
        flow("main", state("ask", menu("well?", option("1", "1")), _1="end"), state("end", End()), media=("chat",))
    )
    found = faults("When the caller calls\nAnd she stays silent", medium="chat", centre=by_hand(graph))
    assert found == ["the flow to go on without an answer; it waits for ever in main/ask"]


def test_a_flow_by_itself() -> None:
    found = faults("When the caller enters the flow fault_desk\nThen she is connected to +390299911", centre=sample())
    assert found == []
    assert outcomes("Feature: x\n  Scenario: y\n    When she enters the flow desk\n")[0].medium == "voice"


def test_a_flow_that_needs_something_is_not_entered_by_itself() -> None:
    asks = flow("main", state("end", End()), parameters=(Slot("code", TEXT),))
    assert faults("When she enters the flow main", centre=by_hand(centre(asks))) == [
        "the flow `main` needs `code` and cannot be entered by itself; call a line instead"
    ]


def test_a_centre_without_lines() -> None:
    graph = by_hand(centre(flow("main", state("end", End())), lines={}))
    said = ["this centre has no line; write `When the caller enters the flow …`"]
    assert faults("When the caller calls", centre=graph) == said
    assert faults("Given it is Sunday", centre=graph) == said
    assert faults("When the caller enters the flow main\nThen the call ends", centre=graph) == []
