"""What each medium can do, followed through tests of the medium, and lengths of silence."""

from __future__ import annotations

import pytest
from compiling import codes, compiled, flow

TRANSFER = 'transfer to number "+390299911"\n    busy, no answer -> goodbye'
TESTS = {
    "if medium = voice -> saved": [],
    "if medium != chat -> saved": [],
    "if not medium = chat -> saved": [],
    "if voice = medium -> saved": [],
    "if medium = voice and open(office) -> saved": [],
    "if medium = chat or medium = message -> goodbye\n  -> saved": [],
    "if medium = chat -> goodbye\n  else -> saved": [],
    "if medium = chat -> saved": ["F506.alone"],
    "if medium = voice or open(office) -> saved": ["F506"],
    "if open(office) -> saved": ["F506"],
    "if language = en and open(office) -> saved": ["F506"],
}


@pytest.mark.parametrize("test", TESTS)
def test_behind_a_test_of_the_medium_only_that_one_is_left(test: str) -> None:
    ending = "" if "else" in test or test.endswith("\n  -> saved") else "\n  -> goodbye"
    body = f"step start\n  {test}{ending}\n\nstep saved\n  {TRANSFER}\n  -> goodbye"
    text = flow(body).replace("media      voice", "media      voice, chat").replace("after 6s", "after 6s, 3m on chat")
    assert codes(compiled(text)) == TESTS[test]


MENU = "menu options\n  say main_menu\n  1 end\n  no input, no match -> goodbye"


def test_each_medium_without_a_length_of_silence_is_told_once() -> None:
    text = flow(f"{MENU}\n\nmenu more\n  say main_menu\n  1 -> options\n  no input, no match -> goodbye")
    text = text.replace("media      voice", "media      voice, chat").replace(
        "-> goodbye\n\n  menu more", "-> more\n\n  menu more"
    )
    found = compiled(text)
    assert codes(found) == ["F505"]
    assert found.diagnostics[0].facts["medium"] == "chat"


def test_a_question_may_have_a_length_of_its_own() -> None:
    text = flow(MENU.replace("no input,", "no input after 5s,")).replace("  no input after 6s\n", "", 1)
    assert codes(compiled(text)) == []


ASK = """flow ask ()
  outcome told
  outcome refused

  step start
    confirm
      say anything_else
      no, no input, no match   outcome refused
    outcome told
"""


def test_a_sub_flow_takes_over_the_length_of_those_that_do_it() -> None:
    with_length = flow("do ask()\n  told -> goodbye\n  refused say welcome, -> goodbye")
    assert codes(compiled(with_length, ask=ASK)) == []
    assert codes(compiled(with_length.replace("  no input after 6s\n", "", 1), ask=ASK)) == ["F505"]
