"""What a queue's lines may say: names of the catalogue, levels, times, and what is done beside it."""

from __future__ import annotations

from collections.abc import Iterator

from compiler import graph
from compiler.passes.check_scope import Scope
from compiler.passes.check_times import SECOND
from compiler.passes.lower_draft import Draft
from compiler.passes.resolve_centre import VOICE_MEDIA
from compiler.passes.resolve_walk import each
from flowlang import syntax
from flowlang.source import Span

LANGUAGE = "language"
"""The skill that is always there: the language the customer speaks now."""

HIGHEST_LEVEL = 5
LEAST_PERIOD = 10 * SECOND
OPEN = "open"
REAL_TIME = frozenset((*VOICE_MEDIA, "chat"))

FORBIDDEN: dict[type[syntax.Node], str] = {
    syntax.Transfer: "transfer",
    syntax.QueueBlock: "queue",
    syntax.Answer: "answer",
    syntax.Reject: "reject",
}
"""What cannot be done beside a queue: it would give the customer to somebody else, or comes too late."""


# --- names ------------------------------------------------------------------------------------------------------------


def queue_named(name: syntax.Identifier, scope: Scope, is_told: bool = False) -> str:
    """The queue of that name, or that of the campaign of that name; one that is not there is reported.

    Args:
        name: As written.
        scope: The flow.
        is_told: Whether it was reported before.
    """
    catalogue = scope.centre.catalogue
    if name.text in catalogue.queues:
        return name.text
    if name.text in catalogue.campaigns:
        queue = catalogue.campaigns[name.text].queue
        if not queue and not is_told:
            note = scope.centre.note(catalogue.campaigns[name.text].span, "campaign")
            scope.report.error("F218", name.span, "campaign", note, name=name.text)
        return queue
    known = (*catalogue.queues, *catalogue.campaigns)
    if not is_told and catalogue.lost.isdisjoint(("queues", "campaigns")):
        _unknown(name, scope, known, "queue")
    return name.text


def skill_named(name: syntax.Identifier, scope: Scope) -> None:
    """Reports a skill that is not there."""
    skills = scope.centre.catalogue.skills
    if name.text != LANGUAGE and name.text not in skills and "skills" not in scope.centre.catalogue.lost:
        _unknown(name, scope, (LANGUAGE, *skills), "skill")


def _unknown(name: syntax.Identifier, scope: Scope, known: tuple[str, ...], what: str) -> None:
    meant = scope.report.meant(name.text, known)
    facts = {"name": name.text, "known": ", ".join(known), "suggestion": meant or ""}
    variants = [what] if what != "queue" else []
    variants += ["did_you_mean"] if meant else [] if known else ["none"]
    scope.report.error("F218", name.span, "_".join(variants), None, **facts)


def known_calendar(name: syntax.Identifier, scope: Scope) -> str:
    """The calendar in whose open time an answer is due; one that is not there or never open is reported."""
    catalogue = scope.centre.catalogue
    if name.text == "hours":
        services = (catalogue.services[one] for one in scope.centre.services_of(scope.unit.name))
        without = next((one.name for one in services if one.hours is None), None)
        if without is not None:
            scope.report.error("F206", name.span, "no_hours", service=without)
        return name.text
    calendar = catalogue.calendars.get(name.text)
    if calendar is not None and OPEN not in calendar.states:
        declared = scope.centre.note(calendar.span, "calendar")
        scope.report.error("F711", name.span, "", declared, name=name.text, states=", ".join(calendar.states))
    elif calendar is None and "calendars" not in catalogue.lost:
        meant = scope.report.meant(name.text, catalogue.calendars)
        note = scope.centre.note(catalogue.calendars[meant].span, "similar") if meant else None
        facts = {"name": name.text, "suggestion": meant or ""}
        scope.report.error("F206", name.span, "did_you_mean" if meant else "", note, **facts)
    return name.text


# --- levels -----------------------------------------------------------------------------------------------------------


def levels(node: syntax.Needs, scope: Scope) -> None:
    """Reports a level out of bounds, and a relaxation that asks as much as before, or later asks again."""
    if not 1 <= node.level <= HIGHEST_LEVEL:
        scope.report.error("F703", node.span, "level", most=str(HIGHEST_LEVEL), level=str(node.level))
        return
    asked = node.level
    for step in node.relaxations:
        level = step.level or 0
        if level >= asked:
            variant = "" if asked else "ignored"
            facts = {"level": str(level), "before": str(asked), "skill": node.skill.text}
            scope.report.error("F703", step.span, variant, None, **facts)
        asked = min(asked, level)


# --- times ------------------------------------------------------------------------------------------------------------


def check_times(draft: Draft, node: syntax.QueueBlock, limit: int | None) -> None:
    """Reports times that come in no order, are too short, or after the queue's own time."""
    report = draft.scope.report
    shown = next((label.after[0].duration.written for exit in node.exits for label in exit.labels if label.after), "")
    for word, duration in _times(node):
        if limit is not None and duration.microseconds >= limit:
            report.error("F704", duration.span, "too_late", None, word=word, time=duration.written, after=shown)
    for one in node.settings:
        if isinstance(one, syntax.Needs):
            _in_order(draft, one)
        if isinstance(one, syntax.WhileWaiting):
            for line in one.every:
                if 0 < line.period.microseconds < LEAST_PERIOD:
                    report.error("F705", line.period.span, time=line.period.written)


def _times(node: syntax.QueueBlock) -> Iterator[tuple[str, syntax.Duration]]:
    for one in node.settings:
        if isinstance(one, syntax.Needs):
            for step in one.relaxations:
                yield ("ignored" if step.level is None else "relaxed"), step.after
        elif isinstance(one, syntax.AlsoIn) and one.after:
            yield "also in", one.after
        elif isinstance(one, syntax.WhileWaiting):
            yield from (("every", line.period) for line in one.every)


def _in_order(draft: Draft, node: syntax.Needs) -> None:
    before: syntax.Duration | None = None
    for step in node.relaxations:
        if before is not None and step.after.microseconds <= before.microseconds:
            facts = {"time": step.after.written, "before": before.written}
            draft.scope.report.error("F704", step.after.span, "", None, **facts)
        before = step.after


# --- what the customer meets ------------------------------------------------------------------------------------------


def check_waiting(draft: Draft, node: syntax.QueueBlock, waiting: syntax.WhileWaiting, does: graph.Queue) -> None:
    """Warns of a queue in which a caller hears nothing, and of one that nothing ends."""
    scope, media = draft.scope, frozenset(draft.scope.media)
    if draft.is_partial:
        return
    is_silent = waiting.play is None and not waiting.every
    if is_silent and not media.isdisjoint(VOICE_MEDIA):
        scope.report.warning("F706", node.name.span, "once" if waiting.says else "")
    has_end = does.at_most is not None or scope.unit.head(syntax.AtMost) or scope.unit.is_sub
    if not has_end and any(label.after for exit in node.exits for label in exit.labels):
        return  # its length was reported
    if not has_end and media & REAL_TIME:
        scope.report.warning("F707", node.name.span, "", None, name=node.name.text)


# --- beside the queue -------------------------------------------------------------------------------------------------


def allowed_beside(draft: Draft, body: syntax.Body) -> None:
    """Reports what cannot be done while the customer keeps their place, here or in a flow that is done."""
    scope = draft.scope
    for kind, word in FORBIDDEN.items():
        for found in each(body, kind):
            scope.report.error("F708", found.span, "", None, word=word)
    for do in each(body, syntax.Do):
        inside = _forbidden_in(do, scope)
        if inside is not None:
            word, flow, place = inside
            scope.report.error("F708", do.flow.span, "inside", None, word=word, name=flow, line=str(place.line))


def _forbidden_in(do: syntax.Do, scope: Scope) -> tuple[str, str, Span] | None:
    """What a flow that is done, or one that it does, has of that: the word, the flow, and where."""
    if do.flow.text not in scope.centre.units:
        return None
    for name in sorted(scope.centre.below([do.flow.text])):
        for kind, word in FORBIDDEN.items():
            for found in each(scope.centre.units[name].flow, kind):
                return word, name, found.span
    return None
