"""Steps that say how things are."""

from __future__ import annotations

import pytest
from scenario_centres import faults, sample

PRICE = '{"amount": 9.5, "valid": "2026-12-01", "sale": true}'
HEARD = """
    And shop.log answers
    When the caller calls
    And she presses 1
    Then she hears "It costs {9.50 as money} until {2026-12-01 as date}"
"""
GOODBYE = """
    When the caller calls
    And she presses 1
    Then she hears the prompt goodbye
    And she does not hear "It costs"
"""


@pytest.mark.parametrize(
    "given",
    [
        f"Given shop.price answers {PRICE}",
        f"Given shop.price answers with {PRICE}",
        f"Given shop.price for lamp answers {PRICE}",
        f'Given shop.price for {{"thing": "lamp"}} answers {PRICE}',
        f'Given shop.price answers\n"""\n{PRICE}\n"""',
        "Given shop.price answers\n| thing | amount | valid | sale | note |\n| lamp | 9.5 | 2026-12-01 | yes | |",
        "Given shop.price answers\n| amount | valid | sale |\n| 9.5 | 2026-12-01 | NO |",
        f"Given shop.price fails\nAnd shop.price answers {PRICE}",
        f"Given shop.price answers {PRICE}\nAnd shop.price for door fails",
    ],
)
def test_what_a_connector_answers(given: str) -> None:
    assert faults(given + HEARD) == []


@pytest.mark.parametrize(
    "given",
    [
        "Given shop.price answers not found",
        "Given shop.price answers Not  Found",
        "Given shop.price answers\n| thing | amount | valid | sale |\n| door | 9.5 | 2026-12-01 | yes |",
        "Given shop.price fails",
        "Given shop.price answers failed",
        "Given shop fails",
        f"Given shop.price answers {PRICE}\nAnd shop.price for lamp fails",
    ],
)
def test_a_connector_that_has_nothing_to_say(given: str) -> None:
    assert faults(given + GOODBYE) == []


def test_a_connector_of_which_nothing_is_said_is_told() -> None:
    found = faults("When the caller calls\nAnd she presses 1\nThen she hears the prompt goodbye")
    assert found == [
        "to know what shop.price answers; nothing in the scenario says so; write `Given shop.price answers …`"
    ]
    last = faults(f"Given shop.price answers {PRICE}\nWhen the caller calls\nAnd she presses 1")
    assert last == ["to know what shop.log answers; nothing in the scenario says so; write `Given shop.log answers …`"]
    other = faults(f"Given shop.price for door answers {PRICE}\nWhen the caller calls\nAnd she presses 1")
    assert "shop.price" in other[0]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("shop.prise answers ok", "there is no operation `shop.prise`; did you mean `shop.price`?"),
        ("shop.xyzzy fails", "there is no operation `shop.xyzzy`; centre.yaml has `shop.price`, `shop.log`"),
        ("shup fails", "there is no connector `shup`; did you mean `shop`?"),
        ("xyzzy fails", "there is no connector `xyzzy`; centre.yaml has `shop`"),
        (
            "shop.price answers",
            'what does `shop.price` answer? write it as JSON, {"name": "Maria"}, or as a table below',
        ),
        ("shop.price answers not fund", "`not fund` is no answer of this operation; did you mean `not found`?"),
        (
            "shop.price answers xyzzy",
            "`xyzzy` is no answer of this operation; it may be `{…}`, `ok`, `not found`, `failed`",
        ),
        ('shop.price answers {"amount": "much"}', "this does not fit `shop.price`: amount: expected amount"),
        ('shop.price answers {"amount"', "this does not fit `shop.price`: the answer is not JSON"),
        ('shop.log answers {"a": 1}', "`shop.log` gives nothing back: write `shop.log answers`"),
        ("shop.price for {nothing} fails", "this does not fit `shop.price`: the answer is not JSON"),
        ('shop.price for {"thin": "lamp"} fails', "the operation takes no `thin`; did you mean `thing`?"),
        ('shop.price for {"count": 3} fails', "the operation takes no `count`; it takes `thing`"),
        ('shop.price for {"thing": 3} fails', "this does not fit `shop.price`: thing: expected text"),
        ("+390 is busy", "`+390` is no number that can be called; write it in full: `+390299911`"),
        ("0299911 is busy", "`0299911` is no number that can be called; write it in full: `+390299911`"),
        ("it is soon", "this is no time: write `Sunday 10:00`, `2026-11-25 10:00` or `10:00`"),
        ("it is Monay 10:00", "this is no time: write `Monday 10:00`, `2026-11-25 10:00` or `10:00`"),
        (
            "shop.price answers\n| thing | amount |",
            "a table has its names in the first row, and a row for each answer below",
        ),
        (
            "shop.price answers\n| thing | amunt |\n| lamp | 3 |",
            "the operation neither takes nor gives `amunt`; did you mean `amount`?",
        ),
        (
            "shop.price answers\n| thing | xyzzy |\n| lamp | 3 |",
            "the operation neither takes nor gives `xyzzy`; columns may be `thing`, `amount`, `valid`, `sale`, `note`",
        ),
        (
            "shop.price answers\n| amount | valid | sale |\n| 9.5 | soon | yes |",
            "this does not fit `shop.price`: valid: expected date",
        ),
        (
            "shop.price answers\n| amount | valid | sale |\n| 9.5 | 2026-12-01 | perhaps |",
            "this does not fit `shop.price`: sale: expected yes no",
        ),
    ],
)
def test_mistakes(step: str, said: str) -> None:
    assert faults(f"Given {step}") == [said]


def test_a_value_that_no_argument_can_have() -> None:
    found = faults("Given crm.by_code for 12 fails", centre=sample())
    assert found == ["`crm.by_code` takes nothing that can be `12`"]


def test_every_mistake_of_a_scenario_is_told() -> None:
    assert len(faults("Given it is soon\nWhen she dances\nThen she hears the prompt nothing_there")) == 3


def test_the_time_and_the_number() -> None:
    closed = "When the caller calls\nAnd she presses 1\nThen she hears the prompt closed_office"
    assert faults(f"Given it is Sunday 10:00\n{closed}", centre=sample()) == []
    assert faults(f"Given it is 20:00\n{closed}", centre=sample()) == []
    assert faults(f"Given it is Sunday\nAnd it is 2026-11-25 10:00\n{closed}", centre=sample()) != []
    assert faults("Given her number is hidden\nAnd his number is +39 02 1234567\nWhen the caller calls") == []


@pytest.mark.parametrize("step", ["it is Sunday", "her number is hidden"])
def test_what_must_be_said_before_the_call(step: str) -> None:
    assert faults(f"When the caller calls\nAnd {step}") == ["this before the call; the call has begun already"]


def test_answers_may_change_during_the_call() -> None:
    found = faults(
        """Given crm.by_code answers not found
        When the caller enters the flow verify_account
        And she presses 123456
        Then she hears the prompt unknown_code
        Given crm.by_code answers {"code": "123456", "name": "Maria", "vip": true}
        When she presses 123456
        Then the outcome is verified""",
        centre=sample(),
    )
    assert found == []
