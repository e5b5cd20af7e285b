"""Words that are done at once and wait for nothing: `answer`, `reject`, `record conversation`, `mark`, `wrap up`."""

from __future__ import annotations

from compiler import graph
from compiler.passes.check_scope import Scope
from compiler.passes.check_times import MOST_SILENT, within
from compiler.passes.lower_draft import Draft, Place
from flowlang import syntax

REASONS = {"busy": "busy", "declined": "declined", "not_found": "not found"}
"""How a reason to reject is written -> what it is called in the graph."""

DAYS = ("today", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def lower_answer(draft: Draft, node: syntax.Answer, id: str, place: Place) -> str:
    """`answer`."""
    return draft.add(id, graph.Answer(), [("next", place.below())], node.span)


def lower_reject(draft: Draft, node: syntax.Reject, id: str, place: Place) -> str:
    """`reject busy`: the run is over."""
    written = node.reason
    if written is not None and written.text not in REASONS:
        facts = {"name": written.text, "known": ", ".join(REASONS)}
        draft.scope.report.error("F213", written.span, "reason", None, **facts)
    return draft.add(id, graph.Reject(REASONS.get(written.text, "") if written else ""), (), node.span)


def lower_record_conversation(draft: Draft, node: syntax.RecordConversation, id: str, place: Place) -> str:
    """`record conversation on`."""
    return draft.add(id, graph.RecordConversation(node.on), [("next", place.below())], node.span)


def lower_wrap_up(draft: Draft, node: syntax.WrapUp, id: str, place: Place) -> str:
    """`wrap up billing, complaint`."""
    seen: dict[str, syntax.Identifier] = {}
    for code in node.codes:
        if code.text in seen:
            note = draft.scope.report.note(seen[code.text].span, "first")
            draft.scope.report.error("F202", code.span, "code", note, name=code.text)
        seen.setdefault(code.text, code)
    return draft.add(id, graph.WrapUp(tuple(seen)), [("next", place.below())], node.span)


# --- mark -----------------------------------------------------------------------------------------------------------


def lower_mark(draft: Draft, node: syntax.Mark, id: str, place: Place) -> str:
    """`mark attempt as promised and retry tomorrow at 18:00`."""
    _check_outcome(node.outcome, draft.scope)
    retry = node.retry or syntax.Retry()
    day = retry.day.text if retry.day else ""
    if retry.day is not None and day not in DAYS:
        meant = draft.scope.report.meant(day, DAYS)
        facts = {"name": day, "known": ", ".join(DAYS), "suggestion": meant or ""}
        draft.scope.report.error("F232", retry.day.span, "did_you_mean" if meant else "", None, **facts)
    after = within(retry.after, 0, draft.scope.report, MOST_SILENT) or None if retry.after else None
    does = graph.Mark(node.outcome.text, day, retry.at or "", after)
    return draft.add(id, does, [("next", place.below())], node.span)


def _check_outcome(name: syntax.Identifier, scope: Scope) -> None:
    """Reports an outcome that no campaign declares."""
    catalogue = scope.centre.catalogue
    known = tuple(dict.fromkeys(one for campaign in catalogue.campaigns.values() for one in campaign.outcomes))
    if name.text in known or "campaigns" in catalogue.lost:
        return
    meant = scope.report.meant(name.text, known)
    facts = {"name": name.text, "known": ", ".join(known), "suggestion": meant or ""}
    scope.report.error("F231", name.span, "did_you_mean" if meant else "" if known else "none", None, **facts)
