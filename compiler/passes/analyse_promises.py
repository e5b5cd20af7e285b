"""Promises: each is held by every call, broken by one that is told, or cannot be decided, which is told too."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.graph import Constant, FlowGraph, Graph
from compiler.graph_promises import Promise
from compiler.passes.analyse_assumed import World, parts_of, worlds
from compiler.passes.analyse_outline import Map
from compiler.passes.promise_calls import Calls
from compiler.passes.promise_search import Found, may_happen, search
from compiler.passes.promise_stands import is_whole
from compiler.passes.promise_words import told
from compiler.promise_happenings import MARK, Noticed, noticed
from flowlang.diagnostics import Diagnostic, Severity
from flowlang.values import replace

LONGEST_TEXT = 80

Looked = tuple[Found, Calls]
"""What was found in a world, and the ways of calls there."""


def broken_promises(centre: Map) -> Iterator[Diagnostic]:
    """What is to be said of the promises of a centre, in the order of its flows."""
    if centre.circles or any(one.doubtful for one in centre.outlines.values()):
        return
    for one in centre.outlines.values():
        if one.flow.promises and is_whole(centre.graph, one.flow):
            known: dict[int, Calls] = {}
            for promise in filter(_is_understood, one.flow.promises):
                yield from _judged(centre, one.flow, promise, known)


def _is_understood(promise: Promise) -> bool:
    """Whether everything in a promise was understood; if not, that was reported."""
    happenings = (promise.happening, *((promise.mark,) if promise.mark else ()))
    parts = parts_of(promise.condition) if promise.condition is not None else ()
    lost = any(isinstance(one, Constant) and one.type.base == "error" for one in parts)
    return not lost and all(one.name or one.what != "step" for one in happenings)


def _judged(centre: Map, flow: FlowGraph, promise: Promise, known: dict[int, Calls]) -> Iterator[Diagnostic]:
    place, facts = centre.place(promise.id), {"text": promise.text[:LONGEST_TEXT]}
    supposed = worlds(centre.graph, flow, promise.condition)
    if supposed is None:
        yield Diagnostic("F421", place, facts, variant="condition", severity=Severity.WARNING)
        return
    if not supposed:
        yield Diagnostic("F422", place, facts, variant="condition", severity=Severity.WARNING)
        return
    notes = noticed(centre.graph, flow.name, promise)
    found = []
    for world in supposed:
        calls = _calls(centre.graph, flow, world, known)
        found.append((search(centre.graph, flow.name, promise, notes, world, calls), calls))
    broken = [one for one in found if one[0].call]
    if broken:
        shortest, calls = min(broken, key=lambda one: len(one[0].call))
        witness = told(centre, calls, promise, shortest.call)
        yield Diagnostic("F420", place, facts, witness, _variant(promise))
    else:
        yield from _doubts(promise, found, notes, Diagnostic("F421", place, facts, severity=Severity.WARNING))


def _calls(graph: Graph, flow: FlowGraph, world: World, known: dict[int, Calls]) -> Calls:
    """The coarse ways of a world; those where nothing is supposed serve every promise of the flow."""
    if world != World():
        return Calls(graph, flow.name, world)
    return known.setdefault(0, Calls(graph, flow.name, world))


def _variant(promise: Promise) -> str:
    return "always" if promise.must == "always" and promise.scope != "before" else ""


def _doubts(promise: Promise, found: list[Looked], notes: Noticed, doubt: Diagnostic) -> Iterator[Diagnostic]:
    """Whether a promise that no call was found to break could not be decided, or is about nothing."""
    if not all(one.decided for one, _ in found):
        yield doubt
    elif promise.mark is not None and not any(may_happen(calls, notes, MARK) for _, calls in found):
        yield replace(doubt, code="F422")
