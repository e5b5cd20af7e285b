"""`send` and `show`: what they become, and what they may not."""

from __future__ import annotations

import pytest
from compiling import CENTRE, codes, codes_of, compiled, does_of, exits_of, flow, states_of

from compiler import graph

ANSWERS = """
answers:
  refund:
    en: The refund of {amount} comes soon.
    it: Il rimborso di {amount} arriva presto.
    services: [customer_care]
"""


def sent(body: str, head: str = "") -> graph.Send:
    found = does_of(body, "main/start/send", head)
    assert isinstance(found, graph.Send)
    return found


@pytest.mark.parametrize(
    ("written", "by"),
    [
        ('send goodbye to "+390299911"', "sms"),
        ('send goodbye to "info@example.com"', "email"),
        ('send goodbye to "info@example.com" by email', "email"),
        ("send goodbye by sms", "sms"),
    ],
)
def test_the_way_is_the_one_written_or_the_one_that_the_address_needs(written: str, by: str) -> None:
    assert sent(f"{written}\n-> goodbye").by == by


def test_what_was_sent_goes_on_below_and_a_failure_where_it_is_told() -> None:
    body = "send goodbye by sms\n  failed -> other\n-> goodbye\n\nstep other\n  end"
    assert exits_of(f"step start\n  {body.replace(chr(10), chr(10) + '  ', 2)}", "main/start/send") == {
        "sent": "main/goodbye",
        "failed": "main/other",
    }


def test_a_line_s_connector_is_a_way() -> None:
    centre = CENTRE.replace("lines:\n", "lines:\n  app: {connector: crm, service: customer_care}\n")
    found = compiled(flow('send goodbye to "+390299911" by crm\n-> goodbye'), centre)
    assert codes(found) == []


WRONG = {
    "send goodbye by smss": ["F521.did_you_mean"],
    "send goodbye by pigeon": ["F521"],
    "send goodbye": ["F506.send_alone"],
    "send goodbye by email": ["F506.address_alone"],
    "send goodbye to 12": ["F522"],
    'send goodbye to "nobody"': ["F522"],
    'send goodbye to "a@example.com" by sms': ["F522.sms"],
    'send goodbye to "+390299911" by email': ["F522.email"],
    'send goodbye to "+441234567"': ["F312"],
    'send goodbye to "+39899123456"': ["F312.premium"],
    "send gooodbye by sms": ["F204.did_you_mean"],
    "show popup goodbye": ["F523"],
    "show crad (1)": ["F523.did_you_mean"],
    "show card": ["F523.empty"],
    "show form": ["F523.empty"],
    "show script (1)": ["F523.empty"],
    "show answer": ["F523.answer"],
    "show answer refund": ["F524"],
    "show card (interaction.number)": ["F305.empty"],
}


@pytest.mark.parametrize("written", WRONG)
def test_each_mistake_is_told_once(written: str) -> None:
    assert codes_of(f"{written}\n-> goodbye") == WRONG[written]


SECRETS = "collect pin as secret digits(4)\n  say enter_code\n  no input, no match -> goodbye\n"


def test_secrets_are_neither_sent_nor_shown() -> None:
    assert codes_of(f'{SECRETS}send "Your PIN is {{pin}}." by sms\n-> goodbye') == ["F801"]
    assert codes_of(f"{SECRETS}show card (pin)\n-> goodbye") == ["F801.shown"]
    records = CENTRE.replace(
        "  Bill: {", "  Card: {owner: Owner, cards: list of Owner}\n  Owner: {pin: secret text}\n  Bill: {"
    )
    declared = "var card : Card or nothing"
    assert codes(compiled(flow("if card is known\n  show card (card)\n-> goodbye", declared), records)) == [
        "F801.shown"
    ]
    shown = "if card is known\n  show card (card.cards)\n-> goodbye"
    assert codes(compiled(flow(shown, declared), records)) == ["F801.shown"]


def test_a_secret_is_no_address() -> None:
    head = "var line : secret phone or nothing"
    assert codes_of("if line is known\n  send goodbye to line\n-> goodbye", head) == ["F802"]


def test_what_is_personal_goes_to_this_customer_alone() -> None:
    known = 'if interaction.number is known\n  send "You called from {interaction.number}." '
    assert codes_of(f'{known}to "office@example.com"\n-> goodbye') == ["F804"]
    assert codes_of(f"{known}to interaction.number\n-> goodbye") == []
    assert codes_of(f"{known}by sms\n-> goodbye") == []


def test_what_is_shown_has_the_names_of_its_values() -> None:
    head = "var amount : number = 3\nvar customer : Customer or nothing"
    body = "if customer is known\n  show form complaint_form (amount, customer.name, 1 + 2)\n-> goodbye"
    centre = CENTRE.replace(
        "  goodbye: {", "  complaint_form: {en: What happened, it: Che cosa è successo}\n  goodbye: {"
    )
    states = states_of(compiled(flow(body, head), centre))
    does = next(state.does for state in states.values() if isinstance(state.does, graph.Show))
    assert does.what == "form"
    assert [one.name for one in does.arguments] == ["amount", "customer.name", "3"]
    assert does.speech is not None
    assert does.speech.prompt == "complaint_form"


def test_an_answer_of_the_catalogue_is_offered_with_its_values() -> None:
    found = compiled(flow("show answer refund\n-> goodbye", "var amount : number = 3"), CENTRE + ANSWERS)
    does = states_of(found)["main/start/show"].does
    assert isinstance(does, graph.Show)
    assert does.speech is not None
    assert does.speech.prompt == "refund"
    assert [type(part).__name__ for part in does.speech.variants["en"]] == ["Words", "Spoken", "Words"]


def test_an_answer_of_this_time_stands_in_quotes() -> None:
    assert codes_of('show answer "It comes soon."\n-> goodbye') == []


def test_answers_are_whole_and_name_what_is_there() -> None:
    text = flow("-> goodbye")
    assert codes(compiled(text, f"{CENTRE}\nanswers: {{thanks: {{en: Thanks.}}}}\n")) == ["F501.answer"]
    assert codes(compiled(text, f"{CENTRE}\nanswers: {{thanks: }}\n")) == ["F501.answer"]
    both = "en: Thanks., it: Grazie."
    assert codes(compiled(text, f"{CENTRE}\nanswers: {{thanks: {{{both}, queues: bills}}}}\n")) == ["F910"]
    assert codes(compiled(text, f"{CENTRE}\nanswers: {{thanks: {{{both}, services: customer_care}}}}\n")) == []


def test_answers_that_cannot_be_read_make_no_phantoms() -> None:
    found = compiled(flow("show answer refund\n-> goodbye"), f"{CENTRE}\nanswers: nothing\n")
    assert codes(found) == ["F908.map"]


def test_a_mail_has_the_words_of_mails() -> None:
    centre = CENTRE.replace(
        "  goodbye: {", "  receipt:\n    en: {text: Paid., email: You have paid.}\n    it: Pagato.\n  goodbye: {"
    )
    states = states_of(compiled(flow('send receipt to "info@example.com"\n-> goodbye'), centre))
    does = states["main/start/send"].does
    assert isinstance(does, graph.Send)
    assert set(does.speech.variants) == {"en", "en/email"}


def test_a_sound_alone_cannot_be_sent() -> None:
    centre = CENTRE.replace("  goodbye: {", "  beep: {sound: sounds/beep.wav}\n  goodbye: {")
    found = compiled(flow("send beep by sms\n-> goodbye"), centre)
    assert "F501.medium" in codes(found)
