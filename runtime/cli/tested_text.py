"""What came of scenarios, for eyes: each with ✓ or ✗; what was expected, what came, and the call until then."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flowlang.visible import clipped, shown, width
from runtime.cli.centres import located
from runtime.cli.tested_json import KINDS, counts
from runtime.cli.tested_words import several, words
from runtime.rehearsal.scenarios import Failure, Heard, Mistake, Outcome
from runtime.rehearsal.scenarios_words import line_in, mistake_in, phrase_in

if TYPE_CHECKING:
    from runtime.cli.tested import Tested, TestedFile

GREEN, RED, BOLD, DIM, PLAIN = "\x1b[32m", "\x1b[31m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
COLUMN = 72
MOST_LINES = 40
"""Of a transcript: the last ones."""


def as_text(every: list[Tested], arguments: argparse.Namespace, has_colours: bool) -> str:
    """The whole as a text that ends in a line break, or nothing where nothing was run."""
    pages = [Page(one, arguments.language, has_colours) for one in every if one.files]
    lines = [line for page in pages for line in page.lines()]
    if not pages:
        return ""
    lines += summary(every, arguments.language)
    if arguments.coverage:
        lines += [line for page in pages for line in page.never()]
    return "\n".join(lines) + "\n"


def summary(every: list[Tested], language: str) -> list[str]:
    """How many hold, and how much was taken."""
    outcomes = [outcome for one in every for file in one.files for outcome in file.outcomes]
    failed = sum(one.failure is not None for one in outcomes)
    numbers = (several(len(outcomes), "scenarios", language), several(len(outcomes) - failed, "passed", language))
    shares = []
    for kind in KINDS:
        taken, of = counts(every, kind)
        shares.append(words("share", language, kind=words(kind, language), taken=str(taken), of=str(of)))
    return [f"{', '.join((*numbers, several(failed, 'failed', language)))}", " · ".join(shares)]


class Page:
    """One centre's files of scenarios as lines."""

    def __init__(self, one: Tested, language: str, has_colours: bool) -> None:
        self.one = one
        self.language = language
        self.has_colours = has_colours
        outcomes = [outcome for file in one.files for outcome in file.outcomes]
        self.has_media = len({outcome.medium for outcome in outcomes if outcome.medium}) > 1

    def lines(self) -> Iterator[str]:
        """Every file."""
        for file in self.one.files:
            name = f"  {shown(file.name)}" if file.name else ""
            yield f"{self._in(BOLD, shown(file.path))}{name}"
            for wrong in file.mistakes:
                yield f"  {self._in(RED, '✗')} {self._mistake(file, wrong)}"
            for outcome in file.outcomes:
                yield from self._outcome(file, outcome)
            yield ""

    def _outcome(self, file: TestedFile, outcome: Outcome) -> Iterator[str]:
        sign = self._in(RED, "✗") if outcome.failure else self._in(GREEN, "✓")
        medium = f" ({outcome.medium})" if self.has_media and outcome.medium else ""
        yield f"  {sign} {shown(outcome.scenario.name)}{medium}"
        if outcome.failure is not None:
            yield from self._failure(file, outcome.failure)

    def _failure(self, file: TestedFile, failure: Failure) -> Iterator[str]:
        step = failure.step
        if step is not None:
            yield f"      {shown(file.path)}:{step.line}:{step.column}  {shown(f'{step.keyword} {step.text}')}"
        if failure.mistake is not None:
            place = "" if step else f"{shown(file.path)}:{failure.mistake.line}:{failure.mistake.column}: "
            yield f"      {place}{shown(mistake_in(failure.mistake, self.language))}"
            if failure.mistake.near:
                yield f"      {words('near', self.language)}"
                yield from (f"        {one}" for one in failure.mistake.near)
        if failure.expected is not None and failure.came is not None:
            yield f"      {words('expected', self.language)} {shown(phrase_in(failure.expected, self.language))}"
            yield f"      {words('came', self.language)} {clipped(phrase_in(failure.came, self.language), 500)}"
        if failure.transcript:
            yield f"      {self._in(DIM, words('until then', self.language))}"
            yield from map(self._heard, failure.transcript[-MOST_LINES:])

    def _heard(self, heard: Heard) -> str:
        """A line of the transcript: when, what, and the line of the flow that it comes from."""
        seconds = heard.at // 1_000_000
        text = clipped(line_in(heard.kind, heard.text, self.language))
        place = self._place(heard.state)
        blanks = " " * max(2, COLUMN - width(text)) if place else ""
        return f"        {seconds // 60:02}:{seconds % 60:02}  {text}{blanks}{self._in(DIM, place) if place else ''}"

    def _place(self, state: str) -> str:
        found = self.one.compiled.sources.get(state)
        return f"{located(self.one.folder, found.path)}:{found.span.line}" if found else ""

    def _mistake(self, file: TestedFile, wrong: Mistake) -> str:
        return f"{shown(file.path)}:{wrong.line}:{wrong.column}: {shown(mistake_in(wrong, self.language))}"

    def never(self) -> Iterator[str]:
        """What no scenario took, each with where it was written."""
        for kind in KINDS:
            found = self.one.shares[kind].never
            if found:
                yield ""
                yield words("never", self.language, kind=words(kind, self.language))
            for name, exit in found:
                place = self._place(name)
                yield "  " + "  ".join(part for part in (place, name, exit) if part)

    def _in(self, colour: str, text: str) -> str:
        return f"{colour}{text}{PLAIN}" if self.has_colours else text
