"""Questions as states of an SCXML document: a state of several phases.

    ask          what was typed before is the answer
    speaking     the prompt is heard
    listening    silence counts
    collecting   a further key is waited for
    heard        an answer has come; the exit it means is taken

`heard` in the data model says what came: `exit`, or how long to `wait` for a further key; `value`, and the `keys` that are
left for the next question. The helpers `feed`, `timeUp` and `understand` make it of keys, a timer, or words.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from compiler.graph import Option, Question, State
from compiler.scxml_elements import (
    Content,
    answered_command,
    assign,
    begin,
    cancel,
    choose,
    element,
    entry,
    initial,
    leaf,
    raising,
    timer,
    timer_until,
    transition,
    within,
)
from compiler.scxml_expressions import literal, pieces
from compiler.scxml_places import LATE_HASH, PASSED, SPOKEN, CUT, NEXT, Place, fault, has_exit, silence

CONFIRM_KEYS = {"yes": ("1",), "no": ("2",)}


class Asked:
    """A question in its place, with all that may be answered there: its own options, and those of `anywhere`."""

    def __init__(self, place: Place, state: State, does: Question) -> None:
        self.place, self.state, self.does = place, state, does
        self.own = [_whole(place, does, option) for option in does.options]
        self.outside = _anywhere(place) if does.accepts_anywhere else []
        self.form = place.sheet.habits.form(does.shape.type) if does.shape else None
        self.keys: dict[str, str] = {}
        for option, exit in [*((one, one.exit) for one in self.own), *([] if self.form else self._exits())]:
            for keys in option.keys:
                self.keys.setdefault(keys, exit)

    def _exits(self) -> list[tuple[Option, str]]:
        return [(option, exit) for option, exit, _target, _leaves in self.outside]

    @property
    def takes_keys(self) -> bool:
        """Whether keys mean anything here."""
        return self.form is not None or bool(self.keys)

    @property
    def may_wait(self) -> bool:
        """Whether a further key may be waited for."""
        prefixes = {keys[:end] for keys in self.keys for end in range(1, len(keys))}
        return self.form is not None or bool(prefixes)

    @property
    def table(self) -> str:
        """Where what may be answered stands in the document."""
        return f"questions[{literal(self.place.id(self.state.id))}]"

    def data(self) -> dict[str, object]:
        """What may be answered, as data."""
        shape = self.does.shape
        found: dict[str, object] = {"keys": self.keys, "options": self._options()}
        if shape:
            kind = shape.type
            low, high = kind.low or 1, kind.high or kind.low or 64
            found["ends"] = shape.ending_on
            found["type"] = {"base": kind.base, "low": low, "high": high, "choices": list(kind.choices)}
        if shape and self.form:
            partly, wholly, finally_ = self.form
            found["form"] = {"base": shape.type.base, "partly": partly, "wholly": wholly, "finally": finally_}
        return found

    def _options(self) -> list[dict[str, object]]:
        uses_keys = self.does.shape is None
        has_keys = any(option.keys for option in self.own)
        options = []
        for number, (option, exit) in enumerate([*((one, one.exit) for one in self.own), *self._exits()], 1):
            is_named = option.keys or not uses_keys or has_keys or number > len(self.own)
            typed = (option.keys if is_named else (str(number),)) if uses_keys else ()
            options.append({"exit": exit, "words": option.words, "typed": list(typed)})
        return options


def _whole(place: Place, does: Question, option: Option) -> Option:
    """`yes` and `no` of a confirm have keys, and the usual words beside their own."""
    if does.form != "confirm" or option.exit not in CONFIRM_KEYS:
        return option
    at = ("yes", "no").index(option.exit)
    answers = place.sheet.habits.answers
    words = {one: (*option.words.get(one, ()), *answers(one)[at]) for one in place.sheet.graph.languages}
    return Option(option.exit, option.keys or CONFIRM_KEYS[option.exit], words)


def _anywhere(place: Place) -> list[tuple[Option, str, str, Place]]:
    """The options that hold everywhere, innermost flow first: option, name, where it leads, and the flow it belongs to."""
    return [
        (option, f"anywhere: {one.flow.name}: {option.exit}", one.id(exit.to), one)
        for one in place.chain()
        for option in one.flow.anywhere
        for exit in one.flow.anywhere_exits
        if exit.exit == option.exit
    ]


def first_phase(place: Place, state: State) -> str:
    """Where asking begins, whether for the first time or again."""
    assert isinstance(state.does, Question)
    asked = Asked(place, state, state.does)
    return place.phase(state, "ask" if _asks_first(asked) else "speaking")


def _asks_first(asked: Asked) -> bool:
    is_open = asked.takes_keys and asked.does.form != "confirm"
    return is_open or asked.place.may_be_gone(asked.state.id)


def write_question(place: Place, state: State, does: Any) -> Element:
    """The question as an element."""
    asked = Asked(place, state, does)
    place.sheet.questions[place.id(state.id)] = asked.data()
    phases = [_ask(asked)] if _asks_first(asked) else []
    phases += [_speaking(asked), _listening(asked)]
    phases += [_collecting(asked)] if asked.may_wait else []
    return leaf(
        place.id(state.id),
        initial(first_phase(place, state), [assign(place.asked, "{}")]),
        *_answers(asked),
        place.failing(state, "error.execution"),
        *([transition(place.target(state, "failed"), "failed")] if has_exit(state, "failed") else []),
        *phases,
        _heard(asked),
        state=state.id,
    )


def _ask(asked: Asked) -> Element:
    """What was typed before is the answer, without a prompt; nobody is asked who has left."""
    place, state = asked.place, asked.state
    is_gone = place.may_be_gone(state.id)
    gone = [choose("gone", fault(state), raising("failed"))] if is_gone else []
    here = "!gone && " if is_gone else ""
    typed: Content = [CUT, assign("heard", f"feed({asked.table}, '', keys)")]
    ways: Content = []
    if asked.takes_keys and asked.does.form != "confirm":
        ways.append(transition(place.phase(state, "heard"), cond=f"{here}keys !== ''", content=typed))
    ways.append(transition(place.phase(state, "speaking"), cond="!gone" if is_gone else None))
    return leaf(place.phase(state, "ask"), *entry(gone), *ways)


def _speaking(asked: Asked) -> Element:
    place, state, does = asked.place, asked.state, asked.does
    speak: Content = [
        *answered_command(
            "speak",
            state.id,
            language="language",
            prompt=literal(next((one.prompt for one in does.prompt if one.prompt), "")),
            pieces="said",
            options=_labels(asked),
            expects=_expects(asked),
        ),
        assign("speaking", "sent"),
    ]
    content: Content = [
        *([assign("keys", "''")] if does.form == "confirm" else []),
        assign("way", "''"),
        CUT,
        assign("said", pieces(place.terms(state.id), does.prompt)),
        element("if", {"cond": "said.length"}, [*speak, element("else", {}), NEXT]),
    ]
    listening = place.phase(state, "listening")
    heard: Content = [*begin(), assign("speaking", "0")]
    return leaf(
        place.phase(state, "speaking"),
        *entry(content),
        transition(listening, cond=PASSED),
        transition(listening, "said", SPOKEN, heard),
        place.failing(state, "sayfailed", SPOKEN, heard),
        *(_deaf() if any(one.to_the_end for one in does.prompt) else []),
    )


def _deaf() -> Content:
    """The prompt is heard to its end, whatever the customer does; what is written down lies there and can be answered."""
    return [transition(None, "key", content=[assign("late_hash", "null")]), transition(None, "text", "voice")]


def _labels(asked: Asked) -> str:
    languages = asked.place.sheet.graph.languages
    labels = {language: [_label(one, language) for one in asked.own] for language in languages}
    return f"({literal(labels)}[language] || [])"


def _label(option: Option, language: str) -> str:
    words = option.words.get(language)
    words = words if words is not None else next(iter(option.words.values()), ())
    return next(iter(words), option.exit)


def _expects(asked: Asked) -> str:
    if not asked.does.shape:
        return "voice ? 'keys' : 'text'"
    return "voice ? 'digits' : 'text'" if asked.form else "'text'"


def _listening(asked: Asked) -> Element:
    """Silence counts, where this medium has a length for it."""
    place, state = asked.place, asked.state
    content: Content = []
    for length, media in _silences(asked).items():
        is_it = " || ".join(f"medium == {literal(one)}" for one in media)
        content.append(choose(is_it, timer("silence", length // 1000)))
    pause = place.pause()
    content += [choose("!voice", *pause)] if pause else []
    over: Content = [*begin(), *place.resume()]
    return leaf(
        place.phase(state, "listening"),
        *entry(content),
        *(
            [transition(place.target(state, "no input"), "timer.silence", content=over)]
            if _silences(asked)
            else []
        ),
    )


def _silences(asked: Asked) -> dict[int, list[str]]:
    """The media by the length of silence there: the question's own, else its flow's, else those of flows outside."""
    lengths: dict[str, int] = {}
    for one in reversed([*asked.place.chain()]):
        lengths |= one.flow.silences
    lengths |= asked.does.no_input_after
    found: dict[int, list[str]] = {}
    for medium, length in lengths.items():
        found.setdefault(length, []).append(medium)
    return found


def _collecting(asked: Asked) -> Element:
    place, state = asked.place, asked.state
    late: Content = [*begin(), assign("heard", f"timeUp({asked.table}, keys)")]
    return leaf(
        place.phase(state, "collecting"),
        *entry([timer_until("keys", "timer.keys", "(at + heard.wait)")]),
        transition(place.phase(state, "heard"), "timer.keys", content=late),
    )


def _answers(asked: Asked) -> Content:
    """Keys and words, whatever the phase."""
    place, heard = asked.place, asked.place.phase(asked.state, "heard")
    ends: Content = [*silence(), cancel("silence"), *([cancel("keys")] if asked.may_wait else []), *place.resume()]
    ways: Content = []
    if asked.takes_keys:
        fed = assign("heard", f"feed({asked.table}, keys, _event.data.key)")
        content: Content = [*begin(), assign("late_hash", "null"), *ends, fed]
        ways.append(LATE_HASH)
        ways.append(within(transition(heard, "key", content=content)))
    understood = assign("heard", f"understand({asked.table}, _event.data.text, language)")
    return [*ways, within(transition(heard, "text", content=[*begin(), *ends, understood]))]


def _heard(asked: Asked) -> Element:
    place, state, shape = asked.place, asked.state, asked.does.shape
    hash = choose("heard.hash", assign("late_hash", f"at + {place.sheet.habits.between_keys}"))
    ways: Content = []
    if asked.may_wait:
        ways.append(transition(place.phase(state, "collecting"), cond="heard.wait"))
    exits = dict.fromkeys(one.exit for one in asked.own)
    ways += [transition(place.target(state, one), cond=f"heard.exit == {literal(one)}") for one in exits]
    ways += [
        transition(target, cond=f"heard.exit == {literal(name)}") for _option, name, target, _place in asked.outside
    ]
    if shape:
        filled = assign(place.frame, f"put({place.frame}, {literal(shape.variable)}, heard.value)")
        ways.append(transition(place.target(state, "collected"), cond="heard.exit == 'collected'", content=[filled]))
    ways.append(transition(place.target(state, "no match"), cond="heard.exit == 'no match'"))
    kept = assign("keys", "heard.keys")
    return leaf(place.phase(state, "heard"), *entry([kept, hash] if shape else [kept]), *ways)
