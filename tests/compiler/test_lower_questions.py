"""Questions in the graph: options, shapes, silences, ladders, counts and `anywhere`."""

from __future__ import annotations

from compiling import codes, codes_of, compiled, does_of, exits_of, flow, graph_of, states_of
from message_cases import default, merged

from compiler.graph import Count, Ladder, Option, Question, Repeat, Shape, Transition
from compiler.types import Type

MENU = """menu options
  say main_menu
  1                    -> goodbye
  2                    say welcome, -> goodbye
  star                 again
  digits(4) as extension -> told
  no input after 4s    again twice, then -> goodbye
  no match
    first              say welcome, again
    second             again
    then               -> goodbye

step told
  say "{extension}"
  -> goodbye"""


def menu() -> Question:
    does = does_of(MENU, "main/options")
    assert isinstance(does, Question)
    return does


def test_a_menu_is_one_question_with_its_options_by_name() -> None:
    does = menu()
    assert does.form == "menu"
    assert does.options == (Option("1", ("1",)), Option("2", ("2",)), Option("star", ("*",)))
    assert does.shape == Shape(Type("digits", 4, 4), "extension")
    assert [speech.prompt for speech in does.prompt] == ["main_menu"]


def test_a_silence_of_its_own_is_for_voice_and_video_unless_it_says_more() -> None:
    assert menu().no_input_after == {"voice": 4_000_000, "video": 4_000_000}


def test_each_exit_of_a_menu_leads_where_its_line_says() -> None:
    assert exits_of(MENU, "main/options") == {
        "1": "main/goodbye",
        "2": "main/options/2/say-welcome",
        "star": "main/options/star/again",
        "collected": "main/told",
        "no input": "main/options/no-input/again",
        "no match": "main/options/no-match",
    }


def test_again_twice_is_counted_in_the_question() -> None:
    states = states_of(compiled(flow(MENU)))
    counted = states["main/options/no-input/again"]
    assert counted.does == Count(2, "question")
    assert counted.exits == (
        Transition("again", "main/options/no-input/again/repeat"),
        Transition("then", "main/goodbye"),
    )
    assert states["main/options/no-input/again/repeat"].does == Repeat()
    assert states["main/options/no-input/again/repeat"].exits == (Transition("next", "main/options"),)


def test_a_ladder_chooses_by_how_often_its_line_was_reached() -> None:
    state = states_of(compiled(flow(MENU)))["main/options/no-match"]
    assert state.does == Ladder(2)
    assert state.exits == (
        Transition("1", "main/options/no-match.1/say-welcome"),
        Transition("2", "main/options/no-match.2/again"),
        Transition("then", "main/goodbye"),
    )


CONFIRM = "confirm\n  say anything_else\n  no -> goodbye\n  no input, no match -> goodbye\nsay welcome\n-> goodbye"


def test_a_confirmation_has_keys_and_words_for_yes_and_no() -> None:
    does = does_of(CONFIRM, "main/start/confirm")
    assert isinstance(does, Question)
    assert does.options == (Option("yes", ("1",), {"en": ("yes",)}), Option("no", ("2",), {"en": ("no",)}))


def test_yes_goes_on_below() -> None:
    assert exits_of(CONFIRM, "main/start/confirm")["yes"] == "main/start/say-welcome"


COLLECT = """collect account as digits(6), ending on hash
  say enter_code
  no input, no match   again once, then -> goodbye
say "{account}"
-> goodbye"""


def test_what_is_collected_has_its_type_its_variable_and_the_key_that_ends_it() -> None:
    does = does_of(COLLECT, "main/start/collect-account")
    assert isinstance(does, Question)
    assert does.shape == Shape(Type("digits", 6, 6), "account", "#")


def test_two_exits_of_one_line_share_its_count() -> None:
    exits = exits_of(COLLECT, "main/start/collect-account")
    assert exits["no input"] == exits["no match"] == "main/start/collect-account/no-input/again"


def test_again_within_an_action_of_an_exit_repeats_the_question_around_it() -> None:
    body = """confirm
  say anything_else
  no
    store crm.note_call("no") within 3s
      failed   again
    -> goodbye
  no input, no match   -> goodbye
-> goodbye"""
    assert codes_of(body) == []


def test_options_of_anywhere_stand_at_the_flow() -> None:
    found = graph_of(compiled(flow(CONFIRM, 'anywhere 0, "operator"   say welcome, -> goodbye')))
    assert found.anywhere == (Option("0", ("0",), {"en": ("operator",)}),)
    assert found.anywhere_exits == (Transition("0", "main/anywhere/0/say-welcome"),)


def test_option_words_are_there_in_every_language() -> None:
    text = flow("""menu options
  say main_menu
  "billing", "my bill"   -> goodbye
  "outage"               say goodbye, -> goodbye
  no input, no match     -> goodbye""").replace("languages  en", "languages  en, it")
    centre = merged(
        default("centre.yaml"),
        'translations:\n  "billing": {it: bolletta}\n  "my bill": {it: la mia bolletta}\n  "outage": {it: guasto}\n',
    )
    does = states_of(compiled(text, centre))["main/options"].does
    assert isinstance(does, Question)
    assert does.options[0] == Option(
        "billing", (), {"en": ("billing", "my bill"), "it": ("bolletta", "la mia bolletta")}
    )
    assert codes(compiled(text)) == ["F503", "F503", "F503"]


def test_two_options_of_one_name_keep_names_of_their_own() -> None:
    text = flow("""menu options
  say main_menu
  "no input"           say welcome, -> goodbye
  1                    -> goodbye
  no input, no match   -> goodbye""")
    assert "no-input.2" in [option.exit for option in states_of(compiled(text))["main/options"].does.options]  # type: ignore[union-attr]


NOWHERE = """menu options
  say main_menu
  1                    say welcome
  2                    -> goodbye
  no input
    first              say welcome, again
    second             say welcome
    then               -> goodbye
  no match             say welcome"""


def test_each_line_that_leads_nowhere_is_told_itself() -> None:
    found = compiled(flow(NOWHERE, "anywhere 0 say welcome"))
    assert codes(found) == ["F403.option"] * 4
    lines = [found.texts["main.flow"].splitlines()[one.location.span.line - 1].split()[0] for one in found.diagnostics]
    assert lines == ["anywhere", "1", "second", "no"]


def test_below_an_action_a_line_that_leads_nowhere_may_go_on() -> None:
    collect = "collect x as digits(3)\n  say enter_code\n  no input, no match {}\nsay welcome\n-> goodbye"
    ladder = "\n    first  say welcome\n    then   -> goodbye"
    assert codes_of(collect.format("  say welcome")) == ["F403.exit"]
    assert codes_of(collect.format(ladder)) == ["F403.exit"]
    assert codes_of(collect.format("  say welcome, go on")) == []
