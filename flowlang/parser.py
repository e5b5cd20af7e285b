"""The reader of flows: a text in, a syntax tree and every fault of its writing out.

This module is the only one that knows lark. lark turns `grammar.lark` into tables, and proves on the way that the
grammar is free of conflicts; `flowlang.reader` follows the tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from flowlang.keywords import ENGLISH
from flowlang.lexicon import CONTINUING, Lexicon
from flowlang.reader import read
from flowlang.syntax import Parsed
from flowlang.tables import Rule, Tables
from flowlang.values import MalformedError, canonical_json, from_json

LAYOUT = ("_COMMA", "_CONTINUES")
SHIFT = 0  # lark's mark for going to another state
MADE = "grammar.json"
"""The tables, made once and packaged: making them takes half a second. A test holds them to the grammar."""


def parse(text: str, path: str) -> Parsed:
    """Read a flow file.

    Args:
        text: The file's text, any text at all.
        path: Its name, for the places of messages.

    Returns:
        What could be read, and one diagnostic for each fault.
    """
    return read(text, path, *english())


@cache
def english() -> tuple[Tables, Lexicon]:
    """The tables and words of the language in English."""
    found = packaged_tables()
    if found is None or found.made_of != fingerprint(grammar_text(), ENGLISH):
        found = compile_grammar(grammar_text(), ENGLISH)
    return found, Lexicon(found)


def packaged_tables() -> Tables | None:
    """The tables that were made beforehand, or none where the package has none that can be read."""
    try:
        return from_json((resources.files("flowlang") / MADE).read_bytes(), Tables)
    except (FileNotFoundError, MalformedError):
        return None


def fingerprint(grammar: str, spellings: Mapping[str, str]) -> str:
    """What tables are made of, in a few characters: other tables are needed when it changes."""
    return sha256(canonical_json([grammar, dict(spellings)])).hexdigest()[:16]


def grammar_text() -> str:
    """The grammar as it is packaged."""
    return (resources.files("flowlang") / "grammar.lark").read_text(encoding="utf-8")


def compile_grammar(grammar: str, spellings: Mapping[str, str]) -> Tables:
    """The tables of a grammar with a table of keywords.

    Raises:
        lark.exceptions.GrammarError: The grammar has a conflict, or a word that no table spells.
    """
    from lark import Lark  # loaded only where tables are made: everyone else does without
    from lark.grammar import Rule as LarkRule
    from lark.lexer import TerminalDef

    declared = "\n".join(f"%declare {name}" for name in (*spellings, *LAYOUT))
    made = Lark(f"{grammar}\n{declared}\n", parser="lalr", lexer=no_lexer(), strict=True, maybe_placeholders=True)
    data, memo = made.memo_serialize([TerminalDef, LarkRule])
    return tables(data["parser"]["parser"], memo, made.terminals, spellings, fingerprint(grammar, spellings))


def no_lexer() -> Any:
    """The class that stands where lark's own lexer would: words are told apart by `flowlang.reader`."""
    from lark.lexer import Lexer

    class NoLexer(Lexer):
        def __init__(self, conf: Any) -> None:
            pass

        def lex(self, lexer_state: Any, parser_state: Any) -> Any:
            raise NotImplementedError

    return NoLexer


def tables(data: Any, memo: Any, terminals: Any, spellings: Mapping[str, str], made_of: str) -> Tables:
    """lark's own tables in the shape of ours, numbered by the order in which a text meets them.

    lark numbers states and rules as its sets happen to be ordered; numbered so, the same grammar gives the same tables.
    """
    names = data["tokens"]
    (begin,) = data["start_states"].values()
    (done,) = data["end_states"].values()
    numbers: dict[int, int] = {begin: 0}
    places: dict[str, int] = {}
    rules: list[Rule] = []
    rows: list[dict[str, int]] = []
    for state in (waiting := [begin]):
        row: dict[str, int] = {}
        for token, (action, argument) in sorted(data["states"][state].items(), key=lambda entry: names[entry[0]]):
            if action == SHIFT:
                if argument not in numbers:
                    numbers[argument] = len(waiting)
                    waiting.append(argument)
                row[names[token]] = numbers[argument]
            else:
                made = memo[argument["@"]]
                place = places.setdefault(identity(made), len(rules))
                rules += [rule(made)] if place == len(rules) else []
                row[names[token]] = -1 - place
        rows.append(row)
    return Tables(tuple(rows), tuple(rules), 0, numbers[done], signs(terminals), dict(spellings), made_of)


def identity(made: Any) -> str:
    """What tells one rule of lark's from another."""
    return f"{made['origin']['name']}: {' '.join(symbol['name'] for symbol in made['expansion'])} -> {made['alias']}"


def rule(made: Any) -> Rule:
    """One rule of lark's in the shape of ours."""
    origin = made["origin"]["name"]
    alias = made["alias"]
    name = alias or origin
    inlined = origin.startswith("_") and not alias
    return Rule(
        origin=origin,
        name="" if inlined else name,
        size=len(made["expansion"]),
        plan=plan(made),
        passes=made["options"]["expand1"] and not alias,
        grows=inlined and bool(made["expansion"]) and made["expansion"][0]["name"] == origin,
    )


def plan(made: Any) -> tuple[int, ...]:
    """Which parts of a rule are handed on, see `Rule.plan`."""
    places: list[int] = []
    gaps = gaps_before(made)
    for place, symbol in enumerate(made["expansion"]):
        places += [-1] * gaps[place]
        if symbol["__type__"] == "Terminal":
            if not symbol["filter_out"]:
                places.append(place)
        else:
            places.append(-2 - place if symbol["name"].startswith("_") else place)
    return tuple(places + [-1] * gaps[-1])


def gaps_before(made: Any) -> list[int]:
    """How many parts were left out before each part of a rule, and after the last."""
    empty = made["options"]["empty_indices"]
    if not empty:
        return [0] * (len(made["expansion"]) + 1)
    return [len(run) for run in "".join("x" if one else "|" for one in empty).split("|")]


def signs(terminals: Any) -> tuple[tuple[str, str], ...]:
    """Terminals that have a pattern, in the order in which they must be tried: the longer pattern first."""
    patterns = [(one.name, one.pattern.to_regexp()) for one in terminals]
    order = ("TEXT", "NAME", "PERCENT", "CLOCK", "DURATION", "NUMBER")
    fixed = sorted((one for one in patterns if one[0] not in order), key=lambda one: -len(one[1]))
    return tuple(sorted((one for one in patterns if one[0] in order), key=lambda one: order.index(one[0])) + fixed)


# --- the same grammar in plain lark ---------------------------------------------------------------------------------


def plain_lark(grammar: str, spellings: Mapping[str, str]) -> Callable[[str], object]:
    """The reader that lark itself makes of the grammar: no places, no tree of ours, no going on behind a fault.

    It shows that the grammar file is the whole definition of the language, and is what our reader's speed is compared
    with. It takes texts whose notes stand behind lines, not on lines of their own.
    """
    from lark import Lark
    from lark.indenter import Indenter

    class Layout(Indenter):
        NL_type = "_NL"
        OPEN_PAREN_types: list[str] = []
        CLOSE_PAREN_types: list[str] = []
        INDENT_type = "_INDENT"
        DEDENT_type = "_DEDENT"
        tab_len = 1

    declared = grammar.replace("%declare _NL ", "%declare ")
    terminals = "\n".join(plain_terminals(spellings))
    made = Lark(f"{declared}\n{terminals}\n", parser="lalr", postlex=Layout(), maybe_placeholders=True, strict=True)
    return lambda text: made.parse(text)


def plain_terminals(spellings: Mapping[str, str]) -> Iterator[str]:
    """Words, commas and layout as lark writes them; the more words in one, the sooner it is tried."""
    for name, spelling in spellings.items():
        yield f"{name}.{2 + spelling.count(' ')}: /{spelling.replace(' ', ' +')}(?!\\w)/"
    words = "|".join(spellings[one].replace(" ", " +") for one in CONTINUING)
    yield f"_CONTINUES.9: /,(?= *(?:(?:{words})(?!\\w)|[0-9]+(?:ms|s|m|h|d|w)(?!\\w)))/"
    yield '_COMMA: ","'
    yield r"_NL: /(?:(?: *(?:#[^\n]*)?\r?\n)+) */"
    yield "%ignore / +/"
