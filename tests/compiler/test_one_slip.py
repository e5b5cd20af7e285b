"""One slip in the catalogue makes one message: nothing is said of flows, or of other entries, that only follows."""

from __future__ import annotations

import pytest
from goldens import ROOT

from compiler.centre import compile_centre
from runtime.centre_folder import read_centre

SAMPLE = read_centre(ROOT.parents[1] / "flows")
CATALOGUE = SAMPLE.texts["centre.yaml"]

MISSPELT = [
    ("prompts", "prompt"),
    ("prompts", "messages"),
    ("zone", "timezone"),
    ("zone", "zon"),
    ("calendars", "calendar"),
    ("calendars", "hours"),
    ("connectors", "conector"),
    ("records", "record"),
    ("services", "service"),
    ("lines", "line"),
    ("translations", "traduzioni"),
    ("languages", "language"),
    ("centre", "version"),
    ("outbound", "outbond"),
    ("trunks", "trunk"),
]
LOSABLE = ("prompts", "calendars", "connectors", "records", "services", "lines", "translations", "languages")
NO_MAPS = tuple(name for name in LOSABLE if name != "languages")

WITHIN = [
    ("F909.did_you_mean", "  unknown_code:", "  unknown-code:"),
    ("F927.did_you_mean", "    it: Questo", "    itt: Questo"),
    ("F927", "    it: Questo", "    fr: Questo"),
    ("F908.empty", "    it: Questo codice non ci risulta.", "    it:"),
    ("F916", "[en, it]", "[en, xx]"),
    ("F916.did_you_mean", "[en, it]", "[english, it]"),
    ("F930.did_you_mean", "{code: digits(6), name", "{code: digit(6), name"),
    ("F906.did_you_mean", "patron:", "patrons:"),
    ("F601.time", "08:30-18:00", "08:30-25:00"),
    ("F908.map", '"fault": {it: guasto}', '"fault": guasto'),
    ("F901.colon", "en: Welcome to", "en Welcome to"),
    ("F901.bracket", "{it: guasto}", "{it: guasto"),
    ("F901.tab", "  office:", "\toffice:"),
]


def found(old: str, new: str) -> list[str]:
    """What is told of the sample centre with one thing in its catalogue written otherwise."""
    assert old in CATALOGUE
    texts = {**SAMPLE.texts, "centre.yaml": CATALOGUE.replace(old, new, 1)}
    return [f"{one.code}.{one.variant}".removesuffix(".") for one in compile_centre(texts, SAMPLE.files).diagnostics]


@pytest.mark.parametrize(("key", "written"), MISSPELT)
def test_a_misspelt_section_is_told_and_then_read_as_what_was_meant(key: str, written: str) -> None:
    assert found(f"\n{key}:", f"\n{written}:") == ["F906.did_you_mean"]


@pytest.mark.parametrize("key", (*LOSABLE, "trunks", "outbound", "zone"))
def test_nothing_is_said_of_names_that_a_lost_section_may_hold(key: str) -> None:
    assert found(f"\n{key}:", "\nqqqqq:") == ["F906"]


@pytest.mark.parametrize("key", NO_MAPS)
def test_nor_of_those_in_a_section_that_is_no_map(key: str) -> None:
    begin = CATALOGUE.index(f"\n{key}:")
    rest = CATALOGUE[begin + 1 :].split("\n")
    end = next((at for at, line in enumerate(rest) if at and line[:1].isalpha()), len(rest))
    assert found("\n".join(["", *rest[:end]]), f"\n{key}: [one, two]") == ["F908.map"]


@pytest.mark.parametrize(("code", "old", "new"), WITHIN)
def test_nor_of_what_follows_from_a_slip_within_an_entry(code: str, old: str, new: str) -> None:
    assert found(old, new) == [code]


def test_what_is_lost_hides_no_other_fault() -> None:
    texts = dict(SAMPLE.texts)
    texts["centre.yaml"] = CATALOGUE.replace("\nprompts:", "\nqqqqq:").replace("[404]", "[999]", 1)
    texts["main.flow"] = texts["main.flow"].replace("crm.", "crn.", 1)
    codes = {one.code for one in compile_centre(texts, SAMPLE.files).diagnostics}
    assert codes == {"F906", "F207", "F934"}


MAIN = SAMPLE.texts["main.flow"]
IN_A_FLOW = [
    ("F113.flow", "flow main", "main"),
    ("F116", "languages   en, it", "languages   en it"),
    ("F102", "  languages   en, it", "\tlanguages   en, it"),
    ("F102", "    say welcome", "\tsay welcome"),
    ("F111.hyphen", "menu choose_language", "menu choose-language"),
    ("F111.hyphen", "step opening_hours", "step opening-hours"),
    ("F109.did_you_mean", "  step opening\n", "  passo opening\n"),
    ("F109.did_you_mean", "  menu choose_language", "  scelta choose_language"),
    ("F110.missing", "    -> choose_language", "    choose_language"),
    ("F103.quote", '1, "english"', "1, “english”"),
]


@pytest.mark.parametrize(("code", "old", "new"), IN_A_FLOW)
def test_one_slip_in_a_flow_makes_one_message_too(code: str, old: str, new: str) -> None:
    assert old in MAIN
    texts = {**SAMPLE.texts, "main.flow": MAIN.replace(old, new, 1)}
    diagnostics = compile_centre(texts, SAMPLE.files).diagnostics
    assert [f"{one.code}.{one.variant}".removesuffix(".") for one in diagnostics] == [code]


def test_text_that_is_no_yaml_hides_no_fault_elsewhere() -> None:
    texts = dict(SAMPLE.texts)
    texts["centre.yaml"] = CATALOGUE.replace("en: Welcome to", "en Welcome to", 1).replace("[404]", "[999]", 1)
    texts["main.flow"] = MAIN.replace("crm.", "crn.", 1)
    assert {one.code for one in compile_centre(texts, SAMPLE.files).diagnostics} == {"F901", "F934", "F207"}


def test_two_sections_that_are_no_yaml_are_told_one_after_the_other() -> None:
    texts = {"centre.yaml": "centre: 1\na: {\nb: {\n", "main.flow": "flow main\n  step a\n    end\n"}
    assert [one.code for one in compile_centre(texts).diagnostics] == ["F901"]
