"""Prompts and texts in the graph: languages, media, spoken forms."""

from __future__ import annotations

import pytest
from compiling import codes, compiled, flow, states_of
from message_cases import default, merged

from compiler.centre import compile_centre
from compiler.graph import Say, Sound, Speech, Spoken, Words

PROMPTS = """prompts:
  goodbye: {en: Goodbye., it: Arrivederci.}
  welcome:
    en: {text: Welcome., sound: sounds/welcome.wav, chat: "Hello!"}
    it: Benvenuti.
  beep: {sound: sounds/beep.wav}
  owed: {en: "You owe {total}.", it: "Deve {total}."}
  apology: {en: Sorry., it: Scusi.}
translations:
  "Total: {total as money}.": {it: "In tutto {total as money}."}
"""
CENTRE = merged(default("centre.yaml"), PROMPTS)
FILES = ("sounds/welcome.wav", "sounds/beep.wav")


def speech(body: str, id: str, media: str = "voice", head: str = "") -> Speech:
    """What a state says, in a centre that speaks two languages, on these media."""
    text = flow(f"{body}\n-> goodbye", head).replace("languages  en", "languages  en, it")
    text = text.replace("media      voice", f"media      {media}").replace("after 6s", "after 6s, 3m on chat")
    services = "services:\n  customer_care: {flow: main, media: [" + media + "], hours: office}\n"
    lines = "lines: {}\n" if "voice" not in media else ""
    centre = merged(CENTRE, services + lines)
    found = compile_centre({"centre.yaml": centre, "main.flow": text}, FILES)
    does = states_of(found)[id].does
    assert isinstance(does, Say)
    return does.speech


def test_a_prompt_is_there_in_each_language_of_the_flow() -> None:
    assert speech("say welcome to the end", "main/start/say-welcome") == Speech(
        {"en": (Sound("sounds/welcome.wav"),), "it": (Words("Benvenuti."),)}, "welcome", True
    )


def test_a_written_medium_gets_the_words_and_its_own_where_there_are_some() -> None:
    found = speech("say welcome", "main/start/say-welcome", "voice, chat, message").variants
    assert found["en"] == (Sound("sounds/welcome.wav"),)
    assert found["en/chat"] == (Words("Hello!"),)
    assert found["en/message"] == (Words("Welcome."),)


def test_without_voice_the_words_are_what_is_said() -> None:
    found = speech("say welcome", "main/start/say-welcome", "message").variants
    assert found == {"en": (Words("Welcome."),), "it": (Words("Benvenuti."),)}


def test_a_sound_for_every_language_stands_under_each() -> None:
    assert speech("say beep", "main/start/say-beep").variants == {
        "en": (Sound("sounds/beep.wav"),),
        "it": (Sound("sounds/beep.wav"),),
    }


def test_a_text_has_its_translation_around_the_same_values() -> None:
    found = speech('say "Total: {total as money}."', "main/start/say", head="var total : amount = 0").variants
    assert [type(part) for part in found["it"]] == [Words, Spoken, Words]
    assert found["it"][0] == Words("In tutto ")
    assert found["it"][1] == found["en"][1]


def test_values_in_a_prompt_are_those_of_the_flow_that_says_it() -> None:
    found = speech("say owed", "main/start/say-owed", head="var total : amount = 0").variants
    assert isinstance(found["it"][1], Spoken)
    text = flow("say owed\n-> goodbye").replace("languages  en", "languages  en, it")
    assert "F203" in codes(compiled(text, CENTRE))


FORMS = {
    "var x : amount = 0": "money",
    'var x : date = "2026-12-24"': "date",
    'var x : time = "18:00"': "time",
    "var x : duration = 5m": "duration",
    'var x : digits(4) = "1234"': "characters",
    'var x : phone = "+390299900"': "phone",
    "var x : number = 1": "plain",
    'var x : text = "a"': "plain",
}


@pytest.mark.parametrize("head", FORMS)
def test_a_value_is_said_in_the_form_usual_for_its_type(head: str) -> None:
    found = states_of(compiled(flow('say "{x}"\n-> goodbye', head)))["main/start/say"].does
    assert isinstance(found, Say)
    part = found.speech.variants["en"][0]
    assert isinstance(part, Spoken)
    assert part.form == FORMS[head]


def test_a_prompt_that_lacks_a_language_is_told_once_at_its_place() -> None:
    centre = merged(default("centre.yaml"), "prompts:\n  welcome: {en: Welcome.}\n  goodbye: {en: Bye., it: Ciao.}\n")
    text = flow("say welcome\nsay welcome\n-> goodbye").replace("languages  en", "languages  en, it")
    found = compiled(text, centre)
    assert codes(found) == ["F501"]
    assert found.diagnostics[0].location.path == "centre.yaml"
    assert found.diagnostics[0].notes[0].location.path == "main.flow"


WRONG = """prompts:
  goodbye: {en: Goodbye., it: Arrivederci.}
  owed: {en: "You owe {bill.amount as date}, {bill.amoun}, {bil.due}."}
  named: {en: "Hello {nobody.name}.", it: "Salve {nobody.name}."}
translations:
  "Due {bill.due}.": {it: "Scade {bill.due as money}."}
"""


def test_what_is_wrong_in_a_text_of_the_catalogue_is_told_there_once_and_where_it_is_said() -> None:
    fetch = 'fetch bill from crm.last_bill("123456")\n  not found -> goodbye\n'
    found = compiled(flow(f"{fetch}say owed\nsay owed\n-> goodbye"), merged(default("centre.yaml"), WRONG))
    assert codes(found) == ["F203.did_you_mean", "F208.did_you_mean", "F307"]
    assert {one.location.path for one in found.diagnostics} == {"centre.yaml"}
    assert {(note.location.path, note.label) for one in found.diagnostics for note in one.notes} == {
        ("main.flow", "said")
    }


def test_what_is_wrong_in_a_translation_is_told_there() -> None:
    body = 'fetch bill from crm.last_bill("123456")\n  not found -> goodbye\nsay "Due {bill.due}."\n-> goodbye'
    found = compiled(flow(body).replace("languages  en", "languages  en, it"), merged(default("centre.yaml"), WRONG))
    (only,) = found.diagnostics
    assert (only.code, only.location.path) == ("F307", "centre.yaml")
    assert found.texts["centre.yaml"].splitlines()[only.location.span.line - 1].startswith('  "Due {bill.due}."')


def test_a_value_that_a_prompt_asks_of_a_flow_is_missed_in_the_flow_once() -> None:
    text = flow("say named\n-> goodbye").replace("languages  en", "languages  en, it")
    (only,) = compiled(text, merged(default("centre.yaml"), WRONG)).diagnostics
    assert (only.code, only.location.path) == ("F203", "main.flow")
    assert [(note.location.path, note.label) for note in only.notes] == [("centre.yaml", "stands")]


def test_what_cannot_be_read_need_not_be_translated() -> None:
    body = 'step start\n  say "A { brace."\n  -> ask\n\nmenu ask\n  say main_menu\n  1, "" -> goodbye\n  2 -> start'
    text = flow(f"{body}\n  no input, no match -> goodbye").replace("languages  en", "languages  en, it")
    assert [code[:4] for code in codes(compiled(text))] == ["F105", "F117"]
