"""Questions: prompt, barge-in, keys, words, silence.

A question speaks its prompt, then listens. A key or words cut the prompt short and are the answer, unless the prompt
is to be heard to the end. Keys typed before (`Walk.keys`) are the answer at once, without a prompt. Digits that are
not yet an answer wait in `Walk.keys`, phase `collecting`.
"""

from __future__ import annotations

from runtime.engine.collector import (
    BETWEEN_KEYS,
    NO_MATCH,
    Chosen,
    Collected,
    KeyTable,
    NoMatch,
    Verdict,
    Wait,
    choose,
    gather,
)
from runtime.engine.commands import Silence, Speak
from runtime.engine.endings import leave_flow
from runtime.engine.machine import key_table
from runtime.engine.operators import BrokenError
from runtime.engine.places import give_up_from, hush
from runtime.engine.prepared import Choice, ChoiceState, Prepared, PreparedFlow, QuestionState, anywhere_choices
from runtime.engine.standing import HELD, NONE, WRITTEN
from runtime.engine.timers import cancel_waits, pause
from runtime.engine.understanding import recognise, understood
from runtime.engine.walk import COLLECTING, KEYS_TIMER, LATE_HASH, LISTENING, SILENCE_TIMER, SPEAKING, Walk


def enter_question(walk: Walk, state: QuestionState) -> Prepared | None:
    """Asks, with counts that begin anew."""
    walk.question_counts, walk.forgets_counts = NONE, True
    return ask(walk, state)


def ask(walk: Walk, state: QuestionState) -> Prepared | None:
    """Asks: what was typed before is the answer, else the prompt is spoken."""
    if walk.is_gone:
        raise BrokenError("nobody is left to answer")
    if state.is_confirm:
        walk.keys = ""
    if walk.keys and takes_keys(walk, state):
        typed, walk.keys = walk.keys, ""
        walk.passes_over = False  # what follows the answer is heard
        return feed(walk, state, "", typed)
    if WRITTEN in walk.kept:
        return written_before(walk, state) or speak(walk, state)
    return speak(walk, state)


def written_before(walk: Walk, state: QuestionState) -> Prepared | None:
    """Takes what was written during a `wait` as the answer, if it is one; a `confirm` wants an answer of its own."""
    text = str(walk.kept[WRITTEN])
    walk.unkeep(WRITTEN)
    return None if state.is_confirm else understand(walk, state, text)


def speak(walk: Walk, state: QuestionState) -> Prepared | None:
    """Speaks the prompt, or listens at once where there is none."""
    pieces = state.speech.pieces(walk)
    if HELD in walk.kept:
        hush(walk)
    if not pieces:
        return listen(walk, state)
    key = walk.key()
    walk.emit(
        Speak(
            key=key,
            language=walk.language,
            pieces=pieces,
            prompt=state.speech.name,
            options=state.labels(walk.language),
            expects=state.expects if walk.is_voice else "text",
            personal=state.speech.is_personal,
        )
    )
    walk.wait(SPEAKING, key)
    return None


def listen(walk: Walk, state: QuestionState) -> Prepared | None:
    """From now on silence counts, where this medium has a length for it."""
    walk.wait(LISTENING)
    silence = silence_of(walk, state)
    if silence is not None:
        walk.set_timer(SILENCE_TIMER, walk.at + silence)
    if not walk.is_voice:
        pause(walk)
    return None


def silence_of(walk: Walk, state: QuestionState) -> int | None:
    """The question's own length, else its flow's, else that of the flows that did this one, inside out."""
    if walk.medium in state.silences:
        return state.silences[walk.medium]
    flows = (walk.machine.flows[frame.flow] for frame in reversed(walk.outer))
    return next((flow.silences[walk.medium] for flow in flows if walk.medium in flow.silences), None)


def end_listening(walk: Walk) -> None:
    """The customer has begun to answer, or has not: the prompt is cut short, the timers no longer matter."""
    if walk.phase == SPEAKING and walk.is_voice:
        walk.emit(Silence(key=walk.key(), speak=walk.awaiting))
    cancel_waits(walk)
    walk.wait("")


# --- keys -------------------------------------------------------------------------------------------------------------


def on_key(walk: Walk, state: QuestionState, key: str) -> Prepared | None:
    """A key while the question is asked."""
    if is_deaf(walk, state):
        return None
    if key in state.at_once and walk.phase != COLLECTING and not walk.machine.has_anywhere:
        end_listening(walk)
        return walk.take(state.at_once[key])
    if not takes_keys(walk, state):
        return None
    before = walk.keys if walk.phase == COLLECTING else ""
    end_listening(walk)
    walk.keys = ""
    return feed(walk, state, before, key)


def is_deaf(walk: Walk, state: QuestionState) -> bool:
    """Whether the prompt is being heard to the end."""
    return walk.phase == SPEAKING and state.speech.to_the_end


def takes_keys(walk: Walk, state: QuestionState) -> bool:
    """Whether keys mean anything here."""
    return state.form is not None or bool(state.key_table.by_keys) or bool(keys_of(walk, state).by_keys)


def feed(walk: Walk, state: QuestionState, before: str, fresh: str) -> Prepared | None:
    """Gives the question keys one by one until they are an answer; what follows is kept for the next question."""
    typed = before
    verdict: Verdict = NO_MATCH
    for at, key in enumerate(fresh, 1):
        typed += key
        verdict = judge(walk, state, typed, is_late=False)
        if not isinstance(verdict, Wait):
            return answer(walk, state, verdict, typed, fresh[at:])
    assert isinstance(verdict, Wait)
    walk.keys = typed
    walk.wait(COLLECTING)
    walk.set_timer(KEYS_TIMER, walk.at + verdict.length)
    return None


def on_keys_timer(walk: Walk, state: QuestionState) -> Prepared | None:
    """No further key came."""
    typed = walk.keys
    walk.forget_timer(KEYS_TIMER)
    end_listening(walk)
    walk.keys = ""
    return answer(walk, state, judge(walk, state, typed, is_late=True), typed, "")


def judge(walk: Walk, state: QuestionState, typed: str, is_late: bool) -> Verdict:
    """What the keys typed mean. Where digits are collected an option counts only if it is just what was typed."""
    if not typed:
        return NO_MATCH  # after a crash: secret digits were not kept
    if state.form is None:
        return choose(keys_of(walk, state), typed, is_late)
    verdict = gather(state.form, state.shape_ends_on, typed, is_late)
    if isinstance(verdict, NoMatch) and typed in state.key_table.by_keys:
        return Chosen(state.key_table.by_keys[typed], len(typed))
    return verdict


def keys_of(walk: Walk, state: ChoiceState) -> KeyTable:
    """The keys that count here: the question's own, and those of `anywhere` where no digits are collected."""
    flows = anywhere_flows(walk, state)
    if not flows or state.form is not None:
        return state.key_table
    names = (state.id, *(flow.name for flow in flows))
    found = walk.machine.key_tables.get(names)
    if found is None:
        found = walk.machine.key_tables[names] = key_table((*state.choices, *anywhere_choices(flows)))
    return found


def anywhere_flows(walk: Walk, state: ChoiceState) -> tuple[PreparedFlow, ...]:
    """The flows whose `anywhere` holds here, innermost first."""
    if not state.accepts_anywhere:
        return ()
    outer = (walk.machine.flows[frame.flow] for frame in reversed(walk.outer)) if walk.outer else ()
    return tuple(flow for flow in (walk.flow, *outer) if flow.anywhere)


def answer(walk: Walk, state: QuestionState, verdict: Verdict, typed: str, rest: str) -> Prepared | None:
    """Goes where the answer leads."""
    if isinstance(verdict, Chosen):
        walk.keys = typed[verdict.used :] + rest
        return follow(walk, verdict.option)
    if isinstance(verdict, Collected):
        walk.keys = typed[verdict.used :] + rest
        if typed[-1:].isdigit() and not walk.keys:
            walk.timers = {**walk.timers, LATE_HASH: walk.at + BETWEEN_KEYS}
        walk.assign(state.variable, verdict.value)
        return walk.take("collected")
    return walk.take("no match")  # and what was typed is forgotten


def follow(walk: Walk, choice: Choice) -> Prepared:
    """Goes where an option leads; one of `anywhere` belongs to a flow outside and leaves those within it."""
    if not choice.flow:
        return walk.take(choice.exit)
    walk.taken.append((walk.state.id, choice.exit))
    while walk.flow.name != choice.flow:
        leave_flow(walk)
    give_up_from(walk, walk.depth)
    return walk.flow.anywhere_exits[choice.exit]


# --- words and silence ------------------------------------------------------------------------------------------------


def on_text(walk: Walk, state: QuestionState, text: str) -> Prepared | None:
    """Words while the question is asked."""
    if is_deaf(walk, state) and walk.is_voice:
        return None
    end_listening(walk)
    walk.keys = ""
    return understand(walk, state, text) or walk.take("no match")


def understand(walk: Walk, state: QuestionState, text: str) -> Prepared | None:
    """Where words lead that are an answer; none where they are not."""
    choice = recognise(state.words(walk.language, anywhere_flows(walk, state)), text)
    if isinstance(choice, Choice):
        return follow(walk, choice)
    value = understood(state.shape_type, text, walk.language) if state.shape_type else None
    if value is None:
        return None
    walk.assign(state.variable, value)
    return walk.take("collected")


def on_silence(walk: Walk) -> Prepared | None:
    """Nobody answered."""
    walk.forget_timer(SILENCE_TIMER)
    end_listening(walk)
    return walk.take("no input")
