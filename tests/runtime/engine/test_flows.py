"""Flows that do each other: values in and out, first values, what is kept, languages, secrets."""

from __future__ import annotations

from typing import Any

import pytest
from engine_graphs import (
    RUN,
    Driven,
    centre,
    collect,
    connectors,
    constant,
    flow,
    given,
    menu,
    operation,
    option,
    put,
    say,
    slot,
    speech,
    state,
)

from compiler.graph import (
    Argument,
    Do,
    End,
    Fetch,
    Give,
    Graph,
    Outcome,
    Play,
    Say,
    Sound,
    Speech,
    Spoken,
    Variable,
    Words,
)
from compiler.types import AMOUNT, NUMBER, TEXT, Type
from runtime.engine.commands import Piece, Speak
from runtime.engine.events import Key, Started
from runtime.engine.machine import MOST_GRAPHS, machine_of
from runtime.engine.position import restore, store

PIN = Type("digits", 4, 4, secret=True)
MAYBE = Type("text", optional=True)


def verifying(result: Any = None, parameter: Any = None) -> Graph:
    outcome = Outcome("verified", (slot("code", TEXT), slot("level", Type("number", optional=True))))
    arguments = given(name=parameter if parameter is not None else "Maria")
    return centre(
        flow(
            "main",
            state("d", Do("sub", arguments), verified=("e", ("account", "rank")), given_up="g"),
            state("e", say("Done."), next="end"),
            state("g", say("Given up."), next="end"),
            state("end", End()),
        ),
        flow(
            "sub",
            state("give", Give("verified", (result if result is not None else Variable("name"), constant(3)))),
            parameters=(slot("name", TEXT),),
            outcomes=(outcome, Outcome("given_up")),
        ),
    )


def test_values_go_in_by_parameters_and_come_out_by_results() -> None:
    run = Driven(verifying())
    assert run.values == {"account": "Maria", "rank": 3} and run.heard == ["Done."]
    assert run.taken == [("main/d", "verified")]


def test_an_empty_result_or_argument_that_must_not_be_is_a_failure() -> None:
    assert Driven(verifying(result=Variable("nothing"))).stands == "over"
    assert Driven(verifying(parameter=Variable("nothing"))).stands == "over"


def test_an_outcome_that_nothing_takes_is_a_failure_of_the_flow_that_did_it() -> None:
    graph = centre(
        flow("main", state("d", Do("sub", ()), other="e"), state("e", End())),
        flow("sub", state("g", Give("done", ())), outcomes=(Outcome("done"),)),
    )
    run = Driven(graph)
    assert run.commands[-1].reason == "nothing takes the answer `done`"  # type: ignore[union-attr]


def test_a_sub_flow_sees_nothing_of_the_flow_outside_but_what_is_kept() -> None:
    graph = centre(
        flow(
            "main",
            state("a", put("mine", "x"), next="k"),
            state("k", put("topic", "bill", "interaction"), next="c"),
            state("c", put("level", 3, "customer"), next="d"),
            state("d", Do("sub", ()), done="e"),
            state("e", End()),
        ),
        flow("sub", state("m", menu("Press 1.", option("1", "1")), **{"1": "g"}), state("g", Give("done", ())),
             outcomes=(Outcome("done"),)),
    )  # fmt: skip
    run = Driven(graph)
    assert run.values == {} and run.position.kept == {"topic": "bill", "customer level": 3}
    assert run.position.frames[0].values == {"mine": "x"}


def test_variables_begin_with_their_first_values_and_kept_ones_only_once() -> None:
    variables = (
        slot("n", NUMBER, constant(1)),
        slot("empty", TEXT),
        slot("topic", TEXT, constant("first"), "interaction"),
    )
    graph = centre(
        flow(
            "main",
            state("k", put("topic", "second", "interaction"), next="d"),
            state("d", Do("sub", ()), done="e"),
            state("e", End()),
        ),
        flow("sub", state("a", say("Hello."), next="g"), state("g", Give("done", ())), variables=variables,
             outcomes=(Outcome("done"),)),
    )  # fmt: skip
    run = Driven(graph)
    assert run.values == {"n": 1} and run.position.kept == {"topic": "second"}
    alone = Driven(centre(flow("main", state("a", say("Hello."), next="e"), state("e", End()), variables=variables)))
    assert alone.position.kept == {"topic": "first"}


def test_a_first_value_that_breaks() -> None:
    variables = (slot("n", NUMBER, operation("/", 1, 0)),)
    run = Driven(centre(flow("main", state("e", End()), variables=variables)))
    assert run.commands[-1].reason == "division by zero"  # type: ignore[union-attr]


def test_flows_do_not_do_each_other_for_ever() -> None:
    run = Driven(
        centre(flow("main", state("d", Do("main", ()), done="e"), state("e", End()), outcomes=(Outcome("done"),)))
    )
    assert run.commands[-1].reason == "flows that do each other too deeply"  # type: ignore[union-attr]


def test_emptying_a_variable() -> None:
    graph = centre(flow(
        "main",
        state("a", put("x", "value"), next="b"),
        state("b", put("x", Variable("nothing")), next="c"),
        state("c", put("y", Variable("nothing")), next="m"),
        state("m", say("Hello."), next="e"),
        state("e", End()),
    ))  # fmt: skip
    assert Driven(graph).values == {}


def test_amounts_and_dates_keep_their_types_over_storing() -> None:
    bill = Type("record", record="Bill")
    line = Say(Speech({"en": (Words("You owe "), Spoken(Variable("total"), "money", AMOUNT), Words("."))}))
    graph = centre(
        flow(
            "main",
            state("f", Fetch("crm", "ask", (), "bill", 1_000_000), ok="s", not_found="e"),
            state("s", put("total", operation("+", Field("bill", "amount"), 1)), next="say"),
            state("say", line, next="e"),
            state("e", End()),
            variables=(slot("bill", bill), slot("total", AMOUNT)),
        ),
        connectors=connectors(bill),
        records={"Bill": (slot("amount", AMOUNT),)},
    )
    run = Driven(graph)
    run.reply("ok", {"amount": "92.40"})
    assert run.values["total"] == "93.40" and run.heard == ["You owe 93 euros and 40 cents."]


def Field(name: str, field: str) -> Any:  # noqa: N802
    from compiler.graph import FieldOf

    return FieldOf(Variable(name), field)


def test_what_a_flow_knows_of_its_interaction() -> None:
    from compiler.graph import BuiltIn

    def known(name: str, number: str = "+390212345", line: str = "main") -> Any:
        graph = centre(flow(
            "main", state("a", put("x", BuiltIn(f"interaction.{name}")), next="b"), state("b", say("Hi."), next="e"),
            state("e", End()),
        ))  # fmt: skip
        run = Driven(graph, start=False)
        run.send(Started, line=line, service="care", medium="voice", number=number)
        return run.values.get("x")

    assert known("number") == "+390212345" and known("number", "") is None
    assert known("line") == "main" and known("line", line="") is None
    assert known("service") == "care" and known("service", line="") == "care"


# --- languages and speech


def test_a_run_begins_in_the_centres_first_language_that_the_flow_has() -> None:
    def language(of_centre: tuple[str, ...], of_flow: tuple[str, ...]) -> str:
        both = Speech({"en": (Words("Hi."),), "it": (Words("Ciao."),), "de": (Words("Hallo."),)})
        graph = centre(
            flow("main", state("a", Say(both), next="e"), state("e", End()), languages=of_flow), languages=of_centre
        )
        return Driven(graph).position.language

    assert language(("en", "it"), ("it", "en")) == "en"
    assert language(("en", "it"), ("it",)) == "it"
    assert language(("en", "it"), ()) == "en"
    assert language(("en",), ("de",)) == "de"


def test_setting_the_language_holds_from_the_next_thing_said() -> None:
    graph = centre(flow(
        "main", state("s", put("", "it", "language"), next="a"), state("a", say("Hello."), next="e"), state("e", End())
    ))  # fmt: skip
    run = Driven(graph)
    assert run.heard == ["[it] Hello."] and run.position.language == "it"


def test_a_language_the_centre_does_not_have() -> None:
    run = Driven(centre(flow("main", state("s", put("", "de", "language"), next="e"), state("e", End()))))
    assert run.commands[-1].reason == "a language this centre does not have"  # type: ignore[union-attr]


def speak_of(does: Say | Play, medium: str = "voice") -> Speak:
    graph = centre(flow("main", state("a", does, next="e"), state("e", End())))
    speak = Driven(graph, medium=medium).commands[-1]
    assert isinstance(speak, Speak)
    return speak


def test_words_and_values_are_one_sentence_and_sounds_stand_alone() -> None:
    parts = (
        Words("One "),
        Spoken(constant(2), "plain", NUMBER),
        Words("."),
        Sound("a.wav"),
        Sound("b.wav"),
        Words("Three."),
    )
    speak = speak_of(Say(Speech({"en": parts})))
    assert speak.pieces == (Piece("One 2."), Piece(file="a.wav"), Piece(file="b.wav"), Piece("Three."))


@pytest.mark.parametrize(("medium", "text"), [("voice", "Say."), ("chat", "Read.")])
def test_a_medium_may_have_words_of_its_own(medium: str, text: str) -> None:
    speech = Speech({"en": (Words("Say."),), "en/chat": (Words("Read."),)})
    assert speak_of(Say(speech), medium).pieces == (Piece(text),)


def test_a_sound_for_every_language() -> None:
    assert speak_of(Play(Speech({"*": (Sound("beep.wav"),)}, prompt="beep"))).prompt == "beep"


def test_a_say_of_nothing_is_passed_over() -> None:
    run = Driven(centre(flow("main", state("a", Say(Speech({"en": ()})), next="e"), state("e", End()))))
    assert run.stands == "over"


def test_a_personal_value_is_told_with_what_is_said() -> None:
    name = Spoken(constant("Maria"), "plain", Type("text", personal=True))
    assert speak_of(Say(Speech({"en": (name,)}))).personal
    assert not speak_of(Say(Speech({"en": (Words("Hello."),)}))).personal


@pytest.mark.parametrize(
    ("kind", "value", "ears", "eyes"),
    [
        (Type("digits", 6, 6), "123456", "1 2 3 4 5 6", "123456"),
        (Type("phone"), "+3902", "plus 3 9 0, 2", "+3902"),
        (Type("duration"), 60_000_000, "1 minute", "1 minute"),
    ],
)
def test_a_code_is_spelled_and_never_read_as_a_number(kind: Type, value: Any, ears: str, eyes: str) -> None:
    from compiler.graph import Constant

    speech = Speech({"en": (Spoken(Constant(value, kind), "plain", kind),)})
    assert speak_of(Say(speech)).pieces == (Piece(ears),)
    assert speak_of(Say(speech), "chat").pieces == (Piece(eyes),)


# --- secrets


def secretive() -> Graph:
    card = Type("record", record="Card")
    return centre(
        flow(
            "main",
            state("hello", say("Hello."), next="c"),
            state("c", collect("Your PIN?", PIN, "pin"), collected="k", no_input="e", no_match="e"),
            state("k", put("pin", Variable("pin"), "interaction"), next="f"),
            state(
                "f",
                Fetch("crm", "ask", (Argument("pin", Variable("pin")),), "card", 1_000_000),
                ok="say",
                not_found="e",
            ),
            state("say", say("Thank you."), next="e"),
            state("e", End()),
            variables=(slot("open", TEXT, constant("x")), slot("card", card), slot("pin", PIN, None, "interaction")),
        ),
        flow("other", state("e", End())),
        connectors=connectors(card, slot("pin", PIN)),
        records={"Card": (slot("pan", PIN),)},
    )


def test_keys_of_a_secret_are_secret() -> None:
    run = Driven(secretive())
    assert not run.last.secret
    run.write("1")
    assert run.last.secret, "it may have been meant for the secret"
    run.press("1")
    assert run.last.secret, "it is kept for a question that may ask for a secret"
    run.press("2")
    assert run.last.secret
    run.write("1234")
    assert run.last.secret


def test_an_answer_that_holds_a_secret_is_secret() -> None:
    run = Driven(secretive())
    run.said()
    run.press("1234")
    run.reply("ok", {"pan": "1234"})
    assert run.last.secret and run.values["card"] == {"pan": "1234"}


def test_secret_values_are_not_stored() -> None:
    graph = secretive()
    run = Driven(graph)
    run.said()
    run.press("12")
    assert run.position.keys == "12" and restore(store(run.position, graph)).keys == ""
    run.press("34")
    run.reply("ok", {"pan": "1234"})
    kept = restore(store(run.position, graph))
    assert kept.frames[0].values == {"open": "x"} and kept.kept == {}
    assert restore(store(run.position)).frames[0].values["pin"] == "1234"


def test_after_a_crash_what_needs_the_secret_fails() -> None:
    graph = secretive()
    run = Driven(graph)
    run.said()
    run.press("123")
    run.position = restore(store(run.position, graph))
    run.press("4")
    assert run.stands == "main/c" and run.position.keys == "4"


def test_a_graph_without_secrets_stores_everything() -> None:
    graph = verifying()
    run = Driven(graph)
    assert restore(store(run.position, graph)) == run.position
    assert not run.send(Key, key="1") or not run.last.secret


# --- machines


def test_a_graph_is_made_ready_once_and_a_bounded_number_is_remembered() -> None:
    graph = verifying()
    assert machine_of(graph) is machine_of(graph)
    assert machine_of(verifying()) is not machine_of(graph)
    kept = [verifying() for _ in range(MOST_GRAPHS + 1)]
    first = machine_of(graph)
    for one in kept:
        machine_of(one)
    assert machine_of(graph) is not first
    assert machine_of(graph).secret_names("nobody") == frozenset()


def test_the_run_of_a_key_names_the_run() -> None:
    run = Driven(centre(flow("main", state("p", Play(speech("Beep.")), next="e"), state("e", End()))))
    assert all(command.key.startswith(f"{RUN}:1:") for command in run.commands)
