"""`open(office)`: tests of a calendar."""

from __future__ import annotations

from compiler import graph
from compiler.passes.check_scope import Scope
from compiler.passes.check_typed import Evaluate, Typed, unknown
from compiler.types import YES_NO
from flowlang import syntax
from flowlang.source import Span


def call(node: syntax.Call, scope: Scope, evaluate: Evaluate) -> Typed:
    """Whether a calendar is in one of its states now; `hours` is the service's own."""
    calendars = scope.centre.catalogue.calendars
    argument = node.arguments[0] if len(node.arguments) == 1 else None
    if not isinstance(argument, syntax.Name):
        scope.report.error("F215", node.span, "", name=node.function.text)
        return unknown(node.span)
    if argument.text == "hours" or argument.text in calendars:
        states = calendar_states(argument.text, scope, argument.span)
    else:
        _unknown_calendar(argument, scope)
        return unknown(node.span)
    if states is not None and node.function.text not in states:
        _unknown_state(node, argument.text, states, scope)
        return unknown(node.span)
    meaning = graph.InState(argument.text, node.function.text)
    return Typed(expression=meaning, type=YES_NO, span=node.span)


def calendar_states(name: str, scope: Scope, span: Span | None = None) -> tuple[str, ...] | None:
    """The states that a calendar, or the hours of every service leading here, may be in; none where not known.

    A service without hours is reported where a `span` is given.
    """
    if name != "hours":
        return scope.centre.catalogue.calendars[name].states
    catalogue = scope.centre.catalogue
    states: list[str] = []
    for one in scope.centre.services_of(scope.unit.name):
        service = catalogue.services[one]
        if service.hours is None:
            if span is not None:
                scope.report.error("F206", span, "no_hours", service=one)
            return None
        calendar = catalogue.calendars.get(service.hours)
        states.extend(calendar.states if calendar else ())
    return tuple(dict.fromkeys(states)) or None


def _unknown_calendar(node: syntax.Name, scope: Scope) -> None:
    calendars = scope.centre.catalogue.calendars
    if "calendars" in scope.centre.catalogue.lost:
        return
    meant = scope.report.meant(node.text, calendars)
    note = None
    if meant:
        note = scope.centre.note(calendars[meant].span, "similar")
    facts = {"name": node.text, "suggestion": meant or ""}
    scope.report.error("F206", node.span, "did_you_mean" if meant else "", note, **facts)


def _unknown_state(node: syntax.Call, calendar: str, states: tuple[str, ...], scope: Scope) -> None:
    facts = {"name": node.function.text, "calendar": calendar, "known": ", ".join(states)}
    scope.report.error("F215", node.function.span, "state", None, **facts)
