"""The grammar file is the whole definition of the language, without conflicts; its words are a table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from goldens import compare

from flowlang import parser, placeholders
from flowlang.keywords import ENGLISH
from flowlang.lexicon import Lexicon
from flowlang.reader import read
from flowlang.reserved import reserved_words
from flowlang.spans import without_spans
from flowlang.values import to_json

ROOT = Path(__file__).parent.parent.parent
PACKAGED = ROOT / "flowlang" / parser.MADE
FLOWS = sorted([*(ROOT / "flows").glob("*.flow"), *(ROOT / "tests" / "goldens" / "language").glob("*.flow")])


def test_the_packaged_tables_are_those_of_the_grammar(update_goldens: bool) -> None:
    """Making them proves that the grammar has no conflict: lark refuses one in strict mode."""
    made = parser.compile_grammar(parser.grammar_text(), ENGLISH)
    compare(PACKAGED, to_json(made).decode("utf-8") + "\n", update_goldens)
    assert parser.packaged_tables() == made


def test_tables_of_another_grammar_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "MADE", "no_such_file.json")
    assert parser.packaged_tables() is None
    assert parser.english.__wrapped__()[0].made_of == parser.fingerprint(parser.grammar_text(), ENGLISH)


def test_plain_lark_reads_the_same_language() -> None:
    plain = parser.plain_lark(parser.grammar_text(), ENGLISH)
    for path in FLOWS:
        text = re.sub(r"^ *#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert plain(text.strip() + "\n")


def test_a_name_in_braces_is_a_name_of_the_grammar() -> None:
    assert dict(parser.english()[0].signs)["NAME"] == placeholders.NAME


# --- words ----------------------------------------------------------------------------------------------------------

ITALIAN_WORDS = {"_FLOW": "flusso", "_STEP": "passo", "_SAY": "di", "_END": "fine", "_NO_INPUT": "nessuna risposta"}
ITALIAN_WORDS |= {
    "_MENU": "menu",
    "_NO_MATCH": "non capito",
    "_AGAIN": "di nuovo",
    "TWICE": "due volte",
    "_THEN": "poi",
}


def test_another_table_of_words_is_another_language_of_the_same_tree() -> None:
    spellings = {**ENGLISH, **ITALIAN_WORDS}
    tables = parser.compile_grammar(parser.grammar_text(), spellings)
    english = "flow x\n  menu a\n    say b\n    1 -> c\n    no input, no match again twice, then -> c\n"
    english += "  step c\n    say d\n    end\n"
    italian = "flusso x\n  menu a\n    di b\n    1 -> c\n"
    italian += "    nessuna risposta, non capito di nuovo due volte, poi -> c\n  passo c\n    di d\n    fine\n"
    parsed = read(italian, "x", tables, Lexicon(tables))
    assert not parsed.diagnostics
    assert without_spans(parsed.file) == without_spans(parser.parse(english, "x").file)


def test_no_place_of_the_grammar_takes_two_words_of_one_spelling() -> None:
    tables, _ = parser.english()
    for row in tables.states:
        spelled = [ENGLISH[terminal] for terminal in row if terminal in ENGLISH]
        assert len(spelled) == len(set(spelled))


def test_words_that_follow_as_on_or_media_may_be_names() -> None:
    free = {"phone", "code", "date", "message", "voice", "chat", "money", "time", "number", "amount", "text", "email"}
    assert not reserved_words(ENGLISH) & free


WORD = re.compile(r"[^\W\d]\w*")
WORDS = {word for spelling in ENGLISH.values() for word in spelling.split(" ")}


def test_a_word_with_two_letters_swapped_hardly_ever_still_parses() -> None:
    tried = missed = 0
    for path in FLOWS:
        for number, line in enumerate(lines := path.read_text(encoding="utf-8").split("\n")):
            code = re.sub(r'"[^"]*"|#.*', lambda found: " " * len(found.group()), line)
            for found in WORD.finditer(code):
                if found.group() in WORDS and (swapped := swap(found.group())):
                    broken = line[: found.start()] + swapped + line[found.end() :]
                    text = "\n".join([*lines[:number], broken, *lines[number + 1 :]])
                    tried += 1
                    missed += not parser.parse(text, "x").diagnostics
    assert tried > 250
    assert missed <= tried * 0.025, f"{missed} of {tried}"  # names spelled like a word: `media message`, `play beep`


def swap(word: str) -> str | None:
    """The word with its first two different neighbours in each other's place, unless that is a word too."""
    for at in range(len(word) - 1):
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        if swapped != word:
            return None if swapped in WORDS else swapped
    return None
