"""What customers hear and read: prompts by language and medium, and the translations of texts that stand in flows."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from compiler.catalogue import CannedAnswer, Catalogue, Prompt, PromptVariant
from compiler.catalogue_fields import Fields, beginning, is_after_comma, pairs_of, text_of
from compiler.catalogue_keys import ANSWER, LANGUAGES, VARIANT
from compiler.catalogue_nodes import Mapping, Node, Pair, Report, Scalar
from compiler.catalogue_references import Names, entries, listed, refer
from compiler.media import MEDIA
from flowlang.diagnostics import Diagnostic
from flowlang.source import NOWHERE, Span

EVERY_LANGUAGE = "*"
SOUND_FORMAT = ".wav"


def read_prompts(node: Node | None, languages: tuple[str, ...], report: Report) -> dict[str, Prompt]:
    """The prompts, by name. `languages` are those the centre speaks."""

    def read(name: Scalar, value: Node) -> Prompt:
        return _prompt(Fields(value, name, report, ("sound",), is_open=True), languages)

    return entries(node, report, read)


def read_canned(node: Node | None, languages: tuple[str, ...], names: Names, report: Report) -> dict[str, CannedAnswer]:
    """The canned answers that operators are offered, by name."""

    def read(name: Scalar, value: Node) -> CannedAnswer:
        fields = Fields(value, name, report, ANSWER, is_open=True)
        told = len(report.diagnostics)
        variants = _by_language(fields, languages)
        queues, services = (
            tuple(refer(one, section, names, report) for one in fields.texts(section)) for section in ANSWER
        )
        is_doubtful = len(report.diagnostics) > told or report.is_full
        return CannedAnswer(
            name=name.text, span=name.span, variants=variants, is_doubtful=is_doubtful, queues=queues, services=services
        )

    return entries(node, report, read)


def _by_language(fields: Fields, languages: tuple[str, ...]) -> dict[str, PromptVariant]:
    variants: dict[str, PromptVariant] = {}
    for pair in fields.others():
        if (language := _spoken(pair, languages, fields.report)) is not None:
            variants.update(_in_language(language, pair, fields.report))
    return variants


def _prompt(fields: Fields, languages: tuple[str, ...]) -> Prompt:
    report, owner = fields.report, fields.owner
    told = len(report.diagnostics)
    variants: dict[str, PromptVariant] = {}
    sound = fields.text("sound")
    if sound is not None:
        variants[EVERY_LANGUAGE] = PromptVariant(sound=sound_path(sound, report), span=sound.span)
    variants.update(_by_language(fields, languages))
    if fields.is_map and not fields.pairs:
        report.error("F942", owner.span, name=owner.text)
    is_doubtful = len(report.diagnostics) > told or report.is_full
    return Prompt(name=owner.text, span=owner.span, variants=variants, is_doubtful=is_doubtful)


def _spoken(pair: Pair, languages: tuple[str, ...], report: Report) -> str | None:
    """The language of a pair. One that the centre does not speak is reported: the one that was meant then, or none."""
    key = pair.key
    if key.text in languages or not languages:
        return key.text
    known = [language for language in dict.fromkeys(languages) if language in LANGUAGES]
    near = [language for language in known if language[:1] == key.text[:1].lower()]
    facts = {"language": key.text, "known": listed(known)}
    if is_after_comma(pair):
        report.error("F906", key.span, "comma", key=key.text)
    elif near:
        report.error("F927", key.span, "did_you_mean", suggestion=near[0], **facts)
        return near[0]
    else:
        report.error("F927", key.span, **facts)
    return None


def _in_language(language: str, pair: Pair, report: Report) -> dict[str, PromptVariant]:
    """What a prompt is in one language: a text, or a map of text, sound and media."""
    if not isinstance(pair.value, Mapping):
        return _words(language, pair.value, report)
    fields = Fields(pair.value, pair.key, report, VARIANT)
    variants = _words_and_sound(language, fields)
    for medium in MEDIA:
        node = fields.get(medium)
        if isinstance(node, Mapping):
            variants |= _words_and_sound(f"{language}/{medium}", Fields(node, pair.key, report, ("text", "sound")))
        elif node is not None:
            variants |= _words(f"{language}/{medium}", node, report)
    return variants


def _words(key: str, node: Node, report: Report) -> dict[str, PromptVariant]:
    text = text_of(node, report)
    return {key: PromptVariant(text=text.text.strip(), span=text.span)} if text else {}


def _words_and_sound(key: str, fields: Fields) -> dict[str, PromptVariant]:
    """One variant from the `text` and the `sound` of a map; written media take the text, voice the sound."""
    words, sound = fields.text("text"), fields.text("sound")
    if not fields.pairs:
        fields.report.error("F942", fields.owner.span, "language", language=fields.owner.text)
    written = sound or words
    if written is None:
        return {}
    path = sound_path(sound, fields.report) if sound else ""
    return {key: PromptVariant(text=words.text.strip() if words else "", sound=path, span=written.span)}


def sound_path(scalar: Scalar, report: Report) -> str:
    """The path of a sound file below the centre's folder, `sounds/beep.wav`; empty where it is none."""
    text = unicodedata.normalize("NFC", scalar.text.strip())
    problem = _path_problem(text)
    if problem is None:
        return text
    report.error("F928", scalar.span, problem, path=text)
    return ""


def _path_problem(text: str) -> str | None:
    """The variant of the message about a path, or none where it is well."""
    if "\\" in text:
        return "backslash"
    if text.startswith(("/", "~")) or ":" in text:
        return "absolute"
    parts = text.split("/")
    if ".." in parts:
        return "outside"
    if "" in parts or "." in parts:
        return "form"
    return None if text.lower().endswith(SOUND_FORMAT) and len(parts[-1]) > len(SOUND_FORMAT) else ""


def missing_files(catalogue: Catalogue, files: Collection[str]) -> tuple[Diagnostic, ...]:
    """A diagnostic for each sound of a prompt that is not among the centre's files.

    Args:
        catalogue: What `centre.yaml` declares.
        files: The paths of every other file of the centre's folder, relative to it, with `/`.
    """
    report = Report(catalogue.path)
    there = {unicodedata.normalize("NFC", file) for file in files}
    for prompt in catalogue.prompts.values():
        for variant in prompt.variants.values():
            if variant.sound and variant.sound not in there:
                _report_missing(variant, there, report)
    return tuple(report.diagnostics)


def _report_missing(variant: PromptVariant, there: Collection[str], report: Report) -> None:
    sounds = sorted(file for file in there if file.lower().endswith(SOUND_FORMAT))
    meant = report.meant(variant.sound, sounds) or _elsewhere(variant.sound, sounds)
    span = beginning(variant.span or NOWHERE)
    if meant:
        report.error("F929", span, "did_you_mean", path=variant.sound, suggestion=meant)
    else:
        report.error("F929", span, path=variant.sound)


def _elsewhere(path: str, sounds: Collection[str]) -> str | None:
    """A file of that name in another folder."""
    name = path.rsplit("/", 1)[-1]
    return next((sound for sound in sounds if sound.rsplit("/", 1)[-1] == name), None)


def read_translations(node: Node | None, languages: tuple[str, ...], report: Report) -> dict[str, dict[str, str]]:
    """For each text as it stands in a flow, what it is in other languages."""
    pairs = pairs_of(node, report) if node is not None else ()
    return {pair.key.text: _translation(pair.value, languages, report) for pair in pairs}


def _translation(node: Node, languages: tuple[str, ...], report: Report) -> dict[str, str]:
    translated: dict[str, str] = {}
    for pair in pairs_of(node, report):
        language = _spoken(pair, languages, report)
        text = text_of(pair.value, report) if language is not None else None
        if text is not None and language is not None:
            translated.setdefault(language, text.text.strip())
    return translated


def translation_places(node: Node | None) -> dict[str, dict[str, Span]]:
    """Where each translation stands, by text and language; what was not read as one is there too."""
    if not isinstance(node, Mapping):
        return {}
    maps = {pair.key.text: pair.value for pair in node.pairs}
    return {
        text: {pair.key.text: beginning(pair.value.span) for pair in value.pairs}
        for text, value in maps.items()
        if isinstance(value, Mapping)
    }
