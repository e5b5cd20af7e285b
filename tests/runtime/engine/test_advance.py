"""A run from its start to its end, in the order of `advance`'s own page."""

from __future__ import annotations

from engine_graphs import Driven, hello, names, options_menu

from runtime.engine.commands import Accept, Finished, SetTimer, Speak


def test_a_voice_run_is_accepted_first_then_speaks() -> None:
    run = Driven(hello())
    assert names(run.commands) == ["Accept", "Speak"]
    assert isinstance(run.commands[0], Accept)
    assert run.heard == ["Hello."]
    assert run.last.origins == ("main/hello", "main/hello")


def test_the_run_ends_once_it_has_spoken() -> None:
    run = Driven(hello())
    assert names(run.said()) == ["Close", "Finished"]
    assert run.position.frames == () and run.position.ending == "over"
    assert run.last.taken == (("main/hello", "next"),)
    finished = run.commands[-1]
    assert isinstance(finished, Finished) and finished.cause == "end"


def test_keys_of_commands_are_run_sequence_and_place() -> None:
    run = Driven(hello())
    assert [command.key.removeprefix(run.position.run) for command in run.commands] == [":1:0", ":1:1"]


def test_a_menu_listens_after_its_prompt() -> None:
    run = Driven(options_menu())
    run.said()
    assert run.heard_last == ["Press 1 or 2."]
    commands = run.said()
    assert names(commands) == ["SetTimer"]
    assert isinstance(commands[0], SetTimer) and commands[0].due == run.at + 6_000_000


def test_a_key_takes_its_option() -> None:
    run = Driven(options_menu())
    run.said()
    run.said()
    assert names(run.press("1")) == ["CancelTimer", "Speak"]
    assert run.stands == "main/ask"
    speak = run.commands[-1]
    assert isinstance(speak, Speak) and speak.expects == "digits"


def test_digits_are_collected() -> None:
    run = Driven(options_menu())
    for _ in range(2):
        run.said()
    run.press("1")
    run.said()
    run.press("123456")
    assert run.values["account"] == "123456"
    assert run.heard_last == ["Thank you."]
