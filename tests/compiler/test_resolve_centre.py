"""What flows take over from each other, and who may be named by whom."""

from __future__ import annotations

import pytest
from compiling import codes, compiled, flow, graph_of
from message_cases import default, merged

SUB = """flow ask ()
{head}  outcome told
  outcome refused

  step start
    confirm
      say {said}
      no, no input, no match   outcome refused
    outcome told
"""
DO = "do ask()\n  told      -> goodbye\n  refused   say welcome, -> goodbye"


def both(text: str) -> str:
    return text.replace("languages  en", "languages  en, it")


def test_a_sub_flow_speaks_the_languages_of_those_that_do_it() -> None:
    found = compiled(both(flow(DO)), ask=SUB.format(head="", said="anything_else"))
    assert graph_of(found, "ask").languages == ("en", "it")
    assert graph_of(compiled(flow(DO), ask=SUB.format(head="", said="anything_else")), "ask").languages == ("en",)


def test_a_text_of_a_sub_flow_needs_the_languages_of_those_that_do_it() -> None:
    assert codes(compiled(both(flow(DO)), ask=SUB.format(head="", said='"Really?"'))) == ["F502"]
    assert codes(compiled(flow(DO), ask=SUB.format(head="", said='"Really?"'))) == []


def test_a_sub_flow_may_say_languages_and_media_of_its_own() -> None:
    ask = SUB.format(head="  languages  en\n  media      voice, video\n", said='"Really?"')
    found = graph_of(compiled(both(flow(DO)), ask=ask), "ask")
    assert found.languages == ("en",)
    assert found.media == ("voice", "video")


def test_a_flow_takes_over_through_flows_between() -> None:
    between = "flow between ()\n  outcome told\n\n  step start\n    do ask()\n      told, refused   outcome told\n"
    text = flow("do between()\n  told   -> goodbye").replace("media      voice", "media      voice, video")
    found = compiled(text, ask=SUB.format(head="", said="anything_else"), between=between)
    assert graph_of(found, "ask").media == ("voice", "video")


def test_flows_that_do_each_other_come_to_an_end() -> None:
    one = "flow one ()\n  outcome told\n\n  step start\n    do other()\n      told   outcome told\n"
    other = one.replace("flow one", "flow other").replace("do other", "do one")
    assert "F414.through" in codes(compiled(flow("do one()\n  told -> goodbye"), one=one, other=other))


def test_a_flow_without_media_works_on_those_of_its_services() -> None:
    text = flow("-> goodbye").replace("  media      voice\n", "")
    assert graph_of(compiled(text)).media == ("voice",)


def test_a_service_names_a_flow_that_is_there() -> None:
    centre = merged(default("centre.yaml"), "services:\n  customer_care: {flow: mian, media: [voice], hours: office}\n")
    assert codes(compiled(flow("-> goodbye"), centre)) == ["F205.did_you_mean"]
    far = merged(default("centre.yaml"), "services:\n  customer_care: {flow: sales, media: [voice], hours: office}\n")
    assert codes(compiled(flow("-> goodbye"), far)) == ["F205"]


@pytest.mark.parametrize("broken", ["flow ???", "flow ask (\n"])
def test_a_flow_that_could_not_be_read_is_not_missed(broken: str) -> None:
    found = codes(compiled(flow("do sales()\n  told -> goodbye"), ask=broken))
    assert found
    assert not [code for code in found if not code.startswith("F1")]


def test_one_flow_of_two_with_one_name_is_compiled() -> None:
    assert "F202" in codes(compiled(flow("-> goodbye"), other=flow("-> goodbye")))
