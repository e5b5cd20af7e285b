"""What is drawn of a graph: boxes and arrows, before there is a format."""

from __future__ import annotations

import pytest
from graphs import States, asked, centre, do, end, enter, fetch, flow, give, menu, say, speech

from compiler.graph import (
    Branch,
    Case,
    Count,
    InState,
    Ladder,
    Option,
    Play,
    Question,
    Record,
    Repeat,
    Shape,
    Sound,
    Speech,
    Transfer,
    Transition,
    Variable,
)
from compiler.types import Type
from visualizer.fold import MOST_ASIDES, MOST_LABELS, MOST_LINES, fold, lasting
from visualizer.picture import ASIDE, DO, GO, Arrow, Box, FlowPicture


def drawn(steps: States, **more: object) -> FlowPicture:
    (found,) = fold(centre(flow("main", {**steps, "bye": end()}, **more))).flows
    return found


def arrows(steps: States, **more: object) -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """The arrows out of `start`: target -> kind, labels, asides."""
    found = [one for one in drawn(steps, **more).arrows if one.source == "main/start"]
    return {one.target.partition("/")[2]: (one.kind, one.labels, one.asides) for one in found}


def box(steps: States, id: str = "main/start", **more: object) -> Box:
    return next(one for one in drawn(steps, **more).boxes if one.id == id)


# --- boxes


def test_a_step_is_one_box_with_what_it_does() -> None:
    collect = Question("collect", (speech("Your code?"),), shape=Shape(Type("digits", 6, 6), "account"))
    steps = {
        "start": enter("start/say"),
        "start/say": say("Hello.", "start/play"),
        "start/play": (Play(Speech({"en": (Sound("sounds/beep.wav"),)})), {"next": "start/collect"}),
        "start/collect": (collect, {"collected": "start/fetch", "no input": "bye"}),
        "start/fetch": fetch(ok="start/fetch/ok/say"),
        "start/fetch/ok/say": say("Not on the main line.", "bye"),
    }
    found = box(steps)
    assert found.lines == ("“Hello.”", "♪ beep.wav", "asks for account", "…")
    assert len(found.lines) == MOST_LINES + 1
    assert (found.kind, found.name, found.is_entry, found.ends) == ("step", "start", True, False)
    assert box(steps, "main/bye").ends


def test_a_menu_says_what_asks_again() -> None:
    steps = {
        "start": asked(
            {"1": "bye", "star": "start/star/again", "no input": "bye"},
            Option("1", ("1",)),
            Option("star", ("*",), {"en": ("repeat",)}),
        ),
        "start/star/again": (Repeat(), {"next": "start"}),
    }
    assert (box(steps).kind, box(steps).lines) == ("menu", ("“Well?”", "again: * repeat"))


def test_what_is_said_twice_is_written_once() -> None:
    steps = {"start": enter("start/say"), "start/say": say("Hi.", "start/say.2"), "start/say.2": say("Hi.", "bye")}
    assert box(steps).lines == ("“Hi.”",)


def test_the_head_of_a_flow_has_boxes_of_its_own() -> None:
    found = drawn(
        {"start": enter("bye")},
        on_hang_up="bye",
        on_failure="bye",
        at_most=900_000_000,
        at_most_to="bye",
        anywhere=(Option("help", ("0",), {"en": ("operator",)}),),
        anywhere_exits=(Transition("help", "main/bye"), Transition("other", "main/bye")),
    )
    heads = [one.name for one in found.boxes if one.kind == "head"]
    assert heads == [
        "when the caller hangs up",
        "when something fails",
        "after 15 minutes",
        "anywhere: 0 operator",
        "anywhere: other",
    ]
    assert {one.kind for one in found.arrows if one.source.startswith("main/head/")} == {ASIDE}


@pytest.mark.parametrize(
    ("length", "words"),
    [(60_000_000, "1 minute"), (900_000_000, "15 minutes"), (90_000_000, "90 seconds"), (1_000_000, "1 second")],
)
def test_lengths_of_time_are_words(length: int, words: str) -> None:
    assert lasting(length) == words


# --- arrows


def test_options_are_the_words_of_arrows_and_silence_stands_aside() -> None:
    options = (
        Option("1", ("1",), {"en": ("billing", "bill")}),
        Option("2", ("2",)),
        Option("fault", (), {"en": ("fault",)}),
    )
    steps = {
        "start": asked({"1": "a", "2": "a", "fault": "b", "no input": "a", "no match": "c"}, *options),
        "a": enter("bye"),
        "b": enter("bye"),
        "c": enter("bye"),
    }
    assert arrows(steps) == {
        "a": (GO, ("1 billing", "2"), ("says nothing",)),
        "b": (GO, ("fault",), ()),
        "c": (ASIDE, (), ("not understood",)),
    }


def test_a_ladder_says_how_often() -> None:
    steps = {
        "start": asked({"1": "a", "no input": "start/n", "no match": "start/m"}, Option("1", ("1",))),
        "start/n": (Count(2, "question"), {"again": "start/n/repeat", "then": "bye"}),
        "start/n/repeat": (Repeat(), {"next": "start"}),
        "start/m": (Ladder(1), {"1": "start/m/1", "then": "bye"}),
        "start/m/1": say("Sorry?", "start/m/again"),
        "start/m/again": (Repeat(), {"next": "start"}),
        "a": enter("bye"),
    }
    assert arrows(steps)["bye"] == (ASIDE, (), ("says nothing 3 times", "not understood 2 times"))


def test_a_way_counted_without_a_question_says_how_often() -> None:
    steps = {
        "start": enter("start/to"),
        "start/to": (Count(2, "flow"), {"again": "a", "then": "bye"}),
        "a": enter("bye"),
    }
    assert arrows(steps) == {"a": (GO, (), ()), "bye": (GO, ("3 times",), ())}


def test_conditions_answers_and_outcomes_are_words() -> None:
    steps = {
        "start": enter("start/if"),
        "start/if": (Branch((Case(InState("office", "open"), "1"),)), {"1": "a", "else": "start/do"}),
        "start/do": do("sub", verified="start/fetch", given_up="b", failed="c"),
        "start/fetch": fetch(ok="start/record", not_found="d"),
        "start/record": (Record(1), {"recorded": "start/transfer", "silence": "e"}),
        "start/transfer": (Transfer(Variable("n"), 1), {"ended": "f", "busy": "g", "no answer": "g"}),
        **{name: enter("bye") for name in "abcdefg"},
    }
    assert arrows(steps) == {
        "a": (GO, ("office open",), ()),
        "b": (GO, ("given up",), ()),
        "c": (ASIDE, (), ("failed",)),
        "d": (GO, ("not found",), ()),
        "e": (ASIDE, (), ("says nothing",)),
        "f": (GO, ("verified",), ()),
        "g": (ASIDE, (), ("busy", "no answer")),
    }


def test_where_every_way_leads_to_one_place_no_words_are_needed() -> None:
    steps = {
        "start": enter("start/if"),
        "start/if": (Branch((Case(InState("o", "open"), "1"),)), {"1": "bye", "else": "bye"}),
    }
    assert arrows(steps) == {"bye": (GO, (), ())}


def test_a_confirm_leads_by_yes_and_no() -> None:
    asks = Question("confirm", (), (Option("yes", ("1",)), Option("no", ("2",))))
    steps = {"start": (asks, {"yes": "a", "no": "bye", "no input": "bye"}), "a": enter("bye")}
    assert arrows(steps) == {"a": (GO, ("yes",), ()), "bye": (GO, ("no",), ("says nothing",))}


def test_a_shape_among_the_options_is_named() -> None:
    steps = {
        "start": asked(
            {"1": "a", "collected": "bye", "no input": "bye"},
            Option("1", ("1",)),
            shape=Shape(Type("digits", 4, 4), "extension"),
        ),
        "a": enter("bye"),
    }
    assert arrows(steps)["bye"][1] == ("digits: extension",)


def test_many_options_to_one_place_are_cut_short() -> None:
    exits = {f"o{i}": "bye" for i in range(50)}
    found = arrows({"start": asked(exits, *(Option(exit, (), {"en": (exit,)}) for exit in exits))})
    assert len(found["bye"][1]) == MOST_LABELS + 1
    assert found["bye"][1][-1] == "…"


def test_a_step_with_very_many_ways_is_drawn_all_the_same() -> None:
    exits = {f"o{i}": "start/a" for i in range(3000)}
    chain = {f"start/{a}": say("x", f"start/{b}") for a, b in zip("abcd", "bcde", strict=True)}
    steps = {
        "start": asked(exits, *(Option(one, (), {"en": (one,)}) for one in exits)),
        **chain,
        "start/e": say("x", "bye"),
    }
    assert arrows(steps)["bye"][0] == GO


def test_ways_that_nobody_means_become_lines_where_there_are_too_many() -> None:
    def found(count: int) -> FlowPicture:
        steps = {
            f"s{i}": menu({"1": f"s{i + 1}" if i < count - 1 else "bye", "no input": "lost"}) for i in range(count)
        }
        return drawn({**steps, "lost": enter("bye")}, entry="s0")

    few, many = found(MOST_ASIDES), found(MOST_ASIDES + 1)
    assert {one.source for one in few.arrows if one.target == "main/lost"} == {"main/s0", "main/s1", "main/s2"}
    assert not [one for one in many.arrows if one.target == "main/lost"]
    assert [one.asides for one in many.boxes if one.kind == "menu"] == [("says nothing → lost",)] * (MOST_ASIDES + 1)


def test_a_way_to_nowhere_is_left_out() -> None:
    assert arrows({"start": enter("nowhere")}) == {}


# --- a whole centre


def two() -> tuple[object, object]:
    sub = flow(
        "sub",
        {"a": menu({"1": "a/1/give", "no input": "a/give"}), "a/1/give": give("done"), "a/give": give("other")},
        outcomes=("done", "other"),
    )
    main = flow("main", {"start": enter("start/do"), "start/do": do("sub", done="bye", other="bye"), "bye": end()})
    return main, sub


def test_lines_lead_to_services_and_services_to_flows() -> None:
    picture = fold(centre(*two()))
    assert (picture.lines, picture.services) == ({"main": "care"}, {"care": "main"})
    assert picture.dos == (Arrow("main/start", "sub/a", DO, ("sub",)),)


def test_an_outcome_is_a_box() -> None:
    sub = fold(centre(*two())).flows[1]
    assert [one.id for one in sub.boxes if one.kind == "outcome"] == ["sub/outcome/done", "sub/outcome/other"]
    assert {(one.target, one.labels, one.asides) for one in sub.arrows} == {
        ("sub/outcome/done", ("1",), ()),
        ("sub/outcome/other", (), ("says nothing",)),
    }


def test_one_flow_stands_alone() -> None:
    picture = fold(centre(*two()), "main")
    assert ([one.name for one in picture.flows], picture.lines, picture.services, picture.dos) == (["main"], {}, {}, ())
    with pytest.raises(KeyError):
        fold(centre(*two()), "other")


def test_a_flow_whose_entry_is_missing_has_no_entry() -> None:
    (found,) = fold(centre(flow("main", {"start": end()}, entry="other"))).flows
    assert found.entry == ""
