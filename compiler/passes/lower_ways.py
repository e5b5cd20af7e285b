"""Ways to go: `->`, `again`, `go on`, `end`, `outcome`; and `if`, which chooses among them."""

from __future__ import annotations

from compiler import graph
from compiler.passes.check_expressions import condition
from compiler.passes.check_scope import Need
from compiler.passes.check_typed import NO_KEYS, Typed
from compiler.passes.check_values import arguments
from compiler.passes.lower_draft import Draft, Filling, Place
from flowlang import syntax


def goto(draft: Draft, node: syntax.Goto, id: str, place: Place) -> str:
    """`-> x` is no state of its own; with `again twice` it is counted, once for the whole run of the flow."""
    target = block_named(draft, node.target)
    is_counted = node.times is not None or node.then is not None
    if draft.beside:
        target = _leaving(draft, node, f"{id}/leave" if is_counted else id, target)
    if not is_counted:
        return target
    return _count(draft, node, id, place, target, "flow")


def _leaving(draft: Draft, node: syntax.Goto, id: str, target: str) -> str:
    """The place in a queue is given up before one goes elsewhere."""
    clears = {"next": frozenset(("place", "expected_wait"))}
    return draft.add(id, graph.Leave(), [("next", target)], node.span, Filling((), clears))


def again(draft: Draft, node: syntax.Again, id: str, place: Place) -> str:
    """Asks the question again; with `again twice` so often, and then something else."""
    if not place.question:
        draft.scope.report.error("F313", node.span)
        return draft.nowhere()
    repeat = id if node.times is None else f"{id}/repeat"
    draft.add(repeat, graph.Repeat(), [("next", place.question)], node.span)
    return repeat if node.times is None else _count(draft, node, id, place, repeat, "question")


def _count(draft: Draft, node: syntax.Goto | syntax.Again, id: str, place: Place, target: str, scope: str) -> str:
    then = draft.sequence(node.then.statements if node.then else (), place.inside(f"{id}/then"))
    does = graph.Count(node.times or 1, scope)
    return draft.add(id, does, [("again", target), ("then", then)], node.span)


def go_on(draft: Draft, node: syntax.GoOn, id: str, place: Place) -> str:
    """What stands below the action whose exit this is."""
    if place.go_on is None:
        draft.scope.report.error("F313", node.span, "go_on")
        return draft.nowhere()
    return place.go_on()


def end(draft: Draft, node: syntax.End, id: str, place: Place) -> str:
    """The run ends."""
    return draft.add(id, graph.End(), (), node.span)


def give_outcome(draft: Draft, node: syntax.GiveOutcome, id: str, place: Place) -> str:
    """The sub-flow ends with an outcome and its results."""
    scope = draft.scope
    declared = scope.outcomes.get(node.name.text) or _nearest_outcome(draft, node)
    if declared is None:
        return draft.nowhere()
    note = scope.report.note(declared.name.span, "declared")
    results = [(result.name.text, scope.centre.type_of(result.type)) for result in declared.results]
    given = arguments(node.arguments, results, node.span, scope, note)
    does = graph.Give(declared.name.text, tuple(argument.value for argument in given.arguments))
    return draft.add(id, does, (), node.span, Filling(given.needs))


def _nearest_outcome(draft: Draft, node: syntax.GiveOutcome) -> syntax.OutcomeDeclaration | None:
    """Reports an outcome that is not declared; the one that was most likely meant."""
    scope = draft.scope
    if node.name.text in scope.unreadable or scope.centre.faults.in_head(scope.unit):
        return None
    meant = scope.report.meant(node.name.text, scope.outcomes)
    facts = {"name": node.name.text, "outcomes": ", ".join(scope.outcomes), "suggestion": meant or ""}
    if meant:
        note = scope.report.note(scope.outcomes[meant].name.span, "similar")
        scope.report.error("F211", node.name.span, "did_you_mean", note, **facts)
        return scope.outcomes[meant]
    scope.report.error("F211", node.name.span, "" if scope.outcomes else "none", None, **facts)
    return None


# --- blocks by name -------------------------------------------------------------------------------------------------


def block_named(draft: Draft, name: syntax.Identifier) -> str:
    """The state where the named block begins; where there is none, the nearest name's, and that is reported."""
    scope = draft.scope
    if name.text in scope.blocks:
        return draft.block(name.text)
    if name.text in scope.unreadable or scope.centre.faults.below(scope.unit):
        scope.is_whole = False
        return draft.nowhere()
    meant = scope.report.meant(name.text, scope.blocks)
    if meant:
        note = scope.report.note(scope.blocks[meant].name.span, "similar")
        scope.report.error("F201", name.span, "did_you_mean", note, name=name.text, suggestion=meant)
        return draft.guess(meant, name.span)
    scope.is_whole = False
    scope.report.error("F201", name.span, "flow" if name.text in scope.centre.units else "", name=name.text)
    return draft.nowhere()


# --- if -------------------------------------------------------------------------------------------------------------


def branch(draft: Draft, node: syntax.If, id: str, place: Place) -> str:
    """The first branch whose condition holds; without `else` what stands below."""
    tests: list[Typed] = []
    exits: list[tuple[str, str]] = []
    otherwise = None
    for number, one in enumerate(node.branches, 1):
        exit = str(number) if one.condition is not None else "else"
        entry = draft.sequence(one.body.statements, place.inside(f"{id}/{exit}"))
        if one.condition is None:
            otherwise = entry
        else:
            tests.append(condition(one.condition, draft.scope))
            exits.append((exit, entry))
    exits.append(("else", otherwise if otherwise is not None else place.below()))
    cases = tuple(graph.Case(test.expression, str(number)) for number, test in enumerate(tests, 1))
    return draft.add(id, graph.Branch(cases), exits, node.span, tested(tests))


def tested(tests: list[Typed]) -> Filling:
    """What conditions that are asked one after the other need, and what is known behind each."""
    needs: list[Need] = []
    fills: dict[str, frozenset[str]] = {}
    known_so_far = NO_KEYS
    for number, test in enumerate(tests, 1):
        needs.extend(need for need in test.needs if need.key not in known_so_far)
        fills[str(number)] = known_so_far | test.if_true
        known_so_far |= test.if_false
    fills["else"] = known_so_far
    return Filling(tuple(needs), {}, fills)
