"""What changes for callers: each change once, with a call that shows it; and nothing where they notice nothing."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest
from planted_faults import planted
from scenario_centres import CENTRE, DESK, FLOWS, MAIN

from compiler.centre import Compiled, compile_centre
from compiler.graph import Graph
from flowlang.values import replace
from runtime.centre_folder import read_centre
from runtime.rehearsal.difference import Changes, changes_between
from runtime.rehearsal.script import read_script

TEXTS = {"centre.yaml": CENTRE, "main.flow": MAIN, "desk.flow": DESK}


def compiled(texts: dict[str, str], files: tuple[str, ...] = ()) -> Compiled:
    found = compile_centre(texts, files)
    assert found.graph is not None, found.diagnostics
    return found


def changes(*edits: tuple[str, str, str], language: str = "en", most: int = 4_000) -> Changes:
    """What changes when a text of a file is written otherwise."""
    texts = dict(TEXTS)
    for path, old, new in edits:
        assert old in texts[path], old
        texts[path] = texts[path].replace(old, new)
    return changes_between(compiled(TEXTS), compiled(texts), language, most)


@lru_cache(maxsize=1)
def sample() -> tuple[dict[str, str], tuple[str, ...]]:
    found = read_centre(FLOWS)
    return dict(found.texts), tuple(found.files)


def in_the_sample(path: str, old: str, new: str) -> Changes:
    texts, files = sample()
    assert old in texts[path]
    return changes_between(compiled(texts, files), compiled({**texts, path: texts[path].replace(old, new)}, files))


# --- no change --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("main.flow", "flow main", "# a note\n\nflow main"),
        ("main.flow", "step price", "step what_it_costs"),
        ("main.flow", "menu choose", "# another\n  menu choose"),
        ("centre.yaml", "name: Many Ways", "name: Other Ways"),
        ("centre.yaml", "per_hour: 60", "per_hour: 50"),
        ("centre.yaml", "8099", "8098"),
    ],
)
def test_callers_notice_nothing(path: str, old: str, new: str) -> None:
    new_steps = [("main.flow", "-> price", "-> what_it_costs")] if "what_it_costs" in new else []
    assert changes((path, old, new), *new_steps) == Changes(())


def test_a_step_that_moved_is_no_change() -> None:
    at = MAIN.index("  step goodbye")
    start = MAIN.index("  step start")
    moved = MAIN[:start] + MAIN[start:at].rstrip() + "\n"
    moved = moved.replace("  step price", MAIN[at:].rstrip() + "\n\n  step price")
    assert changes_between(compiled(TEXTS), compiled({**TEXTS, "main.flow": moved})) == Changes(())


# --- changes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "before", "now", "lines"),
    [
        (("centre.yaml", "{en: Hello.}", "{en: Welcome.}"), "“Hello.”", "“Welcome.”", []),
        (("main.flow", '2, "leave"   -> goodbye', '2, "leave"   -> price'), "Goodbye", "shop.price", ["press 2"]),
        (("main.flow", "no input after 6s,", "no input after 7s,"), "6 s", "7 s", []),
        (("main.flow", "again once, then", "again twice, then"), "Goodbye", "For the price", ["press 9", "press 9"]),
        (("main.flow", 'log("price", 2)', 'log("price", 3)'), '"count": 2', '"count": 3', None),
        (("main.flow", "within 3s\n      not", "within 4s\n      not"), "(3 s)", "(4 s)", ["press 1"]),
        (("desk.flow", "within 20s", "within 25s"), "(20 s)", "(25 s)", ["say …", "wait 10s"]),
        (("desk.flow", "at most 10s", "at most 20s"), "10 s", "20 s", []),
        (("desk.flow", "say hello to the end", "say hello"), "to its end", "heard (en)", []),
        (("desk.flow", "+390299911", "+390299912"), "+390299911", "+390299912", ["say …", "wait 10s"]),
    ],
)
def test_one_change(edit: tuple[str, str, str], before: str, now: str, lines: list[str] | None) -> None:
    found = changes(edit).changes
    assert found
    one = found[0]
    assert before in one.before and now in one.now
    assert one.call in one.what and one.before in one.what and one.now in one.what
    assert lines is None or one.witness["lines"] == lines
    assert one.old is not None and one.new is not None


def test_a_prompt_that_is_heard_in_many_places_is_one_change() -> None:
    found = in_the_sample("centre.yaml", "en: Thank you for calling Acme Energia. Goodbye.", "en: Goodbye.")
    assert len(found.changes) == 1


def test_each_language_of_a_prompt_is_a_change_of_its_own() -> None:
    texts, files = sample()
    new = texts["centre.yaml"].replace("Acme Energia. Goodbye.", "us.").replace("Energia. Arrivederci.", "Energia.")
    found = changes_between(compiled(texts, files), compiled({**texts, "centre.yaml": new}, files))
    assert len(found.changes) == 2


def test_what_lies_behind_other_words_is_found_too() -> None:
    found = changes(
        ("centre.yaml", "{en: Hello.}", "{en: Welcome.}"),
        ("main.flow", '2, "leave"   -> goodbye', '2, "leave"   -> price'),
    )
    assert any("Welcome" in one.now for one in found.changes)
    assert any("press 2" in one.call for one in found.changes)


def test_hours_that_moved_have_an_instant() -> None:
    found = in_the_sample("centre.yaml", "08:30-18:00", "09:00-18:00")
    assert len(found.changes) == 1
    assert found.changes[0].witness["at"] == "2026-03-02T08:30+01:00"
    assert found.changes[0].witness["lines"] == ["press 1"]


def test_a_condition_has_a_value_on_the_other_side() -> None:
    found = in_the_sample("main.flow", "bill.amount = 0", "bill.amount < 10")
    assert found.changes
    assert any('"amount"' in line for line in found.changes[0].witness["lines"])  # type: ignore[attr-defined]


def test_a_new_option_is_found() -> None:
    found = changes(("main.flow", '2, "leave"   -> goodbye', '2, "leave"   -> goodbye\n    5            -> price'))
    assert found.changes[0].witness["lines"] == ["press 5"]


def test_words_that_are_no_longer_understood_are_found() -> None:
    chat = changes(("main.flow", '2, "leave"   -> goodbye', '2, "go"      -> goodbye'))
    assert {str(one.witness["medium"]) for one in chat.changes} == {"chat"}


@pytest.mark.parametrize(
    ("old", "new", "before", "now"),
    [
        ('"+390299902"', '"+390299903"', "+390299902 (voice)", "+390299903 (voice)"),
        ("  desk: {number", "  office: {number", "+390299902 (voice)", "there is none"),
    ],
)
def test_lines_that_came_went_or_have_another_number(old: str, new: str, before: str, now: str) -> None:
    found = changes(("centre.yaml", old, new)).changes
    assert (found[0].before, found[0].now) == (before, now)
    assert found[0].witness == {}


def test_in_italian() -> None:
    found = changes(("centre.yaml", "{en: Hello.}", "{en: Welcome.}"), language="it")
    assert found.changes[0].what.endswith("prima: si sente «Hello.» (en); ora: si sente «Welcome.» (en)")


def test_it_says_when_it_stopped_at_its_bound() -> None:
    assert not changes(("main.flow", "again once, then", "again twice, then"), most=1).is_complete
    assert changes(("main.flow", "again once, then", "again twice, then")).is_complete


def test_it_is_the_same_every_time() -> None:
    edit = ("main.flow", "again once, then", "again twice, then")
    assert changes(edit) == changes(edit)


# --- planted faults ---------------------------------------------------------------------------------------------------

NOT_A_CHANGE = ("var customer", '2, "italiano"', "go on")
"""What a caller cannot notice at all: see the reasons in `test_cover_planted`."""


def test_planted_faults_are_changes() -> None:
    texts, files = sample()
    before = compiled(texts, files)
    chosen = planted(texts, files)[::16]
    assert len(chosen) >= 8
    for one in chosen:
        found = changes_between(before, of_graph(before, one.known.graph), most=900)
        assert found.changes or any(part in one.text for part in NOT_A_CHANGE), one.name


def of_graph(before: Compiled, graph: Graph) -> Compiled:
    return replace(before, graph=graph, hash="another")


def test_every_witness_is_a_script() -> None:
    for edit in (("main.flow", "again once, then", "again twice, then"), ("desk.flow", "within 20s", "within 25s")):
        for one in changes(edit).changes:
            lines = one.witness["lines"]
            assert isinstance(lines, list)
            assert read_script("\n".join(lines)).mistakes == ()
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d", str(one.witness["at"]))
