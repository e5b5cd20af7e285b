"""What lies over a picture: what was taken, what changed; told by colour, by sign and by line."""

from __future__ import annotations

import shutil
import xml.etree.ElementTree as ElementTree

import pytest
from goldens import ROOT, compare
from graphs import asked, centre, do, end, enter, flow, give, menu, say

from compiler.graph import Graph, Option
from flowlang.values import replace
from visualizer import dot, mermaid
from visualizer.difference import ADDED, CHANGED, REMOVED, difference_picture
from visualizer.fold import fold
from visualizer.overlay import NEVER, PARTLY, TAKEN, Overlay, coverage_overlay
from visualizer.render import render

WAYS = {
    "main/start": ["next"],
    "main/start/say": ["next"],
    "main/options": ["1"],
    "main/ask": ["next"],
    "main/ask/do": ["verified"],
    "main/bye": [],
    "main/bye/end": [],
    "verify/a": ["1"],
    "verify/b": [],
    "main": ["on failure"],
    "main/anywhere": ["help"],
}


def small(bye: str = "Goodbye.") -> Graph:
    main = flow(
        "main",
        {
            "start": enter("start/say"),
            "start/say": say("Welcome.", "options"),
            "options": asked({"1": "ask", "2": "bye", "no input": "bye"}, Option("1", ("1",)), Option("2", ("2",))),
            "ask": enter("ask/do"),
            "ask/do": do("verify", verified="bye", given_up="bye"),
            "bye": enter("bye/say"),
            "bye/say": say(bye, "bye/end"),
            "bye/end": end(),
        },
        on_failure="bye",
        on_hang_up="bye",
    )
    options = (Option("help", ("0",)), Option("leave", ("9",)))
    ways = tuple(replace(main.states[0].exits[0], exit=one.exit, to="main/bye") for one in options)
    main = replace(main, anywhere=options, anywhere_exits=ways)
    verify = flow(
        "verify",
        {"a": menu({"1": "b", "no input": "c"}), "b": give("verified"), "c": give("given_up")},
        outcomes=("verified", "given_up"),
    )
    return centre(main, verify)


# --- what was taken ---------------------------------------------------------------------------------------------------


def test_steps_are_taken_partly_or_never() -> None:
    found = coverage_overlay(small(), WAYS)
    assert found.boxes["main/start"] is TAKEN
    assert found.boxes["main/options"] is PARTLY
    assert found.boxes["main/bye"] is PARTLY
    assert found.boxes["verify/c"] is NEVER
    assert found.words["main/options"] == "1/3"
    assert found.words["main/start"] == ""


def test_a_step_that_ends_the_call_is_taken_where_a_way_leads_to_it() -> None:
    assert coverage_overlay(small(), {"main/bye": ["next"], "main/bye/say": ["next"]}).boxes["main/bye"] is TAKEN
    assert coverage_overlay(small(), {"verify/a": ["1"]}).boxes["verify/b"] is TAKEN


def test_arrows_are_taken_where_each_way_they_stand_for_was() -> None:
    found = coverage_overlay(small(), WAYS)
    assert found.arrows["main/start->main/options"] is TAKEN
    assert found.arrows["main/options->main/ask"] is TAKEN
    assert found.arrows["main/options->main/bye"] is NEVER
    assert found.arrows["main/ask->main/bye"] is PARTLY


def test_outcomes_and_what_a_flows_head_leads_to() -> None:
    found = coverage_overlay(small(), WAYS)
    assert found.boxes["verify/outcome/verified"] is TAKEN
    assert found.boxes["verify/outcome/given_up"] is NEVER
    assert found.boxes["main/head/on-failure"] is TAKEN
    assert found.boxes["main/head/on-hang-up"] is NEVER
    assert found.boxes["main/head/anywhere-help"] is TAKEN
    assert found.boxes["main/head/anywhere-leave"] is NEVER
    assert found.arrows["main/head/on-failure->main/bye"] is TAKEN


def test_an_outcome_that_some_places_give_is_partly_taken() -> None:
    verify = flow(
        "verify",
        {"a": menu({"1": "b", "2": "c"}), "b": give("done"), "c": give("done")},
        outcomes=("done",),
    )
    found = coverage_overlay(centre(verify), {"verify/a": ["1"], "verify/c": []})
    assert found.boxes["verify/outcome/done"] is TAKEN
    together = flow(
        "verify",
        {"a": menu({"1": "a/b", "2": "a/c"}), "a/b": give("done"), "a/c": give("done")},
        outcomes=("done",),
    )
    assert coverage_overlay(centre(together), {"verify/a": ["1"]}).boxes["verify/outcome/done"] is PARTLY


def test_one_flow_alone() -> None:
    found = coverage_overlay(small(), WAYS, flow="verify")
    assert {id.partition("/")[0] for id in (*found.boxes, *found.arrows)} == {"verify"}


@pytest.mark.parametrize(("language", "word"), [("en", "never taken"), ("it", "mai presa")])
def test_the_legend_is_in_the_readers_language(language: str, word: str) -> None:
    assert word in [words for _, words in coverage_overlay(small(), WAYS, language).legend]


# --- what changed -----------------------------------------------------------------------------------------------------


def changed() -> Graph:
    """Another goodbye; the second option leads elsewhere; `ask` is gone, `other` is new; a further flow."""
    main = flow(
        "main",
        {
            "start": enter("start/say"),
            "start/say": say("Welcome.", "options"),
            "options": asked({"1": "other", "2": "bye", "no input": "other"}, Option("1", ("1",)), Option("2", ("2",))),
            "other": enter("bye"),
            "bye": enter("bye/say"),
            "bye/say": say("So long.", "bye/end"),
            "bye/end": end(),
        },
        on_failure="bye",
        at_most=60_000_000,
        at_most_to="bye",
    )
    return centre(main, flow("extra", {"a": enter("b"), "b": end()}))


def test_what_came_went_and_changed() -> None:
    picture, found = difference_picture(small(), changed())
    assert found.boxes["main/other"] is ADDED
    assert found.boxes["main/ask"] is REMOVED
    assert found.boxes["main/bye"] is CHANGED
    assert found.boxes["main/options"] is CHANGED
    assert "main/start" not in found.boxes
    assert found.boxes["main/head/at-most"] is ADDED
    assert found.boxes["main/head/on-hang-up"] is REMOVED
    assert found.arrows["main/options->main/other"] is ADDED
    assert found.arrows["main/options->main/ask"] is REMOVED
    assert found.arrows["main/options->main/bye"] is CHANGED
    assert [one.name for one in picture.flows] == ["main", "extra", "verify"]
    assert {box.id for box in picture.flows[0].boxes} >= {"main/ask", "main/other"}


def test_what_a_head_says_may_change() -> None:
    def timed(minutes: int) -> Graph:
        main = flow("main", {"a": enter("b"), "b": end()}, at_most=minutes * 60_000_000, at_most_to="b")
        return centre(main)

    assert difference_picture(timed(1), timed(2))[1].boxes == {"main/head/at-most": CHANGED}


def test_nothing_is_marked_where_nothing_changed() -> None:
    picture, found = difference_picture(small(), small())
    assert (found.boxes, found.arrows) == ({}, {})
    assert picture == fold(small())


def test_a_flow_may_be_in_one_version_only() -> None:
    for name in ("extra", "verify"):
        picture, found = difference_picture(small(), changed(), flow=name)
        assert [one.name for one in picture.flows] == [name]
        assert set(found.boxes.values()) == {ADDED if name == "extra" else REMOVED}
    with pytest.raises(KeyError):
        difference_picture(small(), changed(), flow="nowhere")


def test_a_sub_flow_that_begins_elsewhere_can_be_drawn() -> None:
    def with_entry(name: str) -> Graph:
        main = flow("main", {"a": do("sub", done="b"), "b": end()})
        return centre(main, flow("sub", {name: give("done")}, outcomes=("done",)))

    picture, overlay = difference_picture(with_entry("x"), with_entry("y"))
    assert [one.target for one in picture.dos] == ["sub/y"]
    assert "sub/x" in dot.drawn(picture, overlay)


def test_the_difference_in_italian() -> None:
    assert [words for _, words in difference_picture(small(), changed(), "it")[1].legend] == [
        "nuovo",
        "tolto",
        "cambiato",
    ]


# --- drawn ------------------------------------------------------------------------------------------------------------


def pictures() -> dict[str, tuple[object, Overlay]]:
    return {
        "coverage": (fold(small()), coverage_overlay(small(), WAYS)),
        "difference": difference_picture(small(), changed()),
    }


@pytest.mark.parametrize("name", ["coverage", "difference"])
def test_the_drawings_are_these(name: str, update_goldens: bool) -> None:
    picture, overlay = pictures()[name]
    compare(ROOT / "pictures" / f"{name}.dot", dot.drawn(picture, overlay), update_goldens)  # type: ignore[arg-type]
    compare(ROOT / "pictures" / f"{name}.mmd", mermaid.drawn(picture, overlay), update_goldens)  # type: ignore[arg-type]


@pytest.mark.skipif(not shutil.which("dot"), reason="graphviz is not installed")
@pytest.mark.parametrize("name", ["coverage", "difference"])
def test_graphviz_draws_them(name: str) -> None:
    picture, overlay = pictures()[name]
    drawn = render(dot.drawn(picture, overlay), "svg").decode()  # type: ignore[arg-type]
    root = ElementTree.fromstring(drawn)
    classes = {found for one in root.iter() for found in (one.get("class") or "").split()}
    assert classes >= {mark.name for mark, _ in overlay.legend} | {"legend"}
    assert "stroke-dasharray" in drawn


def test_no_two_marks_differ_by_colour_alone() -> None:
    for marks in ((TAKEN, PARTLY, NEVER), (ADDED, REMOVED, CHANGED)):
        assert len({one.sign for one in marks}) == len({one.style for one in marks}) == len(marks)
