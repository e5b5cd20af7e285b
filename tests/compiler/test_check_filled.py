"""What has a value where: along every way, through every head line, behind every test."""

from __future__ import annotations

import pytest
from compiling import codes, codes_of, compiled, flow
from message_cases import default, merged

ACCOUNT = "var account : digits(6) or nothing"
USE = 'say "Your code is {account}."'

FILLED = {
    "by set": f'set account to "123456"\n{USE}\n-> goodbye',
    "by collect": f"collect account as digits(6)\n  say enter_code\n  no input, no match -> goodbye\n{USE}\n-> goodbye",
    "behind a test": f"if account is known\n  {USE}\n-> goodbye",
    "behind a test that failed": f"if not account is known -> goodbye\n{USE}\n-> goodbye",
    "in the else of its opposite": f"if not account is known -> goodbye\nelse\n  {USE}\n-> goodbye",
    "behind two tests": f"if open(office) and account is known\n  {USE}\n-> goodbye",
    "behind a comparison": f'if account = "123456"\n  {USE}\n-> goodbye',
    "behind a test for nothing": f"if account = nothing -> goodbye\n{USE}\n-> goodbye",
    "behind a test for something": f"if account != nothing\n  {USE}\n-> goodbye",
    "behind a test that it is another": f'if account != "123456"\n  {USE}\n-> goodbye',
    "set to what is there": f"if not other is known -> goodbye\nset account to other\n{USE}\n-> goodbye",
    "on both ways": f'if open(office) set account to "111111"\nelse set account to "222222"\n{USE}\n-> goodbye',
}


@pytest.mark.parametrize("body", FILLED.values(), ids=FILLED)
def test_a_value_that_is_there_on_every_way_may_be_said(body: str) -> None:
    head = f"{ACCOUNT}\nvar other : digits(6) or nothing"
    assert codes_of(body, head if "other" in body else ACCOUNT) == []


EMPTY = {
    "never filled": f"{USE}\n-> goodbye",
    "on one way only": f'if open(office) set account to "111111"\n{USE}\n-> goodbye',
    "behind either of two tests": f"if open(office) or account is known\n  {USE}\n-> goodbye",
    "behind the else of two tests": f"if not account is known and open(office) -> goodbye\n{USE}\n-> goodbye",
    "set to nothing": f'set account to "123456"\nset account to nothing\n{USE}\n-> goodbye',
    "set to what may be empty": f'set account to "123456"\nset account to other\n{USE}\n-> goodbye',
    "where it is nothing": f"if account = nothing\n  {USE}\n-> goodbye",
    "in another step": (
        "-> ask\n\nstep ask\n  if open(office) -> told\n  if account is known -> told\n  -> goodbye\n\n"
        f"step told\n  {USE}\n  -> goodbye"
    ),
}


@pytest.mark.parametrize("body", EMPTY.values(), ids=EMPTY)
def test_a_value_that_may_be_missing_on_some_way_is_refused(body: str) -> None:
    text = "step start\n" + "\n".join(f"  {line}" for line in body.split("\n\n")[0].split("\n"))
    rest = "".join(f"\n\n{block}" for block in body.split("\n\n")[1:])
    head = f"{ACCOUNT}\nvar other : digits(6) or nothing"
    assert "F305.empty" in codes_of(text + rest, head if "other" in body else ACCOUNT)


def test_each_place_is_told_once_however_many_ways_lead_there() -> None:
    body = (
        f"step start\n  if open(office) -> told\n  say welcome\n  -> told\n\nstep told\n  {USE}\n  {USE}\n  -> goodbye"
    )
    assert codes_of(body, ACCOUNT) == ["F305.empty", "F305.empty"]


def test_a_test_of_an_empty_value_is_answered_no_and_no_mistake() -> None:
    assert codes_of('if account = "1" -> goodbye\n-> goodbye', ACCOUNT) == []


def test_what_only_an_action_fills_must_be_filled_even_for_a_test() -> None:
    fetch = 'fetch bill from crm.last_bill("123456") within 3s\n    not found -> goodbye'
    body = f"step start\n  if bill.amount = 0 -> goodbye\n  {fetch}\n  -> goodbye"
    assert codes_of(body) == ["F305"]


def test_is_known_may_be_asked_of_what_an_action_may_not_have_filled() -> None:
    body = """step start
  if open(office) -> told
  fetch bill from crm.last_bill("123456") within 3s
    not found -> told
  -> told

step told
  if bill is known and bill.amount = 0 say "Nothing is due."
  -> goodbye"""
    assert codes_of(body) == []


def test_an_answer_that_brings_nothing_leaves_the_variable_empty() -> None:
    body = """fetch bill from crm.last_bill("123456") within 3s
  not found   say "You owe {bill.amount}." -> goodbye
-> goodbye"""
    assert codes_of(body) == ["F305"]


@pytest.mark.parametrize("head", ["at most 5m -> told", "on failure -> told", "anywhere 9 -> told"])
def test_the_head_may_be_taken_before_anything_was_filled(head: str) -> None:
    body = f"""step start
  set account to "123456"
  confirm
    say anything_else
    no, no input, no match -> told
  -> told

step told
  {USE}
  -> goodbye"""
    text = flow(body, f"{ACCOUNT}\n{head}")
    if head.startswith("on failure"):
        text = text.replace("  on failure -> goodbye\n", "", 1)
    assert "F305.empty" in codes(compiled(text))


def test_a_first_value_is_there_from_the_beginning() -> None:
    assert codes_of(f"{USE}\n-> goodbye", 'var account : digits(6) = "123456"') == []


def test_a_first_value_may_be_one_that_was_given_above() -> None:
    head = 'var code : digits(6) = "123456"\nvar account : digits(6) = code'
    assert codes_of(f"{USE}\n-> goodbye", head) == []


def test_a_first_value_of_nothing_is_empty() -> None:
    assert codes_of(f"{USE}\n-> goodbye", f"{ACCOUNT} = nothing") == ["F305.empty"]


def test_a_field_that_may_be_empty_is_asked_by_its_own_name() -> None:
    centre = """records:
  Customer: {code: digits(6), email: email or nothing}
connectors:
  crm:
    base: https://crm.example.com
    operations:
      by_code: {get: "/customers/{code}", takes: {code: digits(6)}, gives: Customer, not found: [404]}
"""
    fetch = 'fetch customer from crm.by_code("123456") within 3s\n  not found -> goodbye\n'
    said = fetch + 'say "Your address is {customer.email}."\n-> goodbye'
    asked = fetch + 'if customer.email is known\n  say "Your address is {customer.email}."\n-> goodbye'
    whole = merged(default("centre.yaml"), centre)
    assert codes(compiled(flow(said), whole)) == ["F305.empty"]
    assert codes(compiled(flow(asked), whole)) == []


def test_a_new_record_forgets_what_was_known_of_the_old_ones_fields() -> None:
    body = """step start
  fetch customer from crm.by_code("123456") within 3s
    not found -> goodbye
  set customer to nothing
  say "Thank you, {customer.name}."
  -> goodbye"""
    assert codes_of(body, "var customer : Customer or nothing") == ["F305.empty"]


SUB = """flow verify ({parameters})
  outcome verified (account : digits(6){optional})
  outcome given_up

  step start
    if open(office) outcome verified ("123456")
    outcome given_up
"""


def test_what_an_outcome_gives_back_is_there_behind_it() -> None:
    body = f"do verify()\n  verified (account)   {USE} -> goodbye\n  given_up             -> goodbye"
    verify = SUB.format(parameters="", optional="")
    assert codes_of(body, ACCOUNT, verify=verify) == []
    assert codes_of(body, ACCOUNT, verify=SUB.format(parameters="", optional=" or nothing")) == ["F305.empty"]


def test_another_outcome_fills_nothing() -> None:
    body = f"do verify()\n  verified (account)   -> goodbye\n  given_up             {USE} -> goodbye"
    assert codes_of(body, ACCOUNT, verify=SUB.format(parameters="", optional="")) == ["F305.empty"]


def test_what_may_be_empty_goes_where_nothing_fits_too() -> None:
    assert codes_of("store crm.note_call(topic) within 3s\n-> goodbye", "var topic : text or nothing") == []


def test_the_callers_number_may_be_hidden() -> None:
    transfer = "transfer to number interaction.number\n  busy, no answer -> goodbye\n-> goodbye"
    assert codes_of(transfer) == ["F305.empty"]
    indented = "\n".join(f"  {line}" for line in transfer.split("\n"))
    assert codes_of(f"if interaction.number is known\n{indented}\n-> goodbye") == []


RECKONED = {
    "compared": "if tries + 1 > 3 -> goodbye\n-> goodbye",
    "set": "set tries to tries * 2\n-> goodbye",
    "turned": "set tries to -tries\nif tries = 1 -> goodbye\n-> goodbye",
}


@pytest.mark.parametrize("body", RECKONED.values(), ids=RECKONED)
def test_nothing_is_reckoned_with_what_may_be_empty(body: str) -> None:
    head = "var tries : number or nothing"
    assert codes_of(body, head) == ["F305.empty"]
    assert codes_of(f"if not tries is known -> goodbye\n{body}", head) == []


KEPT = "var topic : text or nothing kept with interaction"
INNER = "flow inner ()\n  {}\n  outcome done\n\n  step start\n{}    outcome done\n"
AFTER = 'if not topic is known -> goodbye\ndo inner()\n  done go on\nsay "{topic}"\n-> goodbye'


def test_what_is_kept_may_be_emptied_by_a_sub_flow() -> None:
    sets = INNER.format(KEPT, "    set topic to nothing\n")
    reads = INNER.format(KEPT, "    if topic is known\n      say welcome\n")
    own = INNER.format("var topic : text or nothing", "    set topic to nothing\n")
    through = INNER.format("var x : yes_no = no", "    if x outcome done\n    do inmost()\n      done go on\n")
    assert codes_of(AFTER, KEPT, inner=sets) == ["F305.empty"]
    assert codes_of(AFTER, KEPT, inner=through, inmost=sets.replace("inner", "inmost")) == ["F305.empty"]
    assert codes_of(AFTER, KEPT, inner=reads) == []
    assert codes_of(AFTER, KEPT, inner=own) == ["F217"]


def test_what_a_sub_flow_may_empty_is_not_there_after_its_failure_either() -> None:
    body = "step start\n  if not topic is known -> goodbye\n  do inner()\n    done -> goodbye"
    broken = f'{body}\n\nstep broken\n  say "{{topic}}"\n  -> goodbye'
    sets = INNER.format(KEPT, "    set topic to nothing\n")
    lead = f"{KEPT}\nanywhere 0 -> broken"
    assert "F305.empty" in codes_of(broken, lead, inner=sets)


def test_what_is_kept_has_its_first_value_only_where_nothing_can_empty_it() -> None:
    body = 'say "{topic}"\n-> goodbye'
    assert codes_of(body, 'var topic : text or nothing = "bill" kept with interaction') == ["F305.empty"]
    assert codes_of(body, 'var topic : text = "bill" kept with interaction') == []
    assert codes_of(body, 'var topic : text or nothing = "bill"') == []
