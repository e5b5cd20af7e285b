"""Questions: prompt, barge-in, keys typed ahead, ladders, counts, silence, words."""

from __future__ import annotations

import pytest
from engine_graphs import (
    SECOND,
    Driven,
    centre,
    collect,
    confirm,
    flow,
    menu,
    names,
    option,
    options_menu,
    say,
    slot,
    speech,
    state,
)

from compiler.graph import Count, Do, Enter, Graph, Option, Play, Question, Repeat
from compiler.graph import End as TheEnd
from compiler.types import TEXT, Type
from runtime.engine.commands import SetTimer, Silence, Speak


def listening(graph: Graph, **more: str) -> Driven:
    run = Driven(graph, **more)
    while run.position.phase == "speaking":
        run.said()
    return run


# --- barge-in and typing ahead


def test_a_key_cuts_the_prompt_short() -> None:
    run = Driven(options_menu())
    run.said()
    prompt = run.position.awaiting
    commands = run.press("2")
    assert isinstance(commands[0], Silence) and commands[0].speak == prompt
    assert run.heard_last == ["Mind the gas."]


def test_a_late_word_of_a_prompt_cut_short_is_ignored() -> None:
    run = Driven(options_menu())
    run.said()
    prompt = run.position.awaiting
    run.press("2")
    assert run.said(prompt) == []


def test_a_digit_typed_during_a_say_answers_the_next_question_without_its_prompt() -> None:
    run = Driven(options_menu())
    commands = run.press("1")
    assert names(commands) == ["Silence", "Speak"]
    assert run.heard == ["Welcome.", "Your code?"]


def test_what_follows_an_answer_that_was_typed_ahead_is_heard() -> None:
    run = Driven(centre(flow(
        "main",
        state("a", say("One."), next="m"),
        state("m", menu("Press 1.", option("1", "1")), **{"1": "e", "no_input": "e", "no_match": "e"}),
        state("e", say("Our hours."), next="end"),
        state("end", TheEnd()),
    )))  # fmt: skip
    run.press("1")
    assert run.heard == ["One.", "Our hours."] and run.position.phase == "speaking"


def test_a_digit_too_many_cuts_no_goodbye_short() -> None:
    run = Driven(centre(flow(
        "main",
        state("c", collect("Your code?", Type("digits", 2, 2), "code"), collected="t", no_input="e", no_match="e"),
        state("t", say("Thank you."), next="e"),
        state("e", say("Goodbye."), next="end"),
        state("end", TheEnd()),
        variables=(slot("code", Type("digits", 2, 2, optional=True)),),
    )))  # fmt: skip
    run.press("12345")
    assert run.heard == ["Your code?", "Thank you."] and run.position.phase == "speaking"
    run.said()
    assert run.heard_last == ["Goodbye."] and run.position.phase == "speaking"


def test_the_rest_of_what_was_typed_is_kept_for_the_question_after() -> None:
    run = Driven(options_menu())
    run.press("1123456")
    assert run.values["account"] == "123456"
    assert run.heard_last == ["Thank you."]


def test_star_during_a_say_cuts_it_short_and_is_forgotten() -> None:
    run = Driven(options_menu())
    run.press("*")
    assert run.heard_last == ["Press 1 or 2."] and run.position.keys == ""


def test_what_is_said_to_the_end_hears_no_key_and_forgets_those_before() -> None:
    run = Driven(centre(flow(
        "main",
        state("a", say("One."), next="b"),
        state("b", say("Mind the gas.", to_the_end=True), next="m"),
        state("m", menu("Press 1.", option("1", "1")), **{"1": "e", "no_input": "e", "no_match": "e"}),
        state("e", TheEnd()),
    )))  # fmt: skip
    run.press("1")
    assert run.heard_last == ["Mind the gas."]
    assert run.press("1") == []
    run.said()
    assert run.stands == "main/m" and run.position.phase == "speaking"


def test_a_prompt_to_the_end_hears_no_key_and_no_word() -> None:
    question = Question("menu", (speech("All of it.", to_the_end=True),), (option("1", "1", words=("one",)),))
    run = Driven(centre(flow("main", state("m", question, **{"1": "e", "no_match": "e"}), state("e", TheEnd()))))
    assert run.press("1") == [] and run.write("one") == []
    run.said()
    run.press("1")
    assert run.stands == "over"


def test_says_right_after_one_cut_short_are_passed_over_but_not_a_play() -> None:
    run = Driven(centre(flow(
        "main",
        state("a", say("One."), next="b"),
        state("b", say("Two."), next="p"),
        state("p", Play(speech("Beep.")), next="m"),
        state("m", menu("Press 1.", option("1", "1")), **{"1": "e", "no_input": "e", "no_match": "e"}),
        state("e", say("Bye."), next="end"),
        state("end", TheEnd()),
    )))  # fmt: skip
    run.press("1")
    assert run.heard_last == ["Beep."]
    assert run.press("2") == []
    run.said()
    assert run.heard_last == ["Bye."], "1 was the answer"
    assert run.position.keys == "2"


def test_confirm_forgets_what_was_typed_before() -> None:
    run = Driven(centre(flow(
        "main",
        state("a", say("One."), next="c"),
        state("c", confirm("Sure?"), yes="y", no="n", no_input="n", no_match="n"),
        state("y", say("Yes."), next="e"),
        state("n", say("No."), next="e"),
        state("e", TheEnd()),
    )))  # fmt: skip
    run.press("1")
    assert run.heard_last == ["Sure?"]
    run.press("1")
    assert run.heard_last == ["Yes."]


@pytest.mark.parametrize(
    ("language", "words", "heard"),
    [("en", "Yes, please!", "Yes."), ("en", "NO", "No."), ("it", "Sì.", "[it] Yes."), ("it", "no grazie", "[it] No.")],
)
def test_confirm_takes_the_usual_words(language: str, words: str, heard: str) -> None:
    graph = centre(
        flow(
            "main",
            state("c", confirm("Sure?"), yes="y", no="n", no_input="n", no_match="n"),
            state("y", say("Yes."), next="e"),
            state("n", say("No."), next="e"),
            state("e", TheEnd()),
        ),
        languages=(language, "en" if language == "it" else "it"),
    )
    run = listening(graph)
    run.write(words)
    assert run.heard_last == [heard]


def test_confirm_keeps_the_keys_it_was_given_and_other_options_as_they_are() -> None:
    graph = centre(flow(
        "main",
        state("c", confirm("Sure?", option("yes", "3"), option("no", "4"), option("later", "5")),
              yes="y", no="n", later="n", no_input="n", no_match="n"),
        state("y", say("Yes."), next="e"),
        state("n", say("No."), next="e"),
        state("e", TheEnd()),
    ))  # fmt: skip
    run = listening(graph)
    run.press("3")
    assert run.heard_last == ["Yes."]


def test_after_a_no_match_what_was_typed_is_forgotten() -> None:
    run = listening(options_menu())
    run.press("9")
    assert run.heard_last == ["Sorry?"]
    graph = centre(flow(
        "main",
        state("p", Play(speech("Beep.")), next="m"),
        state("m", menu("Press 1.", option("1", "1")), **{"1": "e", "no_input": "m", "no_match": "m"}),
        state("e", TheEnd()),
    ))  # fmt: skip
    run = Driven(graph)
    run.press("91")
    run.said()
    assert run.last.taken[-1] == ("main/m", "no match") and run.position.keys == "" and run.stands == "main/m"


def test_keys_are_kept_in_a_bounded_number() -> None:
    graph = centre(flow("main", state("p", Play(speech("Long.")), next="e"), state("e", TheEnd())))
    run = Driven(graph)
    run.press("1" * 100)
    assert len(run.position.keys) == 32


# --- ladders and counts


def test_a_ladder_climbs_one_rung_each_time_and_falls_off_its_end() -> None:
    run = listening(options_menu())
    run.press("9")
    assert run.heard_last == ["Sorry?"]
    run.said()
    assert run.heard_last == ["Press 1 or 2."]
    run.press("9")
    assert run.heard_last == ["Press 1 for your bill."]
    run.said()
    run.press("9")
    assert run.heard_last == ["Goodbye."]


def test_each_line_has_its_own_count() -> None:
    run = listening(options_menu())
    run.press("9")
    run.said()
    run.said()
    run.fire("silence")
    assert run.stands == "main/options"
    assert run.position.frames[-1].question_counts == {"main/wrong": 1, "main/quiet": 1}


def test_counts_are_fresh_when_the_question_is_entered_again_but_not_on_again() -> None:
    run = listening(options_menu())
    run.press("9")
    run.said()
    run.press("*")
    assert run.position.frames[-1].question_counts == {"main/wrong": 1}
    run.press("2")
    run.said()
    assert run.stands == "main/options" and run.position.frames[-1].question_counts == {}


def test_again_twice_then_on() -> None:
    run = listening(options_menu())
    for _ in range(2):
        run.fire("silence")
        assert run.heard_last == ["Press 1 or 2."]
        run.said()
    run.fire("silence")
    assert run.heard_last == ["Goodbye."]


def test_a_count_of_the_flow_is_never_reset() -> None:
    run = listening(options_menu())
    run.press("1")
    run.press("*")
    assert run.stands == "main/ask" and run.position.frames[-1].counts == {"main/again": 1}
    run.press("*")
    assert run.heard_last == ["Goodbye."]


def test_again_of_what_is_no_question_goes_there() -> None:
    graph = centre(flow("main", state("r", Repeat(), next="s"), state("s", say("Hm."), next="e"), state("e", TheEnd())))
    assert Driven(graph).heard == ["Hm."]


# --- silence


def test_silence_counts_from_the_prompts_end() -> None:
    run = Driven(options_menu(silence=5 * SECOND))
    run.said()
    run.at += 60 * SECOND
    commands = run.said()
    assert isinstance(commands[0], SetTimer) and commands[0].due == run.at + 5 * SECOND


def test_a_question_without_a_prompt_listens_at_once() -> None:
    question = Question("menu", (), (option("1", "1"),), no_input_after={"voice": SECOND})
    run = Driven(centre(flow("main", state("m", question, **{"1": "e", "no_input": "e"}), state("e", TheEnd()))))
    assert run.position.phase == "listening" and "silence" in run.position.timers


def silent_flows(own: dict[str, int], sub: dict[str, int], main: dict[str, int]) -> Graph:
    question = Question("menu", (), (option("1", "1"),), no_input_after=own)
    return centre(
        flow("main", state("d", Do("sub", ()), done="e"), state("e", TheEnd()), silences=main),
        flow("sub", state("m", question, **{"1": "e", "no_input": "e"}), state("e", TheEnd()), silences=sub),
    )


@pytest.mark.parametrize(
    ("own", "sub", "main", "length"),
    [
        ({"voice": 1}, {"voice": 2}, {"voice": 3}, 1),
        ({"chat": 1}, {"voice": 2}, {"voice": 3}, 2),
        ({}, {"chat": 2}, {"voice": 3}, 3),
        ({}, {}, {"chat": 3}, None),
    ],
)
def test_the_nearest_length_of_silence_holds(own: dict, sub: dict, main: dict, length: int | None) -> None:  # type: ignore[type-arg]
    run = Driven(silent_flows(own, sub, main))
    assert run.position.timers == ({} if length is None else {"silence": run.at + length})


def test_a_timer_that_was_moved_does_not_fire_early() -> None:
    from runtime.engine.events import TimerFired

    run = listening(options_menu())
    assert run.send(TimerFired, timer="silence") == []
    assert run.send(TimerFired, timer="nothing") == []
    assert run.stands == "main/options"


# --- keys of several digits


def many_keys() -> Graph:
    options = (option("one", "1"), option("ten", "10"), option("hash", "12#"))
    return centre(flow(
        "main",
        state("m", menu("Which?", *options), one="one", ten="ten", hash="hash", no_input="e", no_match="wrong"),
        state("one", say("One."), next="n"),
        state("ten", say("Ten."), next="e"),
        state("hash", say("Hash."), next="e"),
        state("wrong", say("Wrong."), next="e"),
        state("n", menu("Next?", option("three", "3")), three="three", no_input="e", no_match="wrong"),
        state("three", say("Three."), next="e"),
        state("e", TheEnd()),
    ))  # fmt: skip


def test_the_longest_option_is_waited_for() -> None:
    run = listening(many_keys())
    commands = run.press("1")
    assert names(commands) == ["CancelTimer", "SetTimer"] and run.position.phase == "collecting"
    run.press("0")
    assert run.heard_last == ["Ten."]


def test_when_no_more_keys_come_the_short_one_is_meant() -> None:
    run = listening(many_keys())
    run.press("1")
    run.fire("keys")
    assert run.heard_last == ["One."]


def test_a_key_that_fits_no_longer_option_is_kept_for_the_next_question() -> None:
    run = listening(many_keys())
    run.press("13")
    assert run.heard_last == ["One."]
    run.said()
    assert run.heard_last == ["Three."]


def test_hash_takes_a_whole_option_at_once() -> None:
    run = listening(many_keys())
    run.press("1#")
    assert run.heard_last == ["One."] and run.position.keys == ""


def test_hash_that_is_part_of_an_option() -> None:
    run = listening(many_keys())
    run.press("12#")
    assert run.heard_last == ["Hash."]


def test_keys_that_begin_no_option() -> None:
    run = listening(many_keys())
    run.press("9")
    assert run.heard_last == ["Wrong."]


def test_a_key_no_telephone_has_is_ignored() -> None:
    run = listening(options_menu())
    from runtime.engine.events import Key

    for key in ("x", "", "12", "é"):
        assert run.send(Key, key=key) == []
    assert run.position.phase == "listening"


# --- words


def test_words_take_an_option() -> None:
    run = listening(options_menu())
    run.write("  BILL! ")
    assert run.stands == "main/ask"


def test_words_among_others_take_the_only_option_they_name() -> None:
    run = listening(options_menu())
    run.write("I have a question about my bill, please")
    assert run.stands == "main/ask"


def test_words_that_name_two_options_are_no_match() -> None:
    run = listening(options_menu())
    run.write("the bill for the fault")
    assert run.heard_last == ["Sorry?"]


@pytest.mark.parametrize("words", ["", "   ", "...", "hello"])
def test_words_that_mean_nothing(words: str) -> None:
    run = listening(options_menu())
    run.write(words)
    assert run.heard_last == ["Sorry?"]


def test_words_cut_the_prompt_short() -> None:
    run = Driven(options_menu())
    run.said()
    assert names(run.write("fault")) == ["Silence", "Speak"]


def test_on_chat_the_key_may_be_written() -> None:
    run = listening(options_menu(), medium="chat")
    run.write("1")
    assert run.stands == "main/ask"
    run.write("1 2 3 4 5 6")
    assert run.values["account"] == "123456"


def test_on_chat_options_without_keys_are_numbered() -> None:
    graph = centre(flow(
        "main",
        state("m", menu("Which?", option("bill", words=("bill",)), option("fault", words=("fault",))),
              bill="b", fault="f", no_match="e"),
        state("b", say("Bill."), next="e"),
        state("f", say("Fault."), next="e"),
        state("e", TheEnd()),
    ))  # fmt: skip
    run = listening(graph, medium="chat")
    run.write("2")
    assert run.heard_last == ["Fault."]


def test_on_chat_what_is_asked_is_text_and_nothing_is_silenced() -> None:
    run = Driven(options_menu(), medium="chat")
    assert names(run.commands) == ["Speak"]
    run.said()
    question = run.commands[-1]
    assert isinstance(question, Speak) and question.expects == "text"
    assert question.options == ("bill", "fault", "repeat")
    assert names(run.write("fault")) == ["Speak"]


def test_words_while_nothing_is_asked_are_ignored() -> None:
    run = Driven(options_menu())
    assert run.write("bill") == []


def test_words_are_those_of_the_language() -> None:
    graph = centre(
        flow(
            "main",
            state(
                "m",
                menu("Which?", Option("bill", ("1",), {"en": ("bill",), "it": ("bolletta",)})),
                bill="b",
                no_match="e",
            ),
            state("b", say("Bill."), next="e"),
            state("e", TheEnd()),
        ),
        languages=("it", "en"),
    )
    run = Driven(graph)
    prompt = run.commands[-1]
    assert isinstance(prompt, Speak) and prompt.options == ("bolletta",) and prompt.language == "it"
    run.said()
    run.write("La BOLLETTA")
    assert run.heard_last == ["[it] Bill."]


def test_an_option_without_words_is_shown_by_its_name() -> None:
    graph = centre(flow("main", state("m", menu("Which?", Option("bill", ("1",))), bill="e"), state("e", TheEnd())))
    speak = Driven(graph).commands[-1]
    assert isinstance(speak, Speak) and speak.options == ("bill",)


# --- a shape among options, and texts


def test_a_shape_among_options() -> None:
    question = menu("Extension, or 0.", option("desk", "0"), option("hear", "*"))
    from compiler.graph import Shape
    from flowlang.values import replace

    question = replace(question, shape=Shape(Type("digits", 4, 4), "extension"))
    graph = centre(flow(
        "main",
        state("m", question, desk="desk", hear="m", collected="x", no_input="e", no_match="wrong"),
        state("desk", say("Desk."), next="e"),
        state("x", say("Extension."), next="e"),
        state("wrong", say("Wrong."), next="e"),
        state("e", TheEnd()),
    ))  # fmt: skip
    run = listening(graph)
    run.press("1234")
    assert run.heard_last == ["Extension."] and run.values == {"extension": "1234"}
    run = listening(graph)
    run.press("0")
    run.fire("keys")
    assert run.heard_last == ["Desk."]
    run = listening(graph)
    run.press("*")
    assert run.heard_last == ["Extension, or 0."]
    run = listening(graph)
    run.press("12")
    run.fire("keys")
    assert run.heard_last == ["Wrong."]


def test_where_a_text_is_asked_keys_mean_nothing() -> None:
    graph = centre(
        flow(
            "main",
            state("a", say("Hello."), next="c"),
            state("c", collect("Your name?", TEXT, "name"), collected="n", no_input="e", no_match="e"),
            state("n", menu("Go on?", option("1", "1")), **{"1": "e", "no_input": "e", "no_match": "e"}),
            state("e", TheEnd()),
            variables=(slot("name", TEXT),),
        )
    )
    run = Driven(graph)
    run.press("1")
    assert run.heard_last == ["Your name?"]
    assert run.press("5") == []
    run.write("  Maria   Rossi ")
    assert run.values == {"name": "Maria Rossi"} and run.heard_last == ["Go on?"]


# --- anywhere


def with_anywhere(accepts: bool = True) -> Graph:
    question = menu("Press 1.", option("1", "1", words=("one",)), accepts_anywhere=accepts)
    main = flow(
        "main",
        state("d", Do("sub", ()), done="e"),
        state("operator", say("An operator."), next="e"),
        state("e", TheEnd()),
        anywhere=(option("operator", "0", words=("operator",)), option("ignored", "1")),
        anywhere_to={"operator": "operator", "ignored": "e"},
    )
    sub = flow(
        "sub",
        state("a", Enter(), next="m"),
        state("m", question, **{"1": "c", "no_input": "e", "no_match": "wrong"}),
        state("c", collect("Code?", Type("digits", 3, 3), "code"), collected="e", no_input="e", no_match="wrong"),
        state("wrong", say("Wrong."), next="e"),
        state("e", TheEnd()),
    )
    return centre(main, sub)


def test_anywhere_leaves_the_flows_within() -> None:
    run = listening(with_anywhere())
    run.press("0")
    assert run.heard_last == ["An operator."] and len(run.position.frames) == 1
    assert run.last.taken == (("sub/m", "operator"),)


def test_the_questions_own_key_comes_before_anywhere() -> None:
    run = listening(with_anywhere())
    run.press("1")
    assert run.stands == "sub/c"


def test_anywhere_by_words_also_where_digits_are_collected_but_not_by_keys() -> None:
    run = listening(with_anywhere())
    run.press("1")
    run.press("000")
    assert run.stands == "over"
    run = listening(with_anywhere())
    run.press("1")
    run.write("0")
    assert run.heard_last == ["Wrong."]
    run = listening(with_anywhere())
    run.press("1")
    run.write("operator please")
    assert run.heard_last == ["An operator."]


def test_a_question_may_take_nothing_from_anywhere() -> None:
    run = listening(with_anywhere(accepts=False))
    run.press("0")
    assert run.heard_last == ["Wrong."]


def test_a_count_in_a_question_ends() -> None:
    graph = centre(flow(
        "main",
        state("m", menu("Which?", option("1", "1")), **{"1": "e", "no_input": "c", "no_match": "c"}),
        state("c", Count(1, "question"), again="r", then="e"),
        state("r", Repeat(), next="m"),
        state("e", TheEnd()),
    ))  # fmt: skip
    run = listening(graph)
    run.press("9")
    run.fire("silence") if run.position.phase == "listening" else run.press("9")
    assert run.stands == "over"
