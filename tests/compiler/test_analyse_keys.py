"""Keys and words that cannot be told apart, or only by waiting."""

from __future__ import annotations

import pytest
from graphs import asked, centre, do, end, flow, give, sources
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.graph import Graph, Option, Question, Shape
from compiler.passes.analyse import analyse
from compiler.passes.analyse_keys import SECONDS_BETWEEN_KEYS, exact, is_beginning, spelled
from compiler.types import AMOUNT, NUMBER, TEXT, Type
from flowlang.diagnostics import Diagnostic, Severity
from flowlang.values import replace
from runtime.engine.collector import BETWEEN_KEYS
from runtime.engine.understanding import recognise, word_table

EXITS = {"a": "bye", "b": "end", "c": "bye", "collected": "end", "no input": "bye", "no match": "bye"}


def question(*options: Option, shape: Shape | None = None, **more: object) -> Graph:
    return centre(
        flow("main", {"start": asked(EXITS, *options, shape=shape), "bye": end(), "end": end()}, **more),
    )


def found(graph: Graph, *codes: str) -> list[Diagnostic]:
    return [one for one in analyse(graph, sources(graph)) if one.code in codes]


def words(exit: str, *spoken: str, language: str = "en") -> Option:
    return Option(exit, (), {language: spoken})


# --- keys


def test_the_delay_told_is_the_one_the_engine_keeps() -> None:
    assert SECONDS_BETWEEN_KEYS * 1_000_000 == BETWEEN_KEYS


def test_a_key_that_begins_another_is_told_at_the_shorter_one() -> None:
    graph = question(Option("a", ("1",)), Option("b", ("10",)), Option("c", ("2",)))
    at = {**sources(graph), "main/start/a": sources(graph)["main/bye"], "main/start/b": sources(graph)["main/end"]}
    (one,) = [one for one in analyse(graph, at) if one.code == "F550"]
    assert one.facts == {"key": "1", "longer": "10", "seconds": "3"}
    assert (one.location, one.severity) == (at["main/start/a"], Severity.WARNING)
    assert [(note.label, note.location) for note in one.notes] == [("longer", at["main/start/b"])]


def test_keys_that_begin_no_other_are_not_told() -> None:
    assert found(question(Option("a", ("1", "2")), Option("b", ("01",)), Option("c", ("*",))), "F550") == []


def test_a_key_beside_a_shape_that_may_begin_with_it_is_told() -> None:
    shape = Shape(Type("digits", 4, 4), "extension")
    (one,) = found(question(Option("a", ("1",)), Option("b", ("*",)), shape=shape), "F550")
    assert (one.variant, one.facts["key"], one.facts["shape"]) == ("shape", "1", "digits(4)")


@pytest.mark.parametrize(
    ("keys", "kind", "expected"),
    [
        ("1", Type("digits", 4, 4), True),
        ("1", NUMBER, True),
        ("*", NUMBER, False),
        ("1", TEXT, False),
        ("12345", Type("digits", 4, 4), False),
        ("12345", Type("digits", 4, None), False),
        ("12345", Type("digits"), True),
    ],
)
def test_what_a_shape_may_begin_with(keys: str, kind: Type, expected: bool) -> None:
    assert is_beginning(keys, kind) is expected


def test_types_are_spelled_as_they_are_written() -> None:
    assert [spelled(one) for one in (NUMBER, Type("digits", 6, 6), Type("digits", 13, 19), Type("code", 3))] == [
        "number",
        "digits(6)",
        "digits(13..19)",
        "code(3)",
    ]


@pytest.mark.parametrize(
    ("kind", "ending", "told"), [(AMOUNT, "*", 1), (NUMBER, "*", 1), (AMOUNT, "#", 0), (Type("digits"), "*", 0)]
)
def test_the_point_of_a_number_does_not_end_it(kind: Type, ending: str, told: int) -> None:
    collect = Question("collect", (), shape=Shape(kind, "paid", ending)), {"collected": "bye", "no input": "bye"}
    graph = centre(flow("main", {"start": collect, "bye": end()}))
    assert [one.facts for one in found(graph, "F551")] == [{"type": kind.base, "key": "star"}] * told


# --- words


@pytest.mark.parametrize(
    ("first", "second", "variant"),
    [
        ("Bill", "bill", ""),
        ("opening  hours", "Opening hours", ""),
        ("STRASSE", "straße", ""),
        ("sì", "si", "accents"),
        ("bill", "pay a bill", "inside"),
        ("pay a bill", "a", "inside"),
    ],
)
def test_words_that_sound_alike_are_told(first: str, second: str, variant: str) -> None:
    (one,) = found(question(words("a", first), words("b", second)), "F553")
    assert one.variant == variant
    assert one.severity is (Severity.WARNING if variant else Severity.ERROR)


@pytest.mark.parametrize(("first", "second"), [("bill", "billing"), ("pay a bill", "pay the bill"), ("a", "b")])
def test_words_that_differ_are_not_told(first: str, second: str) -> None:
    assert found(question(words("a", first), words("b", second)), "F553") == []


def test_words_of_one_option_may_be_alike() -> None:
    assert found(question(words("a", "sì", "si", "bill", "the bill"), words("b", "no")), "F553") == []


def test_words_of_two_languages_do_not_meet() -> None:
    assert found(question(words("a", "no"), words("b", "no", language="it")), "F553") == []


def test_a_pair_is_told_once_and_with_both_places() -> None:
    graph = question(words("a", "bill", "the bill"), words("b", "pay the bill"))
    at = {**sources(graph), "main/start/a": sources(graph)["main/bye"]}
    (one,) = [one for one in analyse(graph, at) if one.code == "F553"]
    assert [(note.label, note.location) for note in one.notes] == [("first", at["main/start/a"])]


@given(st.lists(st.sampled_from(["bill", "Bill", "bìll", "fault", "fault!"]), min_size=2, max_size=3))
@settings(max_examples=100)
def test_what_is_refused_is_what_the_runtime_cannot_tell_apart(spoken: list[str]) -> None:
    options = [words(exit, one) for exit, one in zip("abc", spoken, strict=False)]
    table = word_table([(option, option.exit) for option in options], [], "en", False)
    lost = any(recognise(table, one) != option.exit for one, option in zip(spoken, options, strict=True))
    errors = [one for one in found(question(*options), "F553") if one.severity is Severity.ERROR]
    assert bool(errors) == lost
    assert (len({exact(one) for one in spoken}) < len(spoken)) == lost


def test_many_options_are_compared_quickly() -> None:
    exits = {f"o{i}": "bye" for i in range(2000)} | {"no input": "bye"}
    options = [words(f"o{i}", f"word{i} of {i}") for i in range(2000)]
    graph = centre(flow("main", {"start": asked(exits, *options), "bye": end()}))
    assert found(graph, "F553") == []


# --- anywhere


def test_an_option_that_hides_a_key_of_anywhere_is_told() -> None:
    graph = question(Option("a", ("0",)), Option("b", ("1",)), anywhere=(Option("help", ("0",)),))
    at = {**sources(graph), "main/anywhere/help": sources(graph)["main/end"]}
    (one,) = [one for one in analyse(graph, at) if one.code == "F554"]
    assert one.facts == {"key": "0", "flow": "main", "name": "start"}
    assert [(note.label, note.location) for note in one.notes] == [("anywhere", at["main/end"])]
    assert found(question(Option("b", ("1",)), anywhere=(Option("help", ("0",)),)), "F554") == []


def test_anywhere_holds_in_sub_flows_too() -> None:
    outer = flow("main", {"start": do("sub", done="bye"), "bye": end()}, anywhere=(Option("help", ("0",)),))
    steps = {
        "a": asked({"a": "b", "b": "c", "no input": "b"}, Option("a", ("0",)), Option("b", ("1",))),
        "b": give("done"),
        "c": end(),
    }
    (one,) = found(centre(outer, flow("sub", steps, outcomes=("done",))), "F554")
    assert (one.facts["flow"], one.facts["name"]) == ("main", "a")
    does, exits = steps["a"]
    apart = {**steps, "a": (replace(does, accepts_anywhere=False), exits)}
    assert found(centre(outer, flow("sub", apart, outcomes=("done",))), "F554") == []
