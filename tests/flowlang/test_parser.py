"""Reading flows: what was written, where it stands, and every fault in one go."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowlang import syntax as s
from flowlang.parser import parse
from flowlang.reader import LONGEST_TEXT, MOST_DIAGNOSTICS
from flowlang.source import Span
from flowlang.spans import without_spans
from flowlang.syntax import Flow, Parsed

ROOT = Path(__file__).parent.parent.parent
FLOWS = sorted([*(ROOT / "flows").glob("*.flow"), *(ROOT / "tests" / "goldens" / "language").glob("*.flow")])
SAMPLE = (ROOT / "flows" / "main.flow").read_text(encoding="utf-8")
GENTLE = settings(max_examples=150, deadline=None)


def read(text: str) -> Flow:
    """The one flow of a text without faults."""
    parsed = parse(text, "x.flow")
    assert not parsed.diagnostics
    (flow,) = parsed.file.flows
    return flow


def step(*lines: str) -> tuple[s.Statement, ...]:
    """The statements of a step with these lines."""
    (block,) = read("\n".join(["flow x", "  step a", *(f"    {line}" for line in lines), ""])).blocks
    assert isinstance(block, s.Step)
    return block.statements


def codes(parsed: Parsed) -> list[tuple[str, int]]:
    """The code and line of each fault."""
    return [(one.code, one.location.span.line) for one in parsed.diagnostics]


# --- what was written -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FLOWS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_our_own_flows_are_read_without_a_fault(path: Path) -> None:
    parsed = parse(path.read_text(encoding="utf-8"), path.name)
    assert codes(parsed) == []
    assert parsed.file.flows
    assert not parsed.file.flows[0].unreadable


def test_a_node_stands_where_it_was_written() -> None:
    text = "flow x\n  step a\n    fetch bill from crm.last(a) within 3s\n      not found  -> a\n    end\n"
    (block,) = read(text).blocks
    assert isinstance(block, s.Step)
    fetch, end = block.statements
    assert isinstance(fetch, s.Fetch) and fetch.within
    assert fetch.span == Span(3, 5, 3, 42)
    assert fetch.within.span == Span(3, 40, 3, 42)
    assert fetch.operation.span == Span(3, 25, 3, 29)
    assert fetch.exits[0].span == Span(4, 7, 4, 22)
    assert fetch.exits[0].labels[0].span == Span(4, 7, 4, 16)
    assert end.span == Span(5, 5, 5, 8)
    assert block.span == Span(2, 3, 5, 8)


def test_columns_count_code_points() -> None:
    (say,) = step('say "𝄞é {a.b as money}!"')
    assert isinstance(say, s.Say) and isinstance(say.what, s.TextLiteral)
    run, placeholder, last = say.what.parts
    assert isinstance(placeholder, s.Placeholder) and placeholder.form
    assert (run.span.column, run.span.end_column) == (10, 13)
    assert (placeholder.span.column, placeholder.span.end_column) == (13, 27)
    assert (placeholder.value.span.column, placeholder.value.span.end_column) == (14, 17)
    assert (placeholder.form.span.column, placeholder.form.span.end_column) == (21, 26)
    assert last.span.column == 27


def test_what_binds_more_strongly_is_read_first() -> None:
    (decision, _) = step("if a or not b = 1 + 2 * -3 and c is known -> a", "end")
    assert isinstance(decision, s.If)
    assert without_spans(decision.branches[0].condition) == s.Binary(
        operator="or",
        left=s.Name(text="a"),
        right=s.Binary(
            operator="and",
            left=s.Not(
                value=s.Binary(
                    operator="=",
                    left=s.Name(text="b"),
                    right=s.Binary(
                        operator="+",
                        left=s.NumberLiteral(text="1"),
                        right=s.Binary(
                            operator="*",
                            left=s.NumberLiteral(text="2"),
                            right=s.Negative(value=s.NumberLiteral(text="3")),
                        ),
                    ),
                )
            ),
            right=s.IsKnown(value=s.Name(text="c")),
        ),
    )


def test_a_word_of_the_language_is_a_name_where_the_word_makes_no_sense() -> None:
    (send,) = step("send receipt to customer.end by email")
    assert isinstance(send, s.Send) and isinstance(send.to, s.Field)
    assert send.to.field.text == "end"


def test_lengths_of_time_are_microseconds() -> None:
    waits = step("wait 250ms", "wait 6s", "wait 3m", "wait 4h", "wait 1d", "wait 1w")
    assert [one.duration.microseconds for one in waits if isinstance(one, s.Wait) and one.duration] == [
        250_000,
        6_000_000,
        180_000_000,
        14_400_000_000,
        86_400_000_000,
        604_800_000_000,
    ]


# --- one rule each for what an editor may do to a text --------------------------------------------------------------


def test_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    plain = parse(SAMPLE, "x")
    assert parse("\ufeff" + SAMPLE.replace("\n", "\r\n"), "x") == plain


def test_a_name_is_one_name_however_it_was_typed() -> None:
    flow = read("flow cafe\u0301\n  step a\n    end\n")
    assert flow.name.text == "caf\u00e9"


def test_notes_and_blank_lines_stand_beside_the_tree() -> None:
    parsed = parse('# a\n\nflow x # b\n  step a\n    say "#no" # c\n    end\n', "x")
    assert [(one.text, one.own_line, one.span.line) for one in parsed.file.comments] == [
        ("# a", True, 1),
        ("# b", False, 3),
        ("# c", False, 5),
    ]
    assert parsed.file.blank_lines == (2,)


def test_a_line_with_a_refused_character_has_no_other_fault() -> None:
    assert codes(parse("flow x\n\tstep a\n    end\n", "x"))[0] == ("F102", 2)
    assert codes(parse("flow x\n  step a\n    say\tb\t\x07\n    end\n", "x")) == [("F102", 3)]


# --- every fault in one go ------------------------------------------------------------------------------------------

FIVE = """flow main
  languages en
  var account digits(6)
  var customer : Customer or nothing

  stpe start
    say welcome
    -> options

  menu options
    say main_menu
    1 "billing"     -> billing
    2, "fault"      -> billing
    no input        agian twice, then -> billing
    no match        again once, then -> billing

  step billing
    fetch bill form crm.last_bill(account) within 3s
      not found     -> options
    if bill.amount == 0 -> options
    else            -> start
    say "You owe {bill.amount as money.
    end
"""


def test_each_mistake_is_told_once_and_nothing_else() -> None:
    assert codes(parse(FIVE, "x")) == [
        ("F100", 3),
        ("F109", 6),
        ("F116", 12),
        ("F100", 14),
        ("F100", 18),
        ("F103", 20),
        ("F104", 22),
    ]


def test_what_can_be_read_is_there_and_the_rest_has_its_name() -> None:
    (flow,) = parse(FIVE, "x").file.flows
    assert [block.name.text for block in flow.blocks] == ["start", "options", "billing"]
    assert {one.text for one in flow.unreadable} == {"start", "options", "billing", "account", "bill"}
    start, options, billing = flow.blocks
    assert isinstance(start, s.Step) and len(start.statements) == 2
    assert isinstance(options, s.Menu) and len(options.options) == 1
    assert isinstance(billing, s.Step)


def test_a_flow_whose_head_is_broken_keeps_its_name_and_its_blocks() -> None:
    (flow,) = parse('flow main "Acme\n  step a\n    end\n', "x").file.flows
    assert flow.name.text == "main"
    assert [block.name.text for block in flow.blocks] == ["a"]


def test_faults_below_a_broken_line_are_found() -> None:
    text = "flow x\n  step a\n    fetch b form c.d()\n      not found -> a b\n      failed -> a\n    end\n"
    assert codes(parse(text, "x")) == [("F100", 3), ("F111", 4)]


def test_the_branches_of_a_broken_if_are_no_faults() -> None:
    text = "flow x\n  step a\n    if open(office -> a\n    else if b = = c -> a\n    else -> a\n"
    assert codes(parse(text, "x")) == [("F127", 3), ("F103", 4)]


def test_a_line_that_is_indented_too_far_spoils_no_other() -> None:
    text = "flow x\n  step a\n    say b\n      say c\n      say d e\n    end\n"
    assert codes(parse(text, "x")) == [("F106", 4), ("F129", 5)]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a note\n", "\ufeff"])
def test_a_file_may_be_empty(text: str) -> None:
    assert parse(text, "x").file.flows == ()
    assert codes(parse(text, "x")) == []


# --- any text at all ------------------------------------------------------------------------------------------------


def well_placed(text: str) -> None:
    """Any text gives an answer, whose places are places of the text."""
    parsed = parse(text, "x")
    lines = text.removeprefix("\ufeff").split("\n")
    assert len(parsed.diagnostics) <= MOST_DIAGNOSTICS
    for one in parsed.diagnostics:
        span = one.location.span
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 2
        assert (span.line, span.column) < (span.end_line, span.end_column)


@GENTLE
@given(st.text())
def test_any_text_gives_an_answer(text: str) -> None:
    well_placed(text)


PIECES = sorted({*SAMPLE.split(" "), "\n", "\n  ", "\n    ", "(", ")", "{", '"', ",", "->", "#", "\t", "if", "case"})


@GENTLE
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_so_do_the_words_of_a_flow_in_any_order(words: list[str]) -> None:
    well_placed(" ".join(words))


@GENTLE
@given(st.data())
def test_so_does_a_flow_that_was_damaged(data: st.DataObject) -> None:
    text = SAMPLE
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 40)))
        text = text[:start] + data.draw(st.sampled_from(PIECES) | st.text(max_size=3)) + text[end:]
    well_placed(text)


@pytest.mark.parametrize(
    "text",
    [
        "flow x\n  var a : b = " + "(" * 5000 + "\n",
        "flow x\n  var a : b = " + "not " * 5000 + "c\n",
        "flow x\n  var a : b = c" + ".d" * 5000 + "\n",
        "flow x\n  step a\n    say " + "b " * 5000 + "\n",
        "flow x\n" + "\n".join(" " * depth + "if a" for depth in range(1, 500)),
        "flow x\n  step a\n    if b -> a again twice" + ", then -> a again twice" * 2000 + "\n",
        "{" * 5000,
        '"' * 5001,
    ],
    ids=["brackets", "not", "fields", "words", "levels", "then", "braces", "quotes"],
)
def test_depth_has_an_end(text: str) -> None:
    well_placed(text)
    assert codes(parse(text, "x"))


def test_a_text_that_is_too_long_is_not_read() -> None:
    assert codes(parse("#" * (LONGEST_TEXT + 1), "x")) == [("F101", 1)]


def test_a_file_of_nothing_but_faults_is_told_of_in_part() -> None:
    assert len(parse("flow x\n" + "  step a\n" * 2_000, "x").diagnostics) == MOST_DIAGNOSTICS


@pytest.mark.parametrize("name", ["città", "größe", "шаг", "步骤", "שלב", "चरण", "ขั้น"])
def test_a_name_may_be_written_in_any_script(name: str) -> None:
    flow = read(f'flow {name}\n  step {name}\n    say "{{{name}}}"\n    end\n')
    assert flow.blocks[0].name.text == unicodedata.normalize("NFC", name)
