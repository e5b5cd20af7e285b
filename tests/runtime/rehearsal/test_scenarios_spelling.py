"""How steps are spelled: each has a way in every language, and no text is two steps."""

from __future__ import annotations

import pytest

from runtime.rehearsal.scenarios import WrongStepError
from runtime.rehearsal.scenarios_spelling import spelled
from runtime.rehearsal.scenarios_steps import BINDERS, LANGUAGES

EXAMPLES = [(language, one) for language, found in LANGUAGES.items() for one in found.steps]


@pytest.mark.parametrize(("language", "one"), EXAMPLES, ids=lambda one: getattr(one, "example", one))
def test_an_example_is_its_own_step(language: str, one: object) -> None:
    assert spelled(one.example, LANGUAGES[language]).step == one.step  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_is_spelled_once(language: str) -> None:
    names = [one.step for one in LANGUAGES[language].steps]
    assert sorted(names) == sorted(BINDERS)


@pytest.mark.parametrize(
    ("text", "step", "words"),
    [
        ("the caller presses 1", "presses", {"keys": "1"}),
        ("She  PRESSES the keys 1 2 #.", "presses", {"keys": "1 2 #"}),
        ("they press star 3 times", "presses", {"keys": "star", "times": "3 times"}),
        ("presses 1 twice", "presses", {"keys": "1", "times": "twice"}),
        ("a customer dials 1", "presses", {"keys": "1"}),
        ("the customer calls", "calls", {}),
        ("he calls us", "calls", {}),
        ("he calls the line main", "calls", {"line": "main"}),
        ("he reaches +39 02 99900", "calls", {"line": "+39 02 99900"}),
        ('she says "no, thanks"', "says", {"words": "no, thanks"}),
        ("she says nothing", "is silent", {}),
        ("it's raining", None, {}),
        ("her number is hidden", "no number", {}),
        ("his number is 0039 02 1234", "number", {"phone": "0039 02 1234"}),
        ("crm.by_code for 123456 fails", "fails", {"operation": "crm.by_code", "value": "123456"}),
        ("crm is down", "fails", {"connector": "crm"}),
        ("crm.by_code answers not found", "answers", {"operation": "crm.by_code", "answer": "not found"}),
        ("crm.by_code answers:", "answers", {"operation": "crm.by_code"}),
        (
            'crm.by_code for {"code": "1"} answers {"a": 2}',
            "answers",
            {"operation": "crm.by_code", "value": '{"code": "1"}', "answer": '{"a": 2}'},
        ),
        ("she hears “You owe…”", "hears text", {"quoted": "You owe…"}),
        ("she hears the main menu", "hears", {"name": "main menu"}),
        ("he reads the prompt `main_menu`", "hears", {"name": "main_menu"}),
        ("they do not hear goodbye", "does not hear", {"name": "goodbye"}),
        ("she hears nothing more", "hears nothing", {}),
        ("3 minutes pass", "waits", {"length": "3 minutes"}),
        ("she takes the menu options", "takes", {"name": "options"}),
        ("the chat is in Italian", "language", {"language": "Italian"}),
        ("crm.a was asked with", "was asked with", {"operation": "crm.a"}),
    ],
)
def test_ways_to_write_steps(text: str, step: str | None, words: dict[str, str]) -> None:
    if step is None:
        with pytest.raises(WrongStepError):
            spelled(text, LANGUAGES["en"])
    else:
        found = spelled(text, LANGUAGES["en"])
        assert (found.step, found.words) == (step, words)


@pytest.mark.parametrize(
    ("text", "step", "words"),
    [
        ("che è domenica", "moment", {"moment": "domenica"}),
        ("che sono le 10:00", "moment", {"moment": "le 10:00"}),
        ("chi chiama preme i tasti 1 2 due volte", "presses", {"keys": "1 2", "times": "due volte"}),
        ("lei dice “no, grazie”", "says", {"words": "no, grazie"}),
        ("passano 3 minuti", "waits", {"length": "3 minuti"}),
        ("che nessuno risponde al +390299911", "other does not answer", {"phone": "+390299911"}),
        ("che crm.by_code per 123456 non risponde", "fails", {"operation": "crm.by_code", "value": "123456"}),
        ("che crm.by_code risponde non trovato", "answers", {"operation": "crm.by_code", "answer": "non trovato"}),
        ("il cliente non sente più nulla", "hears nothing", {}),
        ("sente l'opening_hours", "hears", {"name": "opening_hours"}),
        ("passa per il menù options", "takes", {"name": "options"}),
        ("il cliente viene messo in contatto con +390299911", "is connected", {"phone": "+390299911"}),
        ("il cliente non è collegato", "is not connected", {}),
    ],
)
def test_ways_to_write_steps_in_italian(text: str, step: str, words: dict[str, str]) -> None:
    found = spelled(text, LANGUAGES["it"])
    assert (found.step, found.words) == (step, words)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("she presss 1", "the caller presses 1"),
        ("hangs upp", "the caller hangs up"),
        ("the callr hangs up", None),
        ("the call takes the stepp goodbye", "the call takes the step goodbye"),
    ],
)
def test_what_may_have_been_meant(text: str, meant: str | None) -> None:
    with pytest.raises(WrongStepError) as error:
        spelled(text, LANGUAGES["en"])
    assert error.value.facts.get("meant") == meant
    if meant is None:
        assert "the caller hangs up" in error.value.near


def test_what_is_like_nothing_has_nothing_near() -> None:
    with pytest.raises(WrongStepError) as error:
        spelled("xyzzy", LANGUAGES["en"])
    assert (error.value.message, error.value.near) == ("unknown step", ())


def test_a_long_text_is_refused_at_once() -> None:
    with pytest.raises(WrongStepError):
        spelled("x " * 1000 + '"' * 50, LANGUAGES["en"])
