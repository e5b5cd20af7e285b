"""The reader of flows: a text in, a syntax tree and every fault of its writing out.

This module is the only one that knows lark. lark turns `grammar.lark` into tables, and proves on the way that the
grammar is free of conflicts; `flowlang.reader` follows the tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from flowlang.keywords import ENGLISH
from flowlang.lexicon import Lexicon
from flowlang.reader import read
from flowlang.syntax import Parsed
from flowlang.tables import Rule, Tables

LAYOUT = ("_COMMA", "_CONTINUES")


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
    tables = compile_grammar(grammar_text(), ENGLISH)
    return tables, Lexicon(tables)


def grammar_text() -> str:
    """The grammar as it is packaged."""
    return (resources.files("flowlang") / "grammar.lark").read_text(encoding="utf-8")


def compile_grammar(grammar: str, spellings: Mapping[str, str]) -> Tables:
    """The tables of a grammar with a table of keywords.

    Raises:
        lark.exceptions.GrammarError: The grammar has a conflict, or a word that no table spells.
    """
    from lark import Lark
    from lark.grammar import Rule as LarkRule
    from lark.lexer import TerminalDef

    declared = "\n".join(f"%declare {name}" for name in (*spellings, *LAYOUT))
    made = Lark(f"{grammar}\n{declared}\n", parser="lalr", lexer=no_lexer(), strict=True, maybe_placeholders=True)
    data, memo = made.memo_serialize([TerminalDef, LarkRule])
    return tables(data["parser"]["parser"], memo, made.terminals, spellings)


def no_lexer() -> Any:
    """The class that stands where lark's own lexer would: words are told apart by `flowlang.reader`."""
    from lark.lexer import Lexer

    class NoLexer(Lexer):
        def __init__(self, conf: Any) -> None:
            pass

        def lex(self, lexer_state: Any, parser_state: Any) -> Any:
            raise NotImplementedError

    return NoLexer


def tables(data: Any, memo: Any, terminals: Any, spellings: Mapping[str, str]) -> Tables:
    """lark's own tables in the shape of ours."""
    rules: list[Rule] = []
    places: dict[int, int] = {}
    numbers = {state: place for place, state in enumerate(data["states"])}
    names = data["tokens"]
    states: list[dict[str, int]] = []
    for row in data["states"].values():
        states.append({})
        for token, (action, argument) in row.items():
            if action == 0:
                states[-1][names[token]] = numbers[argument]
                continue
            key = argument["@"]
            if key not in places:
                places[key] = len(rules)
                rules.append(rule(memo[key]))
            states[-1][names[token]] = -1 - places[key]
    (begin,) = data["start_states"].values()
    (done,) = data["end_states"].values()
    return Tables(tuple(states), tuple(rules), numbers[begin], numbers[done], signs(terminals), dict(spellings))


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
