"""One layout: what was written stays, whatever the author's columns were."""

from __future__ import annotations

from pathlib import Path

import pytest
from flow_strategies import files, first_half_files
from hypothesis import HealthCheck, given, settings

from flowlang.formatter import format_file, format_text
from flowlang.parser import parse
from flowlang.spans import without_spans
from flowlang.syntax import File

ROOT = Path(__file__).parent.parent.parent
LANGUAGE = ROOT / "tests" / "goldens" / "language"
SAMPLE = sorted((ROOT / "flows").glob("*.flow"))
GENTLE = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def check_round_trip(file: File) -> None:
    text = format_file(file)
    parsed = parse(text, file.path)
    assert not parsed.diagnostics, text
    assert without_spans(parsed.file) == file
    assert format_text(text, file.path).text == text


@GENTLE
@given(first_half_files())
def test_what_is_formatted_reads_as_it_was(file: File) -> None:
    check_round_trip(file)


@GENTLE
@given(files())
def test_so_does_the_whole_language(file: File) -> None:
    check_round_trip(file)


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.name)
def test_the_sample_is_in_canonical_layout(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert format_text(text, path.name).text == text


WRITTEN = """# Above everything.
flow   x    "T"   # behind the flow
  languages en   # first
  var a:digits( 6 )   # second
  var longer : text or nothing

  # Above the step.

  step one_step


    # Above the line.
    say a


    if a is known   -> two_step
    else   say "x", end
      # Deeper than what follows.
    confirm
        no ->   two_step
        no input,no match  again   twice ,  then  ->  two_step
        # At the end of the question.
    -> two_step
  menu two_step
    say "b"
    1,"one"   -> one_step   # behind the option
    no input
      first  again
      then   -> one_step
    no match  -> one_step
# At the end of the file.
"""

FORMATTED = """# Above everything.
flow x "T"                                # behind the flow
  languages   en                          # first
  var a      : digits(6)                  # second
  var longer : text or nothing

  # Above the step.

  step one_step

    # Above the line.
    say a

    if a is known              -> two_step
    else                       say "x", end
    # Deeper than what follows.
    confirm
      no                       -> two_step
      no input, no match       again twice, then -> two_step
      # At the end of the question.
    -> two_step

  menu two_step
    say "b"
    1, "one"                   -> one_step  # behind the option
    no input
      first                    again
      then                     -> one_step
    no match                   -> one_step
# At the end of the file.
"""


def test_columns_are_made_and_notes_and_blank_lines_stay() -> None:
    assert format_text(WRITTEN, "x").text == FORMATTED
    assert format_text(FORMATTED, "x").text == FORMATTED


def test_line_ends_and_marks_of_other_systems_go() -> None:
    assert format_text("\ufeff" + WRITTEN.replace("\n", "\r\n"), "x").text == FORMATTED


def test_what_cannot_be_read_is_left_alone() -> None:
    formatted = format_text("flow x\n  step\n", "x")
    assert formatted.text is None
    assert [one.code for one in formatted.diagnostics] == ["F111"]


@pytest.mark.parametrize("text", ["", "\n\n", "# a note\n"])
def test_a_file_without_flows_keeps_its_notes_alone(text: str) -> None:
    assert format_text(text, "x").text == text.lstrip("\n")


@pytest.mark.parametrize("path", sorted(LANGUAGE.glob("*.flow")), ids=lambda path: path.name)
def test_the_language_of_the_manual_means_the_same_when_formatted(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    formatted = format_text(text, path.name).text
    assert formatted is not None
    assert without_spans(parse(formatted, path.name).file) == without_spans(parse(text, path.name).file)
    assert format_text(formatted, path.name).text == formatted


def test_a_label_that_is_very_long_does_not_move_the_others() -> None:
    words = ", ".join(f'"word number {number}"' for number in range(5))
    text = f"flow x\n  menu a\n    say b\n    1 -> a\n    {words} -> a\n    no input, no match -> a\n"
    lines = (format_text(text, "x").text or "").split("\n")
    assert lines[3].index("->") == 31
    assert lines[4].endswith(" -> a")
