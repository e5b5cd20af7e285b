"""The lines under an action: which exits it has, which must be handled, and where each leads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compiler import graph
from compiler.passes.lower_draft import Below, Draft, Place
from compiler.passes.resolve_centre import Call, has_on_failure
from flowlang import syntax
from flowlang.diagnostics import Note
from flowlang.source import Span
from flowlang.values import Value

FAILED = "failed"
REPEATED = ("no input", "no match")
"""Exits that may be reached again and again in one question, and so may have a ladder."""


class Exits(Value, frozen=True):
    """The exits of an action.

    Args:
        word: How the action is written, for messages.
        good: Those that may be left out: the flow goes on below.
        answers: Those that a line must handle.
        may_fail: Whether it has the exit `failed`, which may be left to `on failure`.
        may: Further ones that are only there where a line takes them.
        is_open: Whether further exits are let through, since what the action names is not known.
    """

    word: str
    good: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    may_fail: bool = False
    is_open: bool = False
    may: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every exit."""
        return (*self.good, *self.answers, *self.may, *((FAILED,) if self.may_fail else ()))


class Handled(Value, frozen=True):
    """Where an exit leads, and the line that says so."""

    exit: str
    to: str
    label: syntax.ExitLabel


def lower_exits(
    draft: Draft, lines: Iterable[syntax.Exit], action: syntax.Node, id: str, place: Place, exits: Exits
) -> list[Handled]:
    """Lowers the exit lines of an action and reports what is missing, unknown or there twice."""
    handled: dict[str, Handled] = {}
    for line in lines:
        names = [_exit_named(draft, label, exits, handled) for label in line.labels]
        entry = response(draft, line, f"{id}/{exit_slug(names[0])}", place, exits)
        for name, label in zip(names, line.labels, strict=True):
            handled[name] = Handled(name, entry, label)
    _missing(draft, action, exits, handled)
    return list(handled.values())


def inside_action(id: str, place: Place) -> Place:
    """Where the exits of an action that asks nothing stand; a question around it may still be asked again."""
    return Place(id, place.below, place.question, place.below)


def exit_slug(name: str) -> str:
    """An exit's name in the id of a state."""
    return name.replace(" ", "-")


def transitions(handled: Iterable[Handled], exits: Exits, place: Place) -> list[tuple[str, str]]:
    """The exits for the graph, in the order of `exits`; a good one that no line takes leads below."""
    by_name = {one.exit: one.to for one in handled}
    found = []
    for name in (*exits.all, *(name for name in by_name if name not in exits.all)):
        if name in by_name:
            found.append((name, by_name[name]))
        elif name in exits.good:
            found.append((name, place.below()))
    return found


# --- one line -------------------------------------------------------------------------------------------------------


def _exit_named(draft: Draft, label: syntax.ExitLabel, exits: Exits, handled: dict[str, Handled]) -> str:
    """The exit that a label names; one that was reported gets a name of its own, so that its lines are checked."""
    name, report = label.name.text, draft.scope.report
    if name not in exits.all and not exits.is_open:
        meant = report.meant(name, exits.all)
        facts = {"name": name, "word": exits.word, "exits": ", ".join(exits.all), "suggestion": meant or ""}
        report.error("F210", label.name.span, "did_you_mean" if meant else "", **facts)
        return meant if meant and meant not in handled else f"{name}?"
    if name in handled:
        report.error("F202", label.name.span, "exit", report.note(handled[name].label.name.span, "first"), name=name)
        return f"{name}?"
    return name


def response(draft: Draft, line: syntax.Exit, path: str, place: Place, exits: Exits) -> str:
    """The first state of what is done at an exit."""
    names = [label.name.text for label in line.labels]
    is_good = all(name in exits.good for name in names)
    if isinstance(line.response, syntax.Ladder):
        return ladder(draft, line, line.response, path, place)
    below = place.below if is_good else stops(draft, labels_span(line.labels), "exit" if place.go_on else "option")
    return draft.sequence(line.response.statements, place.inside(path, below))


def stops(draft: Draft, span: Span, variant: str, **facts: str) -> Below:
    """What follows a line that must say where it goes: reported, once, when something gets there."""
    told: list[Span] = []

    def below() -> str:
        if not told:
            told.append(span)
            draft.fault("F403", span, variant, **facts)
        return draft.nowhere()

    return below


def labels_span(labels: Sequence[syntax.Node]) -> Span:
    """From the first label of an exit or an option to the last."""
    return labels[0].span.to(labels[-1].span)


def ladder(draft: Draft, line: syntax.Exit, node: syntax.Ladder, path: str, place: Place) -> str:
    """`first`, `second`, `then`: a state that chooses by how often the line was reached."""
    names = [label.name.text for label in line.labels]
    if not set(names) <= set(REPEATED):
        draft.scope.report.error("F512", labels_span(line.labels), "exit")
    numbers = [rung.number for rung in node.rungs]
    if None not in numbers:
        draft.fault("F512", labels_span(line.labels))
    exits = []
    for position, rung in enumerate(node.rungs, 1):
        exit = str(position) if rung.number is not None else "then"
        inside = place.inside(f"{path}.{exit}", stops(draft, rung.span, "exit" if place.go_on else "option"))
        entry = draft.sequence(rung.body.statements, inside)
        exits.append((exit, entry))
    rungs = sum(1 for number in numbers if number is not None)
    return draft.add(path, graph.Ladder(rungs), dict(exits).items(), line.span)


# --- what is missing ------------------------------------------------------------------------------------------------


def _missing(draft: Draft, action: syntax.Node, exits: Exits, handled: dict[str, Handled]) -> None:
    missing = [name for name in exits.answers if name not in handled]
    if missing and not exits.is_open:
        variant = "several" if len(missing) > 1 else ""
        facts = {"word": exits.word, "exit": missing[0], "exits": ", ".join(missing)}
        draft.fault("F401", action.span, variant, **facts)
    if exits.may_fail and FAILED not in handled:
        _failure(draft, action, exits)


def _failure(draft: Draft, action: syntax.Node, exits: Exits) -> None:
    """A failure must be handled here, by `on failure`, or by that of every flow that does this one."""
    scope = draft.scope
    if has_on_failure(scope.unit) or scope.centre.may_say(draft.name, syntax.OnFailure):
        return
    calls = _uncovered(draft)
    is_alone = draft.name in scope.centre.handed or not scope.unit.is_sub
    if not scope.centre.callers(draft.name) and is_alone:
        scope.report.error("F402", action.span, "", word=exits.word)
    elif calls:
        note = Note(calls[0].location, "done")
        facts = {"word": exits.word, "flow": calls[0].caller}
        scope.report.error("F402", action.span, "caller", note, **facts)


def _uncovered(draft: Draft) -> list[Call]:
    """The places where a flow that nothing covers does this one, directly or through others."""
    centre, seen = draft.scope.centre, {draft.name}
    waiting, found = [draft.name], []
    while waiting:
        for call in centre.calls.get(waiting.pop(), ()):
            if call.takes_failures or call.caller in seen or has_on_failure(centre.units[call.caller]):
                continue
            seen.add(call.caller)
            if centre.callers(call.caller) or centre.units[call.caller].is_sub:
                waiting.append(call.caller)
            else:
                found.append(call)
    return found
