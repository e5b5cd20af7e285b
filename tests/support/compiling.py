"""Compiling small centres: a flow as text in, its diagnostics and graph out."""

from __future__ import annotations

from goldens import ROOT

from compiler.centre import Compiled, compile_centre
from compiler.graph import AnyDoes, FlowGraph, State

CENTRE = (ROOT / "messages" / "centre.yaml").read_text(encoding="utf-8")

HEAD = """flow main
  languages  en
  media      voice
  no input after 6s
  on failure -> goodbye
"""
GOODBYE = """
  step goodbye
    say goodbye
    end
"""


def flow(body: str, head: str = "") -> str:
    """A whole flow `main` from lines of its head, and blocks (the first a `step` or `menu`) or the lines of a step."""
    lines = body.strip("\n").split("\n")
    is_blocks = lines[0].lstrip().startswith(("step ", "menu "))
    blocks = lines if is_blocks else ["step start", *(f"  {line}" for line in lines)]
    own = "".join(f"  {line}\n" for line in head.strip("\n").split("\n") if line)
    return HEAD + own + "\n" + "".join(f"  {line}\n" if line else "\n" for line in blocks) + GOODBYE


def compiled(text: str, centre: str = CENTRE, **others: str) -> Compiled:
    """What came of `main.flow` and further flows, by name."""
    texts = {"centre.yaml": centre, "main.flow": text, **{f"{name}.flow": one for name, one in others.items()}}
    return compile_centre(texts)


def codes(found: Compiled) -> list[str]:
    """The codes and variants of its diagnostics, in order."""
    return [f"{one.code}.{one.variant}".removesuffix(".") for one in found.diagnostics]


def codes_of(body: str, head: str = "", **others: str) -> list[str]:
    """The codes and variants of what is wrong with a flow `main` of this body."""
    return codes(compiled(flow(body, head), **others))


def graph_of(found: Compiled, name: str = "main") -> FlowGraph:
    """The graph of one flow of a centre without errors."""
    assert found.graph is not None, found.diagnostics
    return found.graph.flows[name]


def states_of(found: Compiled, name: str = "main") -> dict[str, State]:
    """The states of one flow by id."""
    return {state.id: state for state in graph_of(found, name).states}


def does_of(body: str, id: str, head: str = "", **others: str) -> AnyDoes:
    """What one state of `main` does."""
    return states_of(compiled(flow(body, head), **others))[id].does


def exits_of(body: str, id: str, head: str = "", **others: str) -> dict[str, str]:
    """Where the exits of one state of `main` lead."""
    return {exit.exit: exit.to for exit in states_of(compiled(flow(body, head), **others))[id].exits}
