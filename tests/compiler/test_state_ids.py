"""State ids are paths of names: an edit elsewhere changes none of them, and layout changes no hash."""

from __future__ import annotations

import pytest
from goldens import ROOT, compare

from compiler.centre import Compiled, compile_centre

CENTRE = (ROOT / "messages" / "centre.yaml").read_text(encoding="utf-8")
MAIN = """flow main
  languages  en
  media      voice
  var account : digits(6) or nothing
  no input after 6s
  at most 20m -> goodbye
  on failure -> goodbye

  step start
    say welcome
    say "Good day."
    say welcome
    if open(office) -> options
    else            -> goodbye

  menu options
    say main_menu
    1, "billing"               -> billing
    2                          say "All is well.", -> goodbye
    star                       again
    no input                   again twice, then -> goodbye
    no match
      first                    say "Sorry?", again
      then                     -> goodbye

  step billing
    do verify()
      verified (account)       -> balance
      given_up                 say unknown_code -> start again twice, then -> goodbye

  step balance
    fetch bill from crm.last_bill(account) within 3s
      not found                say "Nothing is due." -> goodbye
    say "You owe {bill.amount as money}."
    -> goodbye

  step goodbye
    say goodbye
    end
"""
VERIFY = """flow verify ()
  outcome verified (account : digits(6))
  outcome given_up

  step ask
    collect account as digits(6)
      say enter_code
      no input, no match       again twice, then outcome given_up
    confirm
      say "Is that right?"
      no, no input, no match   outcome given_up
    outcome verified (account)
"""


def compiled(main: str = MAIN) -> Compiled:
    found = compile_centre({"centre.yaml": CENTRE, "main.flow": main, "verify.flow": VERIFY})
    assert found.graph is not None, found.diagnostics
    return found


def ids(found: Compiled) -> list[str]:
    assert found.graph is not None
    return [state.id for flow in found.graph.flows.values() for state in flow.states]


def test_the_ids_of_a_small_centre_are_these(update_goldens: bool) -> None:
    compare(ROOT / "graph" / "state-ids.txt", "\n".join(sorted(ids(compiled()))) + "\n", update_goldens)


EDITS = {
    "a note": [("  step start\n", "  # hello\n\n  step start   # this too\n")],
    "another step": [
        ("  step goodbye\n", "  step thanks\n    say welcome\n    -> goodbye\n\n  step goodbye\n"),
        ('say "All is well.", -> goodbye', 'say "All is well.", -> thanks'),
    ],
    "another option": [("    star    ", '    3, "hours"                 say "At nine.", -> goodbye\n    star    ')],
    "another statement": [("    say goodbye\n", '    say "Thank you."\n    say goodbye\n')],
    "another rung": [("      then        ", "      second                   again\n      then        ")],
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_elsewhere_changes_no_id(edit: str) -> None:
    text = MAIN
    for old, new in EDITS[edit]:
        assert old in text
        text = text.replace(old, new)
    assert set(ids(compiled())) <= set(ids(compiled(text)))


def test_layout_and_notes_change_no_hash() -> None:
    text = MAIN.replace(*EDITS["a note"][0]).replace(
        '    say welcome\n    say "Good', '    say   welcome\n\n    say "Good'
    )
    assert compiled(text).hash == compiled().hash
    assert compiled(text).sources != compiled().sources


def test_a_changed_text_changes_the_hash() -> None:
    assert compiled(MAIN.replace("Good day.", "Good day!")).hash != compiled().hash
