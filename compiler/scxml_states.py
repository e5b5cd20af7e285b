"""The states of a flow as states of an SCXML document: one small function for each thing a state does.

What may fail is reckoned on entering, before `way` says which way the state takes: where it fails, `way` stays empty, and
`error.execution` finds the state still there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from compiler.graph import (
    Assign,
    Branch,
    Chance,
    Count,
    End,
    Enter,
    Ladder,
    Play,
    Question,
    Repeat,
    Say,
    State,
)
from compiler.scxml_elements import (
    Content,
    answered_command,
    assign,
    begin,
    element,
    entry,
    leaf,
    raising,
    transition,
)
from compiler.scxml_expressions import kept_key, literal, may_break, pieces
from compiler.scxml_places import CUT, LATE_HASH, NEXT, OVER, PASSED, SPOKEN, Place, finishing, keep_key, silence
from compiler.scxml_questions import first_phase, write_question


def plain(place: Place, state: State, *children: Element) -> Element:
    """A state of one part."""
    return leaf(place.id(state.id), *children, state=state.id)


def reckoned(place: Place, state: State, *content: Element) -> list[Element]:
    """What is reckoned on entering, and where the way leads if that fails."""
    return [*entry([assign("way", "''"), *content]), place.failing(state, "error.execution")]


def _enter(place: Place, state: State, _does: Enter) -> Element:
    return plain(place, state, transition(place.target(state, "next")))


# --- saying -----------------------------------------------------------------------------------------------------------


def _say(place: Place, state: State, does: Say | Play) -> Element:
    """Speaks, and goes on when it was heard; at once where nobody hears it, or it was cut short before it began."""
    passes, heard = PASSED, [*begin(), assign("speaking", "0")]
    return plain(
        place,
        state,
        *reckoned(place, state, *_speaks(place, state, does)),
        transition(place.target(state, "next"), cond=passes),
        transition(place.target(state, "next"), "said", SPOKEN, heard),
        place.failing(state, "sayfailed", SPOKEN, heard),
        *_keys_meanwhile(place, state, does),
    )


def _speaks(place: Place, state: State, does: Say | Play) -> Content:
    speak: Content = [
        CUT,
        *([assign("keys", "''")] if does.speech.to_the_end else []),
        *answered_command(
            "speak", state.id, language="language", prompt=literal(does.speech.prompt or ""), pieces="said"
        ),
        assign("speaking", "sent"),
    ]
    said = assign("said", pieces(place.terms(state.id), (does.speech,)))
    content: Content = [said, element("if", {"cond": "said.length"}, [*speak, element("else", {}), NEXT])]
    skips = [*(["gone"] if place.may_be_gone(state.id) else []), *(["passes_over"] if _is_cut(place, state) else [])]
    if not skips:
        return content
    return [element("if", {"cond": " || ".join(skips)}, [NEXT, element("else", {}), *content])]


def _is_cut(place: Place, state: State) -> bool:
    """Whether a key before a question cuts this short."""
    does = state.does
    return isinstance(does, Say) and state.id in place.sheet.habits.asks_ahead and not does.speech.to_the_end


def _keys_meanwhile(place: Place, state: State, does: Say | Play) -> Content:
    """Keys while something is said: kept, and where a question lies ahead they cut it short."""
    if does.speech.to_the_end:
        return []
    keep: Content = [*begin(), assign("late_hash", "null"), keep_key()]
    if not _is_cut(place, state):
        return [LATE_HASH, transition(None, "key", content=keep)]
    cut: Content = [*keep, *silence(), assign("passes_over", "/^[0-9]$/.test(_event.data.key)")]
    return [LATE_HASH, transition(place.target(state, "next"), "key", content=cut)]


# --- deciding and counting --------------------------------------------------------------------------------------------


def _branch(place: Place, state: State, does: Branch) -> Element:
    """The first case that holds: guards, or where a condition may fail, what it came to."""
    terms = place.terms(state.id)
    cases = [(terms.truth(case.condition), case.exit) for case in does.cases]
    if not any(may_break(cond) for cond, _exit in cases):
        ways = [transition(place.target(state, exit), cond=cond) for cond, exit in cases]
        return plain(place, state, *ways, transition(place.target(state, "else")))
    chosen = "".join(f"({cond}) ? {literal(exit)} : " for cond, exit in cases) + "'else'"
    exits = [*dict.fromkeys(exit for _cond, exit in cases), "else"]
    ways = [transition(place.target(state, exit), cond=f"way == {literal(exit)}") for exit in exits]
    return plain(place, state, *reckoned(place, state, assign("way", chosen)), *ways)


def _chance(place: Place, state: State, does: Chance) -> Element:
    place.sheet.lose(state.id, "by chance: whoever runs the document draws the lot, not flowlang")
    ways, sum = [], 0
    for share in does.shares:
        sum += share.millionths
        ways.append(transition(place.target(state, share.exit), cond=f"lot < {sum}"))
    draw = assign("lot", "Math.floor(Math.random() * 1000000)")
    return plain(place, state, *entry([draw]), *ways, transition(place.target(state, "else")))


def _count(place: Place, state: State, does: Count) -> Element:
    counts = place.asked if does.scope == "question" else place.counts
    name = literal(state.id)
    bump = assign(counts, f"put({counts}, {name}, times({counts}, {name}) + 1)")
    again = transition(place.target(state, "again"), cond=f"times({counts}, {name}) < {does.times}", content=[bump])
    return plain(place, state, again, transition(place.target(state, "then")))


def _ladder(place: Place, state: State, does: Ladder) -> Element:
    name, counts = literal(state.id), place.asked
    rungs = [
        transition(
            place.target(state, str(rung + 1)),
            cond=f"times({counts}, {name}) == {rung}",
            content=[assign(counts, f"put({counts}, {name}, {rung + 1})")],
        )
        for rung in range(does.rungs)
    ]
    return plain(place, state, *rungs, transition(place.target(state, "then")))


def _repeat(place: Place, state: State, _does: Repeat) -> Element:
    """Asks again without forgetting the counts: not through where the question begins, but behind it."""
    asked = next((place.states[one.to] for one in state.exits if one.exit == "next"), None)
    if asked is None or not isinstance(asked.does, Question):
        return plain(place, state, transition(place.target(state, "next")))
    return plain(place, state, transition(first_phase(place, asked)))


# --- remembering and ending -------------------------------------------------------------------------------------------


def _assign(place: Place, state: State, does: Assign) -> Element:
    value = place.terms(state.id).value(does.value)
    content: Content = [assign("value", value), _put(place, does), NEXT]
    if does.scope == "language":
        known = f"{literal(list(place.sheet.graph.languages))}.indexOf(value) >= 0"
        content[0] = assign("value", f"need({value})")
        content[1:] = [element("if", {"cond": known}, [*content[1:], element("else", {}), raising("error.execution")])]
    return plain(
        place, state, *reckoned(place, state, *content), transition(place.target(state, "next"), cond=PASSED)
    )


def _put(place: Place, does: Assign) -> Element:
    if does.scope == "language":
        return assign("language", "value")
    if does.scope == "flow":
        return assign(place.frame, f"put({place.frame}, {literal(does.variable)}, value)")
    return assign("kept", f"put(kept, {literal(kept_key(does.scope, does.variable))}, value)")


def _end(place: Place, state: State, _does: End) -> Element:
    """Ends the run; after a hang-up, the part of the flow whose turn it is."""
    over = transition(OVER, cond="!gone", content=finishing("'end'"))
    if not place.may_be_gone(state.id):
        return plain(place, state, over)
    turn = element("if", {"cond": "gone"}, [raising("turn.over")])
    return plain(place, state, *entry([turn]), over)


WRITERS: dict[type, Callable[[Place, State, Any], Element]] = {
    Enter: _enter,
    Say: _say,
    Play: _say,
    Question: write_question,
    Branch: _branch,
    Chance: _chance,
    Count: _count,
    Ladder: _ladder,
    Repeat: _repeat,
    Assign: _assign,
    End: _end,
}
"""What a state does -> what writes it."""
