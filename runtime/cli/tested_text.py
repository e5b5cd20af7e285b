"""What came of scenarios, for eyes: each with ✓ or ✗; what was expected, what came, and the call until then."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flowlang.visible import clipped, shown
from runtime.cli.centres import located
from runtime.cli.tested_json import KINDS, counts
from runtime.cli.tested_words import several, words
from runtime.rehearsal.scenarios import Failure, Heard, Mistake, Outcome
from runtime.rehearsal.scenarios_words import line_in, mistake_in, phrase_in

if TYPE_CHECKING:
    from runtime.cli.tested import Tested, TestedFile

GREEN, RED, BOLD, DIM, PLAIN = "\x1b[32m", "\x1b[31m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
MOST_LINES, MOST_CAME = 40, 500
"""Of a transcript, the last ones; of what came, in characters."""


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
    failed = sum(bool(one.failures) for one in outcomes)
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
        self.told: set[tuple[str, str]] = set()
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
        sign = self._in(RED, "✗") if outcome.failures else self._in(GREEN, "✓")
        medium = f" ({outcome.medium})" if self.has_media and outcome.medium else ""
        yield f"  {sign} {shown(outcome.scenario.name)}{medium}"
        for failure in outcome.failures:
            yield from (
                self._mistaken(file, failure, failure.mistake) if failure.mistake else self._failed(file, failure)
            )

    def _mistaken(self, file: TestedFile, failure: Failure, mistake: Mistake) -> Iterator[str]:
        """A mistake, told once: what stands in a background is part of every scenario."""
        place = f"{shown(file.path)}:{mistake.line}:{mistake.column}"
        text = shown(f"{failure.step.keyword} {failure.step.text}") if failure.step else ""
        yield f"      {place}  {text}".rstrip()
        if (place, text) in self.told:
            yield f"      {words('as above', self.language)}"
            return
        self.told.add((place, text))
        yield f"      {shown(mistake_in(mistake, self.language))}"
        if mistake.near:
            yield f"      {words('near', self.language)}"
            yield from (f"        {one}" for one in mistake.near)

    def _failed(self, file: TestedFile, failure: Failure) -> Iterator[str]:
        """What was expected, what came, and the call until then."""
        step, expected, came = failure.step, failure.expected, failure.came
        assert step is not None and expected is not None and came is not None
        yield f"      {shown(file.path)}:{step.line}:{step.column}  {shown(f'{step.keyword} {step.text}')}"
        yield f"      {words('expected', self.language)} {shown(phrase_in(expected, self.language))}"
        yield f"      {words('came', self.language)} {clipped(phrase_in(came, self.language), MOST_CAME)}"
        lines = failure.transcript[-MOST_LINES:]
        if lines:
            yield f"      {self._in(DIM, words('until then', self.language))}"
        column = max((len(self._place(heard.state)) for heard in lines), default=0)
        yield from (self._heard(heard, column) for heard in lines)

    def _heard(self, heard: Heard, column: int) -> str:
        """A line of the transcript: when, the line of the flow that it comes from, and what."""
        seconds = heard.at // 1_000_000
        place = self._place(heard.state).ljust(column)
        text = clipped(line_in(heard.kind, heard.text, self.language))
        return f"        {seconds // 60:02}:{seconds % 60:02}  {self._in(DIM, place)}  {text}"

    def _place(self, state: str) -> str:
        found = self.one.compiled.sources.get(state)
        return f"{located(self.one.folder, found.path)}:{found.span.line}" if found else ""

    def _mistake(self, file: TestedFile, wrong: Mistake) -> str:
        return f"{shown(file.path)}:{wrong.line}:{wrong.column}: {shown(mistake_in(wrong, self.language))}"

    def never(self) -> Iterator[str]:
        """What no scenario took, each with where it was written; of exits those that calls came by."""
        for kind in KINDS:
            share = self.one.shares[kind]
            if share.never:
                yield ""
                yield words("never", self.language, kind=words(kind, self.language))
            for name, exit in share.never[: len(share.never) - share.behind]:
                yield "  " + "  ".join(part for part in (self._place(name), name, exit) if part)
            if share.behind:
                yield f"  {words('behind', self.language, count=str(share.behind))}"

    def _in(self, colour: str, text: str) -> str:
        return f"{colour}{text}{PLAIN}" if self.has_colours else text
