"""Flows in the graph: blocks, ways to go, actions, sub-flows, heads."""

from __future__ import annotations

import pytest
from compiling import codes_of, compiled, does_of, exits_of, flow, graph_of, states_of

from compiler.graph import (
    Argument,
    Assign,
    Branch,
    Constant,
    Count,
    Do,
    Fetch,
    Give,
    Outcome,
    Record,
    Slot,
    Store,
    Transfer,
    Transition,
    Variable,
)
from compiler.types import TEXT, Type

VERIFY = """flow verify (code : digits(6))
  outcome verified (account : digits(6))
  outcome given_up

  step start
    if open(office) outcome verified (code)
    outcome given_up
"""
DO = """do verify("123456")
  verified (account)   -> told
  given_up             say welcome, -> goodbye"""
TOLD = '\n\nstep told\n  say "{account}"\n  -> goodbye'


def test_a_step_is_entered_and_goes_from_action_to_action() -> None:
    states = states_of(compiled(flow("say welcome\nsay welcome\n-> goodbye")))
    assert states["main/start"].exits == (Transition("next", "main/start/say-welcome"),)
    assert states["main/start/say-welcome"].exits == (Transition("next", "main/start/say-welcome.2"),)
    assert states["main/start/say-welcome.2"].exits == (Transition("next", "main/goodbye"),)


def test_the_first_state_is_where_a_run_enters() -> None:
    found = graph_of(compiled(flow("step begin\n  say welcome\n  -> goodbye", "at most 5m say goodbye, end")))
    assert found.entry == found.states[0].id == "main/begin"
    assert found.states[-1].id.startswith("main/at-most/")


def test_an_if_without_else_goes_on_below() -> None:
    exits = exits_of("if open(office) say welcome\nsay goodbye\n-> goodbye", "main/start/if")
    assert exits == {"1": "main/start/if/1/say-welcome", "else": "main/start/say-goodbye"}


def test_every_branch_has_an_exit_of_its_own() -> None:
    body = "if open(office) -> goodbye\nelse if holiday(office) say welcome, -> goodbye\nelse say welcome, -> goodbye"
    does = does_of(body, "main/start/if")
    assert isinstance(does, Branch)
    assert [case.exit for case in does.cases] == ["1", "2"]
    assert exits_of(body, "main/start/if") == {
        "1": "main/goodbye",
        "2": "main/start/if/2/say-welcome",
        "else": "main/start/if/else/say-welcome",
    }


def test_a_way_taken_again_is_counted_in_the_whole_flow() -> None:
    body = "step start\n  say welcome\n  -> start again twice, then say goodbye, -> goodbye"
    states = states_of(compiled(flow(body)))
    assert states["main/start/to-start"].does == Count(2, "flow")
    assert states["main/start/to-start"].exits == (
        Transition("again", "main/start"),
        Transition("then", "main/start/to-start/then/say-goodbye"),
    )


def test_a_sub_flow_is_done_with_its_arguments_and_gives_back_its_results() -> None:
    state = states_of(compiled(flow(f"step start\n  {DO.replace(chr(10), chr(10) + '  ')}{TOLD}"), verify=VERIFY))[
        "main/start/do-verify"
    ]
    assert state.does == Do("verify", (Argument("code", Constant("123456", Type("digits", 6, 6))),))
    assert state.exits == (
        Transition("verified", "main/told", ("account",)),
        Transition("given_up", "main/start/do-verify/given_up/say-welcome"),
    )


def test_an_outcome_gives_its_results_in_order() -> None:
    found = compiled(flow(f"step start\n  {DO.replace(chr(10), chr(10) + '  ')}{TOLD}"), verify=VERIFY)
    verify = graph_of(found, "verify")
    assert verify.is_sub
    assert verify.parameters == (Slot("code", Type("digits", 6, 6)),)
    assert verify.outcomes == (
        Outcome("verified", (Slot("account", Type("digits", 6, 6)),)),
        Outcome("given_up"),
    )
    assert states_of(found, "verify")["verify/start/if/1/outcome-verified"].does == Give(
        "verified", (Variable("code"),)
    )


def test_every_outcome_must_be_handled() -> None:
    assert codes_of('do verify("123456")\n  given_up -> goodbye', verify=VERIFY) == ["F401"]


def test_a_sub_flow_may_fail_where_a_line_says_what_then() -> None:
    said = 'verified (account) say "{account}", -> goodbye'
    body = f'do verify("123456")\n  {said}\n  given_up -> goodbye\n  failed -> goodbye'
    assert exits_of(body, "main/start/do-verify", verify=VERIFY)["failed"] == "main/goodbye"


FETCH = """fetch bill from crm.last_bill("123456"){}
  not found   -> goodbye
say "You owe {{bill.amount}}."
-> goodbye"""


def test_a_fetch_asks_within_its_time_or_the_operations_own() -> None:
    does = does_of(FETCH.format(" within 3s, meanwhile say one_moment"), "main/start/fetch-bill")
    assert isinstance(does, Fetch)
    assert (does.connector, does.operation, does.variable, does.within) == ("crm", "last_bill", "bill", 3_000_000)
    assert does.meanwhile is not None
    assert does.meanwhile.prompt == "one_moment"
    own = does_of(FETCH.format(""), "main/start/fetch-bill")
    assert isinstance(own, Fetch)
    assert own.within > 0
    assert own.meanwhile is None


def test_the_good_exit_goes_on_below_unless_a_line_takes_it() -> None:
    assert exits_of(FETCH.format(""), "main/start/fetch-bill")["ok"] == "main/start/say"
    taken = FETCH.format("").replace("say ", "  ok say ")
    assert exits_of(taken, "main/start/fetch-bill")["ok"] == "main/start/fetch-bill/ok/say"


def test_a_store_names_its_arguments() -> None:
    does = does_of('store crm.note_call("fault") within 3s\n-> goodbye', "main/start/store-note_call")
    assert does == Store("crm", "note_call", (Argument("topic", Constant("fault", TEXT)),), 3_000_000)


def test_go_on_leaves_an_exit_for_what_stands_below() -> None:
    body = 'store crm.note_call("fault") within 3s\n  failed   say welcome, go on\nsay goodbye\n-> goodbye'
    states = states_of(compiled(flow(body)))
    assert states["main/start/store-note_call/failed/say-welcome"].exits == (
        Transition("next", "main/start/say-goodbye"),
    )


def test_a_recording_has_a_length_and_a_key_that_ends_it() -> None:
    assert does_of(
        "record message at most 90s, ending on star\n  silence -> goodbye\n-> goodbye", "main/start/record"
    ) == Record(90_000_000, "*")
    assert does_of("record message\n  silence -> goodbye\n-> goodbye", "main/start/record") == Record(120_000_000)


def test_a_transfer_rings_for_half_a_minute_unless_it_says_otherwise() -> None:
    rest = "\n  busy, no answer -> goodbye\n-> goodbye"
    number = Constant("+390299911", Type("phone"))
    assert does_of(f'transfer to number "+390299911"{rest}', "main/start/transfer") == Transfer(number, 30_000_000)
    assert does_of(f'transfer to number "+390299911" within 10s, at most 5m{rest}', "main/start/transfer") == Transfer(
        number, 10_000_000, 300_000_000
    )


def test_digits_of_the_caller_may_be_called_behind_the_gate_of_the_runtime() -> None:
    body = """collect number_to_call as digits(6..12)
  say enter_code
  no input, no match   -> goodbye
transfer to number number_to_call
  busy, no answer      -> goodbye
-> goodbye"""
    assert codes_of(body) == []


def test_the_language_is_set_as_one_of_those_of_the_flow() -> None:
    language = Type("choice", choices=("en",))
    assert does_of("set language to en\n-> goodbye", "main/start/set-language") == Assign(
        "language", "language", Constant("en", language)
    )


def test_variables_are_kept_where_they_say() -> None:
    head = "var visits : number = 0 kept with customer\nvar reason : text or nothing kept with interaction"
    body = 'set visits to visits + 1\nset reason to "bill"\n-> goodbye'
    found = graph_of(compiled(flow(body, head)))
    assert [(slot.name, slot.scope) for slot in found.variables] == [("visits", "customer"), ("reason", "interaction")]
    does = does_of(body, "main/start/set-reason", head)
    assert isinstance(does, Assign)
    assert does.scope == "interaction"


def test_what_the_head_says_is_in_the_graph() -> None:
    head = "at most 20m -> goodbye\non hang up -> note\nno input after 5s, 3m on chat"
    body = 'step start\n  say welcome\n  -> goodbye\n\nstep note\n  store crm.note_call("left") within 3s\n  end'
    text = flow(body, head).replace("  no input after 6s\n", "", 1)
    found = graph_of(compiled(text))
    assert (found.at_most, found.at_most_to, found.on_hang_up, found.on_failure) == (
        1_200_000_000,
        "main/goodbye",
        "main/note",
        "main/goodbye",
    )
    assert found.silences == {"voice": 5_000_000, "video": 5_000_000, "chat": 180_000_000}
