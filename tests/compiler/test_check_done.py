"""What a call brings into a flow that is done, and what it brings back: its language and its medium."""

from __future__ import annotations

import pytest
from compiling import CENTRE, codes, compiled

INNER = "flow inner ()\n  languages  {}\n  outcome done\n\n  step start\n{}    outcome done\n"
MAIN = """flow main
  languages  en, it
  {}

  step start
{}

  step goodbye
    say goodbye
    end
"""


def of(body: str, inner: str, head: str = "", **others: str) -> list[str]:
    lines = "\n".join(f"    {line}" for line in body.split("\n"))
    return codes(compiled(MAIN.format(head, lines), inner=inner, **others))


DO = "do inner()\n  done -> goodbye"
ENGLISH, BOTH = INNER.format("en", ""), INNER.format("en, it", "")


def test_a_call_keeps_its_language_in_the_flow_that_is_done() -> None:
    assert of(f"set language to it\n{DO}", ENGLISH) == ["F513"]
    assert of(f"set language to it\n{DO}", BOTH) == []
    assert of(f"set language to it\n{DO}", BOTH.replace("  languages  en, it\n", "")) == []


def test_a_call_begins_in_the_centres_first_language_that_the_flow_speaks() -> None:
    assert of(DO, ENGLISH) == []
    assert of(DO, INNER.format("it", "")) == ["F513"]
    swapped = MAIN.replace("en, it", "it, en").format("", "    " + DO.replace("\n", "\n    "))
    assert codes(compiled(swapped, inner=ENGLISH)) == []


@pytest.mark.parametrize(
    "test",
    [
        "if language = it",
        "if it = language",
        "if not language = en",
        "if language != en and open(office)",
        "if language = it and 2 > 1",
    ],
)
def test_behind_a_test_of_the_language_only_that_one_is_left(test: str) -> None:
    chosen = "if open(office)\n  set language to it\n"
    italian = INNER.format("it", "")
    assert of(f"{chosen}{test}\n  do inner()\n    done -> goodbye\n-> goodbye", italian) == []
    assert of(f"{chosen}{test} -> goodbye\n{DO}", italian) == ["F513"]


def test_either_of_two_tests_leaves_both_languages() -> None:
    chosen = "if open(office)\n  set language to it\nif language = it or language = en"
    assert of(f"{chosen}\n  do inner()\n    done -> goodbye\n-> goodbye", ENGLISH) == ["F513"]


def test_a_language_that_was_set_inside_is_brought_back() -> None:
    sets = INNER.format("en, it", "    set language to it\n")
    through = "flow middle ()\n  outcome done\n\n  step start\n    do inner()\n      done outcome done\n"
    english = MAIN.replace("en, it", "en").format("", "    do middle()\n      done -> goodbye")
    assert codes(compiled(english, middle=through, inner=sets)) == ["F513.back"]
    assert of("do middle()\n  done -> goodbye", sets, middle=through) == []


def test_a_language_chosen_by_a_sub_flow_may_be_any_of_them() -> None:
    choose = INNER.replace("inner", "choose").format("en, it", "    if open(office)\n      set language to it\n")
    assert of(f"do choose()\n  done go on\n{DO}", ENGLISH, choose=choose) == ["F513"]


def test_what_the_head_leads_to_may_begin_in_any_language_of_the_flow() -> None:
    body = "set language to it\nfetch bill from crm.bill()\n  not found -> goodbye\nset language to en\n-> goodbye"
    body = body.replace("bill()", 'last_bill("123456")')
    found = MAIN.format("on failure -> broken", "\n".join(f"    {one}" for one in body.split("\n")))
    found += "\n  step broken\n    do inner()\n      done -> goodbye\n"
    assert codes(compiled(found, inner=ENGLISH)) == ["F513"]
    assert codes(compiled(found, inner=BOTH)) == []


def test_a_call_stays_on_its_medium() -> None:
    spoken = ENGLISH.replace("languages  en", "media  voice")
    assert of(DO, spoken, "media  voice, chat") == ["F513.media"]
    assert of("if medium = voice\n  do inner()\n    done -> goodbye\n-> goodbye", spoken, "media  voice, chat") == []
    assert of(DO, spoken, "media  voice") == []


def test_nothing_is_said_of_heads_that_could_not_be_read() -> None:
    unread = ENGLISH.replace("languages  en", "langages  en")
    assert of(f"set language to it\n{DO}", unread) == ["F109.did_you_mean"]


def test_of_flows_that_do_each_other_only_that_is_told() -> None:
    inner = ENGLISH.replace("  languages  en\n", "")
    inner = inner.replace("    outcome done\n", "    if open(office)\n      do main()\n    outcome done\n")
    centre = CENTRE.replace("media: [voice]", "media: [voice, chat]")
    main = MAIN.replace("  languages  en, it\n", "").format("", "    " + DO.replace("\n", "\n    "))
    assert codes(compiled(main, centre, inner=inner)) == ["F414.through"]
    itself = MAIN.format("", "    if open(office)\n      do main()\n    -> goodbye")
    assert codes(compiled(itself)) == ["F414"]
