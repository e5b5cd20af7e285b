"""One layout: what was written stays, whatever the author's columns were."""

from __future__ import annotations

from pathlib import Path

import pytest
from flow_strategies import files, first_half_files
from hypothesis import HealthCheck, given, settings

from flowlang.formatter import format_file, format_text
from flowlang.parser import parse
from flowlang.spans import without_spans
from flowlang.syntax import File

ROOT = Path(__file__).parent.parent.parent
LANGUAGE = ROOT / "tests" / "goldens" / "language"
SAMPLE = sorted((ROOT / "flows").glob("*.flow"))
GENTLE = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def check_round_trip(file: File) -> None:
    text = format_file(file)
    parsed = parse(text, file.path)
    assert not parsed.diagnostics, text
    assert without_spans(parsed.file) == file
    assert format_text(text, file.path).text == text


@GENTLE
@given(first_half_files())
def test_what_is_formatted_reads_as_it_was(file: File) -> None:
    check_round_trip(file)


@GENTLE
@given(files())
def test_so_does_the_whole_language(file: File) -> None:
    check_round_trip(file)


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.name)
def test_the_sample_is_in_canonical_layout(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert format_text(text, path.name).text == text
