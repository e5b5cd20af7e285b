"""What is said: texts with values in them, prompts of the catalogue, and their languages and media."""

from __future__ import annotations

from collections.abc import Iterable

from compiler import graph
from compiler.catalogue import Prompt, PromptVariant
from compiler.media import VOICE_MEDIA
from compiler.passes.check_expressions import inline_parts
from compiler.passes.check_scope import Need, Scope
from compiler.passes.check_spoken import Said
from compiler.passes.resolve_translations import entry, same_values, template
from compiler.passes.resolve_walk import placed
from compiler.types import Type
from flowlang import syntax
from flowlang.diagnostics import Diagnostic
from flowlang.source import NOWHERE, Span
from flowlang.values import Value


class Spoken(Value, frozen=True):
    """One `say` or `play` for the graph, and what must be known to say it."""

    speech: graph.Speech
    needs: tuple[Need, ...] = ()


def say(node: syntax.Say, scope: Scope) -> Spoken:
    """What a `say` says, in every language and medium of the flow."""
    return spoken_of(node.what, scope, to_the_end=node.to_the_end)


def spoken_of(
    what: syntax.Identifier | syntax.TextLiteral, scope: Scope, section: str = "prompts", to_the_end: bool = False
) -> Spoken:
    """A text in quotes, or one of the catalogue: a prompt or, in the section `answers`, a canned answer."""
    if isinstance(what, syntax.TextLiteral):
        return _inline(what, scope, to_the_end)
    return _prompt(what, scope, to_the_end) if section == "prompts" else _answer(what, scope)


def _answer(name: syntax.Identifier, scope: Scope) -> Spoken:
    """A canned answer; whether it is there in every language is checked for all of them, shown or not."""
    catalogue = scope.centre.catalogue
    found = catalogue.answers.get(name.text)
    if found is not None:
        variants, needs = _variants(found, name, scope)
        return Spoken(graph.Speech(variants, found.name), needs)
    if "answers" not in catalogue.lost:
        meant = scope.report.meant(name.text, catalogue.answers)
        note = scope.centre.note(catalogue.answers[meant].span, "similar") if meant else None
        facts = {"name": name.text, "suggestion": meant or ""}
        scope.report.error("F524", name.span, "did_you_mean" if meant else "", note, **facts)
    return Spoken(graph.Speech({}, name.text))


def play(node: syntax.Play, scope: Scope) -> Spoken:
    """The sound a `play` plays."""
    prompt = scope.centre.catalogue.prompts.get(node.what.text)
    if prompt and not any(variant.sound for variant in prompt.variants.values()):
        scope.report.error("F204", node.what.span, "no_sound", scope.centre.note(prompt.span, "text"), name=prompt.name)
        return Spoken(graph.Speech({}, node.what.text))
    return _prompt(node.what, scope, False)


def _inline(text: syntax.TextLiteral, scope: Scope, to_the_end: bool) -> Spoken:
    before = len(scope.report.diagnostics)
    own = inline_parts(text, scope)
    _keep_secrets(text.span, own.types, scope)
    variants = {scope.written_in: own.parts}
    if len(scope.report.diagnostics) == before:  # what is wrong in the text would be wrong in its translations again
        variants |= _translations(text, own.parts, scope)
    return Spoken(graph.Speech(variants, None, to_the_end), own.needs)


def has_words(text: syntax.TextLiteral) -> bool:
    """Whether there is anything to translate: values alone are said in any language as they are."""
    return any(isinstance(part, syntax.TextRun) and any(map(str.isalnum, part.text)) for part in text.parts)


def _translations(
    text: syntax.TextLiteral, own: tuple[graph.AnyPart, ...], scope: Scope
) -> dict[str, tuple[graph.AnyPart, ...]]:
    variants: dict[str, tuple[graph.AnyPart, ...]] = {}
    missing = []
    for language in scope.languages:
        if language == scope.written_in:
            continue
        translated = scope.centre.translations.text(text, language)
        if translated is None and has_words(text):
            missing.append(language)
        elif translated is None:
            variants[language] = own
        elif same_values(text, translated):  # otherwise the catalogue is at fault, and that is told there
            place = scope.centre.translations.place(text, language)
            variants[language] = _from_catalogue(translated, place, text.span, scope).parts
    if missing and not _may_be_translated(template(text), text.span, scope):
        _untranslated("F502", text.span, template(text), missing, scope)
    return variants


def _untranslated(code: str, span: Span, text: str, missing: list[str], scope: Scope) -> None:
    """Reports a text or a word without its translation, with the line to write, or the one that was misspelt."""
    translations = scope.centre.translations
    meant = translations.meant(text, scope.report)
    note = scope.centre.note(translations.first_place(meant), "similar") if meant else None
    facts = {"text": text, "word": text, "languages": ", ".join(missing), "suggestion": meant or ""}
    scope.report.error(code, span, "did_you_mean" if meant else "", note, **facts, line=entry(text, missing))


def _keep_secrets(span: Span, types: Iterable[Type], scope: Scope) -> None:
    if any(kind.secret for kind in types):
        scope.report.error("F801", span)


# --- prompts --------------------------------------------------------------------------------------------------------


def _prompt(name: syntax.Identifier, scope: Scope, to_the_end: bool) -> Spoken:
    prompt = scope.centre.catalogue.prompts.get(name.text)
    if prompt is None:
        unknown_prompt(name, scope)
        return Spoken(graph.Speech({}, name.text, to_the_end))
    variants, needs = _variants(prompt, name, scope)
    _missing(prompt, name, scope)
    return Spoken(graph.Speech(variants, prompt.name, to_the_end), needs)


def _variants(
    prompt: Prompt, name: syntax.Identifier, scope: Scope
) -> tuple[dict[str, tuple[graph.AnyPart, ...]], tuple[Need, ...]]:
    needs: list[Need] = []
    variants: dict[str, tuple[graph.AnyPart, ...]] = {}
    for key, (variant, is_heard) in _wanted(prompt, scope).items():
        said = _variant(variant, is_heard, name, scope)
        variants[key] = said.parts
        needs.extend(said.needs)
    return variants, tuple(needs)


def _wanted(prompt: Prompt, scope: Scope) -> dict[str, tuple[PromptVariant, bool]]:
    """The variants this flow may say, by language or language and medium; and whether each is heard, not read."""
    heard = any(medium in VOICE_MEDIA for medium in scope.media)
    wanted: dict[str, tuple[PromptVariant, bool]] = {}
    for language in scope.languages:
        plain = prompt.variants.get(language) or prompt.variants.get("*")
        if plain is not None:
            wanted[language] = (plain, heard)
        for medium in scope.media:
            is_heard = medium in VOICE_MEDIA
            own = prompt.variants.get(f"{language}/{medium}")
            if own is None and plain is not None and is_heard != heard and plain.sound and plain.text:
                own = plain
            if own is not None:
                wanted[f"{language}/{medium}"] = (own, is_heard)
    return wanted


def _variant(variant: PromptVariant, is_heard: bool, name: syntax.Identifier, scope: Scope) -> Said:
    if variant.sound and (is_heard or not variant.text):
        return Said((graph.Sound(variant.sound),))
    text = scope.centre.translations.parsed(variant.text)
    if text is None:
        scope.centre.unreadable_prompt(variant)
        return Said((graph.Words(variant.text),))
    said = _from_catalogue(text, variant.span or NOWHERE, name.span, scope)
    _keep_secrets(name.span, said.types, scope)
    return said


def _may_be_translated(text: str, span: Span, scope: Scope) -> bool:
    """Whether a translation may stand in what could not be read, or the text itself could not be."""
    return scope.centre.may_be_translated(text) or scope.centre.faults.at(scope.unit.path, span.line)


def _from_catalogue(text: syntax.TextLiteral, place: Span, span: Span, scope: Scope) -> Said:
    """A text of the catalogue; what is wrong in it is told there, but for a value that the flow does not have."""
    apart = scope.apart()
    said = inline_parts(placed(text, span), apart)
    for one in apart.report.diagnostics:
        if one.code == "F203" and not one.variant:
            _lacks(one, place, span, scope)
        else:
            note = scope.report.note(span, "said")
            scope.centre.told_in_catalogue(one.code, place, one.variant, note, **one.facts)
    return said


def _lacks(found: Diagnostic, place: Span, span: Span, scope: Scope) -> None:
    """Reports, once for all languages, a value of the catalogue's text that the flow does not have."""
    if not any(one.location.span == span and one.facts == found.facts for one in scope.report.diagnostics):
        note = scope.centre.note(place, "stands", **found.facts)
        scope.report.error(found.code, span, found.variant, note, **found.facts)


def unknown_prompt(name: syntax.Identifier, scope: Scope) -> None:
    """Reports a prompt that is not in the catalogue."""
    prompts = scope.centre.catalogue.prompts
    meant = scope.report.meant(name.text, prompts)
    if "prompts" in scope.centre.catalogue.lost:
        return
    if meant:
        note = scope.centre.note(prompts[meant].span, "similar")
        scope.report.error("F204", name.span, "did_you_mean", note, name=name.text, suggestion=meant)
    elif name.text in scope.known:
        scope.used.add(name.text)  # it was meant to be said
        scope.report.error("F204", name.span, "variable", name=name.text)
    else:
        scope.report.error("F204", name.span, name=name.text)


def _missing(prompt: Prompt, name: syntax.Identifier, scope: Scope) -> None:
    """Reports, once for each prompt, the languages and media it cannot be said in."""
    for medium in scope.media:
        lacking = [language for language in scope.languages if not _can_say(prompt, language, medium)]
        for language in lacking:
            scope.centre.lacking(prompt, language, medium, scope.unit.place(name.span))


def _can_say(prompt: Prompt, language: str, medium: str) -> bool:
    keys = (f"{language}/{medium}", f"*/{medium}", language, "*")
    variant = next((prompt.variants[key] for key in keys if key in prompt.variants), None)
    if variant is None:
        return False
    return bool(variant.text) or medium in VOICE_MEDIA


# --- option words ---------------------------------------------------------------------------------------------------


def words(labels: Iterable[syntax.WordLabel], scope: Scope) -> dict[str, tuple[str, ...]]:
    """The words of an option by language; a word without a translation is reported."""
    found: dict[str, list[str]] = {}
    for label in labels:
        missing = []
        for language in scope.languages:
            word = label.text if language == scope.written_in else scope.centre.translations.word(label.text, language)
            if word is None:
                missing.append(language)
            else:
                found.setdefault(language, []).append(word)
        if missing and not _may_be_translated(label.text, label.span, scope):
            _untranslated("F503", label.span, label.text, missing, scope)
    return {language: tuple(dict.fromkeys(texts)) for language, texts in found.items()}
