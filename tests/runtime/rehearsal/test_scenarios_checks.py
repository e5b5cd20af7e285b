"""Steps that look at what came of it: each holds where it should, and does not where it should not."""

from __future__ import annotations

import pytest
from scenario_centres import faults, sample

from runtime.rehearsal import scenarios_transcript
from runtime.rehearsal.scenarios import Heard
from runtime.rehearsal.scenarios_answers import same

PRICE = 'Given shop.price answers {"amount": 9.5, "valid": "2026-12-01", "sale": true}\nAnd shop.log answers\n'
BEGUN = "When the caller calls\n"
BOUGHT = f"{PRICE}{BEGUN}And she presses 1\n"
HELLO = "“Hello. / For the price, 1. To leave, 2.”"


@pytest.mark.parametrize(
    "then",
    [
        "she hears the prompt hello",
        "she hears hello",
        "she hears the prompt choose",
        "she hears the start",
        "she hears the prompt hello\nAnd she hears the prompt choose",
        'she hears "hello"\nAnd she hears the prompt hello\nAnd she hears "for the price"',
        'she hears the prompt choose\nAnd she hears "to leave"',
        'she hears "hello…leave"',
        "she does not hear the prompt goodbye",
        'she does not hear "goodbye"',
        "she is spoken to in English",
        "the call takes the step start",
        "the call takes the menu choose",
        "the call takes the step main.start",
        "the call takes the step main/start",
        "the call does not take the step goodbye",
        "the call takes the flow main",
        "the call goes on",
        "she is not connected",
        "no message is kept",
        "shop.log was not asked",
    ],
)
def test_what_holds_after_the_call_began(then: str) -> None:
    assert faults(f"{BEGUN}Then {then}") == []


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ("she hears the prompt goodbye", f"to hear the prompt goodbye; {HELLO}"),
        ("she hears the price", f"to hear what price says; {HELLO}"),
        ('she hears "good…bye"', f"to hear “good…bye”; {HELLO}"),
        ("she does not hear the prompt hello", f"not to hear hello; {HELLO}"),
        ("she does not hear choose", f"not to hear choose; {HELLO}"),
        ('she does not hear "hello"', f"not to hear “hello”; {HELLO}"),
        ("she hears nothing", f"to hear nothing; {HELLO}"),
        ("she is spoken to in Italian", "Italian; en"),
        ("the call takes the step price", "the call to take price; it took main/start, main/choose"),
        ("the call does not take the step start", "the call not to take start; it took main/start, main/choose"),
        ("the call takes the flow desk", "the call to take the flow desk; it took main/start, main/choose"),
        ("the call ends", "the call to end; it waits in main/choose"),
        ("the call ends in a failure", "the call to end in a failure; it waits in main/choose"),
        ("she is connected to +390299911", "a conversation with +390299911; it waits in main/choose"),
        ("a message is kept", "a message that is kept; it waits in main/choose"),
        ("shop.log was asked", "shop.log to be asked; shop.log asked 0 times"),
        ("shop.log was asked twice", "shop.log asked 2 times; shop.log asked 0 times"),
        ("shop.log was asked with price", "shop.log asked with * price; shop.log was never asked"),
    ],
)
def test_what_does_not_hold_after_the_call_began(then: str, said: str) -> None:
    assert faults(f"{BEGUN}Then {then}") == [said]


def test_what_is_looked_for_below_must_come_behind() -> None:
    before = "it was said, but before what the step above looks for: " + HELLO
    assert faults(f"{BEGUN}Then she hears the prompt choose\nAnd she hears the prompt hello") == [
        f"to hear the prompt hello; {before}"
    ]
    assert faults(f'{BEGUN}Then she hears "for the price"\nAnd she hears "hello"') == [f"to hear “hello”; {before}"]
    assert faults(f"{BEGUN}Then she hears the prompt hello\nAnd she hears the prompt hello") != []
    assert faults(f'{BEGUN}Then she hears "hello"\nAnd she hears "hello"') != []


def test_what_was_said_before_the_caller_did_something_is_heard_no_more() -> None:
    assert faults(f"{BEGUN}And she presses 2\nThen she does not hear the prompt hello") == []
    assert faults(f"{BEGUN}And she presses 2\nThen she hears the prompt hello") == [
        "to hear the prompt hello; “Goodbye.”"
    ]


@pytest.mark.parametrize(
    "then",
    [
        "shop.log was asked",
        "shop.log was asked once",
        "shop.log was asked with price",
        "shop.log was asked with 2",
        'shop.log was asked with {"what": "price", "count": 2}',
        "shop.log was asked with\n| what | price |\n| count | 2 |",
        "shop.log was asked with\n| what | count |\n| price | 2 |",
        'shop.log was asked with\n"""\n{"count": 2}\n"""',
        "shop.price was asked for lamp",
        "the call ends",
    ],
)
def test_what_was_asked(then: str) -> None:
    assert faults(f"{BOUGHT}Then {then}") == []


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ("shop.log was not asked", "shop.log asked 0 times; shop.log asked 1 times"),
        ("shop.log was asked with door", "shop.log asked with * door; shop.log asked with what price, count 2"),
        (
            'shop.log was asked with {"count": 3}',
            "shop.log asked with count 3; shop.log asked with what price, count 2",
        ),
        ("the call goes on", "the call to go on; the call was over (end)"),
        ("she is spoken to in Klingon", "`Klingon` is no language that is known here"),
        ("shop.lag was asked", "there is no operation `shop.lag`; did you mean `shop.log`?"),
        ("shop.log was asked with", "with what? write `shop.log was asked with 123456`, or a table below"),
        (
            "shop.log was asked with\n| a | b | c |",
            "a table has its names in the first row, and a row for each answer below",
        ),
        ("shop.log was asked with\n| whet | price |", "the operation takes no `whet`; did you mean `what`?"),
        ("the call takes the step prise", "there is no step or menu `prise`; did you mean `price`?"),
        (
            "the call takes the step xyzzy",
            "there is no step or menu `xyzzy`; there are `choose`, `goodbye`, `price`, `start`",
        ),
        ("she hears the prompt helo", "there is no prompt, step or menu `helo`; did you mean `hello`?"),
        ("she does not hear xyzzy", "there is no prompt, step or menu `xyzzy`; a text stands in quotes"),
        ("the call takes the flow mian", "there is no flow `mian`; did you mean `main`?"),
        (
            'she hears "{1 as mony}"',
            "nothing is said as `mony`; the forms are money, date, time, duration, ordinal, characters, phone, plain",
        ),
        ('she does not hear "{x as money}"', "`x` cannot be said as money"),
    ],
)
def test_what_does_not_hold_after_it_ended(then: str, said: str) -> None:
    assert faults(f"{BOUGHT}Then {then}") == [said]


def test_nothing_at_all_was_said() -> None:
    quiet = f"{BEGUN}And she hangs up\nThen "
    assert faults(quiet + "she hears nothing") == []
    assert faults(quiet + "the call takes the step goodbye")[0].startswith("the call to take goodbye; ")
    assert faults(quiet + "she hears the prompt goodbye") == ["to hear the prompt goodbye; nothing was said"]


def test_outcomes_of_flows() -> None:
    given = 'Given crm.by_code answers {"code": "123456", "name": "Maria", "vip": true}\n'
    begun = given + "When the caller enters the flow verify_account\n"
    done = begun + "And she presses 123456\n"
    assert faults(done + "Then the outcome is verified", centre=sample()) == []
    assert faults(done + "Then the outcome is given_up", centre=sample()) == [
        "the outcome given_up; the outcome verified"
    ]
    assert faults(begun + "Then the outcome is verified", centre=sample()) == [
        "the outcome verified; it waits in verify_account/ask/collect-account"
    ]
    assert faults(begun + "Then the outcome is verifed", centre=sample()) == [
        "no flow has the outcome `verifed`; did you mean `verified`?"
    ]


def test_a_failure_without_a_way_on_ends_the_call() -> None:
    steps = "Given crm.by_code fails\nWhen the caller enters the flow verify_account\nAnd she presses 123456\n"
    assert faults(steps + "Then the call ends in a failure", centre=sample()) == []
    assert faults(steps + "Then the call ends", centre=sample()) == []


def test_a_conversation_with_somebody_else() -> None:
    steps = "When the caller calls desk\nAnd she leaves a message\nThen she is "
    assert faults(steps + "not connected") == ["no conversation; a conversation with +390299911"]
    assert faults(steps + "connected to +390299912") == [
        "a conversation with +390299912; a conversation with +390299911"
    ]
    assert faults(steps.replace("she is ", "no message is kept")) == ["no message that is kept; a message that is kept"]


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("a", "a", True),
        (2, "2", True),
        ("92.40", "92.4", True),
        ("92.40", 92, False),
        ("007", "7", False),
        (1, True, False),
        (1, "one", False),
        ("1.x", "1.x ", False),
        (None, "1", False),
    ],
)
def test_values_that_are_the_same(one: object, other: object, are: bool) -> None:
    assert same(one, other) is are


def test_a_transcript_is_not_endless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scenarios_transcript, "MOST_HEARD", 1)
    transcript = scenarios_transcript.Transcript()
    for _ in range(3):
        transcript.say(heard := Heard(0, "says", "x"), "en")
        transcript.note(heard)
    assert len(transcript.heard) == 1 and len(transcript.spoken) == 3
