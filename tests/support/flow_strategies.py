"""Hypothesis strategies for syntax trees: whole files of the language as the parser would read them, without spans.

`files()` gives any file that the grammar allows, `first_half_files()` one of the words that flowlang carries out. Names
are not resolved: a tree parses, and need not compile.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st

from flowlang import syntax as s
from flowlang.durations import MICROSECONDS
from flowlang.keywords import ENGLISH
from flowlang.reserved import BUILT_IN, reserved_words
from flowlang.values import replace

TAKEN = reserved_words(ENGLISH) | BUILT_IN | {word for one in ENGLISH.values() for word in one.split(" ")}
LETTERS = "abcdefgxyzéßñжש日"

words = st.text(LETTERS, min_size=1, max_size=6).filter(lambda word: word not in TAKEN)
names = st.builds(lambda head, tail: head + tail, words, st.sampled_from(("", "", "_2", "_ab", "7"))).filter(
    lambda name: name not in TAKEN
)
identifiers = st.builds(lambda text: s.Identifier(text=text), names)
plain_texts = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\ufeff"), max_size=12
).map(lambda text: unicodedata.normalize("NFC", text))


def few(strategy: st.SearchStrategy[Any], least: int = 0, most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """A short tuple."""
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """That, or none."""
    return st.none() | strategy


def node(kind: Callable[..., Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A node of this kind."""
    return st.builds(kind, **fields)


durations = st.builds(
    lambda number, unit: s.Duration(microseconds=number * MICROSECONDS[unit], written=f"{number}{unit}"),
    st.integers(0, 999),
    st.sampled_from(sorted(MICROSECONDS)),
)
times = node(s.TimeOn, duration=durations, media=few(identifiers, most=2))

# --- expressions ----------------------------------------------------------------------------------------------------

name_values = st.builds(lambda text: s.Name(text=text), names)
field_values = node(s.Field, value=name_values, field=identifiers)
placeholders = node(s.Placeholder, value=name_values | field_values, form=maybe(identifiers))


def merged(parts: list[Any]) -> tuple[Any, ...]:
    """Parts as the parser gives them: no empty run, no run beside another."""
    found: list[Any] = []
    for part in parts:
        if isinstance(part, s.TextRun) and found and isinstance(found[-1], s.TextRun):
            found[-1] = s.TextRun(text=found[-1].text + part.text)
        elif part != s.TextRun(text=""):
            found.append(part)
    return tuple(found)


def texts() -> st.SearchStrategy[s.TextLiteral]:
    """A text with values in it."""
    run = st.builds(lambda text: s.TextRun(text=text), plain_texts | st.sampled_from(('"', "\\", "{x}", "a\nb", "#")))
    return st.lists(run | placeholders, max_size=3).map(lambda parts: s.TextLiteral(parts=merged(parts)))


numbers = st.builds(lambda text: s.NumberLiteral(text=text), st.sampled_from(("0", "7", "12", "9.50", "100")))
atoms = (
    numbers
    | texts()
    | name_values
    | field_values
    | node(s.DurationLiteral, duration=durations)
    | node(s.YesNoLiteral, value=st.booleans())
    | st.just(s.NothingLiteral())
)
OPERATORS = ("and", "or", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "contains", "in", "starts_with")


def larger(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Expressions made of smaller ones."""
    return (
        node(s.Binary, operator=st.sampled_from(OPERATORS), left=inner, right=inner)
        | node(s.Not, value=inner)
        | node(s.Negative, value=inner)
        | node(s.IsKnown, value=inner)
        | node(s.Call, function=identifiers, arguments=few(inner, most=2))
        | node(s.ListLiteral, items=few(inner, most=2))
    )


expressions = st.deferred(lambda: st.recursive(atoms, larger, max_leaves=5))
arguments = few(expressions, most=2)

# --- promises -------------------------------------------------------------------------------------------------------

plain_words = plain_texts.filter(lambda text: text.strip())
happenings = (
    node(s.Happening, form=st.just("named"), name=identifiers, outcome=maybe(identifiers))
    | node(s.Happening, form=st.just("say"), name=identifiers)
    | node(s.Happening, form=st.just("choice"), name=plain_words.map(lambda text: s.Identifier(text=text)))
    | node(s.Happening, form=st.sampled_from(("end", "menu", "question", "transfer", "recording")))
)


def promise_rule(
    must: str, what: s.Happening, most: int, condition: s.Expression | None, mark: tuple[str, s.Happening] | None
) -> s.PromiseRule:
    """What a promise says in one line."""
    scope, happening = mark or ("", None)
    times = most if must == "at most" else None
    return s.PromiseRule(must=must, happening=what, condition=condition, scope=scope, mark=happening, most=times)


promises = node(
    s.Promise,
    text=plain_words.map(lambda text: s.TextLiteral(parts=(s.TextRun(text=text),))),
    rules=few(
        st.builds(
            promise_rule,
            st.sampled_from(("always", "never", "at most")),
            happenings,
            st.integers(1, 12),
            maybe(expressions),
            maybe(st.tuples(st.sampled_from(("after", "before")), happenings)),
        ),
        1,
        2,
    ),
)

# --- types ----------------------------------------------------------------------------------------------------------

lengths = (
    st.none() | st.integers(0, 9999).map(lambda one: (one, one)) | st.tuples(st.integers(0, 99), st.integers(0, 99))
)


def shaped(name: s.Identifier, length: tuple[int, int] | None) -> s.TypeExpression:
    """`digits(4)`."""
    low, high = length or (None, None)
    return s.TypeExpression(name=name, low=low, high=high)


shapes = st.builds(shaped, identifiers, lengths)
bases = (
    shapes
    | st.builds(lambda element: s.TypeExpression(name=s.Identifier(text="list"), element=element), shapes)
    | st.builds(
        lambda choices: s.TypeExpression(name=s.Identifier(text="one_of"), choices=choices), few(identifiers, 1)
    )
)


def marked(base: s.TypeExpression, secret: bool, personal: bool, or_nothing: bool) -> s.TypeExpression:
    """A type with its markers."""
    return replace(base, secret=secret, personal=personal, or_nothing=or_nothing)


types = st.builds(marked, bases, st.booleans(), st.booleans(), st.booleans())
parameters = node(s.Parameter, name=identifiers, type=types)

# --- actions --------------------------------------------------------------------------------------------------------

spoken = identifiers | texts()
says = node(s.Say, what=spoken, to_the_end=st.booleans())
plays = node(s.Play, what=identifiers)
ending = maybe(st.sampled_from(("star", "hash")).map(lambda text: s.Identifier(text=text)))
keys = st.sampled_from(("0", "1", "12", "*", "#"))
meanwhiles = node(s.Meanwhile, say=says | plays)
operations: dict[str, Any] = {
    "connector": identifiers,
    "operation": identifiers,
    "arguments": arguments,
    "within": maybe(durations),
    "meanwhile": maybe(meanwhiles),
}
whispers = st.builds(lambda what: s.Say(what=what), spoken)
retries = st.builds(lambda after: s.Retry(after=after), durations) | st.builds(
    lambda day: s.Retry(day=day, at="18:00"), identifiers
)
sets = node(s.Set, target=name_values | field_values, value=expressions)
fetches = node(s.Fetch, variable=identifiers, **operations)
stores = node(s.Store, **operations)
records = node(s.RecordMessage, at_most=maybe(durations), ending_on=ending)
transfers = node(
    s.Transfer,
    to=identifiers,
    target=expressions,
    manner=maybe(st.sampled_from(("warm", "blind")).map(lambda text: s.Identifier(text=text))),
    accept_key=maybe(keys),
    whisper=maybe(whispers),
    within=maybe(durations),
    at_most=maybe(durations),
)
does = node(s.Do, flow=identifiers, arguments=arguments)
first_half_plain = says | plays | sets
later_plain = (
    node(s.Show, what=identifiers, content=maybe(spoken), arguments=arguments)
    | node(s.RecordConversation, on=st.booleans())
    | st.just(s.Answer())
    | node(s.Reject, reason=maybe(identifiers))
    | node(s.Mark, outcome=identifiers, retry=maybe(retries))
)
first_half_exiting = fetches | stores | records | transfers | does
later_exiting = (
    node(s.Send, what=spoken, to=maybe(expressions), by=maybe(identifiers))
    | node(s.Deliver, what=identifiers, to=identifiers)
    | node(s.Wait, duration=durations)
    | node(s.Wait, until=expressions)
    | st.just(s.Wait(beep=True))
    | node(s.CallBack, at=maybe(expressions), number=maybe(expressions), keeping_place=st.booleans())
)


def lazily(make: Callable[..., st.SearchStrategy[Any]]) -> Callable[..., Any]:
    """A strategy that is made once for its arguments, when first drawn from: trees hold trees."""
    return cache(lambda *arguments: st.deferred(lambda: make(*arguments)))


class Bodies:
    """The strategies that hold each other: bodies, exits, statements.

    Args:
        plain: Actions without exits.
        exiting: Actions that may have exits.
    """

    def __init__(self, plain: st.SearchStrategy[Any], exiting: st.SearchStrategy[Any], whole: bool) -> None:
        self.plain = plain
        self.exiting = exiting
        self.whole = whole

    @lazily
    def ways(self, depth: int = 1) -> st.SearchStrategy[Any]:
        """A way to go."""
        then = maybe(self.inline(depth - 1)) if depth else st.none()
        counted = st.tuples(st.integers(1, 9), then)
        simple = (
            node(s.Goto, target=identifiers)
            | st.sampled_from((s.End(), s.GoOn(), s.Again()))
            | node(s.GiveOutcome, name=identifiers, arguments=arguments)
            | counted.map(lambda pair: s.Again(times=pair[0], then=pair[1]))
        )
        if depth:
            last = st.builds(
                lambda target, times, then: s.Goto(target=target, times=times, then=then),
                identifiers,
                st.integers(1, 9),
                self.inline(depth - 1),
            )
            simple |= last
        return simple | node(s.HandTo, flow=identifiers, arguments=arguments) if self.whole else simple

    @lazily
    def inline(self, depth: int = 1) -> st.SearchStrategy[s.Body]:
        """What stands on a line."""
        actions = few(self.plain | self.exiting, most=2)
        way = few(self.ways(depth), most=1)
        both = st.tuples(actions, way).map(lambda pair: pair[0] + pair[1]).filter(bool)
        return both.map(lambda statements: s.Body(statements=statements, inline=True))

    @lazily
    def bodies(self, depth: int) -> st.SearchStrategy[s.Body]:
        """What is done behind an exit, an option or an `if`."""
        if not depth:
            return self.inline()
        block = few(self.statements(depth - 1), least=1, most=2)
        return self.inline() | block.map(lambda statements: s.Body(statements=statements, inline=False))

    def labels(self) -> st.SearchStrategy[s.ExitLabel]:
        """The label of an exit."""
        own = st.sampled_from(("no match", "not found", "no answer", "yes", "no")).map(label)
        silent = few(times, most=2).map(lambda after: s.ExitLabel(name=s.Identifier(text="no input"), after=after))
        return own | silent | node(s.ExitLabel, name=identifiers, bindings=few(identifiers, most=2))

    @lazily
    def exits(self, depth: int, labels: st.SearchStrategy[s.ExitLabel] | None = None) -> st.SearchStrategy[s.Exit]:
        """An exit."""
        return node(
            s.Exit,
            labels=few(self.labels() if labels is None else labels, 1, 2),
            response=self.bodies(depth) | self.ladders(),
        )

    @lazily
    def ladders(self) -> st.SearchStrategy[s.Ladder]:
        """A ladder of one to four rungs."""
        bodies = few(self.inline(), 1, 4)
        return st.tuples(bodies, st.booleans()).map(lambda pair: ladder(*pair))

    @lazily
    def options(self, depth: int) -> st.SearchStrategy[s.Option]:
        """An option."""
        word = plain_texts.filter(lambda text: text.strip()).map(lambda text: s.WordLabel(text=text))
        labels = node(s.KeyLabel, key=keys) | word | node(s.ShapeLabel, type=shapes, variable=identifiers)
        return node(s.Option, labels=few(labels, 1), body=self.bodies(depth))

    @lazily
    def questions(self, depth: int) -> st.SearchStrategy[Any]:
        """`collect` and `confirm`."""
        below: dict[str, Any] = {"says": few(says, most=2), "exits": few(self.exits(depth), most=2)}
        return node(s.Confirm, **below) | node(s.Collect, variable=identifiers, type=types, ending_on=ending, **below)

    @lazily
    def statements(self, depth: int) -> st.SearchStrategy[Any]:
        """A statement."""
        found = self.plain | self.exiting | self.ways() | self.ifs(depth)
        if depth:
            found |= self.questions(depth - 1) | st.builds(with_exits, self.exiting, few(self.exits(depth - 1), 1))
        if self.whole and depth:
            found |= self.cases(depth - 1) | node(s.WrapUp, codes=few(identifiers, 1))
        return found

    @lazily
    def ifs(self, depth: int) -> st.SearchStrategy[s.If]:
        """`if … else if … else`."""
        branch = node(s.Condition, condition=expressions, body=self.bodies(depth))
        last = few(st.builds(lambda body: s.Condition(condition=None, body=body), self.bodies(depth)), most=1)
        return st.tuples(few(branch, 1, 2), last).map(lambda pair: s.If(branches=pair[0] + pair[1]))

    @lazily
    def cases(self, depth: int) -> st.SearchStrategy[s.Case]:
        """`case`."""
        branches = (
            node(s.When, values=few(expressions, 1, 2), body=self.bodies(depth))
            | node(s.When, percent=st.sampled_from(("10", "2.5")), body=self.bodies(depth))
            | node(s.When, body=self.bodies(depth))
        )
        return node(s.Case, value=maybe(expressions), branches=few(branches, 1))

    def blocks(self) -> st.SearchStrategy[Any]:
        """A step, menu or queue."""
        menu_labels = st.just(label("no match")) | few(times, most=2).map(
            lambda after: s.ExitLabel(name=s.Identifier(text="no input"), after=after)
        )
        exits = self.exits(1, menu_labels)
        found = node(s.Step, name=identifiers, statements=few(self.statements(2), 1, 4)) | node(
            s.Menu, name=identifiers, says=few(says, 1, 2), options=few(self.options(1)), exits=few(exits, most=2)
        )
        if not self.whole:
            return found
        settings = few(self.settings(), 1, 4)
        after = durations.map(lambda one: s.ExitLabel(name=s.Identifier(text="after"), after=(s.TimeOn(duration=one),)))
        queue_exits = few(self.exits(1, after | node(s.ExitLabel, name=identifiers)), most=2)
        return found | node(s.QueueBlock, name=identifiers, queue=identifiers, settings=settings, exits=queue_exits)

    @lazily
    def settings(self) -> st.SearchStrategy[Any]:
        """A setting of a queue."""
        level = st.integers(0, 9999)
        relaxations = few(node(s.Relaxation, level=maybe(level), after=durations), most=2)
        cases = few(node(s.PriorityCase, value=numbers, condition=expressions), most=2)
        last = few(st.builds(lambda value: s.PriorityCase(value=value, condition=None), numbers), 1, 1)
        waiting = {
            "play": maybe(plays),
            "says": few(says, most=1),
            "every": few(node(s.Every, period=durations, body=self.bodies(1)), 1, 2),
            "options": few(self.options(1), most=2),
        }
        return (
            st.tuples(cases, last).map(lambda pair: s.Priority(cases=pair[0] + pair[1]))
            | node(s.Needs, skill=identifiers, level=level, relaxations=relaxations)
            | node(s.AlsoIn, queue=identifiers, after=maybe(durations))
            | node(s.AnswerWithin, within=durations, calendar=maybe(identifiers))
            | node(s.BeforeAnswer, say=says)
            | node(s.Whisper, say=whispers)
            | node(s.WhileWaiting, **waiting)
        )

    def heads(self) -> st.SearchStrategy[Any]:
        """A line of a flow's head."""
        found = (
            node(s.Languages, languages=few(identifiers, 1))
            | node(s.Media, media=few(identifiers, 1))
            | node(s.Variable, name=identifiers, type=types, value=maybe(expressions), kept_with=maybe(identifiers))
            | node(s.Silence, times=few(times, 1))
            | node(s.AtMost, duration=durations, body=self.bodies(1))
            | node(s.OnHangUp, body=self.bodies(1))
            | node(s.OnFailure, body=self.bodies(1))
            | node(s.OutcomeDeclaration, name=identifiers, results=few(parameters, most=2))
            | promises
        )
        return found | node(s.Anywhere, option=self.options(1)) if self.whole else found

    def flows(self) -> st.SearchStrategy[s.Flow]:
        """A flow."""
        both = st.tuples(few(self.heads()), few(self.blocks())).filter(lambda pair: pair[0] or pair[1])
        return st.builds(
            lambda name, title, parameters, both: s.Flow(
                name=name, title=title, parameters=parameters, head=both[0], blocks=both[1]
            ),
            identifiers,
            maybe(texts()),
            maybe(few(parameters, most=2)),
            both,
        )

    def files(self) -> st.SearchStrategy[s.File]:
        """A file."""
        return few(self.flows(), most=2).map(lambda flows: s.File(path="generated.flow", flows=flows))


def label(name: str) -> s.ExitLabel:
    """One of the language's own exits."""
    return s.ExitLabel(name=s.Identifier(text=name))


def with_exits(action: Any, exits: tuple[s.Exit, ...]) -> Any:
    """An action with exits below it."""
    return replace(action, exits=exits)


def ladder(bodies: tuple[s.Body, ...], ends: bool) -> s.Ladder:
    """`first`, `second`, … and perhaps `then`."""
    rungs = [s.Rung(number=place, body=body) for place, body in enumerate(bodies, start=1)]
    if ends:
        rungs[-1] = s.Rung(number=None, body=bodies[-1])
    return s.Ladder(rungs=tuple(rungs))


def files() -> st.SearchStrategy[s.File]:
    """Any file that the grammar allows."""
    bodies = Bodies(first_half_plain | later_plain, first_half_exiting | later_exiting, whole=True)
    return st.deferred(lambda: bodies.files())


def first_half_files() -> st.SearchStrategy[s.File]:
    """A file of the words that flowlang carries out."""
    bodies = Bodies(first_half_plain, first_half_exiting, whole=False)
    return st.deferred(lambda: bodies.files())
