"""The callers who take every way: they hold, are few, are the same every time, and what is left out is told."""

from __future__ import annotations

from functools import lru_cache

import pytest
from scenario_centres import CENTRE, known, sample

from compiler.centre import compile_centre
from runtime.rehearsal.cover import Cover, cover, titled
from runtime.rehearsal.gherkin import read_feature
from runtime.rehearsal.scenarios_known import Known
from runtime.rehearsal.scenarios_run import Features


@lru_cache(maxsize=4)
def of_the_sample(language: str = "en") -> Cover:
    return cover(sample(), language=language)


def run(found: Cover, centre: Known) -> tuple[list[str], dict[str, tuple[object, ...]]]:
    """The scenarios that do not hold, and what none took."""
    read = read_feature(found.text, "cover.feature")
    assert read.feature is not None, read.mistakes
    features = Features(centre)
    failed = [one.scenario.name for one in features.run(read.feature) if one.failures]
    return failed, {kind: share.never for kind, share in features.coverage.shares().items()}


def centre(flow: str, more: str = "", media: str = "voice", **others: str) -> Known:
    """A centre whose flow `main` has these steps, with further sections and flows."""
    head = f"flow main\n  languages en\n  media {media}\n  no input after 6s\n"
    desk = "flow desk\n  languages en\n  media voice\n  step start\n    say hello\n    end\n"
    catalogue = CENTRE.replace("[voice, chat, message, email]", f"[{media}]") + more
    files = {f"{name}.flow": text for name, text in others.items()}
    compiled = compile_centre({"centre.yaml": catalogue, "main.flow": head + flow, "desk.flow": desk, **files})
    assert compiled.graph is not None and compiled.catalogue is not None, compiled.diagnostics
    return Known(compiled.graph, compiled.catalogue)


@pytest.mark.parametrize("language", ["en", "it"])
def test_callers_of_the_sample_hold_and_take_everything(language: str) -> None:
    found = of_the_sample(language)
    assert run(found, sample()) == ([], {"steps": (), "exits": (), "options": (), "languages": ()})
    assert (found.taken, found.missing) == (found.of, ())


def test_they_are_few() -> None:
    assert len(of_the_sample().written) <= 22


def test_nobody_among_them_is_in_vain() -> None:
    every = [one.taken for one in of_the_sample().written]
    assert all(one - set().union(*every[:at], *every[at + 1 :]) for at, one in enumerate(every))


def test_they_are_the_same_every_time() -> None:
    assert cover(sample()).text == of_the_sample().text


def test_each_has_a_title_of_its_own() -> None:
    titles = [one.title for one in of_the_sample().written]
    assert len(set(titles)) == len(titles)
    assert all(0 < len(one) <= 115 for one in titles)


def test_titles_alike_are_numbered() -> None:
    assert titled(["a", "b", "a", "a"]) == ["a", "b", "a (2)", "a (3)"]


def test_one_flow_alone() -> None:
    found = cover(sample(), "fault_desk")
    assert (found.taken, found.of) == (8, 8)
    assert len(found.written) < len(of_the_sample().written)
    assert run(found, sample())[0] == []


def test_several_media_and_lines() -> None:
    found = cover(known())
    assert run(found, known())[0] == []
    assert [(one.state, one.exit, one.why) for one in found.missing] == [("desk", "on failure", "not here")]
    assert "  @voice\n" in found.text


def test_what_only_one_medium_takes() -> None:
    flow = """  step start
    if medium = chat -> by_chat
    say hello
    end
  step by_chat
    say goodbye
    end
"""
    found = cover(centre(flow, media="voice, chat"))
    assert found.missing == ()
    assert "  @chat\n" in found.text


@pytest.mark.parametrize(
    ("condition", "kind"),
    [
        ("size > 12", "number"),
        ("size = 5", "number"),
        ("size < 3", "number"),
        ('size = "4711"', "digits(4)"),
        ('size < "2026-01-01"', "date"),
        ('size starts with "00"', "digits(4)"),
    ],
)
def test_both_sides_of_a_condition_are_found(condition: str, kind: str) -> None:
    flow = f"""  step start
    collect size as {kind}
      say choose
      no input, no match  -> bye
    if {condition} -> hello
    -> bye
  step hello
    say hello
    end
  step bye
    say goodbye
    end
"""
    known_here = centre(flow)
    found = cover(known_here)
    assert found.missing == ()
    assert run(found, known_here)[0] == []


def test_who_calls_may_decide() -> None:
    flow = """  step start
    if interaction.number is known -> hello
    say goodbye
    end
  step hello
    if interaction.number = "+393331234567" -> known_one
    say hello
    end
  step known_one
    say choose
    end
"""
    found = cover(centre(flow))
    assert found.missing == ()
    assert "Given the caller's number is hidden" in found.text
    assert "Given the caller's number is +393331234567" in found.text


def test_the_hours_may_decide() -> None:
    flow = """  step start
    if open(office) and not lunch(office) -> hello
    if lunch(office)
      say choose
      end
    if holiday(office)
      say choose
      end
    say goodbye
    end
  step hello
    say hello
    end
"""
    hours = """calendars:
  office:
    open: {mon-fri: ["08:30-12:00", "13:00-18:00"]}
    lunch: {mon-fri: "12:00-13:00"}
    holidays: {country: IT}
    otherwise: closed
"""
    found = cover(centre(flow, hours))
    assert [one for one in found.missing if one.why != "no way here"] == []
    assert "Given it is Monday 12:00" in found.text


def test_what_nobody_can_take_is_told_with_the_reason() -> None:
    flow = """  var size : number = 1
  step start
    if size > 3 -> hello
    say goodbye
    end
  step hello
    say hello
    end
"""
    found = cover(centre(flow))
    assert {(one.state, one.exit, one.why) for one in found.missing} == {
        ("main/start/if", "1", "not here"),
        ("main/hello", "next", "no way here"),
        ("main/hello/say-hello", "next", "no way here"),
    }
    assert found.written


def test_chance_falls_each_way_at_some_minute() -> None:
    flow = """  step start
    case by chance
      30%    -> hello
      else   -> bye
  step hello
    say hello
    end
  step bye
    say goodbye
    end
"""
    here = centre(flow)
    found = cover(here)
    assert found.missing == ()
    assert run(found, here)[0] == []


def test_the_search_has_a_bound() -> None:
    found = cover(sample(), most=3)
    assert found.taken < found.of
    assert {one.why for one in found.missing} <= {"bound", "not here", "not said"}
    assert run(found, sample())[0] == []


def test_how_long_an_answer_is_waited_for_is_looked_at_once() -> None:
    text = of_the_sample().text
    assert "When she waits 5 seconds\n    Then she hears nothing\n    When she waits 1 second\n" in text
    assert "stays silent" in text


def test_what_is_asked_of_connectors_is_looked_at() -> None:
    assert 'crm.note_call was asked with {"topic": "billing", "account": "123456"}' in of_the_sample().text


def test_a_flow_that_no_line_leads_to_is_entered_by_itself() -> None:
    alone = "flow alone\n  languages en\n  media voice\n  step start\n    say goodbye\n    end\n"
    here = centre("  step start\n    say hello\n    end\n", alone=alone)
    found = cover(here)
    assert "the caller enters the flow alone" in found.text
    assert run(found, here)[0] == []
