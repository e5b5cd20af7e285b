"""Which mistake it was: a table of slips, each with the one message it gets."""

from __future__ import annotations

import pytest

from flowlang.parser import parse

STEP = "flow main\n  step a\n"
MENU = "flow main\n  menu a\n    say x\n"

SLIPS = [
    ("F100.missing", "flow main\n  var account digits(6)\n  step a\n    end\n"),
    ("F100.missing", STEP + "    collect account digits(6)\n      no input, no match -> a\n    end\n"),
    ("F100.missing", STEP + "    set language = it\n    end\n"),
    ("F100.missing", STEP + "    fetch bill from crm within 3s\n      not found -> a\n    end\n"),
    ("F109.did_you_mean", STEP + '    transfer number "+39" within 30s\n      busy -> a\n    end\n'),
    ("F116", "flow main\n  media voice chat\n  step a\n    end\n"),
    ("F101", STEP + "    if a" + " and a" * 60 + "\n      end\n"),
    ("F102", "flow main\n\tstep a\n    end\n"),
    ("F102.control", STEP + "    say \x07x\n    end\n"),
    ("F102.turning", STEP + '    say "\u202ex"\n    end\n'),
    ("F103", STEP + "    say x;\n    end\n"),
    ("F103.quote", STEP + "    say “hello”\n    end\n"),
    ("F103.blank", STEP + "    say\xa0x\n    end\n"),
    ("F103.equals", STEP + "    if a == 1 -> a\n    end\n"),
    ("F103.arrow", STEP + "    say x\n    → a\n"),
    ("F104", STEP + '    say "Sorry\n    end\n'),
    ("F105", STEP + '    say "Sorry {a"\n    end\n'),
    ("F105.inside", STEP + '    say "Sorry {a as }"\n    end\n'),
    ("F105.stray", STEP + '    say "Sorry a}"\n    end\n'),
    ("F105.escape", STEP + '    say "Sorry \\q"\n    end\n'),
    ("F106", STEP + "    say x\n      say y\n    end\n"),
    ("F106.between", STEP + "    say x\n   say y\n    end\n"),
    ("F106.block", STEP + "    say x\n    -> b\n    step b\n      end\n"),
    ("F107", MENU + "    1 say x\n      -> a\n    no input, no match -> a\n"),
    ("F108", STEP + "  step b\n    end\n"),
    ("F109", STEP + "    ring a\n    end\n"),
    ("F109.did_you_mean", STEP + "    sya x\n    end\n"),
    ("F109.did_you_mean", MENU + "    no imput -> a\n    no match -> a\n"),
    ("F109.option", STEP + "    1 -> a\n    end\n"),
    ("F109.place", MENU + "    collect x as text\n    no input, no match -> a\n"),
    ("F110", STEP + "    say x\n    ->\n"),
    ("F110.word", STEP + "    say x\n    -> end\n"),
    ("F111", "flow main\n  step\n    end\n"),
    ("F111.two_words", "flow main\n  step pay bill\n    end\n"),
    ("F111.two_words", STEP + "    -> pay bill\n"),
    ("F112", MENU + "    1 -> a, say x\n    no input, no match -> a\n"),
    ("F113", STEP + "    end\nstep b\n  end\n"),
    ("F113.did_you_mean", "flwo main\n  step a\n    end\n"),
    ("F114", "flow main\n  step end\n    end\n"),
    ("F114.built_in", "flow main\n  var language : text\n  step a\n    end\n"),
    ("F115", "flow main\n  at most 20 -> a\n  step a\n    end\n"),
    ("F115.unit", "flow main\n  at most 20min -> a\n  step a\n    end\n"),
    ("F115.unit", STEP + "    wait 3 minutes\n    end\n"),
    ("F115.clock", STEP + "    mark attempt as x and retry tomorrow at 28:00\n    end\n"),
    ("F115.huge", STEP + "    wait 12345678901d\n    end\n"),
    ("F116", MENU + '    1 "billing" -> a\n    no input, no match -> a\n'),
    ("F116", MENU + "    1 -> a\n    no input, no match again twice then -> a\n"),
    ("F116", MENU + "    1 say x end\n    no input, no match -> a\n"),
    ("F116.extra", MENU + "    1, -> a\n    no input, no match -> a\n"),
    ("F117", MENU + "    1.5 -> a\n    no input, no match -> a\n"),
    ("F117.word", MENU + '    "{x}" -> a\n    no input, no match -> a\n'),
    ("F118", STEP + "    collect x as digits(2.5)\n      no input, no match -> a\n    end\n"),
    ("F118.count", MENU + "    1 -> a\n    no input, no match again 0 times, then -> a\n"),
    ("F119", STEP + "    set x to\n    end\n"),
    ("F119", STEP + "    say\n    end\n"),
    ("F120", STEP + "    transfer to number x, at most 3m, at most 4m\n      busy, no answer, failed -> a\n    end\n"),
    ("F121", MENU + "    1 -> a\n    no input, no match\n      first -> a\n      say x\n      then -> a\n"),
    ("F121.order", MENU + "    1 -> a\n    no input, no match\n      second -> a\n      then -> a\n"),
    ("F122", STEP + "    end\n  var x : text\n"),
    ("F123", MENU + '    1, "x"\n    no input, no match -> a\n'),
    ("F124", STEP + "    else -> a\n    end\n"),
    ("F124.spelling", STEP + "    if a = 1 -> a\n    elif a = 2 -> a\n    end\n"),
    ("F125", MENU + "    1 -> a\n    no input, no match again 2, then -> a\n"),
    ("F125", MENU + "    1 -> a\n    no input, no match again two times, then -> a\n"),
    ("F100.did_you_mean", MENU + "    1 -> a\n    no input, no match agian twice, then -> a\n"),
    ("F126", MENU + '    # 1, "x" -> a\n    no input, no match -> a\n'),
    ("F127", STEP + "    if open(office -> a\n    end\n"),
    ("F127.call", STEP + "    do verify\n      ok -> a\n    end\n"),
    ("F128", STEP + "    say x -> a\n"),
    ("F128", STEP + "    say x, end\n"),
    ("F129", STEP + "    say hello there friend\n    end\n"),
    ("F100.missing", STEP + "    set x y\n    end\n"),
    ("F100.did_you_mean", STEP + "    fetch bill form crm.x(a)\n      not found -> a\n    end\n"),
    ("F100.did_you_mean", STEP + "    store crm.note(a) witin 3s\n    end\n"),
    ("F106.block", STEP + "    say x\n    end\n    menu b\n      say x\n"),
    ("F109.did_you_mean", STEP + "    recrod message at most 2m\n      silence -> a\n    end\n"),
    ("F110", STEP + '    -> "a"\n'),
    ("F112", STEP + "    end, say x\n"),
    ("F112", MENU + "    1 -> a say x\n    no input, no match -> a\n"),
    ("F115.unit", STEP + "    wait 3h30\n    end\n"),
    ("F116", STEP + "    do x(a b)\n    end\n"),
    ("F123", STEP + "    confirm\n      no\n    end\n"),
    ("F123", STEP + "    if a\n"),
    ("F108", "flow main\n"),
    ("F127", STEP + "    set x to [1, 2\n    end\n"),
    ("F128", STEP + "    say x say y\n    end\n"),
    ("F116.extra", STEP + "    do x(a,\n    end\n"),
    ("F117", MENU + "    1.5 -> a\n    no input, no match -> a\n"),
    ("F118", "flow main\n  queue q in b\n    needs x >= 2.5\n    served -> q\n"),
    ("F120", "flow main\n  queue q in b\n    while waiting\n      play a\n      play b\n    served -> q\n"),
    ("F118.count", MENU + "    1 -> a\n    no input, no match again 9999 times, then -> a\n"),
    ("F121.order", MENU + "    1 -> a\n    no input, no match\n      first -> a\n      first -> a\n"),
    ("F110.missing", MENU + '    2, "operator" operators\n    no input, no match -> a\n'),
    ("F110.missing", STEP + "    say x\n    a\n"),
    ("F110.missing", MENU + "    1 -> a\n    no input, no match\n      first say x, a\n      then -> a\n"),
    ("F110.spelling", STEP + "    => a\n"),
    ("F110.spelling", STEP + "    - > a\n"),
    ("F110.spelling", STEP + "    goto a\n"),
    ("F110.spelling", STEP + "    go to a\n"),
    ("F110.spelling", STEP + "    if b => a\n    end\n"),
    ("F110.spelling", MENU + "    1 --> a\n    no input, no match -> a\n"),
    ("F110.spelling", MENU + "    1 jump to a\n    no input, no match -> a\n"),
    ("F110.end", STEP + "    hang up\n"),
    ("F110.end", MENU + "    1 exit\n    no input, no match -> a\n"),
    ("F100.kind", STEP + '    transfer to "+39"\n      busy -> a\n    end\n'),
    ("F100.kind", STEP + '    do x()\n      ok transfer to "+39"\n    end\n'),
    ("F129.number", STEP + "    transfer to +39 02 99900\n      busy -> a\n    end\n"),
    ("F129.number", STEP + "    transfer to number +390299900\n      busy -> a\n    end\n"),
    ("F111.hyphen", "flow main\n  step opening-hours\n    end\n"),
    ("F111.hyphen", STEP + "    say good-bye\n    end\n"),
    ("F100.did_you_mean", MENU + "    1 -> a\n    no-input, no match -> a\n"),
    ("F103.note", STEP + "    say x // a greeting\n    end\n"),
    ("F103.note", "flow main\n// first\n  step a\n    end\n"),
    ("F103.note", "// first\nflow main\n  step a\n    end\n"),
    ("F113.flow", "main\n  languages it, en\n  on hang up -> a\n  step a\n    end\n  menu b\n    1, 2 -> a\n"),
    ("F113.flow", 'main "Studio"\n  step a\n    end\n'),
    ("F113.did_you_mean", "flusso main\n  step a\n    end\n"),
    ("F109.did_you_mean", STEP + "    end\n  passo b\n    end\n"),
    ("F109.did_you_mean", STEP + "    chiedi x\n    end\n"),
    ("F119.collect", STEP + "    collect x\n    end\n"),
    ("F119.word", "flow main\n  var x\n  step a\n    end\n"),
    (
        "F104",
        MENU + '    1 -> a\n    no input, no match\n      first say "x, -> a\n      second -> a\n      then -> a\n',
    ),
    ("F116", MENU + "    1 -> a\n    no input, no match\n      first say x end\n      second -> a\n"),
    ("F102", STEP.replace("  step", "\tstep")),
]


@pytest.mark.parametrize(("code", "text"), SLIPS, ids=lambda value: value if value.startswith("F1") else "")
def test_a_slip_gets_its_message_and_no_other(code: str, text: str) -> None:
    found = [f"{one.code}.{one.variant}".removesuffix(".") for one in parse(text, "x").diagnostics]
    assert found == [code]


TABS = [
    "flow main\n  step a\n\tsay x\n\tend\n",
    "flow main\n  step a\n    say x\n\t-> b\n  step b\n    end\n",
    "flow main\n  menu a\n    no input, no match\n\t\tfirst -> a\n\t\tthen -> a\n  step b\n    end\n",
]


@pytest.mark.parametrize("text", TABS)
def test_a_tab_is_told_and_not_what_comes_of_it(text: str) -> None:
    assert {one.code for one in parse(text, "x").diagnostics} == {"F102"}


def test_what_cannot_come_of_a_tab_is_told_beside_it() -> None:
    text = 'flow main\n  step a\n    say "x\n\tend\n'
    assert [one.code for one in parse(text, "x").diagnostics] == ["F104", "F102"]


def test_slashes_in_a_text_begin_no_note() -> None:
    assert not parse(STEP + '    say "https://example.org"\n    end\n', "x").diagnostics
