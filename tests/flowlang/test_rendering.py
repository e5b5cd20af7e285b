"""What a message looks like, to the letter. The wordings here are made for these tests."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowlang import rendering
from flowlang.diagnostics import Diagnostic, Note, Severity
from flowlang.messages.wording import Wording
from flowlang.rendering import as_json, nothing_wrong, render
from flowlang.source import NOWHERE, Location, Span
from flowlang.visible import cells, shown, width

UNKNOWN = Wording(
    title="there is no step called `{name}`",
    label="nothing here has this name",
    cause="`->` leads to a step, menu or queue of this flow; `hand to` leads to another flow.",
    hint="write `{suggestion}`.",
    notes={"near": "did you mean this?", "told": "because of {what}"},
)
BARE = Wording(title="something")


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {"F201": UNKNOWN, "F202": BARE}
    monkeypatch.setattr(rendering, "wording", lambda code, variant, language: made[code])


def at(line: int, column: int, end_column: int, end_line: int = 0, path: str = "main.flow") -> Location:
    return Location(path, Span(line, column, end_line or line, end_column))


def bare(location: Location, *notes: Note, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic("F202", location, notes=notes, severity=severity)


def shape(text: str, *diagnostics: Diagnostic) -> str:
    """What is shown below the first line of the only message, without the summary."""
    return render(diagnostics, {"main.flow": text}).partition("\n")[2].rpartition("\n\n")[0]


def lines(count: int, **own: str) -> str:
    return "\n".join(own.get(f"line_{number}", "") for number in range(1, count + 1))


def test_a_message_says_what_where_why_and_what_to_do() -> None:
    text = lines(41, line_24='    0, "operator"    -> oprators', line_41="  queue operators in customer_care")
    near = Note(at(41, 9, 18, path="flows/main.flow"), "near")
    facts = {"name": "oprators", "suggestion": "operators"}
    one = Diagnostic("F201", at(24, 25, 33, path="flows/main.flow"), facts, (near,))
    assert render([one], {"flows/main.flow": text}) == (
        "error[F201]: there is no step called `oprators`\n"
        "   ┌─ flows/main.flow:24:25\n"
        "   │\n"
        '24 │     0, "operator"    -> oprators\n'
        "   │                         ^^^^^^^^ nothing here has this name\n"
        "   ·\n"
        "41 │   queue operators in customer_care\n"
        "   │         --------- did you mean this?\n"
        "\n"
        "`->` leads to a step, menu or queue of this flow; `hand to` leads to another flow.\n"
        "\n"
        "Hint: write `operators`.\n"
        "\n"
        "1 error in 1 file\n"
    )


def test_lines_that_are_neighbours_stand_together() -> None:
    assert shape("one\ntwo", bare(at(1, 1, 4), Note(at(2, 1, 4), "x"))) == (
        "  ┌─ main.flow:1:1\n  │\n1 │ one\n  │ ^^^\n2 │ two\n  │ ---"
    )


def test_two_places_on_a_line_are_underlined_one_below_the_other() -> None:
    assert shape("1, 2, 1", bare(at(1, 7, 8), Note(at(1, 1, 2), "x"))) == (
        "  ┌─ main.flow:1:7\n  │\n1 │ 1, 2, 1\n  │       ^\n  │ -"
    )


def test_a_note_before_the_fault_is_shown_before_it() -> None:
    assert shape("one\ntwo", bare(at(2, 1, 4), Note(at(1, 1, 4), "x"))) == (
        "  ┌─ main.flow:2:1\n  │\n1 │ one\n  │ ---\n2 │ two\n  │ ^^^"
    )


def test_a_note_in_another_file_has_its_own_excerpt() -> None:
    one = Diagnostic(
        "F201",
        at(1, 1, 2),
        {"name": "a", "suggestion": "b"},
        (Note(at(120, 1, 3, path="b.flow"), "told", {"what": "c"}),),
    )
    assert render([one], {"main.flow": "x", "b.flow": "\n" * 119 + "yes"}).split("\n")[1:9] == [
        "    ┌─ main.flow:1:1",
        "    │",
        "  1 │ x",
        "    │ ^ nothing here has this name",
        "    │",
        "    ┌─ b.flow:120:1",
        "    │",
        "120 │ yes",
    ]
    assert "    │ -- because of c\n" in render([one], {"main.flow": "x", "b.flow": "\n" * 119 + "yes"})


def test_a_text_that_is_not_known_is_named_alone() -> None:
    assert shape("", bare(Location("sounds/beep.wav", NOWHERE))) == "  ┌─ sounds/beep.wav"


def test_several_lines_are_underlined_at_both_ends() -> None:
    text = "  step a\n    say b\n    say c\n    end"
    assert shape(text, bare(at(1, 3, 8, end_line=4))) == (
        "  ┌─ main.flow:1:3\n  │\n1 │   step a\n  │   ^^^^^^\n  ·\n4 │     end\n  │     ^^^"
    )


def test_a_span_that_ends_where_a_line_begins_means_the_lines_before() -> None:
    assert shape("step a\n\n\nstep b", bare(at(1, 1, 1, end_line=4))) == (
        "  ┌─ main.flow:1:1\n  │\n1 │ step a\n  │ ^^^^^^"
    )


def test_nothing_at_all_is_underlined_as_one_place() -> None:
    assert shape("say", bare(at(1, 4, 4))) == "  ┌─ main.flow:1:4\n  │\n1 │ say\n  │    ^"


def test_the_end_of_a_text_is_a_place() -> None:
    assert shape("say\n", bare(at(2, 1, 1))) == "  ┌─ main.flow:2:1\n  │\n2 │\n  │ ^"
    assert shape("say", bare(at(9, 1, 1))) == "  ┌─ main.flow:9:1\n  │\n1 │ say\n  │ ^"


def test_a_place_beyond_a_line_is_its_end() -> None:
    assert shape("say", bare(at(1, 50, 60))) == "  ┌─ main.flow:1:50\n  │\n1 │ say\n  │    ^"


def test_wide_characters_and_tabs_keep_the_underline_in_its_place() -> None:
    assert shape('\tsay "漢字é" x', bare(at(1, 12, 13))) == (
        '  ┌─ main.flow:1:12\n  │\n1 │     say "漢字é" x\n  │                 ^'
    )
    assert shape("e\u0301 x", bare(at(1, 4, 5))).endswith("1 │ e\u0301 x\n  │   ^")


def test_a_line_ended_by_carriage_return_is_shown_without_it() -> None:
    assert shape("one\r\ntwo\r\n", bare(at(1, 1, 4), Note(at(2, 1, 4), "x"))).endswith("2 │ two\n  │ ---")


def test_no_control_character_of_a_source_reaches_the_terminal() -> None:
    one = Diagnostic("F201", at(1, 1, 2), {"name": "\x1b]0;x\x07", "suggestion": "\u202e"})
    text = render([one], {"main.flow": 'say "\x1b[2J\x9b\u202e\x7f"'})
    assert '1 │ say "␛[2J\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}␡"\n' in text
    assert "`␛]0;x␇`" in text
    assert {"Cc", "Cf"}.isdisjoint(map(category, text.replace("\n", "")))


def category(character: str) -> str:
    return unicodedata.category(character)


def test_a_path_cannot_steer_the_terminal() -> None:
    assert shape("", bare(Location("\x1b[2J.flow", NOWHERE))) == "  ┌─ ␛[2J.flow"


def test_a_very_long_line_is_shown_around_what_is_meant() -> None:
    text = "a" * 1000 + "HERE" + "b" * 1000
    assert shape(text, bare(at(1, 1001, 1005))) == (
        f"  ┌─ main.flow:1:1001\n  │\n1 │ …{'a' * 40}HERE{'b' * 76}…\n  │  {' ' * 40}^^^^"
    )


def test_the_ends_of_a_very_long_line_are_shown_without_a_gap_there() -> None:
    text = "START" + "a" * 1000 + "END"
    assert shape(text, bare(at(1, 1, 6))).split("\n")[2] == f"1 │ START{'a' * 115}…"
    assert shape(text, bare(at(1, 1006, 1009))).split("\n")[2:] == [
        f"1 │ …{'a' * 117}END",
        f"  │  {' ' * 117}^^^",
    ]


def test_a_very_long_underline_ends_with_what_is_shown() -> None:
    assert shape("a" * 1000, bare(at(1, 1, 1001))).split("\n")[3] == "  │ " + "^" * 120


def test_far_places_of_a_very_long_line_are_shown_apart() -> None:
    text = "a" * 500 + "X" + "b" * 500 + "Y" + "c" * 500
    rows = shape(text, bare(at(1, 501, 502), Note(at(1, 1002, 1003), "x"))).split("\n")[2:]
    assert [row[:4] for row in rows] == ["1 │ ", "  │ ", "1 │ ", "  │ "]
    assert "X" in rows[0] and "Y" in rows[2]
    assert [row.strip(" │") for row in (rows[1], rows[3])] == ["^", "-"]


def test_near_places_of_a_very_long_line_are_shown_together() -> None:
    text = "a" * 500 + "XY" + "b" * 500
    rows = shape(text, bare(at(1, 501, 502), Note(at(1, 502, 503), "x"))).split("\n")[2:]
    assert len(rows) == 3


# --- several --------------------------------------------------------------------------------------------------------


def test_messages_stand_in_the_order_of_their_places() -> None:
    places = [at(2, 1, 2), at(1, 5, 6), at(1, 3, 4), at(9, 1, 2, path="a.flow")]
    text = render(map(bare, places), {})
    assert [line[5:] for line in text.split("\n") if "┌─" in line] == [
        f"{place}" for place in ("a.flow", *["main.flow"] * 3)
    ]
    found = as_json(map(bare, places))
    assert [(one["path"], one["line"], one["column"]) for one in found] == [
        ("a.flow", 9, 1),
        ("main.flow", 1, 3),
        ("main.flow", 1, 5),
        ("main.flow", 2, 1),
    ]


@pytest.mark.parametrize(
    ("errors", "warnings", "english", "italian"),
    [
        (1, 0, "1 error in 1 file", "1 errore in 1 file"),
        (0, 1, "1 warning in 1 file", "1 avviso in 1 file"),
        (3, 1, "3 errors and 1 warning in 1 file", "3 errori e 1 avviso in 1 file"),
        (1, 2, "1 error and 2 warnings in 1 file", "1 errore e 2 avvisi in 1 file"),
    ],
)
def test_the_last_line_counts(errors: int, warnings: int, english: str, italian: str) -> None:
    found = [bare(at(1, 1, 2))] * errors + [bare(at(1, 1, 2), severity=Severity.WARNING)] * warnings
    assert render(found, {"main.flow": "x"}).endswith(f"\n\n{english}\n")
    assert render(found, {"main.flow": "x"}, "it").endswith(f"\n\n{italian}\n")


def test_the_last_line_counts_files() -> None:
    found = [bare(at(1, 1, 2)), bare(at(1, 1, 2, path="b.flow"))]
    assert render(found, {}).endswith("2 errors in 2 files\n")


def test_nothing_found_is_nothing_said() -> None:
    assert render([], {"main.flow": "x"}) == ""
    assert as_json([]) == []
    assert (nothing_wrong(1, "en"), nothing_wrong(3, "it")) == ("no errors in 1 file", "nessun errore in 3 file")


def test_the_words_around_are_italian_too() -> None:
    one = Diagnostic("F201", at(1, 1, 2), {"name": "a", "suggestion": "b"}, severity=Severity.WARNING)
    text = render([one], {"main.flow": "x"}, "it")
    assert text.startswith("avviso[F201]: ")
    assert "\nSuggerimento: write `b`.\n" in text


# --- colours and programs -------------------------------------------------------------------------------------------


def test_colours_are_added_only_when_asked_for() -> None:
    found = [
        Diagnostic("F201", at(1, 1, 2), {"name": "a", "suggestion": "b"}, (Note(at(3, 1, 2), "near"),)),
        bare(at(1, 1, 2), severity=Severity.WARNING),
    ]
    coloured = render(found, {"main.flow": "x\ny\nz"}, colour=True)
    assert "\x1b[1;31merror[F201]\x1b[0m\x1b[1m: there is no step called `a`\x1b[0m\n" in coloured
    assert "\x1b[34m  │\x1b[0m \x1b[1;31m^ nothing here has this name\x1b[0m\n" in coloured
    assert "\x1b[1;33mwarning[F202]\x1b[0m" in coloured
    assert uncoloured(coloured) == render(found, {"main.flow": "x\ny\nz"})


def uncoloured(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


def test_programs_get_every_field() -> None:
    one = Diagnostic("F201", at(24, 25, 33), {"name": "oprators", "suggestion": "operators"})
    assert as_json([one]) == [
        {
            "code": "F201",
            "severity": "error",
            "message": "there is no step called `oprators`",
            "hint": "write `operators`.",
            "path": "main.flow",
            "line": 24,
            "column": 25,
            "end_line": 24,
            "end_column": 33,
        }
    ]


# --- whatever stands there ------------------------------------------------------------------------------------------

spans = st.builds(Span, *[st.integers(1, 12)] * 4)
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=150, deadline=None)
@given(anything, spans, spans)
def test_any_place_of_any_text_can_be_shown(text: str, here: Span, there: Span) -> None:
    one = bare(Location("main.flow", here), Note(Location("main.flow", there), "x"))
    rows = render([one], {"main.flow": text}).rstrip("\n").split("\n")
    assert all("^" in row or "-" in row for row in rows if row.lstrip().startswith("│ ") and row.strip() != "│")
    assert rows[-1] == "1 error in 1 file"


@given(anything)
def test_what_is_shown_is_on_one_line_and_harmless(text: str) -> None:
    assert {"Cc", "Zl", "Zp"}.isdisjoint(map(category, shown(text)))
    assert width(shown(text)) == sum(map(cells, shown(text)))
