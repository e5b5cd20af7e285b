"""What holds between the catalogue and the flows: services and their flows, languages, media, prompts."""

from __future__ import annotations

from compiler.catalogue import CannedAnswer, Service
from compiler.media import MEDIA
from compiler.passes.check_times import MOST_SILENT, within
from compiler.passes.check_types import ERROR, spelled
from compiler.passes.resolve_centre import Centre
from compiler.passes.resolve_translations import same_values
from compiler.passes.resolve_units import Unit
from compiler.passes.resolve_walk import each
from flowlang import syntax
from flowlang.diagnostics import Note
from flowlang.source import NOWHERE


def check_centre(centre: Centre) -> None:
    """Checks services against flows, and the heads of flows against the catalogue."""
    for service in centre.catalogue.services.values():
        _service(centre, service)
    for unit in centre.units.values():
        _languages(centre, unit)
        _media(centre, unit)
    _translations(centre)
    _answers(centre)
    _kept(centre)
    centre.report_lacking()


def _answers(centre: Centre) -> None:
    """Canned answers are there in every language of the centre, since operators serve customers of each."""
    if "languages" in centre.catalogue.lost:
        return
    for answer in centre.catalogue.answers.values():
        lacking = [one for one in centre.catalogue.languages if not _is_written(answer, one)]
        if lacking and not answer.is_doubtful:
            facts = {"name": answer.name, "languages": ", ".join(lacking), "media": ""}
            centre.catalogue_report.error("F501", answer.span, "answer", None, **facts)


def _is_written(answer: CannedAnswer, language: str) -> bool:
    variant = answer.variants.get(language)
    return variant is not None and bool(variant.text)


def _kept(centre: Centre) -> None:
    """What is kept beyond a flow is one thing by its name: every flow that declares it gives it the same type."""
    first: dict[tuple[str, str], tuple[Unit, syntax.Variable]] = {}
    for unit in centre.units.values():
        for line in unit.head(syntax.Variable):
            if line.kept_with is None:
                continue
            other, written = first.setdefault((line.kept_with.text, line.name.text), (unit, line))
            kind, wanted = centre.type_of(line.type), centre.type_of(written.type)
            if kind != wanted and ERROR not in (kind, wanted):
                note = Note(other.place(written.type.span), "declared")
                facts = {"type": spelled(kind), "expected": spelled(wanted), "name": line.name.text}
                centre.report(unit.path).error("F301", line.type.span, "kept", note, **facts)


def _translations(centre: Centre) -> None:
    """Every translation has the values of its text, whether a flow says it or not."""
    for text, languages in centre.catalogue.translations.items():
        places = centre.catalogue.translation_places.get(text, {})
        original = centre.translations.parsed(text)
        for language, translation in languages.items():
            place = places.get(language, NOWHERE)
            translated = centre.translations.parsed(translation)
            if translated is None:
                centre.catalogue_report.error("F508", place)
            elif original is not None and not same_values(original, translated):
                centre.catalogue_report.error("F507", place, "", None, language=language)


def _service(centre: Centre, service: Service) -> None:
    unit, report = centre.units.get(service.flow), centre.catalogue_report
    if not service.flow:
        return
    if unit is None:
        _no_flow(centre, service)
        return
    note = Note(unit.place(unit.flow.name.span), "flow")
    if unit.is_sub:
        report.error("F216", service.flow_span, "service", note, name=service.flow)
        return
    if centre.may_say(unit.name, syntax.Media):
        return
    lacking = [medium for medium in service.media if medium not in centre.media(unit.name)]
    if lacking:
        facts = {"service": service.name, "name": service.flow, "media": ", ".join(lacking)}
        report.error("F509", service.span, "", note, **facts)


def _no_flow(centre: Centre, service: Service) -> None:
    tops = [unit.name for unit in centre.units.values() if not unit.is_sub]
    meant = centre.catalogue_report.meant(service.flow, tops)
    if meant:
        unit = centre.units[meant]
        note = Note(unit.place(unit.flow.name.span), "similar")
        centre.catalogue_report.error(
            "F205", service.flow_span, "did_you_mean", note, name=service.flow, suggestion=meant
        )
    elif centre.is_whole:
        centre.catalogue_report.error("F205", service.flow_span, "", name=service.flow)


def _languages(centre: Centre, unit: Unit) -> None:
    known = centre.catalogue.languages
    for language in (one for line in unit.head(syntax.Languages) for one in line.languages):
        if known and language.text not in known and "languages" not in centre.catalogue.lost:
            facts = {"name": language.text, "known": ", ".join(known)}
            centre.report(unit.path).error("F213", language.span, "language", None, **facts)


def _media(centre: Centre, unit: Unit) -> None:
    named = [one for line in unit.head(syntax.Media) for one in line.media]
    for time in each(unit.flow, syntax.TimeOn):
        within(time.duration, 0, centre.report(unit.path), MOST_SILENT)
        named.extend(time.media)
    for medium in named:
        if medium.text not in MEDIA:
            facts = {"name": medium.text, "known": ", ".join(MEDIA)}
            centre.report(unit.path).error("F213", medium.span, "", None, **facts)
