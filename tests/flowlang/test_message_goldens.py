"""Every message has a folder that shows it: what an author writes, and what they are told, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from goldens import compare
from message_cases import MESSAGES, WRITTEN, folder_case

from flowlang.diagnostics import Diagnostic
from flowlang.messages.lookup import FACT, LANGUAGES, modules, wording, wordings
from flowlang.rendering import render

ELSEWHERE = {
    "F990": "needs a file that nobody may read",
    "F992": "needs a file of a megabyte",
    "F992.together": "needs files of twenty megabytes",
    "F993": "needs ten thousand files",
    "F994": "needs folders nine deep",
    "F995": "needs a link out of the folder",
}
"""What a repository cannot hold; `tests/runtime/test_centre_folder.py` makes it and compares these goldens."""

FOLDERS = sorted(path for path in MESSAGES.iterdir() if path.is_dir() and path.name not in ELSEWHERE)
EVERY = sorted({key for family in {name[:2] for name in modules("en")} for key in wordings("en", family)})


def named(one: Diagnostic) -> str:
    """The code and variant of a diagnostic, as folders are named."""
    return f"{one.code}.{one.variant}".removesuffix(".")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_message_reads_as_it_did_when_somebody_last_looked(folder: Path, update_goldens: bool) -> None:
    texts, diagnostics = folder_case(folder)
    assert folder.name in set(map(named, diagnostics))
    for language, name in zip(LANGUAGES, WRITTEN, strict=True):
        compare(folder / name, render(diagnostics, texts, language), update_goldens)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_message_has_a_fact_for_each_brace(folder: Path) -> None:
    for one in folder_case(folder)[1]:
        assert named(one) in EVERY, f"{named(one)} has no wording of its own"
        for language in LANGUAGES:
            assert not missing_facts(one, language)


def missing_facts(one: Diagnostic, language: str) -> set[str]:
    """The names in the braces of a message's wording that are not among its facts."""
    words = wording(one.code, one.variant, language)
    missing = set(FACT.findall(f"{words.title} {words.label} {words.cause} {words.hint}")) - one.facts.keys()
    for note in one.notes:
        assert note.label in words.notes, f"{named(one)}: no wording for the note {note.label!r} in {language}"
        missing |= set(FACT.findall(words.notes[note.label])) - one.facts.keys() - note.facts.keys()
    return missing


@pytest.mark.parametrize("key", EVERY)
def test_every_message_is_shown(key: str) -> None:
    assert (MESSAGES / key).is_dir(), f"no folder tests/goldens/messages/{key} shows this message"
