"""Queues: what a customer waits for, what is heard and chosen meanwhile, and where each end of the waiting leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from typing import TypeVar

from compiler import graph
from compiler.passes.check_expressions import condition, expression
from compiler.passes.check_queues import (
    allowed_beside,
    check_times,
    check_waiting,
    known_calendar,
    levels,
    queue_named,
    skill_named,
)
from compiler.passes.check_scope import Need
from compiler.passes.check_texts import Spoken, play, say
from compiler.passes.check_times import MOST_SILENT, MOST_TALKED, within
from compiler.passes.check_values import pass_on
from compiler.passes.lower_draft import Draft, Filling, Place, numbered
from compiler.passes.lower_exits import Exits, Handled, lower_exits, transitions
from compiler.passes.lower_questions import graph_option, label_name, repeated_keys
from compiler.passes.resolve_centre import VOICE_MEDIA
from compiler.types import NUMBER
from flowlang import syntax

PATIENT = frozenset(("message", "email"))
"""Media on which who is not taken waits, where no line says otherwise."""

TURNED_AWAY = ("full", "unstaffed")
AFTER = "after"
TAKEN = ("served", *TURNED_AWAY, AFTER, "failed", "resume")
FIGURES = frozenset(("place", "expected_wait"))
OPERATOR = frozenset(("operator.name",))

T = TypeVar("T", bound=syntax.Node)

ONCE: dict[type[syntax.Node], str] = {
    syntax.Priority: "priority",
    syntax.AnswerWithin: "answer within",
    syntax.BeforeAnswer: "before answer",
    syntax.Whisper: "whisper",
    syntax.WhileWaiting: "while waiting",
}
"""Lines that a queue has once."""


def lower_queue(draft: Draft, node: syntax.QueueBlock) -> str:
    """A queue is one state; its id is the queue's own."""
    id = draft.block(node.name.text)
    _once_each(draft, node)
    draft.named[f"{id}/queue"] = draft.scope.unit.place(node.queue.span)
    handled = _exits(draft, node, id)
    waiting = _one(node, syntax.WhileWaiting) or syntax.WhileWaiting()
    resume = _Resume(draft, id, node)
    options, every = _beside(draft, waiting, id, resume)
    heard = _Heard(draft, node, waiting)
    priority, needs = _priority(draft, node)
    limit = _own_time(draft, handled)
    answer_within, calendar = _deadline(draft, node)
    does = graph.Queue(
        queue=queue_named(node.queue, draft.scope),
        priority=priority,
        needs=tuple(_needs(draft, node, id)),
        also_in=tuple(_also_in(draft, node)),
        answer_within=answer_within,
        calendar=calendar,
        before_answer=heard.before_answer,
        whisper=heard.whisper,
        waiting=heard.waiting,
        music=heard.music,
        every=tuple(one for one, _ in every),
        options=tuple(one for one, _ in options),
        at_most=limit,
    )
    check_times(draft, node, limit)
    check_waiting(draft, node, waiting, does)
    ways = [
        *transitions(handled, _rules(draft), Place(id, draft.nowhere)),
        *((one.exit, to) for one, to in options),
        *((one.exit, to) for one, to in every),
    ]
    return draft.add(id, does, ways, node.name.span, _filling(ways, (*needs, *heard.needs)))


def _filling(ways: list[tuple[str, str]], needs: tuple[Need, ...]) -> Filling:
    """What is known where: the place while waiting, the operator once served."""
    cleared = frozenset(("operator", *FIGURES))
    beside = [exit for exit, _ in ways if exit not in (*TAKEN[:-1],)]
    fills = {**dict.fromkeys(beside, FIGURES), "served": OPERATOR}
    return Filling(needs, {exit: cleared for exit, _ in ways}, fills)


def _one(node: syntax.QueueBlock, kind: type[T]) -> T | None:
    return next(_all(node, kind), None)


def _all(node: syntax.QueueBlock, kind: type[T]) -> Iterator[T]:
    return (one for one in node.settings if isinstance(one, kind))


def _once_each(draft: Draft, node: syntax.QueueBlock) -> None:
    """Reports lines that say once more what a queue says once."""
    first: dict[str, syntax.Node] = {}
    for one in node.settings:
        word = f"needs {one.skill.text}" if isinstance(one, syntax.Needs) else ONCE.get(type(one))
        if word is not None and word in first:
            note = draft.scope.report.note(first[word].span, "first")
            draft.scope.report.error("F202", one.span, "queue", note, name=word)
        if word is not None:
            first.setdefault(word, one)


# --- ends of the waiting ----------------------------------------------------------------------------------------------


def _rules(draft: Draft) -> Exits:
    is_patient = frozenset(draft.scope.media) <= PATIENT
    answers = ("served",) if is_patient else ("served", *TURNED_AWAY)
    may = (*(TURNED_AWAY if is_patient else ()), AFTER)
    return Exits("queue", (), answers, may_fail=True, may=may)


def _exits(draft: Draft, node: syntax.QueueBlock, id: str) -> list[Handled]:
    return lower_exits(draft, node.exits, node.name, id, Place(id, draft.nowhere), _rules(draft))


def _own_time(draft: Draft, handled: list[Handled]) -> int | None:
    """How long a customer waits at most."""
    times = (one.label.after[0].duration for one in handled if one.exit == AFTER and one.label.after)
    written = next(times, None)
    most = MOST_SILENT if frozenset(draft.scope.media) & PATIENT else MOST_TALKED
    return within(written, 0, draft.scope.report, most) or None if written else None


# --- beside the queue -------------------------------------------------------------------------------------------------


class _Resume:
    """The state that leads back to the queue, made when something needs it."""

    def __init__(self, draft: Draft, id: str, node: syntax.QueueBlock) -> None:
        self.draft = draft
        self.id = id
        self.span = node.name.span

    def __call__(self) -> str:
        id = f"{self.id}/resume"
        if id not in self.draft.states:
            clears = {"next": frozenset(FIGURES)}
            self.draft.add(id, graph.Resume(), [("next", self.id)], self.span, Filling((), clears))
        return id


Options = list[tuple[graph.Option, str]]
Lines = list[tuple[graph.Every, str]]


def _beside(draft: Draft, node: syntax.WhileWaiting, id: str, resume: _Resume) -> tuple[Options, Lines]:
    """The options and the lines of `every`, each with the state its exit leads to."""
    repeated_keys(draft, node.options)
    before, draft.beside = draft.beside, True
    lines = [
        (_every(draft, one, number), _body(draft, one.body, f"{id}/every.{number}", resume))
        for number, one in enumerate(node.every, 1)
    ]
    names = numbered((label_name(one.labels[0]) for one in node.options), TAKEN)
    options = [_option(draft, one, name, id, resume) for name, one in zip(names, node.options, strict=True)]
    draft.beside = before
    return options, lines


def _option(draft: Draft, option: syntax.Option, name: str, id: str, resume: _Resume) -> tuple[graph.Option, str]:
    for label in option.labels:
        if isinstance(label, syntax.ShapeLabel):
            draft.scope.report.error("F511", label.span, "waiting")
    draft.named[f"{id}/{name}"] = draft.scope.unit.place(option.span)
    return graph_option(draft, option, name), _body(draft, option.body, f"{id}/{name}", resume)


def _every(draft: Draft, node: syntax.Every, number: int) -> graph.Every:
    period = within(node.period, 0, draft.scope.report, MOST_TALKED)
    return graph.Every(period or node.period.microseconds, f"every.{number}")


def _body(draft: Draft, body: syntax.Body, path: str, resume: _Resume) -> str:
    allowed_beside(draft, body)
    return draft.sequence(body.statements, Place(path, resume))


# --- what is heard ----------------------------------------------------------------------------------------------------


class _Heard:
    """What the customer and the operator hear, and what must be known to say it."""

    def __init__(self, draft: Draft, node: syntax.QueueBlock, waiting: syntax.WhileWaiting) -> None:
        self.needs: tuple[Need, ...] = ()
        scope = draft.scope
        before, whisper = _one(node, syntax.BeforeAnswer), _one(node, syntax.Whisper)
        said = [self._said(say(one, scope), FIGURES) for one in waiting.says]
        self.waiting = tuple(said)
        own = FIGURES | OPERATOR
        self.before_answer = self._said(say(before.say, scope), own) if before else None
        self.whisper = self._said(say(whisper.say, scope), own) if whisper else None
        self.music = self._music(draft, waiting.play) if waiting.play else None

    def _said(self, spoken: Spoken, given: frozenset[str]) -> graph.Speech:
        self.needs += tuple(need for need in spoken.needs if need.key not in given)
        return spoken.speech

    def _music(self, draft: Draft, node: syntax.Play) -> graph.Speech | None:
        """Music is for ears: on written media nothing takes its place."""
        heard = copy(draft.scope)
        heard.media = tuple(one for one in draft.scope.media if one in VOICE_MEDIA)
        if not heard.media:
            facts = {"word": "play", "media": ", ".join(draft.scope.media)}
            draft.scope.report.error("F506", node.span, "", None, **facts)
            return None
        return self._said(play(node, heard), frozenset())


# --- who is wanted ----------------------------------------------------------------------------------------------------


def _priority(draft: Draft, node: syntax.QueueBlock) -> tuple[tuple[graph.PriorityCase, ...], tuple[Need, ...]]:
    """The cases, the first that holds counts; and what must be known to judge them."""
    line = _one(node, syntax.Priority)
    cases: list[graph.PriorityCase] = []
    needs: list[Need] = []
    known_so_far: frozenset[str] = frozenset()
    for one in line.cases if line else ():
        test = condition(one.condition, draft.scope) if one.condition is not None else None
        given = known_so_far | (test.if_true if test else frozenset())
        value = expression(one.value, draft.scope, NUMBER)
        wanted = (*(test.needs if test else ()), *pass_on(value, NUMBER, draft.scope))
        needs += [need for need in wanted if need.key not in given]
        known_so_far |= test.if_false if test else frozenset()
        cases.append(graph.PriorityCase(value.expression, test.expression if test else None))
    return tuple(cases), tuple(needs)


def _needs(draft: Draft, node: syntax.QueueBlock, id: str) -> Iterable[graph.Need]:
    for one in _all(node, syntax.Needs):
        skill_named(one.skill, draft.scope)
        levels(one, draft.scope)
        draft.named[f"{id}/needs-{one.skill.text}"] = draft.scope.unit.place(one.span)
        relaxed = tuple((step.after.microseconds, step.level or 0) for step in one.relaxations)
        yield graph.Need(one.skill.text, one.level, relaxed)


def _also_in(draft: Draft, node: syntax.QueueBlock) -> Iterable[graph.Also]:
    scope, told = draft.scope, {queue_named(node.queue, draft.scope, is_told=True): node.queue}
    for one in _all(node, syntax.AlsoIn):
        queue = queue_named(one.queue, scope)
        if queue in told:
            note = scope.report.note(told[queue].span, "first")
            scope.report.error("F710", one.queue.span, "", note, name=one.queue.text)
        told.setdefault(queue, one.queue)
        yield graph.Also(queue, one.after.microseconds if one.after else 0)


def _deadline(draft: Draft, node: syntax.QueueBlock) -> tuple[int | None, str]:
    line = _one(node, syntax.AnswerWithin)
    if line is None:
        return None, ""
    length = within(line.within, 0, draft.scope.report, MOST_SILENT) or None
    return length, known_calendar(line.calendar, draft.scope) if line.calendar else ""
