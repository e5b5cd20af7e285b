"""Promises in the graph, and the small automaton that each of them is.

A promise speaks of happenings. Its automaton is a number: how often what it requires has happened, as far as that
matters, or a mark (`WAITS`, `KEPT`, `BROKEN`). `compiler.promise_happenings` finds the happenings in a graph, the
compiler's proof and the watch at run time both go by `after`, so that they cannot disagree.

    scope     always B             never B                at most N B
    (none)    B before the end     no B                   B no more than N times
    after A   each A has a B       no B once A was        no more than N times once A was
    before A  a B before first A   no B before first A    no more than N times before first A
"""

from __future__ import annotations

from compiler.graph_values import AnyExpression
from flowlang.values import Value

WAITS = -1
"""Nothing is asked for yet: what comes `after` something that has not happened."""

KEPT = -2
"""Nothing that may still happen breaks it."""

BROKEN = -3


class Happening(Value, frozen=True):
    """Something that may happen in a call.

    Args:
        what: `step` (a step, menu or queue of this flow begins), `flow` (another flow begins), `outcome` (it ends so),
            `say` (a prompt is said), `choice` (an option is chosen that has this word), `end` (the call is ended by the
            flow), or a kind of state that begins: `menu`, `question`, `transfer`, `recording`.
        name: Of the step, flow, prompt or word.
        outcome: Of the flow.
    """

    what: str
    name: str = ""
    outcome: str = ""


class Promise(Value, frozen=True):
    """Something that holds of every call that comes to a flow, from there until that flow is left.

    Args:
        id: Under which its place is found in the sources: `main/promise`, `main/promise.2`.
        text: What was promised, in the author's words.
        must: always, never or at most.
        happening: What must or must not happen.
        most: How often at most.
        scope: After or before `mark`, or empty: from the flow's beginning.
        condition: It holds only of calls during which this stays so.
    """

    id: str
    text: str
    must: str
    happening: Happening
    most: int = 0
    scope: str = ""
    mark: Happening | None = None
    condition: AnyExpression | None = None


def begin(promise: Promise) -> int:
    """Where its automaton begins."""
    return WAITS if promise.scope == "after" else 0


def after(promise: Promise, state: int, marked: bool, happened: bool) -> int:
    """Where its automaton is after something at which its mark, what it speaks of, or both happened.

    Both at once: what happens together with A is neither after nor before it, but for what must always happen.
    """
    if state in (KEPT, BROKEN):
        return state
    if promise.scope == "before":
        return _before(promise, state, marked, happened)
    if promise.must == "always":
        return _always(promise, state, marked, happened)
    if happened and state >= 0:
        state = BROKEN if state >= _most(promise) else state + 1
    return 0 if marked and state == WAITS else state


def _most(promise: Promise) -> int:
    return promise.most if promise.must == "at most" else 0


def _before(promise: Promise, state: int, marked: bool, happened: bool) -> int:
    if promise.must == "always":
        return KEPT if happened else BROKEN if marked else state
    most = _most(promise)
    if marked:
        return BROKEN if state > most else KEPT
    return min(state + 1, most + 1) if happened else state


def _always(promise: Promise, state: int, marked: bool, happened: bool) -> int:
    if happened:
        return WAITS if promise.scope == "after" else KEPT
    return 0 if marked else state


def excused(promise: Promise, state: int) -> int:
    """Where its automaton is after something broke or took too long: such a call owes nothing any more."""
    return KEPT if promise.must == "always" and promise.scope != "before" and state != BROKEN else state


def owes(promise: Promise, state: int) -> bool:
    """Whether a call that ends now breaks it."""
    return promise.must == "always" and promise.scope != "before" and state >= 0
