import pytest
from catalogue_cases import HEAD, check, clean, read

from compiler.catalogue import Catalogue, PromptVariant
from compiler.catalogue_prompts import missing_files
from flowlang.values import replace

FAULTS = [
    ("F927", "prompts:\n  welcome: {en: hello, «zz»: hallo}\n"),
    ("F927.did_you_mean", "prompts:\n  welcome: {en: hello, «ita»: ciao}\n"),
    ("F906.comma", "prompts:\n  welcome: {en: hello, «my friend», it: ciao}\n"),
    ("F906.comma", 'translations:\n  "Sorry?": {it: come, «scusi»}\n'),
    ("F927.did_you_mean", "prompts:\n  welcome: {en: hello, «IT»: ciao}\n"),
    ("F928", "prompts:\n  beep: {sound: «sounds/beep.mp3»}\n"),
    ("F928", "prompts:\n  beep: {sound: «sounds/.wav»}\n"),
    ("F928.absolute", "prompts:\n  beep: {sound: «/var/sounds/beep.wav»}\n"),
    ("F928.absolute", 'prompts:\n  beep: {sound: «"https://example.com/beep.wav"»}\n'),
    ("F928.absolute", "prompts:\n  beep: {sound: «~/beep.wav»}\n"),
    ("F928.outside", "prompts:\n  beep: {sound: «../beep.wav»}\n"),
    ("F928.outside", "prompts:\n  beep: {en: {sound: «sounds/../../beep.wav»}}\n"),
    ("F928.form", "prompts:\n  beep: {sound: «sounds//beep.wav»}\n"),
    ("F928.form", "prompts:\n  beep: {sound: «./beep.wav»}\n"),
    ("F928.backslash", "prompts:\n  beep: {sound: «sounds\\beep.wav»}\n"),
    ("F908.map", "prompts:\n  welcome: «hello»\n"),
    ("F908", "prompts:\n  welcome: {en: «[hello]», it: ciao}\n"),
    ("F908.empty", 'prompts:\n  welcome: {en: «""», it: ciao}\n'),
    ("F906.did_you_mean", "prompts:\n  welcome: {en: {«txt»: hello}, it: ciao}\n"),
    ("F906", "prompts:\n  welcome: {en: {chat: {text: hi, «colour»: red}}, it: ciao}\n"),
    ("F942", "prompts:\n  «welcome»: {}\n"),
    ("F942.language", "prompts:\n  welcome: {«en»: {}, it: ciao}\n"),
    ("F942.language", "prompts:\n  welcome: {«en»: {chat: {}}, it: ciao}\n"),
    ("F927", 'translations:\n  "Sorry?": {«zz»: Pardon}\n'),
    ("F908.map", 'translations:\n  "Sorry?": «Scusi?»\n'),
    ("F908", 'translations:\n  "Sorry?": {it: «[Scusi]»}\n'),
]


@pytest.mark.parametrize(("name", "text"), FAULTS)
def test_a_fault_is_told_where_it_stands(name: str, text: str) -> None:
    check(HEAD + text, name)


def variants(text: str) -> dict[str, tuple[str, str]]:
    """Text and sound of each variant of the prompt `welcome`."""
    found = clean(f"prompts:\n  welcome: {text}\n").prompts["welcome"].variants
    return {key: (one.text, one.sound) for key, one in found.items()}


def test_a_prompt_is_a_text_for_each_language() -> None:
    assert variants("{en: hello, it: ciao}") == {"en": ("hello", ""), "it": ("ciao", "")}


def test_a_prompt_may_differ_by_medium() -> None:
    assert variants("{en: {text: hello, chat: hi, voice: {sound: a.wav}}, it: {email: salve}}") == {
        "en": ("hello", ""),
        "en/chat": ("hi", ""),
        "en/voice": ("", "a.wav"),
        "it/email": ("salve", ""),
    }


def test_a_sound_may_hold_for_every_language_and_have_words_beside_it() -> None:
    assert variants("{sound: a.wav, it: {sound: sounds/B.WAV, text: ciao}}") == {
        "*": ("", "a.wav"),
        "it": ("ciao", "sounds/B.WAV"),
    }


def test_a_text_over_several_lines_has_no_blanks_at_its_ends() -> None:
    text = "prompts:\n  welcome:\n    en: |\n      Hello,\n      you.\n    it: {text: 'ciao '}\n"
    found = clean(text + 'translations: {x: {it: " y "}}\n')
    assert found.prompts["welcome"].variants["en"].text == "Hello,\nyou."
    assert found.prompts["welcome"].variants["it"].text == "ciao"
    assert found.translations == {"x": {"it": "y"}}


def test_braces_stay_in_a_text_as_they_are() -> None:
    assert variants('{en: "hello {customer.name}", it: ciao}')["en"] == ("hello {customer.name}", "")


def test_a_language_that_was_refused_in_the_head_is_not_told_again() -> None:
    head = "centre: 1\nname: Acme\nlanguages: [en, «fr»]\n"
    check(head + "prompts: {welcome: {en: hello, fr: bonjour}}\n", "F916")


def test_where_no_language_is_known_every_one_may_be_spoken() -> None:
    catalogue, _ = read("prompts: {welcome: {de: hallo}}\n", head="centre: 1\nname: Acme\n")
    assert list(catalogue.prompts["welcome"].variants) == ["de"]


def test_translations_are_by_text_and_language() -> None:
    catalogue = clean('translations:\n  "Sorry?": {it: "Come, scusi?"}\n  fault: {it: guasto}\n')
    assert catalogue.translations == {"Sorry?": {"it": "Come, scusi?"}, "fault": {"it": "guasto"}}


def with_sounds(text: str) -> Catalogue:
    return clean(f"prompts:\n{text}")


def test_a_sound_that_is_there_is_not_missed() -> None:
    assert (
        missing_files(
            with_sounds("  beep: {sound: sounds/beep.wav}\n  hello: {en: hi, it: ciao}\n"), ["sounds/beep.wav"]
        )
        == ()
    )


def test_a_sound_that_is_not_there_is_missed_where_it_is_named() -> None:
    (found,) = missing_files(with_sounds("  beep: {sound: sounds/beep.wav}\n"), ["main.flow"])
    assert (found.code, found.variant, found.location.path, found.location.span.line) == ("F929", "", "centre.yaml", 7)


@pytest.mark.parametrize("there", ["sounds/bep.wav", "Sounds/Beep.WAV", "other/folder/beep.wav"])
def test_the_sound_that_was_meant_is_named(there: str) -> None:
    (found,) = missing_files(with_sounds("  beep: {sound: sounds/beep.wav}\n"), ["zz.wav", there])
    assert found.facts["suggestion"] == there


def test_file_names_are_one_however_their_accents_are_written() -> None:
    assert missing_files(with_sounds("  beep: {sound: citt\u00e0.wav}\n"), ["citta\u0300.wav"]) == ()


def test_a_sound_without_a_place_is_missed_at_the_beginning() -> None:
    catalogue = with_sounds("  beep: {sound: sounds/beep.wav}\n")
    prompt = catalogue.prompts["beep"]
    bare = replace(prompt, variants={"*": PromptVariant(sound="a.wav")})
    (found,) = missing_files(replace(catalogue, prompts={"beep": bare}), [])
    assert found.location.span.line == 1
