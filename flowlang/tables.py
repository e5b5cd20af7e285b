"""The grammar, made ready to read with: what a state of the reader does at each terminal, and the rules.

A table is plain data. It is made from `grammar.lark` and a table of keywords by `flowlang.parser.compile_grammar`.
"""

from __future__ import annotations

from flowlang.values import Value


class Rule(Value, frozen=True):
    """One rule of the grammar.

    Args:
        origin: What it recognises, as the states name it.
        name: The tree builder's function; empty where the parts are handed on as they are.
        size: How many parts it has.
        plan: The parts that are handed on, in order: a part's place, -1 for one that was left out, and -2 - place for a
            part that is itself a list of parts.
        passes: Whether a lone part is handed on itself, without a node of its own.
        grows: Whether its first part is the list that the others are added to.
    """

    origin: str
    name: str
    size: int
    plan: tuple[int, ...]
    passes: bool = False
    grows: bool = False


class Tables(Value, frozen=True):
    """A grammar with one table of keywords.

    Args:
        states: For each state what it does at a terminal or after a rule: the next state, or -1 - rule.
        rules: The rules.
        begin: The state before the first line.
        done: The state in which a whole file was read.
        signs: Terminal and pattern of everything that is no word, in the order in which they are tried.
        spellings: Each word of the language by its terminal.
        made_of: A fingerprint of the grammar and the words.
    """

    states: tuple[dict[str, int], ...]
    rules: tuple[Rule, ...]
    begin: int
    done: int
    signs: tuple[tuple[str, str], ...]
    spellings: dict[str, str]
    made_of: str
