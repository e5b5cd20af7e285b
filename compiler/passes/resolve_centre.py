"""The flows of a centre by name, who does whom, and what a flow takes over from those that do it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from compiler.catalogue import Catalogue, Prompt, PromptVariant
from compiler.catalogue_nodes import Guesses, Report
from compiler.media import MEDIA, VOICE_MEDIA
from compiler.passes.check_types import type_of
from compiler.passes.resolve_faults import Faults
from compiler.passes.resolve_lacking import Lacking
from compiler.passes.resolve_translations import Translations
from compiler.passes.resolve_units import Declares, Unit
from compiler.passes.resolve_walk import each
from compiler.types import Type
from flowlang import syntax
from flowlang.diagnostics import Note
from flowlang.source import NOWHERE, Location, Span
from flowlang.values import Value


class Call(Value, frozen=True):
    """`do` of one flow in another. `takes_failures`: a line `failed` below it takes what that flow left to others."""

    caller: str
    location: Location
    takes_failures: bool = False


class Centre:
    """Everything that names may mean in a centre, and the reports of its files.

    Args:
        catalogue: What `centre.yaml` declares.
        units: The flows by name; of two with one name the first.
        files: The other files of the centre's folder.
        faulty: The files of which some lines could not be read, with those lines: what is missing may stand there.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        files_read: Iterable[syntax.File],
        files: Collection[str],
        faulty: Mapping[str, Collection[int]],
    ) -> None:
        self.catalogue = catalogue
        self.files = frozenset(files)
        self.reports: dict[str, Report] = {}
        self._guesses = Guesses()
        self.all_units = tuple(Unit(file.path, flow) for file in files_read for flow in file.flows)
        self.faults = Faults(self.all_units, faulty)
        self.units: dict[str, Unit] = {}
        for unit in self.all_units:
            self.units.setdefault(unit.name, unit)
        self.calls = _calls(self.units)
        self._callers = {name: tuple(dict.fromkeys(one.caller for one in calls)) for name, calls in self.calls.items()}
        self._done = _turned({name: self.callers(name) for name in self.units})
        self.handed = _handed(self.units)
        self._sources = {name: (*self.callers(name), *self.handed.get(name, ())) for name in self.units}
        self._leads_to = _turned(self._sources)
        self.silent = _silent(self.units, self.calls, self.handed)
        self.translations = Translations(catalogue.translations, catalogue.translation_places)
        self._may_say: dict[type[syntax.Node], frozenset[str]] = {}
        self._lacking: dict[str, Lacking] = {}
        self._told: set[tuple[str, str, Span]] = set()
        self._repeated_flows()

    def report(self, path: str) -> Report:
        """Where the problems of a file are collected."""
        return self.reports.setdefault(path, Report(path, self._guesses))

    @property
    def catalogue_report(self) -> Report:
        """Where the problems that stand in the catalogue are collected."""
        return self.report(self.catalogue.path)

    @property
    def is_whole(self) -> bool:
        """Whether every flow could be read; if not, a flow that nobody knows may be one of those."""
        return not self.faults.lines

    def may_be_translated(self, text: str) -> bool:
        """Whether a translation that is missing may be among what could not be read of the catalogue."""
        is_lost = not self.catalogue.lost.isdisjoint(("translations", "languages"))
        return is_lost or self.translations.is_doubtful(text)

    def may_say(self, name: str, kind: type[syntax.Node]) -> bool:
        """Whether the head of a flow, or of one that does it, may have a line of this kind that could not be read."""
        if kind not in self._may_say:
            doubtful = (unit for unit in self.units.values() if self.faults.in_head(unit) and not unit.head(kind))
            self._may_say[kind] = self.below(unit.name for unit in doubtful)
        return name in self._may_say[kind]

    def note(self, span: Span | None, label: str, **facts: str) -> Note:
        """A second place, in the catalogue."""
        return Note(Location(self.catalogue.path, span or NOWHERE), label, facts)

    def lacking(self, prompt: Prompt, language: str, medium: str, said: Location) -> None:
        """Remembers that a prompt cannot be said in a language on a medium, and where it is said."""
        if prompt.is_doubtful:
            return
        lack = self._lacking.setdefault(prompt.name, Lacking(prompt, said))
        lack.combinations.setdefault(language, []).append(medium)

    def unreadable_prompt(self, variant: PromptVariant) -> None:
        """Reports, once, a text of a prompt whose braces cannot be read."""
        self.told_in_catalogue("F508", variant.span or NOWHERE)

    def told_in_catalogue(
        self, code: str, span: Span, variant: str = "", note: Note | None = None, /, **facts: str
    ) -> None:
        """Reports once, in the catalogue, what is wrong there and was found where a flow says it."""
        if (code, variant, span) not in self._told:
            self._told.add((code, variant, span))
            self.catalogue_report.error(code, span, variant, note, **facts)

    def report_lacking(self) -> None:
        """Reports each prompt that lacks something, once."""
        if "languages" in self.catalogue.lost:
            return
        for lack in self._lacking.values():
            note = Note(lack.said, "said")
            variant, languages, media = lack.summary()
            facts = {"name": lack.prompt.name, "languages": ", ".join(languages), "media": ", ".join(media)}
            self.catalogue_report.error("F501", lack.prompt.span, variant, note, **facts)

    def _repeated_flows(self) -> None:
        for unit in self.all_units:
            first = self.units[unit.name]
            if first is not unit:
                note = Note(first.place(first.flow.name.span), "first")
                self.report(unit.path).error("F202", unit.flow.name.span, "", note, name=unit.name)

    def type_of(self, written: syntax.TypeExpression, path: str = "") -> Type:
        """The type that was written, without reporting what is wrong with it."""
        return type_of(written, self.catalogue, Report(path, self._guesses))

    # --- what a flow takes over -------------------------------------------------------------------------------------

    def languages(self, name: str) -> tuple[str, ...]:
        """The languages a flow speaks: its own, else those of the flows that do it, else the centre's."""
        known = self.catalogue.languages
        own = declared_languages(self.units[name])
        if own:
            return tuple(language for language in own if language in known) or known
        taken = self._taken_languages[name]
        if not taken and (self.may_say(name, syntax.Languages) or self._may_be_meant(name)):
            return (self.written_in(name),)
        return tuple(language for language in known if language in taken) or known

    def _may_be_meant(self, name: str) -> bool:
        """Whether a flow that nobody does may be one that is done by a name that is not there."""
        return self.units[name].is_sub and not self.callers(name) and not self.calls.keys() <= self.units.keys()

    def written_in(self, name: str) -> str:
        """The language of the texts in a flow: the first it declares, else the centre's first."""
        known = self.catalogue.languages
        own = [language for language in declared_languages(self.units[name]) if language in known]
        return (*own, *known, "en")[0]

    def media(self, name: str) -> tuple[str, ...]:
        """The media a flow works on: its own, else those of the flows that do it and the services that lead to it."""
        own = declared_media(self.units[name])
        if own:
            return own
        taken = self._service_media.get(name, frozenset()) | self._taken_media[name]
        return tuple(medium for medium in MEDIA if medium in taken) or ("voice",)

    @cached_property
    def _service_media(self) -> dict[str, frozenset[str]]:
        """The media of the services that lead to each flow."""
        media: dict[str, frozenset[str]] = {}
        for service in self.catalogue.services.values():
            media[service.flow] = media.get(service.flow, frozenset()).union(service.media)
        return media

    @cached_property
    def _taken_media(self) -> dict[str, frozenset[str]]:
        return self._taken(declared_media, self._service_media)

    @cached_property
    def _taken_languages(self) -> dict[str, frozenset[str]]:
        return self._taken(declared_languages, {})

    def _taken(self, says: Declares, last: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
        """What each flow takes over: on each way up what the first one says that says anything, else what they have.

        Found by going down from every flow until nothing changes: what is taken only grows.
        """
        said = {name: frozenset(says(unit)) for name, unit in self.units.items()}
        found = dict.fromkeys(self.units, frozenset[str]())
        waiting = list(self.units)
        while waiting:
            name = waiting.pop()
            given = said[name] or found[name] | last.get(name, frozenset())
            for done in self._leads_to.get(name, ()):
                if not given <= found[done]:
                    found[done] |= given
                    waiting.append(done)
        return found

    def callers(self, name: str) -> tuple[str, ...]:
        """The flows that do this one."""
        return self._callers.get(name, ())

    def below(self, names: Iterable[str]) -> frozenset[str]:
        """Some flows and every flow that they do, directly or not."""
        return _reached(names, self._done)

    def reach(self, name: str) -> frozenset[str]:
        """The flow and every flow that does it, directly or not."""
        return _reached([name], self._callers)

    def services_of(self, name: str) -> tuple[str, ...]:
        """The services whose calls may come to this flow."""
        reach = _reached([name], self._sources)
        return tuple(service.name for service in self.catalogue.services.values() if service.flow in reach)


def _calls(units: Mapping[str, Unit]) -> dict[str, list[Call]]:
    calls: dict[str, list[Call]] = {}
    for unit in units.values():
        for do in each(unit.flow, syntax.Do):
            calls.setdefault(do.flow.text, []).append(Call(unit.name, unit.place(do.flow.span), takes_failures(do)))
    return calls


def takes_failures(do: syntax.Do) -> bool:
    """Whether a line below it says what happens when the flow that is done fails."""
    return any(label.name.text == "failed" for exit in do.exits for label in exit.labels)


def _handed(units: Mapping[str, Unit]) -> dict[str, tuple[str, ...]]:
    """For each flow those that hand to it."""
    handed: dict[str, dict[str, None]] = {}
    for unit in units.values():
        for one in each(unit.flow, syntax.HandTo):
            handed.setdefault(one.flow.text, {})[unit.name] = None
    return {name: tuple(flows) for name, flows in handed.items()}


def _turned(callers: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The flows that each flow does."""
    done: dict[str, list[str]] = {}
    for name, above in callers.items():
        for caller in above:
            done.setdefault(caller, []).append(name)
    return done


def _reached(names: Iterable[str], ways: Mapping[str, Iterable[str]]) -> frozenset[str]:
    waiting = list(names)
    seen = set(waiting)
    while waiting:
        fresh = [one for one in ways.get(waiting.pop(), ()) if one not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return frozenset(seen)


def _silent(
    units: Mapping[str, Unit], calls: Mapping[str, list[Call]], handed: Collection[str]
) -> dict[str, frozenset[str]]:
    """The media for which each flow has a length of silence: its own, else what every flow that does it has.

    A sub-flow that nobody does yet misses nothing; one that others hand to has but its own. Found by going round from
    the top until nothing changes.
    """
    own = {name: frozenset(declared_silences(unit)) for name, unit in units.items()}
    found = {name: frozenset(MEDIA) for name in units}
    done_by: dict[str, set[str]] = {}
    for done in units:
        for call in calls.get(done, ()):
            done_by.setdefault(call.caller, set()).add(done)
    waiting = list(units)
    while waiting:
        name = waiting.pop()
        callers = [found[call.caller] for call in calls.get(name, ())]
        is_alone = name in handed or not units[name].is_sub
        taken = frozenset.intersection(*callers) if callers else frozenset(() if is_alone else MEDIA)
        if own[name] | taken != found[name]:
            found[name] = own[name] | taken
            waiting.extend(sorted(done_by.get(name, ())))
    return found


def declared_languages(unit: Unit) -> tuple[str, ...]:
    """The languages at a flow's head."""
    lines = unit.head(syntax.Languages)
    return tuple(dict.fromkeys(language.text for line in lines for language in line.languages))


def declared_media(unit: Unit) -> tuple[str, ...]:
    """The media at a flow's head, those that exist."""
    lines = unit.head(syntax.Media)
    return tuple(dict.fromkeys(one.text for line in lines for one in line.media if one.text in MEDIA))


def declared_silences(unit: Unit) -> dict[str, int]:
    """The lengths of silence at a flow's head, by medium, microseconds."""
    return silences(time for line in unit.head(syntax.Silence) for time in line.times)


def silences(times: Iterable[syntax.TimeOn]) -> dict[str, int]:
    """`6s, 3m on chat` by medium; a time without media is for voice and video."""
    found: dict[str, int] = {}
    for time in times:
        for medium in [one.text for one in time.media] or VOICE_MEDIA:
            found.setdefault(medium, time.duration.microseconds)
    return found


def has_on_failure(unit: Unit) -> bool:
    """Whether a flow says where something broken leads."""
    return bool(unit.head(syntax.OnFailure))
