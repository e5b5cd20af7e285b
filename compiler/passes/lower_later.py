"""Words that flowlang reads but cannot carry out yet: each is refused, and what stands below it is checked."""

from __future__ import annotations

from collections.abc import Sequence

from compiler import graph
from compiler.passes.lower_draft import Draft, Place
from compiler.passes.lower_exits import exit_slug
from compiler.passes.resolve_walk import each
from flowlang import syntax

WORDS: dict[type, str] = {
    syntax.RecordConversation: "record conversation",
    syntax.Deliver: "deliver",
    syntax.Wait: "wait",
    syntax.Answer: "answer",
    syntax.Reject: "reject",
    syntax.CallBack: "call back",
    syntax.Mark: "mark",
    syntax.WrapUp: "wrap up",
}
ENDINGS = (syntax.Reject,)


def refuse(draft: Draft, node: syntax.Node, word: str) -> None:
    """Reports a word that cannot be carried out yet."""
    draft.scope.report.error("F590", node.span, word=word)


def lower_later(draft: Draft, node: syntax.Statement, id: str, place: Place) -> str:
    """A statement that is refused: a state that leads wherever its lines lead."""
    refuse(draft, node, WORDS[type(node)])
    _names_in(draft, node)
    ways = [(name, draft.sequence(body.statements, inside)) for name, body, inside in _bodies(draft, node, id, place)]
    if not isinstance(node, ENDINGS):
        ways.insert(0, ("next", place.below()))
    return draft.add(id, graph.Enter(), ways, node.span)


def lower_later_transfer(draft: Draft, node: syntax.Transfer, id: str, place: Place) -> str:
    """A transfer to anything but a number."""
    refuse(draft, node, f"transfer to {node.to.text}")
    ways = [(name, draft.sequence(body.statements, inside)) for name, body, inside in _bodies(draft, node, id, place)]
    return draft.add(id, graph.Enter(), [("next", place.below()), *ways], node.span)


Bodies = list[tuple[str, syntax.Body, Place]]


def _bodies(draft: Draft, node: syntax.Node, id: str, place: Place) -> Bodies:
    """What is done at each exit or branch of a statement that is refused."""
    inside = Place(id, place.below, place.question, place.below)
    found: Bodies = []
    exits: Sequence[syntax.Exit] = getattr(node, "exits", ())
    for exit in exits:
        name = exit.labels[0].name.text
        here = inside.inside(f"{id}/{exit_slug(name)}", draft.nowhere)
        bodies = (
            [exit.response] if isinstance(exit.response, syntax.Body) else [one.body for one in exit.response.rungs]
        )
        found.extend((name, body, here) for body in bodies)
    if isinstance(node, syntax.Case):
        for number, when in enumerate(node.branches, 1):
            found.append((str(number), when.body, inside.inside(f"{id}/{number}")))
    return found


def _names_in(draft: Draft, node: syntax.Node) -> None:
    """Variables in what is refused count as used."""
    draft.scope.used.update(name.text for name in each(node, syntax.Name) if name.text in draft.scope.known)
