"""Keys and words of questions that cannot be told apart, or only by waiting."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from compiler.graph import Option, Question, Queue, State
from compiler.passes.analyse_outline import Map, Outline, step_of
from compiler.types import Type
from flowlang.diagnostics import Diagnostic, Note, Severity
from flowlang.values import Value

SECONDS_BETWEEN_KEYS = 3
"""How long the runtime waits for a further key where one might follow (`runtime.engine.collector.BETWEEN_KEYS`)."""

KEYED = frozenset(("digits", "number", "amount", "date", "time", "phone", "code"))
"""The types that keys can give a value of."""

POINT = "*"  # the key that stands for the point of a number
WITH_A_POINT = frozenset(("number", "amount"))
DIGITS = frozenset("0123456789")
SIGNS_AT_THE_ENDS = " .,;:!?¡¿\"'«»()[]-"
MOST_WORDS = 12  # of a phrase that is looked at for phrases inside it
SPOKEN = {"*": "star", "#": "hash"}


class Anywhere(Value, frozen=True):
    """An `anywhere` option that holds in a flow, and the flow that declares it."""

    option: Option
    flow: str


def unclear_answers(centre: Map, one: Outline, anywhere: tuple[Anywhere, ...]) -> Iterator[Diagnostic]:
    """Everything about the keys and words of a flow's questions."""
    for number in one.of(Question, Queue):
        state, does = one.flow.states[number], one.does(number)
        if isinstance(does, Queue):
            does = Question("menu", (), does.options)  # while waiting they hold as those of a menu do
        if isinstance(does, Question):
            if does.shape:
                yield from terminators(centre, state, does)
            if does.options:
                yield from slow_keys(centre, state, does)
                yield from like_words(centre, state, does)
                if anywhere:
                    yield from hidden(centre, state, does, anywhere)


def inherited(centre: Map) -> dict[str, tuple[Anywhere, ...]]:
    """For each flow the `anywhere` options that hold in it: its own and those of the flows that do it."""
    found: dict[str, tuple[Anywhere, ...]] = {}
    for name in reversed(centre.inner_first):
        flow = centre.graph.flows[name]
        own = {(option.exit, name): Anywhere(option, name) for option in flow.anywhere}
        for caller in sorted(centre.callers[name]):
            own.update({(other.option.exit, other.flow): other for other in found.get(caller, ())})
        found[name] = tuple(own.values())
    return found


def option_place(state: State, option: Option) -> str:
    """Under which id the line of an option may be found."""
    return f"{state.id}/{option.exit}"


def shown(keys: str) -> str:
    """Keys as they are written in a flow."""
    return SPOKEN.get(keys, keys)


# --- keys -----------------------------------------------------------------------------------------------------------


def terminators(centre: Map, state: State, does: Question) -> Iterator[Diagnostic]:
    """A key that ends a number and is its point as well."""
    shape = does.shape
    if shape and shape.ending_on == POINT and shape.type.base in WITH_A_POINT:
        facts = {"type": shape.type.base, "key": shown(shape.ending_on)}
        yield Diagnostic("F551", centre.place(state.id), facts)


def slow_keys(centre: Map, state: State, does: Question) -> Iterator[Diagnostic]:
    """Keys after which the caller waits, since a longer answer might follow."""
    by_keys: dict[str, Option] = {}
    for option in does.options:
        for keys in option.keys:
            by_keys.setdefault(keys, option)
    for keys, option in by_keys.items():
        if len(keys) > 1:
            yield from _longer(centre, state, keys, option, by_keys)
        if does.shape and is_beginning(keys, does.shape.type):
            facts = {"key": shown(keys), "shape": spelled(does.shape.type), "seconds": str(SECONDS_BETWEEN_KEYS)}
            place = centre.place(option_place(state, option))
            yield Diagnostic("F550", place, facts, variant="shape", severity=Severity.WARNING)


def _longer(centre: Map, state: State, keys: str, option: Option, by_keys: dict[str, Option]) -> Iterator[Diagnostic]:
    """Where another option's keys are the beginning of these: told at the shorter one."""
    for end in range(1, len(keys)):
        shorter = by_keys.get(keys[:end])
        if shorter is not None:
            place = centre.place(option_place(state, shorter))
            beside = centre.place(option_place(state, option))
            notes = (Note(beside, "longer", {"key": shown(keys)}),) if beside != place else ()
            facts = {"key": shown(keys[:end]), "longer": shown(keys), "seconds": str(SECONDS_BETWEEN_KEYS)}
            yield Diagnostic("F550", place, facts, notes, severity=Severity.WARNING)


def is_beginning(keys: str, kind: Type) -> bool:
    """Whether what is typed for a value of this type may begin with these keys."""
    return kind.base in KEYED and DIGITS.issuperset(keys) and len(keys) <= (kind.high or kind.low or len(keys))


def spelled(kind: Type) -> str:
    """A type as it is written."""
    if kind.low is None:
        return kind.base
    length = str(kind.low) if kind.high in (None, kind.low) else f"{kind.low}..{kind.high}"
    return f"{kind.base}({length})"


# --- words ----------------------------------------------------------------------------------------------------------


def like_words(centre: Map, state: State, does: Question) -> Iterator[Diagnostic]:
    """Words of two options that are the same in a language, differ in accents alone, or stand one inside the other."""
    languages = dict.fromkeys(language for option in does.options for language in option.words)
    for language in languages:
        yield from _like_in(centre, state, does, language)


def _like_in(centre: Map, state: State, does: Question, language: str) -> Iterator[Diagnostic]:
    said: dict[str, tuple[str, Option]] = {}
    exactly: dict[str, tuple[str, Option]] = {}
    told: set[tuple[str, str]] = set()
    phrases = [(word, option) for option in does.options for word in option.words.get(language, ())]
    forms = [folded(word) for word, _ in phrases]
    if len(set(forms)) == len(forms) and not any(" " in form for form in forms):
        return
    for word, option in phrases:
        first, variant = exactly.setdefault(exact(word), (word, option)), ""
        if first[1].exit == option.exit:
            first, variant = said.setdefault(folded(word), first), "accents"
        if first[1].exit != option.exit:
            told.add((first[1].exit, option.exit))
            yield _alike(centre, state, first, (word, option), language, variant)
    for word, option in phrases:
        for inner in _inside(folded(word)):
            whole = said.get(inner, (word, option))
            pair = (whole[1].exit, option.exit)
            if pair[0] != pair[1] and pair not in told:
                told.add(pair)
                yield _alike(centre, state, whole, (word, option), language, "inside")


def _alike(
    centre: Map, state: State, first: tuple[str, Option], second: tuple[str, Option], language: str, variant: str
) -> Diagnostic:
    place, earlier = (centre.place(option_place(state, option)) for _, option in (second, first))
    notes = (Note(earlier, "first", {"word": first[0]}),) if earlier != place else ()
    facts = {"word": second[0], "other": first[0], "language": language, "name": step_of(state.id)}
    severity = Severity.WARNING if variant else Severity.ERROR
    return Diagnostic("F553", place, facts, notes, variant, severity)


def exact(word: str) -> str:
    """A word as the runtime compares it: case, blanks and signs at the ends do not count."""
    return " ".join(unicodedata.normalize("NFC", word).casefold().split()).strip(SIGNS_AT_THE_ENDS)


def folded(word: str) -> str:
    """A word as a recogniser may hear it: without accents either."""
    if word.isascii():
        return word.lower() if word.isalnum() else exact(word)
    plain = unicodedata.normalize("NFKD", exact(word))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _inside(phrase: str) -> Iterator[str]:
    """The shorter phrases inside a phrase, its words one after the other."""
    words = phrase.split()[:MOST_WORDS]
    for length in range(1, len(words)):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


# --- anywhere -------------------------------------------------------------------------------------------------------


def hidden(centre: Map, state: State, does: Question, anywhere: tuple[Anywhere, ...]) -> Iterator[Diagnostic]:
    """Options of a question that hide a key of `anywhere`: pressed here it means something else."""
    by_keys = {keys: option for option in does.options for keys in option.keys} if does.accepts_anywhere else {}
    for other in anywhere:
        for keys in other.option.keys:
            option = by_keys.get(keys)
            if option is not None:
                facts = {"key": shown(keys), "flow": other.flow, "name": step_of(state.id)}
                place = centre.place(option_place(state, option))
                note = Note(centre.place(f"{other.flow}/anywhere/{other.option.exit}"), "anywhere")
                notes = (note,) if note.location != place else ()
                yield Diagnostic("F554", place, facts, notes, severity=Severity.WARNING)
