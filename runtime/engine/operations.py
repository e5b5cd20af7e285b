"""What each operation does when its state is entered: one small function each, found by a table.

A function gives the next state, or none where the run waits or is over. What cannot be done raises `BrokenError`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from compiler.graph import (
    Answer,
    Assign,
    Branch,
    CallBack,
    Chance,
    Count,
    Deliver,
    Do,
    End,
    Enter,
    Fetch,
    Give,
    HandTo,
    Ladder,
    Leave,
    Mark,
    Play,
    Question,
    Queue,
    Record,
    RecordConversation,
    Reject,
    Repeat,
    Resume,
    Say,
    Send,
    Show,
    Store,
    Transfer,
    Wait,
    WrapUp,
)
from runtime.engine.chance import by_chance
from runtime.engine.commands import Request, Speak, StartRecording
from runtime.engine.early import answer, reject
from runtime.engine.endings import TURN, end_turn, finish, leave_flow
from runtime.engine.expressions import kept_key
from runtime.engine.flows import arguments_of, do, hand_to
from runtime.engine.leaving import call_back, deliver, mark, record_conversation, wrap_up
from runtime.engine.operators import BrokenError, NotKnownYetError
from runtime.engine.prepared import (
    BranchState,
    GiveState,
    Prepared,
    PreparedSpeech,
    QuestionState,
    RequestState,
    SpeechState,
    ValueState,
)
from runtime.engine.questions import ask, enter_question
from runtime.engine.queues import enter_queue, leave, passes_over, resume
from runtime.engine.sending import enter_send, enter_show
from runtime.engine.sleeping import enter_wait
from runtime.engine.standing import HELD
from runtime.engine.transfers import enter_transfer
from runtime.engine.values import stored
from runtime.engine.walk import GUARD_TIMER, RECORDING, REQUESTING, SPEAKING, Walk

GRACE = 10_000_000
"""How much later than its own limit, in microseconds, a recording or another leg is given up."""


def _enter(walk: Walk, state: Prepared) -> Prepared | None:
    return walk.take("next")


def _say(walk: Walk, state: SpeechState) -> Prepared | None:
    """Speaks, and goes on where nobody is left to hear it or the customer has just cut short what came before."""
    if walk.is_gone or (walk.passes_over and _may_be_passed_over(state)):
        return walk.take("next")
    try:
        pieces = state.speech.pieces(walk)
    except NotKnownYetError:
        return walk.take("next")
    if not pieces or (HELD in walk.kept and passes_over(walk, state, pieces)):
        return walk.take("next")
    if state.speech.to_the_end:
        walk.keys = ""
    walk.wait(SPEAKING, speak(walk, state.speech, pieces))
    return None


def _may_be_passed_over(state: SpeechState) -> bool:
    return state.kind is Say and state.asks_ahead and not state.speech.to_the_end


def speak(walk: Walk, speech: PreparedSpeech, pieces: tuple[Any, ...]) -> str:
    """Asks for something to be said; gives the command's key."""
    key = walk.key()
    walk.emit(
        Speak(
            key=key,
            language=walk.language,
            pieces=pieces,
            prompt=speech.name,
            personal=speech.is_personal,
            early=walk.is_early,
        )
    )
    return key


def _ladder(walk: Walk, state: Prepared) -> Prepared | None:
    does = state.does
    assert isinstance(does, Ladder)
    before = walk.question_counts.get(state.id, 0)
    if before >= does.rungs:
        return walk.take("then")
    walk.question_counts = {**walk.question_counts, state.id: before + 1}
    return walk.take(str(before + 1))


def _count(walk: Walk, state: Prepared) -> Prepared | None:
    does = state.does
    assert isinstance(does, Count)
    counts = walk.question_counts if does.scope == "question" else walk.counts
    before = counts.get(state.id, 0)
    if before >= does.times:
        return walk.take("then")
    counts = {**counts, state.id: before + 1}
    if does.scope == "question":
        walk.question_counts = counts
    else:
        walk.counts = counts
    return walk.take("again")


def _repeat(walk: Walk, state: Prepared) -> Prepared | None:
    question = walk.take("next")
    if not isinstance(question, QuestionState):
        return question
    walk.state = question
    return ask(walk, question)


def _branch(walk: Walk, state: BranchState) -> Prepared | None:
    exit = state.exit(walk)
    walk.turn(state, exit)
    return walk.take(exit)


def _assign(walk: Walk, state: ValueState) -> Prepared | None:
    does = state.does
    assert isinstance(does, Assign)
    value = stored(state.value(walk))
    if does.scope == "flow":
        walk.assign(does.variable, value)
    elif does.scope == "language":
        _set_language(walk, value)
    else:
        walk.keep(kept_key(does.scope, does.variable), value)
    return walk.take("next")


def _set_language(walk: Walk, language: str) -> None:
    if language not in walk.machine.graph.languages:
        raise BrokenError("a language this centre does not have")
    walk.language = language


def _request(walk: Walk, state: RequestState) -> Prepared | None:
    """Asks a connector, with a timer of our own in case it never answers; says something meanwhile."""
    does = state.does
    assert isinstance(does, Fetch | Store)
    says_meanwhile = state.meanwhile is not None and not walk.is_gone
    pieces = state.meanwhile.pieces(walk) if state.meanwhile and says_meanwhile else ()
    key = walk.key()
    walk.emit(
        Request(
            key=key,
            connector=does.connector,
            operation=does.operation,
            arguments=arguments_of(walk, state.arguments),
            within=does.within,
            changes=state.changes,
            secret=state.secret_arguments,
        )
    )
    walk.set_timer(GUARD_TIMER, walk.at + does.within)
    if state.meanwhile and pieces:
        speak(walk, state.meanwhile, pieces)
    walk.wait(REQUESTING, key)
    return None


def _record(walk: Walk, state: Prepared) -> Prepared | None:
    does = state.does
    assert isinstance(does, Record)
    if walk.is_gone:
        raise BrokenError("nobody is left to be recorded")
    walk.keys = ""
    key = walk.key()
    walk.emit(StartRecording(key=key, at_most=does.at_most, ending_on=does.ending_on))
    walk.set_timer(GUARD_TIMER, walk.at + does.at_most + GRACE)
    walk.wait(RECORDING, key)
    return None


def _give(walk: Walk, state: GiveState) -> Prepared | None:
    """Ends a sub-flow; what has nobody outside it ends the run."""
    does = state.does
    assert isinstance(does, Give)
    if TURN in walk.counts:
        return end_turn(walk)
    if not walk.outer:
        return finish(walk, "end")
    results = tuple(arguments_of(walk, state.results).values())
    leave_flow(walk)
    target = walk.take(does.outcome)
    for name, value in zip(walk.state.exits[does.outcome].binds, results, strict=False):
        walk.assign(name, value)
    return target


def _end(walk: Walk, state: Prepared) -> Prepared | None:
    return end_turn(walk) if walk.is_gone else finish(walk, "end")


ENTER: dict[type, Callable[[Walk, Any], Prepared | None]] = {
    Enter: _enter,
    Say: _say,
    Play: _say,
    Question: enter_question,
    Ladder: _ladder,
    Count: _count,
    Repeat: _repeat,
    Branch: _branch,
    Chance: by_chance,
    Assign: _assign,
    Fetch: _request,
    Store: _request,
    Record: _record,
    Transfer: enter_transfer,
    Wait: enter_wait,
    Answer: answer,
    Reject: reject,
    Deliver: deliver,
    CallBack: call_back,
    Mark: mark,
    WrapUp: wrap_up,
    RecordConversation: record_conversation,
    Send: enter_send,
    Show: enter_show,
    Queue: enter_queue,
    Resume: resume,
    Leave: leave,
    Do: do,
    HandTo: hand_to,
    Give: _give,
    End: _end,
}
"""What a state does -> the function that does it."""
